"""Whether another site makes a reader's browser send a form. Our forms without a cookie have no token to tell by."""

from django.http import HttpRequest

OWN = frozenset({"same-origin", "none"})


def is_cross_site(request: HttpRequest) -> bool:
    """Whether the browser says that the request comes from elsewhere.

    Sec-Fetch-Site decides where the browser sends it; else Origin; a client that sends neither is no browser that
    another site could misuse.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in OWN
    origin = request.headers.get("Origin")
    return origin is not None and origin != f"{request.scheme}://{request.get_host()}"
