"""`python -m tests.fenshire --out DIR`: the returns of the invented council, one folder for each collection year."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.fenshire import write


def main() -> None:
    """Write the returns and say where they are."""
    parser = argparse.ArgumentParser(prog="python -m tests.fenshire", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="the folder to write 2024 to 2027 into")
    for folder in write(parser.parse_args().out):
        sys.stdout.write(f"{folder}\n")


if __name__ == "__main__":
    main()
