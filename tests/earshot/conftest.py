"""What the tests of the project share: the real site."""

from tests.catalogue_site import _real_site, site

__all__ = ["_real_site", "site"]
