"""Writes the lock files again from pyproject.toml: exact versions and hashes, and no registry address. By `make locks`.

Versions already locked are kept where they still fit; `make locks UPGRADE=1` takes the newest.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = ROOT / ".boot" / "bin" / "uv"

LOCKS = {
    "requirements.lock": ("pyproject.toml",),
    "requirements-dev.lock": ("pyproject.toml", "--group", "dev"),
    "requirements-frontend.lock": ("--group", "frontend"),
    "requirements-uv.lock": ("--group", "boot"),
}


def main() -> int:
    """Compile each lock; returns an exit code."""
    upgrade = ["--upgrade"] if os.environ.get("UPGRADE") else []
    for lock, inputs in LOCKS.items():
        options = ("--quiet", "--generate-hashes", "--universal", "--no-header", "--output-file", lock)
        done = subprocess.run([UV, "pip", "compile", *inputs, *options, *upgrade], cwd=ROOT, check=False)
        if done.returncode:
            print(f"{lock} could not be compiled: see above.", file=sys.stderr)
            return 1
    print("Locks are written. Read their diff, then: make install test")
    return 0


if __name__ == "__main__":
    sys.exit(main())
