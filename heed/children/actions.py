"""What a person may do about who sees a child, and recording a child in care. Periods and episodes are imported."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q

from heed.access import clock
from heed.access.actions import NotNow, action
from heed.access.models import User
from heed.access.notices import CHILD, holding, tell
from heed.access.permissions import Permission, Role
from heed.children.models import Child, Grant, Named, Restricted, Why
from heed.council.models import Team, settings_on
from heed.council.refusals import refused_as
from heed.council.settings import BREAK_GLASS_HOURS
from heed.law.dates import in_words
from heed.people.models import Name, Person

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
    _tell_named(
        restricted, named, by, f"{by.name} restricted {CHILD}’s record to the people who are named: you are one."
    )
    return restricted


def _name(restricted: Restricted, users: Collection[User]) -> list[User]:
    """Make exactly these users the ones who are named; answers with those who were not before."""
    before = {row.user_id: row for row in restricted.named.all()}
    wanted = {user.pk: user for user in users}
    for key in before.keys() - wanted.keys():
        before[key].delete()
    new = [wanted[key] for key in sorted(wanted.keys() - before.keys())]
    for user in new:
        Named.objects.create(restricted=restricted, user=user)
    return new


def _tell_named(restricted: Restricted, to: Iterable[User], by: User, sentence: str) -> None:
    """Tell those who are named, but not the person who did it. Why stands with the restriction and not in a notice."""
    others = [user for user in to if user != by]
    tell(others, what="children.restricted", sentence=sentence, child_key=restricted.child_id)


def _cannot_change_named(restricted: Restricted, *, named: Collection[User]) -> str | None:
    return _lifted(restricted) or _nobody(named=named)


@action(Permission.RESTRICT_CHILD, unless=_cannot_change_named)
def change_named(restricted: Restricted, *, by: User, named: Collection[User], seen_version: int) -> Restricted:
    """Change who is named on a restricted child."""
    new = _name(restricted, named)
    restricted.save()
    _tell_named(restricted, new, by, f"{by.name} named you on the restricted record of {CHILD}.")
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
    named = [row.user for row in restricted.named.select_related("user")]
    _tell_named(restricted, named, by, f"{by.name} lifted the restriction on {CHILD}’s record.")
    return restricted


# Opening a record in an emergency

AT_MOST: Final = 5
"""Records that a person opens for themselves in 24 hours."""

CANNOT_OPEN: Final = "No record is opened with this number. Check the number, or ask the IRO service manager."
"""The one answer for a number that is nobody's, a restricted child and one who is not in this council's care."""

SEEN_ALREADY: Final = "You may see this child already: open the record."

LONGEST: Final = 1000
"""Characters of what one is told."""

TOO_MANY: Final = (
    f"You have opened {AT_MOST} records in an emergency in the last 24 hours, and there are no more. "
    "Ask the IRO service manager."
)


def opened_too_many(by: User) -> str | None:
    """Why a person opens no further record in an emergency now; None where they may."""
    since = clock.now() - timedelta(hours=24)
    opened = Grant.objects.filter(user=by, why=Why.BROKE_GLASS, from_at__gt=since)
    return TOO_MANY if opened.count() >= AT_MOST else None


def _cannot_break_glass(*, by: User, child: Child, reason: str) -> str | None:
    if _no_reason(reason):
        return NO_REASON
    if Child.objects.visible_to(by).filter(pk=child.pk).exists():
        return SEEN_ALREADY
    if too_many := opened_too_many(by):
        return too_many
    restricted = Restricted.objects.filter(child=child, until_at=None).exclude(named__user=by)
    return CANNOT_OPEN if restricted.exists() or _has_left(child) else None


def _has_left(child: Child) -> bool:
    """Whether the child was in care and is no longer: adopted, gone home, in the care of another council."""
    periods = child.periods_of_care.filter(withdrawn_at=None)
    return periods.exists() and not periods.filter(until_on=None).exists()


@action(Permission.SEE_CHILD, unless=_cannot_break_glass)
def break_glass(*, by: User, child: Child, reason: str) -> Grant:
    """Open a child's record for oneself in an emergency, for a limited time."""
    User.objects.select_for_update().get(pk=by.pk)  # one at a time, so that two at one moment are counted as two
    if too_many := opened_too_many(by):
        raise NotNow(too_many)
    now = clock.now()
    hours = settings_on(clock.day_of(now))[BREAK_GLASS_HOURS]
    until_at = now + timedelta(hours=hours)
    grant = grant_from(now, by, child=child, why=Why.BROKE_GLASS, source=reason, by=by, until_at=until_at)
    _tell_of_broken_glass(grant, until_at)
    return grant


def _tell_of_broken_glass(grant: Grant, until_at: datetime) -> None:
    """Tell the child's IRO, who covers for them, and the service's managers; why, only those who may see the child."""
    lasts = Q(until_at=None) | Q(until_at__gt=grant.from_at)
    near = Grant.objects.filter(lasts, child=grant.child, why__in=(Why.APPOINTED, Why.COVERS), user__isnull=False)
    iros = User.objects.filter(is_active=True, pk__in=near.values("user"))
    until = f"{in_words(clock.day_of(until_at))} at {clock.london(until_at):%H:%M}"
    what = f"{grant.by.name} opened {CHILD}’s record in an emergency, until {until}."
    why = f"{what} The reason given: {_without_names(grant.source, grant.child)}"[:LONGEST]
    for user in {user.pk: user for user in (*iros, *holding(Role.SERVICE_MANAGER)) if user != grant.by}.values():
        seen = Child.objects.visible_to(user).filter(pk=grant.child.pk).exists()
        tell([user], what="children.broke_glass", sentence=why if seen else what, child_key=grant.child.pk)


def _without_names(text: str, child: Child) -> str:
    """What somebody typed with the child's names taken out: a notice names no child."""
    names = Name.objects.filter(person=child.person).values_list("given", "family")
    parts = {part for name in names for whole in name for part in (whole, *whole.split()) if len(part) > 1}
    if not parts:
        return text
    longest_first = "|".join(re.escape(part) for part in sorted(parts, key=len, reverse=True))
    return re.sub(rf"\b(?:{longest_first})\b", "the child", text, flags=re.IGNORECASE)
