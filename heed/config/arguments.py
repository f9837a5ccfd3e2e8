"""Arguments that more than one command takes, so that each is read and explained in one way."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path


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


def of_facts(parser: argparse.ArgumentParser) -> None:
    """Declare what figures need that no return has: how many children live in the area, and where postcodes are."""
    parser.add_argument(
        "--population",
        action="append",
        type=population,
        metavar="N",
        help="people aged 0 to 17 in the area, for rates: 33180 for --year, or 2025=33410; may be given again",
    )
    parser.add_argument(
        "--postcodes",
        type=Path,
        metavar="FILE",
        help="a CSV file that says where postcodes are (PCD, LAT, LONG), for distances; the ONS Postcode Directory as it is",
    )


def of_comparators(parser: argparse.ArgumentParser) -> None:
    """Declare what figures are set beside."""
    parser.add_argument(
        "--comparators",
        action="append",
        type=Path,
        default=[],
        metavar="FILE",
        help="published figures to set ours beside, made by heed comparators; may be given again",
    )
    parser.add_argument("--region", default="", metavar="NAME", help="the region to set ours beside")
    parser.add_argument(
        "--neighbours-of",
        default="",
        metavar="COUNCIL",
        help="the council whose statistical neighbours to set ours beside",
    )


def of_repairs(parser: argparse.ArgumentParser) -> None:
    """Declare which repairs are made where the returns of several years do not join."""
    parser.add_argument(
        "--repair",
        action="append",
        type=repair,
        metavar="CODE",
        help="make this repair, R01 to R06, and no other; may be given again; none makes none (default: R01)",
    )


def repair(text: str) -> frozenset[str]:
    """One code of a repair, several with commas between them, or "none".

    Raises `argparse.ArgumentTypeError` for anything else.
    """
    from heed.council.settings import REPAIRS, NotAValue

    try:
        return REPAIRS.read(text)
    except NotAValue as fault:
        raise argparse.ArgumentTypeError(f"“{text}” is no repair. {fault}") from None


def repairs(given: Sequence[frozenset[str]] | None) -> frozenset[str]:
    """The repairs asked for; where none was named, those that are made by default."""
    from heed.council.settings import REPAIRS

    return REPAIRS.default if given is None else frozenset().union(*given)


def population(text: str) -> tuple[int | None, int]:
    """A number of people, and the year it is of where that is said: "33180" or "2026=33180".

    Raises `argparse.ArgumentTypeError` for anything else.
    """
    of, said, number = text.rpartition("=")
    if not re.fullmatch(r"[1-9][0-9]{0,6}", number):
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of people: write it as 33180 or 2026=33180")
    return year(of) if said else None, int(number)


def populations(given: Sequence[tuple[int | None, int]] | None, *, of: int) -> dict[int, int]:
    """The populations given, by year; one without a year is of the year `of`."""
    return {of if number is None else number: people for number, people in given or ()}


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
