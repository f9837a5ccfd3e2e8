"""What a command says: results on standard output, everything about the work on standard error."""

from __future__ import annotations

import sys


class CannotStart(Exception):
    """The deployment is set up in a way that Heed will not run with. Its text says what is wrong and what to do."""


def say(text: str) -> None:
    """A line of the answer."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def tell(text: str) -> None:
    """A line about the work: progress, or what is wrong and what to do."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
