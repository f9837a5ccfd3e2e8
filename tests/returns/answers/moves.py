"""Answers about coming into care, leaving it, and adoption."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from tests.returns.answers.answer import Answer, Rows, Told
from tests.returns.lives import PLACED_FOR_ADOPTION, TEMPORARY
from tests.returns.rows import MET, UNKNOWN, Asked, Row, row, yes_or_no
from tests.returns.seen import Time

NOT_IN_PREVIOUS_PERMANENCE = "the child is not in PrevPerm"
CARE_BEGAN_BEFORE = "care began before the returns loaded, on a day they do not tell"
PLACED_BEFORE = "the placement for adoption began before the returns loaded, on a day they do not tell"
NO_PLACEMENT_ORDER = "no placement order is in the returns loaded"
ORDER_BEFORE = "the placement order was made before the returns loaded, on a day they do not tell"
NO_MATCH = "the return does not say when the child was matched"

ADOPTED = ("E11", "E12")
REASONS = {
    "adoption": ADOPTED,
    "sgo": ("E45", "E46", "E47", "E48"),
    "cao": ("E41",),
    "home_planned": ("E4A",),
    "home_unplanned": ("E4B",),
    "relatives": ("E13",),
    "aged_18": ("E17",),
    "independent": ("E5", "E6"),
    "adult_care": ("E7",),
    "custody": ("E9",),
    "remand": ("E14",),
    "age_assessment": ("E15",),
    "transfer": ("E3",),
    "abroad": ("E16",),
    "died": ("E2",),
    "other": ("E8", "X1"),  # X1: short breaks followed
}
TO_A_FAMILY = ("E11", "E12", "E41", "E45", "E46", "E47", "E48", "E4A", "E4B", "E13")
NOT_PLANNED = ("E4B", "E13")

Day = date | str
"""A day, or why it is not known."""


def _came(told: Told, asked: Asked) -> Time | None:
    """The first time in care that is seen to begin in the year."""
    return next((t for t in told.seen.times if t.told and asked.holds(t.began_on)), None)


def _left(told: Told, asked: Asked) -> Time | None:
    """The last time in care that ended in the year."""
    return next((t for t in reversed(told.seen.times) if asked.holds(t.ended_on)), None)


def _entering(told: Told, asked: Asked) -> Iterator[Row]:
    time = _came(told, asked)
    if time is not None:
        yield row(told.seen, MET, splits=told.seen.splits(time.began_on, time.episodes[0]))


def _previous_permanence(told: Told, asked: Asked) -> Iterator[Row]:
    time = _came(told, asked)
    if time is None:
        return
    splits = told.seen.splits(time.began_on, time.episodes[0])
    found = next((each for each in told.seen.life.before if each.year == asked.year), None)
    if found is None:
        yield row(told.seen, UNKNOWN, NOT_IN_PREVIOUS_PERMANENCE, splits=splits)
    else:
        yield row(told.seen, MET, splits=splits, part=found.kind)


def _leaving(tell: Callable[[Told, Time, dict[str, str]], Row]) -> Rows:
    def rows(told: Told, asked: Asked) -> Iterator[Row]:
        time = _left(told, asked)
        if time is not None and time.ended_on is not None:
            yield tell(told, time, told.seen.splits(time.ended_on, time.episodes[-1]))

    return rows


def _one(told: Told, time: Time, splits: dict[str, str]) -> Row:
    return row(told.seen, MET, splits=splits)


def _reason(told: Told, time: Time, splits: dict[str, str]) -> Row:
    group = next(group for group, codes in REASONS.items() if time.reason in codes)
    return row(told.seen, MET, splits=splits, part=group)


def _permanence(told: Told, time: Time, splits: dict[str, str]) -> Row:
    return yes_or_no(told.seen, time.reason in TO_A_FAMILY, "", splits)


def _as_planned(told: Told, time: Time, splits: dict[str, str]) -> Row:
    return yes_or_no(told.seen, time.reason in TO_A_FAMILY and time.reason not in NOT_PLANNED, "", splits)


def _days_in_care(told: Told, time: Time, splits: dict[str, str]) -> Row:
    return _between(told, _care_began(time), time.ended_on or "", splits)


def _adopted(tell: Callable[[Told, Time, dict[str, str]], Row]) -> Rows:
    def rows(told: Told, asked: Asked) -> Iterator[Row]:
        for time in told.seen.times:
            if time.reason in ADOPTED and time.ended_on is not None and asked.holds(time.ended_on):
                yield tell(told, time, told.seen.splits(time.ended_on, time.episodes[-1]))

    return rows


def _entry_to_placed(told: Told, time: Time, splits: dict[str, str]) -> Row:
    return _between(told, _care_began(time), _placed(time), splits)


def _order_to_match(told: Told, time: Time, splits: dict[str, str]) -> Row:
    adopted = told.seen.life.adopted
    return _between(told, _ordered(time), adopted.matched_on if adopted else NO_MATCH, splits)


def _placed_to_order(told: Told, time: Time, splits: dict[str, str]) -> Row:
    return _between(told, _placed(time), time.ended_on or "", splits)


def _between(told: Told, first: Day, last: Day, splits: dict[str, str]) -> Row:
    """The days from one to the other; none where the other came first."""
    for day in (first, last):
        if isinstance(day, str):
            return row(told.seen, UNKNOWN, day, splits=splits)
    assert isinstance(first, date)
    assert isinstance(last, date)
    return row(told.seen, MET, splits=splits, amount=max(0, (last - first).days))


def _care_began(time: Time) -> Day:
    return time.began_on if time.told else CARE_BEGAN_BEFORE


def _placed(time: Time) -> Day:
    """Back from the adoption: as long as the child is placed for it, or elsewhere for some days."""
    first = time.episodes[-1]
    for episode in reversed(time.episodes):
        if episode.placement not in PLACED_FOR_ADOPTION and episode.placement not in TEMPORARY:
            break
        if episode.placement in PLACED_FOR_ADOPTION:
            first = episode
    seen_to_begin = first is not time.episodes[0] or first.reason_new != "L"
    return first.from_on if seen_to_begin else PLACED_BEFORE


def _ordered(time: Time) -> Day:
    """The first day under a placement order."""
    first = next((e for e in time.episodes if e.legal_status == "E1"), None)
    if first is None:
        return NO_PLACEMENT_ORDER
    seen_to_begin = first is not time.episodes[0] or first.reason_new not in ("P", "T")
    return first.from_on if seen_to_begin else ORDER_BEFORE


ANSWERS = {
    "children_entering_care": Answer("count", _entering),
    "children_entering_care_rate": Answer("rate", _entering),
    "previous_permanence": Answer("distribution", _previous_permanence),
    "children_leaving_care": Answer("count", _leaving(_one)),
    "leaving_by_reason": Answer("distribution", _leaving(_reason)),
    "permanence_on_leaving": Answer("proportion", _leaving(_permanence)),
    "permanence_on_leaving_as_planned": Answer("proportion", _leaving(_as_planned)),
    "time_in_care_on_leaving": Answer("median", _leaving(_days_in_care)),
    "children_adopted": Answer("count", _adopted(_one)),
    "adoption_entry_to_placed": Answer("mean", _adopted(_entry_to_placed)),
    "adoption_entry_to_placed_median": Answer("median", _adopted(_entry_to_placed)),
    "adoption_order_to_match": Answer("mean", _adopted(_order_to_match)),
    "adoption_placed_to_order": Answer("mean", _adopted(_placed_to_order)),
}
