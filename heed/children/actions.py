"""What a person may do about who sees a child, and recording a child in care. Periods and episodes are imported."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from heed.access import clock
from heed.access.actions import action
from heed.access.models import User
from heed.access.permissions import Permission
from heed.children.models import Child, Grant, Named, Restricted, Why
from heed.council.models import Team, settings_on
from heed.council.refusals import refused_as
from heed.council.settings import BREAK_GLASS_HOURS
from heed.people.models import Person

IN_CARE_ALREADY = "This person has a child's record already."
NO_REASON = "Give the reason, in at most 500 characters."


def _no_reason(reason: str) -> bool:
    return not 0 < len(reason.strip()) <= 500


def _in_care_already(*, person: Person) -> str | None:
    return IN_CARE_ALREADY if Child.objects.filter(person=person).exists() else None


@action(Permission.EDIT_PERSON, unless=_in_care_already)
def record_child(*, by: User, person: Person, uasc: bool | None = None) -> Child:
    """Open the record of a child in care for a person."""
    with refused_as(IN_CARE_ALREADY):
        return Child.objects.create(person=person, uasc=uasc)


# Who may see a child


def _cannot_grant(
    *, to: User | Team, child: Child, why: Why, source: str, until_at: datetime | None = None
) -> str | None:
    if _no_reason(source):
        return NO_REASON
    if why == Why.BROKE_GLASS:
        return "Only the person themselves opens a record in an emergency: grant access for another reason."
    now = clock.now()
    if until_at is not None and until_at <= now:
        return "The end is past: choose a later one, or none."
    same = Grant.objects.filter(child=child, why=why, until_at=None, **_holder(to))
    return "This is granted already, without an end." if same.exists() else None


def _holder(to: User | Team) -> dict[str, User | Team]:
    return {"user" if isinstance(to, User) else "team": to}


@action(Permission.GRANT_ACCESS, unless=_cannot_grant)
def open_grant(
    *, by: User, to: User | Team, child: Child, why: Why, source: str, until_at: datetime | None = None
) -> Grant:
    """Let a person or a team see a child."""
    return grant_from(clock.now(), to, child=child, why=why, source=source, by=by, until_at=until_at)


def grant_from(
    from_at: datetime,
    to: User | Team,
    *,
    child: Child,
    why: Why,
    source: str,
    by: User,
    until_at: datetime | None = None,
) -> Grant:
    """The row by which a person or a team sees a child from a moment on, for an action of any package."""
    return Grant.objects.create(
        child=child, why=why, source=source.strip(), from_at=from_at, until_at=until_at, by=by, **_holder(to)
    )


def _closed(grant: Grant) -> str | None:
    closed = grant.until_at is not None and grant.until_at <= clock.now()
    return "This has ended already." if closed else None


@action(Permission.GRANT_ACCESS, unless=_closed)
def close_grant(grant: Grant, *, by: User) -> Grant:
    """End a person's or a team's sight of a child now."""
    grant.until_at = clock.now()
    grant.save()
    return grant


RESTRICTED_ALREADY = "This child is restricted already: change who is named instead."


def _cannot_restrict(*, child: Child, named: Collection[User], why: str) -> str | None:
    if Restricted.objects.filter(child=child, until_at=None).exists():
        return RESTRICTED_ALREADY
    return _nobody(named=named) or (NO_REASON if _no_reason(why) else None)


def _nobody(_restricted: Restricted | None = None, *, named: Collection[User]) -> str | None:
    return None if named else "Name at least one person who may see the child, or nobody could."


@action(Permission.RESTRICT_CHILD, unless=_cannot_restrict)
def restrict(*, by: User, child: Child, named: Collection[User], why: str) -> Restricted:
    """Restrict a child to the persons named."""
    with refused_as(RESTRICTED_ALREADY):
        restricted = Restricted.objects.create(child=child, why=why.strip(), by=by, from_at=clock.now())
    _name(restricted, named)
    return restricted


def _name(restricted: Restricted, users: Collection[User]) -> None:
    """Make exactly these users the ones who are named."""
    before = {row.user_id: row for row in restricted.named.all()}
    wanted = {user.pk: user for user in users}
    for key in before.keys() - wanted.keys():
        before[key].delete()
    for key in sorted(wanted.keys() - before.keys()):
        Named.objects.create(restricted=restricted, user=wanted[key])


def _cannot_change_named(restricted: Restricted, *, named: Collection[User]) -> str | None:
    return _lifted(restricted) or _nobody(named=named)


@action(Permission.RESTRICT_CHILD, unless=_cannot_change_named)
def change_named(restricted: Restricted, *, by: User, named: Collection[User], seen_version: int) -> Restricted:
    """Change who is named on a restricted child."""
    _name(restricted, named)
    restricted.save()
    return restricted


def _lifted(restricted: Restricted) -> str | None:
    return "This restriction is lifted already." if restricted.until_at else None


def _cannot_lift(restricted: Restricted, *, why: str) -> str | None:
    return _lifted(restricted) or (NO_REASON if _no_reason(why) else None)


@action(Permission.RESTRICT_CHILD, unless=_cannot_lift)
def lift(restricted: Restricted, *, by: User, why: str) -> Restricted:
    """Lift the restriction on a child."""
    restricted.until_at, restricted.lifted_because = clock.now(), why.strip()
    restricted.save()
    return restricted


def _cannot_break_glass(*, by: User, child: Child, reason: str) -> str | None:
    if _no_reason(reason):
        return NO_REASON
    if Child.objects.visible_to(by).filter(pk=child.pk).exists():
        return "You may see this child already: open the record."
    restricted = Restricted.objects.filter(child=child, until_at=None).exclude(named__user=by)
    return "This record cannot be opened in this way: ask the service manager." if restricted.exists() else None


@action(Permission.SEE_CHILD, unless=_cannot_break_glass)
def break_glass(*, by: User, child: Child, reason: str) -> Grant:
    """Open a child's record for oneself in an emergency, for a limited time."""
    now = clock.now()
    hours = settings_on(clock.day_of(now))[BREAK_GLASS_HOURS]
    until_at = now + timedelta(hours=hours)
    return grant_from(now, by, child=child, why=Why.BROKE_GLASS, source=reason, by=by, until_at=until_at)
