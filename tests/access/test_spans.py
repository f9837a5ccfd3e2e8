"""What holds on a day: from its first day, up to the day before its last."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.models import Q

from heed.access.models import RoleHeld, User
from heed.access.spans import not_over, open_on, real

FROM, UNTIL = date(2026, 9, 1), date(2026, 9, 3)


@pytest.fixture
def held(tom: User) -> RoleHeld:
    tom.roles_held.update(from_on=FROM, until_on=UNTIL)
    return tom.roles_held.get()


def found(condition: Q) -> bool:
    return RoleHeld.objects.filter(condition).exists()


@pytest.mark.parametrize(
    ("day", "holds", "over"),
    [
        (date(2026, 8, 31), False, False),
        (date(2026, 9, 1), True, False),
        (date(2026, 9, 2), True, False),
        (date(2026, 9, 3), False, True),
    ],
)
def test_a_span_holds_from_its_first_day_to_the_day_before_it_ended(
    held: RoleHeld, day: date, holds: bool, over: bool
) -> None:
    assert found(open_on(day)) is holds
    assert found(not_over(day)) is not over


def test_a_span_without_an_end_is_never_over(held: RoleHeld) -> None:
    RoleHeld.objects.filter(pk=held.pk).update(until_on=None)

    assert found(open_on(date(2999, 1, 1)))
    assert not found(open_on(date(2026, 8, 31)))


def test_a_span_is_reached_along_a_path(held: RoleHeld) -> None:
    assert User.objects.filter(open_on(FROM, "roles_held__")).exists()
    assert not User.objects.filter(open_on(UNTIL, "roles_held__")).exists()


@pytest.mark.parametrize(("until_on", "is_real"), [(None, True), (UNTIL, True), (FROM, False)])
def test_what_was_ended_on_the_day_it_began_was_a_mistake(held: RoleHeld, until_on: date | None, is_real: bool) -> None:
    RoleHeld.objects.filter(pk=held.pk).update(until_on=until_on)

    assert found(real()) is is_real
