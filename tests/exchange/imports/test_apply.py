"""Claims about applying: the database says what the files say, whatever the order, however often, and keeps what was."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from heed.children.models import Child, Episode, PeriodOfCare
from heed.exchange import actions, apply
from heed.exchange import read_back as reading
from heed.exchange.models import CarriedIn, ChildLine, Does, HeldBack, Import, State
from heed.exchange.read_back import Unsettled, data_version, read_back
from heed.exchange.records import Refused
from heed.people.models import Identifier, NotLinked, Person, Scheme, known_by, may_link
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


@pytest.fixture
def two_years(tmp_path):
    """Sixty children's returns of two years, by a generator that knows nothing of heed."""
    returns.write(tmp_path / "made", children=60, seed=3)
    return [str(tmp_path / "made" / str(year)) for year in (2025, 2026)]


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


def test_why_a_participation_code_is_unknown_is_kept(bring_in, tmp_path):
    files = in_year(tmp_path, 2026, Reviews=[{**REVIEW, "REVIEW_CODE": "PN9"}, {**LAST_REVIEW, "REVIEW_CODE": ""}])

    bring_in(files)

    wrong, blank = of("1001").reviews.order_by("completed_on")
    assert wrong.participation_unknown == "a participation code that is not in the return's list"
    assert blank.participation_unknown == "no participation code"
    assert read_back() == said(files)


# Who the children are


def test_a_birth_date_corrected_in_the_return_is_corrected_here_and_counted_up(bring_in, tmp_path):
    bring_in(in_year(tmp_path / "a", 2026))
    person = of("1002").person

    bring_in(in_year(tmp_path / "b", 2026, Header=[AMARA, {**BEN, "DOB": "03/09/2010", "SEX": "F"}]))

    person.refresh_from_db()
    assert (person.born_on, person.sex, person.version) == (date(2010, 9, 3), "F", 2)
    assert person.history.count() == 2


def test_sex_recorded_here_as_unknown_is_left_where_the_return_does_not_know_either(bring_in, tmp_path):
    unknown = in_year(tmp_path / "a", 2026, Header=[AMARA, {**BEN, "SEX": "U"}])
    bring_in(unknown)
    Person.objects.filter(child=of("1002")).update(sex="U")

    again = bring_in(in_year(tmp_path / "b", 2026, Header=[AMARA, {**BEN, "SEX": "U"}]))

    assert of("1002").person.sex == "U"
    assert not ChildLine.objects.filter(of=again).exists()


def test_an_unaccompanied_child_is_said_to_be_one_and_not_any_more(bring_in, tmp_path):
    listed = [{"CHILD": "1002", "SEX": "M", "DOB": "02/09/2010", "DUC": "01/07/2028"}]
    bring_in(in_year(tmp_path / "a", 2026, UASC=listed))
    assert of("1002").uasc is True

    bring_in(in_year(tmp_path / "b", 2026, UASC=[{**listed[0], "CHILD": "1001", "SEX": "F", "DOB": "14/05/2012"}]))

    assert (of("1002").uasc, of("1001").uasc) == (False, True)
    assert of("1002").version == 2


def test_a_person_known_by_the_number_becomes_the_child(bring_in, tmp_path):
    person = Person.objects.create(born_on=date(2012, 5, 14))
    Identifier.objects.create(person=person, scheme=Scheme.LOCAL, value="1001")

    bring_in(in_year(tmp_path, 2026))

    assert of("1001").person == person
    assert read_back() == said(str(tmp_path / "2026"))


def test_a_child_back_after_adoption_under_a_new_number_is_another_person(bring_in, tmp_path, tom):
    bring_in(in_year(tmp_path / "a", 2026))
    before = of("1001").person
    adopted = {**AMARA, "CHILD": "2001"}
    files = in_year(tmp_path / "b", 2026, Header=[AMARA, BEN, adopted])

    bring_in(files)
    after = of("2001").person
    NotLinked.objects.create(person=before, other=after, why="Back after adoption", by=tom, at="2026-04-01T09:00Z")
    bring_in(in_year(tmp_path / "c", 2026, Header=[AMARA, BEN, {**adopted, "SEX": "M"}]))

    assert before != after
    assert not may_link(before, after)
    assert known_by(Scheme.LOCAL, "2001") == after


def test_a_number_ended_here_and_given_out_again_is_a_new_person_and_the_old_record_is_withdrawn(bring_in, tmp_path):
    bring_in(in_year(tmp_path / "a", 2026))
    old = of("1001")
    Identifier.objects.filter(person=old.person).update(until_on=date(2026, 6, 1))
    assert "1001" in read_back().held

    files = in_year(tmp_path / "b", 2026)
    import_ = bring_in(files)

    assert of("1001") != old
    assert not old.reviews.filter(withdrawn_at=None).exists()
    assert read_back() == said(files)
    assert ChildLine.objects.get(of=import_, number=f"(record {old.pk})").child == old


@pytest.mark.parametrize(("first", "second"), [("1001", "1002"), ("1002", "1001")])
@pytest.mark.parametrize("at_once", [250, 1])
def test_two_numbers_of_one_child_here_hold_the_second_back(bring_in, tmp_path, monkeypatch, at_once, first, second):
    """The child keeps the newer number, in whatever order the database gives the two and however many are read at once."""
    monkeypatch.setattr("heed.exchange.differences.AT_ONCE", at_once)
    alone = {"Header": [{**AMARA, "CHILD": first}], "Episodes": [{**IN_CARE, "CHILD": first}], "Reviews": []}
    bring_in(in_year(tmp_path / "a", 2026, **alone))
    Identifier.objects.create(person=of(first).person, scheme=Scheme.LOCAL, value=second)

    bring_in(in_year(tmp_path / "b", 2026))

    assert list(read_back().held) == [first]
    assert f"the same child as {second}" in read_back().held[first]
    assert [child.number for child in read_back().children] == [second, "9001"]


@pytest.mark.parametrize("at_once", [250, 1])
@pytest.mark.parametrize("new", ["0999", "1999"])
def test_a_second_number_that_no_return_carries_takes_nothing_away(bring_in, tmp_path, monkeypatch, at_once, new):
    monkeypatch.setattr("heed.exchange.differences.AT_ONCE", at_once)
    files = in_year(tmp_path, 2026)
    bring_in(files)
    amara = of("1001")
    before = sorted(amara.reviews.values_list("pk", "withdrawn_at", "version"))
    Identifier.objects.create(person=amara.person, scheme=Scheme.LOCAL, value=new)

    import_ = bring_in(files)

    assert sorted(amara.reviews.values_list("pk", "withdrawn_at", "version")) == before
    assert not ChildLine.objects.filter(of=import_).exists()
    assert read_back().held == {}
    assert [child.number for child in read_back().children if child.number == new] == [new]


def test_a_return_that_carries_the_older_of_two_numbers_speaks_of_the_child_by_it(bring_in, tmp_path):
    bring_in(in_year(tmp_path / "a", 2026))
    Identifier.objects.create(person=of("1001").person, scheme=Scheme.LOCAL, value="1999")

    bring_in(in_year(tmp_path / "b", 2026, Reviews=[{**REVIEW, "REVIEW": "20/03/2026"}]))

    assert of("1001") == of("1999")
    now = of("1001").reviews.filter(withdrawn_at=None).values_list("completed_on", flat=True)
    assert list(now) == [date(2026, 3, 20)]
    assert read_back().held == {}


def test_a_child_whose_birth_date_was_taken_away_is_held_until_the_next_import(bring_in, tmp_path):
    bring_in(in_year(tmp_path / "a", 2026))
    Person.objects.filter(child=of("1002")).update(born_on=None)
    assert "no birth date" in read_back().held["1002"]

    bring_in(in_year(tmp_path / "b", 2026))

    assert read_back().held == {}


def test_a_birth_date_changed_here_between_the_preview_and_the_apply_is_brought_back(look, tmp_path, priya, bring_in):
    files = in_year(tmp_path, 2026)
    bring_in(files)
    import_ = look(files)
    Person.objects.filter(child=of("1002")).update(born_on=date(2010, 1, 1))

    apply.carry_out(actions.apply_import(import_, by=priya, against=1).pk)

    assert read_back() == said(files)
    assert ChildLine.objects.get(of=import_, number="1002").done_at is not None


# Children held back


def test_a_child_held_back_stays_as_it_was_and_is_in_no_figure_until_mended(bring_in, tmp_path):
    bring_in(in_year(tmp_path / "a", 2026))
    before = everything()
    backwards = {**IN_CARE, "DEC": "01/05/2025", "REC": "E4A"}

    held = bring_in(in_year(tmp_path / "b", 2026, Episodes=[backwards, BEN_IN_CARE]))
    assert list(read_back().held) == ["1001"]
    assert [child.number for child in read_back().children] == ["1002", "9001"]
    assert everything() == before
    assert ChildLine.objects.get(of=held, number="1001").does == Does.HELD

    mended = bring_in(in_year(tmp_path / "c", 2026))
    assert read_back() == said(str(tmp_path / "c" / "2026"))
    assert ChildLine.objects.get(of=mended, number="1001").does == Does.CHANGED


def test_a_child_never_seen_before_and_held_back_has_no_record_yet(bring_in, tmp_path):
    backwards = {**IN_CARE, "DEC": "01/05/2025", "REC": "E4A"}

    bring_in(in_year(tmp_path / "a", 2026, Episodes=[backwards, BEN_IN_CARE]))
    assert not Child.objects.numbered("1001").exists()
    assert list(read_back().held) == ["1001"]

    bring_in(in_year(tmp_path / "b", 2026, Header=[BEN], Episodes=[BEN_IN_CARE], Reviews=[{**REVIEW, **_as(BEN)}]))
    assert read_back().held == {}
    assert not Child.objects.numbered("1001").exists()


def _as(header):
    return {"CHILD": header["CHILD"], "DOB": header["DOB"]}


def test_a_child_whom_the_database_refuses_is_held_back_alone(bring_in, tmp_path):
    bring_in(in_year(tmp_path / "a", 2026))
    Person.objects.filter(child=of("1002")).update(died_on=date(2010, 9, 5))
    later = {**BEN, "DOB": "10/09/2010"}

    import_ = bring_in(in_year(tmp_path / "b", 2026, Header=[{**AMARA, "SEX": "M"}, later]))

    assert import_.state == State.APPLIED
    assert of("1001").person.sex == "M"
    assert (
        "Child 1002 is held back, because what the return says goes against what is recorded here"
        in (read_back().held["1002"])
    )
    line = ChildLine.objects.get(of=import_, number="1002")
    assert (line.does, line.done_at is not None) == (Does.HELD, True)


# What Heed owns


def test_a_review_that_heed_recorded_itself_is_left_alone_and_read_back(bring_in, tmp_path):
    bring_in(in_year(tmp_path / "a", 2026))
    day = date(2025, 12, 1)
    own = Review.objects.create(child=of("1001"), begun_on=day, completed_on=day, participation_code="PN1")

    bring_in(in_year(tmp_path / "b", 2026, Reviews=[REVIEW]))

    own.refresh_from_db()
    assert (own.withdrawn_at, own.version, own.history.count()) == (None, 1, 1)
    amara = next(child for child in read_back().children if child.number == "1001")
    assert [review.held_on for review in amara.reviews] == [date(2025, 6, 6), day]


def test_a_return_that_tells_of_a_review_heed_recorded_itself_changes_nothing_of_it_and_holds_the_child(
    bring_in, tmp_path
):
    bring_in(in_year(tmp_path / "a", 2026, Reviews=[REVIEW]))
    day = date(2026, 3, 5)
    own = Review.objects.create(child=of("1001"), begun_on=day, completed_on=day, participation_code="PN7")

    bring_in(in_year(tmp_path / "b", 2026))

    own.refresh_from_db()
    assert own.participation_code == "PN7"
    assert "goes against what is recorded here" in read_back().held["1001"]


# Reading back


def test_a_return_applied_while_it_is_read_back_is_read_again(bring_in, tmp_path, monkeypatch):
    bring_in(in_year(tmp_path / "a", 2026))
    later = in_year(tmp_path / "b", 2026, Reviews=[REVIEW])
    read = reading._read

    def meanwhile(*args):
        found = read(*args)
        if "2" not in data_version():
            bring_in(later)
        return found

    monkeypatch.setattr(reading, "_read", meanwhile)

    assert read_back() == said(later)


def test_a_reader_whom_imports_overtake_again_and_again_gives_up_with_a_sentence(bring_in, tmp_path, monkeypatch):
    files = in_year(tmp_path, 2026)
    bring_in(files)
    monkeypatch.setattr(reading, "_read", lambda *_: bring_in(files))

    with pytest.raises(Unsettled):
        read_back()


def test_reading_back_asks_the_same_number_of_questions_however_many_children(bring_in, tmp_path):
    returns.write(tmp_path / "few", children=5, seed=1)
    returns.write(tmp_path / "many", children=50, seed=1)
    asked = []
    for size in ("few", "many"):
        bring_in(str(tmp_path / size / "2025"), str(tmp_path / size / "2026"))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            read_back()
        asked.append(len(queries))

    assert asked[0] == asked[1]
    assert asked[0] < 25


def test_nothing_is_read_back_before_a_return_was_applied(db):
    with pytest.raises(Refused, match="No return has been applied yet"):
        read_back()
    assert data_version() == ""


def test_the_version_of_the_data_changes_with_every_import_applied(bring_in, look, two_years):
    seen = [data_version()]
    for files in two_years:
        bring_in(files)
        seen.append(data_version())
    look(two_years[0])

    assert len(set(seen)) == 3
    assert data_version() == seen[-1]


def test_versions_are_as_many_as_rows_after_a_first_import(bring_in, two_years):
    bring_in(*two_years)

    assert versions()["Episode"] == Episode.objects.count()
    assert versions()["Review"] == Review.objects.count()
    assert versions()["Child"] == Child.objects.count() == 60
