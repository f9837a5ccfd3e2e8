"""Cover while an IRO is away: who sees what until when, what cannot be arranged, and that the IRO stays the IRO."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from heed.access.actions import NotNow, NotPermitted
from heed.access.models import Demo, Notice, User
from heed.caseloads.actions import appoint, arrange_cover, end_cover
from heed.caseloads.models import Cover
from heed.caseloads.pages import iro_of
from heed.children.models import Child, Grant, Why
from heed.people.models import Worker
from tests.caseloads.conftest import MORNING, Set
from tests.caseloads.made import APRIL, BACK, TODAY, allocate, cover, in_care, iro, social_worker
from tests.caseloads.made import appoint as given
from tests.children.sight.made import sees
from tests.days import day

pytestmark = pytest.mark.django_db
THURSDAY = day("Thu 19 Nov 2026")


def _arrange(by: User, away: Worker, by_whom: Worker, **changed: Any) -> Cover:
    asked: dict[str, Any] = {"covered_by": by_whom, "from_on": TODAY, "until_on": BACK, "why": "Leave"}
    return arrange_cover(away, by=by, **asked | changed)


def test_whoever_covers_sees_the_children_until_the_iro_is_back_and_the_iro_stays_the_iro(
    tom: User, nadia: User, sam: User, amara: Child, hers: Worker, his: Worker, it_is: Set
) -> None:
    appoint(by=tom, child=amara, worker=hers, why="first", reason="x", from_on=APRIL, instead_of=None)
    Notice.objects.all().delete()

    made = _arrange(tom, hers, his, why=" Leave ")

    assert (made.why, made.by) == ("Leave", tom)
    assert (sees(nadia, amara), sees(sam, amara)) == (True, True)
    grant = Grant.objects.get(user=sam)
    assert (grant.why, grant.until_at) == (Why.COVERS, datetime(2026, 11, 30, tzinfo=UTC))
    assert iro_of([amara.pk], TODAY)[amara.pk].name == "Nadia Rahman"
    assert dict(Notice.objects.values_list("to__username", "sentence")) == {
        "sam": "You cover for Nadia Rahman from Mon 16 Nov 2026, until Nadia Rahman is back on Mon 30 Nov 2026.",
        "nadia": "Sam Whitaker covers for you from Mon 16 Nov 2026, until Nadia Rahman is back on Mon 30 Nov 2026. "
        "You stay the children’s IRO.",
    }
    it_is(datetime(2026, 11, 29, 23, 0, tzinfo=UTC))
    assert sees(sam, amara)
    it_is(datetime(2026, 11, 30, 0, 1, tzinfo=UTC))
    assert not sees(sam, amara)
    assert sees(nadia, amara)


def test_sight_begins_on_the_first_day_away(
    tom: User, sam: User, amara: Child, hers: Worker, his: Worker, it_is: Set
) -> None:
    given(hers, amara)

    _arrange(tom, hers, his, from_on=THURSDAY)

    assert not sees(sam, amara)
    it_is(datetime(2026, 11, 19, 0, 1, tzinfo=UTC))
    assert sees(sam, amara)


def test_in_a_demonstration_it_lasts_as_many_days(
    tom: User, sam: User, amara: Child, hers: Worker, his: Worker
) -> None:
    Demo.objects.create(day=day("Wed 16 Jun 2027"), made_at=MORNING)
    given(hers, amara)

    _arrange(tom, hers, his, from_on=day("Wed 16 Jun 2027"), until_on=day("Fri 18 Jun 2027"))

    assert sees(sam, amara)
    assert Grant.objects.get(user=sam).until_at == datetime(2026, 11, 18, tzinfo=UTC)


def test_a_child_of_whose_case_they_are_not_independent_is_not_seen(
    tom: User, sam: User, amara: Child, hers: Worker, his: Worker
) -> None:
    kofi = in_care("Kofi")
    for child in (amara, kofi):
        given(hers, child)
    allocate(his, kofi, APRIL, TODAY)

    _arrange(tom, hers, his)

    assert (sees(sam, amara), sees(sam, kofi)) == (True, False)


def test_a_child_who_gets_the_iro_meanwhile_is_covered_too_and_one_who_gets_another_is_not(
    tom: User, sam: User, amara: Child, hers: Worker, his: Worker
) -> None:
    kofi, third = in_care("Kofi"), iro("Helen Dacre")
    before = given(hers, amara)
    _arrange(tom, hers, his)

    appoint(by=tom, child=kofi, worker=hers, why="first", reason="x", from_on=TODAY, instead_of=None)
    appoint(by=tom, child=amara, worker=third, why="share", reason="x", from_on=TODAY, instead_of=before.pk)

    assert (sees(sam, amara), sees(sam, kofi)) == (False, True)


def test_a_colleague_without_a_login_can_cover(tom: User, amara: Child, hers: Worker) -> None:
    given(hers, amara)

    _arrange(tom, hers, iro("Helen Dacre"))

    assert Cover.objects.count() == 1
    assert not Grant.objects.filter(why=Why.COVERS).exists()
    assert list(Notice.objects.values_list("to__username", flat=True)) == ["nadia"]


def test_a_cover_that_is_ended_early_ends_the_sight_and_both_are_told(
    tom: User, sam: User, amara: Child, hers: Worker, his: Worker, it_is: Set
) -> None:
    given(hers, amara)
    made = _arrange(tom, hers, his)
    Notice.objects.all().delete()
    it_is(datetime(2026, 11, 18, 12, 0, tzinfo=UTC))

    end_cover(made, by=tom)

    made.refresh_from_db()
    assert (made.until_on, made.version) == (day("Wed 18 Nov 2026"), 2)
    assert not sees(sam, amara)
    assert set(Notice.objects.values_list("to__username", "sentence")) == {
        (name, "Sam Whitaker no longer covers for Nadia Rahman: it was ended early.") for name in ("nadia", "sam")
    }
    with pytest.raises(NotNow, match="over already"):
        end_cover(made, by=tom)


def test_one_that_is_ended_before_it_began_never_was(
    tom: User, sam: User, amara: Child, hers: Worker, his: Worker, it_is: Set
) -> None:
    given(hers, amara)
    made = _arrange(tom, hers, his, from_on=THURSDAY)

    end_cover(made, by=tom)

    made.refresh_from_db()
    assert (made.from_on, made.until_on) == (THURSDAY, THURSDAY)
    with pytest.raises(NotNow, match="ended before it began"):
        end_cover(made, by=tom)
    it_is(datetime(2026, 11, 19, 12, 0, tzinfo=UTC))
    assert not sees(sam, amara)
    assert iro_of([amara.pk], THURSDAY)[amara.pk].covered_by is None
    it_is(MORNING)
    _arrange(tom, hers, his, from_on=day("Wed 18 Nov 2026"))  # nothing stands in the way of another


def test_on_the_day_they_are_back_it_is_over(tom: User, hers: Worker, his: Worker) -> None:
    over = cover(hers, his, tom, from_on=APRIL, until_on=TODAY)

    with pytest.raises(NotNow, match="over already"):
        end_cover(over, by=tom)


Prepare = Callable[[Worker, Worker, User], Any]

REFUSED: list[tuple[str, Prepare, dict[str, Any], str]] = [
    ("back before away", lambda away, by, tom: None, {"until_on": TODAY},
     "The day they are back is after the first day away: check both."),
    ("over", lambda away, by, tom: None, {"from_on": APRIL, "until_on": TODAY},
     "That is over: the day they are back is after Mon 16 Nov 2026."),
    ("too long a why", lambda away, by, tom: None, {"why": "x" * 201}, "Say why in at most 200 characters."),
    ("the one who covers leaves", lambda away, by, tom: _leaves(by, THURSDAY), {},
     "Sam Whitaker leaves on Thu 19 Nov 2026, before Nadia Rahman is back."),
    ("covered already", lambda away, by, tom: cover(away, iro("Ola"), tom, THURSDAY, day("Fri 20 Nov 2026")), {},
     "Nadia Rahman is away from Thu 19 Nov 2026 until Fri 20 Nov 2026, and Ola covers: end that first."),
    ("the one who covers is away", lambda away, by, tom: cover(by, iro("Ola"), tom, APRIL, day("Tue 17 Nov 2026")), {},
     "Sam Whitaker is away from Wed 1 Apr 2026 until Tue 17 Nov 2026, and Ola covers: end that first."),
    ("the one away covers", lambda away, by, tom: cover(iro("Ola"), away, tom), {},
     "Nadia Rahman covers for Ola until Mon 30 Nov 2026: arrange for somebody else first."),
]  # fmt: skip


def _leaves(worker: Worker, on: date) -> None:
    worker.until_on = on
    worker.save()


@pytest.mark.parametrize(("_what", "prepare", "asked", "sentence"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_cannot_be_arranged_is_refused_in_a_sentence(
    _what: str, prepare: Prepare, asked: dict[str, Any], sentence: str, tom: User, hers: Worker, his: Worker
) -> None:
    prepare(hers, his, tom)

    with pytest.raises(NotNow) as refused:
        _arrange(tom, hers, his, **asked)

    assert str(refused.value) == sentence


def test_nobody_covers_for_themselves(tom: User, hers: Worker) -> None:
    with pytest.raises(NotNow, match=r"^Nadia Rahman cannot cover for themselves: choose a colleague\.$"):
        _arrange(tom, hers, hers)


def test_both_are_iros_of_the_service(tom: User, hers: Worker) -> None:
    for away, by_whom in ((social_worker("Dev Patel"), hers), (hers, social_worker("Dev Patel"))):
        with pytest.raises(NotNow, match=r"^Dev Patel is not an IRO of the service today\.$"):
            _arrange(tom, away, by_whom)


@pytest.mark.parametrize(
    ("from_on", "until_on"),
    [("Mon 9 Nov 2026", "Mon 16 Nov 2026"), ("Mon 30 Nov 2026", "Mon 7 Dec 2026")],
)
def test_one_that_ends_as_this_begins_or_begins_as_this_ends_is_no_hindrance(
    from_on: str, until_on: str, tom: User, hers: Worker, his: Worker
) -> None:
    cover(hers, iro("Ola"), tom, day(from_on), day(until_on))
    cover(his, iro("Joan"), tom, day(from_on), day(until_on))
    cover(iro("Yusuf"), hers, tom, day(from_on), day(until_on))
    _leaves(his, BACK)

    assert _arrange(tom, hers, his).pk


def test_somebody_may_cover_for_two(tom: User, hers: Worker, his: Worker) -> None:
    cover(iro("Ola"), his, tom)

    assert _arrange(tom, hers, his).pk


def test_it_is_for_the_service_manager(nadia: User, grace: User, tom: User, hers: Worker, his: Worker) -> None:
    made = _arrange(tom, hers, his)
    for user in (nadia, grace):
        with pytest.raises(NotPermitted):
            _arrange(user, hers, his)
        with pytest.raises(NotPermitted):
            end_cover(made, by=user)
