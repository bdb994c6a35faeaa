from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.views.decorators.http import require_safe


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """The way to the site's mark, for browsers that ask for it where no page names it, such as beside a PDF."""
    return HttpResponseRedirect(static("img/mark.svg"))
