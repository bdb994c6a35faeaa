"""Environment variables as typed values; every refusal names the variable and what it should hold."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE_WORDS = frozenset({"1", "true", "yes", "on"})
FALSE_WORDS = frozenset({"0", "false", "no", "off"})
HIGHEST_PORT = 65535
LONGEST_NUMBER = 15


def text(name: str, default: str | None = None) -> str:
    """The value of a variable; without a default, an unset or empty variable is refused."""
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if default is None:
        raise ImproperlyConfigured(f"{name} is not set; see docs/operations.md for what it should hold")
    return default


def flag(name: str, *, default: bool) -> bool:
    """The value of a switch: 1, true, yes, on or 0, false, no, off."""
    word = os.environ.get(name, "").strip().lower()
    if not word:
        return default
    if word in TRUE_WORDS | FALSE_WORDS:
        return word in TRUE_WORDS
    raise ImproperlyConfigured(f"{name} is {word!r}; it should be 1 or 0")


def port(name: str, default: int) -> int:
    """The value of a TCP port number, 1 to 65535."""
    value = os.environ.get(name, "").strip() or str(default)
    if value.isascii() and value.isdecimal() and 1 <= int(value) <= HIGHEST_PORT:
        return int(value)
    raise ImproperlyConfigured(f"{name} is {value!r}; it should be a port number from 1 to {HIGHEST_PORT}")


def number(name: str, default: int) -> int:
    """The value of a whole number, 0 or more."""
    value = os.environ.get(name, "").strip() or str(default)
    if value.isascii() and value.isdecimal() and len(value) <= LONGEST_NUMBER:
        return int(value)
    raise ImproperlyConfigured(f"{name} is {value!r}; it should be a whole number, such as {default}")


def words(name: str) -> list[str]:
    """The words of a comma-separated variable, of which there is at least one."""
    found = [word.strip() for word in text(name).split(",") if word.strip()]
    if not found:
        raise ImproperlyConfigured(f"{name} holds only commas; it should be words separated by commas")
    return found


def directory(name: str, default: Path) -> Path:
    """The absolute path of a directory, which is made if it is missing."""
    path = Path(text(name, str(default))).expanduser().absolute()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"{name} is {str(path)!r}, which cannot be made: {error}") from error
    return path
