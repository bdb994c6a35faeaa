"""Settings for the test suite: a database in memory, a data folder of its own and quick passwords."""

import os
from pathlib import Path

# Set before the base settings are read, so that a test never reaches the data of a running site.
os.environ["EARSHOT_DATA"] = str(Path(__file__).resolve().parents[2] / "var" / "test")
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")

from earshot.settings.base import *  # noqa: F403  (a settings module extends another by taking all its names)

DEBUG = False
SECRET_KEY = "insecure-and-published-key-for-tests-only"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405  (from base)
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
