"""The site as a WSGI application, with production settings unless DJANGO_SETTINGS_MODULE says otherwise."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "earshot.settings.prod")
site = get_wsgi_application()

# Only now that the applications are ready can these be imported.
from comparison.page_cache import with_page_cache  # noqa: E402
from earshot.release import current_release  # noqa: E402

release = current_release()
application = with_page_cache(site, release=release.mark, released=release.changed)
