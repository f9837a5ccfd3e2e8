"""How dates, numbers and shares are written on every page. No reading, no arithmetic of the law."""

from __future__ import annotations

from datetime import date, datetime

from heed.access.clock import london
from heed.law.dates import in_words as day
from heed.measures.output import percent
from heed.reports.html.words import whole_years


def short_day(value: date) -> str:
    """As a list of things to do has it, without the year: "Thu 26 Nov"."""
    return f"{value:%a} {value.day} {value:%b}"


FAR = 300
"""Days from which a day without its year could be taken for one of another year."""


def is_far(value: date, today: date) -> bool:
    """Whether a day needs its year to be understood today."""
    return abs((value - today).days) >= FAR


def near_day(value: date, today: date) -> str:
    """As a list of things to do has it: "Thu 26 Nov", and with its year where that could be mistaken: "Thu 7 Mar 2019"."""
    return day(value) if is_far(value, today) else short_day(value)


def plain_day(value: date) -> str:
    """In a sentence: "26 November 2026"."""
    return f"{value.day} {value:%B} {value.year}"


def moment(value: datetime) -> str:
    """On the clock of England: "Sun 15 Nov 2026 at 06:10"."""
    local = london(value)
    return f"{day(local.date())} at {local:%H:%M}"


def span(from_on: date, to_on: date) -> str:
    """Both days included: "1 April to 15 November 2026", with the first year only where it differs."""
    start = f"{from_on.day} {from_on:%B}" if from_on.year == to_on.year else plain_day(from_on)
    return f"{start} to {plain_day(to_on)}"


def number(value: int) -> str:
    """Thousands set apart: "12,345"."""
    return f"{value:,}"


def count(n: int, one: str, many: str | None = None) -> str:
    """So many of a thing: "1 review", "1,204 reviews"."""
    return f"{number(n)} {one if n == 1 else many or one + 's'}"


def possessive(name: str) -> str:
    """Whose it is: "Fenshire’s"; a name in s takes the apostrophe alone."""
    return name + ("’" if name.endswith("s") else "’s")


def size(of: int) -> str:
    """The size of a file as a file manager shows it: "1.2 MB"."""
    for unit, bytes_in_it in (("MB", 1_000_000), ("KB", 1_000)):
        if of >= bytes_in_it:
            return f"{of / bytes_in_it:.1f}".removesuffix(".0") + f" {unit}"
    return count(of, "byte")


def capital(text: str) -> str:
    """The same with its first letter as it opens a sentence; the rest is left alone ("IRO" stays)."""
    return text[:1].upper() + text[1:]


__all__ = [
    "FILTERS",
    "capital",
    "count",
    "day",
    "moment",
    "number",
    "percent",
    "plain_day",
    "possessive",
    "short_day",
    "size",
    "span",
    "whole_years",
]

FILTERS = {
    "day": day,
    "plain_day": plain_day,
    "short_day": short_day,
    "moment": moment,
    "span": span,
    "number": number,
    "count": count,
    "percent": percent,
    "size": size,
    "possessive": possessive,
    "capital_first": capital,
    "whole_years": whole_years,
}
