"""Pages for those who know their address: kept by no cache and no search engine, told to no other site."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from common.errors import BadQuery
from comparison.reading import current_reading
from comparison.views.errors import not_found

Given = ParamSpec("Given")
View = Callable[Concatenate[HttpRequest, Given], HttpResponse]
HEADERS = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


class Refused(Exception):
    """A request that is not answered with what it asks for: status, and why in words."""

    def __init__(self, status: HTTPStatus, why: str) -> None:
        self.status, self.why = status, why
        super().__init__(why)


def private(view: View[Given]) -> View[Given]:
    """The view with the headers of a private page on whatever it answers, refusals among them, unless the view
    sets its own."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except Http404 as error:
            response = not_found(request, error)
        except BadQuery as error:
            response = render(request, "400.html", {"error": error}, status=HTTPStatus.BAD_REQUEST)
        except Refused as refusal:
            context = {"refusal": refusal, "reading": current_reading()}
            response = render(request, "comparison/saved_brief_refused.html", context, status=refusal.status)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return answer
