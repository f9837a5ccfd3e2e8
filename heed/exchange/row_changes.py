"""What an import changes in the rows of one child: each row before and after. Reads only.

While the import waits it is worked out anew from the files, so that no preview keeps what a child's rows say; once applied
it is read from the versions that the import left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Final

from django.db import models
from django.db.models import Q

from heed.children.models import Child, Episode
from heed.exchange.apply.inserting import versions_of
from heed.exchange.apply.rows import applying
from heed.exchange.difference import Changes, Difference
from heed.exchange.differences import compared, record_without_number
from heed.exchange.kinds import KINDS
from heed.exchange.models import CarriedIn, ChildLine, Import, ImportedFile, State, applications_begun
from heed.exchange.records import Refused, Source
from heed.exchange.stored import EPISODE, OF_CHILD, OF_PERSON, About, Kept, StoredChild
from heed.exchange.wanted import wanted_of
from heed.people.models import Identifier, Person, Scheme
from heed.post import disk
from heed.reviews.models import Review

ABOUT: Final = "about"
EPISODES: Final = "episodes"
REVIEWS: Final = "reviews"

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    ABOUT: About._fields,
    EPISODES: EPISODE,
    REVIEWS: ("participation_code", "participation_unknown"),
    **{kind.name: kind.says for kind in KINDS},
}
"""What a row of each kind says, by the kind's name, in the order in which kinds are shown."""

STALE: Final = (
    "Another return was applied since this was looked through: look through it again to see what it changes now."
)

FILES_GONE: Final = "Its files, or those of a return it stands beside, are no longer kept: hand the return in again."

Says = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of a kind on its day (or of its year): what it says before and after, None where it is not there."""

    kind: str
    day: date | int | None
    before: Says | None
    after: Says | None
    source: Source | None = None


def row_changes(import_: Import, line: ChildLine) -> tuple[RowChange, ...]:
    """What the import changes, or changed, in the rows of one of its children. Raises Refused where that cannot be told."""
    if import_.state == State.READY:
        found = _from_files(import_, line)
    elif import_.applied_at is not None or line.done_at is not None:
        found = _from_versions(import_, line)
    else:
        found = iter(())
    order = list(COLUMNS)
    return tuple(sorted(found, key=lambda each: (order.index(each.kind), _ordinal(each.day))))


def _ordinal(day: date | int | None) -> int:
    return day.toordinal() if isinstance(day, date) else day or 0


def _from_files(import_: Import, line: ChildLine) -> Iterator[RowChange]:
    if import_.against != applications_begun():
        raise Refused(STALE)
    if found := record_without_number(line.number, line.child_id):
        yield from _changes(*found)
        return
    files = ImportedFile.objects.filter(Q(of__of=import_) | Q(of__active=True)).values_list("stored__sha256", flat=True)
    if not all(disk.path_of(each).is_file() for each in files):
        raise Refused(FILES_GONE)
    people = Identifier.objects.filter(scheme=Scheme.LOCAL, until_on=None, value=line.number).values("person")
    same = Identifier.objects.filter(scheme=Scheme.LOCAL, until_on=None, person__in=people)
    numbers = {line.number, *same.values_list("value", flat=True)}
    for each, now in compared(wanted_of(import_, numbers), numbers):
        if each.number == line.number:
            yield from _changes(each, now)


def _changes(found: Difference, now: StoredChild) -> Iterator[RowChange]:
    if found.about is not None:
        before = None if now.child is None or now.about is None else now.about._asdict()
        yield RowChange(ABOUT, None, before, found.about._asdict())
    yield from _rows(EPISODES, found.episodes, now.episodes, 1)  # the first that they say is the period
    yield from _rows(REVIEWS, found.reviews, now.reviews, 1)
    for name, changes in found.others.items():
        yield from _rows(name, changes, now.others.get(name, ()), 0)


def _rows(kind: str, changes: Changes, now: Sequence[Kept], skip: int) -> Iterator[RowChange]:
    names, kept = COLUMNS[kind], {each.pk: each.row for each in now}

    def says(values: Iterable[object]) -> Says:
        return dict(zip(names, tuple(values)[skip:], strict=True))

    for pk in changes.withdraw:
        row = kept[pk]
        yield RowChange(kind, row.day, says(row.says), None, row.source)
    for pk, row in changes.change:
        before, after = says(kept[pk].says), says(row.says)
        if before != after:
            yield RowChange(kind, row.day, before, after, row.source)
    for row in (*(row for _, row in changes.bring_back), *changes.add):
        yield RowChange(kind, row.day, None, says(row.says), row.source)


def _from_versions(import_: Import, line: ChildLine) -> Iterator[RowChange]:
    child = _child(line)
    if child is None:
        return
    why, mine = applying(import_.pk), Q(child_id=child.pk)
    about = {
        **_versions(Child, Q(id=child.pk), OF_CHILD, why, "pk"),
        **_versions(Person, Q(id=child.person_id), OF_PERSON, why, "pk"),
    }
    if about:
        befores = [each.before for each in about.values()]
        before = None if None in befores else {k: v for each in befores if each for k, v in each.items()}
        yield RowChange(ABOUT, None, before, {k: v for each in about.values() for k, v in (each.after or {}).items()})
    yield from _versions(Episode, Q(period__child=child.pk), COLUMNS[EPISODES], why, "from_on", EPISODES).values()
    yield from _versions(Review, mine, COLUMNS[REVIEWS], why, "completed_on", REVIEWS).values()
    for kind in KINDS:
        yield from _versions(kind.model, mine, kind.says, why, kind.day, kind.name).values()


def _child(line: ChildLine) -> Child | None:
    """The child of a line; of one who was new, the one whom the import wrote under that number."""
    if line.child_id is not None:
        return line.child
    given = Identifier.objects.filter(scheme=Scheme.LOCAL, value=line.number).values("person__child")
    written = versions_of(CarriedIn).filter(child__in=given, history_change_reason=applying(line.of_id))
    return Child.objects.filter(pk__in=written.values("child")).first()


def _versions(
    model: type[models.Model], of: Q, names: Sequence[str], why: str, day: str, kind: str = ABOUT
) -> dict[str, RowChange]:
    """What the versions of one kind of row say before and after an import, by model and key."""
    sourced = hasattr(model, "withdrawn_at")
    columns = ("id", "history_change_reason", day if day != "pk" else "id", *names)
    where = ("source_file", "source_line", "withdrawn_at") if sourced else ()
    rows = versions_of(model).filter(of).order_by("id", "history_id").values(*dict.fromkeys((*columns, *where)))
    found: dict[str, RowChange] = {}
    for pk, each in groupby(rows, key=lambda row: row["id"]):
        versions = list(each)
        ours = [n for n, row in enumerate(versions) if row["history_change_reason"] == why]
        if not ours:
            continue
        first = versions[ours[0] - 1] if ours[0] else None
        last = versions[ours[-1]]
        before, after = _says(first, names), _says(last, names)
        if before != after:
            source = Source(last["source_file"], last["source_line"] or 0) if sourced else None
            found[f"{model.__name__} {pk}"] = RowChange(kind, None if day == "pk" else last[day], before, after, source)
    return found


def _says(row: Mapping[str, Any] | None, names: Sequence[str]) -> Says | None:
    """What a version says; None for one that is not there, or is withdrawn."""
    return None if row is None or row.get("withdrawn_at") else {name: row[name] for name in names}
