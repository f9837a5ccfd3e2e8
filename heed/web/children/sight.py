"""Who may see one child, and why: by what was given to them or their team, by a role, and what a restriction leaves of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from heed.access import clock
from heed.access.models import RoleHeld, User
from heed.access.permissions import PSEUDONYMISED, ROLES, SERVICE_WIDE, Permission, Role
from heed.access.spans import open_on
from heed.children.models import Child, Grant, Restricted
from heed.council.models import Team
from heed.council.words import Words
from heed.web import formats
from heed.web.addresses import reverse
from heed.web.child.identity import Band, band
from heed.web.child.known import known_of
from heed.web.children.forms import REASONS
from heed.web.children.shapes import Restriction, Seeing
from heed.web.people.roles import role_names

BEFORE: Final = 10
"""Grants that have ended which are still shown, the last first."""

NO_ROLE = "has no role by which children are opened, so sees nobody"
RESTRICTED = "not named, so does not see the child while the restriction stands"
NOTHING_ELSE = "named, but nothing else lets them see the child: give them sight as well"

_MADE_BY: Final = re.compile(r"[a-z_]+\.[A-Za-z]+:\d+")
"""What opened a grant, as a row's own number: nothing that a reader would know it by."""

Roles = Mapping[int, frozenset[Role]]


@dataclass(frozen=True, slots=True)
class SightPage:
    """Who may see one child."""

    band: Band
    lead: str
    given: tuple[Seeing, ...]
    by_role: tuple[Seeing, ...]
    restriction: Restriction | None
    before: tuple[Seeing, ...]


def open_restriction(child: Child) -> Restricted | None:
    """The restriction on a child that is not lifted; None where there is none."""
    return Restricted.objects.filter(child=child, until_at=None).select_related("by").first()


def sight_page(child: Child, user: User, words: Words, today: date) -> SightPage:
    """The page of one child, as `fetched` for this user. As many queries for many who see them as for one."""
    now, roles = clock.now(), _roles(today)
    restricted = open_restriction(child)
    named = {row.user_id: row.user for row in restricted.named.select_related("user")} if restricted else {}
    grants = Grant.objects.filter(child=child, from_at__lte=now).select_related("user", "team", "by")
    still_open = [each for each in grants.order_by("from_at", "pk") if _is_open(each, now)]
    ended = grants.filter(until_at__lte=now).order_by("-until_at", "-pk")[:BEFORE]
    seeing = _Seeing(child, restricted, frozenset(named), roles, words, now)
    by_role = _of_service(roles)
    return SightPage(
        band=band(known_of(child, user, today, today), "web:sight"),
        lead=_lead(restricted, words),
        given=tuple(seeing.of_grant(each) for each in still_open),
        by_role=tuple(seeing.of_role(each) for each in by_role),
        restriction=_restriction(restricted, named.values(), seeing, still_open, today) if restricted else None,
        before=tuple(seeing.of_grant(each) for each in ended),
    )


def who_may_be_given(today: date, words: Words) -> tuple[tuple[str, str], ...]:
    """Everybody whose role opens children, and every team that is open: keys that say which, and names. Two queries."""
    people = [(f"user:{user.pk}", _called(user, held, words)) for user, held in _who_open_children(today)]
    teams = Team.objects.filter(open_on(today)).order_by("name", "pk")
    return (*people, *((f"team:{team.pk}", f"Everyone in {team.name}") for team in teams))


def who_may_be_named(today: date, words: Words, also: Iterable[User] = ()) -> tuple[tuple[str, str], ...]:
    """Everybody whom a restriction can name: whose role opens children, and who is named though it no longer does."""
    found = {str(user.pk): _called(user, held, words) for user, held in _who_open_children(today)}
    return tuple(({str(user.pk): f"{user.name}, {NO_ROLE}" for user in also} | found).items())


def _called(user: User, held: Iterable[Role], words: Words) -> str:
    return f"{user.name}, {role_names(held, words)}"


def names_of(users: Iterable[User]) -> str:
    """Some people, by name."""
    return ", ".join(sorted(user.name for user in users)) or "nobody"


class _Seeing:
    """Says of each person or team what lets them see the child, and what stops them all the same."""

    def __init__(
        self,
        child: Child,
        restricted: Restricted | None,
        named: frozenset[int],
        roles: Roles,
        words: Words,
        now: datetime,
    ) -> None:
        self.child, self.restricted, self.named, self.roles, self.words, self.now = (
            *(child, restricted, named),
            *(roles, words, now),
        )

    def of_grant(self, grant: Grant) -> Seeing:
        """By what was given."""
        user, open_ = grant.user, _is_open(grant, self.now)
        return Seeing(
            who=user.name if user else f"Everyone in {grant.team}",
            role=role_names(self.roles.get(user.pk, frozenset()), self.words) if user else "Team",
            why=self.words.say(REASONS[grant.why]) + ("" if _MADE_BY.fullmatch(grant.source) else f": {grant.source}"),
            since=f"{formats.moment(grant.from_at)}, by {grant.by.name}",
            until=formats.moment(grant.until_at) if grant.until_at else "",
            stops=self._stops(user) if open_ and user else "",
            ends=reverse("web:sight_end", kwargs={"key": self.child.key, "pk": grant.pk}) if open_ else "",
        )

    def of_role(self, user: User) -> Seeing:
        """By a role whose scope is the service."""
        held = self.roles[user.pk]
        number = " By number, without the name." if not held - PSEUDONYMISED else ""
        return Seeing(
            who=user.name,
            role=role_names(held, self.words),
            why=f"The role sees every child of the service.{number}",
            since="",
            until="",
            stops=self._stops(user),
        )

    def _stops(self, user: User) -> str:
        if user.pk not in self.roles or not user.is_active:
            return NO_ROLE
        return RESTRICTED if self.restricted and user.pk not in self.named else ""


def _restriction(
    restricted: Restricted, named: Iterable[User], seeing: _Seeing, grants: Iterable[Grant], today: date
) -> Restriction:
    """Who is named, and whether that is enough: a restriction takes sight away and gives none."""
    given = {each.user_id for each in grants}
    teams = {each.team_id for each in grants if each.team_id}
    in_teams = _in_teams(teams, today)
    lines = []
    for user in sorted(named, key=lambda user: (user.name, user.pk)):
        held = seeing.roles.get(user.pk, frozenset())
        sees = user.pk in given or user.pk in in_teams or bool(held & SERVICE_WIDE)
        stops = seeing._stops(user) or ("" if sees else NOTHING_ELSE)
        lines.append(Seeing(user.name, role_names(held, seeing.words), "Named", "", "", stops))
    return Restriction(
        key=restricted.pk,
        why=restricted.why,
        by=restricted.by.name,
        since=formats.moment(restricted.from_at),
        version=restricted.version,
        named=tuple(lines),
    )


def _in_teams(teams: Iterable[int], today: date) -> frozenset[int]:
    in_team = User.objects.filter(open_on(today, "worker__"), worker__team__in=list(teams))
    return frozenset(in_team.values_list("pk", flat=True))


def _lead(restricted: Restricted | None, words: Words) -> str:
    if restricted is None:
        return "Whoever is listed here may open the record."
    return "Restricted: only who is named may open the record, whatever else lets them."


def _is_open(grant: Grant, now: datetime) -> bool:
    return grant.until_at is None or grant.until_at > now


def _held(today: date) -> list[RoleHeld]:
    """Every role held on a day by somebody who may sign in. One query."""
    held = RoleHeld.objects.filter(open_on(today), user__is_active=True).select_related("user")
    return list(held.order_by("user__name", "user", "pk"))


def _roles(today: date) -> dict[int, frozenset[Role]]:
    found: dict[int, frozenset[Role]] = {}
    for held in _held(today):
        found[held.user_id] = found.get(held.user_id, frozenset()) | {Role(held.role)}
    return found


def _of_service(roles: Roles) -> list[User]:
    wide = [key for key, held in roles.items() if held & SERVICE_WIDE]
    return list(User.objects.filter(pk__in=wide).order_by("name", "pk"))


def _who_open_children(today: date) -> list[tuple[User, frozenset[Role]]]:
    users: dict[int, User] = {}
    roles: dict[int, frozenset[Role]] = {}
    for held in _held(today):
        users[held.user_id] = held.user
        roles[held.user_id] = roles.get(held.user_id, frozenset()) | {Role(held.role)}
    opens = {role for role in ROLES if Permission.SEE_CHILD in ROLES[role]}
    return [(user, roles[key]) for key, user in users.items() if roles[key] & opens]
