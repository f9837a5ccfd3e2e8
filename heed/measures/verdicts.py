"""The verdicts that a measure can give of a row, in the order in which they are tested; each row has exactly one. No Django.

The compiler writes a condition for each; counting reads the number of the verdict, and finds here what it means.
"""

from __future__ import annotations

from typing import NamedTuple

from heed.measures.declare import Measure
from heed.measures.engine import LEFT_OUT, MET, NOT_MET, UNKNOWN

NOT_SAID = "the return does not say"
NO_PART = "not a code that is counted apart"


class Verdict(NamedTuple):
    """What becomes of a row, and why: in words, or in the facts where `told` (the columns of `why_unknown`)."""

    outcome: str
    why: str = ""
    told: bool = False


def verdicts(measure: Measure) -> tuple[Verdict, ...]:
    """Every verdict of the measure; the last is that of a row of which no condition holds."""
    found = [Verdict(LEFT_OUT, why) for why in measure.left_out]
    found += [Verdict(UNKNOWN, why, told=not why) for why in measure.unknown]
    if measure.amount:
        found.append(Verdict(UNKNOWN, NOT_SAID))
    if measure.parts:
        found += [Verdict(UNKNOWN, NOT_SAID), Verdict(UNKNOWN, NO_PART)]
    return (*found, Verdict(MET), Verdict(NOT_MET)) if measure.numerator else (*found, Verdict(MET))


def told_in(measure: Measure) -> tuple[str, ...]:
    """The columns in which the facts say why something is unknown: of several the first that is not empty."""
    named = measure.why_unknown
    return (named,) if isinstance(named, str) else named or ()
