"""Where a child lived and under which law, as spans that people recognise, made of episodes and of what was told.

A home begins where the return says that the child moved; a change of law or of what the home is for does not begin one,
nor do days in hospital or on holiday (decisions, 22). Who they lived with is what somebody told of that home.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from heed.children.models import LivesWith
from heed.web.child.known import NEAR, Stay
from heed.web.child.plain import SAME_PEOPLE, TEMPORARY, Law, Place, law, place

STARTED = "S"


@dataclass(frozen=True, slots=True)
class Home:
    """One home: its kind, who with and where if that was told, and why it ended if it did."""

    from_on: date
    until_on: date | None
    place: Place
    who: str = ""
    where: str = ""
    withheld: bool = False
    ended_because: str = ""
    first: bool = False  # with which care began
    began: Place | None = None  # its kind on the first day; None for a part of it that began later


@dataclass(frozen=True, slots=True)
class Status:
    """One legal status, whatever the homes under it."""

    from_on: date
    until_on: date | None
    law: Law
    first: bool


@dataclass(frozen=True, slots=True)
class Aside:
    """What did not end a home: days in hospital, or a home that became another kind with the same people."""

    on: date
    until_on: date | None
    place: Place
    temporary: bool


def statuses(stays: Sequence[Stay]) -> tuple[Status, ...]:
    """The legal statuses, one after the other; two episodes with one status are one where the second goes on from the first."""
    found: list[Status] = []
    code = ""
    for stay in stays:
        goes_on = bool(found) and found[-1].until_on == stay.from_on and stay.reason_new != STARTED
        if goes_on and stay.legal_status == code:
            found[-1] = Status(found[-1].from_on, stay.until_on, found[-1].law, found[-1].first)
        else:
            found.append(Status(stay.from_on, stay.until_on, law(stay.legal_status), not goes_on))
        code = stay.legal_status
    return tuple(found)


def homes(stays: Sequence[Stay], told: Sequence[LivesWith], as_at: date) -> tuple[Home, ...]:
    """The homes, with who and where as told of each."""
    runs = _runs(stays)
    of_run: dict[int, list[LivesWith]] = {}
    for row in told:
        of_run.setdefault(_run_of(row, runs), []).append(row)
    found: list[Home] = []
    for i, run in enumerate(runs):
        found += _of_run(run, of_run.get(i, []), as_at)
    return tuple(found)


def asides(stays: Sequence[Stay]) -> tuple[Aside, ...]:
    """Days elsewhere, and homes that became another kind with the same people."""
    found: list[Aside] = []
    kind = ""
    for stay in stays:
        if stay.placement in TEMPORARY:
            found.append(Aside(stay.from_on, stay.until_on, place(stay.placement), True))
            continue
        if stay.reason_new in ("T", "U") and kind and stay.placement != kind:
            found.append(Aside(stay.from_on, None, place(stay.placement), False))
        kind = stay.placement
    return tuple(found)


def _runs(stays: Sequence[Stay]) -> list[Home]:
    """The homes by the return alone."""
    found: list[Home] = []
    was_away = False
    for stay in stays:
        goes_on = bool(found) and found[-1].until_on == stay.from_on and stay.reason_new != STARTED
        away, kind = stay.placement in TEMPORARY, place(stay.placement)
        back = was_away and goes_on and kind == found[-1].place
        if goes_on and (away or back or stay.reason_new in SAME_PEOPLE):
            kind = found[-1].place if away else kind
            begun = found.pop()
            found.append(_home(begun.from_on, stay, kind, begun.began, first=begun.first))
        else:
            found.append(_home(stay.from_on, stay, kind, kind, first=not goes_on))
        was_away = away
    return found


def _home(from_on: date, stay: Stay, kind: Place, began: Place | None, *, first: bool) -> Home:
    return Home(from_on, stay.until_on, kind, ended_because=stay.reason_place_change, first=first, began=began)


def _run_of(row: LivesWith, runs: Sequence[Home]) -> int:
    """The home that something told is of: that into which it falls, or that which began within days; -1 for none."""
    for i, run in enumerate(runs):
        if abs(run.from_on - row.from_on) <= NEAR:
            return i
    for i, run in enumerate(runs):
        if row.from_on < run.from_on or run.until_on is None or row.from_on < run.until_on:
            return i
    return -1


def _of_run(run: Home, told: Sequence[LivesWith], as_at: date) -> list[Home]:
    """One home, or as many as were told of it: another household under one placement."""
    if not told:
        return [run]
    found: list[Home] = []
    for i, row in enumerate(told):
        begins = run.from_on if row.from_on <= run.from_on + NEAR and not found else row.from_on
        following = told[i + 1].from_on if i + 1 < len(told) else None
        ends = following if following is not None else run.until_on
        if not found and begins > run.from_on:
            found.append(_part(run, run.from_on, begins, None))
        found.append(_part(run, begins, ends, row))
    last, end = found[-1], told[-1].until_on
    stopped = end is not None and end <= as_at and last.until_on is None and end > last.from_on
    if stopped and end is not None:  # it was said to be over, and the return knows of no move yet
        found[-1] = _part(run, last.from_on, end, told[-1])
        found.append(_part(run, end, None, None))
    return found


def _part(run: Home, from_on: date, until_on: date | None, row: LivesWith | None) -> Home:
    return Home(
        from_on,
        until_on,
        run.place,
        who=row.who if row else "",
        where=row.where if row else "",
        withheld=row.withheld if row else False,
        ended_because=run.ended_because if until_on == run.until_on else "",
        first=run.first and from_on == run.from_on,
        began=run.began if from_on == run.from_on else None,
    )
