"""Who has whom, read for a day: loads against the band, children without an IRO, the IRO of some children and their cover."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from heed.access.models import User
from heed.caseloads.pages import Load, WhyWaiting, caseloads, iro_of, waiting
from heed.children.models import PeriodOfCare
from heed.law.appointments import Band
from heed.people.models import Worker
from tests.caseloads.made import APRIL, TODAY, appoint, cover, in_care, iro, siblings
from tests.days import day

pytestmark = pytest.mark.django_db


def _has(worker: Worker, n: int) -> None:
    for _ in range(n):
        appoint(worker, in_care())


def test_an_iros_load_counts_the_children_in_care_whom_they_have_today() -> None:
    nadia, marcus = iro("Nadia Rahman"), iro("Marcus Bell")
    _has(nadia, 2)
    appoint(nadia, in_care("Left", until_on=TODAY))
    appoint(nadia, in_care("Passed on"), until_on=TODAY)
    appoint(nadia, in_care("To come"), from_on=day("Tue 17 Nov 2026"))
    appoint(marcus, in_care("Still here", until_on=day("Tue 17 Nov 2026")))

    assert [(each.name, each.children) for each in caseloads(TODAY)] == [("Nadia Rahman", 2), ("Marcus Bell", 1)]


def test_a_period_of_care_that_its_source_withdrew_is_not_care() -> None:
    child = in_care()
    appoint(iro(), child)
    PeriodOfCare.objects.filter(child=child).update(withdrawn_at="2026-10-01T09:00Z")

    assert caseloads(TODAY)[0].children == 0
    assert waiting(TODAY) == ()


@pytest.mark.parametrize(
    ("children", "share", "stands", "full_time"),
    [
        (4, "1", Load.UNDER, "4.0"),
        (5, "1", Load.WITHIN, "5.0"),
        (7, "1", Load.WITHIN, "7.0"),
        (8, "1", Load.OVER, "8.0"),
        (2, "0.6", Load.UNDER, "3.3"),
        (3, "0.6", Load.WITHIN, "5.0"),
        (4, "0.6", Load.WITHIN, "6.7"),
        (5, "0.6", Load.OVER, "8.3"),
    ],
)
def test_a_load_stands_against_the_band_as_far_as_somebody_works_full_time(
    children: int, share: str, stands: Load, full_time: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("heed.caseloads.pages.caseload_band", lambda on: Band(5, 7))
    _has(iro(share=share), children)

    (found,) = caseloads(TODAY)

    assert (found.stands, found.per_full_time) == (stands, Decimal(full_time))


def test_the_manager_is_left_out_of_the_base_and_shown_where_they_have_children() -> None:
    manager = Worker.objects.create(name="Tom Ellis", profession="IRO service manager", from_on=APRIL)
    assert caseloads(TODAY) == ()

    _has(manager, 3)
    _has(iro(), 1)

    assert [(each.name, each.in_base) for each in caseloads(TODAY)] == [("Nadia Rahman", True), ("Tom Ellis", False)]


def test_an_iro_without_children_is_there_and_one_who_has_left_only_while_children_are_theirs() -> None:
    iro("New Here")
    gone = iro("Gone Away", until_on=TODAY)
    assert [each.name for each in caseloads(TODAY)] == ["New Here"]

    _has(gone, 1)

    assert [(each.name, each.in_base) for each in caseloads(TODAY)] == [("New Here", True), ("Gone Away", False)]


def test_sibling_groups_are_those_of_which_an_iro_has_two_or_more() -> None:
    nadia, marcus = iro("Nadia Rahman"), iro("Marcus Bell")
    one, two, three, four = (in_care(name) for name in ("Ada", "Ben", "Cy", "Di"))
    siblings(one, two, three)
    siblings(four, in_care("Not hers"), name="Other")
    for each in (one, two, four):
        appoint(nadia, each)
    appoint(marcus, three)

    assert {each.name: each.sibling_groups for each in caseloads(TODAY)} == {"Nadia Rahman": 1, "Marcus Bell": 0}


@pytest.mark.parametrize(
    ("on", "covered"),
    [("Sun 15 Nov 2026", False), ("Mon 16 Nov 2026", True), ("Sun 29 Nov 2026", True), ("Mon 30 Nov 2026", False)],
)
def test_cover_stands_from_its_first_day_until_the_iro_is_back_and_hides_nobody(
    on: str, covered: bool, tom: User
) -> None:
    nadia, marcus, child = iro("Nadia Rahman"), iro("Marcus Bell"), in_care()
    appoint(nadia, child)
    cover(nadia, marcus, tom)

    found = iro_of([child.pk], day(on))[child.pk]

    assert found.name == "Nadia Rahman"
    assert (found.covered_by is not None) is covered
    away = {each.name: each.away.name for each in caseloads(day(on)) if each.away}
    assert away == ({"Nadia Rahman": "Marcus Bell"} if covered else {})


def test_the_iro_of_some_children_is_the_one_of_the_day() -> None:
    nadia, marcus, gone = iro("Nadia Rahman"), iro("Marcus Bell"), iro("Gone Away", until_on=TODAY)
    child, other, left = in_care(), in_care("Kofi"), in_care("Lena")
    appoint(nadia, child, until_on=TODAY)
    appoint(marcus, child, from_on=TODAY)
    appoint(nadia, other)
    appoint(gone, left)

    assert {key: each.name for key, each in iro_of([child.pk, left.pk], TODAY).items()} == {child.pk: "Marcus Bell"}
    before = iro_of([child.pk, left.pk], day("Sun 15 Nov 2026"))
    assert (before[child.pk].name, before[left.pk].name) == ("Nadia Rahman", "Gone Away")
    assert iro_of([], TODAY) == {}


def test_a_child_waits_from_the_day_care_began_with_the_days_of_guidance_and_of_law() -> None:
    child = in_care(from_on=day("Tue 27 Oct 2026"))

    (found,) = waiting(TODAY)

    assert (found.child, found.since, found.why) == (child.pk, day("Tue 27 Oct 2026"), WhyWaiting.NEVER)
    assert found.by is not None
    assert found.by.latest_on == day("Tue 3 Nov 2026")
    assert found.needed is not None
    assert found.needed.latest_on == day("Tue 24 Nov 2026")
    assert found.days(TODAY) == 20


@pytest.mark.parametrize(
    ("ended", "left", "since", "why"),
    [
        ("Mon 2 Nov 2026", None, "Mon 2 Nov 2026", WhyWaiting.ENDED),
        (None, "Thu 5 Nov 2026", "Thu 5 Nov 2026", WhyWaiting.LEFT),
        ("Mon 30 Nov 2026", "Thu 5 Nov 2026", "Thu 5 Nov 2026", WhyWaiting.LEFT),
        ("Mon 2 Nov 2026", "Thu 5 Nov 2026", "Mon 2 Nov 2026", WhyWaiting.ENDED),
    ],
)
def test_a_child_whose_iro_ended_or_left_waits_from_that_day_and_no_day_is_set(
    ended: str | None, left: str | None, since: str, why: WhyWaiting
) -> None:
    worker = iro(until_on=day(left) if left else None)
    child = in_care()
    appoint(worker, child, until_on=day("Mon 4 May 2026"))
    appoint(worker, child, from_on=day("Mon 4 May 2026"), until_on=day(ended) if ended else None)

    (found,) = waiting(TODAY)

    assert (found.since, found.why, found.by, found.needed) == (day(since), why, None, None)


def test_a_child_who_came_back_waits_from_the_new_care_though_an_iro_was_there_before() -> None:
    child = in_care(from_on=APRIL, until_on=day("Mon 1 Jun 2026"))
    appoint(iro(), child, until_on=day("Mon 1 Jun 2026"))
    PeriodOfCare.objects.create(child=child, from_on=day("Mon 9 Nov 2026"))

    (found,) = waiting(TODAY)

    assert (found.since, found.why) == (day("Mon 9 Nov 2026"), WhyWaiting.NEVER)
    assert found.by is not None


def test_the_longest_wait_comes_first_and_who_has_an_iro_or_left_care_does_not_wait() -> None:
    appoint(iro(), in_care("Has one"))
    in_care("Left care", until_on=TODAY)
    late, early = in_care(from_on=day("Thu 12 Nov 2026")), in_care(from_on=day("Tue 27 Oct 2026"))

    assert [each.child for each in waiting(TODAY)] == [early.pk, late.pk]


def test_care_that_began_before_the_law_that_is_held_has_no_day() -> None:
    in_care(from_on=date(2010, 6, 1))

    (found,) = waiting(TODAY)

    assert (found.by, found.needed) == (None, None)


def test_reading_asks_as_often_for_many_as_for_few(tom: User) -> None:
    def asked() -> list[int]:
        counts = []
        for read in (lambda: caseloads(TODAY), lambda: waiting(TODAY), lambda: iro_of(children, TODAY)):
            with CaptureQueriesContext(connection) as queries:
                read()
            counts.append(len(queries))
        return counts

    nadia, marcus = iro("Nadia Rahman"), iro("Marcus Bell")
    children = []

    def more(n: int) -> None:
        for _ in range(n):
            child = in_care()
            children.append(child.pk)
            appoint(nadia, child)
            appoint(marcus, in_care(), until_on=TODAY)

    more(1)
    cover(nadia, marcus, tom)
    few = asked()
    more(10)

    assert asked() == few == [4, 2, 2]
