"""Claims about proving values: a version is compared with what its entry recorded, and each that differs is named."""

from __future__ import annotations

import pytest
from django.db import OperationalError

from heed.access import clock, record, sealing
from heed.access.models import Entry, User
from heed.access.proving import prove
from tests.access.sealing.made import by_force, gone, raw


@pytest.mark.parametrize("subject", ["foo.Bar:1", "x", "access.Entry:1", ""])
def test_an_entry_of_something_that_keeps_no_versions_is_named(sealed, subject):
    """Put in by force and sealed by the next tick, so that its link holds."""
    bad = Entry.objects.create(kind="did", what="a.b", sentence="Did.", subject=subject, version=1, at=clock.now())
    sealing.seal()

    assert prove().findings == [
        f"The values of entry {bad.pk} cannot be read: its subject “{subject}” keeps no versions."
    ]


@pytest.mark.parametrize(
    ("column", "value", "why"),
    [
        ("version", "abc", "its version “abc” is not a number"),
        ("version", 1.5, "its version “1.5” is not a number"),
        ("digest", "é", "its digest or its values are not what Heed writes"),
    ],
)
def test_a_version_or_digest_that_is_none_is_named(shut_out, column, value, why):
    bad = Entry.objects.create(
        kind="did", what="a.b", sentence="Did.", subject=shut_out.subject, version=shut_out.version, at=clock.now()
    )
    raw(f"UPDATE access_entry SET {column} = %s WHERE id = %s", value, bad.pk)
    sealing.seal()

    assert prove().findings == [f"The values of entry {bad.pk} cannot be read: {why}."]


def test_values_are_compared_only_where_the_chain_holds(shut_out):
    by_force(lambda: Entry.objects.filter(pk=shut_out.pk).update(subject="x"))

    (finding,) = prove().findings
    assert "was changed or moved" in finding


def test_a_fault_of_the_database_while_values_are_compared_is_not_hidden(shut_out, monkeypatch):
    monkeypatch.setattr(record, "digests_agree", lambda *asked: gone(asked))

    with pytest.raises(OperationalError):
        prove()


def test_values_that_are_those_recorded_are_whole(shut_out):
    assert shut_out.version is not None
    assert prove().whole


def test_values_recorded_under_a_secret_used_before_still_compare(shut_out, settings):
    before, settings.SECRET_KEY = settings.SECRET_KEY, "changed"
    assert len(prove().findings) == 1

    settings.SECRET_KEY_FALLBACKS = [before]

    assert prove().whole


def test_a_version_changed_behind_the_record_is_found(shut_out):
    User.history.filter(history_id=shut_out.version).update(is_active=True)

    assert prove().findings == [f"The values of entry {shut_out.pk} are not those that were recorded."]


def test_a_version_that_vanished_is_found(shut_out):
    User.history.filter(history_id=shut_out.version).delete()

    assert prove().findings == [f"The values of entry {shut_out.pk} are gone, and no decision says why."]
