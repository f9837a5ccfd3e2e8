"""Whether the person stays, counted by hand for children whose IROs are known from the day on which each began."""

from __future__ import annotations

from datetime import date

import pytest

from heed.caseloads.models import Appointment, WhyAppointed
from heed.council.words import OWN
from heed.people.models import Worker
from heed.web.iros.continuity import continuity
from tests.caseloads.made import TODAY, appoint, in_care, iro
from tests.days import day

LONG = day("Wed 1 Jan 2025")
"""A day more than twelve months ago on which care began."""

NOVEMBER = day("Sat 16 Nov 2024")
SPRING, SUMMER = day("Mon 2 Mar 2026"), day("Mon 1 Jun 2026")


@pytest.fixture
def other() -> Worker:
    return iro("Ola Adeyemi")


def _twelve() -> tuple[int, int, int]:
    found = continuity(TODAY, OWN).counts[0]
    return found.same, found.of, found.unknown


def _whole() -> tuple[int, int, int]:
    found = continuity(TODAY, OWN).counts[1]
    return found.same, found.of, found.unknown


@pytest.mark.parametrize(
    ("what", "care_from", "spans", "twelve", "whole"),
    [
        ("one since care began", LONG, [("hers", LONG, None)], (1, 1, 0), (1, 1, 0)),
        ("one since two weeks after", LONG, [("hers", day("Wed 15 Jan 2025"), None)], (1, 1, 0), (1, 1, 0)),
        ("first recorded after the first review's day", LONG, [("hers", day("Mon 3 Feb 2025"), None)], (1, 1, 0), (0, 1, 1)),
        ("first recorded this spring", LONG, [("hers", SPRING, None)], (0, 1, 1), (0, 1, 1)),
        ("another took over in spring", LONG, [("hers", LONG, SPRING), ("other", SPRING, None)], (0, 1, 0), (0, 1, 0)),
        ("another took over early", LONG, [("hers", LONG, day("Mon 3 Feb 2025")), ("other", day("Mon 3 Feb 2025"), None)],
         (1, 1, 0), (0, 1, 0)),
        ("the same appointed anew on the day", LONG, [("hers", LONG, SPRING), ("hers", SPRING, None)], (1, 1, 0), (1, 1, 0)),
        ("the same again after a while with none", LONG, [("hers", LONG, SPRING), ("hers", SUMMER, None)], (0, 1, 0), (1, 1, 0)),
        ("a mistake put right on its day", LONG, [("other", LONG, LONG), ("hers", LONG, None)], (1, 1, 0), (1, 1, 0)),
        ("none now", LONG, [("hers", LONG, SPRING)], (0, 1, 0), (0, 0, 0)),
        ("never any", LONG, [], (0, 1, 0), (0, 0, 0)),
        ("in care for twelve months to the day", day("Sun 16 Nov 2025"), [("hers", day("Sun 16 Nov 2025"), None)],
         (1, 1, 0), (1, 1, 0)),
        ("a day less", day("Mon 17 Nov 2025"), [("hers", day("Mon 17 Nov 2025"), None)], (0, 0, 0), (1, 1, 0)),
        ("theirs twelve months ago to the day", LONG,
         [("other", LONG, day("Sun 16 Nov 2025")), ("hers", day("Sun 16 Nov 2025"), None)], (1, 1, 0), (0, 1, 0)),
        ("a day later", LONG, [("other", LONG, day("Mon 17 Nov 2025")), ("hers", day("Mon 17 Nov 2025"), None)],
         (0, 1, 0), (0, 1, 0)),
        ("care before the law that is held", date(2010, 6, 1), [("hers", date(2010, 6, 1), None)], (1, 1, 0), (1, 1, 0)),
        ("the same, recorded a day later", date(2010, 6, 1), [("hers", date(2010, 6, 2), None)], (1, 1, 0), (0, 1, 1)),
    ],
)  # fmt: skip
def test_a_child_is_counted_as_having_kept_the_person_or_not_or_it_is_not_known(
    what: str,
    care_from: date,
    spans: list[tuple[str, date, date | None]],
    twelve: tuple[int, int, int],
    whole: tuple[int, int, int],
    hers: Worker,
    other: Worker,
) -> None:
    child = in_care(from_on=care_from)
    for who, from_on, until_on in spans:
        appoint(hers if who == "hers" else other, child, from_on, until_on)

    assert (_twelve(), _whole()) == (twelve, whole), what


def test_one_who_was_there_in_an_earlier_time_in_care_is_no_change_in_this(hers: Worker, other: Worker) -> None:
    child = in_care(from_on=LONG)
    appoint(other, child, date(2020, 1, 6), date(2021, 1, 6))
    appoint(hers, child, LONG)

    assert _whole() == (1, 1, 0)
    assert continuity(TODAY, OWN).changes == 0


def test_one_who_has_left_is_nobodys_iro_any_more(hers: Worker, other: Worker) -> None:
    other.until_on = SPRING
    other.save()
    appoint(other, in_care(from_on=LONG), LONG)

    assert (_twelve(), _whole()) == ((0, 1, 0), (0, 0, 0))


def test_changes_are_counted_since_april_with_their_reasons_and_of_how_many_children(
    hers: Worker, other: Worker
) -> None:
    third = iro("Joan Petrie")

    def spans(*rows: tuple[Worker, date, date | None, str]) -> None:
        child = in_care(from_on=LONG)
        for worker, from_on, until_on, why in rows:
            Appointment.objects.create(child=child, worker=worker, from_on=from_on, until_on=until_on, why=why)

    april = day("Wed 1 Apr 2026")
    spans((hers, LONG, SUMMER, ""), (other, SUMMER, TODAY, WhyAppointed.SHARE), (third, TODAY, None, WhyAppointed.LEFT))
    spans((hers, LONG, april, ""), (other, april, None, WhyAppointed.SHARE))
    spans((hers, LONG, day("Tue 31 Mar 2026"), ""), (other, day("Tue 31 Mar 2026"), None, WhyAppointed.SHARE))
    spans((hers, LONG, SUMMER, ""), (hers, SUMMER, None, WhyAppointed.CAME_BACK))
    spans((hers, LONG, SUMMER, ""), (other, SUMMER, None, ""))

    found = continuity(TODAY, OWN)

    assert (found.since, found.changes, found.changed) == (april, 4, 3)
    assert found.reasons == (
        ("To share the work", 2),
        ("Nobody has said why: a roster named them", 1),
        ("The IRO before has left the service", 1),
    )


def test_children_who_left_care_are_not_counted(hers: Worker) -> None:
    appoint(hers, in_care(from_on=LONG, until_on=TODAY), LONG)

    assert (_twelve(), _whole()) == ((0, 0, 0), (0, 0, 0))
