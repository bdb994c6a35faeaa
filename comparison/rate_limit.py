"""How many times a day something may be done from one corner of the network, without knowing who does it."""

import ipaddress
import secrets
from collections import Counter
from datetime import date
from hashlib import blake2b

from django.conf import settings
from django.http import HttpRequest

MOST_COUNTED = 100_000


class DailyLimit:
    """Counts, in the memory of this process, keyed hashes of network prefixes.

    The key is random, never leaves the process and is thrown away at the end of the day with all counts, so that no
    address is kept or can be found out later. Several processes count apart: the bound holds for each of them.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._begin(date.min)

    def _begin(self, day: date) -> None:
        self._day, self._key, self._counts = day, secrets.token_bytes(32), Counter[bytes]()

    def admits(self, address: str, today: date) -> bool:
        """Whether the address may do it once more today; asking counts."""
        if today != self._day or len(self._counts) >= MOST_COUNTED:
            self._begin(today)
        digest = blake2b(prefix(address).encode(), key=self._key, digest_size=16).digest()
        self._counts[digest] += 1
        return self._counts[digest] <= self.most


def prefix(address: str) -> str:
    """The network that an address belongs to: /24 of IPv4, /48 of IPv6, and one for all that is no address."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    mapped = found.ipv4_mapped if found.version == 6 else None
    found = mapped or found
    return str(ipaddress.ip_network((found, 24 if found.version == 4 else 48), strict=False))


def address_of(request: HttpRequest) -> str:
    """The address that asks: behind a proxy, the last that it has added to X-Forwarded-For."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.EARSHOT_BEHIND_PROXY else ""
    return forwarded.rpartition(",")[2].strip() or str(request.META.get("REMOTE_ADDR", ""))
