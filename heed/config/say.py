"""What a command says: results on standard output, everything about the work on standard error."""

from __future__ import annotations

import errno
import os
import sys

_UNWRITTEN = frozenset({errno.EPIPE, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF})


class CannotStart(Exception):
    """The deployment is set up in a way that Heed will not run with. Its text says what is wrong and what to do."""


def say(text: str) -> None:
    """A line of the answer. Raises `OSError` where it cannot be written."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def tell(text: str) -> None:
    """A line about the work: progress, or what is wrong and what to do. Where nobody can hear it the work goes on."""
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:
        to_nowhere(2)


def is_unwritten(fault: Exception) -> bool:
    """Whether a fault is that of a stream that takes no more: full, closed, or its reader gone. A named file is not."""
    return isinstance(fault, OSError) and fault.errno in _UNWRITTEN and fault.filename is None


def to_nowhere(number: int) -> None:
    """Let what is still to be written to a stream go nowhere, so that ending does not stumble over it again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)
