"""Claims about proving: what was done to the record by force is found, named, and told from what is allowed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from heed.access import clock, sealing
from heed.access.models import Entry, EntryChild, Seal
from heed.access.proving import prove
from tests.access.sealing.made import by_force, raw, write


def test_a_record_with_nothing_in_it_is_whole(db):
    proof = prove()

    assert proof.whole
    assert next(iter(proof.sentences())) == "Nothing is sealed yet."


def test_a_sealed_record_is_whole_and_says_how_far(sealed):
    write(2)

    proof = prove()

    assert proof.findings == []
    assert (proof.sealed, proof.unsealed, proof.heads) == (5, 2, 1)
    first, second, *_ = proof.sentences()
    assert first.startswith("Sealed: 5 entries, the last on ")
    assert second == "Not sealed yet: 2 entries; a change to these cannot be shown."


@pytest.mark.parametrize("column", ["sentence", "what", "filter", "subject", "fields", "digest", "request_id", "roles"])
def test_an_entry_changed_by_force_is_named(sealed, column):
    by_force(lambda: Entry.objects.filter(pk=sealed[2].pk).update(**{column: "x"}))

    assert prove().findings == [
        f"Entry {sealed[2].pk} (place 3) was changed or moved: it is not what was sealed there."
    ]


def test_whose_entry_it_is_cannot_be_changed(sealed, sam):
    by_force(lambda: Entry.objects.filter(pk=sealed[2].pk).update(by=sam))

    assert len(prove().findings) == 1


def test_a_child_added_to_or_taken_from_an_entry_is_found(sealed):
    EntryChild.objects.create(entry=sealed[1], child_key="99")
    by_force(lambda: EntryChild.objects.filter(entry=sealed[3]).delete())

    assert [finding.partition(" was ")[0] for finding in prove().findings] == [
        f"Entry {sealed[1].pk} (place 2)",
        f"Entry {sealed[3].pk} (place 4)",
    ]


def test_an_entry_deleted_by_force_is_named(sealed):
    by_force(
        lambda: (EntryChild.objects.filter(entry=sealed[2]).delete(), Entry.objects.filter(pk=sealed[2].pk).delete())
    )

    assert prove().findings == [f"Entry {sealed[2].pk} (place 3) was deleted."]


def test_an_entry_deleted_with_its_place_leaves_a_gap(sealed):
    def delete() -> None:
        EntryChild.objects.filter(entry=sealed[2]).delete()
        Entry.objects.filter(pk=sealed[2].pk).delete()
        Seal.objects.filter(place=3).delete()

    by_force(delete)

    assert prove().findings[0] == "Places 3 to 3 of the chain are missing."


def test_entries_that_change_places_are_found(sealed):
    def swap() -> None:
        Seal.objects.filter(place=2).update(entry_key=-1)
        Seal.objects.filter(place=4).update(entry_key=sealed[1].pk)
        Seal.objects.filter(place=2).update(entry_key=sealed[3].pk)

    by_force(swap)

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
        write(2)
    monkeypatch.setattr(clock, "now", lambda: real)
    sealing.seal()
    write(1)
    sealing.seal()

    assert prove().findings == []


def test_a_chain_written_anew_does_not_match_the_head_kept_outside(sealed):
    def rewrite() -> None:
        Seal.objects.all().delete()
        Entry.objects.filter(pk=sealed[2].pk).update(sentence="Did nothing.")

    by_force(rewrite)
    sealing._seal([entry.pk for entry in sealed], clock.now())

    (finding,) = prove().findings
    assert finding.startswith("The chain up to place 5 is not the one whose head was kept outside on ")


@pytest.mark.parametrize("cut_from", [1, 6], ids=["all", "the last five"])
def test_seals_deleted_and_made_again_by_the_next_tick_are_named(sealed, cut_from):
    write(5)
    sealing.seal()
    by_force(lambda: Seal.objects.filter(place__gte=cut_from).delete())

    sealing.seal()

    found = prove().findings
    assert f"The chain up to place 10 is not the one whose head was kept outside on {clock.today()}: " in found[-1]
    assert found[-1].endswith(f"it was made again from place {cut_from} on.")


def test_a_moment_of_sealing_changed_by_force_is_found(sealed):
    by_force(lambda: Seal.objects.filter(place=3).update(at=clock.now() - timedelta(days=1)))

    assert prove().findings[0].startswith(f"Entry {sealed[2].pk} (place 3) was changed or moved")


def test_a_chain_cut_short_does_not_reach_the_head_kept_outside(sealed):
    def cut() -> None:
        EntryChild.objects.filter(entry=sealed[4]).delete()
        Entry.objects.filter(pk=sealed[4].pk).delete()
        Seal.objects.filter(place=5).delete()

    by_force(cut)

    (finding,) = prove().findings
    assert finding.startswith("The chain was cut: on ")
    assert finding.endswith("it had 5 places, now fewer.")


def test_an_entry_or_a_seal_that_cannot_be_read_is_named_and_hides_no_other(sealed):
    raw("UPDATE access_entry SET at = 'garbage' WHERE id = %s", sealed[1].pk)
    raw("UPDATE access_seal SET at = 'garbage' WHERE place = 4")
    raw("UPDATE access_entry SET sentence = CAST(X'ff' AS TEXT) WHERE id = %s", sealed[4].pk)

    assert prove().findings == [
        f"Entry {sealed[1].pk} (place 2) cannot be read: it was changed by force.",
        "Place 4 of the chain cannot be read: it was changed by force.",
        f"Entry {sealed[4].pk} (place 5) cannot be read: it was changed by force.",
    ]


def test_a_sealing_that_was_deleted_whole_is_a_gap_and_nothing_else(sealed):
    for _ in range(2):
        write(2)
        sealing.seal()
    by_force(lambda: Seal.objects.filter(place__in=[6, 7]).delete())

    found = prove().findings

    assert found[0] == "Places 6 to 7 of the chain are missing."
    assert not any("were not kept outside" in finding for finding in found)


def test_an_entry_made_while_the_clock_was_put_back_is_not_late_where_the_sealing_shows_it(sealed, monkeypatch):
    real = clock.now()
    back = real - timedelta(hours=3)
    monkeypatch.setattr(clock, "now", lambda: back)
    write(2)
    sealing.seal()
    monkeypatch.setattr(clock, "now", lambda: real)
    write(1)
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


def test_proving_costs_no_more_queries_per_batch_when_there_are_more_entries(db, django_assert_max_num_queries):
    write(30)
    sealing.seal()

    with django_assert_max_num_queries(12):
        prove()
