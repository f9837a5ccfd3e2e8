"""The first lens on a child: their story. What they said, what comes, where they lived, what happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import QueryDict
from django.utils.http import urlencode

from heed.access.permissions import Permission
from heed.children.models import HowTold, OwnWords
from heed.law.dates import subtract_months
from heed.web import formats
from heed.web.child.ahead import Next, ahead
from heed.web.child.deeds import Deed, of_the_iro, of_the_review
from heed.web.child.drawing import Drawing, drawing
from heed.web.child.happened import HOME, KINDS, Event, happened
from heed.web.child.identity import Band, band
from heed.web.child.known import Known
from heed.web.child.links import Link, link
from heed.web.fields import read_page

AT_ONCE = 20
"""Events on one page."""

OLD = 12
"""Months after which a child's own words are said to be old: children change."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the child said of themselves at one time, line by line, and how it came here."""

    how_to_talk: tuple[str, ...]
    what_matters: tuple[str, ...]
    foot: str
    old: str


@dataclass(frozen=True, slots=True)
class Chip:
    """One kind of event: its value, its name, whether it is shown."""

    value: str
    name: str
    on: bool


@dataclass(frozen=True, slots=True)
class Month:
    """The events of one month, newest first."""

    name: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """The story of a child as at a day."""

    band: Band
    told: Told | None
    told_before: tuple[Told, ...]
    write: Link | None
    ahead: tuple[Next, ...]
    deeds: tuple[Deed, ...]
    drawing: Drawing | None
    say_who_with: Link | None
    chips: tuple[Chip, ...]
    months: tuple[Month, ...]
    n: int
    earlier: Link | None
    later: Link | None


def story_page(known: Known, asked: QueryDict, *, refused: str = "", typed: str = "") -> StoryPage:
    """The page that an address asks for; of what is not asked for rightly, the whole."""
    kinds = [kind for kind in KINDS if kind in asked.getlist("show")] or list(KINDS)
    events = [event for event in happened(known) if event.kind in kinds]
    page, of = read_page(asked), max(-(-len(events) // AT_ONCE), 1)
    page = min(page, of)
    shown = events[(page - 1) * AT_ONCE : page * AT_ONCE]
    words = [_told(known, each) for each in known.own_words]
    may_write = known.now and known.care_now is not None
    return StoryPage(
        band=band(known, "web:child", refused=refused, typed=typed),
        told=words[0] if words else None,
        told_before=tuple(words[1:]),
        write=_write(known) if may_write else None,
        ahead=ahead(known),
        deeds=(*of_the_review(known), *of_the_iro(known)),
        drawing=drawing(known),
        say_who_with=_say_who_with(known) if may_write else None,
        chips=tuple(_chip(known, kind, on=kind in kinds) for kind in KINDS),
        months=_months(shown, known.as_at),
        n=len(events),
        earlier=_earlier(known, asked, page, events[page * AT_ONCE :]),
        later=Link("Later", _address(known, asked, page - 1)) if page > 1 else None,
    )


def _told(known: Known, words: OwnWords) -> Told:
    name = known.who.given
    on = formats.plain_day(words.said_on)
    foot = {
        HowTold.WROTE: f"Written by {name}, {on}.",
        HowTold.TOLD: f"Told by {name} to {words.by.name}, who wrote it down with them, {on}.",
    }.get(HowTold(words.how), f"Shown by {name}, and put into words by {words.by.name}, {on}.")
    old = words.said_on < subtract_months(known.as_at, OLD)
    return Told(
        _lines(words.how_to_talk), _lines(words.what_matters), foot, "Over a year ago: ask again." if old else ""
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _write(known: Known) -> Link | None:
    text = "Write what has changed" if known.own_words else f"Write down {formats.possessive(known.who.given)} words"
    return link(text, "web:own_words", known.child, known.user, Permission.WRITE_OWN_WORDS)


def _say_who_with(known: Known) -> Link | None:
    return link("Say who they live with", "web:lives_with", known.child, known.user, Permission.EDIT_PERSON)


def _chip(known: Known, kind: str, *, on: bool) -> Chip:
    names: Mapping[str, str] = {HOME: known.words.home.capital, "reviews": known.words.review.plural_capital}
    return Chip(kind, names.get(kind, KINDS[kind]), on)


def _months(events: Sequence[Event], as_at: date) -> tuple[Month, ...]:
    found = []
    for (year, _), some in groupby(events, key=lambda event: (event.on.year, event.on.month)):
        of = tuple(some)
        found.append(Month(f"{of[0].on:%B}" + ("" if year == as_at.year else f" {year}"), of))
    return tuple(found)


def _earlier(known: Known, asked: QueryDict, page: int, rest: Sequence[Event]) -> Link | None:
    if not rest:
        return None
    first, last = rest[-1].on, rest[0].on
    months = [f"{first:%B} {first.year}", f"{last:%B} {last.year}"]
    if first.year == last.year:
        months[0] = f"{first:%B}"
    span = months[1] if (first.year, first.month) == (last.year, last.month) else " to ".join(months)
    return Link(f"Earlier: {span}, {formats.count(len(rest), 'entry', 'entries')}", _address(known, asked, page + 1))


def _address(known: Known, asked: QueryDict, page: int) -> str:
    """The same page of the child with another part of what happened."""
    terms = [("show", kind) for kind in KINDS if kind in asked.getlist("show")]
    if not known.now:
        terms.append(("as_at", known.as_at.isoformat()))
    if page > 1:
        terms.append(("page", str(page)))
    return f"{known.who.address}{'?' + urlencode(terms) if terms else ''}#happened"
