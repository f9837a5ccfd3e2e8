"""The figure itself: its big number, its band, its four parts. Numbers come counted from `heed.measures`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from heed.measures.counting import Counted
from heed.measures.declare import Kind, Measure
from heed.measures.engine import LEFT_OUT, MET, NOT_MET, UNKNOWN
from heed.measures.figures import Figure
from heed.web import formats
from heed.web.drawings import Segment, band, segments
from heed.web.figures.shapes import Band, Headline, Part

SWATCHES = {MET: "f-spruce", NOT_MET: "f-late", UNKNOWN: "f-grey", LEFT_OUT: "f-line"}


def headline(measure: Measure, counted: Counted) -> Headline:
    """The big number and what it is out of."""
    if counted.value is None:
        return Headline("", "", "", formats.capital(f"{counted.why}."))
    if measure.kind is Kind.COUNT:
        return Headline(formats.number(counted.numerator), "", measure.counts, "")
    of = f"{formats.number(counted.numerator)} of {formats.number(counted.denominator)}"
    return Headline(formats.percent(counted.value).removesuffix("%"), "%", of, "")


def the_band(measure: Measure, counted: Counted) -> Band:
    """Between what and what the figure lies, whichever way its unknowns fell."""
    if counted.low is None or counted.high is None:
        return Band(Markup(""), None, "")  # there are none at all, and the headline says so
    if not counted.unknowns:
        return Band(Markup("Nothing is unknown: the figure stands where it is."), None, "")
    write = _writer(measure)
    low, high = write(counted.low), write(counted.high)
    one = counted.unknowns == 1
    fell = "the one unknown fell" if one else f"the {formats.number(counted.unknowns)} unknowns fell"
    sentence = Markup("Between <b>{}</b> and <b>{}</b>, whichever way {}.").format(low, high, fell)
    if measure.kind is Kind.COUNT or counted.value is None:
        return Band(sentence, None, "")
    said = f"{write(counted.value)}, within a band from {low} to {high}"
    return Band(sentence, band(counted.low, counted.value, counted.high), said)


def _writer(measure: Measure) -> Callable[[float], str]:
    if measure.kind is Kind.COUNT:
        return lambda value: formats.number(int(value))
    return lambda value: formats.percent(value, 1)


def parts(figure: Figure, addresses: Mapping[str, str]) -> tuple[Part, ...]:
    """The four parts, those that are there: met, not met, not known, left out. `addresses` by outcome."""
    measure, counted = figure.measure, figure.counted
    not_met = counted.denominator - counted.numerator
    said = {
        MET: (counted.numerator, measure.met_means),
        NOT_MET: (not_met, measure.not_met_means),
        UNKNOWN: (counted.unknowns, _with_reasons("not known", counted.unknown)),
        LEFT_OUT: (counted.lefts_out, _with_reasons("left out", counted.left_out)),
    }
    return tuple(
        Part(n, words, SWATCHES[outcome], addresses.get(outcome, "")) for outcome, (n, words) in said.items() if n
    )


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
