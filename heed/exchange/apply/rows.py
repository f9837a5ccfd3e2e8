"""One child's rows written as a difference says, in the transaction of the caller. Each row keeps file, line and import.

Versions are kept as single saves would keep them; whoever applies the import is their user.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar, cast

from django.db import models
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from heed.access.models import User
from heed.children.models import Child, Episode, PeriodOfCare, Sourced
from heed.exchange.difference import Changes, Difference, Place
from heed.exchange.models import CarriedIn, ChildLine, Does, HeldBack
from heed.exchange.records import Source
from heed.exchange.stored import Row
from heed.people.models import Identifier, Person, Precision, Scheme
from heed.reviews.models import Review

M = TypeVar("M", bound=models.Model)

Columns = dict[str, object]

KNOWN = ("M", "F")
"""What a return says of sex; anything else is not known."""


@dataclass(frozen=True, slots=True)
class Doing:
    """Which import is being applied, by whom, as of which moment, and which import each year's rows come from."""

    number: int
    by: User
    at: datetime
    imports: Mapping[int, int]

    @property
    def why(self) -> str:
        """The reason in each version row."""
        return f"import {self.number}"

    def where(self, source: Source) -> dict[str, object]:
        """The columns that say where a row was read."""
        of_year = self.imports[int(source.file.partition("/")[0])]
        return {"source_file": source.file, "source_line": source.line, "source_import": str(of_year)}


def write(found: Difference, doing: Doing) -> None:
    """Do to one child what the difference says, and mark its line done."""
    child = found.child
    if found.does is Does.HELD:
        HeldBack.objects.update_or_create(
            number=found.number, defaults={"why": found.why, "by_import_id": doing.number}
        )
    else:
        if found.about is not None:
            child = _about(found, found.about, doing)
        if child is not None:
            _rows(child, found, doing)
        if found.mended:
            HeldBack.objects.filter(number=found.number).delete()
    _line(found, child, doing)


def hold(found: Difference, why: str, doing: Doing) -> None:
    """Hold a child back whom the database refused: it stays as it was."""
    HeldBack.objects.update_or_create(number=found.number, defaults={"why": why, "by_import_id": doing.number})
    ChildLine.objects.filter(of=doing.number, number=found.number).update(does=Does.HELD, why=why, done_at=doing.at)


def _line(found: Difference, child: int | None, doing: Doing) -> None:
    lines = ChildLine.objects.filter(of=doing.number, number=found.number)
    if not lines.update(child=child, done_at=doing.at):
        ChildLine.objects.create(
            of_id=doing.number, number=found.number, child_id=child, does=found.does, why=found.why, done_at=doing.at
        )


def _about(found: Difference, about: tuple[date, str, bool], doing: Doing) -> int:
    """The person, their number and the child, made or mended; returns the child's key."""
    born_on, sex, uasc = about
    person = _person(found.person, born_on, sex, doing)
    if found.person is None:
        _save(Identifier(person=person, scheme=Scheme.LOCAL, value=found.number), doing)
    if found.child is None:
        return int(_save(Child(person=person, uasc=uasc), doing).pk)
    child = Child.objects.select_for_update().get(pk=found.child)
    if child.uasc is not uasc:
        child.uasc, child.version = uasc, child.version + 1
        _save(child, doing)
    return child.pk


def _person(pk: int | None, born_on: date, sex: str, doing: Doing) -> Person:
    if pk is None:
        return _save(Person(born_on=born_on, sex=sex), doing)
    person = Person.objects.select_for_update().get(pk=pk)
    known = person.sex if person.sex in KNOWN else ""
    if (person.born_on, known) == (born_on, sex):
        return person
    if person.born_on != born_on:
        person.born_on, person.born_precision = born_on, Precision.DAY
    if known != sex:
        person.sex = sex
    person.version += 1
    return _save(person, doing)


def _save(row: M, doing: Doing) -> M:
    """Save one row and its version."""
    row._history_user, row._change_reason, row._history_date = doing.by, doing.why, doing.at  # type: ignore[attr-defined]
    row.save()
    return row


def _rows(child: int, found: Difference, doing: Doing) -> None:
    """Care and reviews: periods before what hangs on them."""
    period_of: dict[Place | None, int | None] = {None: None}

    def carried(row: Row) -> Columns:
        return {"child_id": child, "year": row.day}

    def period(row: Row) -> Columns:
        return {
            "child_id": child,
            "from_on": row.day,
            **dict(zip(("until_on", "reason_ceased"), row.says, strict=True)),
        }

    def episode(row: Row) -> Columns:
        place, *says = row.says
        names = ("until_on", "reason_new", "legal_status", "placement", "reason_ceased")
        return {"period_id": period_of[cast("Place", place)], "from_on": row.day, **dict(zip(names, says, strict=True))}

    def review(row: Row) -> Columns:
        place, code, unknown = row.says
        held = {"begun_on": row.day, "completed_on": row.day, "period_id": period_of[cast("Place | None", place)]}
        return {"child_id": child, **held, "participation_code": code, "participation_unknown": unknown}

    _write(CarriedIn, found.carried, carried, doing)
    made = _write(PeriodOfCare, found.periods, period, doing)
    period_of |= {place: pk for pk, place in found.stay.items()}
    period_of |= {found.places[row]: pk for row, pk in made}
    _write(Episode, found.episodes, episode, doing)
    _write(Review, found.reviews, review, doing)


def _write(
    model: type[Sourced], changes: Changes, columns: Callable[[Row], Columns], doing: Doing
) -> list[tuple[Row, int]]:
    """Write the changes of one kind of row in the order that `Changes` names; returns rows that are there anew."""

    def altered(rows: Sequence[tuple[int, Row]], **also: object) -> None:
        by_key = model._base_manager.in_bulk([pk for pk, _ in rows])
        values = {pk: {**columns(row), **doing.where(row.source), **also} for pk, row in rows}
        _update(model, [(by_key[pk], values[pk]) for pk, _ in rows], doing)

    if changes.withdraw:
        going = model._base_manager.filter(pk__in=changes.withdraw)
        _update(model, [(row, {"withdrawn_at": doing.at}) for row in going], doing)
    if changes.change or changes.move:
        altered([*changes.change, *changes.move])
    if changes.bring_back:
        altered(changes.bring_back, withdrawn_at=None)
    rows = [model(**columns(row), **doing.where(row.source)) for row in changes.add]
    if rows:
        bulk_create_with_history(rows, model, **_version(doing))
    return [(row, pk) for pk, row in changes.bring_back] + [
        (row, made.pk) for row, made in zip(changes.add, rows, strict=True)
    ]


def _update(model: type[Sourced], rows: Sequence[tuple[Any, Columns]], doing: Doing) -> None:
    """Set columns of rows, count their version up, and keep the version."""
    names = {"version"}
    for row, columns in rows:
        for name, value in columns.items():
            setattr(row, name, value)
            names.add(name.removesuffix("_id"))
        row.version += 1
    bulk_update_with_history([row for row, _ in rows], model, sorted(names), **_version(doing))


def _version(doing: Doing) -> dict[str, object]:
    return {"default_user": doing.by, "default_change_reason": doing.why, "default_date": doing.at}
