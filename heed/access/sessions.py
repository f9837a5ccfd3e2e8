"""Where sessions are kept: Django's table. Ours knows besides when the session ends, so that a page can say so in time."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends import db
from django.http import HttpRequest

from heed.access import clock


class SessionStore(db.SessionStore):
    """Django's own, with the end of the session as it was read or written."""

    ends_at: datetime | None = None

    def _get_session_from_db(self) -> Any:
        row = super()._get_session_from_db()  # type: ignore[misc]  # not in the types of Django
        if row is not None:
            self.ends_at = row.expire_date
        return row

    def save(self, must_create: bool = False) -> None:
        """Write it, which puts its end off again."""
        super().save(must_create)
        self.ends_at = self.get_expiry_date()


def minutes_left(request: HttpRequest) -> int:
    """Whole minutes until the session ends unless something is written to it. A new one has all of them."""
    ends_at = getattr(request.session, "ends_at", None)
    left = request.session.get_expiry_age() if ends_at is None else (ends_at - clock.now()).total_seconds()
    return max(0, int(left // 60))
