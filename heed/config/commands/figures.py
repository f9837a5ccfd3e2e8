"""`heed figures`: a council's return files to every figure that they can answer, with no database."""

from __future__ import annotations

import argparse
import gc
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from heed.config import arguments
from heed.config.say import say, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heed.exchange.csv_out import Value
    from heed.measures.declare import Measure

NAME = "figures"
ALL = "all"
HELP = "Turn SSDA903 return files into figures. Needs no database."


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    arguments.of_returns(parser)
    arguments.of_facts(parser)
    arguments.of_repairs(parser)
    parser.add_argument(
        "--year", type=arguments.year, required=True, help="the year that ends on 31 March of this number"
    )
    parser.add_argument(
        "--roster", metavar="FILE", help="who each child's IRO and team are, for --by iro and --by team"
    )
    arguments.of_comparators(parser)
    parser.add_argument("--measure", action="append", metavar="CODE", help="only this measure; may be given again")
    parser.add_argument("--section", action="append", metavar="CODE", help="only this section; may be given again")
    parser.add_argument("--list", action=_List, help="list the sections and measures with their codes, and end")
    parser.add_argument("--by", metavar="DIMENSION", help="split each figure by age_band, sex, placement, ... or all")
    parser.add_argument("--rows", metavar="CODE", help="write every row of this measure's population (needs --csv)")
    parser.add_argument("--csv", metavar="FILE", help="where to write the rows")
    parser.add_argument("--faults", metavar="FILE", help="write every fault found, with its file and line, as CSV")
    parser.add_argument("--json", action="store_true", help="figures and checks as JSON on standard output")


class _List(argparse.Action):
    """Lists what can be asked for, whatever else was written, and ends."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str) -> None:
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from heed.measures.all import MEASURES
        from heed.measures.output import as_list

        say(as_list(MEASURES.values()).rstrip())
        parser.exit()


def run(args: argparse.Namespace) -> int:
    """Read, count, print. 0: made; 1: made, with failed checks; 2: refused, one sentence on standard error."""
    from heed.config import reading
    from heed.exchange.records import Outcome
    from heed.measures import output
    from heed.measures.all import MEASURES
    from heed.measures.beside import areas, compare, every
    from heed.measures.declare import Period
    from heed.measures.duck import Duck
    from heed.measures.figures import figure

    reading.refuse_a_day_to_come(args)
    gc.disable()  # one short life, and no cycles worth looking for: a third of the time of reading
    measures = _measures(args)
    published = every(args.comparators)
    wanted = areas(published, region=args.region, neighbours_of=args.neighbours_of)
    read = reading.facts_of(args)
    facts, checks, returns = read.facts, read.checks, read.returns
    engine = Duck.of(facts)
    period = Period.year(args.year)
    figures = [figure(engine, measure, period, by=_by(measure, args.by)) for measure in measures]
    beside = {each.measure.code: compare(engine, each, facts.years, published, wanted) for each in figures}
    if args.rows:
        asked = MEASURES[args.rows]
        rows = output.csv_rows(asked, engine.rows(asked, period), facts.numbers)
        _write(args.csv, output.row_columns(asked), rows)
    if args.faults:
        _write(args.faults, output.FAULT_COLUMNS, output.fault_rows(checks, returns.repairs))
    if args.json:
        json.dump(output.as_json(figures, checks, beside, returns.repairs), sys.stdout, ensure_ascii=False, indent=2)
        say("")
    else:
        say(output.as_text(figures, checks, beside).rstrip())
    return 1 if any(check.outcome is Outcome.FAILED for check in checks) else 0


def _by(measure: Measure, asked: str | None) -> Sequence[str]:
    """The dimensions by which a measure is split: the one asked for where it has it, or all of its own."""
    if asked == ALL:
        return measure.splits
    return tuple(code for code in measure.splits if code == asked)


def _measures(args: argparse.Namespace) -> list[Measure]:
    """The measures asked for; a code or dimension that does not exist is refused with those that do."""
    from heed.exchange.records import Refused
    from heed.measures.all import MEASURES
    from heed.measures.declare import Section

    for code in [*(args.measure or []), *([args.rows] if args.rows else [])]:
        if code not in MEASURES:
            raise Refused(f"There is no measure “{code}”. `heed figures --list` lists them all.")
    sections = [section.code for section in Section]
    for code in args.section or []:
        if code not in sections:
            raise Refused(f"There is no section “{code}”. Choose from: {', '.join(sections)}.")
    wanted = [
        MEASURES[code]
        for code in args.measure or MEASURES
        if not args.section or MEASURES[code].section.code in args.section
    ]
    if not wanted:
        raise Refused("No measure asked for is of a section asked for: leave out --measure or --section.")
    _can_be_split(wanted, args.by, each=bool(args.measure), roster=bool(args.roster))
    _keep_off_the_returns(args)
    if bool(args.rows) != bool(args.csv):
        raise Refused("--rows and --csv go together: say which measure, and the file to write its rows to.")
    return wanted


def _can_be_split(wanted: Sequence[Measure], by: str | None, *, each: bool, roster: bool) -> None:
    """Refuse a dimension that none of the measures has; of measures asked for by name, one that any of them has not.

    Who has a child is in a roster alone.
    """
    from heed.exchange.records import Refused
    from heed.measures.declare import DIMENSIONS

    if by is None or by == ALL:
        return
    if by in DIMENSIONS and DIMENSIONS[by].is_open and not roster:
        raise Refused(f"A return does not say who has a child, so --by {by} needs a roster too: add --roster FILE.")
    have = [by in measure.splits for measure in wanted]
    if all(have) or (any(have) and not each):
        return
    common = [code for code in DIMENSIONS if (all if each else any)(code in m.splits for m in wanted)]
    raise Refused(f"Figures cannot be split by “{by}”. Choose from: {', '.join([*common, ALL])}.")


def _keep_off_the_returns(args: argparse.Namespace) -> None:
    """Refuse to write into a folder or over a file that is read, or two answers into one file."""
    from heed.exchange.records import Refused

    folders = {Path(given.partition("=")[2] or given).resolve() for given in args.returns}
    targets = [Path(path).resolve() for path in (args.csv, args.faults) if path]
    inputs = {Path(path).resolve() for path in (args.roster, args.postcodes, *args.comparators) if path}
    for target in targets:
        if target in inputs:
            raise Refused(f"{target.name} is read for the figures and would be written over: choose another name.")
        if target.exists() and not target.is_file():
            raise Refused(f"{target} is not a file that can be written anew: choose another place.")
        if target in folders or target.parent in folders:
            raise Refused(f"{target.name} would be written among the files of a return: choose another folder.")
    if len(set(targets)) < len(targets):
        raise Refused("--csv and --faults name the same file: choose another for one of them.")


def _write(path: str, header: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """Write a file of CSV whole or not at all. Raises `Refused` where it cannot be written."""
    from heed.exchange import csv_out
    from heed.exchange.records import Refused

    target = Path(path).resolve()
    partial = target.with_name(target.name + ".part")
    try:
        with partial.open("w", encoding="utf-8-sig", newline="") as out:
            written = csv_out.write(out, header, rows)
        partial.replace(target)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise Refused(f"{target} could not be written ({error.strerror}): choose another place.") from error
    tell(f"Wrote {written:,} rows to {path}")
