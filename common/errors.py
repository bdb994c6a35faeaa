"""Errors that a reader can mend, answered with a page that says how."""


class BadQuery(Exception):
    """A value in the address that cannot be used: answered with status 400, naming the value."""

    def __init__(self, name: str, value: str, remedy: str) -> None:
        self.name, self.value, self.remedy = name, value, remedy
        super().__init__(f"{name}={value}: {remedy}")
