"""Figures as pages and briefs print them: rounded here, once, so that the same figure looks the same everywhere."""

from decimal import ROUND_HALF_EVEN, Decimal


def figure(value: float) -> str:
    """The figure with at most one decimal, rounded half to even: `56.3`, `40`."""
    rounded = Decimal(repr(value)).quantize(Decimal("0.1"), rounding=ROUND_HALF_EVEN)
    whole = rounded.to_integral_value()
    return str(whole) if whole == rounded else str(rounded)


def percent(share: float) -> str:
    """A share of 1 as a percentage with at most one decimal: `43 %`."""
    return f"{figure(float(Decimal(repr(share)) * 100))}\u00a0%"
