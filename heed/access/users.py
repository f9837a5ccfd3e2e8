"""Adding users, giving and ending their roles: each an action with its reason, each on the record."""

from __future__ import annotations

import secrets
from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from heed.access import notices, record
from heed.access.actions import NotNow, action
from heed.access.models import Demo, RoleHeld, User, the_day
from heed.access.permissions import ROLE_NAMES, Permission, Role

TAKEN = "There is a user of that name already: choose another."
NO_ADMINISTRATOR_LEFT = "Nobody would be left who may add users: make somebody else an administrator first."
LONGEST_BECAUSE = 100
TOLD_OF = frozenset({Role.SERVICE_MANAGER, Role.ADMINISTRATOR})
"""Roles of which the service's managers are told when somebody is given or loses them."""

_LETTERS = "abcdefghjkmnpqrstuvwxyz"  # none that reads like another
_GROUPS, _IN_A_GROUP = 5, 4


def made_password() -> str:
    """A password that nobody guesses and that can be read out: "krwt-mzne-..."; 90 bits."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_IN_A_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def _name_fault(*, username: str, name: str = "?", email: str = "") -> str | None:
    if User.objects.filter(username=username.strip().lower()).exists():
        return TAKEN
    if not 0 < len(username.strip()) <= 150 or not username.strip().isprintable() or " " in username.strip():
        return "Give a name to sign in with: one word of at most 150 characters."
    if not 0 < len(name.strip()) <= 200:
        return "Give the person’s name, in at most 200 characters."
    return _email_fault(email)


def _email_fault(email: str) -> str | None:
    try:
        validate_email(email or "none@heed.invalid")
    except ValidationError:
        return "Give an address of e-mail as name@council.gov.uk, or none."
    return None


@action(Permission.MANAGE_USERS, unless=_name_fault)
def add_user(*, by: User, username: str, name: str, password: str, email: str = "") -> User:
    """Add a user."""
    return _add(username, name, password, email)


def _add(username: str, name: str, password: str, email: str = "") -> User:
    """Raises `ValidationError` for a password that is too easy."""
    user = User(username=username.strip().lower(), name=name.strip(), email=email)
    validate_password(password, user)
    user.set_password(password)
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError as fault:  # two at the same moment
        raise NotNow(TAKEN) from fault
    return user


def _no_role_now(user: User, *, role: Role, from_on: date, why: str = "?") -> str | None:
    if not user.is_active:
        return "The person is shut out: let them in again first."
    if role in user.roles_on(from_on):
        return "The person holds that role on that day already."
    return None if 0 < len(why.strip()) <= 500 else "Give the reason, in at most 500 characters."


@action(Permission.MANAGE_USERS, unless=_no_role_now)
def give_role(user: User, *, by: User, role: Role, from_on: date, why: str) -> RoleHeld:
    """Give a role from a day on."""
    held = RoleHeld.objects.create(user=user, role=role, from_on=from_on, why=why.strip(), by=by)
    _tell(held, by, f"{by.name} gave {user.name} the role of {ROLE_NAMES[role].lower()}.")
    return held


def _over(held: RoleHeld, *, by: User, until_on: date, because: str = "") -> str | None:
    if held.until_on is not None:
        return "The role was ended already."
    if len(because.strip()) > LONGEST_BECAUSE:
        return f"Give the reason in at most {LONGEST_BECAUSE} characters."
    if until_on < held.from_on:
        return "A role cannot end before the day on which it starts."
    if held.role == Role.ADMINISTRATOR and held.user_id == by.pk:
        return "Nobody ends their own role of administrator: ask another administrator."
    return NO_ADMINISTRATOR_LEFT if held.role == Role.ADMINISTRATOR and not _others(held.user, until_on) else None


@action(Permission.MANAGE_USERS, unless=_over)
def end_role(held: RoleHeld, *, by: User, until_on: date, because: str = "") -> RoleHeld:
    """End a role: the day given is the first without it."""
    held.until_on = until_on
    held._change_reason = because.strip()  # type: ignore[attr-defined]  # kept with the version
    held.save()
    _refuse_to_lose_the_last(held.user, until_on)
    _tell(held, by, f"{by.name} ended {held.user.name}’s role of {ROLE_NAMES[Role(held.role)].lower()}.")
    return held


def _inactive(user: User, *, by: User) -> str | None:
    if not user.is_active:
        return "The person is shut out already."
    if user == by:
        return "Nobody shuts themselves out: ask another administrator."
    today = the_day(Demo.here())
    return NO_ADMINISTRATOR_LEFT if Role.ADMINISTRATOR in user.roles and not _others(user, today) else None


@action(Permission.MANAGE_USERS, unless=_inactive)
def shut_out(user: User, *, by: User) -> User:
    """Shut a user out, from the next page that they open."""
    user.is_active = False
    user.save()
    _refuse_to_lose_the_last(user, the_day(Demo.here()))
    return user


def _let_in(user: User) -> str | None:
    return "The person is not shut out." if user.is_active else None


@action(Permission.MANAGE_USERS, unless=_let_in)
def let_in(user: User, *, by: User) -> User:
    """Let a user in again who was shut out, with the roles that they hold."""
    user.is_active = True
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


def _others(user: User, on: date) -> bool:
    """Whether somebody else is administrator on a day, and stays it."""
    stays = RoleHeld.objects.filter(role=Role.ADMINISTRATOR, until_on=None, from_on__lte=on, user__is_active=True)
    return stays.exclude(user=user).exists()


def _refuse_to_lose_the_last(user: User, on: date) -> None:
    """Look once more with every administrator's role locked: two who end each other's at one moment both saw the other."""
    administrators = RoleHeld.objects.filter(role=Role.ADMINISTRATOR)
    if administrators.filter(user=user).exists():
        list(administrators.select_for_update().order_by("pk"))
        if not RoleHeld.objects.filter(
            role=Role.ADMINISTRATOR, until_on=None, from_on__lte=on, user__is_active=True
        ).exists():
            raise NotNow(NO_ADMINISTRATOR_LEFT)


def _tell(held: RoleHeld, by: User, sentence: str) -> None:
    if held.role in TOLD_OF:
        managers = [manager for manager in notices.holding(Role.SERVICE_MANAGER) if manager != by]
        notices.tell(managers, what="access.role", sentence=sentence)


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
