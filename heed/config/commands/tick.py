"""`heed tick`: what must be done every so often and nobody presses a button for."""

from __future__ import annotations

import argparse
import time

NAME = "tick"
HELP = (
    "Seal the record, delete working data whose time is over, count figures that fell behind. Once, or every so often."
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--every", type=float, metavar="SECONDS", help="go on, with this pause between")


def run(args: argparse.Namespace) -> int:
    """Do it once, or until stopped."""
    from heed.config.say import CannotStart, say
    from heed.config.start import django_up, migrated

    django_up()
    migrated()
    if args.every is not None:
        return _go_on(args.every)
    from heed.access.upkeep import tick
    from heed.exchange import upkeep
    from heed.web.tasks import count_if_behind

    try:
        done, cleared = tick(), upkeep.tick()
    except OSError as error:
        raise CannotStart(
            f"The chain's head could not be kept ({error}): see that HEED_DATA can be written."
        ) from error
    counted = " Counted the figures anew." if count_if_behind() else ""
    say(f"Sealed {done.sealed} entries. Deleted {done.deleted + cleared} rows of working data.{counted}")
    return 0


def _go_on(pause: float) -> int:
    """Round after round. A fault is logged and ends its own part of the round: the next round tries again."""
    import structlog
    from django.db import close_old_connections

    from heed.access.upkeep import tick
    from heed.exchange import upkeep
    from heed.web.tasks import count_if_behind

    log = structlog.get_logger(__name__)
    while True:
        for part in (tick, upkeep.tick, count_if_behind):
            try:
                part()
            except Exception:
                log.exception("tick failed", part=part.__module__)
            close_old_connections()
        time.sleep(pause)
