"""The tables and charts of a report, made of the figures of its book, each with its base and what is not known. No Django."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from heed.measures.declare import DIMENSIONS
from heed.measures.engine import OVER_TIME
from heed.measures.figures import year_label
from heed.measures.output import area_in_words, percent
from heed.measures.published import Published
from heed.reports import charts, saying
from heed.reports.book import Count, Definition, Hidden, Told, ToldGroup
from heed.reports.compose.desk import Desk
from heed.reports.document import Block, Cell, Chart, Drawn, Point, Run, Runs, Table, plain
from heed.reports.tags import share_of

NOT_ASKED = "–"

WORTH_DRAWING = 2
"""So many others, and a figure beside them is worth a drawing."""


def linked(code: str, name: str) -> Runs:
    """The name of a figure, leading to what it means."""
    return (Run(name, link=f"#{anchor(code)}", figure=code),)


def anchor(code: str) -> str:
    """Where in a document a figure is explained."""
    return f"figure-{code.replace('_', '-')}"


def figures(desk: Desk, title: str, codes: Iterable[str]) -> Iterator[Block]:
    """A table of several figures: this year with its base, the year before, and how it moved."""
    there = [code for code in codes if desk.told(code) is not None]
    if not there:
        return
    rows, notes = [], []
    for code in there:
        of, now, before = desk.definition(code), desk.told(code), desk.told(code, desk.book.year - 1)
        if now is None:
            continue
        limits, name = desk.book.limits, desk.say(of.name)
        cells = (
            Cell(linked(code, name)),
            Cell(desk.line(saying.in_table(of, now, limits)), number=True),
            Cell(desk.line(_base(desk, of, now)), number=True),
            Cell(desk.line(saying.in_table(of, before, limits)), number=True),
        )
        rows.append(cells)
        if note := saying.unsaid(of, now, limits):
            notes.append(desk.line(f"{name}. {note}"))
    head = ("Figure", desk.book.label, "Made of", desk.last_year)
    yield Table(title, head, tuple(rows), tuple(notes), widths=(5, 2, 4, 2))


def _base(desk: Desk, of: Definition, told: Told) -> str:
    if of.is_count or (told.value is None and not told.hides):
        return NOT_ASKED
    return saying.based(of, told, desk.book.limits)


def parts(desk: Desk, code: str, *, drawn: bool) -> Iterator[Block]:
    """The parts of a distribution that hold anything, listed with their shares and those of the year before, and drawn."""
    now, before = desk.told(code), desk.told(code, desk.book.year - 1)
    if now is None:
        return
    of = desk.definition(code)
    earlier = {part.key: part for part in before.parts} if before is not None else {}
    there = [part for part in now.parts if part.number != 0 or earlier.get(part.key, part).number != 0]
    limits, title = desk.book.limits, f"{desk.say(of.name)}, {desk.book.label}"
    if not there:
        return
    rows: list[tuple[Cell, ...]] = [
        (
            Cell(desk.line(part.label)),
            Cell(plain(saying.number(part.number, limits)), number=True),
            Cell(plain(_share(part.value)), number=True),
            Cell(
                plain(saying.number(earlier[part.key].number, limits) if part.key in earlier else "not counted"),
                number=True,
            ),
        )
        for part in there
    ]
    rows.append(_total(desk, now, before))
    note = saying.unsaid(of, now, limits)
    notes = (desk.line(note),) if note else ()
    head = (_of_what(desk, of), desk.book.label, "Share", desk.last_year)
    table = Table(title, head, tuple(rows), notes, total=True, widths=(5, 2, 2, 2))
    points = [Point(desk.say(part.label), _drawn(part.number), saying.number(part.number, limits)) for part in there]
    if drawn:
        yield from _bars(desk, of, title, points, table)
    else:
        yield table


def _share(value: float | None) -> str:
    return saying.NOT_PUBLISHED if value is None else percent(value, saying.PLACES)


def _drawn(count: Count) -> float | None:
    return None if isinstance(count, Hidden) else float(count)


def _total(desk: Desk, now: Told, before: Told | None) -> tuple[Cell, ...]:
    limits = desk.book.limits
    return (
        Cell(plain("Total")),
        Cell(plain(saying.number(now.base, limits)), number=True),
        Cell(plain(NOT_ASKED if now.base == 0 else "100%"), number=True),
        Cell(plain("not counted" if before is None else saying.number(before.base, limits)), number=True),
    )


def _of_what(desk: Desk, of: Definition) -> str:
    return desk.say(of.counts[:1].upper() + of.counts[1:])


def _bars(desk: Desk, of: Definition, title: str, points: Sequence[Point], table: Table) -> Iterator[Block]:
    if sum(point.value is not None for point in points) < 2:
        yield table
        return
    said = desk.say(f"{of.counts}, {desk.book.label}")
    described = f"Bars. {'; '.join(f'{point.label}, {point.said}' for point in points)}."
    yield Chart(title, said, Drawn.BARS, tuple(points), described, table)


def split(desk: Desk, code: str, by: str) -> Iterator[Block]:
    """A figure by a dimension: each part with its base and value, and the whole."""
    groups = [group for group in desk.book.groups.get((code, desk.book.year, by), ()) if _holds(group.told)]
    whole = desk.told(code)
    if len(groups) < 2 or whole is None:
        return
    of = desk.definition(code)
    name = desk.say(f"{of.name}, by {_dimension(by).lower()}, {desk.book.label}")
    rows = [_group(desk, of, group.label, group.told, whole) for group in groups]
    rows.append(_group(desk, of, "Total", whole, whole))
    value = "Share of them all" if of.is_count else _of_what(desk, of) if not of.is_share else "Share"
    yield Table(name, (desk.say(_dimension(by)), "Made of", value), tuple(rows), total=True, widths=(4, 4, 2))


def _dimension(by: str) -> str:
    return DIMENSIONS[by].name


def _holds(told: Told) -> bool:
    return any(isinstance(count, Hidden) or count for count in (told.base, *told.unknown.values()))


def _group(desk: Desk, of: Definition, label: str, told: Told, whole: Told) -> tuple[Cell, ...]:
    limits = desk.book.limits
    worth = saying.in_table(of, told, limits)
    if of.is_count:
        share = share_of(told, whole, desk.book)
        worth = (
            percent(share, saying.PLACES) if share is not None else saying.NOT_PUBLISHED if told.hides else NOT_ASKED
        )
    made_of = saying.based(of, told, limits)
    if told.base == 0 and told.unknown:
        made_of = f"not known: {saying.units(of, saying.in_all(told.unknown.values()), limits)}"
    return Cell(desk.line(label)), Cell(desk.line(made_of), number=True), Cell(plain(worth), number=True)


def over_time(desk: Desk, code: str) -> Iterator[Block]:
    """A share by quarter, of this year and the year before, drawn and listed."""
    years = [year for year in (desk.book.year - 1, desk.book.year) if (code, year) in desk.book.whole]
    quarters = [(year, g) for year in years for g in desk.book.groups.get((code, year, OVER_TIME), ())]
    if sum(group.told.value is not None for _, group in quarters) < 2:
        return
    desk.told(code)
    of = desk.definition(code)
    points = tuple(_quarter(desk, of, year, group) for year, group in quarters)
    rows = tuple(
        (
            Cell(plain(group.label)),
            Cell(plain(point.said), number=True),
            Cell(desk.line(saying.based(of, group.told, desk.book.limits)), number=True),
        )
        for point, (_, group) in zip(points, quarters, strict=True)
    )
    title = f"{desk.say(of.name)}, by quarter"
    described = "; ".join(f"{group.label} {point.said}" for point, (_, group) in zip(points, quarters, strict=True))
    table = Table(title, ("Quarter", "Share", "Made of"), rows, widths=(3, 2, 4))
    begins = charts.begins_at(Drawn.LINE, points)
    said = desk.say(f"share of {of.counts}{f'; the scale begins at {begins}' if begins else ''}")
    yield Chart(title, said, Drawn.LINE, points, f"Line. {described}.", table)


def _quarter(desk: Desk, of: Definition, year: int, group: ToldGroup) -> Point:
    told = group.told
    value = None if told.value is None else float(told.value)
    over = desk.book.is_over or year < desk.book.year
    said = saying.in_table(of, told, desk.book.limits)
    return Point(group.label[:3], value, said, group=year_label(year), hollow=not over)


def beside(desk: Desk, title: str, codes: Sequence[str]) -> Iterator[Block]:
    """Figures beside what is published of others: one table of them all, and the first of them drawn on one line."""
    there = [code for code in codes if _compared(desk, code)]
    if not there:
        return
    areas = list(dict.fromkeys(_area(each) for code in there for each in desk.book.beside(code)))
    rows, notes = [], dict[str, None]()
    for code in there:
        of, now, before = desk.definition(code), desk.told(code), desk.told(code, desk.book.year - 1)
        others = {_area(each): each for each in desk.book.beside(code)}
        rows.append(
            (
                Cell(linked(code, desk.say(of.name))),
                Cell(plain(saying.in_table(of, now, desk.book.limits)), number=True),
                Cell(plain(saying.in_table(of, before, desk.book.limits)), number=True),
                *(Cell(plain(_other(of, others.get(area))), number=True) for area in areas),
            )
        )
        notes |= dict.fromkeys(f"{of.name}: {each.differs}" for each in others.values() if each.differs)
    head = ("Figure", f"Ours, {desk.book.label}", f"Ours, {desk.last_year}", *areas)
    table = Table(
        f"{title} beside others",
        head,
        tuple(rows),
        tuple(desk.line(note) for note in notes),
        widths=(4, 2, 2, *(2 for _ in areas)),
    )
    if len(areas) < WORTH_DRAWING:
        yield table
    else:
        yield _dots(desk, there[0], table)


def _compared(desk: Desk, code: str) -> bool:
    told = desk.told(code)
    return told is not None and told.value is not None and bool(desk.book.beside(code))


def _area(each: Published) -> str:
    area = area_in_words(each)
    return f"{area[:1].upper()}{area[1:]}"


def _other(of: Definition, each: Published | None) -> str:
    return NOT_ASKED if each is None else f"{saying.other(each, of)} ({year_label(each.year)})"


def _dots(desk: Desk, code: str, table: Table) -> Chart:
    """One figure beside those of others and our own of the year before."""
    of, now, before = desk.definition(code), desk.told(code), desk.told(code, desk.book.year - 1)
    points = [
        Point(f"{name}, {label}", float(told.value), saying.value(of, told, desk.book.limits), ours=told is now)
        for name, label, told in (("Ours", desk.book.label, now), ("Ours", desk.last_year, before))
        if told is not None and told.value is not None
    ]
    points += [
        Point(f"{_area(each)}, {year_label(each.year)}", each.share, saying.other(each, of))
        for each in desk.book.beside(code)
    ]
    described = "; ".join(f"{point.label} {point.said}" for point in points)
    title = f"{desk.say(of.name)}, beside others"
    return Chart(title, desk.say(of.definition), Drawn.DOTS, tuple(points), f"Dots on a line. {described}.", table)
