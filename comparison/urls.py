"""The pages that exist in every edition; views take the edition's number, or None for the current one."""

from django.urls import path

from comparison.export.formats import FORMATS
from comparison.views import (
    briefs,
    compare,
    contradictions,
    facts,
    jurisdictions,
    laws,
    method,
    products,
    reach,
    search,
    shortlists,
    variants,
)

app_name = "comparison"
urlpatterns = [
    path("", products.product_list, name="product-list"),
    path("products/<slug:slug>/", products.product_detail, name="product-detail"),
    path("products/<slug:slug>/document.json", products.product_document, name="product-document"),
    path("products/<slug:slug>/variants/", variants.product_variants, name="product-variants"),
    path("compare/", compare.product_compare, name="product-compare"),
    path("shortlist/", shortlists.shortlist_detail, name="shortlist-detail"),
    *(path(form.file, briefs.take_away, {"identifier": key}, name=key) for key, form in FORMATS.items()),
    path("jurisdictions/", jurisdictions.jurisdiction_list, name="jurisdiction-list"),
    path("jurisdictions/<slug:code>/", jurisdictions.jurisdiction_detail, name="jurisdiction-detail"),
    path("laws/<slug:slug>/", laws.law_detail, name="law-detail"),
    path("reach/", reach.reach_list, name="reach-list"),
    path("reach.csv", reach.reach_csv, name="reach-csv"),
    path("reach/what-if/", reach.reach_what_if, name="reach-what-if"),
    path("contradictions/", contradictions.contradiction_list, name="contradiction-list"),
    path("search/", search.search_list, name="search-list"),
    path("claims/<slug:id>/", facts.claim_detail, name="claim-detail"),
    path("evidence/<slug:slug>/", facts.evidence_detail, name="evidence-detail"),
    path("rubric/", method.rubric_detail, name="rubric-current"),
    path("rubric/<str:version>/", method.rubric_detail, name="rubric-detail"),
    path("method/", method.method_detail, name="method-detail"),
]
