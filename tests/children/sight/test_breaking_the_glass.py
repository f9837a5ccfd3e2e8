"""Opening a record in an emergency: for whom, for how long, and what it does not open."""

from __future__ import annotations

from datetime import timedelta

import pytest

from heed.access import clock
from heed.access.actions import NotNow, NotPermitted
from heed.access.models import Entry, User
from heed.children import actions
from heed.children.models import Child, Grant
from heed.council.models import Setting
from tests.children.sight.made import sees
from tests.days import day


def test_in_an_emergency_a_person_opens_a_record_for_themselves_for_a_day(sam: User, amara: Child) -> None:
    before = clock.now()

    opened = actions.break_glass(by=sam, child=amara, reason="Duty call from the police")

    assert sees(sam, amara)
    assert opened.until_at is not None
    assert timedelta(hours=24) <= opened.until_at - before < timedelta(hours=25)
    entry = Entry.objects.get()
    assert (entry.what, entry.subject) == ("children.break_glass", f"children.Grant:{opened.pk}")
    assert entry.children.get().child_key == str(amara.pk)
    assert "Amara" not in entry.sentence
    assert "police" not in entry.sentence


def test_how_long_it_lasts_is_the_councils_setting(sam: User, amara: Child) -> None:
    Setting.objects.create(name="break_glass_hours", value="2", from_on=day("Wed 1 Apr 2015"), reason="Agreed")

    opened = actions.break_glass(by=sam, child=amara, reason="Duty call")

    assert opened.until_at == opened.from_at + timedelta(hours=2)


def test_it_ends_by_itself(sam: User, amara: Child, monkeypatch: pytest.MonkeyPatch) -> None:
    actions.break_glass(by=sam, child=amara, reason="Duty call")
    tomorrow = clock.now() + timedelta(hours=25)
    monkeypatch.setattr(clock, "now", lambda: tomorrow)

    assert not sees(sam, amara)
    assert actions.break_glass(by=sam, child=amara, reason="Duty call again").pk


def test_it_does_not_open_a_restricted_record(tom: User, nadia: User, sam: User, amara: Child) -> None:
    actions.restrict(by=tom, child=amara, named=[nadia], why="A colleague's own child")

    with pytest.raises(NotNow, match="service manager"):
        actions.break_glass(by=sam, child=amara, reason="Duty call")
    assert not Grant.objects.exists()


def test_somebody_named_on_a_restricted_child_may_break_the_glass(tom: User, sam: User, amara: Child) -> None:
    actions.restrict(by=tom, child=amara, named=[sam], why="A colleague's own child")

    actions.break_glass(by=sam, child=amara, reason="Duty call")

    assert sees(sam, amara)


def test_it_needs_a_reason_and_is_not_for_those_who_see_the_child(tom: User, sam: User, amara: Child) -> None:
    with pytest.raises(NotNow, match="reason"):
        actions.break_glass(by=sam, child=amara, reason="  ")
    with pytest.raises(NotNow, match="already"):
        actions.break_glass(by=tom, child=amara, reason="Duty call")


def test_the_administrator_and_the_analyst_may_not_break_the_glass(ingrid: User, priya: User, amara: Child) -> None:
    for user in (ingrid, priya):
        with pytest.raises(NotPermitted):
            actions.break_glass(by=user, child=amara, reason="Curious")
