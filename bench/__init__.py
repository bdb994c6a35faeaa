"""Benchmarks: each is one command that prints a table and JSON. They are no part of the tests."""
