"""The documentation names what there is: every address, every setting, every command."""

import re
from pathlib import Path
from typing import get_args

import pytest
from django.conf import settings
from django.urls import URLPattern

from assessments.must_haves import MustHave, parse_must_have
from earshot import urls

DOCS = settings.BASE_DIR / "docs"
PUBLIC = [pattern for part in urls.urlpatterns[:2] for pattern in part.url_patterns]
READS = re.compile(r'env\.(?:text|flag|port|number|words|directory)\(\s*"([A-Z_]+)"')


def address(pattern: URLPattern) -> str:
    return "/" + re.sub(r"<\w+:(\w+)>", r"<\1>", str(pattern.pattern))


@pytest.mark.parametrize("pattern", PUBLIC, ids=address)
def test_address_stands_in_the_docs(pattern: URLPattern) -> None:
    assert f"`{address(pattern)}`" in (DOCS / "addresses.md").read_text()


def test_every_setting_stands_in_the_docs() -> None:
    sources = [*(settings.BASE_DIR / "earshot").rglob("*.py")]
    names = {name for source in sources for name in READS.findall(source.read_text())}
    assert "EARSHOT_SITE_URL" in names
    text = (DOCS / "operations.md").read_text()
    assert {name for name in names if f"`{name}`" not in text} == set()


def test_every_command_stands_in_the_docs() -> None:
    commands = [path.stem for path in settings.BASE_DIR.glob("*/management/commands/[a-z]*.py")]
    assert "publish" in commands
    text = (DOCS / "data.md").read_text()
    assert [name for name in commands if f"manage.py {name}" not in text] == []


@pytest.mark.parametrize(
    "document", sorted([*DOCS.rglob("*.md"), settings.BASE_DIR / "README.md"]), ids=lambda p: p.name
)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text()):
        assert (document.parent / target).exists(), f"{document.name} links to {target}"


def test_every_form_of_must_have_stands_in_the_method() -> None:
    codes = re.findall(r"\| `([\w.-]+)` \|", (DOCS / "method.md").read_text())
    found = {type(parse_must_have(code)) for code in codes}
    assert found == set(get_args(MustHave))
