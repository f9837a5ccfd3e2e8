"""Adding users, giving and ending their roles: each an action with its reason, each on the record."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from heed.access import record
from heed.access.actions import action
from heed.access.models import Demo, RoleHeld, User, the_day
from heed.access.permissions import Permission, Role


def _name_taken(*, username: str) -> str | None:
    if User.objects.filter(username=username.lower()).exists():
        return "There is a user of that name already: choose another."
    return None


@action(Permission.MANAGE_USERS, unless=_name_taken)
def add_user(*, by: User, username: str, name: str, password: str, email: str = "") -> User:
    """Add a user."""
    return _add(username, name, password, email)


def _add(username: str, name: str, password: str, email: str = "") -> User:
    """Raises `ValidationError` for a password that is too easy."""
    user = User(username=username.lower(), name=name, email=email)
    validate_password(password, user)
    user.set_password(password)
    user.save()
    return user


def _holds_it(user: User, *, role: Role, from_on: date) -> str | None:
    if role in user.roles_on(from_on):
        return "The person holds that role on that day already."
    return None


@action(Permission.MANAGE_USERS, unless=_holds_it)
def give_role(user: User, *, by: User, role: Role, from_on: date, why: str) -> RoleHeld:
    """Give a role from a day on."""
    return RoleHeld.objects.create(user=user, role=role, from_on=from_on, why=why, by=by)


def _over(held: RoleHeld, *, by: User, until_on: date) -> str | None:
    if held.until_on is not None:
        return "The role was ended already."
    if until_on < held.from_on:
        return "A role cannot end before the day on which it starts."
    if held.role == Role.ADMINISTRATOR and held.user_id == by.pk:
        return "Nobody ends their own role of administrator: ask another administrator."
    return None


@action(Permission.MANAGE_USERS, unless=_over)
def end_role(held: RoleHeld, *, by: User, until_on: date) -> RoleHeld:
    """End a role: the day given is the first without it."""
    held.until_on = until_on
    held.save()
    return held


def _inactive(user: User, *, by: User) -> str | None:
    if not user.is_active:
        return "The person is shut out already."
    if user == by:
        return "Nobody shuts themselves out: ask another administrator."
    return None


@action(Permission.MANAGE_USERS, unless=_inactive)
def shut_out(user: User, *, by: User) -> User:
    """Shut a user out, from the next page that they open."""
    user.is_active = False
    user.save()
    return user


def _shut_out(user: User) -> str | None:
    if not user.is_active:
        return "The person is shut out: a password would not let them in."
    return None


@action(Permission.MANAGE_USERS, unless=_shut_out)
def new_password(user: User, *, by: User, password: str) -> User:
    """Give a user a new password; wherever they are signed in, they are signed out."""
    validate_password(password, user)  # raises `ValidationError` for one that is too easy
    user.set_password(password)
    user.save()
    return user


class NotTheFirst(Exception):
    """There is an administrator already."""


def first_administrator(*, username: str, name: str, password: str) -> User:
    """Add the first administrator, from the command line: nobody is there yet who could permit it."""
    with transaction.atomic():
        if RoleHeld.objects.filter(role=Role.ADMINISTRATOR).exists():
            raise NotTheFirst("There is an administrator already: ask them to add you.")
        user = _add(username, name, password)
        today = the_day(Demo.here())
        RoleHeld.objects.create(user=user, role=Role.ADMINISTRATOR, from_on=today, why="First administrator")
        record.wrote(by=None, what="access.first_administrator", sentence="Added the first administrator.")
    return user
