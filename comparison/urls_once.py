"""The addresses that are not part of an edition, or name a state that never changes by themselves."""

from django.urls import path

from comparison.views import editions, health, icon, products, robots, saved

urlpatterns = [
    path(
        "products/<slug:slug>/publications/<number:number>/",
        products.publication_detail,
        name="publication-detail",
    ),
    path(
        "products/<slug:slug>/publications/<number:number>/document.json",
        products.publication_document,
        name="publication-document",
    ),
    path("editions/", editions.edition_list, name="edition-list"),
    path("saved/", saved.saved_brief_create, name="saved-brief-create"),
    path("saved/<slug:token>/", saved.saved_brief_detail, name="saved-brief-detail"),
    path("saved/<slug:token>/delete/", saved.saved_brief_delete, name="saved-brief-delete"),
    path("favicon.ico", icon.favicon, name="favicon"),
    path("robots.txt", robots.robots, name="robots"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
