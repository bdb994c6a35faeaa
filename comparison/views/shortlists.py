from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from common.errors import BadQuery
from comparison.reading import Reading, open_reading
from comparison.shortlist.decision import decide
from comparison.shortlist.fields import fields
from comparison.shortlist.form import is_form, read_form
from comparison.shortlist.page import shortlist_page
from comparison.shortlist.state import read_state

TEMPLATE = "comparison/shortlist_detail.html"


@require_safe
@vary_on_headers("HX-Request", "HX-History-Restore-Request")
def shortlist_detail(request: HttpRequest, edition: int | None = None) -> HttpResponse:
    """What remains of the products under the reader's importances and must-haves (at most 12 queries).

    The fields of a form lead to the address that says the same state.
    """
    reading = open_reading(request, edition)
    fragment = request.htmx and not request.htmx.history_restore_request  # type: ignore[attr-defined]  # set by the middleware
    try:
        if is_form(request):
            return HttpResponseRedirect(_address(request, reading))
        context = {**_context(request, reading), "fragment": fragment}
        return render(request, f"{TEMPLATE}#shortlist" if fragment else TEMPLATE, context)
    except BadQuery as error:
        if not fragment:
            raise
        response = render(request, f"{TEMPLATE}#result", {"reading": reading, "refused": error}, status=422)
        # The form stays as the reader left it; the message stands where the result was.
        for name, value in (("HX-Retarget", "#result"), ("HX-Reselect", "#result"), ("HX-Push-Url", "false")):
            response.headers[name] = value
        return response


def _address(request: HttpRequest, reading: Reading) -> str:
    """The address of the state that a form says, with the text by which it looks for products."""
    find = request.GET.get("find", "").strip()
    return reading.address(
        "shortlist-detail", [*read_form(request, reading).pairs(), *([("find", find)] if find else [])]
    )


def _context(request: HttpRequest, reading: Reading) -> dict[str, object]:
    state = read_state(request, reading)
    return {
        "reading": reading,
        "state": state,
        "fields": fields(request, reading, state),
        "page": shortlist_page(request, decide(reading, state)),
        "pairs": state.pairs(),
        "here": "shortlist",
    }
