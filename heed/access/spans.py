"""Conditions on rows that hold from a day until a day: the day begun is in them, the day ended is not. No models."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q


def open_on(day: date, path: str = "") -> Q:
    """Begun by the day and not ended by it. `path` leads to the row, as "team__"."""
    return Q(**{f"{path}from_on__lte": day}) & not_over(day, path)


def not_over(day: date, path: str = "") -> Q:
    """Not ended by the day, whenever it begins."""
    return Q(**{f"{path}until_on": None}) | Q(**{f"{path}until_on__gt": day})


def real() -> Q:
    """Not ended on the day it began, as a row put in by mistake is, or one called off before it began."""
    return Q(until_on=None) | Q(until_on__gt=F("from_on"))
