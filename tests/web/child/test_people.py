"""The people around a child: who it is, since when and why; the family as it was recorded, and nobody out of sight."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from heed.access import clock
from heed.access.models import User
from heed.caseloads.models import Allocation, Cover
from heed.children.models import Child, LivesWith, Restricted, SocialWorkerEpisode
from heed.council.models import Team
from heed.people import actions
from heed.people.models import InSiblingGroup, Kin, Name, Person, Relationship, SiblingGroup
from heed.web.child.family import Family
from heed.web.child.known import Known
from heed.web.child.people import people_page
from tests.days import day
from tests.web.child import made

Reads = Callable[..., Known]
Page = Callable[..., str]
BEN_BORN = day("Thu 2 May 2019")


@pytest.fixture
def ben(amara: Child, nadia: User) -> Child:
    """Her brother, in the sight of Nadia."""
    child = made.a_child("Ben", "Osei", born_on=BEN_BORN, sex="M")
    made.see(nadia, child)
    return child


def grown_up(given: str, sex: str = "F") -> Person:
    """A relative who is no child of ours."""
    person = Person.objects.create(born_on=day("Fri 1 Jan 1988"), sex=sex)
    Name.objects.create(person=person, given=given, family="Osei")
    return person


def said(family: Family) -> list[tuple[str, str, bool]]:
    """Each relative: what they are, who, and whether there is a link."""
    return [(each.kin, each.says, bool(each.address)) for each in family.relatives]


@pytest.mark.parametrize(
    ("kind", "sex", "kin"),
    [
        (Kin.SIBLING, "M", "brother"),
        (Kin.SIBLING, "F", "sister"),
        (Kin.SIBLING, "", "brother or sister"),
        (Kin.SIBLING, "U", "brother or sister"),
        (Kin.HALF_SIBLING, "M", "half-brother"),
        (Kin.STEP_SIBLING, "F", "stepsister"),
    ],
)
def test_a_brother_or_sister_is_called_what_is_recorded_and_linked(
    known: Reads, amara: Child, ben: Child, nadia: User, kind: Kin, sex: str, kin: str
) -> None:
    ben.person.sex = sex
    ben.person.save()
    made.relate(nadia, amara, ben, kind)

    assert said(known().family) == [(kin, "Ben, 7", True)]
    assert said(known(child=ben).family)[0][1:] == ("Amara, 14", True)


def test_a_relative_is_as_old_as_they_were_on_the_day(known: Reads, amara: Child, ben: Child, nadia: User) -> None:
    made.relate(nadia, amara, ben)

    assert said(known(day("Fri 1 May 2026")).family) == [("brother", "Ben, 6", True)]


def test_nothing_follows_through_a_third(known: Reads, amara: Child, ben: Child, nadia: User) -> None:
    kofi = made.a_child("Kofi", "Mensah", born_on=BEN_BORN)
    made.see(nadia, kofi)
    made.relate(nadia, amara, ben, Kin.HALF_SIBLING)
    made.relate(nadia, ben, kofi, Kin.HALF_SIBLING)

    assert [each.name for each in known().family.relatives] == ["Ben"]
    assert sorted(each.name for each in known(child=ben).family.relatives) == ["Amara", "Kofi"]


def test_a_brother_out_of_sight_or_restricted_is_not_there(
    known: Reads, opened: Page, amara: Child, nadia: User, ben: Child, tom: User
) -> None:
    made.relate(nadia, amara, ben)
    hidden = made.a_child("Hidden", "Osei", born_on=BEN_BORN)
    made.relate(nadia, amara, hidden)
    Restricted.objects.create(child=ben, why="Asked for", by=tom, from_at=clock.now())

    assert said(known().family) == []
    for under in ("", "duties/", "people/"):
        page = opened(under)
        assert "Hidden" not in page
        assert "Ben, 7" not in page
        assert str(ben.key) not in page


def test_two_who_are_not_to_be_linked_are_nowhere_together(
    known: Reads, opened: Page, amara: Child, ben: Child, nadia: User
) -> None:
    actions.declare_not_linked(by=nadia, person=amara.person, other=ben.person, why="Came back after adoption")

    assert said(known().family) == []
    for under in ("", "people/", "who-has-looked/"):
        assert "Ben" not in opened(under).replace(made.MATTERS, "")


def test_a_mother_in_care_and_her_baby_are_linked_both_ways(known: Reads, amara: Child, nadia: User) -> None:
    zara = made.a_child("Zara", "Osei", born_on=day("Wed 1 Jul 2026"))
    made.see(nadia, zara)
    made.relate(nadia, amara, zara, Kin.MOTHER)

    assert said(known().family) == [("their own child", "Zara, 0", True)]
    assert said(known(child=zara).family) == [("mother", "Amara, 14", True)]
    assert [each.says for each in known().family.near] == ["Zara, 0"]


@pytest.mark.parametrize(
    ("kind", "sex", "kin"),
    [
        (Kin.MOTHER, "F", "mother"),
        (Kin.FATHER, "M", "father"),
        (Kin.PARENT, "F", "parent"),
        (Kin.GRANDPARENT, "F", "grandmother"),
        (Kin.GRANDPARENT, "", "grandparent"),
        (Kin.AUNT_OR_UNCLE, "M", "uncle"),
        (Kin.STEP_PARENT, "M", "stepfather"),
        (Kin.GUARDIAN, "F", "guardian"),
    ],
)
def test_grown_ups_are_named_and_not_linked(
    known: Reads, amara: Child, nadia: User, kind: Kin, sex: str, kin: str
) -> None:
    Relationship.objects.create(person=grown_up("Abena", sex), other=amara.person, kind=kind)

    assert said(known().family) == [(kin, "Abena, 38", False)]
    assert known().family.near == ()


@pytest.mark.parametrize(
    ("kind", "kin"),
    [
        (Kin.STEP_PARENT, "stepchild"),
        (Kin.GRANDPARENT, "grandchild"),
        (Kin.AUNT_OR_UNCLE, "niece or nephew"),
        (Kin.GUARDIAN, "in their guardianship"),
    ],
)
def test_what_the_child_is_to_another_is_said_from_the_childs_side(
    known: Reads, amara: Child, kind: Kin, kin: str
) -> None:
    Relationship.objects.create(person=amara.person, other=grown_up("Esi"), kind=kind)

    assert said(known().family)[0][0] == kin


def test_a_relationship_stands_from_its_day_until_its_day(known: Reads, amara: Child) -> None:
    Relationship.objects.create(
        person=grown_up("Kay"),
        other=amara.person,
        kind=Kin.STEP_PARENT,
        from_on=day("Sun 1 Mar 2026"),
        until_on=day("Mon 1 Jun 2026"),
    )

    def names(on: date) -> tuple[list[str], list[str]]:
        family = known(on).family
        return [each.name for each in family.relatives], [each.name for each in family.before]

    assert names(day("Sat 28 Feb 2026")) == ([], [])
    assert names(day("Sun 1 Mar 2026")) == (["Kay"], [])
    assert names(day("Sun 31 May 2026")) == (["Kay"], [])
    assert names(day("Mon 1 Jun 2026")) == ([], ["Kay"])


def test_somebody_without_a_name_or_a_birth_date_is_said_so(known: Reads, amara: Child) -> None:
    Relationship.objects.create(person=Person.objects.create(), other=amara.person, kind=Kin.FATHER)

    assert said(known().family) == [("father", "name not recorded", False)]


def test_a_group_planned_for_together_says_nothing_of_who_is_whose_brother(
    known: Reads, opened: Page, amara: Child, ben: Child, nadia: User
) -> None:
    kofi = made.a_child("Kofi", "Mensah", born_on=BEN_BORN)
    group = SiblingGroup.objects.create(name="Osei and Mensah")
    for each, until_on in ((amara, None), (ben, None), (kofi, None)):
        InSiblingGroup.objects.create(group=group, person=each.person, from_on=made.CAME, until_on=until_on)

    [found] = known().family.groups
    assert (found.name, [each.says for each in found.others]) == ("Osei and Mensah", ["Ben, 7"])
    assert known().family.relatives == ()
    assert "planned for together with" in opened()
    made.relate(nadia, amara, ben)
    assert "planned for together with" not in opened()
    assert known(day("Sun 8 Feb 2026")).family.groups == ()


def test_who_left_a_group_is_not_in_it_and_a_group_that_was_left_says_so(
    known: Reads, opened: Page, amara: Child, ben: Child
) -> None:
    group, other = SiblingGroup.objects.create(name="Osei"), SiblingGroup.objects.create(name="Before")
    left = day("Mon 1 Jun 2026")
    InSiblingGroup.objects.create(group=group, person=amara.person, from_on=made.CAME)
    InSiblingGroup.objects.create(group=group, person=ben.person, from_on=made.CAME, until_on=left)
    InSiblingGroup.objects.create(group=other, person=amara.person, from_on=made.CAME, until_on=left)

    groups = {each.name: each for each in known().family.groups}
    assert groups["Osei"].others == ()
    assert groups["Before"].until_on == left
    assert "Planned for together: Before, until Mon 1 Jun 2026" in opened("people/")
    assert "Nobody else in it whom you may see." in opened("people/")
    then = {each.name: each for each in known(day("Sun 31 May 2026")).family.groups}
    assert [each.name for each in then["Osei"].others] == ["Ben"]
    assert then["Before"].until_on is None


def test_the_iro_is_shown_with_why_who_chose_and_who_covers(known: Reads, amara: Child, tom: User) -> None:
    sam, nadia, helen = made.iro("Sam Whitaker"), made.iro("Nadia Rahman"), made.iro("Helen Marsh")
    made.appointed(amara, sam, made.CAME, made.FIRST)
    made.appointed(
        amara,
        nadia,
        made.FIRST,
        why="siblings",
        reason="Ben’s IRO",
        by=tom,
        independence="Not in the line of management",
        child_told_on=day("Fri 6 Mar 2026"),
    )
    Cover.objects.create(
        away=nadia, covered_by=helen, from_on=made.TODAY, until_on=day("Mon 23 Nov 2026"), why="leave", by=tom
    )

    page = people_page(known())

    assert page.iro is not None
    assert (page.iro.who, page.iro.since) == ("Nadia Rahman", "Thu 5 Mar 2026")
    assert page.iro.says == (
        "So that brothers and sisters have one IRO. Ben’s IRO",
        "Chosen by Tom",
        "Amara was told on Fri 6 Mar 2026",
        "Independence: Not in the line of management",
        "Away until Mon 23 Nov 2026 (leave); Helen Marsh covers, and does not become the IRO",
    )
    assert [(each.who, each.until, each.says) for each in page.iros] == [
        ("Sam Whitaker", "Thu 5 Mar 2026", "Why is not written down")
    ]
    then = people_page(known(day("Wed 4 Mar 2026")))
    assert then.iro is not None
    assert then.iro.who == "Sam Whitaker"
    assert then.iros == ()


def test_a_roster_is_named_as_where_the_iro_is_known_from(known: Reads, amara: Child) -> None:
    made.appointed(amara, made.iro("Nadia Rahman"), made.CAME, source_import="3")

    page = people_page(known())

    assert page.iro is not None
    assert page.iro.since == "Mon 9 Feb 2026, by a roster"
    assert "Nobody has written down that Amara was told" in page.iro.says


def test_the_social_worker_is_shown_with_team_and_manager_and_those_before(known: Reads, amara: Child) -> None:
    for year in (2026, 2027):
        SocialWorkerEpisode.objects.create(
            child=amara, year=year, worker="SW9", from_on=made.CAME, until_on=made.FIRST, reason="CHCHAN"
        )
    SocialWorkerEpisode.objects.create(child=amara, year=2027, from_on=made.FIRST)
    made.allocated(amara, "Jo Price", made.TO_ROS, day("Mon 11 May 2026"), team="East")
    made.allocated(amara, "Dev Sharma", day("Mon 11 May 2026"), team="West")

    page = people_page(known())

    assert page.worker is not None
    assert (page.worker.who, page.worker.says) == ("Dev Sharma", ("Team: West", "Manager: Manager of Dev Sharma"))
    assert [(each.who, each.until, each.says) for each in page.workers] == [
        ("Jo Price", "Mon 11 May 2026", "East"),
        ("Not named in the return", "Fri 20 Mar 2026", ""),
        ("Number SW9 in the return", "Thu 5 Mar 2026", "child requested change from previous social worker"),
    ]


def test_a_team_without_a_worker_holds_the_case(known: Reads, amara: Child) -> None:
    team = Team.objects.create(name="East", from_on=made.LONG_AGO)
    Allocation.objects.create(child=amara, team=team, from_on=made.CAME, until_on=made.FIRST)
    Allocation.objects.create(child=amara, team=team, from_on=made.FIRST)

    page = people_page(known())

    assert page.worker is not None
    assert page.worker.who == "Nobody yet: the team East holds the case"
    assert [each.who for each in page.workers] == ["East"]
    assert "team East" in [f"{f.before}{f.strong}" for f in page.band.facts]


def test_who_she_lives_with_and_lived_with_are_shown(known: Reads, opened: Page) -> None:
    page = people_page(known())

    assert page.home is not None
    assert (page.home.who, page.home.since, page.home.says) == (
        "Marcia",
        "Fri 28 Aug 2026",
        ("Alderbrook", "long-term fostering"),
    )
    assert [(each.who, each.says) for each in page.homes] == [
        ("Ros and Colin, Saltby", "fostering"),
        ("Jean, Fenmarket", "fostering"),
    ]
    LivesWith.objects.all().delete()
    bare = people_page(known())
    assert bare.home is not None
    assert bare.home.who == "Long-term fostering"
    assert "Not in care on this day." in opened("people/?as_at=8+2+2026")
    assert "No relationship is recorded." in opened("people/")
