"""`heed administrator`: the first user of a new deployment. Everyone else is added by `heed user`, on the record."""

from __future__ import annotations

import argparse
import getpass
import sys

NAME = "administrator"
HELP = "Add the first administrator of a new deployment; they add everyone else."


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("username", help="what the person types to sign in")
    parser.add_argument("--name", required=True, help="the person's name")
    parser.epilog = "The password is asked for, or read as one line from standard input."


def run(args: argparse.Namespace) -> int:
    """Add the administrator, where there is none yet."""
    from heed.config.say import CannotStart, say
    from heed.config.start import django_up, migrated

    django_up()
    migrated()
    from django.core.exceptions import ValidationError

    from heed.access.users import NotTheFirst, first_administrator

    try:
        user = first_administrator(username=args.username, name=args.name, password=asked_password())
    except NotTheFirst as refusal:
        raise CannotStart(str(refusal)) from refusal
    except ValidationError as refusal:
        raise CannotStart(" ".join(refusal.messages)) from refusal
    say(f"{user.name} may sign in as {user.username} and is an administrator.")
    return 0


def asked_password() -> str:
    """A password: asked for twice at a terminal, where nobody sees what is typed; otherwise a line of standard input."""
    from heed.config.say import CannotStart

    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("The same again: ") != password:
        raise CannotStart("The two passwords are not the same: run the command again.")
    return password
