"""Whether somebody may be the IRO of a child, and what speaks for another: pure, from what is recorded of the case.

Only what is recorded is seen: who wrote the care plan, visits the child or advises them is for whoever chooses to know.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from heed.law.appointments import Band
from heed.law.dates import in_words as day_in_words
from heed.law.provisions import HANDBOOK_CASELOAD, HANDBOOK_SAME_IRO, REG_46, Provision


class Bears(StrEnum):
    """How a finding bears on the choice: it cannot be; it needs a reason to go on; it is good to know."""

    REFUSE = "refuse"
    ASK = "ask"
    SAY = "say"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the check found: how it bears, in a sentence without a child's name, and what it comes from, if any."""

    bears: Bears
    sentence: str
    source: Provision | None = None

    def __str__(self) -> str:
        return f"{self.sentence} ({self.source})" if self.source else self.sentence


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who might be the IRO: how many children they have now, and what they are in the council."""

    worker: int
    name: str
    children: int = 0
    share: Decimal = Decimal(1)
    controls_resources: bool = False
    team: int | None = None
    user: int | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds the child's case, or held it before."""

    worker: int
    name: str
    now: bool


@dataclass(frozen=True, slots=True)
class Before:
    """Somebody who was the child's IRO until a day, and whether they still are an IRO here."""

    worker: int
    name: str
    until_on: date
    here: bool


@dataclass(frozen=True, slots=True)
class Case:
    """What is recorded of a child's case that bears on who may be their IRO.

    `managers` has the manager of every worker who has one. `kin_iros` are the IROs of a parent or a child of theirs who is
    in care too; `sibling_iros` those of brothers and sisters in care, one for each. `named` are the logins named on a
    restricted record, None where it is not restricted.
    """

    holders: tuple[Holder, ...] = ()
    teams: frozenset[int] = frozenset()
    managers: Mapping[int, int] = field(default_factory=dict)
    kin_iros: frozenset[int] = frozenset()
    sibling_iros: tuple[tuple[int, str], ...] = ()
    before: tuple[Before, ...] = ()
    came_back: bool = False
    named: frozenset[int] | None = None


def checked(candidate: Candidate, case: Case, band: Band) -> tuple[Finding, ...]:
    """Everything that bears on choosing this candidate for this child: what forbids it first, then what asks for a reason."""
    found = (
        *_in_the_case(candidate, case),
        *_over_the_case(candidate, case),
        *_family(candidate, case),
        *_continuity(candidate, case),
        *_load(candidate, band),
        *_to_know(candidate, case),
    )
    return tuple(sorted(found, key=lambda each: ORDER.index(each.bears)))


def forbids(finding: Finding) -> bool:
    """Whether it forbids the choice."""
    return finding.bears is Bears.REFUSE


def needs_a_reason(findings: Sequence[Finding]) -> bool:
    """Whether any of them may be gone against for a reason."""
    return any(each.bears is Bears.ASK for each in findings)


def in_words(findings: Sequence[Finding]) -> str:
    """The findings as they are kept with the appointment: a line for each, with its provision."""
    return "\n".join(map(str, findings)) or NOTHING_FOUND


ORDER: Final = tuple(Bears)
NOTHING_FOUND: Final = "Nothing that is recorded speaks against it."


def manages(candidate: int, worker: int, managers: Mapping[int, int]) -> int:
    """How many steps up from a worker the candidate stands in the line of management; 0 where they do not."""
    seen, steps, at = {worker}, 0, managers.get(worker)
    while at is not None and at not in seen:
        steps += 1
        if at == candidate:
            return steps
        seen.add(at)
        at = managers.get(at)
    return 0


def _in_the_case(candidate: Candidate, case: Case) -> Iterator[Finding]:
    mine = [holder.now for holder in case.holders if holder.worker == candidate.worker]
    if mine:
        held = "holds the child’s case" if any(mine) else "held the child’s case before"
        yield Finding(Bears.REFUSE, f"{candidate.name} {held}.", REG_46)
    if candidate.controls_resources:
        yield Finding(Bears.REFUSE, f"{candidate.name} controls the resources that are given to cases.", REG_46)
    if candidate.team in case.teams:
        yield Finding(Bears.ASK, f"{candidate.name} is in the team that holds the child’s case.", REG_46)


def _over_the_case(candidate: Candidate, case: Case) -> Iterator[Finding]:
    """Managers, any number of steps up, of those who hold the case; of those who held it, as something to think about."""
    for holder in case.holders:
        if steps := manages(candidate.worker, holder.worker, case.managers):
            far = "" if steps == 1 else f", {steps} steps up"
            held = "holds" if holder.now else "held"
            before = "" if holder.now else " before"
            says = f"{candidate.name} manages {holder.name}{far}, who {held} the child’s case{before}."
            yield Finding(Bears.REFUSE if holder.now else Bears.ASK, says, REG_46)


def _family(candidate: Candidate, case: Case) -> Iterator[Finding]:
    if candidate.worker in case.kin_iros:
        says = f"{candidate.name} is the IRO of the child’s own parent or own child, who is in care too."
        yield Finding(Bears.REFUSE, says, HANDBOOK_SAME_IRO)
    theirs = [name for worker, name in case.sibling_iros if worker == candidate.worker]
    others = [name for worker, name in case.sibling_iros if worker != candidate.worker]
    if theirs:
        says = f"{candidate.name} is the IRO of {_siblings(len(theirs))}."
        yield Finding(Bears.SAY, says, HANDBOOK_SAME_IRO)
    elif others:
        has = "has" if len(others) == 1 else "have"
        says = f"{_siblings(len(others))} {has} another IRO: {_listed(others)}."
        yield Finding(Bears.ASK, says[0].upper() + says[1:], HANDBOOK_SAME_IRO)


def _continuity(candidate: Candidate, case: Case) -> Iterator[Finding]:
    mine = [before.until_on for before in case.before if before.worker == candidate.worker]
    if mine:
        says = f"{candidate.name} was the child’s IRO before, until {day_in_words(max(mine))}."
        yield Finding(Bears.SAY, says, HANDBOOK_SAME_IRO)
    elif case.came_back and (still := [before for before in case.before if before.here]):
        last = max(still, key=lambda before: before.until_on)
        says = f"The child came back into care, and {last.name}, their IRO until {day_in_words(last.until_on)}, is an IRO here."
        yield Finding(Bears.ASK, says, HANDBOOK_SAME_IRO)


def _load(candidate: Candidate, band: Band) -> Iterator[Finding]:
    would_have = candidate.children + 1
    if band.over(would_have, candidate.share):
        works = "" if candidate.share == 1 else f", and works {candidate.share:.0%} of full time"
        says = f"{candidate.name} would have {would_have} children{works}: full time is {band}."
        yield Finding(Bears.ASK, says, HANDBOOK_CASELOAD)


def _to_know(candidate: Candidate, case: Case) -> Iterator[Finding]:
    """What the check cannot see, and what the choice would not do by itself."""
    now = [holder for holder in case.holders if holder.now]
    if not now:
        says = "Nobody is recorded as holding the child’s case, so who manages it cannot be checked."
        yield Finding(Bears.SAY, says, REG_46)
    for holder in now:
        if holder.worker not in case.managers:
            says = f"No manager of {holder.name} is recorded, so who manages the case cannot be checked."
            yield Finding(Bears.SAY, says, REG_46)
    if candidate.user is None:
        yield Finding(Bears.SAY, f"{candidate.name} has no login, and cannot open the child’s record here.")
    elif case.named is not None and candidate.user not in case.named:
        says = (
            f"The record is restricted and {candidate.name} is not named on it: without that they do not see the child."
        )
        yield Finding(Bears.SAY, says)


def _siblings(n: int) -> str:
    return f"{'one' if n == 1 else n} of the child’s brothers and sisters in care"


def _listed(names: Sequence[str]) -> str:
    """Each name once, in order."""
    return ", ".join(sorted(set(names)))
