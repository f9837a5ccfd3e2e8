"""Claims about upkeep: it seals, and deletes what is over."""

from __future__ import annotations

from datetime import timedelta

from heed.access import clock
from tests.access.sealing.made import write


def test_upkeep_seals_and_deletes_what_is_over(db):
    from django.contrib.sessions.models import Session

    from heed.access.upkeep import tick

    now = clock.now()
    Session.objects.create(session_key="over", session_data="", expire_date=now - timedelta(seconds=1))
    Session.objects.create(session_key="live", session_data="", expire_date=now + timedelta(days=1))
    write(1)

    done = tick()

    assert (done.sealed, done.deleted) == (1, 1)
    assert [session.session_key for session in Session.objects.all()] == ["live"]
