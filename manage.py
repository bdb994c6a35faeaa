#!/usr/bin/env python3
"""Django's commands and Earshot's own, with development settings unless the environment names others."""

import os
import sys


def main() -> None:
    """Run the command that the arguments name."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "earshot.settings.dev")
    try:
        from django.core.management import execute_from_command_line
        from django.core.management.commands.runserver import Command as RunServer
    except ImportError as error:
        raise SystemExit(
            f"Django cannot be imported by {sys.executable}: {error}.\n"
            "Run script/server once: it makes the environment .venv; then use .venv/bin/python manage.py."
        ) from error

    from earshot import env

    RunServer.default_port = str(env.port("PORT", 8000))
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
