"""Runs a whole process and measures it: seconds by the clock, and the most memory it held. Imports little on purpose.

A child's peak begins at its parent's size, so whoever measures must stay small: no DuckDB, no Django in this process.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

KIB = 1024
BYTES_IN_MAXRSS = 1 if sys.platform == "darwin" else KIB
MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Run:
    """One process, from start to end."""

    seconds: float
    peak_mb: float
    exit_code: int
    output: str
    errors: str


def run(command: Sequence[str]) -> Run:
    """Run the command to its end, with its output kept."""
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        peak = usage.ru_maxrss * BYTES_IN_MAXRSS / MB
        return Run(seconds, peak, process.returncode, output.read(), errors.read())


def best_of(times: int, commands: Mapping[str, Sequence[str]], fine: frozenset[int] = frozenset({0})) -> dict[str, Run]:
    """The quickest run of each command. They take turns, so that a busy minute of the machine falls on all alike."""
    best: dict[str, Run] = {}
    for _ in range(times):
        for name, command in commands.items():
            done = run(command)
            if done.exit_code not in fine:
                raise SystemExit(f"bench: {name} ended with {done.exit_code}: {done.errors.strip()[-500:]}")
            if name not in best or done.seconds < best[name].seconds:
                best[name] = done
    return best
