"""The band at the head of every page of a child: who they are, where they live, under which law, who is there for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.http import urlencode

from heed.access.permissions import Permission
from heed.web import formats
from heed.web.addresses import reverse
from heed.web.child.family import Relative
from heed.web.child.homes import Home, homes, statuses
from heed.web.child.known import Known
from heed.web.child.links import Link, address_of
from heed.web.names import Shown

TABS = (
    ("Story", "web:child", Permission.SEE_CHILD),
    ("Duties", "web:child_duties", Permission.SEE_CHILD),
    ("People", "web:child_people", Permission.SEE_CHILD),
    ("Who has looked", "web:child_looked", Permission.SEE_WHO_LOOKED),
    ("Who may see", "web:sight", Permission.GRANT_ACCESS),
)
"""The pages of a child: what each is called, its address, who may open it."""

DATED = frozenset({"web:child", "web:child_duties", "web:child_people"})
"""Those that stand as at a day."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing in the line under the name: words, the part that matters, more words, and a link if there is one."""

    before: str
    strong: str
    after: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """The head of a page of a child."""

    who: Shown
    facts: tuple[Fact, ...]
    tabs: tuple[Link, ...]
    crumbs: tuple[tuple[str, str], ...]
    as_at: date
    now: bool
    back: str
    refused: str = ""
    typed: str = ""
    dated: bool = True
    emergency: datetime | None = None


def band(known: Known, here: str, *, refused: str = "", typed: str = "") -> Band:
    """The head of the page with this name; `refused` says why the day asked for is not shown."""
    return Band(
        who=known.who,
        facts=facts(known),
        tabs=tabs(known, here),
        crumbs=crumbs(known, here),
        as_at=known.as_at,
        now=known.now,
        back=address_of(here, known.child),
        refused=refused,
        typed=typed or formats.day(known.as_at),
        dated=here in DATED,
        emergency=known.emergency,
    )


def tabs(known: Known, here: str) -> tuple[Link, ...]:
    """The child's pages that this reader may open; a day that was asked for goes with them."""
    asked = "" if known.now else f"?{urlencode({'as_at': known.as_at.isoformat()})}"
    return tuple(
        Link(text, address_of(name, known.child) + (asked if name in DATED else ""), name == here)
        for text, name, permission in TABS
        if permission in known.user.permissions
    )


def crumbs(known: Known, here: str) -> tuple[tuple[str, str], ...]:
    """The way back."""
    every = ("Children", reverse("web:children"))
    return (every,) if here == "web:child" else (every, (known.who.given, known.who.address))


def facts(known: Known) -> tuple[Fact, ...]:
    """The line under the name, as it stood on the day."""
    found = [*_home(known), *_law(known)]
    if allocation := known.allocation:
        holder = allocation.worker.name if allocation.worker else allocation.team.name if allocation.team else ""
        found.append(Fact(f"{known.words.social_worker} " if allocation.worker else "team ", holder))
    elif known.care_now:
        found.append(Fact("", f"no {known.words.social_worker} recorded"))
    found += _iro(known)
    found += [Fact(f"{each.kin} ", "", each.says, each.address) for each in known.family.near]
    found += [
        Fact("planned for together with ", "", each.says, each.address)
        for group in known.family.groups
        if group.until_on is None
        for each in group.others
        if not _related(known, each)
    ]
    return tuple(found)


def _related(known: Known, other: Relative) -> bool:
    return any(each.address == other.address and each.name == other.name for each in known.family.near)


def home_now(known: Known) -> Home | None:
    """The home on the day; None where the child was in no care."""
    if known.care_now is None:
        return None
    found = homes(known.stays, known.lives_with, known.as_at)
    return found[-1] if found and found[-1].until_on is None else None


def _home(known: Known) -> list[Fact]:
    home = home_now(known)
    verb = "lives" if known.now else "lived"
    if home is None:
        return []
    if home.who:
        where = f", {home.where}" if home.where else ""
        return [Fact(f"{verb} with ", home.who, where + (" (not to be told to everybody)" if home.withheld else ""))]
    return [Fact(f"{verb} ", known.words.say(home.place.lives))]


def _law(known: Known) -> list[Fact]:
    if known.care_now is None:
        ended = known.care[-1].until_on if known.care else None
        if ended is None:
            return [Fact("", "not in care" if known.now else "not in care on that day")]
        what = "short breaks; the last" if known.is_break(known.care[-1]) else "care"
        return [Fact("", f"{what} ended {formats.day(ended)}")]
    found = statuses(known.stays)
    return [Fact("", found[-1].law.name)] if found and found[-1].until_on is None else []


def _iro(known: Known) -> list[Fact]:
    iro = known.words.iro
    if known.iro is None:
        return [Fact("", f"no {iro} yet")] if known.care_now else []
    said = ""
    if known.cover:
        until, helper = formats.short_day(known.cover.until_on), known.cover.covered_by.name
        said = f", away until {until}; {helper} covers"
    return [Fact(f"{iro} ", known.iro.worker.name, said)]
