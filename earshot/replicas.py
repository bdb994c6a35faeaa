"""Reads of what is published may go to a replica of the database; everything else goes to the database itself.

A replica lags. What is published never changes, so a lagging replica shows the edition before, whole, and never a
mixture. Only public pages read from it: whoever writes must see what was written.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse

from common import public_reading

DEFAULT, REPLICA = "default", "replica"
PUBLIC = "comparison."
"""How the names of the modules begin whose views show public pages."""
PUBLISHED = frozenset(
    {
        "edition",
        "publication",
        "publishedanswer",
        "publishedbasis",
        "publishedcontradiction",
        "publishedexposure",
        "publishedfact",
        "publishedflow",
        "publishedvariant",
        "rubricversion",
        "searchentry",
        "searchspan",
    }
)
"""The models of `assessments` that public pages are made from, by their lower-case names."""


class ReplicaRouter:
    """Sends reads of published models into public pages to the replica."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str:
        published = model._meta.app_label == "assessments" and model._meta.model_name in PUBLISHED
        return REPLICA if published and public_reading.is_public() else DEFAULT

    def db_for_write(self, model: type[Model], **hints: Any) -> str:
        return DEFAULT

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool:
        """Both hold the same rows."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """The replica gets its tables from the database that it follows."""
        return db == DEFAULT


class PublicReadingMiddleware:
    """Lets views of public pages read from the replica when they are only asked for a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with public_reading.reading(public=False):
            return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: list[Any], kwargs: dict[str, Any]) -> None:
        if request.method in ("GET", "HEAD") and view.__module__.startswith(PUBLIC):
            public_reading.begin()
