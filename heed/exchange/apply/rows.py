"""Rows of some children written as their differences say, in the transaction of the caller. Each keeps file, line and import.

Versions are kept as single saves would keep them; whoever applies the import is their user. Children are written a few
at a time because a statement costs as much for ten rows as for one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any, Final, Protocol, cast

from django.db import models

from heed.access.models import User
from heed.children.models import Child, Episode, PeriodOfCare, Sourced
from heed.exchange.apply.inserting import Columns, insert, versions_of
from heed.exchange.difference import Changes, Difference, Place
from heed.exchange.kinds import KINDS, Kind
from heed.exchange.models import CarriedIn, ChildLine, Disagreement, Does, HeldBack, Settled
from heed.exchange.records import SEXES, Source
from heed.exchange.stored import EPISODE, OF_CHILD, OF_PERSON, About, Row
from heed.people.models import Identifier, Person, Precision, Scheme
from heed.reviews.models import Review


def applying(number: int) -> str:
    """What the versions say that an import made."""
    return f"import {number}"


def undoing(number: int) -> str:
    """What the versions say that came of undoing an import."""
    return f"undo of import {number}"


BY_IMPORTS: Final = r"^(undo of )?import \d+$"
"""What every version says that an import made, or undoing one."""


@dataclass(frozen=True, slots=True)
class Doing:
    """Which import is being applied, by whom, as of which moment, and which import each year's rows come from.

    `undoes`: it is being undone, and rows go back to what they were before it.
    """

    number: int
    by: User
    at: datetime
    imports: Mapping[int, int]
    undoes: bool = False

    @property
    def why(self) -> str:
        """What a version says of why it came to be."""
        return undoing(self.number) if self.undoes else applying(self.number)

    def where(self, source: Source) -> Columns:
        """The columns that say where a row was read."""
        of_year = self.imports[int(source.file.partition("/")[0])]
        return {"source_file": source.file, "source_line": source.line, "source_import": str(of_year)}


@dataclass(slots=True)
class OneChild:
    """A child while it is written: its difference, its key, and the key of each period by its place."""

    found: Difference
    child: int
    period_of: dict[Place | None, int | None] = field(default_factory=dict)


def write(some: Sequence[Difference], doing: Doing) -> None:
    """Do to some children what their differences say, and mark their lines done."""
    rest = [found for found in some if found.does is not Does.HELD]
    for found in some:
        if found.does is Does.HELD:
            _hold(found.number, found.why, doing)
    there = _people(rest, doing)
    _rows(there, doing)
    _disagreements(there, doing)
    if mended := [found.number for found in rest if found.mended]:
        HeldBack.objects.filter(number__in=mended).delete()
    _lines(some, doing)


def hold(found: Difference, why: str, doing: Doing) -> None:
    """Hold a child back whom the database refused: it stays as it was."""
    _hold(found.number, why, doing)
    _lines([found], doing)
    ChildLine.objects.filter(of=doing.number, number=found.number).update(does=Does.HELD, why=why)


def _hold(number: str, why: str, doing: Doing) -> None:
    HeldBack.objects.update_or_create(number=number, defaults={"why": why, "by_import_id": doing.number})


def _lines(some: Sequence[Difference], doing: Doing) -> None:
    if doing.undoes:
        return
    lines = ChildLine.objects.filter(of=doing.number, number__in=[found.number for found in some])
    if lines.update(done_at=doing.at) < len(some):
        there = set(lines.values_list("number", flat=True))
        ChildLine.objects.bulk_create(
            ChildLine(
                of_id=doing.number,
                number=found.number,
                does=found.does,
                why=found.why,
                person=found.about is not None,
                done_at=doing.at,
            )
            for found in some
            if found.number not in there
        )


# Who the children are


def _people(some: Sequence[Difference], doing: Doing) -> list[OneChild]:
    """The persons, their numbers and the children, made or mended. A child of whom nothing is kept is left out."""
    make = [found for found in some if found.about and found.person is None]
    persons = [_of_person(found.about) for found in make if found.about]
    person_of = dict(zip([found.number for found in make], add(Person, persons, doing), strict=True))
    numbers: list[Columns] = [
        {"person_id": pk, "scheme": Scheme.LOCAL, "value": number} for number, pk in person_of.items()
    ]
    add(Identifier, numbers, doing)
    for found in some:
        if found.about and found.person is not None:
            person_of[found.number] = found.person
            _mend(found.person, found.about, doing)
    new = [found for found in some if found.about and found.child is None]
    children: list[Columns] = [
        {"person_id": person_of[found.number], **_of_child(found.about)} for found in new if found.about
    ]
    child_of = dict(zip([found.number for found in new], add(Child, children, doing), strict=True))
    keys = [(found, child_of.get(found.number, found.child)) for found in some]
    return [OneChild(found, key) for found, key in keys if key is not None]


def _of_person(about: About) -> Columns:
    return dict(zip(OF_PERSON, about, strict=False))


def _of_child(about: About) -> Columns:
    return dict(zip(OF_CHILD, about[len(OF_PERSON) :], strict=True))


def _mend(key: int, about: About, doing: Doing) -> None:
    """What is said of a person who is there, and of the child, where a return says otherwise."""
    person = Person.objects.select_for_update().get(pk=key)
    columns = _otherwise(person, _of_person(about))
    if "born_on" in columns:
        columns["born_precision"] = Precision.DAY
    if (person.sex if person.sex in SEXES else "") == about.sex:
        columns.pop("sex", None)
    if columns:
        update([(person, columns)], doing)
    for child in Child.objects.select_for_update().filter(person=person):
        if columns := _otherwise(child, _of_child(about)):
            update([(child, columns)], doing)


def _otherwise(row: object, columns: Columns) -> Columns:
    """The columns that the row does not have so."""
    return {name: value for name, value in columns.items() if getattr(row, name) != value}


# What is said of them


def _rows(some: Sequence[OneChild], doing: Doing) -> None:
    """Care, reviews and every other kind of row: periods before what hangs on them."""
    _write(CarriedIn, [(each, each.found.carried) for each in some], _carried, doing)
    made = _write(PeriodOfCare, [(each, each.found.periods) for each in some], _period, doing)
    for each in some:
        each.period_of = {None: None, **{place: pk for pk, place in each.found.stay.items()}}
    for each, row, pk in made:
        each.period_of[each.found.places[row]] = pk
    _write(Episode, [(each, each.found.episodes) for each in some], _episode, doing)
    _write(Review, [(each, each.found.reviews) for each in some], _review, doing)
    for kind in KINDS:
        if having := [(each, each.found.others[kind.name]) for each in some if kind.name in each.found.others]:
            _write(kind.model, having, partial(_other, kind), doing)


def _disagreements(some: Sequence[OneChild], doing: Doing) -> None:
    """Differences in what Heed owns, listed or gone. What Heed owns stays as it is."""
    if gone := [pk for each in some for pk in each.found.closes]:
        update([(row, {"state": Settled.GONE}) for row in Disagreement.objects.filter(pk__in=gone)], doing)
    opened: list[Columns] = [
        {
            **{"child_id": each.child, "opened_by_id": doing.number, "opened_at": doing.at},
            **{**saying._asdict(), "source_file": source.file, "source_line": source.line or None},
        }
        for each in some
        for saying, source in each.found.opens
    ]
    add(Disagreement, opened, doing)


def _carried(of: OneChild, row: Row) -> Columns:
    return {"child_id": of.child, "year": row.day}


def _period(of: OneChild, row: Row) -> Columns:
    until_on, reason_ceased = row.says
    return {"child_id": of.child, "from_on": row.day, "until_on": until_on, "reason_ceased": reason_ceased}


def _episode(of: OneChild, row: Row) -> Columns:
    place, *says = row.says
    period = of.period_of[cast("Place", place)]
    return {"period_id": period, "from_on": row.day, **dict(zip(EPISODE, says, strict=True))}


def _review(of: OneChild, row: Row) -> Columns:
    place, code, unknown = row.says
    period = of.period_of[cast("Place | None", place)]
    held = {"child_id": of.child, "period_id": period, "begun_on": row.day, "completed_on": row.day}
    return {**held, "participation_code": code, "participation_unknown": unknown}


def _other(kind: Kind, of: OneChild, row: Row) -> Columns:
    return {"child_id": of.child, kind.day: row.day, **dict(zip(kind.says, row.says, strict=True))}


def _write(
    model: type[Sourced],
    changes: Sequence[tuple[OneChild, Changes]],
    columns: Callable[[OneChild, Row], Columns],
    doing: Doing,
) -> list[tuple[OneChild, Row, int]]:
    """Write the changes of one kind of row in the order that `Changes` names; returns the rows that are there anew."""

    def alter(rows: Iterable[tuple[OneChild, int, Row]], **also: object) -> None:
        listed = list(rows)
        keys = [pk for _, pk, _ in listed]
        by_key = model._base_manager.in_bulk(keys) if listed else {}
        before = imports_before(model, keys, doing) if doing.undoes and listed else {}
        changed = [
            (by_key[pk], {**columns(of, row), **doing.where(row.source), **before.get((pk, row.source), {}), **also})
            for of, pk, row in listed
        ]
        update(changed, doing)

    if withdrawn := [pk for _, each in changes for pk in each.withdraw]:
        going = model._base_manager.filter(pk__in=withdrawn)
        update([(row, {"withdrawn_at": doing.at}) for row in going], doing)
    alter((of, pk, row) for of, each in changes for pk, row in (*each.change, *each.move))
    back = [(of, pk, row) for of, each in changes for pk, row in each.bring_back]
    alter(back, withdrawn_at=None)
    new = [(of, row) for of, each in changes for row in each.add]
    keys = add(model, [{**columns(of, row), **doing.where(row.source)} for of, row in new], doing)
    there = [(of, row, pk) for of, pk, row in back]
    return there + [(of, row, pk) for (of, row), pk in zip(new, keys, strict=True)]


def imports_before(model: type[Sourced], keys: Sequence[int], doing: Doing) -> dict[tuple[int, Source], Columns]:
    """The import that each row named before the one being undone changed it, while it said that it was read there."""
    names = ("source_file", "source_line", "source_import")
    rows = versions_before(model, keys, names, doing.number)
    return {(pk, Source(file, line or 0)): {"source_import": number} for pk, (file, line, number) in rows}


def versions_before(
    model: type[models.Model], keys: Collection[int], names: Sequence[str], number: int
) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Of each row the columns of every version, in order, until an import changed it. Rows that it left alone have none."""
    versions = versions_of(model).filter(id__in=keys).order_by("history_id")
    earlier: dict[int, list[tuple[Any, ...]]] = {}
    for pk, why, *values in versions.values_list("id", "history_change_reason", *names):
        if why == applying(number):
            yield from ((pk, each) for each in earlier.pop(pk, ()))
        else:
            earlier.setdefault(pk, []).append(tuple(values))


class Whose(Protocol):
    """Whose deed a version is, of which moment, and why."""

    @property
    def by(self) -> User: ...
    @property
    def at(self) -> datetime: ...
    @property
    def why(self) -> str: ...


def add(model: type[models.Model], rows: Sequence[Columns], doing: Whose) -> list[int]:
    """Insert rows of one kind, and the first version of each; returns their keys."""
    version = {"history_user_id": doing.by.pk, "history_date": doing.at, "history_change_reason": doing.why}
    return insert(model, rows, version) if rows else []


def update(rows: Sequence[tuple[Any, Columns]], doing: Whose) -> None:
    """Set columns of rows of one kind, count their version up, and keep the version."""
    if not rows:
        return
    names = {"version"}
    for row, columns in rows:
        for name, value in columns.items():
            setattr(row, name, value)
            names.add(name.removesuffix("_id"))
        row.version += 1
    changed = [row for row, _ in rows]
    model = type(changed[0])
    model._base_manager.bulk_update(changed, sorted(names))
    versions_of(model).bulk_history_create(
        changed, update=True, default_user=doing.by, default_change_reason=doing.why, default_date=doing.at
    )
