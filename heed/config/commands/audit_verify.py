"""`heed audit verify`: is the record of who did and saw what whole?"""

from __future__ import annotations

import argparse

NAME = "audit verify"
HELP = "Say whether the record of who did and who saw what has been tampered with."


def configure(parser: argparse.ArgumentParser) -> None:
    """It takes no arguments."""
    parser.epilog = "Exit code: 0 the record is whole; 1 it is not, and the lines say what; 2 it could not be read."


def run(args: argparse.Namespace) -> int:
    """Read the whole record and print what was found."""
    from heed.config.say import say
    from heed.config.start import django_up, migrated

    django_up()
    migrated()
    from heed.access.proving import prove

    proof = prove()
    for sentence in proof.sentences():
        say(sentence)
    return 0 if proof.whole else 1
