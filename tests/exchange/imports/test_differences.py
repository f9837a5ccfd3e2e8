"""Claims about reviews that Heed owns: an import lists where it differs and changes none; a person settles it."""

from __future__ import annotations

from datetime import date

import pytest

from heed.access.actions import NotNow
from heed.access.models import Entry
from heed.council.models import Setting
from heed.council.settings import REVIEWS_LIVE_FROM, NotAValue
from heed.exchange import actions, settling
from heed.exchange.models import ChildLine, Differs, Disagreement, Does, Settled
from heed.exchange.preview import changes_in, disagreements
from heed.exchange.read_back import data_version, read_back
from heed.facts import live
from heed.people.models import Identifier
from heed.reviews.models import Review
from heed.web.tasks import count_if_behind
from tests.days import day
from tests.exchange.imports.made import BEN, BEN_IN_CARE, LAST_REVIEW, REVIEW, in_year, of

LIVE_FROM = day("Thu 1 Jan 2026")
MARCH = day("Thu 5 Mar 2026")
OTHER_DAY = day("Fri 6 Mar 2026")
WHY = "The minutes say so."


@pytest.fixture
def owned(bring_in, tmp_path):
    """A return applied, its reviews from January on Heed's own since."""
    import_ = bring_in(in_year(tmp_path / "first", 2026))
    Setting.objects.create(
        name=REVIEWS_LIVE_FROM.name, value="2026-01-01", from_on=date(2026, 1, 1), reason="Heed went live"
    )
    return import_


def reviews_of(number):
    live_ = of(number).reviews.filter(withdrawn_at=None).order_by("completed_on")
    return list(live_.values_list("completed_on", "participation_code"))


def found(**wanted):
    return list(
        Disagreement.objects.filter(**wanted).order_by("held_on").values_list("held_on", "differs", "ours", "theirs")
    )


def test_the_same_return_differs_in_nothing(owned, bring_in, tmp_path):
    bring_in(in_year(tmp_path / "b", 2026))

    assert not Disagreement.objects.exists()


@pytest.mark.parametrize(
    ("reviews", "expected"),
    [
        ([REVIEW, {**LAST_REVIEW, "REVIEW_CODE": "PN7"}], [(MARCH, Differs.CHANGED, "PN2", "PN7")]),
        ([REVIEW, {**LAST_REVIEW, "REVIEW_CODE": ""}], [(MARCH, Differs.CHANGED, "PN2", "")]),
        ([REVIEW], [(MARCH, Differs.MISSING, "PN2", "")]),
        (
            [REVIEW, {**LAST_REVIEW, "REVIEW": "06/03/2026"}],
            [(MARCH, Differs.MISSING, "PN2", ""), (OTHER_DAY, Differs.ADDED, "", "PN2")],
        ),
    ],
)
def test_an_import_lists_where_it_differs_and_changes_nothing(owned, bring_in, tmp_path, reviews, expected):
    before = list(Review.objects.order_by("pk").values())

    import_ = bring_in(in_year(tmp_path / "b", 2026, Reviews=reviews))

    assert found() == expected
    assert list(Review.objects.order_by("pk").values()) == before
    line = ChildLine.objects.get(of=import_, number="1001")
    assert (line.does, line.differing, line.reviews_changed) == (Does.DIFFERS, len(expected), 0)
    assert "kept here: nothing is changed" in " ".join(words for _, words in changes_in(import_))
    assert disagreements(import_).count() == disagreements().count() == len(expected)


def test_a_review_from_before_the_day_is_still_the_returns(owned, bring_in, tmp_path):
    bring_in(in_year(tmp_path / "b", 2026, Reviews=[{**REVIEW, "REVIEW_CODE": "PN5"}, LAST_REVIEW]))

    assert reviews_of("1001")[0] == (date(2025, 6, 6), "PN5")
    assert not Disagreement.objects.exists()


def test_what_was_made_here_is_compared_as_well(owned, bring_in, tmp_path):
    Review.objects.create(child=of("1002"), begun_on="2026-02-02", completed_on="2026-02-02", participation_code="PN1")
    Review.objects.create(child=of("1002"), begun_on="2026-04-02", completed_on="2026-04-02", participation_code="PN1")

    bring_in(in_year(tmp_path / "b", 2026))

    assert found() == [(date(2026, 2, 2), Differs.MISSING, "PN1", "")]  # the returns do not reach April


def test_a_number_ended_here_takes_no_review_away_that_is_heeds(owned, bring_in, tmp_path):
    amara = of("1001")
    Identifier.objects.filter(person=amara.person).update(until_on="2026-06-01")

    bring_in(in_year(tmp_path / "b", 2026))

    kept = amara.reviews.filter(withdrawn_at=None).values_list("completed_on", flat=True)
    assert list(kept) == [MARCH]


def test_a_child_in_no_return_any_more_keeps_the_reviews_that_are_heeds(owned, bring_in, tmp_path):
    bring_in(in_year(tmp_path / "b", 2026, Header=[BEN], Episodes=[BEN_IN_CARE], Reviews=[]))

    assert reviews_of("1001") == [(MARCH, "PN2")]
    assert found() == [(MARCH, Differs.MISSING, "PN2", "")]


def test_a_difference_goes_when_the_return_says_so_no_more_and_is_not_listed_twice(owned, bring_in, tmp_path):
    other = in_year(tmp_path / "b", 2026, Reviews=[REVIEW])
    bring_in(other)
    bring_in(other)
    assert len(found(state=Settled.OPEN)) == 1

    bring_in(in_year(tmp_path / "c", 2026))

    assert found(state=Settled.OPEN) == []
    assert len(found(state=Settled.GONE)) == 1


def test_what_is_settled_as_ours_is_not_asked_again_while_the_return_says_the_same(owned, bring_in, tmp_path, priya):
    other = in_year(tmp_path / "b", 2026, Reviews=[REVIEW, {**LAST_REVIEW, "REVIEW_CODE": "PN7"}])
    bring_in(other)
    version = data_version()

    settled = settling.keep_ours(Disagreement.objects.get(), by=priya, because=WHY, seen_version=1)

    assert (settled.state, settled.settled_by, settled.because) == (Settled.OURS, priya, WHY)
    assert reviews_of("1001")[-1] == (MARCH, "PN2")
    assert data_version() == version
    bring_in(other)
    assert found(state=Settled.OPEN) == []
    bring_in(in_year(tmp_path / "c", 2026, Reviews=[REVIEW, {**LAST_REVIEW, "REVIEW_CODE": "PN5"}]))
    assert found(state=Settled.OPEN) == [(MARCH, Differs.CHANGED, "PN2", "PN5")]


@pytest.mark.parametrize(
    ("reviews", "after"),
    [
        ([REVIEW, {**LAST_REVIEW, "REVIEW_CODE": "PN7"}], [(date(2025, 6, 6), "PN1"), (MARCH, "PN7")]),
        ([REVIEW], [(date(2025, 6, 6), "PN1")]),
        (
            [REVIEW, LAST_REVIEW, {**LAST_REVIEW, "REVIEW": "06/03/2026"}],
            [(date(2025, 6, 6), "PN1"), (MARCH, "PN2"), (OTHER_DAY, "PN2")],
        ),
    ],
)
def test_what_is_settled_as_theirs_is_taken_and_figures_follow(owned, bring_in, tmp_path, priya, reviews, after):
    other = in_year(tmp_path / "b", 2026, Reviews=reviews)
    bring_in(other)
    count_if_behind()
    version = data_version()

    settling.take_theirs(Disagreement.objects.get(), by=priya, because=WHY, seen_version=1)

    assert reviews_of("1001") == after
    assert read_back().children[0].reviews[-1].held_on == after[-1][0]
    assert data_version() not in ("", version)
    assert live.is_behind(live.current())
    entry = Entry.objects.get(what="exchange.take_theirs")
    assert [child.child_key for child in entry.children.all()] == [str(of("1001").pk)]
    newest = Review.history.order_by("-history_id").first()
    assert (newest.history_user, newest.history_change_reason) == (priya, f"difference {Disagreement.objects.get().pk}")
    bring_in(other)
    assert found(state=Settled.OPEN) == []


def test_a_difference_is_settled_once_with_a_reason_and_of_what_is_there(owned, bring_in, tmp_path, priya, nadia):
    bring_in(in_year(tmp_path / "b", 2026, Reviews=[REVIEW, {**LAST_REVIEW, "REVIEW_CODE": "PN7"}]))
    one = Disagreement.objects.get()
    assert "It is for: Service manager, Performance analyst" in (settling.keep_ours.why_not(one, by=nadia) or "")
    for deed in (settling.keep_ours, settling.take_theirs):
        with pytest.raises(NotNow, match="Say why, in at most 500 characters"):
            deed(one, by=priya, because=" ", seen_version=1)

    review = of("1001").reviews.get(completed_on=MARCH)
    review.participation_code = "PN3"
    review.save()
    with pytest.raises(NotNow, match="The review kept here has changed since"):
        settling.take_theirs(one, by=priya, because=WHY, seen_version=1)

    settling.keep_ours(one, by=priya, because=WHY, seen_version=1)
    with pytest.raises(NotNow, match="There is nothing to settle"):
        settling.keep_ours(Disagreement.objects.get(), by=priya, because=WHY, seen_version=2)


def test_an_import_whose_difference_was_settled_is_not_undone(owned, bring_in, tmp_path, priya):
    import_ = bring_in(in_year(tmp_path / "b", 2026, Reviews=[REVIEW]))
    settling.keep_ours(Disagreement.objects.get(), by=priya, because=WHY, seen_version=1)

    assert actions.undo_import.why_not(import_, by=priya) == (
        "1 difference of this return was settled, so it cannot be undone: hand in the return that should stand instead."
    )


@pytest.mark.parametrize("text", ["1 January 2026", "20260101", "2026-02-30", "2026-W01-1"])
def test_the_day_is_a_day(text):
    with pytest.raises(NotAValue, match="Give a day as 2026-04-01"):
        REVIEWS_LIVE_FROM.read(text)
    assert REVIEWS_LIVE_FROM.read("2026-04-01") == date(2026, 4, 1)
