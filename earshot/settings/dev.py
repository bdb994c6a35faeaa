"""Settings for one's own machine: debugging pages unless EARSHOT_DEBUG=0, which script/server sets."""

from earshot import env
from earshot.settings.base import *  # noqa: F403  (a settings module extends another by taking all its names)

DEBUG = env.flag("EARSHOT_DEBUG", default=True)
SECRET_KEY = "insecure-and-published-key-for-development-only"
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
EARSHOT_SITE_URL = env.text("EARSHOT_SITE_URL", f"http://127.0.0.1:{env.port('PORT', 8000)}").rstrip("/")

if DEBUG:
    # Whoever changes a page wants to see the change.
    EARSHOT_CACHE_BYTES = 0
    # Files are served as they are, from where they are, with nothing to collect first.
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405  (from base)
