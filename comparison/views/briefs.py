from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from assessments.models import Publication
from common.errors import BadQuery
from comparison.brief.types import Brief, BriefProduct
from comparison.export.formats import FORMATS
from comparison.reading import Reading, documents, open_reading
from comparison.selection import chosen_publications


@require_safe
def take_away(request: HttpRequest, identifier: str, edition: int | None = None) -> HttpResponse:
    """A file about one to six chosen products (3 queries)."""
    form = FORMATS[identifier]
    reading = open_reading(request, edition)
    chosen = chosen_publications(request, reading)
    if not chosen:
        raise BadQuery("p", "", f"Name one to six products, for example /{form.file}?p=zoom-meetings&p=jitsi-meet.")
    response = HttpResponse(form.generate(_brief(reading, chosen)), content_type=form.content_type)
    name, suffix = "-".join([form.stem, *(row.product_id for row in chosen)])[:120], form.file.rpartition(".")[2]
    shown = "inline" if suffix == "pdf" else "attachment"
    response.headers["Content-Disposition"] = f'{shown}; filename="{name}.{suffix}"'
    return response


def _brief(reading: Reading, chosen: list[Publication]) -> Brief:
    texts = documents(chosen)
    pairs = [("p", row.product_id) for row in chosen]
    return Brief(
        products=tuple(
            BriefProduct(
                document=texts[row.pk],
                number=row.number,
                published=row.published_at.date(),
                sha256=row.sha256,
                permalink=_absolute(reading.permanent("product-detail", slug=row.product_id)),
            )
            for row in chosen
        ),
        rubric=reading.shared_rubric(texts.values()),
        edition=reading.edition.number,
        edition_date=reading.edition.published_at.date(),
        permalink=_absolute(reading.permanent("product-compare", pairs)),
        contest_url=_absolute(reading.address("method-detail")) + "#contest",
        claim_address=lambda claim: _absolute(reading.permanent("claim-detail", id=claim)),
    )


def _absolute(address: str) -> str:
    return f"{settings.EARSHOT_SITE_URL}{address}"
