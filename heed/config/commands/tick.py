"""`heed tick`: what must be done every so often and nobody presses a button for."""

from __future__ import annotations

import argparse
import time

NAME = "tick"
HELP = "Seal the record and delete working data whose time is over. Once, or every so many seconds."


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--every", type=float, metavar="SECONDS", help="go on, with this pause between")


def run(args: argparse.Namespace) -> int:
    """Do it once, or until stopped."""
    from heed.config.say import say
    from heed.config.start import django_up, migrated

    django_up()
    migrated()
    from django.db import close_old_connections

    from heed.access.upkeep import tick
    from heed.exchange import upkeep

    while True:
        done, cleared = tick(), upkeep.tick()
        if args.every is None:
            say(f"Sealed {done.sealed} entries. Deleted {done.deleted + cleared} rows of working data.")
            return 0
        close_old_connections()
        time.sleep(args.every)
