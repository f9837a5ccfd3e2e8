"""Claims about users: which roles they hold on which day, and what their rows are called."""

from __future__ import annotations

from datetime import date

from heed.access import permissions
from heed.access.models import Demo, User
from heed.access.permissions import Permission, Role


def test_a_role_that_has_ended_permits_nothing(make_user):
    user = make_user("tom", Role.SERVICE_MANAGER)
    user.roles_held.update(until_on=date(2026, 4, 1))
    user.be_on(date(2026, 3, 31))
    assert Permission.SEE_FIGURES in user.permissions

    user.be_on(date(2026, 4, 1))  # spans: start included, end not

    assert user.permissions == frozenset()


def test_a_role_not_begun_or_of_somebody_shut_out_is_not_held(tom):
    assert tom.roles_on(date(2015, 3, 31)) == frozenset()
    assert tom.roles_on(date(2015, 4, 1)) == {Role.SERVICE_MANAGER}
    tom.is_active = False
    assert tom.roles_on(date(2015, 4, 1)) == frozenset()


def test_the_day_is_asked_for_once_for_each_time_a_user_is_fetched(tom, django_assert_num_queries):
    user = User.objects.get(pk=tom.pk)

    with django_assert_num_queries(2):
        assert user.permissions == user.permissions == permissions.permissions_of(user.roles)


def test_rows_name_themselves(tom):
    assert str(tom) == "Tom"
    assert str(tom.roles_held.get()) == "Service manager from 2015-04-01"
    assert str(Demo(day=date(2026, 11, 16))) == "Demonstration of 2026-11-16"
