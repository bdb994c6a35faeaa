"""What the tests of public pages share: the real site, and a reader of it."""

from tests.catalogue_site import _real_site, site

__all__ = ["_real_site", "site"]
