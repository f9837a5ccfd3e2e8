"""What people told beside the returns: own words, homes, plans, cover, why a review was late. Not who is whose."""

from __future__ import annotations

from datetime import date


def tell_all(day: date) -> None:
    """Tell everything, once."""
