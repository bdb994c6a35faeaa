"""What stands beside the pages: style and mark, the page for what is missing, notes for crawlers and file servers."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.templatetags.static import static

from comparison.static_site.addresses import file_of
from comparison.static_site.links import turn
from comparison.static_site.release import write
from comparison.static_site.render import render_missing
from comparison.views.robots import ROBOTS

ASSETS = ("css/earshot.css", "img/mark.svg")
"""What the pages load once htmx is taken out of them."""

MISSING = "/nothing-is-here/"
POLICY = "default-src 'self'; base-uri 'none'; form-action 'self' {site}; frame-ancestors 'none'; object-src 'none'"
HEADERS = """\
/*
  Content-Security-Policy: {policy}
  X-Content-Type-Options: nosniff
  Referrer-Policy: same-origin
/static/*
  Cache-Control: public, max-age=31536000, immutable
"""


def write_assets(folder: Path, site: str) -> None:
    """Writes them into the tree of a release; `site` is the living site, which takes what is asked in forms."""
    for name in ASSETS:
        source = finders.find(name)
        if source is None:
            raise FileNotFoundError(2, "is missing among the static files", name)
        write(folder, static(name).removeprefix("/"), Path(source).read_bytes())
    # A missing page can stand at any depth, so its links begin at the root.
    missing = turn(render_missing(MISSING).decode(), MISSING, file_of, base="/", site=site)
    write(folder, "404.html", missing.encode())
    write(folder, "robots.txt", ROBOTS.encode())
    headers = HEADERS.format(policy=POLICY.format(site=site))
    (folder / "_headers").write_text(headers, encoding="utf-8")
    (folder / "_redirects").write_text(f"/favicon.ico {static('img/mark.svg')} 302\n", encoding="utf-8")
