"""The six measures a second time, by hand: plain Python over rows of facts, written from the decisions and not from the code.

Shares nothing with `heed.measures`: no Ibis, no SQL, no declaration. Used by tests that hold the two against each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

Row = Mapping[str, Any]
Outcome = tuple[str, str] | None  # outcome and why; None where the row is not in the population


def _within(day: date | None, first: date, last: date) -> bool:
    return day is not None and first <= day <= last


def reviews_held(row: Row, first: date, last: date, as_at: date) -> Outcome:
    if row["track"] == "short_break" or not _within(row["held_on"], first, last):
        return None
    if row["track"] is None:
        return "unknown", "held on a day outside any period of care in the returns"
    return "met", ""


def reviews_due_held_on_time(row: Row, first: date, last: date, as_at: date) -> Outcome:
    if row["track"] != "statutory":
        return None
    latest, held, ended = row["latest_on"], row["held_on"], row["ended_on"]
    if latest is None:
        if held is not None:
            return ("unknown", row["latest_unknown"]) if _within(held, first, last) else None
        return ("unknown", row["latest_unknown"]) if ended is None and row["opened_on"] <= last else None
    if not _within(latest, first, min(last, as_at)):
        return None
    if held is None and ended is not None and ended <= latest:
        return "left out", f"{row['ended_why']} before it fell due"
    return ("met", "") if held is not None and held <= latest else ("not met", "")


def reviews_held_on_time(row: Row, first: date, last: date, as_at: date) -> Outcome:
    if row["track"] != "statutory" or not _within(row["held_on"], first, last):
        return None
    if row["latest_on"] is None:
        return "unknown", row["latest_unknown"]
    return ("met", "") if row["held_on"] <= row["latest_on"] else ("not met", "")


def _by_code(codes: str, row: Row, first: date, last: date) -> Outcome:
    if row["track"] == "short_break" or not _within(row["held_on"], first, last):
        return None
    if row["track"] is None:
        return "unknown", "held on a day outside any period of care in the returns"
    if row["code_unknown"] is None and row["under_four"]:
        return "left out", "under 4 on the day of the review"
    if row["code_unknown"] is not None:
        return "unknown", row["code_unknown"]
    return ("met", "") if row["participation_code"][-1] in codes else ("not met", "")


def views_given(row: Row, first: date, last: date, as_at: date) -> Outcome:
    return _by_code("12356", row, first, last)


def took_part(row: Row, first: date, last: date, as_at: date) -> Outcome:
    return _by_code("123456", row, first, last)


def attended(row: Row, first: date, last: date, as_at: date) -> Outcome:
    return _by_code("1234", row, first, last)


BY_HAND = {
    "reviews_held": reviews_held,
    "reviews_due_held_on_time": reviews_due_held_on_time,
    "reviews_held_on_time": reviews_held_on_time,
    "views_given": views_given,
    "took_part": took_part,
    "attended": attended,
}


def outcomes(code: str, rows: Iterable[Row], first: date, last: date, as_at: date) -> dict[int, tuple[str, str]]:
    """Outcome and why for each row of the population, by the row's number."""
    found = {}
    for row in rows:
        outcome = BY_HAND[code](row, first, last, as_at)
        if outcome is not None:
            found[row["row"]] = outcome
    return found
