"""One process of `heed serve`, tied to it: `python -m heed.config.child PARENT MODULE [ARGUMENT...]`.

It runs the module, and is told to end when the process that started it dies in whatever way: none is left behind.
"""

from __future__ import annotations

import ctypes
import os
import runpy
import signal
import sys

SERVER = "granian"
GIVES_WAY = 15  # nobody waits for the work in the background; somebody does for a page

_SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2); Linux alone has it


def tie_to(parent: int) -> None:
    """Ask for SIGTERM when the parent dies; end at once if it has died already."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)
    if os.getppid() != parent:
        raise SystemExit(1)


def main(words: list[str]) -> None:
    """Tie this process to its parent, then become the module."""
    parent, module, *arguments = words
    tie_to(int(parent))
    if module != SERVER:
        os.nice(GIVES_WAY)
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(sys.argv[1:])
