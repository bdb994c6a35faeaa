"""Every address of the site. Public pages stand twice: as of today, and under an edition that never changes."""

from django.contrib import admin
from django.urls import include, path, register_converter

from earshot.converters import NumberConverter

register_converter(NumberConverter, "number")

urlpatterns = [
    path("", include("comparison.urls")),
    path("", include("comparison.urls_once")),
    path("editions/<number:edition>/", include("comparison.urls", namespace="edition")),
    path("admin/", admin.site.urls),
]

handler404 = "comparison.views.errors.not_found"
