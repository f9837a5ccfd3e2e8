"""`heed user`: adds a user, gives and ends roles, gives a new password, shuts out. Until there are pages for it.

Each is done in the name of an administrator, by the action that a page would call, and is on the record.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from heed.config.say import CannotStart, say

if TYPE_CHECKING:
    from heed.access.models import User

NAME = "user"
HELP = "Add a user, give or end a role, give a new password, or shut somebody out."


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    from heed.access.permissions import Role

    roles = [role.value for role in Role]
    parser.add_argument("username", help="what the person types to sign in")
    parser.add_argument("--by", required=True, metavar="USERNAME", help="the administrator in whose name it is done")
    parser.add_argument("--name", help="the name of a person to add")
    parser.add_argument(
        "--role", action="append", default=[], choices=roles, metavar="ROLE", help=f"give it: {', '.join(roles)}"
    )
    parser.add_argument("--end-role", action="append", default=[], choices=roles, metavar="ROLE", help="end it today")
    parser.add_argument("--why", default="Given by command", help="the reason for the role, for the record")
    parser.add_argument("--new-password", action="store_true", help="instead of a forgotten one")
    parser.add_argument("--shut-out", action="store_true", help="the person can no longer sign in")
    parser.epilog = "A password is asked for, or read as one line from standard input."


def run(args: argparse.Namespace) -> int:
    """Do all that is asked, or nothing."""
    from heed.config.start import django_up, migrated

    django_up()
    migrated()
    from django.core.exceptions import ValidationError
    from django.db import transaction

    from heed.access.actions import NotNow
    from heed.access.models import User

    by = _administrator(args.by)
    user = User.objects.filter(username=args.username.lower()).first()
    _refuse_what_makes_no_sense(args, user)
    try:
        with transaction.atomic():
            user = _changed(args, user, by)
    except NotNow as refusal:
        raise CannotStart(str(refusal)) from refusal
    except ValidationError as refusal:
        raise CannotStart(" ".join(refusal.messages)) from refusal
    say(_standing(user))
    return 0


def _administrator(username: str) -> User:
    from heed.access.models import User
    from heed.access.permissions import Permission

    by = User.objects.filter(username=username.lower()).first()
    if by is None or Permission.MANAGE_USERS not in by.permissions:
        raise CannotStart(f"“{username}” is no administrator: name one with --by.")
    return by


def _refuse_what_makes_no_sense(args: argparse.Namespace, user: User | None) -> None:
    if user is None and not args.name:
        raise CannotStart(f"There is no user “{args.username}”: give --name as well to add one.")
    if user is not None and args.name:
        raise CannotStart(f"There is a user “{user.username}” already: choose another, or leave --name out.")
    if user is not None and not (args.role or args.end_role or args.new_password or args.shut_out):
        raise CannotStart("Say what to change: --role, --end-role, --new-password or --shut-out.")


def _changed(args: argparse.Namespace, user: User | None, by: User) -> User:
    from heed.access import users
    from heed.access.models import Demo, the_day
    from heed.access.permissions import Role
    from heed.config.commands.administrator import asked_password

    today = the_day(Demo.here())
    if user is None:
        user = users.add_user(by=by, username=args.username, name=args.name, password=asked_password())
    elif args.new_password:
        user = users.new_password(user, by=by, password=asked_password())
    for role in map(Role, args.end_role):
        held = user.roles_held.filter(role=role, until_on=None).first()
        if held is None:
            raise CannotStart(f"{user.name} does not hold the role {role.value}.")
        users.end_role(held, by=by, until_on=today)
    for role in map(Role, args.role):
        users.give_role(user, by=by, role=role, from_on=today, why=args.why)
    return users.shut_out(user, by=by) if args.shut_out else user


def _standing(user: User) -> str:
    """How it stands with the person now."""
    from heed.access.models import Demo, the_day
    from heed.access.permissions import ROLE_NAMES

    if not user.is_active:
        return f"{user.name} can no longer sign in."
    held = ", ".join(sorted(ROLE_NAMES[role] for role in user.roles_on(the_day(Demo.here()))))
    return f"{user.name} may sign in as {user.username}. Roles: {held or 'none yet, so no page opens; give one with --role'}."
