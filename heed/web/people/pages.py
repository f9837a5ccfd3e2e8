"""What the pages of those who sign in read, each in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from heed.access import users
from heed.access.models import Entry, RoleHeld, User
from heed.access.permissions import Permission, Role
from heed.council.words import Words
from heed.people.models import Worker
from heed.web import formats
from heed.web.addresses import reverse
from heed.web.people.roles import role_name, role_names
from heed.web.people.shapes import PeoplePage, PersonLine, PersonPage, RoleLine, Tab


def tabs(here: str, by: User) -> tuple[Tab, ...]:
    """The places among people and teams that this person may open."""
    places = [("Who works here", "workers"), ("Teams", "teams")]
    if Permission.MANAGE_USERS in by.permissions:
        places.insert(0, ("Who signs in", "people"))
    return tuple(Tab(name, reverse(f"web:{page}"), page == here) for name, page in places)


def people_page(today: date, words: Words) -> PeoplePage:
    """Everybody who signs in, with their roles today and when the record last saw them."""
    found = _with_last_seen().prefetch_related(Prefetch("roles_held", to_attr="every_role")).order_by("name", "pk")
    lines = [_line(user, today, words) for user in found]
    here, out = [line for line in lines if not line.shut_out], [line for line in lines if line.shut_out]
    no_role = sum(not line.roles for line in here)
    said = [f"{formats.count(len(here), 'person', 'people')} may sign in"]
    said += [f"{formats.number(no_role)} of them without a role yet"] if no_role else []
    said += [f"{formats.number(len(out))} shut out"] if out else []
    return PeoplePage(lead="; ".join(said) + ".", here=tuple(here), out=tuple(out))


def person_page(user: User, by: User, today: date, words: Words) -> PersonPage:
    """One person who signs in: roles now, to come and before, each with who gave it and why."""
    seen = Entry.objects.filter(by=user).order_by("-at").values_list("at", flat=True).first()
    rows = list(user.roles_held.select_related("by").order_by("-from_on", "-pk"))
    because = _why_ended(rows)
    lines = [(row, _role(row, words, because.get(row.pk, ""))) for row in rows]
    worker = Worker.objects.filter(user=user).first()
    return PersonPage(
        pk=user.pk,
        name=user.name,
        username=user.username,
        email=user.email,
        last_seen=_seen(seen),
        shut_out=not user.is_active,
        roles=tuple(line for row, line in lines if not _is_over(row, today)),
        before=tuple(line for row, line in lines if _is_over(row, today)),
        worker=worker.name if worker else "",
        worker_address=reverse("web:worker", kwargs={"pk": worker.pk}) if worker else "",
        why_not_out=users.shut_out.why_not(user, by=by) or "",
    )


def _with_last_seen() -> QuerySet[User]:
    """Users with the moment of the last entry that they made, sought one by one along the index of the record."""
    theirs = Entry.objects.filter(by=OuterRef("pk")).order_by("-at").values("at")[:1]
    return User.objects.annotate(last_seen=Subquery(theirs))


def _line(user: User, today: date, words: Words) -> PersonLine:
    every: Iterable[RoleHeld] = user.every_role  # type: ignore[attr-defined]  # fetched with the user
    held = [Role(row.role) for row in every if row.from_on <= today and not _is_over(row, today)]
    return PersonLine(
        name=user.name,
        username=user.username,
        roles=role_names(held, words),
        last_seen=_seen(user.last_seen),  # type: ignore[attr-defined]  # annotated
        shut_out=not user.is_active,
        address=reverse("web:person", kwargs={"pk": user.pk}),
    )


def _seen(moment: datetime | None) -> str:
    return f"last here {formats.moment(moment)}" if moment else "never here yet"


def _is_over(row: RoleHeld, today: date) -> bool:
    return row.until_on is not None and row.until_on <= today


def _role(row: RoleHeld, words: Words, because: str) -> RoleLine:
    until = f" until {formats.day(row.until_on)}" if row.until_on else ""
    given = f"; given by {row.by.name}" if row.by else ""
    return RoleLine(
        name=role_name(Role(row.role), words),
        days=f"from {formats.day(row.from_on)}{until}{given}",
        why=row.why,
        ended=because,
        address="" if row.until_on else reverse("web:end_role", kwargs={"pk": row.user_id, "held": row.pk}),
    )


def _why_ended(rows: Iterable[RoleHeld]) -> dict[int, str]:
    """Why each role ended, which stands with the version that ended it."""
    ended = RoleHeld.history.filter(id__in=[row.pk for row in rows], until_on__isnull=False).order_by("history_id")
    return {row.id: row.history_change_reason or "" for row in ended}
