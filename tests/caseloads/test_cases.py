"""What is recorded of a case is what the check reads: who holds and held it, kin in care, who was IRO before, who is named."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from heed.access import clock
from heed.access.models import User
from heed.caseloads.cases import candidates, cases, findings
from heed.caseloads.independence import Bears, Before, Candidate, Holder
from heed.caseloads.models import Allocation
from heed.children.models import Child, Named, PeriodOfCare, Restricted
from heed.council.models import Team
from heed.people.models import Kin, Relationship, Worker
from tests.caseloads.made import APRIL, TODAY, allocate, appoint, in_care, iro, siblings, social_worker
from tests.days import day

pytestmark = pytest.mark.django_db
MAY = day("Fri 1 May 2026")


def _related(one: Child, other: Child, kind: Kin, **fields: object) -> None:
    Relationship.objects.create(person=one.person, other=other.person, kind=kind, **fields)


def test_who_holds_and_who_held_the_case_each_once_with_everyones_manager() -> None:
    carol, child = social_worker("Carol Webb"), in_care()
    dev, ann, never = social_worker("Dev Patel", manager=carol), social_worker("Ann Lee"), social_worker("Mistake")
    allocate(dev, child, APRIL, day("Mon 6 Apr 2026"))
    allocate(ann, child, day("Mon 6 Apr 2026"), MAY)
    allocate(never, child, MAY, MAY)
    allocate(dev, child, MAY)
    allocate(never, child, day("Tue 17 Nov 2026"), day("Wed 18 Nov 2026"))

    case = cases([child.pk], TODAY)[child.pk]

    assert set(case.holders) == {Holder(dev.pk, "Dev Patel", now=True), Holder(ann.pk, "Ann Lee", now=False)}
    assert case.managers == {dev.pk: carol.pk}


def test_the_team_is_the_one_that_holds_the_case_now() -> None:
    east, west, child = (
        Team.objects.create(name="East", from_on=APRIL),
        Team.objects.create(name="West", from_on=APRIL),
        in_care(),
    )
    Allocation.objects.create(child=child, team=east, from_on=APRIL, until_on=MAY)
    Allocation.objects.create(child=child, team=west, from_on=MAY)

    case = cases([child.pk], TODAY)[child.pk]

    assert (case.teams, case.holders) == (frozenset({west.pk}), ())


@pytest.mark.parametrize("kind", [Kin.MOTHER, Kin.FATHER, Kin.PARENT])
def test_the_iro_of_a_parent_in_care_is_found_from_both_sides(kind: Kin) -> None:
    nadia, marcus = iro("Nadia Rahman"), iro("Marcus Bell")
    mother, baby = in_care("Leah"), in_care("Isla")
    _related(mother, baby, kind)
    appoint(nadia, mother)
    appoint(marcus, baby)

    found = cases([mother.pk, baby.pk], TODAY)

    assert (found[baby.pk].kin_iros, found[mother.pk].kin_iros) == (frozenset({nadia.pk}), frozenset({marcus.pk}))
    assert found[baby.pk].sibling_iros == found[mother.pk].sibling_iros == ()


def test_kin_who_are_not_in_care_have_no_iro_or_are_kin_no_longer_do_not_count() -> None:
    nadia, baby = iro(), in_care("Isla")
    left, without, ended, aunt = in_care(until_on=TODAY), in_care(), in_care(), in_care()
    _related(left, baby, Kin.MOTHER)
    _related(without, baby, Kin.FATHER)
    _related(ended, baby, Kin.PARENT, until_on=TODAY)
    _related(aunt, baby, Kin.AUNT_OR_UNCLE)
    for each in (left, ended, aunt):
        appoint(nadia, each)

    case = cases([baby.pk], TODAY)[baby.pk]

    assert (case.kin_iros, case.sibling_iros) == (frozenset(), ())


def test_brothers_and_sisters_are_those_related_and_those_in_one_group_each_once() -> None:
    nadia, marcus = iro("Nadia Rahman"), iro("Marcus Bell")
    child, half, grouped, both, other = (in_care(name) for name in ("Amara", "Ben", "Cy", "Di", "Ed"))
    _related(child, half, Kin.HALF_SIBLING)
    _related(child, both, Kin.SIBLING)
    siblings(child, grouped, both)
    siblings(other, in_care(), name="Others")
    for worker, of in ((nadia, half), (nadia, both), (marcus, grouped), (marcus, other)):
        appoint(worker, of)

    found = cases([child.pk, grouped.pk], TODAY)

    assert sorted(name for _, name in found[child.pk].sibling_iros) == ["Marcus Bell", "Nadia Rahman", "Nadia Rahman"]
    assert [name for _, name in found[grouped.pk].sibling_iros] == ["Nadia Rahman"]


def test_who_was_the_iro_before_and_whether_they_are_one_here_and_the_child_came_back() -> None:
    nadia, gone, child = iro(), iro("Gone Away", until_on=MAY), in_care(until_on=MAY)
    appoint(gone, child, APRIL, day("Tue 21 Apr 2026"))
    appoint(nadia, child, day("Tue 21 Apr 2026"), MAY)
    appoint(iro("Mistake"), child, MAY, MAY)
    assert not cases([child.pk], APRIL)[child.pk].came_back
    PeriodOfCare.objects.create(child=child, from_on=day("Mon 9 Nov 2026"))

    case = cases([child.pk], TODAY)[child.pk]

    assert case.came_back
    assert set(case.before) == {
        Before(gone.pk, "Gone Away", day("Tue 21 Apr 2026"), here=False),
        Before(nadia.pk, "Nadia Rahman", MAY, here=True),
    }


def test_who_is_named_on_a_restricted_record(tom: User, nadia: User) -> None:
    open_to_all, restricted, to_nobody = in_care(), in_care(), in_care()
    for child, users in ((restricted, [nadia]), (to_nobody, [])):
        row = Restricted.objects.create(child=child, why="A relative", by=tom, from_at=clock.now())
        for user in users:
            Named.objects.create(restricted=row, user=user)

    found = cases([open_to_all.pk, restricted.pk, to_nobody.pk], TODAY)

    assert found[open_to_all.pk].named is None
    assert (found[restricted.pk].named, found[to_nobody.pk].named) == (frozenset({nadia.pk}), frozenset())


def test_candidates_are_the_iros_of_the_day_with_what_the_check_asks(nadia: User) -> None:
    east = Team.objects.create(name="East", from_on=APRIL)
    hers = iro("Nadia Rahman", nadia, share="0.6")
    Worker.objects.filter(pk=hers.pk).update(controls_resources=True, team=east)
    iro("Gone Away", until_on=TODAY)
    social_worker()
    appoint(hers, in_care())

    (found,) = candidates(TODAY)

    assert found == Candidate(hers.pk, "Nadia Rahman", 1, hers.share.quantize(found.share), True, east.pk, nadia.pk)


def test_one_candidate_is_checked_for_one_child_from_what_is_recorded() -> None:
    carol, child = iro("Carol Webb"), in_care()
    allocate(social_worker("Dev Patel", manager=carol), child)

    found = findings(carol, child, TODAY)

    assert [(each.bears, each.sentence) for each in found if each.source] == [
        (Bears.REFUSE, "Carol Webb manages Dev Patel, who holds the child’s case.")
    ]


def test_reading_asks_as_often_for_many_as_for_few() -> None:
    children = []

    def more(n: int) -> None:
        for _ in range(n):
            one, other = in_care(), in_care()
            siblings(one, other)
            appoint(iro(), other)
            allocate(social_worker(), one)
            children.extend([one.pk, other.pk])

    def asked() -> list[int]:
        counts = []
        for read in (lambda: cases(children, TODAY), lambda: candidates(TODAY)):
            with CaptureQueriesContext(connection) as queries:
                read()
            counts.append(len(queries))
        return counts

    more(1)
    few = asked()
    more(10)

    assert asked() == few == [9, 5]
