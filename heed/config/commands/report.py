"""`heed report`: a council's return files to its annual report, as HTML, Word and PDF, with no database."""

from __future__ import annotations

import argparse
from contextlib import suppress
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

from heed.config import arguments
from heed.config.say import tell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from heed.config.reading import Read
    from heed.reports.book import Book
    from heed.reports.document import Edition

NAME = "report"
HELP = "Turn SSDA903 return files into the annual report of the IRO service. Needs no database."

GIVEN_OUT = ("html", "docx", "pdf")
"""The formats that are written, each to a file of its own."""

ALL = "all"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    arguments.of_returns(parser)
    arguments.of_facts(parser)
    arguments.of_repairs(parser)
    parser.add_argument(
        "--year", type=arguments.year, required=True, help="the year that ends on 31 March of this number"
    )
    parser.add_argument(
        "--council", required=True, metavar="NAME", help="the council’s name, as it stands on the report"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="the folder to write the report into")
    parser.add_argument(
        "--edition",
        action="append",
        metavar="NAME",
        help="full (the default), one-page, cover-note, cover-risks, cover-panel, or all; may be given again",
    )
    parser.add_argument(
        "--audience",
        default="public",
        metavar="WHO",
        help="public (the default: small numbers are hidden), council or service (nothing is hidden)",
    )
    parser.add_argument("--roster", metavar="FILE", help="who each child's IRO is, for how many children each IRO has")
    parser.add_argument("--fte", type=float, metavar="N", help="the IROs as full-time posts, managers not among them")
    arguments.of_comparators(parser)


def run(args: argparse.Namespace) -> int:
    """Read, count, write. 0: made; 1: made, with failed checks; 2: refused, one sentence on standard error."""
    from heed.access import clock
    from heed.config import reading
    from heed.exchange.records import Outcome
    from heed.reports import names
    from heed.reports.compose import compose
    from heed.reports.document import Audience
    from heed.reports.formats import FORMATS
    from heed.reports.manuscript import Manuscript

    reading.refuse_a_day_to_come(args)
    editions, audience = _editions(args.edition), Audience(_one_of(args.audience, [*Audience], "audience"))
    council = _council(args.council)
    _refuse_no_posts(args.fte)
    _keep_off_the_returns(args)
    read = reading.facts_of(args)
    book = _book(args, read, council)
    manuscript = Manuscript(council, args.year, fte=args.fte)
    made: dict[str, bytes] = {}
    for edition in editions:
        document = compose(book, manuscript, edition=edition, audience=audience, made_on=clock.today())
        for ending in GIVEN_OUT:
            made[names.file_name(book.label, edition, ending)] = FORMATS[ending](document)
    _write(args.out, made)
    return 1 if any(check.outcome is Outcome.FAILED for check in read.checks) else 0


def _book(args: argparse.Namespace, read: Read, council: str) -> Book:
    """Every figure that the report may print."""
    from heed.exchange.records import Outcome
    from heed.measures.all import MEASURES
    from heed.measures.beside import areas, every
    from heed.measures.duck import Duck
    from heed.measures.figures import year_label
    from heed.reports import team
    from heed.reports.book import Source, made_of
    from heed.reports.sections import SPLITS

    published = every(args.comparators)
    wanted = areas(published, region=args.region, neighbours_of=args.neighbours_of)
    failed = sum(check.rows for check in read.checks if check.outcome is Outcome.FAILED)
    book = made_of(
        Duck.of(read.facts),
        list(MEASURES.values()),
        SPLITS,
        council=council,
        year=args.year,
        years=read.facts.years,
        sources=[Source(f"the return of {year_label(year)}") for year in read.returns.years],
        faults=failed,
        others=published,
        wanted=wanted,
    )
    return team.told(book, args.fte)


def _editions(asked: Sequence[str] | None) -> list[Edition]:
    """The editions asked for; where none was, the full one. Raises `Refused` for one that there is not."""
    from heed.reports.document import Edition

    if asked and ALL in asked:
        return list(Edition)
    names = asked or [Edition.FULL.value]
    named = (LAID_OUT_AS.get(name, name) for name in names)
    return [Edition(_one_of(name, [*Edition, ALL], "edition")) for name in dict.fromkeys(named)]


LAID_OUT_AS: Mapping[str, str] = {
    "leicestershire": "cover-note",
    "medway": "cover-risks",
    "bath-and-north-east-somerset": "cover-panel",
}
"""The councils whose committee papers the layouts were taken from: each may be asked for by that name too."""


def _one_of(name: str, known: Sequence[str], what: str) -> str:
    from heed.exchange.records import Refused

    if name not in known:
        raise Refused(f"There is no {what} “{name}”. Choose from: {', '.join(known)}.")
    return name


def _council(name: str) -> str:
    """The council’s name as it can stand on a page. Raises `Refused` where there is none, or it is no name."""
    from heed.exchange.records import Refused
    from heed.reports import legible

    said = legible.words(name).strip()
    if not said or len(said) > LONGEST_NAME:
        raise Refused(f"--council needs the council’s name, of at most {LONGEST_NAME} letters.")
    return said


LONGEST_NAME = 100


def _refuse_no_posts(fte: float | None) -> None:
    """Refuse a number of posts that no children can be shared among."""
    from heed.exchange.records import Refused

    if fte is not None and not 0 < fte < inf:
        raise Refused("--fte needs a number of posts, more than 0.")


def _keep_off_the_returns(args: argparse.Namespace) -> None:
    """Refuse a folder that a return is read from, and what is not a folder."""
    from heed.exchange.records import Refused

    out = args.out.resolve()
    read = {Path(given.partition("=")[2] or given).resolve() for given in args.returns}
    if out in read or any(folder in out.parents for folder in read if folder.is_dir()):
        raise Refused("--out is among the files of a return, which are read: choose another folder.")
    if out.exists() and not out.is_dir():
        raise Refused(f"{args.out} is a file: --out needs a folder.")


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write every file, or none of them where one cannot be written. Raises `Refused`."""
    from heed.exchange.records import Refused

    parts = [folder / f".{name}.part" for name in files]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for part, content in zip(parts, files.values(), strict=True):
            part.write_bytes(content)
        for part, name in zip(parts, files, strict=True):
            part.replace(folder / name)
    except OSError as error:
        for part in parts:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        raise Refused(
            f"The report could not be written into {folder} ({error.strerror}): choose another place."
        ) from error
    for name in files:
        tell(f"Wrote {folder / name}")
