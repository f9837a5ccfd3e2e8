"""Opening a record in an emergency: until when one's own is open, and what the page about it shows. Not the deed itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from heed.access import clock
from heed.access.models import User
from heed.access.permissions import Permission
from heed.children.actions import AT_MOST, opened_too_many
from heed.children.models import Child, Grant, Why
from heed.council.models import settings_on
from heed.council.settings import BREAK_GLASS_HOURS, CASE_NUMBER_LABEL
from heed.council.words import Words
from heed.web import formats
from heed.web.addresses import reverse
from heed.web.children.shapes import EmergencyPage, Opened
from heed.web.names import Shown, by_key

LAST: Final = 30
"""Openings that a manager sees: the newest of children in their sight."""


def open_until(user: User, child: Child) -> datetime | None:
    """Until when this child's record is open to a person because they opened it in an emergency; None where it is not."""
    broken = Grant.objects.filter(user=user, child=child, why=Why.BROKE_GLASS, until_at__gt=clock.now())
    return broken.order_by("-until_at").values_list("until_at", flat=True).first()


def emergency_page(user: User, words: Words, today: date) -> tuple[EmergencyPage, frozenset[int]]:
    """The page, and the keys of the children named on it: only those in sight."""
    settings, now = settings_on(today), clock.now()
    seen = Grant.objects.filter(why=Why.BROKE_GLASS, child__in=Child.objects.visible_to(user))
    seen = seen.select_related("by").order_by("-from_at", "-pk")
    mine = list(seen.filter(user=user, until_at__gt=now))
    may_end = Permission.GRANT_ACCESS in user.permissions
    every = list(seen[:LAST]) if may_end else []
    called = _called([*mine, *every], user, today)
    page = EmergencyPage(
        hours=settings[BREAK_GLASS_HOURS],
        number_hint=f"{settings[CASE_NUMBER_LABEL]}, as it stands in the case system. A name finds nobody here.",
        at_most=AT_MOST,
        too_many=words.say(opened_too_many(user) or ""),
        mine=tuple(_opened(each, called, now, ends="") for each in mine),
        everybody=tuple(_opened(each, called, now, ends=_ends(each, called, now)) for each in every)
        if may_end
        else None,
    )
    return page, frozenset(called)


def _called(grants: Iterable[Grant], user: User, today: date) -> dict[int, Shown]:
    children = Child.objects.filter(pk__in={each.child_id for each in grants})
    return by_key(children.with_identity().select_related("person"), user, today)


def _ends(grant: Grant, called: dict[int, Shown], now: datetime) -> str:
    """Where it is ended before its time; empty where it is over."""
    if grant.until_at is None or grant.until_at <= now:
        return ""
    return reverse("web:sight_end", kwargs={"key": called[grant.child_id].key, "pk": grant.pk})


def _opened(grant: Grant, called: dict[int, Shown], now: datetime, *, ends: str) -> Opened:
    until = grant.until_at or now
    return Opened(
        child=called[grant.child_id],
        by=grant.by.name,
        why=grant.source,
        at=formats.moment(grant.from_at),
        until=formats.moment(until),
        open=until > now,
        ends=ends,
    )
