from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from common.cross_site import is_cross_site
from common.dates import in_words
from comparison.forms import DeletionForm, SavedBriefForm
from comparison.keepable import Source, read_source
from comparison.models import SavedBrief
from comparison.rate_limit import DailyLimit, address_of
from comparison.reading import current_reading
from comparison.saved_page import saved_page
from comparison.services import saved_briefs
from comparison.services.saved_briefs import TimeIsOver, WrongKey
from comparison.views.private import Refused, private

LARGEST_BODY = 65_536
LIMIT = DailyLimit(most=50)


# No form here carries Django's token, because that would need a cookie. Keeping a brief uses nobody's authority, and a
# form that another site sends is refused; deleting one needs its key, which no other site knows.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@private
def saved_brief_create(request: HttpRequest) -> HttpResponse:
    """The form to keep a state (2 queries); posted, the page with the new address and the key, which stand here once.

    The answer is the page itself with status 201: a redirect would carry the key in an address, or in a cookie.
    """
    if request.method != "POST":
        address = request.GET.get("of", "")
        source = read_source(address) if address else None
        return _form(request, SavedBriefForm(), address, source)
    _refuse_large_body(request)
    if is_cross_site(request):
        raise Refused(HTTPStatus.FORBIDDEN, "This form was sent by another site. Fill in the form on this site.")
    address = request.POST.get("of", "")
    source = read_source(address)
    form = SavedBriefForm(request.POST)
    if not form.is_valid():
        return _form(request, form, address, source, HTTPStatus.UNPROCESSABLE_ENTITY)
    if not LIMIT.admits(address_of(request), timezone.localdate()):
        raise Refused(HTTPStatus.TOO_MANY_REQUESTS, f"From your network, {LIMIT.most} briefs have been kept today.")
    kept = saved_briefs.keep_brief(
        source=source, **form.cleaned_data, today=timezone.localdate(), days=settings.EARSHOT_SAVED_BRIEF_DAYS
    )
    path = reverse("saved-brief-detail", kwargs={"token": kept.token})
    context = {"kept": kept, "path": path, "address": settings.EARSHOT_SITE_URL + path, "reading": current_reading()}
    return render(request, "comparison/saved_brief_created.html", context, status=HTTPStatus.CREATED)


@require_safe
@private
def saved_brief_detail(request: HttpRequest, token: str) -> HttpResponse:
    """A saved brief: title, note, the state as it was and as it is, and what has changed since (at most 7 queries)."""
    brief, reading = _open(token), current_reading()
    context = {"brief": brief, "token": token, "page": saved_page(brief, reading), "reading": reading}
    return render(request, "comparison/saved_brief_detail.html", context)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@private
def saved_brief_delete(request: HttpRequest, token: str) -> HttpResponse:
    """The form that asks for the key; posted with the right one, the brief is gone and the page says so."""
    _refuse_large_body(request)
    brief = _open(token)
    form = DeletionForm(request.POST if request.method == "POST" else None)
    context = {"brief": brief, "token": token, "form": form, "reading": current_reading()}
    if form.is_valid():
        try:
            saved_briefs.delete_brief(brief=brief, key=form.cleaned_data["key"])
        except WrongKey:
            form.add_error("key", "This is not the key that was given when the brief was kept.")
        else:
            return render(request, "comparison/saved_brief_deleted.html", context)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "comparison/saved_brief_delete.html", context, status=status)


def _open(token: str) -> SavedBrief:
    """The brief at the address; refused in words where there is none, or its time is over."""
    try:
        return saved_briefs.open_brief(token=token, today=timezone.localdate())
    except SavedBrief.DoesNotExist:
        raise Http404(
            "No brief is kept at this address. It was deleted, the time for which it was kept is over, or the "
            "address is mistyped."
        ) from None
    except TimeIsOver as over:
        until = in_words(over.kept_until.isoformat())
        raise Refused(
            HTTPStatus.GONE, f"The brief at this address was kept until {until}. It is deleted now."
        ) from None


def _refuse_large_body(request: HttpRequest) -> None:
    """Refuses a body that no form of ours fills, before it is read."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > LARGEST_BODY:
        raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "What was sent is larger than any brief can be.")


def _form(
    request: HttpRequest, form: SavedBriefForm, address: str, source: Source | None, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    days = settings.EARSHOT_SAVED_BRIEF_DAYS
    context = {"form": form, "address": address, "source": source, "days": days, "reading": current_reading()}
    response = render(request, "comparison/saved_brief_create.html", context, status=status)
    # Its address holds no secret, and without a referrer some browsers would not say where the form comes from.
    response.headers["Referrer-Policy"] = "same-origin"
    return response
