"""How dates, numbers and shares are written on every page. No reading, no arithmetic of the law."""

from __future__ import annotations

import math
from datetime import date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
).split()


def day(value: date) -> str:
    """ "Thu 26 Nov 2026"."""
    return f"{value:%a} {value.day} {value:%b} {value.year}"


def short_day(value: date) -> str:
    """ "Thu 26 Nov": where the year stands beside it."""
    return f"{value:%a} {value.day} {value:%b}"


def plain_day(value: date) -> str:
    """ "26 November 2026": in a sentence."""
    return f"{value.day} {value:%B} {value.year}"


def moment(value: datetime) -> str:
    """ "Sun 15 Nov 2026 at 06:10", on London's clock. The moment must carry its time zone."""
    if value.tzinfo is None:
        raise ValueError("A moment without its time zone cannot be shown.")
    local = value.astimezone(LONDON)
    return f"{day(local.date())} at {local:%H:%M}"


def span(from_on: date, last_on: date) -> str:
    """Both days included: "1 April to 15 November 2026", with the first year only where it differs."""
    start = f"{from_on.day} {from_on:%B}" if from_on.year == last_on.year else plain_day(from_on)
    return f"{start} to {plain_day(last_on)}"


def number(value: int) -> str:
    """ "12,345"."""
    return f"{value:,}"


def percent(numerator: int, denominator: int, decimals: int = 0) -> str:
    """ "96%". Never 100% unless it is all of them, never 0% unless it is none."""
    if not denominator:
        return "none"
    step = 10**decimals
    shown = math.floor(100 * step * numerator / denominator + 0.5)
    if 0 < numerator < denominator:
        shown = min(max(shown, 1), 100 * step - 1)
    return f"{shown / step:.{decimals}f}%"


def share(value: float, decimals: int = 1) -> str:
    """ "94.9%" of a share from 0 to 1. Never 100% unless it is 1, never 0% unless it is 0."""
    step = 10**decimals
    shown = math.floor(100 * step * value + 0.5)
    if 0 < value < 1:
        shown = min(max(shown, 1), 100 * step - 1)
    return f"{shown / step:.{decimals}f}%"


def count(n: int, one: str, many: str | None = None) -> str:
    """ "1 review", "2 reviews"."""
    return f"{number(n)} {one if n == 1 else many or one + 's'}"


def ordinal(n: int) -> str:
    """ "fifth"; from the sixteenth on in figures, "21st"."""
    if 1 <= n <= len(ORDINALS):
        return ORDINALS[n - 1]
    ending = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def possessive(name: str) -> str:
    """ "Fenshire’s"; a name in s takes the apostrophe alone."""
    return name + ("’" if name.endswith("s") else "’s")


def size(bytes_: int) -> str:
    """ "1.2 MB": the size of a file, in thousands as a file manager shows it."""
    for unit, of in (("MB", 1_000_000), ("KB", 1_000)):
        if bytes_ >= of:
            return f"{bytes_ / of:.1f}".removesuffix(".0") + f" {unit}"
    return count(bytes_, "byte")


FILTERS = {
    f.__name__: f
    for f in (day, short_day, plain_day, moment, span, number, share, percent, ordinal, possessive, size, count)
}
