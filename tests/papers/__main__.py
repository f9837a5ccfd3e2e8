"""Writes the page that holds published figures against ours, or with `--check` says whether it is stale."""

from __future__ import annotations

import sys

from tests.papers.proof import PAGE, page


def main(arguments: list[str]) -> int:
    """0 where the page is written, or is current."""
    made = page()
    if "--check" not in arguments:
        PAGE.write_text(made, "utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text("utf-8") == made:
        return 0
    sys.stderr.write("Stale: docs/manual/proof.md. Run: .venv/bin/python -m tests.papers\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
