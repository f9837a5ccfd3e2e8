"""Claims about permissions and roles: explained, held by somebody, and whose scope is the service."""

from __future__ import annotations

from heed.access.permissions import MEANING, ROLE_NAMES, ROLES, Permission, Role, roles_with


def test_whose_scope_is_the_service_and_who_sees_names(nadia, tom, priya, grace):
    assert [user.sees_the_service for user in (nadia, tom, priya, grace)] == [False, True, True, True]
    assert [user.sees_names for user in (nadia, tom, priya, grace)] == [True, True, False, True]


def test_every_permission_and_role_is_explained_and_every_permission_is_held_by_somebody():
    assert set(MEANING) == set(Permission)
    assert set(ROLE_NAMES) == set(ROLES) == set(Role)
    assert frozenset().union(*ROLES.values()) == set(Permission)


def test_the_roles_that_give_permissions_are_those_that_give_all_of_them_in_the_order_of_the_list():
    assert roles_with(Permission.CHANGE_SETTINGS) == ["Service manager", "Administrator"]
    assert roles_with(Permission.CHANGE_SETTINGS, Permission.SEE_CHILD) == ["Service manager"]
    assert roles_with(Permission.VERIFY_RECORD, Permission.SEE_CHILD) == []


def test_the_administrator_sees_no_child_and_no_figure():
    forbidden = {Permission.SEE_CHILD, Permission.SEE_FIGURES, Permission.OPEN_ROWS, Permission.SEE_FILES}

    assert not ROLES[Role.ADMINISTRATOR] & forbidden
