"""The site as a WSGI application, with production settings unless DJANGO_SETTINGS_MODULE says otherwise."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "earshot.settings.prod")
application = get_wsgi_application()
