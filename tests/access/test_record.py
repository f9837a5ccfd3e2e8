"""Claims about the record: what an entry says, that it cannot be changed, and that reading children is recorded."""

from __future__ import annotations

import pytest

from heed.access import record
from heed.access.models import Entry, NeverChanged, User
from heed.access.permissions import Permission, Role


@pytest.fixture
def entry(nadia):
    return record.saw(by=nadia, what="web.rows", sentence="Opened a figure onto its rows.", children=[2, 1, 2])


def test_a_list_that_was_shown_is_one_entry_with_its_filter_and_every_child_shown(nadia):
    entry = record.saw(
        by=nadia,
        what="web.rows",
        sentence="Opened a figure onto its rows.",
        children=range(1, 1201),
        filter="reviews_held, 2026, not met",
        permission=Permission.OPEN_ROWS,
    )

    assert Entry.objects.count() == 1
    assert (entry.kind, entry.filter, entry.roles) == ("saw", "reviews_held, 2026, not met", "iro")
    assert entry.children.count() == 1200


def test_a_child_shown_twice_is_recorded_once(entry):
    assert sorted(entry.children.values_list("child_key", flat=True)) == ["1", "2"]


def test_what_heed_does_by_itself_has_nobody_and_no_role(db):
    entry = record.wrote(by=None, what="access.tick", sentence="Sealed the record.")

    assert (entry.by, entry.roles) == (None, "")
    assert str(entry) == "Heed: Sealed the record."


def test_entries_of_one_request_carry_its_number(nadia):
    with record.during("a1"):
        inside = record.wrote(by=nadia, what="a.b", sentence="Did.")
    outside = record.wrote(by=nadia, what="a.b", sentence="Did.")

    assert (inside.request_id, outside.request_id) == ("a1", "")


def test_only_the_roles_that_carry_the_permission_are_named(make_user):
    both = make_user("both", Role.ANALYST, Role.SOCIAL_WORKER)

    entry = record.saw(by=both, what="web.rows", sentence="Opened rows.", permission=Permission.OPEN_ROWS)
    unasked = record.saw(by=both, what="web.home", sentence="Opened the first page.")

    assert (entry.roles, unasked.roles) == ("analyst", "analyst,social_worker")


def test_roles_are_named_as_they_were_when_the_entry_was_made(make_user):
    nadia = make_user("nadia2", Role.IRO)
    entry = record.wrote(by=nadia, what="a.b", sentence="Did.")
    nadia.roles_held.update(role=Role.ANALYST)

    entry.refresh_from_db()

    assert User.objects.get(pk=nadia.pk).roles == {Role.ANALYST}
    assert entry.roles == "iro"


def test_the_same_value_has_another_digest_under_another_salt_and_another_key(settings):
    first = record.digest({"held_on": "2026-04-01"}, "salt")
    other_salt = record.digest({"held_on": "2026-04-01"}, "tlas")
    settings.SECRET_KEY = "another"

    assert len({first, other_salt, record.digest({"held_on": "2026-04-01"}, "salt")}) == 3


def test_values_that_run_together_have_different_digests():
    assert record.digest({"a": "1;1:b=1:2"}, "s") != record.digest({"a": "1", "b": "2"}, "s")


def test_an_entry_is_refused_a_change_before_it_reaches_the_database(entry):
    entry.sentence = "Opened nothing."

    with pytest.raises(NeverChanged, match="never changed"):
        entry.save()
    with pytest.raises(NeverChanged, match="never deleted"):
        entry.delete()


def test_rows_of_the_record_name_themselves(entry, nadia):
    assert str(entry) == "Nadia: Opened a figure onto its rows."
    assert str(entry.children.get(child_key="1")) == f"{entry.pk}: 1"
