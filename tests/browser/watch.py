"""What a reader's browser must never be made to do: ask another host for something, or report a fault."""

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

# The last two are the viewer of PDF files that Chromium brings along.
LOCAL_SCHEMES = ("data:", "blob:", "about:", "chrome:", "chrome-extension:")
# Chromium reports a page that answers 404, 400 or 422 in its console, where such a page is just what was asked for.
# Beside a PDF it asks for an icon at this address by itself.
ICON = "/favicon.ico"
EXPECTED = "Failed to load resource: the server responded with a status of 4"
# The answer to a form that cannot be used, which htmx puts into the page; there the page stays where it is.
REFUSED = "Failed to load resource: the server responded with a status of 422"


class Watch:
    """Gathers the faults of every page of a browser context."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.pages: set[str] = set()
        self.faults: list[str] = []

    def follow(self, context: BrowserContext) -> None:
        context.on("request", self._see_request)
        context.on("console", self._see_message)
        context.on("weberror", self._see_error)

    def _see_request(self, request: Request) -> None:
        if request.is_navigation_request():
            self.pages.add(request.url)
        if not request.url.startswith((f"{self.origin}/", *LOCAL_SCHEMES)):
            self.faults.append(f"asks elsewhere: {request.url}")

    def _see_message(self, message: ConsoleMessage) -> None:
        asked_for = (*self.pages, f"{self.origin}{ICON}")
        expected = message.text.startswith(EXPECTED) and message.location["url"] in asked_for
        expected = expected or message.text.startswith(REFUSED)
        if message.type in {"error", "warning"} and not expected:
            self.faults.append(f"{message.type} in the console of {message.location['url']}: {message.text}")

    def _see_error(self, error: WebError) -> None:
        self.faults.append(f"uncaught: {error.error}")
