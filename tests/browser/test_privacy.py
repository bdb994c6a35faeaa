"""Reading leaves nothing behind and asks nobody else: the watch of `open_page` sees to it on every page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.addresses import PAGES
from tests.browser.conftest import OpenPage
from tests.browser.watch import Watch

STORED = """async () => ({
  cookie: document.cookie, local: localStorage.length, session: sessionStorage.length,
  databases: (await indexedDB.databases()).length, workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""


@pytest.mark.parametrize("name", PAGES)
def test_page_keeps_nothing_in_the_browser_and_asks_nobody_else(open_page: OpenPage, name: str) -> None:
    page = open_page(PAGES[name])
    page.wait_for_load_state("networkidle")
    assert page.evaluate(STORED) == {"cookie": "", "local": 0, "session": 0, "databases": 0, "workers": 0}


@pytest.mark.parametrize("name", PAGES)
def test_page_says_the_same_without_javascript(open_page: OpenPage, name: str) -> None:
    plain = open_page(PAGES[name], javascript=False)
    assert plain.locator("main h1").count() == 1
    assert plain.locator("main").inner_text() == open_page(PAGES[name]).locator("main").inner_text()


def test_watch_sees_what_the_site_refuses_to_load(new_context: Callable[..., BrowserContext], base_url: str) -> None:
    context = new_context()
    watch = Watch(base_url)
    watch.follow(context)
    page = context.new_page()
    page.goto("/")
    assert watch.faults == []
    with page.expect_console_message():
        page.evaluate("new Image().src = 'http://elsewhere.example/picture.png'")
    assert "Content Security Policy" in watch.faults[-1]
