"""`heed import`: a council's returns into the database, looked through and then applied."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from heed.config import arguments
from heed.config.say import CannotStart, say, tell

if TYPE_CHECKING:
    from heed.access.models import User
    from heed.exchange.models import Import

NAME = "import"
HELP = "Look returns through, say what they would change, and apply them to the database."

APPLIED, WITH_FAILED_CHECKS = 0, 1


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    arguments.of_returns(parser)
    parser.add_argument(
        "--year", type=arguments.year, metavar="N", help="refuse the returns unless one is of this collection year"
    )
    parser.add_argument("--by", metavar="USERNAME", help="in whose name; otherwise the record says: the command line")
    parser.add_argument("--yes", action="store_true", help="apply without asking")
    parser.epilog = (
        "A return takes the place of the one applied before of the same year. Stopped part of the way, the same command"
        " goes on. Exit code: 0 applied; 1 applied, and checks failed; 2 refused, with one sentence on standard error."
    )


def run(args: argparse.Namespace) -> int:
    """Hand in, look through, ask, apply, count the figures anew."""
    from heed.config.start import django_up, migrated

    django_up()
    migrated()
    from heed.exchange.command_line import acting_as

    _refuse_in_a_demonstration()
    by = acting_as(args.by)
    import_ = _looked_through(args, by)
    _show(import_)
    _ask(import_, by, yes=args.yes)
    import_ = _applied(import_, by)
    say(f"Applied: {import_.children:,} children, {import_.held:,} held back.")
    _count()
    return WITH_FAILED_CHECKS if import_.failed_checks else APPLIED


def _refuse_in_a_demonstration() -> None:
    from heed.access.models import Demo
    from heed.exchange.handing_in import NOT_IN_A_DEMONSTRATION

    if Demo.here() is not None:
        raise CannotStart(NOT_IN_A_DEMONSTRATION)


def _looked_through(args: argparse.Namespace, by: User) -> Import:
    from heed.access.actions import NotNow
    from heed.exchange import actions, apply
    from heed.exchange.handing_in import receive_folders
    from heed.exchange.models import State

    handed = receive_folders(args.returns)
    try:
        import_ = actions.hand_in(by=by, handed=handed, year=args.year, as_at=args.as_at)
    except NotNow as refusal:
        raise CannotStart(str(refusal)) from refusal
    import_ = apply.look_through(import_.pk, tell)
    if import_.state == State.REFUSED:
        raise CannotStart(import_.refusal)
    return import_


def _show(import_: Import) -> None:
    """What applying would do, in counts; the first of the children held back, by name of their fault."""
    from heed.exchange.preview import changes_in, held_first

    say(f"The data speak for {import_.as_at:%d/%m/%Y}." if import_.as_at else "")
    for number, words in changes_in(import_) or [(0, "changes")]:
        say(f"  {number:>7,} {words}")
    for sentence in held_first(import_):
        say(f"  held back: {sentence}")
    say(f"Checks that failed: {import_.failed_checks}. Faulty rows: {import_.faults:,}.")


def _ask(import_: Import, by: User, *, yes: bool) -> None:
    """Go on only where somebody says so; otherwise throw away what was handed in."""
    from heed.exchange import actions

    if yes:
        return
    if sys.stdin.isatty():
        tell("Apply? Type yes to go on: ")
        if sys.stdin.readline().strip().lower() in ("y", "yes"):
            return
    actions.discard(import_, by=by)
    raise CannotStart("Nothing was applied: say yes when asked, or give --yes.")


def _applied(import_: Import, by: User) -> Import:
    from heed.access.actions import NotNow
    from heed.exchange import actions, apply
    from heed.exchange.alone import Busy

    try:
        actions.apply_import(import_, by=by, against=import_.against or 0)
        return apply.carry_out(import_.pk, tell)
    except (NotNow, Busy) as refusal:
        raise CannotStart(str(refusal)) from refusal


def _count() -> None:
    """The figures of the site, from the data as they are now."""
    from heed.web.tasks import count_if_behind

    tell("Counting the figures")
    count_if_behind()
