"""Return files read into facts for a command, with the roster where one is given. No database, and no Django."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from heed.config import arguments
from heed.config.say import tell

if TYPE_CHECKING:
    from heed.exchange.records import Check, Returns
    from heed.facts.build import Facts


@dataclass(frozen=True)
class Read:
    """What a command reads: the returns, the facts made of them, and what checks found."""

    returns: Returns
    facts: Facts
    checks: Sequence[Check]


def refuse_a_day_to_come(args: argparse.Namespace) -> None:
    """Raise `Refused` where the data are to speak for a day that has not come."""
    from heed.access import clock
    from heed.exchange.records import Refused
    from heed.exchange.ssda903.speaking import still_to_come

    if args.as_at and (to_come := still_to_come(args.as_at, clock.today())):
        raise Refused(to_come)


def facts_of(args: argparse.Namespace) -> Read:
    """Read the returns that a command was given, and apply the law. Raises `Refused`."""
    from heed.council.settings import POPULATION_0_17
    from heed.exchange.ssda903 import load
    from heed.exchange.ssda903.repairs import in_short
    from heed.facts.build import build

    progress, repairs = tell if sys.stderr.isatty() else None, arguments.repairs(args.repair)
    returns = load(args.returns, year=args.year, as_at=args.as_at, progress=progress, repairs=repairs)
    for note in (*returns.notes, *in_short(returns.repairs)):
        tell(note)
    checks: Sequence[Check] = returns.checks
    if args.roster:
        returns, of_roster = _with_roster(returns, Path(args.roster))
        checks = (*checks, *of_roster)
    populations = {POPULATION_0_17.name: arguments.populations(args.population, of=args.year)}
    return Read(returns, build(returns, populations=populations, postcodes=args.postcodes), checks)


def _with_roster(returns: Returns, path: Path) -> tuple[Returns, Sequence[Check]]:
    """The returns with what a roster says of their children, and what its checks found."""
    from heed.exchange.roster import reading
    from heed.exchange.ssda903.text import File

    roster = reading.read(File(str(path), path.name))
    return reading.joined(returns, roster), reading.checks(roster, returns)
