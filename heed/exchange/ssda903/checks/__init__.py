"""Every check on a return: declared once, run over what was read, never changing it. What came of each, and who is held back.

A check has DfE's code and words where DfE has one (the rules of the public 903 validator, 2022-23 to 2026-27), otherwise
ours (`H…`). Its severity is that of decision 4. It passes, fails with rows, or could not run and says why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from heed.exchange.records import Check, Fault, Outcome, Severity
from heed.exchange.ssda903.checks.adoptions import ADOPTIONS
from heed.exchange.ssda903.checks.cells import CELLS
from heed.exchange.ssda903.checks.changes import CHANGES
from heed.exchange.ssda903.checks.children import CHILDREN
from heed.exchange.ssda903.checks.declared import LATEST, Declared
from heed.exchange.ssda903.checks.deprivations import ORDERS_OF_DEPRIVATION
from heed.exchange.ssda903.checks.ends import ENDS
from heed.exchange.ssda903.checks.episodes import EPISODES
from heed.exchange.ssda903.checks.header import HEADERS
from heed.exchange.ssda903.checks.health import HEALTH
from heed.exchange.ssda903.checks.missing import TIMES_MISSING
from heed.exchange.ssda903.checks.neighbours import NEIGHBOURS
from heed.exchange.ssda903.checks.permanence import PERMANENCE
from heed.exchange.ssda903.checks.placements import PLACEMENTS
from heed.exchange.ssda903.checks.providers import PROVIDERS
from heed.exchange.ssda903.checks.reviews import REVIEWS
from heed.exchange.ssda903.checks.social_workers import HOLDING_THE_CASE
from heed.exchange.ssda903.checks.statuses import STATUSES
from heed.exchange.ssda903.checks.tables import TABLES
from heed.exchange.ssda903.checks.unaccompanied import UNACCOMPANIED
from heed.exchange.ssda903.checks.years import YEARS
from heed.exchange.ssda903.merging import Merged
from heed.exchange.ssda903.words import listed

DECLARED: tuple[Declared, ...] = (
    *(*CELLS, *CHILDREN, *TABLES, *HEADERS, *EPISODES),
    *(*STATUSES, *PLACEMENTS, *PROVIDERS, *CHANGES, *ENDS, *REVIEWS),
    *(*UNACCOMPANIED, *HEALTH, *TIMES_MISSING, *HOLDING_THE_CASE, *ORDERS_OF_DEPRIVATION, *ADOPTIONS, *PERMANENCE),
    *(*YEARS, *NEIGHBOURS),
)

TOUCHES: Mapping[str, frozenset[str]] = {declared.code: declared.touches for declared in DECLARED}
"""The columns that each check speaks of, for one whose outcome was stored without them."""

MOST_FAULTS = 20_000
"""As many faults of one check are kept, the first by file and line; the check's `rows` counts them all."""


def run(merged: Merged) -> tuple[tuple[Check, ...], Mapping[str, str]]:
    """What came of each check, and for each child held back the sentence that says why: of several, that of the first row."""
    checks: list[Check] = []
    held: dict[str, Fault] = {}
    for declared in DECLARED:
        asked = _asked(declared, merged)
        if asked is None:
            why = f"it is asked of the returns {_years(declared)}, and none of those was loaded"
            why = why if merged.returns else "no return was loaded"
            checks.append(_could_not_run(declared, declared.says, why))
            continue
        faults = sorted(_faults(declared, asked), key=_in_order)
        if declared.severity is Severity.HOLD:
            for fault in faults:
                if fault.child is not None:
                    held[fault.child] = min(held.get(fault.child, fault), fault, key=_in_order)
        says = declared.said_in(asked.returns[-1].year) if asked.returns else declared.says
        spared = [each.label for each in merged.returns if not declared.asked_of(each.year)]
        beside = f"{listed(spared)}, because it is asked of the returns {_years(declared)}" if spared else ""
        checks.append(_came_of(declared, says, faults, declared.needs(asked), beside))
    return tuple(checks), {child: held[child].sentence for child in sorted(held)}


def _asked(declared: Declared, merged: Merged) -> Merged | None:
    """What the check is asked of: the returns of its collection years. None where there is none of those."""
    if merged.returns and all(declared.asked_of(each.year) for each in merged.returns):
        return merged
    returns = tuple(each for each in merged.returns if declared.asked_of(each.year))
    return replace(merged, returns=returns) if returns else None


def _years(declared: Declared) -> str:
    if not declared.since:
        return f"of {declared.until} and earlier"
    if declared.until == declared.since:
        return f"of {declared.since} only"
    if declared.until < LATEST:
        return f"of {declared.since} to {declared.until}"
    return f"of {declared.since} and later"


def _in_order(fault: Fault) -> tuple[str, int, str]:
    return fault.source.file, fault.source.line, fault.sentence


def _faults(declared: Declared, merged: Merged) -> list[Fault]:
    return [
        Fault(
            declared.code,
            declared.severity,
            found.source,
            found.child,
            f"{found.source.file}, line {found.source.line}: {found.words}.",
        )
        for found in declared.find(merged)
    ]


def _came_of(declared: Declared, says: str, faults: Sequence[Fault], cannot: str | None, spared: str) -> Check:
    """What came of it. `cannot` is why it, or a part of it, could not run; `spared` the returns that it is not asked of."""
    code, not_looked_at = declared.code, "".join(f" Not looked at: {why}." for why in (cannot, spared) if why)
    if faults:
        first = f"the first of {len(faults):,} rows is {faults[0].sentence}" if len(faults) > 1 else faults[0].sentence
        why = f"{says.rstrip('.')}: {first}{not_looked_at}"
        kept = tuple(faults[:MOST_FAULTS])
        return Check(code, Outcome.FAILED, len(faults), why, kept, says, declared.touches)
    if cannot:
        return _could_not_run(declared, says, cannot)
    why = f"{says.rstrip('.')}: no row.{not_looked_at}" if not_looked_at else ""
    return Check(code, Outcome.PASSED, 0, why, says=says, touches=declared.touches)


def _could_not_run(declared: Declared, says: str, why: str) -> Check:
    return Check(declared.code, Outcome.COULD_NOT_RUN, 0, why, says=says, touches=declared.touches)
