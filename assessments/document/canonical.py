"""One spelling for JSON, so that equal content has equal bytes and one SHA-256."""

import hashlib
import json


def canonical_json(data: object) -> str:
    """The data as JSON with sorted keys, no white space and unescaped Unicode.

    Publish these bytes as UTF-8 and their SHA-256 can be recomputed by anyone.
    """
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def sha256(text: str) -> str:
    """The SHA-256 of the text's UTF-8 bytes, in lower-case hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
