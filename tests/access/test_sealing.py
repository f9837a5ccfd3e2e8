"""Claims about sealing and proving: what was done to the record by force is found, named, and told from what is allowed."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import OperationalError, connection, transaction

from heed.access import clock, legible, record, sealing, triggers, users
from heed.access.actions import NotNow
from heed.access.erasing import erase_version
from heed.access.models import Entry, EntryChild, Erasure, Seal, User
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
    expected = f"Entry {late.pk} was put in late, or the clock was wrong when it was made"

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
    sealing._seal([entry.pk for entry in sealed], clock.now())

    (finding,) = prove().findings
    assert finding.startswith("The chain up to place 5 is not the one whose head was kept outside on ")


@pytest.mark.parametrize("cut_from", [1, 6], ids=["all", "the last five"])
def test_seals_deleted_and_made_again_by_the_next_tick_are_named(sealed, cut_from):
    _write(5)
    sealing.seal()
    _by_force(lambda: Seal.objects.filter(place__gte=cut_from).delete())

    sealing.seal()

    found = prove().findings
    assert f"The chain up to place 10 is not the one whose head was kept outside on {clock.today()}: " in found[-1]
    assert found[-1].endswith(f"it was made again from place {cut_from} on.")


def test_a_moment_of_sealing_changed_by_force_is_found(sealed):
    _by_force(lambda: Seal.objects.filter(place=3).update(at=clock.now() - timedelta(days=1)))

    assert prove().findings[0].startswith(f"Entry {sealed[2].pk} (place 3) was changed or moved")


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
    path = _file(tmp_path)
    path.write_text("nonsense\n")

    assert prove().findings[0].startswith("Line 1 of the heads kept outside cannot be read")


def _file(folder) -> Path:
    found: list[Path] = list((folder / "seals").glob("*.heads"))
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("torn", [b"2026-11-2", "2026-11-22T10:00:00+00:00 5 é".encode(), b"\xff\xfe", b"a b c d\n"])
def test_sealing_goes_on_below_a_torn_line_and_verifying_names_that_line_alone(sealed, tmp_path, torn):
    with _file(tmp_path).open("ab") as file:
        file.write(torn)
    _write(1)

    assert sealing.seal() == 1

    assert [head.place for head in sealing.kept_heads()] == [5, 6]
    assert prove().findings == [
        "Line 2 of the heads kept outside cannot be read: its writing was cut off, or it was changed."
    ]


def _sealed_each_hour(monkeypatch, hours: int) -> None:
    """Sealings before the fixture's tick that each keep their head, an hour apart, the last now."""
    real = datetime.now(UTC)
    for hour in reversed(range(hours)):
        monkeypatch.setattr(clock, "now", lambda hour=hour: real - timedelta(hours=hour))
        _write(2)
        sealing.seal()


def test_a_line_taken_out_of_the_heads_is_named_wherever_it_stood(db, monkeypatch, tmp_path):
    _sealed_each_hour(monkeypatch, 3)
    path = _file(tmp_path)
    lines = path.read_bytes().splitlines(keepends=True)
    assert prove().whole

    for number, named in enumerate(["of places 2 to 2,", "of places 4 to 4,", "of places 6 to 6,"]):
        path.write_bytes(b"".join(lines[:number] + lines[number + 1 :]))
        found = prove().findings
        assert named in found[-1]
        if number < 2:
            assert found[0] == f"Before line {number + 1} of the heads kept outside a line was taken out or changed."


def test_a_last_line_taken_out_is_named_though_a_later_tick_writes_it_again(db, monkeypatch, tmp_path):
    _sealed_each_hour(monkeypatch, 2)
    path = _file(tmp_path)
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])
    later = clock.now() + timedelta(minutes=11)
    monkeypatch.setattr(clock, "now", lambda: later)

    sealing.seal()

    assert [head.place for head in sealing.kept_heads()] == [2, 4]
    (finding,) = prove().findings
    assert finding.startswith("The heads of 1 sealings, of places 4 to 4, were not kept outside when these were sealed")


def test_what_could_not_be_kept_outside_for_a_moment_is_kept_by_the_next_tick(sealed, monkeypatch):
    monkeypatch.setattr(sealing, "keep_head", lambda: None)
    for _ in range(2):
        _write(2)
        sealing.seal()
    assert len(prove().findings) == 1
    monkeypatch.undo()

    sealing.keep_head()

    assert [head.place for head in sealing.kept_heads()] == [5, 7, 9]
    assert prove().whole


def test_lines_go_on_in_the_newest_file_where_the_clock_was_put_back(sealed, monkeypatch, tmp_path):
    before = clock.now() - timedelta(days=40)
    monkeypatch.setattr(clock, "now", lambda: before)
    _write(1)

    sealing.seal()

    assert len(_file(tmp_path).read_text().splitlines()) == 2


def test_a_long_file_of_heads_is_read_from_its_end(sealed, monkeypatch, tmp_path):
    monkeypatch.setattr(sealing, "_TAIL", 300)
    for _ in range(3):
        _write(1)
        sealing.seal()

    assert [head.place for head in sealing.kept_heads()] == [5, 6, 7, 8]
    assert prove().whole


def test_a_file_without_a_line_is_passed_over(sealed, tmp_path):
    (tmp_path / "seals" / "2999-01.heads").touch()
    _write(1)

    sealing.seal()

    assert [head.place for head in sealing.kept_heads()] == [5, 6]
    assert prove().whole


def _raw(statement: str, *values: str | int | float | None) -> None:
    """A value that no model would write, past the models and past the triggers."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL's columns refuse a word where a number or a moment belongs")

    def change() -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)

    _by_force(change)


def test_an_entry_or_a_seal_that_cannot_be_read_is_named_and_hides_no_other(sealed):
    _raw("UPDATE access_entry SET at = 'garbage' WHERE id = %s", sealed[1].pk)
    _raw("UPDATE access_seal SET at = 'garbage' WHERE place = 4")
    _raw("UPDATE access_entry SET sentence = CAST(X'ff' AS TEXT) WHERE id = %s", sealed[4].pk)

    assert prove().findings == [
        f"Entry {sealed[1].pk} (place 2) cannot be read: it was changed by force.",
        "Place 4 of the chain cannot be read: it was changed by force.",
        f"Entry {sealed[4].pk} (place 5) cannot be read: it was changed by force.",
    ]


def test_an_entry_that_cannot_be_read_is_left_unsealed_and_the_others_are_sealed(sealed):
    bad, good = _write(2)
    _raw("UPDATE access_entry SET at = 'garbage' WHERE id = %s", bad.pk)

    assert sealing.seal() == 1

    assert Seal.objects.get(place=6).entry_key == good.pk
    assert prove().findings == [f"Entry {bad.pk} cannot be read, so that it is not sealed: it was written by force."]


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
    _raw(f"UPDATE access_entry SET {column} = %s WHERE id = %s", value, bad.pk)
    sealing.seal()

    assert prove().findings == [f"The values of entry {bad.pk} cannot be read: {why}."]


def test_values_are_compared_only_where_the_chain_holds(shut_out):
    _by_force(lambda: Entry.objects.filter(pk=shut_out.pk).update(subject="x"))

    (finding,) = prove().findings
    assert "was changed or moved" in finding


def test_a_sealing_that_was_deleted_whole_is_a_gap_and_nothing_else(sealed):
    for _ in range(2):
        _write(2)
        sealing.seal()
    _by_force(lambda: Seal.objects.filter(place__in=[6, 7]).delete())

    found = prove().findings

    assert found[0] == "Places 6 to 7 of the chain are missing."
    assert not any("were not kept outside" in finding for finding in found)


def test_a_fault_of_the_database_while_values_are_compared_is_not_hidden(shut_out, monkeypatch):
    monkeypatch.setattr(record, "digests_agree", lambda *asked: _gone(asked))

    with pytest.raises(OperationalError):
        prove()


def test_a_database_that_is_gone_is_no_illegible_row():
    with pytest.raises(OperationalError):
        legible.each(_gone, [1, 2])


def _gone(asked):
    raise OperationalError("database is locked")


def test_an_entry_made_while_the_clock_was_put_back_is_not_late_where_the_sealing_shows_it(sealed, monkeypatch):
    real = clock.now()
    back = real - timedelta(hours=3)
    monkeypatch.setattr(clock, "now", lambda: back)
    _write(2)
    sealing.seal()
    monkeypatch.setattr(clock, "now", lambda: real)
    _write(1)
    sealing.seal()

    assert prove().findings == []


def test_an_old_time_under_a_number_that_was_passed_over_was_put_in_late(sealed):
    at = clock.now() - timedelta(hours=3)
    Entry.objects.create(pk=sealed[4].pk + 10, kind="did", what="a.b", sentence="Did.", at=clock.now())
    sealing.seal()
    late = Entry.objects.create(pk=sealed[4].pk + 5, kind="did", what="a.b", sentence="Was here.", at=at)
    sealing.seal()

    assert prove().findings == [
        f"Entry {late.pk} was put in late: it says {at:%Y-%m-%d %H:%M} UTC, and that time was sealed without it,"
        " as were higher numbers."
    ]


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

    erased = erase_version(version=version, by=ingrid, decision="IG 2026/14")
    assert prove().findings == [
        f"The values of entry {shut_out.pk} are gone, and the erasure that stands there is borne out by no sealed entry."
    ]
    sealing.seal()

    proof = prove()
    assert str(erased) == f"{shut_out.subject}@{shut_out.version}: IG 2026/14"
    assert not User.history.filter(history_id=shut_out.version).exists()

    assert proof.whole
    assert proof.erased == [f"The values of entry {shut_out.pk} were erased: IG 2026/14."]


@pytest.mark.parametrize("fields", [None, "decision", ""], ids=["alone", "with an entry", "with an entry of no fields"])
def test_an_erasure_put_in_by_force_erases_nothing(shut_out, ingrid, fields):
    User.history.filter(history_id=shut_out.version).delete()
    forged = Erasure.objects.create(
        subject=shut_out.subject, version=shut_out.version, decision="IG 2026/99", by=ingrid, at=clock.now()
    )
    if fields is not None:
        columns = fields and ",".join(column.attname for column in Erasure._meta.concrete_fields)
        about = {"subject": f"access.Erasure:{forged.pk}", "fields": columns, "salt": "s", "digest": "0" * 64}
        Entry.objects.create(by=ingrid, kind="did", what="access.erase_version", at=forged.at, sentence="E.", **about)
    sealing.seal()

    proof = prove()

    assert proof.erased == []
    assert len(proof.findings) == 1
    assert "borne out by no sealed entry" in proof.findings[0]


def test_an_erasure_whose_decision_was_changed_by_force_is_borne_out_no_longer(shut_out, ingrid):
    erase_version(version=User.history.get(history_id=shut_out.version), by=ingrid, decision="IG 2026/14")
    sealing.seal()
    _by_force(lambda: Erasure.objects.update(decision="IG 2026/99"))

    assert [finding.rpartition(" is ")[2] for finding in prove().findings] == ["borne out by no sealed entry."]


def test_what_is_erased_already_is_not_erased_again(shut_out, ingrid):
    version = User.history.get(history_id=shut_out.version)
    erase_version(version=version, by=ingrid, decision="IG 2026/14")
    version.pk = shut_out.version

    with pytest.raises(NotNow, match="no longer there"):
        erase_version(version=version, by=ingrid, decision="IG 2026/15")


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
