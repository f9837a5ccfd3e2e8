"""How a report says a figure, a change and a comparison: in words, by code, the same in every place. No Django.

Percentage points and per cent are never confused; a share of fewer than 100 always has its base beside it; what is not
known or not published is said with its reason. No figure is computed here.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from math import sqrt

from heed.law.dates import in_words, last_day_of
from heed.measures.declare import Kind, Polarity
from heed.measures.figures import year_label
from heed.measures.output import area_in_words, one_of, percent, rounded
from heed.measures.published import Published, Unit
from heed.reports.book import Count, Definition, Hidden, Limits, Told
from heed.reports.document import Tone

BASE_PRINTED_UNDER = 100
"""A share of fewer than so many has its base printed wherever it stands."""

PLACES = 1
"""Decimals of a share, wherever it stands: a table, a headline and a sentence never differ."""

NOT_AVAILABLE = "not available"
NOT_PUBLISHED = "not published"


def number(count: Count, limits: Limits) -> str:
    """A count as it may be printed: "1,052", "fewer than 5", "not published"."""
    if count is Hidden.FEW:
        return f"fewer than {limits.count + 1}"
    return NOT_PUBLISHED if count is Hidden.KEPT else f"{int(count):,}"


def units(of: Definition, count: Count, limits: Limits) -> str:
    """A count with what is counted: "1 review", "fewer than 5 children", "1,989 reviews"."""
    one = count == 1 and not isinstance(count, Hidden)
    return f"{number(count, limits)} {one_of(of.counts) if one else of.counts}"


def in_all(counts: Iterable[Count]) -> Count:
    """How many in all; not to be printed where one of them is not."""
    there = list(counts)
    return Hidden.KEPT if any(isinstance(count, Hidden) for count in there) else sum(int(count) for count in there)


def missing(told: Told) -> str:
    """That there is no figure, and why: "not available: there are none in the period"."""
    hidden = isinstance(told.numerator, Hidden) or isinstance(told.denominator, Hidden) or told.hides
    return f"{NOT_PUBLISHED if hidden else NOT_AVAILABLE}: {told.why}"


def value(of: Definition, told: Told, limits: Limits) -> str:
    """The figure alone: "95.2%", "446", "132 per 10,000", "412.5 days"."""
    if of.is_count and isinstance(told.numerator, Hidden):
        return number(told.numerator, limits)
    if told.value is None:
        return missing(told)
    if of.is_share:
        return in_prose(told.value)
    if of.is_average:
        return f"{rounded(told.value)} {of.amount_unit}"
    return f"{rounded(told.value)} per 10,000" if of.kind is Kind.RATE else f"{int(told.value):,}"


def based(of: Definition, told: Told, limits: Limits) -> str:
    """What a figure is made of: "1,052 of 1,105 reviews"; where it is hidden, as much as may be said."""
    if of.is_share:
        if told.missed is Hidden.FEW and not isinstance(told.denominator, Hidden):
            return f"all but {number(told.missed, limits)} of {units(of, told.denominator, limits)}"
        if told.numerator is Hidden.KEPT:
            return NOT_PUBLISHED
        if isinstance(told.denominator, Hidden):
            return f"{units(of, told.numerator, limits)}, of a number not published"
        made_of = f"{number(told.numerator, limits)} of {units(of, told.denominator, limits)}"
        return f"mean of the months’ shares; {made_of} in all" if of.kind is Kind.MEAN_OF_MONTHS else made_of
    if of.kind is Kind.RATE:
        return f"{units(of, told.numerator, limits)}, population {number(told.denominator, limits)}"
    if of.is_average:
        return f"{of.kind.value} of {units(of, told.denominator, limits)}"
    return units(of, told.numerator, limits)


def sayable(of: Definition, told: Told) -> bool:
    """Whether a sentence can say the figure: its value, or at least between what it lies."""
    if told.value is not None:
        return True
    if of.is_count:
        return told.numerator is Hidden.FEW
    return of.is_share and Hidden.FEW in (told.numerator, told.missed) and not isinstance(told.denominator, Hidden)


def full(of: Definition, told: Told, limits: Limits) -> str:
    """The figure with what it is made of: "95.2% (1,052 of 1,105 reviews)", "446 children"."""
    if of.is_count:
        return based(of, told, limits) if told.value is not None or told.hides else missing(told)
    if told.value is None:
        if told.hides and of.is_share:
            return based(of, told, limits)
        return missing(told)
    return f"{value(of, told, limits)} ({based(of, told, limits)})"


def short(of: Definition, told: Told, limits: Limits) -> str:
    """The figure as a sentence has it: "95.2%", "446 children"; a share of fewer than 100 with its base."""
    if told.value is None or not of.is_share:
        return value(of, told, limits) if of.kind is Kind.RATE or of.is_average else full(of, told, limits)
    if not isinstance(told.denominator, Hidden) and told.denominator < BASE_PRINTED_UNDER:
        return full(of, told, limits)
    return value(of, told, limits)


def in_table(of: Definition, told: Told | None, limits: Limits) -> str:
    """The figure as a cell has it: shares with their decimal; why there is none stands below the table."""
    if told is None:
        return "not counted"
    if told.value is None and not (of.is_count and told.hides):
        return NOT_PUBLISHED if told.hides else NOT_AVAILABLE
    return percent(told.value, PLACES) if of.is_share and told.value is not None else value(of, told, limits)


def in_prose(share: float) -> str:
    """A share in a sentence: "95.2%", "95%"; in a table it keeps its decimal, so that a column lines up."""
    return percent(share, PLACES).replace(".0%", "%")


def change(of: Definition, now: Told | None, before: Told | None, year: int, limits: Limits) -> str:
    """How a figure moved since the year before, with both values: "up 2 percentage points, from 95% to 97%".

    Where it cannot be said, why not.
    """
    last = year_label(year - 1)
    if before is None:
        return f"not counted for {last}"
    if now is None or now.value is None or before.value is None:
        lacking = before if before.value is None else now
        return f"not compared with {last}, because {_lacks(lacking, 'that year' if lacking is before else 'this year')}"
    here, there = float(now.value), float(before.value)
    moved = _moved(of, here, there)
    said = f"the same as in {last}, {_written(of, here)}{' per 10,000' if of.kind is Kind.RATE else ''}"
    if moved:
        said = f"{moved}, from {_written(of, there)} to {_written(of, here)}"
    if of.is_share and min(_base(now), _base(before)) < BASE_PRINTED_UNDER:
        said += f" ({based(of, before, limits)}, then {based(of, now, limits)})"
    return said + _redefined(of, year)


def _lacks(told: Told | None, which: str) -> str:
    """Why a year has nothing to compare: its figure is not published, or there is none."""
    if told is None:
        return f"there is no figure for {which}"
    return f"the figure of {which} is not published" if told.hides else told.why


def _base(told: Told) -> int:
    return 0 if isinstance(told.denominator, Hidden) else told.denominator


def _moved(of: Definition, now: float, before: float) -> str:
    """ "up 2 percentage points", "down 31 (7%)"; empty where both are written the same."""
    if of.is_share:
        by = _shown(now) - _shown(before)
        if not by:
            return ""
        return f"{_way(by)} {abs(by).normalize():f} percentage {'point' if abs(by) == 1 else 'points'}"
    by = _amount(of, now) - _amount(of, before)
    if not by:
        return ""
    if of.is_count:
        share = f" ({_of_before(abs(int(by)), int(before))})" if before >= BASE_PRINTED_UNDER else ""
        return f"{_way(by)} {int(abs(by)):,}{share}"
    unit = of.amount_unit if of.is_average else "per 10,000"
    return f"{_way(by)} {abs(by).normalize():f} {unit}"


def _of_before(by: int, before: int) -> str:
    """How much that is of what there was, in per cent: "7%", "less than 1%"."""
    return "less than 1%" if 100 * by < before else percent(by / before)


def _way(by: Decimal) -> str:
    return "up" if by > 0 else "down"


def _shown(share: float) -> Decimal:
    """A share in per cent as it is written, as a number: a reader subtracts what is written."""
    return Decimal(percent(share, PLACES).removesuffix("%"))


def _amount(of: Definition, value: float) -> Decimal:
    """An average, a rate or a count as it is written, as a number."""
    return Decimal(int(value)) if of.is_count else Decimal(rounded(value).replace(",", ""))


def _written(of: Definition, value: float) -> str:
    """A value beside the one it is compared with."""
    if of.is_share:
        return in_prose(value)
    if of.is_average:
        return f"{rounded(value)} {of.amount_unit}"
    return f"{int(value):,}" if of.is_count else rounded(value)


def _redefined(of: Definition, year: int) -> str:
    """A warning where the definition changed between the two years."""
    for from_on, _ in of.changes:
        if last_day_of(year - 2) < from_on <= last_day_of(year):
            return f"; its definition changed on {in_words(from_on)}, so the two cannot be compared as they stand"
    return ""


def beyond_chance(now: Told, before: Told) -> bool:
    """Whether two shares differ by more than chance alone would often give (two proportions, 95 in 100)."""
    counts = (now.numerator, now.denominator, before.numerator, before.denominator)
    if any(isinstance(count, Hidden) for count in counts):
        return False
    met, base, met_before, base_before = (int(count) for count in counts)
    if not base or not base_before:
        return False
    pooled = (met + met_before) / (base + base_before)
    spread = sqrt(pooled * (1 - pooled) * (1 / base + 1 / base_before))
    return spread > 0 and abs(met / base - met_before / base_before) > 1.96 * spread


def tone(of: Definition, now: Told | None, before: Told | None) -> Tone:
    """Whether a share is better or worse than the year before by more than chance, or the same, or not known."""
    if now is None or now.value is None:
        return Tone.NOT_KNOWN
    if before is None or before.value is None or of.polarity is Polarity.NEITHER or not of.is_share:
        return Tone.TO_KNOW
    if not beyond_chance(now, before):
        return Tone.THE_SAME
    rose = float(now.value) > float(before.value)
    return Tone.BETTER if rose is (of.polarity is Polarity.HIGH) else Tone.NOT_GOOD_ENOUGH


def other(of: Published, definition: Definition) -> str:
    """A published value as its publisher wrote it: "67%", "70 per 10,000", "702"."""
    if of.unit in (Unit.PER_CENT, Unit.PER_CENT_OF_THE_WHOLE):
        return f"{rounded(of.value)}%"
    if of.unit is Unit.RATE:
        return f"{rounded(of.value)} per 10,000"
    return f"{rounded(of.value)} {definition.amount_unit}".rstrip()


def others(found: tuple[Published, ...], definition: Definition) -> str:
    """Several published values in one clause: "England 67% (2024-25), the neighbours of X 66% (2023-24)"."""
    return ", ".join(f"{area_in_words(each)} {other(each, definition)} ({year_label(each.year)})" for each in found)


def unsaid(of: Definition, told: Told, limits: Limits) -> str:
    """What stands behind a figure, in one line: why there is none, who is left out, what is not known and what it could do.

    Empty where every row was counted.
    """
    said = []
    if told.value is None and told.why:
        said.append(f"{NOT_PUBLISHED if told.hides else NOT_AVAILABLE}, because {told.why}")
    for what, reasons in (("left out", told.left_out), ("not known", told.unknown)):
        there = [f"{units(of, n, limits)}, {why}" for why, n in reasons.items() if n != 0]
        if there and not (told.value is None and what == "not known" and not told.hides):
            said.append(f"{what}: {'; '.join(there)}")
    if (
        of.is_share
        and told.value is not None
        and told.low is not None
        and told.high is not None
        and told.low != told.high
    ):
        low, high = in_prose(told.low), in_prose(told.high)
        between = f"between {low} and {high}" if low != high else f"still {low}"
        said.append(f"whichever way the unknown fell, the share is {between}")
    return f"{'. '.join(_capital(each) for each in said)}." if said else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
