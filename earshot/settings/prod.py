"""Settings for a public site: what it needs comes from the environment, and only HTTPS is served."""

from earshot import env
from earshot.settings.base import *  # noqa: F403  (a settings module extends another by taking all its names)

DEBUG = False
SECRET_KEY = env.text("EARSHOT_SECRET_KEY")
ALLOWED_HOSTS = env.words("EARSHOT_HOSTS")
EARSHOT_SITE_URL = env.text("EARSHOT_SITE_URL", f"https://{ALLOWED_HOSTS[0]}").rstrip("/")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

if EARSHOT_BEHIND_PROXY:  # noqa: F405  (from base)
    # Only for a proxy that ends TLS and always sets this header itself: anyone else could forge it.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
