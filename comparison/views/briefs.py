from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from common.errors import BadQuery
from comparison.brief.types import Brief
from comparison.export.formats import FORMATS, Format
from comparison.reading import open_reading
from comparison.selection import chosen_publications
from comparison.shortlist.decision import decide
from comparison.shortlist.state import read_state
from comparison.taking import brief_of_products, brief_of_shortlist, is_shortlist

LONGEST_NAME = 120


@require_safe
def take_away(request: HttpRequest, identifier: str, edition: int | None = None) -> HttpResponse:
    """A file about one to six products side by side (3 queries), or about a shortlist (at most 12)."""
    form = FORMATS[identifier]
    brief = _asked(request, edition, form)
    response = HttpResponse(form.generate(brief), content_type=form.content_type)
    about = "shortlist" if brief.shortlist else "-".join(product.document.product.slug for product in brief.products)
    name, suffix = f"{form.stem}-{about}"[:LONGEST_NAME], form.file.rpartition(".")[2]
    shown = "inline" if suffix == "pdf" else "attachment"
    response.headers["Content-Disposition"] = f'{shown}; filename="{name}.{suffix}"'
    return response


def _asked(request: HttpRequest, edition: int | None, form: Format) -> Brief:
    """The brief that the address asks for: with the words of a shortlist about that, else about the products named."""
    reading = open_reading(request, edition)
    if is_shortlist(request):
        return brief_of_shortlist(decide(reading, read_state(request, reading)))
    chosen = chosen_publications(request, reading)
    if not chosen:
        raise BadQuery("p", "", f"Name one to six products, for example /{form.file}?p=zoom-meetings&p=jitsi-meet.")
    return brief_of_products(reading, chosen)
