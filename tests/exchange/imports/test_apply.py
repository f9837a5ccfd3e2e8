"""Claims about applying: the database says what the files say, whatever the order, however often, and keeps what was."""

from __future__ import annotations

from datetime import date

from heed.children.models import Child, Episode, PeriodOfCare
from heed.exchange.models import CarriedIn, ChildLine, Does, HeldBack, Import, State
from heed.exchange.read_back import read_back
from heed.people.models import Identifier, Person
from heed.reviews.models import Review
from tests import returns
from tests.exchange.imports.made import (
    AMARA,
    BEN,
    BEN_IN_CARE,
    IN_CARE,
    LAST_REVIEW,
    REVIEW,
    everything,
    in_year,
    of,
    said,
    versions,
)


def test_the_database_says_what_the_files_say(bring_in, two_years):
    import_ = bring_in(*two_years)

    assert import_.state == State.APPLIED
    assert read_back() == said(*two_years)


def test_a_faulty_return_is_read_back_with_its_faults_and_children_held(bring_in, tmp_path):
    made = returns.faulty(tmp_path / "2026", children=20)
    files = str(made.folder)

    import_ = bring_in(files)

    assert read_back() == said(files)
    assert read_back().held
    assert import_.held == HeldBack.objects.count()
    assert import_.failed_checks == sum(check.outcome == "failed" for check in said(files).checks)


def test_the_same_files_twice_change_nothing(bring_in, two_years):
    bring_in(*two_years)
    before = everything()

    again = bring_in(*two_years)

    assert everything() == before
    assert not ChildLine.objects.filter(of=again).exists()
    assert again.state == State.APPLIED


def test_a_faulty_return_twice_changes_nothing_either(bring_in, tmp_path):
    made = returns.faulty(tmp_path / "2026", children=5)
    bring_in(str(made.folder))

    again = bring_in(str(made.folder))

    assert not ChildLine.objects.filter(of=again).exists()


def test_an_older_year_after_a_newer_one_does_not_overwrite_it(bring_in, two_years):
    older, newer = two_years

    bring_in(newer)
    bring_in(older)

    assert read_back() == said(older, newer)


def test_years_one_after_the_other_are_the_same_as_together(bring_in, two_years):
    older, newer = two_years

    bring_in(older)
    bring_in(newer)

    assert read_back() == said(older, newer)
    assert Import.objects.filter(state=State.APPLIED).count() == 2


def test_a_later_import_of_a_year_takes_the_place_of_the_earlier(bring_in, tmp_path):
    first = bring_in(in_year(tmp_path / "a", 2026))
    second = bring_in(in_year(tmp_path / "b", 2026, Reviews=[REVIEW]))

    first.refresh_from_db()
    assert (first.state, second.state) == (State.REPLACED, State.APPLIED)
    assert [row.of_id for row in second.returns.all() if row.active] == [second.pk]
    assert not first.returns.filter(active=True).exists()
    assert read_back() == said(str(tmp_path / "b" / "2026"))


def test_a_row_no_longer_carried_is_withdrawn_and_comes_back_when_it_is_carried_again(bring_in, tmp_path):
    whole, short = in_year(tmp_path / "a", 2026), in_year(tmp_path / "b", 2026, Reviews=[REVIEW])
    bring_in(whole)
    kept = Review.objects.get(completed_on=date(2026, 3, 5))

    bring_in(short)
    assert Review.objects.get(pk=kept.pk).withdrawn_at is not None
    assert Review.objects.live().count() == 2

    bring_in(whole)
    kept.refresh_from_db()
    assert kept.withdrawn_at is None
    assert kept.version == 3
    assert [version.withdrawn_at is None for version in kept.history.order_by("history_id")] == [True, False, True]


def test_a_child_in_no_return_any_more_keeps_a_record_without_live_rows(bring_in, tmp_path):
    bring_in(in_year(tmp_path / "a", 2026))

    import_ = bring_in(in_year(tmp_path / "b", 2026, Header=[AMARA], Episodes=[IN_CARE]))

    ben = of("1002")
    assert not ben.periods_of_care.filter(withdrawn_at=None).exists()
    assert not ben.carried_in.filter(withdrawn_at=None).exists()
    assert [child.number for child in read_back().children] == ["1001", "9001"]
    assert ChildLine.objects.get(of=import_, number="1002").does == Does.WITHDRAWN


def test_a_child_that_comes_back_into_the_returns_has_the_same_record(bring_in, tmp_path):
    bring_in(in_year(tmp_path / "a", 2026))
    ben = of("1002")
    bring_in(in_year(tmp_path / "b", 2026, Header=[AMARA], Episodes=[IN_CARE]))

    bring_in(in_year(tmp_path / "c", 2026))

    assert of("1002") == ben
    assert read_back() == said(str(tmp_path / "c" / "2026"))


def test_every_row_keeps_file_line_and_import(bring_in, tmp_path):
    import_ = bring_in(in_year(tmp_path, 2026))

    rows = [*PeriodOfCare.objects.all(), *Episode.objects.all(), *Review.objects.all(), *CarriedIn.objects.all()]
    assert {row.source_import for row in rows} == {str(import_.pk)}
    amara = of("1001")
    assert [(row.source_file, row.source_line) for row in amara.reviews.order_by("completed_on")] == [
        ("2026/Reviews.csv", 2),
        ("2026/Reviews.csv", 3),
    ]
    assert amara.carried_in.get().source_line == 2


def test_rows_unchanged_by_a_later_import_keep_the_import_they_came_with(bring_in, tmp_path):
    first = bring_in(in_year(tmp_path / "a", 2026))
    other = {**LAST_REVIEW, "REVIEW_CODE": "PN3"}

    second = bring_in(in_year(tmp_path / "b", 2026, Reviews=[REVIEW, other]))

    of_import = dict(of("1001").reviews.values_list("completed_on", "source_import"))
    assert of_import == {date(2025, 6, 6): str(first.pk), date(2026, 3, 5): str(second.pk)}


def test_a_row_written_later_names_the_import_whose_file_it_stands_in(bring_in, tmp_path):
    first = bring_in(in_year(tmp_path / "a", 2026))
    Identifier.objects.filter(person=of("1001").person).update(until_on=date(2026, 6, 1))
    in_year(tmp_path / "b", 2025)
    earlier = tmp_path / "b" / "2025" / "Reviews.csv"
    earlier.write_text(earlier.read_text().replace("25/03/2026", "25/03/2025").replace("05/03/2026", "05/03/2025"))

    second = bring_in(tmp_path / "b" / "2025")

    of_import = dict(of("1001").reviews.values_list("completed_on", "source_import"))
    assert of_import[date(2026, 3, 5)] == str(first.pk)
    assert of_import[date(2025, 3, 5)] == str(second.pk)


def test_a_version_says_who_and_by_which_import(bring_in, tmp_path, priya):
    import_ = bring_in(in_year(tmp_path, 2026))

    for model in (Person, Identifier, Child, PeriodOfCare, Episode, Review):
        version = model.history.first()
        assert (version.history_user, version.history_change_reason) == (priya, f"import {import_.pk}")
        assert version.history_type == "+"


def test_a_row_in_another_place_of_the_files_moves_without_changing_what_is_said(bring_in, tmp_path):
    bring_in(in_year(tmp_path / "a", 2026, Header=[AMARA], Episodes=[IN_CARE]))
    episode = of("1001").periods_of_care.get().episodes.get()

    moved = in_year(tmp_path / "c", 2026, Header=[BEN, AMARA], Episodes=[BEN_IN_CARE, IN_CARE])
    import_ = bring_in(moved)
    episode.refresh_from_db()
    assert (episode.source_line, episode.until_on) == (3, None)
    assert ChildLine.objects.get(of=import_, number="1001").does == Does.MOVED


def test_care_of_less_than_a_day_is_kept(bring_in, tmp_path):
    night = {**IN_CARE, "DEC": "12/05/2025", "REC": "E4A"}
    again = {**IN_CARE, "DECOM": "12/05/2025", "RNE": "S"}
    files = in_year(tmp_path, 2026, Header=[AMARA], Episodes=[night, again])

    bring_in(files)

    assert read_back() == said(files)
    assert of("1001").periods_of_care.count() == 2

    bring_in(in_year(tmp_path / "b", 2026, Header=[AMARA], Episodes=[again]))
    assert read_back() == said(str(tmp_path / "b" / "2026"))

    long = of("1001").periods_of_care.get(withdrawn_at=None)

    bring_in(in_year(tmp_path / "c", 2026, Header=[AMARA], Episodes=[again]))
    # the withdrawn night is taken out of the import's sight, so that the next one is a younger row than the long stay
    Episode.objects.filter(period__child=of("1001")).exclude(period=long).update(source_import="")
    PeriodOfCare.objects.filter(child=of("1001")).exclude(pk=long.pk).update(source_import="")
    bring_in(in_year(tmp_path / "d", 2026, Header=[AMARA], Episodes=[night, again]))
    assert of("1001").periods_of_care.filter(withdrawn_at=None, until_on__isnull=False).get().pk > long.pk

    bring_in(in_year(tmp_path / "e", 2026, Header=[AMARA], Episodes=[again]))
    assert of("1001").periods_of_care.get(withdrawn_at=None) == long  # the row that is the same care stays
    assert read_back() == said(str(tmp_path / "e" / "2026"))


def test_of_two_stays_begun_on_one_day_the_one_still_carried_keeps_its_row_though_both_have_ended(bring_in, tmp_path):
    night = {**IN_CARE, "DEC": "12/05/2025", "REC": "E4A"}
    stay = {**IN_CARE, "DECOM": "12/05/2025", "RNE": "S", "DEC": "20/03/2026", "REC": "E4A"}
    alone = in_year(tmp_path / "a", 2026, Header=[AMARA], Episodes=[stay])
    bring_in(alone)
    long = of("1001").periods_of_care.get()
    bring_in(in_year(tmp_path / "b", 2026, Header=[AMARA], Episodes=[night, stay]))
    assert of("1001").periods_of_care.exclude(pk=long.pk).get().until_on == date(2025, 5, 12)

    bring_in(alone)

    assert of("1001").periods_of_care.get(withdrawn_at=None) == long


def test_a_corrected_start_parts_one_period_into_two_and_joins_them_again(bring_in, tmp_path):
    first = {**IN_CARE, "DEC": "01/09/2025", "REC": "X1"}
    second = {**IN_CARE, "DECOM": "01/09/2025", "RNE": "L", "LS": "V2"}
    joined = in_year(tmp_path / "a", 2026, Header=[AMARA], Episodes=[first, second])
    parted = in_year(tmp_path / "b", 2026, Header=[AMARA], Episodes=[first, {**second, "RNE": "S"}])

    bring_in(joined)
    assert of("1001").periods_of_care.filter(withdrawn_at=None).count() == 1

    bring_in(parted)
    assert of("1001").periods_of_care.filter(withdrawn_at=None).count() == 2
    assert read_back() == said(parted)
    reviews = of("1001").reviews.order_by("completed_on")
    assert list(reviews.values_list("period__from_on", flat=True)) == [date(2025, 5, 12), date(2025, 9, 1)]

    bring_in(joined)
    assert of("1001").periods_of_care.filter(withdrawn_at=None).count() == 1
    assert read_back() == said(joined)


def test_a_review_outside_care_hangs_on_no_period(bring_in, tmp_path):
    early = {**REVIEW, "REVIEW": "10/04/2025"}
    files = in_year(tmp_path, 2026, Reviews=[early, LAST_REVIEW])

    bring_in(files)

    assert of("1001").reviews.get(completed_on=date(2025, 4, 10)).period is None
    assert read_back() == said(files)


def test_a_review_held_on_the_last_day_of_care_belongs_to_it(bring_in, tmp_path):
    left = {**IN_CARE, "DEC": "06/06/2025", "REC": "E4A"}

    bring_in(in_year(tmp_path, 2026, Episodes=[left, BEN_IN_CARE], Reviews=[REVIEW]))

    assert of("1001").reviews.get().period == of("1001").periods_of_care.get()


def test_why_a_participation_code_is_unknown_is_kept(bring_in, tmp_path):
    files = in_year(tmp_path, 2026, Reviews=[{**REVIEW, "REVIEW_CODE": "PN9"}, {**LAST_REVIEW, "REVIEW_CODE": ""}])

    bring_in(files)

    wrong, blank = of("1001").reviews.order_by("completed_on")
    assert wrong.participation_unknown == "a participation code that is not in the return's list"
    assert blank.participation_unknown == "no participation code"
    assert read_back() == said(files)


def test_versions_are_as_many_as_rows_after_a_first_import(bring_in, two_years):
    bring_in(*two_years)

    assert versions()["Episode"] == Episode.objects.count()
    assert versions()["Review"] == Review.objects.count()
    assert versions()["Child"] == Child.objects.count() == 60
