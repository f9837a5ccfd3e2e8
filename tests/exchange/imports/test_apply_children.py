"""Claims about whose rows applying writes: who a child is, by number and birth date."""

from __future__ import annotations

from datetime import date

import pytest

from heed.exchange import actions, apply
from heed.exchange.models import ChildLine
from heed.exchange.read_back import read_back
from heed.people.models import Identifier, NotLinked, Person, Precision, Scheme, known_by, may_link
from tests.exchange.imports.made import AMARA, BEN, IN_CARE, REVIEW, in_year, of, said


def test_a_birth_date_corrected_in_the_return_is_corrected_here_and_counted_up(bring_in, tmp_path):
    bring_in(in_year(tmp_path / "a", 2026))
    person = of("1002").person

    bring_in(in_year(tmp_path / "b", 2026, Header=[AMARA, {**BEN, "DOB": "03/09/2010", "SEX": "F"}]))

    person.refresh_from_db()
    assert (person.born_on, person.sex, person.version) == (date(2010, 9, 3), "F", 2)
    assert person.history.count() == 2


def test_a_birth_date_of_which_only_the_year_was_known_is_known_to_the_day_once_a_return_says_it(bring_in, tmp_path):
    files = in_year(tmp_path, 2026)
    bring_in(files)
    Person.objects.filter(child=of("1002")).update(born_on=date(2010, 1, 1), born_precision=Precision.YEAR)

    bring_in(files)

    person = of("1002").person
    assert (person.born_on, person.born_precision) == (date(2010, 9, 2), Precision.DAY)


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
