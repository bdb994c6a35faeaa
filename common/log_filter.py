"""What the log must not hold: addresses that are secrets."""

import logging
import re

SECRET = re.compile(r"(/saved/)[\w-]+")


class HideSecretAddresses(logging.Filter):
    """Puts an ellipsis in the place of what makes an address secret, wherever a line of the log would print it."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(_hide(value) if isinstance(value, str) else value for value in record.args)
        record.msg = _hide(record.msg) if isinstance(record.msg, str) else record.msg
        return True


def _hide(text: str) -> str:
    return SECRET.sub(r"\1…", text)
