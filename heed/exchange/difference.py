"""What must change for the database to say of one child what the files say. Compares; neither reads nor writes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from operator import attrgetter
from typing import cast

from heed.exchange.disagreeing import Owned, Saying, differing
from heed.exchange.kinds import KINDS
from heed.exchange.models import Does
from heed.exchange.records import SEXES, Child, Source
from heed.exchange.stored import EPISODE, About, Kept, Row, StoredChild
from heed.exchange.wanted import Care, care_of


@dataclass(slots=True)
class Changes:
    """Rows of one kind: to add, to say something else (or the same, read elsewhere), to bring back, to withdraw.

    They are made in the order withdraw, change, bring back, add, in which no two live spans ever overlap.
    """

    withdraw: list[int] = field(default_factory=list)
    change: list[tuple[int, Row]] = field(default_factory=list)
    move: list[tuple[int, Row]] = field(default_factory=list)
    bring_back: list[tuple[int, Row]] = field(default_factory=list)
    add: list[Row] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.withdraw or self.change or self.move or self.bring_back or self.add)

    @property
    def added(self) -> int:
        """Rows that the database does not say now and will."""
        return len(self.add) + len(self.bring_back)


_CODES_OF = attrgetter(*EPISODE[1:])

Place = tuple[date, int]
"""A period of care among those of one child: the day it began, and how many began on that day before it."""


@dataclass(slots=True)
class Difference:
    """One child. `about` is what is said of the person and the child as it should be, where any of it changes.

    `others` are the changes of each other kind of row, by its name; a kind without a change is left out. `places` are
    those of the periods as they should be; `stay` those of the periods that are there and stay.
    """

    number: str
    does: Does
    why: str = ""
    child: int | None = None
    person: int | None = None
    about: About | None = None
    mended: bool = False  # was held back, and is not any more
    carried: Changes = field(default_factory=Changes)
    periods: Changes = field(default_factory=Changes)
    episodes: Changes = field(default_factory=Changes)
    reviews: Changes = field(default_factory=Changes)
    others: dict[str, Changes] = field(default_factory=dict)
    opens: list[tuple[Saying, Source]] = field(default_factory=list)  # differences in what Heed owns
    closes: list[int] = field(default_factory=list)  # differences that are none any more
    places: Mapping[Row, Place] = field(default_factory=dict)
    stay: Mapping[int, Place] = field(default_factory=dict)


def does_anything(found: Difference) -> bool:
    """Whether anything is to be done but to what is said of the person."""
    kinds = (found.carried, found.periods, found.episodes, found.reviews, *found.others.values())
    return found.does is Does.HELD or found.mended or any(kinds) or bool(found.opens or found.closes)


def difference(
    number: str,
    now: StoredChild | None,
    child: Child | None,
    held: str | None,
    carried: Mapping[int, Source],
    owned: Owned | None = None,
) -> Difference | None:
    """What to do to one child, or None. `child` and `held` are what the files say; neither: no file carries the child.

    Reviews that are `owned` by Heed are left as they are: where the files say otherwise, the difference is listed.
    """
    now = now or StoredChild()
    if held is not None:
        return None if now.held == held else Difference(number, Does.HELD, held, now.child, now.person)
    found = Difference(number, Does.MOVED, "", now.child, now.person, mended=now.held is not None)
    if child is not None:
        about = _about(child)
        found.about = None if about == _said(now) else about
    _rows(found, now, child, carried if child is not None else {}, owned)
    if owned is not None:
        _disagree(found, now, child, owned)
    does = _does(found, now, child)
    if does is None:
        return None
    found.does = does
    return found


def _about(child: Child) -> About:
    return About(
        born_on=child.born_on,
        sex=child.sex or "",
        ethnicity=child.ethnicity or "",
        uasc=child.uasc,
        upn=child.upn or "",
        mother=child.mother,
        mothers_child_born_on=child.mothers_child_born_on,
    )


def _said(now: StoredChild) -> About | None:
    """What is kept of the person. Sex recorded as unknown is sex not known; no child yet has said nothing."""
    if now.about is None:
        return None
    return now.about._replace(sex=now.about.sex if now.about.sex in SEXES else "")


def _disagree(found: Difference, now: StoredChild, child: Child | None, owned: Owned) -> None:
    """The differences to open and to close; one in which what is here stands is not opened again."""
    says = dict(differing(now.owned, child.reviews if child is not None else (), owned))
    found.opens = [item for item in says.items() if item[0] not in now.open and item[0] not in now.settled]
    found.closes = [pk for saying, pk in now.open.items() if saying not in says]


def _rows(
    found: Difference, now: StoredChild, child: Child | None, carried: Mapping[int, Source], owned: Owned | None
) -> None:
    care = list(care_of(child)) if child is not None else []
    found.carried = changes(now.carried, [Row(year, (), carried[year]) for year in sorted(carried)])
    wanted = [Row(each.from_on, (each.until_on, each.reason_ceased or ""), each.episodes[0].source) for each in care]
    found.periods, found.places = changes(now.periods, wanted), _places(wanted)
    found.stay = _stay(now.periods, found.periods, found.places)
    places = list(found.places.values())
    found.episodes = changes(_placed(now.episodes, found.stay), _episodes(care, places))
    found.reviews = changes(_placed(now.reviews, found.stay), _reviews(child, care, places, owned))
    for kind in KINDS:
        rows = getattr(child, kind.name) if child is not None else ()
        before = now.others.get(kind.name, ())
        if rows or before:
            found_here = changes(before, [Row(*kind.kept(each), each.source) for each in rows])
            if found_here:
                found.others[kind.name] = found_here


def changes(now: Sequence[Kept], wanted: Sequence[Row]) -> Changes:
    """Rows of one day belong together; of several on one day, those that say the same, else the last to the last.

    The last is the longest of the care begun then; of rows withdrawn, the one withdrawn last.
    """
    found = Changes()
    if len(now) == len(wanted) and all(
        kept.row == row and kept.withdrawn is None for kept, row in zip(now, wanted, strict=True)
    ):
        return found
    live, gone, days = _by_day(now, withdrawn=False), _by_day(now, withdrawn=True), defaultdict[object, list[Row]](list)
    for row in wanted:
        days[row.day].append(row)
    for day, rows in days.items():
        for row in reversed(rows):
            if live[day]:
                _match(found, _taken(live[day], row), row)
            elif gone[day]:
                found.bring_back.append((_taken(gone[day], row).pk, row))
            else:
                found.add.append(row)
    found.withdraw = [kept.pk for rows in live.values() for kept in rows]
    return found


def _by_day(now: Sequence[Kept], *, withdrawn: bool) -> defaultdict[object, list[Kept]]:
    days: defaultdict[object, list[Kept]] = defaultdict(list)
    for kept in now:
        if (kept.withdrawn is not None) is withdrawn:
            days[kept.row.day].append(kept)
    for rows in days.values():
        if len(rows) > 1:
            rows.sort(key=_ends)
            if withdrawn:
                rows.sort(key=_withdrawn)
    return days


def _withdrawn(kept: Kept) -> datetime:
    return cast("datetime", kept.withdrawn)


def _taken(rows: list[Kept], row: Row) -> Kept:
    """The last that says just this, or the last; it is there no more."""
    if len(rows) > 1:
        for at in range(len(rows) - 1, -1, -1):
            if rows[at].row.says == row.says:
                return rows.pop(at)
    return rows.pop()


def _ends(kept: Kept) -> tuple[bool, int, int]:
    """Where several rows are of one day: the shortest first, the open one last, then as they were made."""
    until_on = next((value for value in kept.row.says[:2] if isinstance(value, date)), None)
    return until_on is None, until_on.toordinal() if until_on else 0, kept.pk


def _match(found: Changes, kept: Kept, row: Row) -> None:
    if kept.row.says != row.says:
        found.change.append((kept.pk, row))
    elif kept.row.source != row.source:
        found.move.append((kept.pk, row))


def _does(found: Difference, now: StoredChild, child: Child | None) -> Does | None:
    kinds = (found.carried, found.periods, found.episodes, found.reviews, *found.others.values())
    differs = Does.DIFFERS if found.opens or found.closes else None
    if child is None:
        return Does.WITHDRAWN if any(kinds) or found.mended else differs
    if not any(kept.withdrawn is None for kept in now.carried):
        return Does.NEW
    facts = kinds[1:]
    if found.about or found.mended or any(each.withdraw or each.change or each.added for each in facts):
        return Does.CHANGED
    return differs or (Does.MOVED if any(kinds) else None)


# Periods have no number before they are made: an episode or a review says which is its own by the period's place
# among those of one first day.


def _places(wanted: Sequence[Row]) -> dict[Row, Place]:
    seen: defaultdict[date, int] = defaultdict(int)
    places: dict[Row, Place] = {}
    for row in wanted:
        day = cast("date", row.day)
        places[row] = day, seen[day]
        seen[day] += 1
    return places


def _stay(now: Sequence[Kept], found: Changes, places: Mapping[Row, Place]) -> dict[int, Place]:
    """The place of each live period that stays, by its number in the database."""
    altered = dict((*found.change, *found.move))
    gone = set(found.withdraw)
    return {
        kept.pk: places[altered.get(kept.pk, kept.row)]
        for kept in now
        if kept.withdrawn is None and kept.pk not in gone
    }


def _placed(now: Sequence[Kept], stay: Mapping[int, Place]) -> list[Kept]:
    """Rows with their period's place for its number; one whose period goes says none, so that it changes."""
    return [
        kept._replace(row=kept.row._replace(says=(stay.get(cast("int", kept.row.says[0])), *kept.row.says[1:])))
        for kept in now
    ]


def _episodes(care: Sequence[Care], places: Sequence[Place]) -> list[Row]:
    return [
        Row(
            episode.from_on,
            (place, episode.until_on, *(value or "" for value in _CODES_OF(episode))),
            episode.source,
        )
        for each, place in zip(care, places, strict=True)
        for episode in each.episodes
    ]


def _reviews(child: Child | None, care: Sequence[Care], places: Sequence[Place], owned: Owned | None) -> list[Row]:
    return [
        Row(each.held_on, (_place(each.held_on, care, places), each.code or "", each.code_unknown or ""), each.source)
        for each in (child.reviews if child is not None else ())
        if owned is None or each.held_on < owned.live_from
    ]


def _place(day: date, care: Sequence[Care], places: Sequence[Place]) -> Place | None:
    """The period in which a review was held, its last day included; None for one outside care."""
    found = None
    for each, place in zip(care, places, strict=True):
        if each.from_on <= day and (each.until_on is None or day <= each.until_on):
            found = place
    return found
