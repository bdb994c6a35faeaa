"""Which licences are open, and how a licence on record reads."""

OPEN = frozenset(
    {
        "0BSD",
        "AGPL-3.0",
        "AGPL-3.0-only",
        "AGPL-3.0-or-later",
        "Apache-2.0",
        "Artistic-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "BSL-1.0",
        "CDDL-1.0",
        "EPL-2.0",
        "EUPL-1.2",
        "GPL-2.0",
        "GPL-2.0-only",
        "GPL-2.0-or-later",
        "GPL-3.0",
        "GPL-3.0-only",
        "GPL-3.0-or-later",
        "ISC",
        "LGPL-2.1",
        "LGPL-2.1-only",
        "LGPL-2.1-or-later",
        "LGPL-3.0",
        "LGPL-3.0-only",
        "LGPL-3.0-or-later",
        "MIT",
        "MPL-2.0",
        "OSL-3.0",
        "PostgreSQL",
        "Unlicense",
        "Zlib",
    }
)
"""SPDX identifiers of licences that the Open Source Initiative has approved, as far as such products use them; source:
the column "OSI Approved?" of the SPDX Licence List, version 3."""

CLOSED = "proprietary"
"""The word on record for a licence that is not open."""

SERVER_ONLY = " (server)"
"""What follows the licence of a product of which it covers the server alone."""


def is_open(licence: str) -> bool:
    """Whether the licence is known to be open; of several joined by OR one is enough, of those joined by AND none
    may fail. False says no more than that it is not known to be."""
    return any(all(part in OPEN for part in choice.split(" AND ")) for choice in licence.split(" OR "))
