"""Claims about children whom applying leaves as they were: held back, or recorded in Heed itself."""

from __future__ import annotations

from datetime import date

from heed.children.models import Child, Episode
from heed.exchange.models import ChildLine, Does, State
from heed.exchange.read_back import read_back
from heed.people.models import Identifier, Person, Scheme
from heed.reviews.models import Review
from tests.exchange.imports.made import AMARA, BEN, BEN_IN_CARE, IN_CARE, REVIEW, everything, in_year, of, said


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


def test_a_review_that_heed_recorded_itself_is_left_alone_and_read_back(bring_in, tmp_path):
    bring_in(in_year(tmp_path / "a", 2026))
    day = date(2025, 12, 1)
    own = Review.objects.create(child=of("1001"), begun_on=day, completed_on=day, participation_code="PN1")

    bring_in(in_year(tmp_path / "b", 2026, Reviews=[REVIEW]))

    own.refresh_from_db()
    assert (own.withdrawn_at, own.version, own.history.count()) == (None, 1, 1)
    amara = next(child for child in read_back().children if child.number == "1001")
    assert [review.held_on for review in amara.reviews] == [date(2025, 6, 6), day]


def test_an_episode_that_heed_recorded_itself_is_not_read_back_once_its_period_is_withdrawn(bring_in, tmp_path):
    left = {**IN_CARE, "DEC": "01/09/2025", "REC": "E4A"}
    bring_in(in_year(tmp_path / "a", 2026, Episodes=[left, BEN_IN_CARE], Reviews=[REVIEW]))
    period = of("1001").periods_of_care.get()
    own = Episode.objects.create(period=period, from_on=date(2025, 9, 1), until_on=date(2025, 9, 2))
    mended = {**left, "DECOM": "20/05/2025"}
    later = in_year(tmp_path / "b", 2026, Episodes=[mended, BEN_IN_CARE], Reviews=[REVIEW])

    bring_in(later)

    own.refresh_from_db()
    assert own.withdrawn_at is None
    assert read_back() == said(later)


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


def test_a_child_whose_rows_are_at_fault_under_its_older_number_is_in_no_figure(bring_in, tmp_path):
    bring_in(in_year(tmp_path / "a", 2026))
    Identifier.objects.create(person=of("1001").person, scheme=Scheme.LOCAL, value="1999")
    before = everything()
    backwards = {**IN_CARE, "DEC": "01/05/2025", "REC": "E4A"}

    bring_in(in_year(tmp_path / "b", 2026, Episodes=[backwards, BEN_IN_CARE]))
    assert list(read_back().held) == ["1999"]
    assert "2026/Episodes.csv, line 2" in read_back().held["1999"]
    assert [child.number for child in read_back().children] == ["1002", "9001"]
    assert everything() == before

    bring_in(in_year(tmp_path / "c", 2026))
    assert read_back().held == {}
    assert [child.number for child in read_back().children] == ["1002", "1999", "9001"]
