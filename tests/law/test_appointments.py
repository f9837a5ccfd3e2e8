"""By when a child has an IRO, and how many children an IRO has: worked out by hand, with weekdays and holidays."""

from __future__ import annotations

from decimal import Decimal

import pytest

from heed.law import appointments, manual
from heed.law.appointments import Band, caseload_band, iro_appointed_by, iro_needed_before
from heed.law.dated import NotEncoded, Since
from heed.law.deadlines import Track
from heed.law.provisions import HANDBOOK_CASELOAD, REG_33_1, Force
from tests.law.days import day


@pytest.mark.parametrize(
    ("what", "start", "latest_on"),
    [
        ("an ordinary week: Wednesday is day 1", "Tue 27 Oct 2026", "Tue 3 Nov 2026"),
        ("a Monday, to the next Monday", "Mon 8 Jun 2026", "Mon 15 Jun 2026"),
        ("a Friday: Monday is day 1", "Fri 12 Jun 2026", "Fri 19 Jun 2026"),
        ("a Saturday: the same Friday", "Sat 13 Jun 2026", "Fri 19 Jun 2026"),
        ("a Sunday: the same Friday", "Sun 14 Jun 2026", "Fri 19 Jun 2026"),
        ("before Easter: Good Friday and Easter Monday in between", "Wed 1 Apr 2026", "Fri 10 Apr 2026"),
        ("on Good Friday: Tuesday is day 1", "Fri 3 Apr 2026", "Mon 13 Apr 2026"),
        ("before Christmas: 25, 28 December and 1 January do not count", "Wed 23 Dec 2026", "Mon 4 Jan 2027"),
        ("on Christmas Day: 29 December is day 1", "Fri 25 Dec 2026", "Tue 5 Jan 2027"),
        ("before the spring holiday", "Thu 21 May 2026", "Fri 29 May 2026"),
    ],
)
def test_an_iro_is_named_within_five_working_days(what, start, latest_on):
    assert iro_appointed_by(looked_after_from=day(start)).latest_on == day(latest_on), what


def test_the_day_says_where_it_comes_from_and_that_it_is_to_be_confirmed():
    deadline = iro_appointed_by(looked_after_from=day("Tue 27 Oct 2026"))

    assert (deadline.track, deadline.source.force) == (Track.APPOINTMENT, Force.SHOULD)
    assert deadline.because == (
        "due by Tue 3 Nov 2026: 5 working days after the child came into care on Tue 27 Oct 2026 "
        "(IRO Handbook 2010, on appointment; to be confirmed)"
    )


def test_the_law_wants_one_before_the_first_review():
    needed = iro_needed_before(looked_after_from=day("Tue 27 Oct 2026"))

    assert (needed.latest_on, needed.source) == (day("Tue 24 Nov 2026"), REG_33_1)


def test_care_that_began_before_the_handbook_is_not_guessed():
    with pytest.raises(NotEncoded, match="naming the IRO of a child who came into care is not encoded"):
        iro_appointed_by(looked_after_from=day("Thu 31 Mar 2011"))


def test_the_amount_is_asked_for_each_time(monkeypatch):
    wider = appointments.CASELOAD.changed(Since(day("Thu 1 Apr 2027"), Band(40, 60), HANDBOOK_CASELOAD))
    monkeypatch.setattr(appointments, "CASELOAD", wider)

    assert caseload_band(on=day("Wed 31 Mar 2027")) == Band(50, 70)
    assert caseload_band(on=day("Thu 1 Apr 2027")) == Band(40, 60)
    assert (
        "Amounts:\n\n"
        "- the children of an IRO who works full time: **50 to 70 children**, from 1 April 2011 until the day before "
        "1 April 2027.\n"
        "- the children of an IRO who works full time: **40 to 60 children**, from 1 April 2027.\n"
    ) in manual.page()


@pytest.mark.parametrize(
    ("children", "share", "under", "over"),
    [
        (49, "1", True, False),
        (50, "1", False, False),
        (70, "1", False, False),
        (71, "1", False, True),
        (29, "0.60", True, False),
        (30, "0.60", False, False),
        (42, "0.60", False, False),
        (43, "0.60", False, True),
    ],
)
def test_the_band_is_of_full_time_and_both_its_ends_belong_to_it(children, share, under, over):
    band = caseload_band(on=day("Mon 16 Nov 2026"))

    assert (band.under(children, Decimal(share)), band.over(children, Decimal(share))) == (under, over)


@pytest.mark.parametrize(("fewest", "most"), [(0, 70), (70, 50), (50, 50)])
def test_a_band_that_is_none_is_refused(fewest, most):
    with pytest.raises(ValueError, match="A band goes from fewer to more children"):
        Band(fewest, most)


def test_the_manual_tells_time_from_children():
    of_time = manual.page().partition("### IRO Handbook 2010, on appointment\n")[2].partition("\n###")[0]
    of_children = manual.page().partition("### IRO Handbook 2010, on caseloads\n")[2].partition("\n###")[0]

    assert "naming the IRO of a child who came into care: **5 working days**, from 1 April 2011." in of_time
    assert "Amounts:" not in of_time
    assert "Time allowed" not in of_children
