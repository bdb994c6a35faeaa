"""Reading leaves nothing behind and asks nobody else: the watch of `open_page` sees to it on every page."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext

from tests.browser.addresses import PAGES, STATUSES
from tests.browser.conftest import OpenPage
from tests.browser.watch import Watch

STORED = """async () => ({
  cookie: document.cookie, local: localStorage.length, databases: (await indexedDB.databases()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length, session: Object.keys(sessionStorage).join(),
})"""
NOTHING = {"cookie": "", "local": 0, "databases": 0, "workers": 0, "session": ""}
# Where the reader is, for the Back button; the browser forgets it with the tab.
HTMX = {**NOTHING, "session": "htmx-current-path-for-history"}


def test_every_page_keeps_nothing_asks_nobody_and_says_the_same_without_javascript(open_page: OpenPage) -> None:
    plain, scripted = open_page(javascript=False), open_page()
    for name, address in PAGES.items():
        for page in (plain, scripted):
            answer = page.goto(address)
            assert answer
            assert answer.status == STATUSES.get(name, 200), name
        assert plain.locator("main h1").count() == 1, name
        assert plain.locator("main").inner_text() == scripted.locator("main").inner_text(), name
        assert scripted.evaluate(STORED) in (NOTHING, HTMX), name
        scripted.evaluate("sessionStorage.clear()")


def test_watch_sees_what_the_site_refuses_to_load(new_context: Callable[..., BrowserContext], base_url: str) -> None:
    context = new_context()
    watch = Watch(base_url)
    watch.follow(context)
    page = context.new_page()
    page.goto("/")
    assert watch.faults == []
    with page.expect_console_message():
        page.evaluate("new Image().src = 'http://elsewhere.example/picture.png'")
    assert any("Content Security Policy" in fault for fault in watch.faults), watch.faults
