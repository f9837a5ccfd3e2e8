"""Where a return differs from what is kept here: the list, and one difference, in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from heed.access.models import User
from heed.children.models import Child
from heed.exchange.models import Differs, Disagreement, Import, Settled, State
from heed.web.returns import differences
from heed.web.returns.differences import difference_page, differences_page, seen_by
from tests.days import day
from tests.web.returns.made import RECEIVED, an_import
from tests.web.returns.test_changes import a_child

MARCH = day("Thu 5 Mar 2026")


def differs(import_: Import, child: Child, how: Differs, on: date = MARCH, **fields: Any) -> Disagreement:
    """A difference in a review of one child."""
    return Disagreement.objects.create(
        child=child, held_on=on, differs=how, opened_by=import_, opened_at=RECEIVED, **fields
    )


@pytest.fixture
def import_(priya: User) -> Import:
    return an_import(priya, State.APPLIED)


def test_those_to_be_settled_are_listed_by_child_and_day_and_others_are_not(import_: Import, priya: User) -> None:
    amara, ben = a_child("1001"), a_child("1002")
    differs(import_, ben, Differs.MISSING, ours="PN1")
    differs(import_, amara, Differs.ADDED, day("Fri 6 Mar 2026"), theirs="PN2")
    differs(import_, amara, Differs.CHANGED, ours="PN2", theirs="PN7")
    differs(import_, ben, Differs.ADDED, day("Mon 9 Mar 2026"), state=Settled.GONE)

    page = differences_page(priya)

    assert [(line.child, line.review, line.says) for line in page.lines] == [
        ("1001", "Thu 5 Mar 2026", "The return has another code of how the child took part."),
        ("1001", "Fri 6 Mar 2026", "The return has a review on this day, and there is none here."),
        ("1002", "Thu 5 Mar 2026", "There is a review here, and the return does not have it."),
    ]
    assert (page.more, page.hidden) == (0, 0)


def test_a_child_out_of_sight_is_counted_and_not_named(import_: Import, priya: User, tom: User) -> None:
    hidden = a_child("1002", hidden_by=tom)
    differs(import_, hidden, Differs.MISSING)

    page = differences_page(priya)

    assert (page.lines, page.hidden) == ((), 1)
    assert hidden.pk not in seen_by(priya)


def test_more_than_a_page_holds_are_counted(import_: Import, priya: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(differences, "MOST", 2)
    amara = a_child("1001")
    for on in range(1, 6):
        differs(import_, amara, Differs.ADDED, date(2026, 3, on))

    page = differences_page(priya)

    assert (len(page.lines), page.more) == (2, 3)


@pytest.mark.parametrize(
    ("how", "fields", "ours", "theirs"),
    [
        (
            Differs.CHANGED,
            {"ours": "PN1", "theirs": "PN0"},
            "held; PN1, Child physically attends and speaks for him or herself (Attendance)",
            "held; PN0, Child aged under 4 at the time of the review",
        ),
        (
            Differs.ADDED,
            {"theirs_unknown": "a participation code that is not in the return's list"},
            "no review on this day",
            "held; a participation code that is not in the return's list",
        ),
        (Differs.MISSING, {}, "held; no participation code", "no review on this day"),
    ],
)
def test_one_difference_has_both_words(
    import_: Import, how: Differs, fields: dict[str, Any], ours: str, theirs: str
) -> None:
    page = difference_page(differs(import_, a_child("1001"), how, **fields), "1001")

    assert (page.ours, page.theirs) == (ours, theirs)
    assert (page.where, page.state, page.is_open) == ("", "To be settled", True)


def test_a_settled_one_says_by_whom_when_and_why(import_: Import, priya: User) -> None:
    each = differs(
        import_,
        a_child("1001"),
        Differs.CHANGED,
        state=Settled.OURS,
        settled_by=priya,
        settled_at=RECEIVED,
        because="The minutes say so.",
        source_file="2026/Reviews.csv",
        source_line=12,
    )

    page = difference_page(each, "1001")

    assert page.state == "Settled: what is kept here stands, by Priya, Thu 2 Apr 2026 at 06:10"
    assert (page.where, page.because, page.is_open) == ("2026/Reviews.csv, line 12", "The minutes say so.", False)


def test_a_longer_list_asks_the_database_no_more_often(
    import_: Import, priya: User, django_assert_num_queries: Any
) -> None:
    differs(import_, a_child("1001"), Differs.ADDED)
    differences_page(priya)  # who Priya is is asked once
    with django_assert_num_queries(2):
        differences_page(priya)
    for number in range(1002, 1020):
        differs(import_, a_child(str(number)), Differs.ADDED)

    with django_assert_num_queries(2):
        differences_page(priya)
