"""What the database says of children, as the `Returns` that figures are built from. Reads only, in a few queries.

It equals what the active returns say, read from their files: an import brings the database to just that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import F, Subquery

from heed.children.models import Child, Episode
from heed.council.models import settings_on
from heed.exchange import records
from heed.exchange.kinds import KINDS, Kind
from heed.exchange.models import (
    CarriedIn,
    CheckDone,
    FaultFound,
    HeldBack,
    Import,
    ImportedReturn,
    ImportedTable,
    RepairMade,
    State,
    applications_begun,
    last_applied,
)
from heed.exchange.records import SEXES, Check, Fault, Outcome, Refused, Repair, Returns, Severity, Source, Table
from heed.exchange.roster.comparing import NOBODY, recorded
from heed.exchange.roster.models import RosterHandedIn
from heed.exchange.ssda903.checks import TOUCHES
from heed.exchange.stored import EPISODE, OF_CHILD, OF_PERSON
from heed.people.models import Identifier, Scheme
from heed.reviews.models import Review

TRIES = 3


class Unsettled(Refused):
    """A return is being applied: some children are as before it, some as after."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the database speaks from: how many applications have begun, the last whole one, and whether one is part done."""

    begun: int
    version: str  # "" where no return is applied
    last: int | None  # the import whose checks are over all of them
    as_at: date | None
    years: tuple[int, ...]
    part_done: bool


def standing() -> Standing:
    """How the data stand. Four queries."""
    begun = applications_begun()
    last = last_applied().first()
    years = ImportedReturn.objects.filter(active=True).order_by("year").values_list("year", flat=True)
    whole = _whole()
    return Standing(
        begun=begun,
        version=_version(whole),
        last=None if last is None else last.pk,
        as_at=None if last is None else last.as_at,
        years=tuple(year for year in years if year is not None),
        part_done=begun > 0 if whole is None else whole["began_as"] != begun or whole["state"] == State.UNDOING,
    )


def data_version() -> str:
    """Changes whenever an import was applied or undone, a roster applied, or a difference settled; "" where none is applied."""
    return _version(_whole())


def _whole() -> Mapping[str, Any] | None:
    """The last application that is whole, an undoing being one; and what was settled since, None where none is applied."""
    whole = Import.objects.filter(state__in=(State.APPLIED, State.UNDOING, State.UNDONE)).order_by("-began_as")
    parts = {"since": last_applied().values("revised"), "roster": RosterHandedIn.objects.applied().values("pk")[:1]}
    found: Any = whole.annotate(**{name: Subquery(rows) for name, rows in parts.items()})
    found = found.values("began_as", "state", *parts)
    first: Mapping[str, Any] | None = found.first()
    return first


def _version(whole: Mapping[str, Any] | None) -> str:
    if whole is None or whole["since"] is None:
        return ""
    version = f"{whole['began_as']}.{whole['since']}" if whole["since"] else str(whole["began_as"])
    return f"{version}+{whole['roster']}" if whole["roster"] else version


def import_of(version: str) -> Import | None:
    """The import applied last when the data were of this version."""
    number = int(version.partition("+")[0].partition(".")[0] or 0)
    applied = Import.objects.filter(state__in=(State.APPLIED, State.REPLACED, State.UNDOING), began_as__lte=number)
    return applied.select_related("applied_by").order_by("-began_as").first()


def read_back() -> Returns:
    """Everything that the active returns say, from the database.

    Raises `Refused` where no return was applied, and `Unsettled` while one is part done: figures of half of it say nothing.
    """
    for _ in range(TRIES):
        before = standing()
        if before.as_at is None:
            raise Refused("No return has been applied yet: import one first.")
        if before.part_done:
            break
        returns = _read(before, before.as_at)
        if standing() == before:
            return returns
    raise Unsettled("A return is being applied: figures can be made again when that is done.")


def _read(stand: Standing, as_at: date) -> Returns:
    held = dict(HeldBack.objects.values_list("number", "why"))
    children, without = _children(as_at, held)
    last = Import.objects.get(pk=stand.last or 0)
    return Returns(
        as_at=as_at,
        years=stand.years,
        children=children,
        held=dict(sorted({**held, **without}.items())),
        checks=_checks(last),
        tables=_tables(),
        notes=tuple(
            note
            for notes in ImportedReturn.objects.filter(active=True).order_by("year").values_list("notes", flat=True)
            for note in notes.splitlines()
        ),
        repairs=_repairs(last),
    )


def _children(as_at: date, held: dict[str, str]) -> tuple[tuple[records.Child, ...], dict[str, str]]:
    """The children that a return carries and no fault holds back, and those whose number was ended here."""
    years, sources = _carried()
    episodes, reviews, ended, who = _episodes(), _reviews(as_at), _ended(), recorded()
    others: dict[str, dict[int, Any]] = {kind.name: _others(kind) for kind in KINDS}
    children: list[records.Child] = []
    without: dict[str, str] = {}
    about = Child.objects.with_number().filter(pk__in=CarriedIn.objects.filter(withdrawn_at=None).values("child"))
    fields: tuple[Any, ...] = ("pk", F("number"), *(f"person__{name}" for name in OF_PERSON), *OF_CHILD)
    for pk, number, born_on, sex, ethnicity, uasc, upn, mother, mothers_child_born_on in about.values_list(*fields):
        if number is None:
            # where the number is another child's now, that child speaks for it
            without.setdefault(ended.get(pk, str(pk)), "The child’s number was ended here: import the return again.")
        elif born_on is None:
            without[number] = "The child has no birth date here any more: import the return again."
        elif number not in held:
            beside = who.get(number, NOBODY)
            of_other_kinds: dict[str, Any] = {name: tuple(rows[pk]) for name, rows in others.items() if pk in rows}
            children.append(
                records.Child(
                    number=number,
                    born_on=born_on,
                    sex=sex if sex in SEXES else None,
                    uasc=bool(uasc),
                    years=frozenset(years[pk]),
                    episodes=tuple(episodes[pk]),
                    reviews=tuple(reviews[pk]),
                    source=sources[pk],
                    ethnicity=ethnicity or None,
                    upn=upn or None,
                    mother=mother,
                    mothers_child_born_on=mothers_child_born_on,
                    iro=beside.iro or None,
                    social_worker=beside.social_worker or None,
                    team=beside.team or None,
                    sibling_group=beside.siblings or None,
                    **of_other_kinds,
                )
            )
    return tuple(sorted(children, key=lambda child: child.number)), without


def read_child(child: Child, as_at: date) -> records.Child | None:
    """What the database says of the care and the reviews of one child by a day; None where no return carries them.

    The day may lie before the returns' own: what came after it is then left out, as if nobody knew it yet.
    """
    years, sources = _carried(of=child.pk)
    born_on = child.person.born_on
    if child.pk not in years or born_on is None:
        return None
    return records.Child(
        number=str(child.pk),
        born_on=born_on,
        sex=None,
        uasc=bool(child.uasc),
        years=frozenset(years[child.pk]),
        episodes=tuple(
            _known_by(as_at, episode) for episode in _episodes(of=child.pk)[child.pk] if episode.from_on <= as_at
        ),
        reviews=tuple(_reviews(as_at, of=child.pk)[child.pk]),
        source=sources[child.pk],
    )


def _known_by(day: date, episode: records.Episode) -> records.Episode:
    """The episode as it stood on a day: one that ended later is open still."""
    if episode.until_on is None or episode.until_on <= day:
        return episode
    return replace(episode, until_on=None, reason_ceased=None)


def _of(child: int | None, path: str = "child") -> dict[str, int]:
    return {} if child is None else {path: child}


def _carried(of: int | None = None) -> tuple[dict[int, list[int]], dict[int, Source]]:
    """The years that carry each child, and the row of the Header of the last of them."""
    years, sources = defaultdict[int, list[int]](list), dict[int, Source]()
    rows = CarriedIn.objects.filter(withdrawn_at=None, **_of(of)).order_by("year")
    for child, year, file, line in rows.values_list("child", "year", "source_file", "source_line"):
        years[child].append(year)
        sources[child] = Source(file, line or 0)
    return years, sources


def _ended() -> dict[int, str]:
    """Of the numbers that were ended here, the last of each child."""
    rows = Identifier.objects.filter(scheme=Scheme.LOCAL, person__child__isnull=False, until_on__isnull=False)
    rows = rows.order_by(F("from_on").asc(nulls_first=True), "pk")
    return dict(rows.values_list("person__child", "value"))


def _episodes(of: int | None = None) -> dict[int, list[records.Episode]]:
    found: dict[int, list[records.Episode]] = defaultdict(list)
    rows = Episode.objects.filter(withdrawn_at=None, period__withdrawn_at=None, **_of(of, "period__child"))
    rows = rows.order_by("from_on", "pk")
    fields = ("period__child", "from_on", "until_on", "source_file", "source_line", *EPISODE[1:])
    for child, from_on, until_on, file, line, *codes in rows.values_list(*fields):
        said = {name: code or None for name, code in zip(EPISODE[1:], codes, strict=True)}
        source = Source(file, line or 0)
        found[child].append(records.Episode(from_on=from_on, until_on=until_on, source=source, **said))
    for of_child in found.values():
        of_child.sort(key=_in_order)
    return found


def _in_order(episode: records.Episode) -> tuple[date, date, int]:
    return episode.from_on, episode.until_on or date.max, episode.source.line


def _reviews(as_at: date, of: int | None = None) -> dict[int, list[records.Review]]:
    """Reviews by the day they were held, which is the council's setting to say. Nothing after the day is known."""
    found: dict[int, list[records.Review]] = defaultdict(list)
    rows = Review.objects.live().filter(**_of(of)).with_held_on(settings_on(as_at)).exclude(completed_on=None)
    rows = rows.filter(**{"held_on__lte": as_at}).order_by(F("held_on"), "pk")
    for child, held_on, code, unknown, file, line in rows.values_list(
        "child", F("held_on"), "participation_code", "participation_unknown", "source_file", "source_line"
    ):
        found[child].append(records.Review(held_on, code or None, unknown or None, Source(file, line or 0)))
    return found


def _others(kind: Kind) -> dict[int, list[Any]]:
    """The records of a kind by child, in their order."""
    found: dict[int, list[Any]] = defaultdict(list)
    rows = kind.model._base_manager.filter(withdrawn_at=None).order_by(*kind.order)
    for child, file, line, day, *says in rows.values_list("child", "source_file", "source_line", kind.day, *kind.says):
        found[child].append(kind.read(day, says, Source(file, line or 0)))
    return found


def _checks(last: Import) -> tuple[Check, ...]:
    """What the checks found when the newest import was looked through, over all active returns."""
    faults: dict[int, list[Fault]] = defaultdict(list)
    rows = FaultFound.objects.filter(check_done__of=last).order_by("check_done", "place")
    for check, code, severity, file, line, number, sentence in rows.values_list(
        "check_done", "check_done__code", "severity", "file", "line", "number", "sentence"
    ):
        faults[check].append(Fault(code, Severity(severity), Source(file, line), number or None, sentence))
    return tuple(
        Check(row.code, Outcome(row.outcome), row.rows, row.why, tuple(faults[row.pk]), row.says, TOUCHES[row.code])
        for row in CheckDone.objects.filter(of=last)
    )


def _tables() -> tuple[Table, ...]:
    rows = ImportedTable.objects.filter(of__active=True).order_by("of__year", "place")
    fields = ("of__year", "name", "file", "rows", "read")
    return tuple(Table(year or 0, *said) for year, *said in rows.values_list(*fields))


def _repairs(last: Import) -> tuple[Repair, ...]:
    """What was mended in the active returns when the newest import was looked through."""
    return tuple(
        Repair(code, number, Source(file, line), sentence)
        for code, number, file, line, sentence in RepairMade.objects.filter(of=last).values_list(
            "code", "number", "file", "line", "sentence"
        )
    )
