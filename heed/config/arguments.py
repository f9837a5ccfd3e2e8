"""Arguments that more than one command takes, so that each is read and explained in one way."""

from __future__ import annotations

import argparse
import re
from datetime import date


def of_returns(parser: argparse.ArgumentParser) -> None:
    """Declare which returns are read, and the day that they speak for."""
    parser.add_argument(
        "returns",
        nargs="+",
        metavar="RETURN",
        help="a folder of CSV files of one collection year, a zip of such folders, an XML file; or 2026=PATH",
    )
    parser.add_argument(
        "--as-at", type=day, metavar="DATE", help="the day the data speak for, as 2026-03-31 (default: 31 March)"
    )


def year(text: str) -> int:
    """A year by the number that it ends in. Raises `argparse.ArgumentTypeError` for anything else."""
    if not re.fullmatch(r"\d{4}", text):
        raise argparse.ArgumentTypeError(f"“{text}” is not a year: write the one it ends in, as 2026")
    return int(text)


def day(text: str) -> date:
    """A day as 2026-03-31. Raises `argparse.ArgumentTypeError` for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day: write it as 2026-03-31") from None
