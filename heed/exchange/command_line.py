"""Who imports when a command does: a person who is named, or the command line itself, as a user nobody can sign in as."""

from __future__ import annotations

from typing import Final

from django.db import transaction

from heed.access import record
from heed.access.models import Demo, RoleHeld, User, the_day
from heed.access.permissions import Permission, Role, roles_with
from heed.exchange.records import Refused

USERNAME: Final = "command-line"

IMPORTS: Final = frozenset({Permission.IMPORT_RETURN, Permission.APPLY_IMPORT})
"""What a command that imports does in somebody's name."""


def acting_as(username: str | None) -> User:
    """The user in whose name a command imports. Raises Refused for one who is not there or may not.

    Whoever may run commands on the server may do anything to its database; the record then says that it was a command.
    """
    if username is None:
        return _the_command_line()
    user = User.objects.filter(username=username.lower()).first()
    if user is None:
        raise Refused(f"There is no user “{username}”: name one who may import returns, or leave --by out.")
    if not user.permissions.issuperset(IMPORTS):
        those = ", ".join(roles_with(*IMPORTS))
        raise Refused(f"{user.name} may not import returns. It is for: {those}. Name one of them, or leave --by out.")
    return user


def _the_command_line() -> User:
    with transaction.atomic():
        user, made = User.objects.get_or_create(username=USERNAME, defaults={"name": "Command line", "password": "!"})
        if made:
            user.set_unusable_password()
            user.save()
            today = the_day(Demo.here())
            RoleHeld.objects.create(user=user, role=Role.ANALYST, from_on=today, why="Imports returns by command")
            record.wrote(by=None, what="exchange.command_line", sentence="Added the command line as a user.")
    return user
