from tests.comparison.shortlist.readers import reading

__all__ = ["reading"]
