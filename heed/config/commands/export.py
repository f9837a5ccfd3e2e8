"""`heed export`: the returns that the database speaks from, written as the files of a return."""

from __future__ import annotations

import argparse
from pathlib import Path

from heed.config import arguments
from heed.config.say import say, tell

NAME = "export"
HELP = "Write what the database says of each collection year as the CSV files of its SSDA903 return."


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--year",
        type=arguments.year,
        action="append",
        required=True,
        metavar="N",
        help="the return of the year that ends on 31 March of this number; may be given again",
    )
    parser.add_argument("--out", required=True, metavar="DIR", help="a folder that is not there yet")
    parser.add_argument("--by", metavar="USERNAME", help="in whose name; otherwise the record says: the command line")
    parser.epilog = (
        "Each year has a folder of its own below DIR. Children held back by a fault are in no file. A table that the return"
        " loaded did not have is not written. Exit code: 0 written; 2 refused, with one sentence on standard error."
    )


def run(args: argparse.Namespace) -> int:
    """Read back, write, and say how many rows each file has."""
    from heed.config.start import django_up, migrated

    django_up()
    migrated()
    from heed.exchange.command_line import acting_as
    from heed.exchange.exporting import export

    by = acting_as(args.by)
    tell("Reading what is recorded")
    done = export(args.year, Path(args.out).resolve(), by=by)
    for file in done.files:
        say(f"  {file.rows:>7,} {file.file}")
        if file.left_out:
            tell(f"{file.file}: {file.left_out} texts left out that a spreadsheet would run as a formula.")
    say(f"Exported: {done.children:,} children. Held back, and in no file: {done.held:,}.")
    return 0
