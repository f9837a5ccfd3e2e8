"""The rows behind a figure: one page of one outcome, of the children that this person may see."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from heed.facts.reviews import RULES
from heed.measures.declare import DIMENSIONS, NOT_KNOWN, Measure
from heed.measures.engine import LEFT_OUT, MET, NOT_MET, UNKNOWN, Row
from heed.measures.figures import Figure
from heed.web import formats
from heed.web.figures.asked import IN_ADDRESS, OUTCOMES, PART, Asked
from heed.web.figures.headline import counts_of
from heed.web.figures.reading import Reading
from heed.web.figures.shapes import Cell, Rows, Tab

PAGE = 20
NAMES = {UNKNOWN: "Not known", LEFT_OUT: "Left out"}


def opened_first(figure: Figure) -> str:
    """The outcome that a reader wants first: what was not met, else not known, else met. Of a count, what it counts."""
    if not figure.measure.is_share:
        return MET
    counts = counts_of(figure)
    return next((outcome for outcome in (NOT_MET, UNKNOWN, MET) if counts[outcome]), MET)


def rows(figure: Figure, asked: Asked, reading: Reading) -> tuple[Rows, frozenset[str]]:
    """The page asked for, and the keys of the records of the children shown on it."""
    outcome = OUTCOMES.get(asked.outcome) or opened_first(figure)
    seen, hidden = _page(reading, figure, outcome, asked)
    shown, more = seen[:PAGE], seen[PAGE:]
    columns = _with_something(figure, shown, reading)
    first = (asked.page - 1) * PAGE + 1
    labels = {outcome: _label(figure, outcome) for outcome in (NOT_MET, MET, UNKNOWN, LEFT_OUT)}

    def address(**changed: str | int) -> str:
        return asked.address("web:figure", figure.measure.code, at="rows", **changed)

    page = Rows(
        tabs=tuple(
            Tab(labels[name], n, address(outcome=IN_ADDRESS[name], page=1, group=""), name == outcome)
            for name, n in counts_of(figure).items()
            if n or name == outcome
        ),
        title=f"{formats.capital(figure.measure.counts)}: {labels[outcome].lower()}",
        headings=tuple(heading for heading, _ in columns),
        rows=tuple(zip(*(cells for _, cells in columns), strict=True)),
        group=reading.words.say(group_label(asked.group, figure.measure, reading)),
        every_group=address(group="", page=1),
        showing=f"{first} to {first + len(shown) - 1}" if shown and (more or asked.page > 1) else "",
        earlier=address(page=asked.page - 1) if asked.page > 1 else "",
        later=address(page=asked.page + 1) if more else "",
        later_n=len(more),
        hidden=_hidden(hidden),
    )
    return page, frozenset(reading.children[row.child].key for row in shown)


def _page(reading: Reading, figure: Figure, outcome: str, asked: Asked) -> tuple[list[Row], int]:
    """This page's rows and up to a page more, of the children in sight; and how many rows are out of sight in all."""
    start, engine = (asked.page - 1) * PAGE, reading.engine
    if asked.group:
        everyone = [
            row for row in engine.rows(figure.measure, figure.period, outcome=outcome) if in_group(row, asked.group)
        ]
        seen = [row for row in everyone if row.child in reading.children]
        return seen[start : start + 2 * PAGE], len(everyone) - len(seen)
    only = None if reading.everyone else list(reading.children)
    found = engine.rows(figure.measure, figure.period, outcome=outcome, only=only, offset=start, limit=2 * PAGE)
    if only is None:
        return list(found), 0
    in_sight = engine.count_rows(figure.measure, figure.period, outcome=outcome, only=only)
    return list(found), counts_of(figure)[outcome] - in_sight


def in_group(row: Row, group: str) -> bool:
    """Whether the row is of the group "dimension:key", as the figure counted it."""
    dimension, _, key = group.partition(":")
    own = getattr(row, dimension)
    if dimension == PART or DIMENSIONS[dimension].is_open:
        return key == (own or NOT_KNOWN)
    return key == (own if own in DIMENSIONS[dimension].labels else NOT_KNOWN)


def _hidden(n: int) -> str:
    if not n:
        return ""
    return f"And {formats.number(n)} you may not see. The figure counts {'it' if n == 1 else 'them'}."


def group_label(group: str, measure: Measure, reading: Reading) -> str:
    """The group that rows are narrowed to: "Which review it was: First"; empty where they are not."""
    if not group:
        return ""
    dimension, _, key = group.partition(":")
    if dimension == PART and measure.parts:
        return f"{measure.name}: {measure.parts.labels[key]}"
    of = DIMENSIONS[dimension]
    labels = reading.engine.labels if of.is_open else of.labels
    return f"{of.name}: {labels.get(key, 'Not known')}"


def _label(figure: Figure, outcome: str) -> str:
    if outcome == MET:
        if figure.measure.yearly and not figure.measure.is_share:
            return "Counted"
        return "On time" if is_timely(figure.measure) else formats.capital(figure.measure.met_means)
    if outcome == NOT_MET:
        return formats.capital(figure.measure.not_met_means)
    return NAMES[outcome]


def is_timely(measure: Measure) -> bool:
    """Whether the measure turns on the last lawful date; the others ask how the child took part, or only count."""
    return measure.why_unknown == "latest_unknown"


def _with_something(figure: Figure, shown: Sequence[Row], reading: Reading) -> list[tuple[str, list[Cell]]]:
    """The columns, each with its cells, less those that are empty on every row."""
    columns = [(heading, [write(row, reading) for row in shown]) for heading, write in _columns(figure, reading)]
    return [(heading, cells) for heading, cells in columns if any(cell.text for cell in cells)]


Column = tuple[str, Callable[[Row, Reading], Cell]]


def _columns(figure: Figure, reading: Reading) -> Sequence[Column]:
    child: Column = ("Child", lambda row, reading: Cell(reading.children[row.child].label, "nowrap"))
    review: Column = (reading.words.review.capital, lambda row, _: Cell(_which(row), "nowrap"))
    held: Column = (
        "Held",
        lambda row, _: Cell("not yet" if row.held_on is None else formats.day(row.held_on), "nowrap"),
    )
    read: Column = ("Read from", lambda row, _: Cell(f"{row.source_file}, line {row.source_line}", "nowrap"))
    why: Column = ("Why", lambda row, reading: Cell(reading.words.say(_why(row)), "says"))
    if figure.measure.yearly:
        return (child, *_of_a_year(figure.measure), why, read)
    if is_timely(figure.measure):
        due: Column = (
            "Due by law",
            lambda row, _: Cell(formats.day(row.latest_on) if row.latest_on else "not known", "nowrap"),
        )
        because: Column = ("Because", lambda row, reading: Cell(reading.words.say(_because(row)), "says"))
        late: Column = ("Late by", lambda row, _: Cell(_late(row), "nowrap"))
        return (child, review, due, because, held, late, why, read)
    if figure.measure.not_met_means:
        code: Column = ("Code", lambda row, _: Cell(row.participation_code or "none"))
        age: Column = ("Age", lambda row, _: Cell(_age(row), "nowrap"))
        return (child, age, held, code, why, read)
    return (child, review, held, why, read)


ON = {
    "child": "On",
    "entry": "Came into care",
    "leaving": "Left care",
    "adoption": "Adopted",
    "missing": "Began",
    "care_leaver": "On",
}
"""For each table of facts, what the day is on which its rows are told."""


def _of_a_year(measure: Measure) -> tuple[Column, ...]:
    """What a row of a year says: its day, the child's age and placement, and what the figure is made from."""
    placement = DIMENSIONS["placement"].labels
    told: Column = (ON[measure.facts], lambda row, _: Cell(formats.day(row.told_on) if row.told_on else "", "nowrap"))
    age: Column = ("Age", lambda row, _: Cell(_age(row), "nowrap"))
    lives: Column = ("Placement", lambda row, _: Cell(placement.get(row.placement or "", "")))
    found = [told, age, lives]
    if measure.parts and measure.parts.column not in ("age_band", "placement"):
        labels = measure.parts.labels
        found.append(("Part", lambda row, _: Cell(labels.get(row.part or "", row.part or ""), "says")))
    if measure.amount:
        heading = formats.capital(measure.amount_unit)
        found.append((heading, lambda row, _: Cell("" if row.amount is None else formats.number(row.amount))))
    return tuple(found)


def _which(row: Row) -> str:
    return {"later": "third or later", None: "not known"}.get(row.sequence, row.sequence or "")


def _age(row: Row) -> str:
    """In the words of the split by age."""
    return DIMENSIONS["age_band"].labels.get(row.age_band or "", row.age_band or "")


def _because(row: Row) -> str:
    """The reason of the last lawful date, made from the rule and day that the fact keeps."""
    if row.rule is None or row.counted_from is None:
        return ""
    deadline = RULES[row.rule](row.counted_from)
    return f"{deadline.allowance} after {deadline.event} on {formats.day(deadline.counted_from)}"


def _late(row: Row) -> str:
    if row.days_late is None or row.days_late <= 0:
        return ""
    days = formats.count(row.days_late, "day")
    return f"{days} so far" if row.held_on is None else days


def _why(row: Row) -> str:
    if row.why:
        return row.why
    return "by interpretation of which review came before" if row.interpreted else ""
