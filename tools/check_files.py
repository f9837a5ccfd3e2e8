"""Finds in committed files what must never be there: a registry's address, a path of one machine, a file too large.

Run by `make check`. Reads what git tracks, and what it would track; a finding names file and line.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Written in parts, so that a search for them does not find this file.
REGISTRIES = (
    ("pypi", "org"),
    ("pythonhosted", "org"),
    ("npmjs", "org"),
    ("npmjs", "com"),
    ("yarnpkg", "com"),
    ("debian", "org"),
    ("jsdelivr", "net"),
    ("unpkg", "com"),
    ("googleapis", "com"),
)
FORBIDDEN = {
    "names a registry or a content network, which a council's network may not reach": re.compile(
        "|".join(re.escape(".".join(parts)) for parts in REGISTRIES), re.IGNORECASE
    ),
    "holds a path of one machine": re.compile(r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+)/[\w.]"),
}
LARGEST_BYTES = 1_000_000


def main() -> int:
    """Print each finding; returns an exit code."""
    findings = [finding for file in files() for finding in check(file)]
    for finding in findings:
        print(finding)
    return 1 if findings else 0


def files() -> list[Path]:
    """What is committed, or would be by `git add`."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def check(file: Path) -> Iterator[str]:
    """A sentence for each thing in the file that must not be there."""
    name = file.relative_to(ROOT) if file.is_relative_to(ROOT) else file
    content = file.read_bytes()
    if len(content) > LARGEST_BYTES:
        yield f"{name}: {len(content):,} bytes; a file over {LARGEST_BYTES:,} does not belong here."
    if b"\0" in content:
        return
    for number, line in enumerate(content.decode(errors="replace").splitlines(), start=1):
        for what, pattern in FORBIDDEN.items():
            if pattern.search(line):
                yield f"{name}:{number}: {what}: {line.strip()[:100]}"


if __name__ == "__main__":
    sys.exit(main())
