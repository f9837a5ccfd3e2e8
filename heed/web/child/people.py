"""The people around a child as at a day: who reviews, who holds the case, who they live with, who their family is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from heed.access.permissions import Permission
from heed.caseloads.models import Allocation, Appointment, WhyAppointed
from heed.people.models import Name
from heed.web import formats
from heed.web.child.deeds import Deed, of_the_iro
from heed.web.child.family import Family
from heed.web.child.homes import homes
from heed.web.child.identity import Band, band
from heed.web.child.known import Known, open_at
from heed.web.child.links import Link, link
from heed.web.child.plain import social_worker_because


@dataclass(frozen=True, slots=True)
class Was:
    """Somebody from a day until a day: who, what there is to say of it."""

    from_on: date | None
    until: str
    who: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Present:
    """Who it is on the day: name, since when, and what there is to say, line by line."""

    who: str
    since: str
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Everybody around a child."""

    band: Band
    iro_word: str
    iro: Present | None
    iro_deeds: tuple[Deed, ...]
    iros: tuple[Was, ...]
    worker_word: str
    worker: Present | None
    workers: tuple[Was, ...]
    home: Present | None
    homes: tuple[Was, ...]
    home_words: str
    say_who_with: Link | None
    family: Family
    names: tuple[Was, ...]
    change_name: Link | None


def people_page(known: Known, *, refused: str = "", typed: str = "") -> PeoplePage:
    """The page."""
    may = known.now and known.care_now is not None
    of = homes(known.stays, known.lives_with, known.as_at)
    open_home = of[-1] if of and of[-1].until_on is None else None
    return PeoplePage(
        band=band(known, "web:child_people", refused=refused, typed=typed),
        iro_word=known.words.iro.singular,
        iro=_iro(known, known.iro) if known.iro else None,
        iro_deeds=of_the_iro(known),
        iros=tuple(_was_iro(known, each) for each in reversed(known.appointments) if not open_at(each, known.as_at)),
        worker_word=known.words.social_worker.singular,
        worker=_worker(known, known.allocation) if known.allocation else None,
        workers=_workers(known),
        home=None
        if open_home is None
        else Present(
            open_home.who or formats.capital(known.words.say(open_home.place.name)),
            formats.day(open_home.from_on),
            tuple(
                each
                for each in (
                    open_home.where,
                    known.words.say(open_home.place.name) if open_home.who else "",
                    "Where this is may not be told to everybody: ask before you pass it on."
                    if open_home.withheld
                    else "",
                )
                if each
            ),
        ),
        homes=tuple(
            Was(
                each.from_on,
                formats.day(each.until_on),
                f"{each.who}{', ' + each.where if each.where else ''}" if each.who else "",
                known.words.say(each.place.name),
            )
            for each in reversed(of)
            if each.until_on is not None
        ),
        home_words=known.words.home.plural,
        say_who_with=link("Say who they live with", "web:lives_with", known.child, known.user, Permission.EDIT_PERSON)
        if may
        else None,
        family=known.family,
        names=_names(known),
        change_name=link("Change the name", "web:child_name", known.child, known.user, Permission.EDIT_PERSON)
        if known.now
        else None,
    )


def _names(known: Known) -> tuple[Was, ...]:
    """The names used before, with their days; the one used now stands at the head of the page. One query."""
    rows = Name.objects.filter(person=known.child.person_id, until_on__lte=known.as_at).order_by("-until_on", "-pk")
    if not known.user.sees_names:
        return ()
    return tuple(Was(row.from_on, formats.day(row.until_on), row.full) for row in rows if row.until_on is not None)


def _iro(known: Known, row: Appointment) -> Present:
    says = [_why(known, row), f"Chosen by {row.by.name}" if row.by else ""]
    told = row.child_told_on
    if told and told <= known.as_at:
        says.append(f"{known.who.given} was told on {formats.day(told)}")
    else:
        says.append(f"Nobody has written down that {known.who.given} was told")
    if row.independence:
        says.append(f"Independence: {known.words.say(row.independence)}")
    if known.cover:
        until, why = formats.day(known.cover.until_on), f" ({known.cover.why})" if known.cover.why else ""
        says.append(
            f"Away until {until}{why}; {known.cover.covered_by.name} covers, and does not become the {known.words.iro}"
        )
    return Present(row.worker.name, _since(row), tuple(each for each in says if each))


def _since(row: Appointment) -> str:
    return f"{formats.day(row.from_on)}{', by a roster' if row.source_import and not row.why else ''}"


def _why(known: Known, row: Appointment) -> str:
    why = known.words.say(WhyAppointed(row.why).label) if row.why else "Why is not written down"
    return f"{why}. {row.reason}" if row.reason else why


def _was_iro(known: Known, row: Appointment) -> Was:
    until = formats.day(row.until_on) if row.until_on else ""
    return Was(row.from_on, until, row.worker.name, _why(known, row))


def _worker(known: Known, row: Allocation) -> Present:
    team = row.team or (row.worker.team if row.worker else None)
    manager = row.worker.manager if row.worker else None
    says = (f"Team: {team.name}" if team else "", f"Manager: {manager.name}" if manager else "")
    who = row.worker.name if row.worker else f"Nobody yet: the team {team.name if team else ''} holds the case"
    return Present(who, formats.day(row.from_on), tuple(each for each in says if each))


def _workers(known: Known) -> tuple[Was, ...]:
    """Who held the case before; what a return alone says of, by the number that it gives the worker."""
    found = [
        Was(
            each.from_on,
            formats.day(each.until_on) if each.until_on else "",
            each.worker.name if each.worker else (each.team.name if each.team else ""),
            each.team.name if each.worker and each.team else "",
        )
        for each in reversed(known.allocations)
        if not open_at(each, known.as_at)
    ]
    first = known.allocations[0].from_on if known.allocations else date.max
    for row in reversed(known.workers_before):
        until = formats.day(min(row.until_on or first, first)) if (row.until_on or known.allocations) else ""
        who = f"Number {row.worker} in the return" if row.worker else "Not named in the return"
        found.append(Was(row.from_on, until, who, known.words.say(social_worker_because(row.reason))))
    return tuple(found)
