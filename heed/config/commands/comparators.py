"""`heed comparators`: published figures of England, regions and councils taken into a file that figures are set beside."""

from __future__ import annotations

import argparse
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING

from heed.config.say import say, tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heed.exchange.ees import Told
    from heed.measures.published import Level, Published

NAME = "comparators"
HELP = "Take figures that the Department publishes as CSV into a file to set your own beside. Needs no database."

PUBLISHER = "Department for Education"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("file", metavar="FILE", help="a CSV file as the Department publishes it")
    parser.add_argument("--measure", required=True, metavar="CODE", help="which of our figures it stands beside")
    parser.add_argument("--indicator", required=True, metavar="COLUMN", help="the column that holds the values")
    parser.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="COLUMN=VALUE",
        help="only the rows that say so; may be given again",
    )
    parser.add_argument(
        "--unit", required=True, choices=("percent", "rate", "number"), help="how the values are written"
    )
    parser.add_argument("--title", required=True, metavar="TEXT", help="what the publication is called")
    parser.add_argument("--definition", required=True, metavar="TEXT", help="how the Department defines it")
    parser.add_argument("--differs", default="", metavar="TEXT", help="how that differs from ours")
    parser.add_argument(
        "--neighbour", action="append", default=[], metavar="COUNCIL", help="a statistical neighbour; give each of them"
    )
    parser.add_argument("--council", metavar="COUNCIL", help="the council whose neighbours they are")
    parser.add_argument("--into", required=True, metavar="FILE", help="the file to write; what it has already is kept")
    parser.epilog = (
        "England and every region are always taken; the neighbours as the plain mean of those that have a value. A figure"
        " of the same measure, year and area takes the place of the one before. Exit code: 0 written; 2 refused."
    )


def run(args: argparse.Namespace) -> int:
    """Read, check, and write the file whole."""
    from heed.exchange import ees
    from heed.exchange.records import Refused
    from heed.measures import beside, published
    from heed.measures.all import MEASURES

    if args.measure not in MEASURES:
        raise Refused(f"There is no measure “{args.measure}”: `heed figures --list` lists them.")
    if bool(args.neighbour) != bool(args.council):
        raise Refused("--neighbour and --council go together: name the council, and each of its neighbours.")
    where = dict(_pair(text) for text in args.where)
    told = ees.read(Path(args.file), indicator=args.indicator, where=where)
    found = tuple(_figures(told, args))
    if not found:
        raise Refused(f"{Path(args.file).name} has no value to take: each is a symbol, such as c for suppressed.")
    if says := beside.misfit(found[0]):
        raise Refused(f"{says}.")
    into = Path(args.into)
    before = published.from_file(into) if into.exists() else ()
    _write(into, published.joined(before, found))
    for each in told:
        if each.value is None and (each.level == "National" or each.area in args.neighbour):
            tell(f"{each.area}, {each.year}: no value, {each.why}")
    say(f"Took {len(found):,} figures of {args.measure} into {into}")
    return 0


def _pair(text: str) -> tuple[str, str]:
    from heed.exchange.records import Refused

    column, sign, value = text.partition("=")
    if not (column and sign):
        raise Refused(f"“{text}” does not say which rows: write it as COLUMN=VALUE.")
    return column, value


def _figures(told: Sequence[Told], args: argparse.Namespace) -> Iterator[Published]:
    """England, each region, and the neighbours' mean of each year."""
    from heed.exchange.records import Refused
    from heed.measures.published import Level

    levels = {"National": Level.ENGLAND, "Regional": Level.REGION}
    for each in told:
        if each.level in levels and each.value is not None:
            yield _figure(args, each.year, levels[each.level], each.area, each.value, "")
    there = {each.area for each in told if each.level == "Local authority"}
    if unknown := [name for name in args.neighbour if name not in there]:
        raise Refused(f"The file has no council called {unknown[0]}: write each neighbour as the file does.")
    for year in sorted({each.year for each in told}):
        values = [
            each.value for each in told if each.year == year and each.area in args.neighbour and each.value is not None
        ]
        if values:
            how = f"The plain mean of {len(values)} of {len(args.neighbour)} neighbours, those with a value."
            yield _figure(args, year, Level.NEIGHBOURS, args.council, fmean(values), how)


def _figure(args: argparse.Namespace, year: int, level: Level, area: str, value: float, how: str) -> Published:
    from heed.measures.published import Published, Unit

    units = {"percent": Unit.PER_CENT, "rate": Unit.RATE, "number": Unit.NUMBER}
    differs = " ".join(text for text in (args.differs, how) if text)
    return Published(
        *(args.measure, "", "", year, level, area, value, units[args.unit], PUBLISHER),
        *(args.title, args.definition, differs),
    )


def _write(into: Path, figures: Sequence[Published]) -> None:
    from heed.exchange.records import Refused
    from heed.measures import published

    partial = into.with_name(into.name + ".part")
    try:
        with partial.open("w", encoding="utf-8", newline="") as out:
            published.write(out, figures)
        partial.replace(into)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise Refused(f"{into} could not be written ({error.strerror}): choose another place.") from error
