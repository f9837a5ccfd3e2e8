""" "How is this calculated?": counts, out of, left out, unknown, the law, where from, kept by, changed."""

from __future__ import annotations

from collections.abc import Iterable

from heed.measures.declare import Kind, Measure
from heed.measures.figures import Figure
from heed.web import formats
from heed.web.about.manual import of_measure
from heed.web.addresses import reverse
from heed.web.figures.reading import Reading
from heed.web.figures.rows import is_timely
from heed.web.figures.shapes import Entry, Link
from heed.web.law import anchor

Column = tuple[Entry, ...]


def how(figure: Figure, reading: Reading) -> tuple[Column, Column]:
    """Two columns: what is counted, and on whose word."""
    measure, counted = figure.measure, figure.counted
    yes, no = ("On time", "Late") if is_timely(measure) else ("Yes", "No") if measure.not_met_means else ("Counted", "")
    what = [
        Entry("Counts", (Link(measure.counts if measure.counts == "children" else f"{measure.counts}, not children"),)),
        Entry("Out of", (Link(measure.out_of),)),
        *_the_figure(measure),
        Entry(yes, (Link(measure.met_means),)),
        *([Entry(no, (Link(measure.not_met_means),))] if measure.not_met_means else []),
        Entry("Left out", _reasons(counted.left_out.items())),
        Entry("Not known", _reasons(counted.unknown.items())),
    ]
    if counted.interpreted:
        rest = formats.count(counted.interpreted, "row rests", "rows rest")
        said = reading.words.say(f"{rest} on an interpretation of which review came before")
        what.append(Entry("Interpretation", (Link(said),)))
    on_whose_word = [
        Entry("Why it matters", (Link(measure.why_it_matters),)),
        *([Entry("The law", _law(measure))] if measure.sources else []),
        *([Entry("Defined by", (Link(measure.defined_by),))] if measure.defined_by else []),
        Entry("From", _from(figure, reading)),
        Entry("Kept by", (Link(f"{measure.owner}, who looks at it again on {formats.plain_day(measure.review_on)}"),)),
        Entry("Changed", _changes(measure)),
        *_manual(measure),
    ]
    return tuple(what), tuple(on_whose_word)


_FIGURES = {
    Kind.RATE: "what is counted, for each 10,000 of the population of the year",
    Kind.MEAN: "the sum of all, shared out evenly",
    Kind.MEDIAN: "the one in the middle: half are below it and half above",
    Kind.DISTRIBUTION: "how many there are in all, and the share of each part of those of which it is known",
    Kind.MEAN_OF_MONTHS: "the share of each month, and the mean of those: a month with few counts like one with many",
}


def _the_figure(measure: Measure) -> list[Entry]:
    """How the number is made, where that is not plain from what is counted."""
    said = _FIGURES.get(measure.kind)
    return [Entry("The figure", (Link(said),))] if said else []


def _reasons(reasons: Iterable[tuple[str, int]]) -> tuple[Link, ...]:
    said = tuple(Link(f"{why}: {formats.number(n)}") for why, n in reasons)
    return said or (Link("none"),)


def _law(measure: Measure) -> tuple[Link, ...]:
    """Each provision; of one instrument the second and later by their number alone."""
    links, before = [], ""
    for provision in measure.sources:
        address = f"{reverse('web:law')}#{anchor(provision)}"
        same = provision.instrument == before
        links.append(Link(provision.ref if same else str(provision), address, beside=same))
        before = provision.instrument
    return tuple(links)


def _from(figure: Figure, reading: Reading) -> tuple[Link, ...]:
    loaded = tuple(
        Link(f"{found.name}, loaded by {found.by} on {formats.moment(found.loaded_at)}", found.address)
        for found in reading.returns
    )
    known = Link(f"What was known on {formats.day(figure.as_at)}, counted on {formats.moment(reading.made_at)}")
    behind = Link("A return has been applied since: figures follow within a minute")
    return (*loaded, known, behind) if reading.behind else (*loaded, known)


def _manual(measure: Measure) -> list[Entry]:
    """Its page in the manual, where this installation has one: worked cases, and the statement itself."""
    address = of_measure(measure.code)
    return (
        [Entry("In the manual", (Link("worked cases, and the statement that counts it", address),))] if address else []
    )


def _changes(measure: Measure) -> tuple[Link, ...]:
    said = tuple(Link(f"{formats.plain_day(change.from_on)}: {change.what}") for change in measure.changes)
    return said or (Link("never, since it was first defined"),)
