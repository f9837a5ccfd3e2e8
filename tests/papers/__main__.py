"""Writes the pages made from published papers, or with `--check` says which are stale."""

from __future__ import annotations

import sys

from tests.papers import proof, proof_reading


def main(arguments: list[str]) -> int:
    """0 where the pages are written, or are current. The page of the proof-reader needs the papers themselves."""
    pages = {proof.PAGE: proof.page}
    if proof_reading.are_there():
        pages[proof_reading.PAGE] = proof_reading.page
    else:
        sys.stderr.write(f"{proof_reading.ABSENT}\n")
    stale = []
    for path, page in pages.items():
        made = page()
        if "--check" not in arguments:
            path.write_text(made, "utf-8")
        elif not path.exists() or path.read_text("utf-8") != made:
            stale.append(f"docs/manual/{path.name}")
    if stale:
        sys.stderr.write(f"Stale: {', '.join(stale)}. Run: .venv/bin/python -m tests.papers\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
