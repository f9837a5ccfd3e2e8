"""Everything that is checked without running the tests, each check named, all of them run. Run by `make check`."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTHON = sys.executable
AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Check:
    """A command that exits with 0 when all is well, and what to do when it does not."""

    name: str
    command: tuple[str | Path, ...]
    mend: str


CHECKS = (
    Check("types", (BIN / "mypy", "heed", "tools", "bench", "tests"), "give it its type"),
    Check("order of the packages", (BIN / "lint-imports",), "a package may import only those above it in design, 1"),
    Check("style", (BIN / "ruff", "check", "."), "ruff check --fix mends most of it"),
    Check("layout", (BIN / "ruff", "format", "--check", "."), "ruff format"),
    Check("migrations", (PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"), "manage.py makemigrations"),
    Check("forbidden words in files", (PYTHON, "tools/check_files.py"), "take the line out"),
)


def generators() -> list[Check]:
    """Whatever in Heed writes committed files says with `--check` whether they are current; found by that word."""
    found = (path for path in sorted((ROOT / "heed").rglob("*.py")) if '"--check"' in path.read_text(encoding="utf-8"))
    modules = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in found]
    return [Check(f"made by {name}", (PYTHON, "-m", name, "--check"), f"python -m {name}") for name in modules]


def main() -> int:
    """Run the checks; returns an exit code."""
    environment = {**os.environ, "HEED_ENV": "test"}
    environment.pop("DATABASE_URL", None)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        results = list(pool.map(lambda check: _run(check, environment), [*CHECKS, *generators()]))
    return 0 if all(results) else 1


def _run(check: Check, environment: dict[str, str]) -> bool:
    started = time.monotonic()
    done = subprocess.run(check.command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    seconds = time.monotonic() - started
    if done.returncode == 0:
        print(f"ok      {check.name} ({seconds:.1f} s)", flush=True)
        return True
    said = f"{done.stdout.rstrip()}\n{done.stderr.rstrip()}".strip()
    print(f"FAILED  {check.name} ({seconds:.1f} s). To mend: {check.mend}.\n{said}", flush=True)
    return False


if __name__ == "__main__":
    sys.exit(main())
