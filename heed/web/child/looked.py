"""Who did and who saw what about a child: the entries of the record, newest first. Writing them is `heed.access.record`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.http import urlencode

from heed.access.models import Entry, Kind, User
from heed.access.permissions import ROLE_NAMES, Role
from heed.children.models import Child
from heed.web.child.identity import Band, band
from heed.web.child.known import Known
from heed.web.child.links import Link, address_of
from heed.web.fields import read_page
from heed.web.people.roles import role_names

AT_ONCE = 50
"""Entries on one page."""

EMERGENCY = "children.break_glass"
"""The action by which somebody opens a record for themselves."""

LONGEST = 9
"""Digits from which the number of a user is nobody's."""


@dataclass(frozen=True, slots=True)
class Look:
    """One entry: when, who in which role, whether they did or saw, and the sentence."""

    at: datetime
    who: str
    roles: str
    kind: str
    sentence: str
    emergency: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One person who may be chosen."""

    value: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class LookedPage:
    """One page of the entries about a child."""

    band: Band
    looks: tuple[Look, ...]
    people: tuple[Choice, ...]
    showing: str
    earlier: Link | None
    later: Link | None
    emergencies: int


def looked_page(known: Known, asked: Mapping[str, str]) -> LookedPage:
    """The page that an address asks for; of what is not asked for rightly, the whole. Four queries."""
    about = Entry.objects.filter(children__child_key=str(known.child.pk))
    by = _by(asked.get("by", ""))
    chosen = about if by is None else about.filter(by=by)
    n, page = chosen.count(), read_page(asked)
    page = min(page, max(-(-n // AT_ONCE), 1))
    first = (page - 1) * AT_ONCE
    rows = list(chosen.select_related("by").order_by("-at", "-pk")[first : first + AT_ONCE])
    people = User.objects.filter(pk__in=about.values("by")).order_by("name", "pk")
    return LookedPage(
        band=band(known, "web:child_looked"),
        looks=tuple(_look(known, row) for row in rows),
        people=tuple(Choice(str(user.pk), user.name, user.pk == by) for user in people),
        showing=f"{first + 1:,} to {first + len(rows):,} of {n:,}" if rows else "",
        earlier=Link("Earlier", _address(known.child, by, page + 1)) if first + len(rows) < n else None,
        later=Link("Later", _address(known.child, by, page - 1)) if page > 1 else None,
        emergencies=about.filter(what=EMERGENCY).count(),
    )


def _by(typed: str) -> int | None:
    """The user who was asked for; None where nobody was, or nobody can be meant."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < LONGEST else None


def _look(known: Known, row: Entry) -> Look:
    roles = [Role(role) for role in row.roles.split(",") if role in ROLE_NAMES]
    return Look(
        at=row.at,
        who=row.by.name if row.by else "Heed itself",
        roles=role_names(roles, known.words),
        kind="did" if row.kind == Kind.DID else "saw",
        sentence=known.words.say(row.sentence),
        emergency=row.what == EMERGENCY,
    )


def _address(child: Child, by: int | None, page: int) -> str:
    terms = [("by", str(by))] if by is not None else []
    return f"{address_of('web:child_looked', child)}?{urlencode([*terms, ('page', str(page))])}"
