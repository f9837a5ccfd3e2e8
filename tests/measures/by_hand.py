"""Every measure a second time, by hand: plain Python over rows of facts, written from the decisions and not from the code.

Shares nothing with `heed.measures`: no Ibis, no SQL, no declaration. Used by tests that hold the two against each other.
Those of reviews are here, those of years in `by_hand_years`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from tests.measures.by_hand_years import OF_YEARS, Outcome

Row = Mapping[str, Any]
Measure = Callable[[Row, date, date, date], Outcome]


def _within(day: date | None, first: date, last: date) -> bool:
    return day is not None and first <= day <= last


def reviews_held(row: Row, first: date, last: date, as_at: date) -> Outcome:
    if row["track"] == "short_break" or not _within(row["held_on"], first, last):
        return None
    if row["track"] is None:
        return "unknown", "held on a day outside any period of care in the returns"
    return "met", ""


def _due(tracks: tuple[str, ...], row: Row, first: date, last: date, as_at: date) -> Outcome:
    if row["track"] not in tracks:
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


def reviews_due_held_on_time(row: Row, first: date, last: date, as_at: date) -> Outcome:
    return _due(("statutory",), row, first, last, as_at)


def adoption_reviews_on_time(row: Row, first: date, last: date, as_at: date) -> Outcome:
    return _due(("adoption",), row, first, last, as_at)


def reviews_on_time_every_track(row: Row, first: date, last: date, as_at: date) -> Outcome:
    return _due(("statutory", "adoption"), row, first, last, as_at)


def reviews_overdue(row: Row, first: date, last: date, as_at: date) -> Outcome:
    day = min(last, as_at)
    latest, held, ended = row["latest_on"], row["held_on"], row["ended_on"]
    if row["track"] not in ("statutory", "adoption") or (held is not None and held <= day):
        return None
    if ended is not None and ended <= day:
        return None
    if latest is None:
        return ("unknown", row["latest_unknown"]) if row["opened_on"] <= last else None
    return ("met", "") if latest < day else None


def reviews_held_on_time(row: Row, first: date, last: date, as_at: date) -> Outcome:
    if row["track"] != "statutory" or not _within(row["held_on"], first, last):
        return None
    if row["latest_on"] is None:
        return "unknown", row["latest_unknown"]
    return ("met", "") if row["held_on"] <= row["latest_on"] else ("not met", "")


def _by_code(codes: str, row: Row, first: date, last: date) -> Outcome:
    """Codes by their digit; with 0 among them, reviews of children under 4 count and are not left out."""
    if row["track"] == "short_break" or not _within(row["held_on"], first, last):
        return None
    if row["track"] is None:
        return "unknown", "held on a day outside any period of care in the returns"
    if row["code_unknown"] is None and row["under_four"] and "0" not in codes:
        return "left out", "under 4 on the day of the review"
    if row["code_unknown"] is not None:
        return "unknown", row["code_unknown"]
    return ("met", "") if row["participation_code"][-1] in codes else ("not met", "")


def _coded(codes: str) -> Measure:
    return lambda row, first, last, as_at: _by_code(codes, row, first, last)


def participation_codes(row: Row, first: date, last: date, as_at: date) -> Outcome:
    if row["track"] == "short_break" or not _within(row["held_on"], first, last):
        return None
    if row["track"] is None:
        return "unknown", "held on a day outside any period of care in the returns"
    return ("unknown", row["code_unknown"]) if row["participation_code"] is None else ("met", "")


BY_HAND: dict[str, Measure] = {
    "reviews_held": reviews_held,
    "reviews_due_held_on_time": reviews_due_held_on_time,
    "reviews_held_on_time": reviews_held_on_time,
    "reviews_on_time_average_month": reviews_held_on_time,
    "reviews_on_time_every_track": reviews_on_time_every_track,
    "adoption_reviews_on_time": adoption_reviews_on_time,
    "reviews_overdue": reviews_overdue,
    "views_given": _coded("12356"),
    "took_part": _coded("123456"),
    "attended": _coded("1234"),
    "attended_with_a_voice": _coded("123"),
    "views_given_with_under_fours": _coded("012356"),
    "took_part_with_under_fours": _coded("0123456"),
    "participation_codes": participation_codes,
    **OF_YEARS,
}


def outcomes(code: str, rows: Iterable[Row], first: date, last: date, as_at: date) -> dict[int, tuple[str, str]]:
    """Outcome and why for each row of the population, by the row's number."""
    found = {}
    for row in rows:
        outcome = BY_HAND[code](row, first, last, as_at)
        if outcome is not None:
            found[row["row"]] = outcome
    return found
