"""`heed recheck`: is what is kept of when reviews are due what would be worked out now?"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from heed.facts.due import Differing

NAME = "recheck"
HELP = "Work out anew when each review is due, and list where what is kept says otherwise."

SHOWN = 50
"""Differences listed; of more, how many."""

SAME, DIFFERS = 0, 1


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--mend", action="store_true", help="bring what is kept to what was worked out")
    parser.epilog = (
        "Children are named by number. Exit code: 0 nothing differs; 1 something does, or did before --mend;"
        " 2 it could not be told."
    )


def run(args: argparse.Namespace) -> int:
    """Compare, say what differs, and mend it where asked to."""
    from heed.config.say import say, tell
    from heed.config.start import django_up, migrated

    django_up()
    migrated()
    from heed.facts import due

    tell("Working out when reviews are due.")
    found = due.differing()
    for line in _lines(found):
        say(line)
    if not found:
        return SAME
    if args.mend:
        say(f"Mended: {due.refresh():,}.")
    else:
        say("heed recheck --mend brings what is kept to what was worked out.")
    return DIFFERS


def _lines(found: list[Differing]) -> Iterator[str]:
    from heed.children.models import Child

    if not found:
        yield "What is kept of when reviews are due is what was worked out now."
        return
    keys = [each.child for each in found[:SHOWN]]
    numbers = {child.pk: child.number for child in Child.objects.filter(pk__in=keys).with_number()}
    yield f"What is kept differs from what was worked out: {len(found):,}."
    for each in found[:SHOWN]:
        number = numbers.get(each.child) or f"without a number (record {each.child})"
        yield f"child {number}: {_says(each.kept, each.worked_out)}"
    if len(found) > SHOWN:
        yield f"And {len(found) - SHOWN:,} more."


def _says(kept: Mapping[str, object] | None, now: Mapping[str, object] | None) -> str:
    if kept is None:
        return "a review is asked for, and none is kept"
    if now is None:
        return "a review is kept, and none is asked for"
    return "; ".join(
        f"{name} {_value(kept[name])}, should be {_value(now[name])}" for name in kept if kept[name] != now[name]
    )


def _value(value: object) -> str:
    return "nothing" if value in (None, "") else str(value)
