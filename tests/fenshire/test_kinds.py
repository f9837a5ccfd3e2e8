"""What Fenshire promises of its children: each kind of life is there, the look's own story is theirs, no day is one to come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests.fenshire import KNOWN_TO, lives, names_of_those_who_left, reviewed, staff, worked, write
from tests.fenshire.cast import BY_NUMBER, TOLD
from tests.fenshire.known import in_care
from tests.fenshire.names import BOYS, BOYS_FROM_ELSEWHERE, GIRLS, GIRLS_FROM_ELSEWHERE
from tests.fenshire.today import family, homes, late, plans, service, voices
from tests.returns.days import age_on, birthday, day, working_days_after
from tests.returns.lives import SHORT_BREAKS, Life
from tests.returns.places import places
from tests.returns.tables import Roster
from tests.returns.walk import walk

TODAY = KNOWN_TO + timedelta(days=1)
LIVES = {life.number: life for life in lives()}


def _called(given: str) -> Life:
    """The one child of the cast who is called so and is in care."""
    [number] = [child.number for child in TOLD if child.given == given and in_care(LIVES[child.number])]
    return LIVES[number]


def _roster(life: Life) -> Roster:
    assert life.roster is not None
    return life.roster


def _age(life: Life) -> int:
    return age_on(life.born_on, TODAY)


def _next(life: Life) -> date:
    """By when the law wants the next review: what would become of it were everybody to wait for two years."""
    waited = walk(life, date(2023, 4, 1), KNOWN_TO + timedelta(days=730))[0]
    [kept] = [each for each in waited if each.held_on is None and each.latest_on and each.latest_on > date(2026, 10, 1)]
    assert kept.latest_on is not None
    return kept.latest_on


@pytest.mark.parametrize(
    ("given", "age", "iro", "by"),
    [
        ("Amara", 14, "Nadia Rahman", "Sun 29 Nov 2026"),
        ("Ben", 7, "Nadia Rahman", "Sun 29 Nov 2026"),
        ("Lily", 12, "Nadia Rahman", "Fri 20 Nov 2026"),
        ("Jayden", 16, "Nadia Rahman", "Sat 21 Nov 2026"),
        ("Kyle", 13, "Marcus Bell", "Mon 9 Nov 2026"),
        ("Isla", 5, "Sam Whitaker", "Fri 20 Nov 2026"),
        ("Finn", 3, "Sam Whitaker", "Fri 20 Nov 2026"),
        ("Jasmine", 5, "Marcus Bell", "Fri 27 Nov 2026"),
        ("Rohan", 15, "Helen Dacre", "Mon 30 Nov 2026"),
        ("Ava", 0, "", "Tue 24 Nov 2026"),
        ("Leo", 15, "", "Thu 10 Dec 2026"),
    ],
)
def test_those_whom_the_look_names_are_as_old_as_there_and_due_when_it_says(
    given: str, age: int, iro: str, by: str
) -> None:
    life = _called(given)

    assert (_age(life), _roster(life).iro, _next(life)) == (age, iro, day(by))


def test_amara_has_three_homes_three_legal_statuses_two_reviews_and_a_third_planned() -> None:
    amara = _called("Amara")
    lived = [(each.who, each.where) for each in homes.lives_with(lives()) if each.number == amara.number]
    [plan] = [each for each in plans.BY_HAND if each.number == amara.number]
    place = places(lives())

    assert lived == [("Jean", "Fenmarket"), ("Ros and Colin", "Saltby"), ("Marcia", "Alderbrook")]
    assert list(dict.fromkeys(each.legal_status for each in amara.episodes)) == ["V2", "C1", "C2"]
    assert [each.held_on for each in amara.reviews] == [day("Thu 5 Mar 2026"), day("Fri 29 May 2026")]
    assert (plan.planned_on, plan.at and plan.at.hour) == (day("Thu 26 Nov 2026"), 16)
    assert round(_miles(place, amara.episodes[-1].postcode, amara.episodes[-1].home_postcode)) == 14
    assert round(_miles(place, amara.episodes[-1].postcode, _called("Ben").episodes[-1].postcode)) == 9
    assert [each.worker for each in worked() if each.number == amara.number] == ["Jo Hurst", "Dev Sharma"]


def _miles(place: dict[str, tuple[int, int]], one: str, other: str) -> float:
    (east, north), (east_too, north_too) = place[one], place[other]
    return float(((east - east_too) ** 2 + (north - north_too) ** 2) ** 0.5 / 1609.344)


def test_ava_has_waited_for_an_iro_for_longer_than_five_working_days_and_leo_has_not() -> None:
    waited = {given: working_days_after(_called(given).episodes[0].from_on, 5) for given in ("Ava", "Leo")}

    assert waited["Ava"] == day("Tue 3 Nov 2026") < TODAY < waited["Leo"] == day("Thu 19 Nov 2026")
    assert {number for number, life in LIVES.items() if life.roster and not life.roster.iro} == {
        _called("Ava").number,
        _called("Leo").number,
    }


def test_half_siblings_are_of_pairs_and_not_of_all_three() -> None:
    trio = {_called(given).number for given in ("Corey", "Bonnie", "Alfie")}
    pairs = {frozenset((each.number, each.other)) for each in family.related(lives()) if each.kind == "half_sibling"}

    assert sum(pair <= trio for pair in pairs) == 2
    assert frozenset((_called("Corey").number, _called("Alfie").number)) not in pairs


def test_a_mother_in_care_and_her_baby_in_care_live_together_and_have_two_iros() -> None:
    mother, baby = _called("Chantelle"), _called("Noah")

    assert mother.childs_birth == baby.born_on
    assert mother.episodes[-1].postcode == baby.episodes[-1].postcode
    assert _roster(mother).iro != _roster(baby).iro
    assert family.Related(mother.number, baby.number, "mother") in family.BY_HAND


def test_some_came_back_and_one_of_them_to_the_iro_of_before() -> None:
    back = [life for life in lives() if sum(each.reason_new == "S" for each in life.episodes) == 2 and in_care(life)]

    assert len(back) >= 5
    assert _called("Tyler") in back
    assert [each.why for each in reviewed() if each.number == _called("Tyler").number] == ["came_back"]


def test_a_child_adopted_and_a_child_come_from_an_adoptive_home_are_never_linked() -> None:
    adopted, came = (LIVES[number] for number in family.NEVER_LINKED)

    assert adopted.episodes[-1].reason_ceased in ("E11", "E12")
    assert adopted.born_on == came.born_on
    assert [row.kind for row in came.before] == ["P1"]
    assert in_care(came)
    assert in_care(adopted) is None
    assert not any({each.number, each.other} == {adopted.number, came.number} for each in family.related(lives()))


def test_there_are_unaccompanied_children_short_breaks_homes_near_and_far_and_adoptions() -> None:
    here = {number: now for number, life in LIVES.items() if (now := in_care(life))}
    place = places(lives())
    miles = [_miles(place, e.postcode, e.home_postcode) for e in here.values() if e.postcode and e.home_postcode]

    assert 8 <= sum(LIVES[number].uasc_until is not None for number in here) <= 20
    assert 3 <= sum(now.legal_status in SHORT_BREAKS for now in here.values()) <= 8
    assert sum(each < 2 for each in miles) > 5
    assert sum(each > 20 for each in miles) > 20
    assert sum(now.placement.startswith("A") for now in here.values()) >= 3


def test_one_turns_18_before_the_next_review_falls_due_and_one_is_seen_by_few() -> None:
    marlon, harriet = _called("Marlon"), LIVES[family.RESTRICTED]

    assert TODAY < birthday(marlon.born_on, 18) < _next(marlon)
    assert {"tom", "helen"} == set(family.MAY_SEE_HER)
    assert _roster(harriet).iro == "Helen Dacre"


def test_late_reviews_have_reasons_and_some_were_begun_in_time_and_finished_after_it() -> None:
    were_late = list(late.late(lives()))
    limit = {(each.number, each.held_on): each.latest_on for each in were_late}
    parts = list(late.in_parts(lives(), were_late))
    straddling = [each for each in parts if (each.number, each.completed_on) in limit]

    assert 12 <= sum(bool(each.reason) for each in were_late) < len(were_late) <= 30
    assert all(each.latest_on < each.held_on for each in were_late)
    assert len(straddling) >= 3
    assert all(each.begun_on <= limit[each.number, each.completed_on] < each.completed_on for each in straddling)
    assert 1 <= len(parts) - len(straddling) <= 10


def test_names_are_right_for_the_sex_and_no_two_children_have_one() -> None:
    by_dice = [life for life in lives() if life.number not in BY_NUMBER]
    gone = names_of_those_who_left()
    called = {life.number: (r.given_name, r.family_name) for life in lives() if (r := life.roster)} | gone

    assert set(called) == set(LIVES)
    assert len(set(called.values())) == len(called)
    for life in by_dice:
        given = called[life.number][0]
        assert given in ((*GIRLS, *GIRLS_FROM_ELSEWHERE) if life.sex == "F" else (*BOYS, *BOYS_FROM_ELSEWHERE))


def test_colleagues_answer_to_somebody_and_nobody_reviews_whom_they_manage() -> None:
    by_name = {each.name: each for each in staff.COLLEAGUES}
    workers = [each for each in staff.SOCIAL_WORKERS if each.until_on is None]

    assert len(by_name) == len(staff.COLLEAGUES)
    assert len({each.registration for each in by_name.values() if each.registration}) == sum(
        bool(each.registration) for each in by_name.values()
    )
    assert Counter(each.team for each in workers) == dict.fromkeys((staff.COURT, staff.IN_CARE, staff.THROUGH_CARE), 4)
    for worker in workers:
        line = list(_line(by_name, worker))
        professions = [each.profession for each in line]
        assert professions == [staff.SUPERVISOR, staff.LEAD, staff.DEPUTY, staff.DIRECTOR, staff.DCS]
        assert not {each.name for each in line} & {each.name for each in (*staff.IROS, by_name["Tom"])}


def _line(by_name: dict[str, staff.Colleague], of: staff.Colleague) -> Iterator[staff.Colleague]:
    while of.manager:
        of = by_name[of.manager]
        yield of


def test_each_child_has_one_iro_after_another_who_worked_here_then() -> None:
    chains: dict[str, list[tuple[date, date | None]]] = {}
    employed = {each.name: (each.from_on, each.until_on or date.max) for each in staff.COLLEAGUES}
    for each in reviewed():
        chains.setdefault(each.number, []).append((each.from_on, each.until_on))
        first, last = employed[each.iro]
        assert first <= each.from_on
        assert (each.until_on or TODAY) <= last
        assert each.told_on is None or each.from_on <= each.told_on <= TODAY

    assert all(before[1] == after[0] for chain in chains.values() for before, after in pairwise(chain))
    assert all(chain[-1][1] is None for chain in chains.values())
    assert set(chains) == {number for number, life in LIVES.items() if life.roster and life.roster.iro}
    assert 3 <= sum(each.why == "share" and each.from_on > date(2026, 4, 1) for each in reviewed()) <= 20


def test_children_of_every_age_have_said_how_to_talk_with_them() -> None:
    said = {each.number: day(each.said_on) for each in voices.VOICES}
    ages = [age_on(LIVES[number].born_on, on) for number, on in said.items()]

    assert len(said) >= 15
    assert min(ages) <= 5
    assert max(ages) >= 16
    assert all(in_care(LIVES[number], on) for number, on in said.items())
    assert all(each.talk and each.matters for each in voices.VOICES)


def test_plans_are_on_days_to_come_and_no_iro_is_in_two_places_at_once() -> None:
    asked = {
        number: plans.AskedFor(number, _next(life), None)
        for number, life in list(LIVES.items())[:400]
        if life.roster and life.roster.iro and life.reviews and (now := in_care(life))
        if now.legal_status not in SHORT_BREAKS and not now.placement.startswith("A")
    }
    made = list(plans.plans(lives(), asked))
    late_ones = [
        each.number for each in made if each.number in asked and each.planned_on > asked[each.number].latest_on
    ]
    places_at_once = Counter(
        (_roster(LIVES[each.number]).iro, each.planned_on, each.at) for each in made if each.at is not None
    )

    assert all(each.planned_on >= TODAY for each in made)
    assert late_ones == [_called("Rohan").number]
    assert [each.number for each in made if each.reason] == late_ones
    assert max(places_at_once.values()) == 1
    assert not {_called(given).number for given in ("Kyle", "Jasmine", "Ava", "Leo")} & {each.number for each in made}


def test_school_holidays_follow_one_another() -> None:
    assert all(before.until_on <= after.from_on for before, after in pairwise(service.HOLIDAYS))
    assert all(each.from_on.weekday() == 0 < (each.until_on - each.from_on).days for each in service.HOLIDAYS)


def test_nothing_in_a_file_or_told_beside_them_is_of_a_day_to_come(tmp_path: Path) -> None:
    write(tmp_path)
    days = {found for path in tmp_path.glob("20*/*.csv") for found in _days(path)}
    told = [day(each.said_on) for each in voices.VOICES]
    told += [on for each in homes.lives_with(lives()) for on in (each.from_on, each.until_on) if on]
    told += [on for each in reviewed() for on in (each.from_on, each.until_on, each.told_on) if on]
    told += [on for each in worked() for on in (each.from_on, each.until_on) if on]

    assert max(days) <= KNOWN_TO
    assert max(days) > KNOWN_TO - timedelta(days=10)
    assert max(told) <= TODAY


def _days(path: Path) -> Iterator[date]:
    for line in path.read_text("utf-8").splitlines()[1:]:
        for cell in line.split(","):
            if cell.count("/") == 2 and "z" not in cell:
                number, month, year = map(int, cell.split("/"))
                yield date(year, month, number)
