"""Claims about sealing and proving: what was done to the record by force is found, named, and told from what is allowed."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction

from heed.access import clock, record, sealing, triggers, users
from heed.access.erasing import erase_version
from heed.access.models import Entry, EntryChild, Seal, User
from heed.access.permissions import Role
from heed.access.proving import prove


@pytest.fixture(autouse=True)
def _heads_in_a_folder_of_their_own(settings, tmp_path):
    settings.HEED_DATA = tmp_path


def _write(number: int, by: User | None = None) -> list[Entry]:
    return [record.wrote(by=by, what="a.b", sentence=f"Did {n}.", children=[n]) for n in range(1, number + 1)]


@pytest.fixture
def sealed(db) -> list[Entry]:
    entries = _write(5)
    sealing.seal()
    return entries


def _by_force(change) -> None:
    """As somebody with the rights of the database's owner would."""
    with triggers.lifted(connection):
        change()


def test_a_record_with_nothing_in_it_is_whole(db):
    proof = prove()

    assert proof.whole
    assert next(iter(proof.sentences())) == "Nothing is sealed yet."


def test_a_sealed_record_is_whole_and_says_how_far(sealed):
    _write(2)

    proof = prove()

    assert proof.findings == []
    assert (proof.sealed, proof.unsealed, proof.heads) == (5, 2, 1)
    first, second, *_ = proof.sentences()
    assert first.startswith("Sealed: 5 entries, the last on ")
    assert second == "Not sealed yet: 2 entries; a change to these cannot be shown."


def test_sealing_again_seals_only_what_is_new(sealed):
    assert sealing.seal() == 0
    _write(1)
    assert sealing.seal() == 1
    assert list(Seal.objects.order_by("place").values_list("place", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert prove().whole


def test_more_than_one_batch_is_one_chain(db, monkeypatch):
    monkeypatch.setattr(sealing, "BATCH", 2)
    monkeypatch.setattr("heed.access.proving.BATCH", 2)
    _write(5)

    assert sealing.seal() == 5
    assert prove().whole


@pytest.mark.parametrize("column", ["sentence", "what", "filter", "subject", "fields", "digest", "request_id", "roles"])
def test_an_entry_changed_by_force_is_named(sealed, column):
    _by_force(lambda: Entry.objects.filter(pk=sealed[2].pk).update(**{column: "x"}))

    assert prove().findings == [
        f"Entry {sealed[2].pk} (place 3) was changed or moved: it is not what was sealed there."
    ]


def test_whose_entry_it_is_cannot_be_changed(sealed, sam):
    _by_force(lambda: Entry.objects.filter(pk=sealed[2].pk).update(by=sam))

    assert len(prove().findings) == 1


def test_a_child_added_to_or_taken_from_an_entry_is_found(sealed):
    EntryChild.objects.create(entry=sealed[1], child_key="99")
    _by_force(lambda: EntryChild.objects.filter(entry=sealed[3]).delete())

    assert [finding.partition(" was ")[0] for finding in prove().findings] == [
        f"Entry {sealed[1].pk} (place 2)",
        f"Entry {sealed[3].pk} (place 4)",
    ]


def test_an_entry_deleted_by_force_is_named(sealed):
    _by_force(
        lambda: (EntryChild.objects.filter(entry=sealed[2]).delete(), Entry.objects.filter(pk=sealed[2].pk).delete())
    )

    assert prove().findings == [f"Entry {sealed[2].pk} (place 3) was deleted."]


def test_an_entry_deleted_with_its_place_leaves_a_gap(sealed):
    def delete() -> None:
        EntryChild.objects.filter(entry=sealed[2]).delete()
        Entry.objects.filter(pk=sealed[2].pk).delete()
        Seal.objects.filter(place=3).delete()

    _by_force(delete)

    assert prove().findings[0] == "Places 3 to 3 of the chain are missing."


def test_entries_that_change_places_are_found(sealed):
    def swap() -> None:
        Seal.objects.filter(place=2).update(entry_key=-1)
        Seal.objects.filter(place=4).update(entry_key=sealed[1].pk)
        Seal.objects.filter(place=2).update(entry_key=sealed[3].pk)

    _by_force(swap)

    assert [finding.partition(" was ")[0] for finding in prove().findings] == [
        f"Entry {sealed[3].pk} (place 2)",
        f"Entry {sealed[1].pk} (place 4)",
    ]


def test_an_entry_put_in_with_an_old_time_is_named_whether_or_not_it_is_sealed(sealed):
    late = Entry.objects.create(kind="did", what="a.b", sentence="Was always here.", at=clock.now() - timedelta(days=1))
    expected = f"Entry {late.pk} was put in late"

    assert [finding.partition(":")[0] for finding in prove().findings] == [expected]
    sealing.seal()
    assert [finding.partition(":")[0] for finding in prove().findings] == [expected]


def test_entries_of_days_on_which_nothing_was_sealed_are_not_late(db, monkeypatch):
    real = clock.now()
    for days in (3, 2, 1):
        monkeypatch.setattr(clock, "now", lambda days=days: real - timedelta(days=days))
        _write(2)
    monkeypatch.setattr(clock, "now", lambda: real)
    sealing.seal()
    _write(1)
    sealing.seal()

    assert prove().findings == []


def test_a_chain_written_anew_does_not_match_the_head_kept_outside(sealed):
    def rewrite() -> None:
        Seal.objects.all().delete()
        Entry.objects.filter(pk=sealed[2].pk).update(sentence="Did nothing.")

    _by_force(rewrite)
    sealing._seal([entry.pk for entry in sealed])

    (finding,) = prove().findings
    assert finding.startswith("The chain up to place 5 is not the one whose head was kept outside on ")


def test_a_chain_cut_short_does_not_reach_the_head_kept_outside(sealed):
    def cut() -> None:
        EntryChild.objects.filter(entry=sealed[4]).delete()
        Entry.objects.filter(pk=sealed[4].pk).delete()
        Seal.objects.filter(place=5).delete()

    _by_force(cut)

    (finding,) = prove().findings
    assert finding.startswith("The chain was cut: on ")
    assert finding.endswith("it had 5 places, now fewer.")


def test_heads_that_are_gone_are_missed(sealed):
    sealing.forget_heads()

    assert prove().findings == ["No head is kept outside the database, so that a chain written anew would not show."]


def test_a_line_of_the_heads_that_was_tampered_with_is_said(sealed, tmp_path):
    (path,) = (tmp_path / "seals").glob("*.heads")
    path.write_text("nonsense\n")

    assert prove().findings[0].startswith("A line among the heads kept outside cannot be read")


def test_the_head_is_kept_daily_though_nothing_was_sealed(sealed, monkeypatch):
    sealing.keep_head()
    assert len(sealing.kept_heads()) == 1
    tomorrow = clock.now() + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: tomorrow)

    sealing.seal()

    assert [head.place for head in sealing.kept_heads()] == [5, 5]
    assert prove().whole


def test_the_heads_are_readable_by_their_owner_alone(sealed, tmp_path):
    (path,) = (tmp_path / "seals").glob("*.heads")

    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


@pytest.fixture
def shut_out(ingrid, nadia) -> Entry:
    users.shut_out(nadia, by=ingrid)
    sealing.seal()
    return Entry.objects.get()


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


def test_values_erased_under_a_decision_are_said_and_the_record_is_whole(shut_out, ingrid):
    version = User.history.get(history_id=shut_out.version)

    erased = erase_version(version, by=ingrid, decision="IG 2026/14")

    proof = prove()
    assert str(erased) == f"{shut_out.subject}@{shut_out.version}: IG 2026/14"
    assert not User.history.filter(history_id=shut_out.version).exists()

    assert proof.whole
    assert proof.erased == [f"The values of entry {shut_out.pk} were erased: IG 2026/14."]


def test_only_a_version_is_erased_and_only_under_a_decision(shut_out, ingrid, nadia):
    version = User.history.get(history_id=shut_out.version)

    assert str(erase_version.why_not(nadia, by=ingrid, decision="IG 2026/14")).startswith("Only a version")
    assert str(erase_version.why_not(version, by=ingrid, decision=" ")).startswith("Say under which decision")
    assert str(erase_version.why_not(version, by=nadia, decision="IG 2026/14")).startswith("You may not do this")


def test_where_nothing_was_ever_recorded_no_head_is_kept(db):
    assert sealing.seal() == 0
    assert sealing.kept_heads() == []


def test_a_seal_names_itself(sealed):
    assert str(Seal.objects.get(place=1)) == f"1: entry {sealed[0].pk}"


def test_proving_costs_no_more_queries_per_batch_when_there_are_more_entries(db, django_assert_max_num_queries):
    _write(30)
    sealing.seal()

    with django_assert_max_num_queries(12):
        prove()


def test_an_entry_committed_after_a_later_one_is_sealed_next_time_and_nothing_is_missed(transactional_db):
    """PostgreSQL gives out numbers before commit, so the lower number can come to light last."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time: numbers come to light in their order")
    begun, go_on = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            record.wrote(by=None, what="a.b", sentence="Slow.")
            begun.set()
            go_on.wait(10)
        connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    begun.wait(10)
    quick = record.wrote(by=None, what="a.b", sentence="Quick.")
    assert sealing.seal() == 1
    go_on.set()
    thread.join()
    assert sealing.seal() == 1

    by_place = list(Seal.objects.order_by("place").values_list("entry_key", flat=True))
    assert by_place[0] == quick.pk
    assert by_place[1] < quick.pk
    assert prove().whole


def test_two_that_seal_at_once_make_one_chain(at_once):
    at_once(lambda: _write(40))

    at_once(sealing.seal, sealing.seal, sealing.seal)

    assert at_once(lambda: (Seal.objects.count(), prove().findings)) == [(40, [])]


def test_upkeep_seals_and_deletes_what_is_over(db):
    from django.contrib.sessions.models import Session

    from heed.access.upkeep import tick

    now = clock.now()
    Session.objects.create(session_key="over", session_data="", expire_date=now - timedelta(seconds=1))
    Session.objects.create(session_key="live", session_data="", expire_date=now + timedelta(days=1))
    _write(1)

    done = tick()

    assert (done.sealed, done.deleted) == (1, 1)
    assert [session.session_key for session in Session.objects.all()] == ["live"]


def test_roles_are_named_as_they_were_when_the_entry_was_made(make_user):
    nadia = make_user("nadia2", Role.IRO)

    assert record.wrote(by=nadia, what="a.b", sentence="Did.").roles == "iro"
