"""Whether what is read just now goes into a public page, which may be made from a replica of the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_public: ContextVar[bool] = ContextVar("public", default=False)


@contextmanager
def reading(*, public: bool) -> Iterator[None]:
    """While the context lasts, reading is public or it is not."""
    token = _public.set(public)
    try:
        yield
    finally:
        _public.reset(token)


def is_public() -> bool:
    """Whether reading is public; it is not unless somebody says so."""
    return _public.get()


def begin() -> None:
    """From here to the end of the context that holds it, reading is public."""
    _public.set(True)
