"""Answers about reviews on time: by review on each track, by child, overdue, by month."""

from __future__ import annotations

from collections.abc import Iterator

from tests.returns.answers.answer import Answer, Rows, Told
from tests.returns.days import working_days_after
from tests.returns.rows import LEFT_OUT, MET, NOT_MET, UNKNOWN, Asked, Row, row, yes_or_no
from tests.returns.seen import Seen
from tests.returns.walk import Held, Kept

OUTSIDE_CARE = "held on a day outside any period of care in the returns"
NOTHING_DUE = "no review fell due in the year"
EVERY_TRACK = ("statutory", "adoption")


def is_due(kept: Kept, asked: Asked) -> bool:
    """Due in the period; or nobody knows when, and held in it or still awaited."""
    if kept.outcome == "nothing":
        return False
    if kept.latest_on is not None:
        return asked.holds(kept.latest_on)
    if kept.held_on is not None:
        return asked.holds(kept.held_on)
    return kept.opened_on is None or kept.opened_on <= asked.last


def kept_row(seen: Seen, kept: Kept, outcome: str = "", why: str = "", part: str = "") -> Row:
    """The row of a review that was due, or held."""
    day = kept.held_on or kept.latest_on or seen.as_at
    splits = seen.splits(day, seen.episode(day))
    outcome, why = (outcome, why) if outcome else (kept.outcome, kept.why)
    return Row(seen.life.number, kept.held_on, kept.latest_on, outcome, why, kept.sequence, splits, part)


def held_row(seen: Seen, held: Held, outcome: str, why: str, part: str = "") -> Row:
    """The row of a review that was held, on whatever track."""
    if not held.in_care:
        outcome, why, part = UNKNOWN, OUTSIDE_CARE, ""
    return Row(
        seen.life.number, held.on, None, outcome, why, held.sequence, seen.splits(held.on, seen.episode(held.on)), part
    )


def _due(*tracks: str) -> Rows:
    return lambda told, asked: [kept_row(told.seen, k) for k in told.kept if k.track in tracks and is_due(k, asked)]


def _held_on_time(told: Told, asked: Asked) -> Iterator[Row]:
    for kept in told.kept:
        if kept.track == "statutory" and kept.held_on is not None and asked.holds(kept.held_on):
            yield kept_row(told.seen, kept, part=f"{kept.held_on:%Y-%m}")


def _held(told: Told, asked: Asked) -> Iterator[Row]:
    for held in told.held:
        if asked.holds(held.on):
            yield held_row(told.seen, held, MET, "")


def _all_on_time(told: Told, asked: Asked) -> Iterator[Row]:
    """Of who was in care on the last day and for 20 working days by then."""
    time = told.here(asked)
    if time is None or working_days_after(time.began_on, 20) > asked.on_day:
        return
    due = [k for k in told.kept if k.track == "statutory" and is_due(k, asked)]
    splits = told.splits(asked)
    if any(k.outcome == NOT_MET for k in due):
        yield row(told.seen, NOT_MET, splits=splits)
    elif any(k.outcome == UNKNOWN for k in due):
        yield row(told.seen, UNKNOWN, next(k.why for k in due if k.outcome == UNKNOWN), splits=splits)
    elif any(k.outcome == MET for k in due):
        yield yes_or_no(told.seen, True, "", splits)
    else:
        yield row(told.seen, LEFT_OUT, NOTHING_DUE, splits=splits)


def _overdue(told: Told, asked: Asked) -> Iterator[Row]:
    """Awaited still on the last day, and its last lawful day had passed; or nobody knows when that was."""
    today = asked.on_day
    for kept in told.kept:
        if kept.track not in EVERY_TRACK or kept.opened_on is None or kept.opened_on > today:
            continue
        held = kept.held_on is not None and kept.held_on <= today
        over = kept.ended_on is not None and kept.ended_on <= today
        if held or over:
            continue
        if kept.latest_on is None:
            yield kept_row(told.seen, kept, UNKNOWN, kept.why)
        elif kept.latest_on < today:
            yield kept_row(told.seen, kept, MET, "")


ANSWERS = {
    "reviews_due_held_on_time": Answer("proportion", _due("statutory")),
    "reviews_held_on_time": Answer("proportion", _held_on_time),
    "reviews_held": Answer("count", _held),
    "reviews_on_time_every_track": Answer("proportion", _due("statutory", "adoption")),
    "adoption_reviews_on_time": Answer("proportion", _due("adoption")),
    "children_all_reviews_on_time": Answer("proportion", _all_on_time),
    "reviews_overdue": Answer("count", _overdue),
    "reviews_on_time_average_month": Answer("mean of months", _held_on_time),
}
