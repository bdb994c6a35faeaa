"""The countries that a bloc is made of, for a map that knows countries only."""

EU = (
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
)  # fmt: skip
"""The members of the European Union since 1 February 2020: Treaty on European Union, article 52, without the United
Kingdom (agreement on its withdrawal, OJ L 29 of 31 January 2020, page 7)."""

MEMBERS = {"EU": EU}
"""The members of each bloc that stands among the jurisdictions with a code of its own."""
