"""Settings that hold wherever Earshot runs; docs/operations.md lists the environment variables."""

from pathlib import Path

from earshot import databases, env

BASE_DIR = Path(__file__).resolve().parents[2]
EARSHOT_DATA = env.directory("EARSHOT_DATA", BASE_DIR / "var")
EARSHOT_CATALOGUE = BASE_DIR / "catalogue"
EARSHOT_CATALOGUE_PARTS = ["vendors.catalogue.facts.PARTS", "assessments.catalogue.PARTS"]
EARSHOT_SITE_URL = env.text("EARSHOT_SITE_URL", "http://127.0.0.1:8000").rstrip("/")
EARSHOT_CONTACT = env.text("EARSHOT_CONTACT", "")
EARSHOT_CACHE_BYTES = env.number("EARSHOT_CACHE_BYTES", 128 * 1024 * 1024)
EARSHOT_CACHE_URL = env.text("EARSHOT_CACHE_URL", "")
EARSHOT_SAVED_BRIEF_DAYS = env.number("EARSHOT_SAVED_BRIEF_DAYS", 400)
EARSHOT_BEHIND_PROXY = env.flag("EARSHOT_BEHIND_PROXY", default=False)

DATABASES = {"default": databases.from_url(env.text("DATABASE_URL", f"sqlite:///{EARSHOT_DATA / 'earshot.sqlite3'}"))}
if replica := env.text("DATABASE_REPLICA_URL", ""):
    DATABASES["replica"] = databases.from_url(replica, "DATABASE_REPLICA_URL")
    DATABASE_ROUTERS = ["earshot.replicas.ReplicaRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "earshot",
    "comparison",
    "assessments",
    "vendors",
    "common",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "template_partials",
]

# The page cache around all this (earshot/wsgi.py) compresses and tags the public pages; GZip and ConditionalGet serve
# what passes it by, and every page where it is off.
# WhiteNoise stands outside GZip because it serves its own compressed files, and ranges of them;
# ConditionalGet stands inside GZip so that an ETag names the page and not one compression of it.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "common.middleware.PermissionsPolicyMiddleware",
    "common.middleware.BadQueryMiddleware",
    "earshot.replicas.PublicReadingMiddleware",
]

ROOT_URLCONF = "earshot.urls"
WSGI_APPLICATION = "earshot.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["template_partials.templatetags.partials"],
        },
    },
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = EARSHOT_DATA / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# The site that a reader goes to from here does not learn from where.
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Django would send errors by mail and show them on the terminal only while debugging.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "filters": {"secrets": {"()": "common.log_filter.HideSecretAddresses"}},
    "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["secrets"]}},
    "root": {"handlers": ["terminal"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["terminal"], "level": "WARNING", "propagate": False}},
}
