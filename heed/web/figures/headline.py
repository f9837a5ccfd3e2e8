"""The figure itself: its big number, its band, its four parts. Numbers come counted from `heed.measures`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from heed.measures.counting import Counted
from heed.measures.declare import Kind, Measure, Polarity
from heed.measures.engine import LEFT_OUT, MET, NOT_MET, UNKNOWN
from heed.measures.figures import Figure
from heed.measures.output import rounded, units
from heed.web import formats
from heed.web.drawings import Segment, band, segments
from heed.web.figures.shapes import Band, Headline, Part

NEITHER_GOOD_NOR_BAD = "f-mid"
"""What is not met where that is no fault: children who live near home are not late."""

SWATCHES = {MET: "f-spruce", NOT_MET: "f-late", UNKNOWN: "f-grey", LEFT_OUT: "f-line"}


def headline(measure: Measure, counted: Counted) -> Headline:
    """The big number and what it is out of."""
    if counted.value is None:
        return Headline("", "", "", "", formats.capital(f"{counted.why}."))
    number, sign = written(measure, counted)
    of, rest = _of(measure, counted)
    return Headline(number, sign, of, rest, "")


def written(measure: Measure, counted: Counted) -> tuple[str, str]:
    """The number and its sign: "96" and "%", "412.5" and " days", "702" and nothing; "none" where there is none."""
    if counted.value is None:
        return "none", ""
    if measure.is_share:
        return formats.percent(counted.value).removesuffix("%"), "%"
    if measure.is_average:
        return rounded(counted.value), f" {measure.amount_unit}"
    return (rounded(counted.value) if measure.kind is Kind.RATE else formats.number(int(counted.value))), ""


def short(measure: Measure, counted: Counted) -> str:
    """The same as one word or two: "96%", "412.5 days"."""
    return "".join(written(measure, counted))


def out_of(measure: Measure, counted: Counted) -> str:
    """What the number is out of, in one line; why there is none, where there is none."""
    if counted.value is None:
        return counted.why or ""
    return " ".join(_of(measure, counted)).strip()


def _of(measure: Measure, counted: Counted) -> tuple[str, str]:
    """What the number is out of: the words that matter, and the rest."""
    share = f"{formats.number(counted.numerator)} of {formats.number(counted.denominator)}"
    match measure.kind:
        case Kind.PROPORTION:
            return share, measure.counts
        case Kind.MEAN_OF_MONTHS:
            months = formats.count(sum(part.value is not None for part in counted.parts), "month")
            return f"mean of {months}", f"({share} {measure.counts} in all)"
        case Kind.MEAN | Kind.MEDIAN:
            return measure.kind.value, f"of {units(measure, counted.denominator)}"
        case Kind.RATE:
            said = f"for each 10,000: {units(measure, counted.numerator)}"
            return said, f"of a population of {formats.number(counted.denominator)}"
        case _:
            return units(measure, counted.base).partition(" ")[2], ""


def the_band(measure: Measure, counted: Counted) -> Band:
    """Between what and what the figure lies, whichever way its unknowns fell."""
    if measure.is_average and counted.unknowns:
        n = counted.unknowns
        said = "One is not known and is" if n == 1 else f"{formats.number(n)} are not known and are"
        return Band(Markup("{} not in it: how far that could move it cannot be told.").format(said), None, "")
    if counted.value is not None and not counted.unknowns:
        return Band(Markup("Nothing is unknown: the figure stands where it is."), None, "")
    if counted.low is None or counted.high is None or not counted.unknowns:
        return Band(Markup(""), None, "")  # there are none at all, and the headline says so
    write = _writer(measure)
    low, high = write(counted.low), write(counted.high)
    one = counted.unknowns == 1
    fell = "the one unknown fell" if one else f"the {formats.number(counted.unknowns)} unknowns fell"
    sentence = Markup("Between <b>{}</b> and <b>{}</b>, whichever way {}.").format(low, high, fell)
    if not measure.is_share or counted.value is None:
        return Band(sentence, None, "")
    said = f"{write(counted.value)}, within a band from {low} to {high}"
    return Band(sentence, band(counted.low, counted.value, counted.high), said)


def _writer(measure: Measure) -> Callable[[float], str]:
    if measure.is_share:
        return lambda value: formats.percent(value, 1)
    if measure.kind is Kind.RATE:
        return rounded
    return lambda value: formats.number(int(value))


def counts_of(figure: Figure) -> dict[str, int]:
    """How many rows the figure has of each outcome, in the order of the tabs. What has no numerator is met or unknown."""
    counted = figure.counted
    met = counted.numerator if figure.measure.is_share else counted.base
    return {NOT_MET: counted.base - met, MET: met, UNKNOWN: counted.unknowns, LEFT_OUT: counted.lefts_out}


def parts(figure: Figure, addresses: Mapping[str, str]) -> tuple[Part, ...]:
    """The four parts, those that are there: met, not met, not known, left out. `addresses` by outcome."""
    measure, counted, counts = figure.measure, figure.counted, counts_of(figure)
    said = {
        MET: (counts[MET], measure.met_means),
        NOT_MET: (counts[NOT_MET], measure.not_met_means),
        UNKNOWN: (counted.unknowns, _with_reasons("not known", counted.unknown)),
        LEFT_OUT: (counted.lefts_out, _with_reasons("left out", counted.left_out)),
    }
    return tuple(
        Part(n, words, _swatch(measure, outcome), addresses.get(outcome, ""))
        for outcome, (n, words) in said.items()
        if n
    )


def _swatch(measure: Measure, outcome: str) -> str:
    """The colour of an outcome: that of lateness only where more of it is worse."""
    if outcome == NOT_MET and measure.polarity is not Polarity.HIGH:
        return NEITHER_GOOD_NOR_BAD
    return SWATCHES[outcome]


def bar(figure: Figure) -> tuple[Segment, ...]:
    """The same four as one bar."""
    return segments([(part.n, part.swatch) for part in parts(figure, {})])


def _with_reasons(words: str, reasons: Mapping[str, int]) -> str:
    if len(reasons) == 1:
        return f"{words}: {next(iter(reasons))}"
    most_first = sorted(reasons.items(), key=lambda reason: -reason[1])
    return f"{words}: " + "; ".join(f"{formats.number(n)} {why}" for why, n in most_first)


def held_back(n: int) -> str:
    """The children who are in no figure, as a sentence; empty where there are none."""
    if not n:
        return ""
    if n == 1:
        return "1 child is held back by a fault in the return and is in no figure."
    return f"{formats.number(n)} children are held back by faults in the return and are in no figure."
