"""Links of a page, turned so that they hold in the export."""

import re
from collections.abc import Callable
from html import escape, unescape
from posixpath import dirname, relpath
from urllib.parse import urldefrag, urljoin

ATTRIBUTE = re.compile(r'\s(href|src|action)="((?:[/?])[^"]*)"')
HTMX = re.compile(r'\s+hx-[a-z-]+="[^"]*"|<meta name="htmx-config"[^>]*>|<script [^>]*htmx[^>]*></script>')
STATIC = "/static/"
INDEX = "index.html"

FileOf = Callable[[str], str | None]


def turn(page: str, address: str, file_of: FileOf, *, base: str, site: str) -> str:
    """The page of an address with links to files of the export, and to the living `site` for everything else.

    With a `base` address links are absolute below it, without one relative to the page's own file. Forms ask
    something, so they lead to the living site; htmx, which would ask it from elsewhere, is taken out.
    """
    here = file_of(address) or INDEX

    def turned(match: re.Match[str]) -> str:
        name, value = match[1], unescape(match[2])
        target, fragment = urldefrag(urljoin(address, value))
        file = None if name == "action" else _file(target, file_of)
        link = f"{site}{target}" if file is None else _link(file, here, base)
        return f' {name}="{escape(link + (f"#{fragment}" if fragment else ""))}"'

    return ATTRIBUTE.sub(turned, HTMX.sub("", page))


def _file(target: str, file_of: FileOf) -> str | None:
    return target.removeprefix("/") if target.startswith(STATIC) else file_of(target)


def _link(file: str, here: str, base: str) -> str:
    """The address of a file, without the name of an index."""
    if base:
        return f"{base.rstrip('/')}/{file.removesuffix(INDEX)}"
    if not file.endswith(INDEX):
        return relpath(file, dirname(here) or ".")
    folder = dirname(file)
    return relpath(folder or ".", dirname(here) or ".") + "/"
