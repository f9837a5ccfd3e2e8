"""The `heed` command: where it begins and how it ends. What the commands are is in `heed.config.command_line`.

Imports next to nothing before `main` runs, so that Ctrl-C and closed streams are met from the first moment on.
"""

from __future__ import annotations

import os
import sys

REFUSED, INTERRUPTED, PIPE_CLOSED = 2, 130, 141


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code. 2: refused, with one sentence on standard error."""
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    except KeyboardInterrupt:
        from heed.config.say import tell

        tell("Stopped.")
        return INTERRUPTED


def _run(words: list[str]) -> int:
    from heed.config.command_line import run
    from heed.config.say import is_unwritten, tell, to_nowhere

    _open_streams()
    try:
        try:
            return run(words)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output has gone, as `| head` does
        to_nowhere(1)
        return PIPE_CLOSED
    except OSError as error:
        if not is_unwritten(error):
            raise
        to_nowhere(1)
        why = (error.strerror or str(error)).lower()
        tell(f"heed: the answer could not be written ({why}): see that standard output is open and has room.")
        return REFUSED


def _open_streams() -> None:
    """Where a stream was closed before we began, hold its number, so that no file of ours is opened under it.

    Standard input is then empty, standard error goes nowhere, and writing to standard output fails.
    """
    for number, name, mode, flags in ((0, "stdin", "r", os.O_RDONLY), (1, "stdout", "w", os.O_RDONLY)):
        if getattr(sys, name) is None:
            _hold(number, flags)
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))
    if sys.stderr is None:
        _hold(2, os.O_WRONLY)
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)


def _hold(number: int, flags: int) -> None:
    found = os.open(os.devnull, flags)
    if found != number:
        os.dup2(found, number)
        os.close(found)


if __name__ == "__main__":
    sys.exit(main())
