"""The page on which it is arranged who covers for an IRO who is away: each colleague, and whom they could not see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from heed.caseloads.cases import candidates, cases
from heed.caseloads.independence import checked, forbids
from heed.caseloads.pages import appointed_on, covers_on, is_iro
from heed.council.words import Words
from heed.law.appointments import caseload_band
from heed.people.models import Worker
from heed.web import formats
from heed.web.iros.pages import Away, address_of, away


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who could cover, with their own load and what stands in the way of some of the children."""

    pk: int
    name: str
    load: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CoverPage:
    """An IRO, the covers that are arranged, and the colleagues."""

    worker: Worker
    address: str
    children: int
    away: tuple[Away, ...]
    colleagues: tuple[Colleague, ...]
    why_not: str


def cover_page(worker: Worker, today: date, words: Words) -> CoverPage:
    """One IRO's cover. A fixed number of queries."""
    theirs = list(appointed_on(today).filter(worker=worker).values_list("child", flat=True))
    found, band, gone = cases(theirs, today).values(), caseload_band(on=today), covers_on(today)
    colleagues = []
    for each in candidates(today):
        if each.worker == worker.pk:
            continue
        barred = sum(any(map(forbids, checked(each, case, band))) for case in found)
        notes = []
        if barred:
            many = formats.count(barred, "child", "children")
            notes.append(f"Not independent of the case of {many}, whom they would not see.")
        if each.worker in gone:
            notes.append(f"Away until {formats.day(gone[each.worker].until_on)}.")
        if each.user is None:
            notes.append("Has no login.")
        load = formats.count(each.children, "child", "children") + " of their own"
        colleagues.append((barred, each.children / each.share, Colleague(each.worker, each.name, load, tuple(notes))))
    here = is_iro(worker, today)
    return CoverPage(
        worker=worker,
        address=address_of(worker.pk),
        children=len(theirs),
        away=tuple(each for each in away(today, worker.pk) if each.address == address_of(worker.pk)),
        colleagues=tuple(each for _, _, each in sorted(colleagues, key=lambda row: (*row[:2], row[2].name))),
        why_not="" if here else words.say(f"{worker.name} is not an IRO of the service today."),
    )
