"""Tables, of a document or in a text however it was pasted: totals, shares, and what they say they count. No Django."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from heed.reports.book import Book
from heed.reports.document import Chart, Document, Table, as_text
from heed.reports.proof.claims import Read, When
from heed.reports.proof.finding import Finding, Kind, quoted
from heed.reports.proof.numbers import Unit, places
from heed.reports.proof.passages import Line, Page
from heed.reports.proof.sums import wholes
from heed.reports.proof.topics import ENTERED, IN_CARE, REVIEWS

_CELL = re.compile(
    r"(?P<open>\(?)[£]?(?P<sign>[-+]?)(?P<number>[0-9]{1,3}(?:,[0-9]{3})+"
    r"|[0-9]{1,9})(?P<places>\.[0-9]{1,3})?\s?(?P<unit>%|per cent)?\)?(?:\s?\([0-9.,]{1,8}\s?%\))?"
)
_NIL = frozenset({"-", "nil", "none", "zero"})
_TOTAL = re.compile(r"\s*(?:grand |overall )?totals?\b(?! (?:of|number of) .{12})", re.IGNORECASE)
_SUBTOTAL = re.compile(r"\s*sub-?totals?\b", re.IGNORECASE)
_PART_OF_ABOVE = re.compile(r"\s*(?:of which|of whom|of these|of those|including|incl\.)", re.IGNORECASE)
_NO_SUM = re.compile(
    r"\b(?:average|mean|median|rate|per 10,?000|fte|ratio|year|rank|target|change|difference)\b", re.IGNORECASE
)
_ALL_TOGETHER = re.compile(
    r"more than one|add up to more|do not (?:sum|add)|may not (?:sum|add)|not mutually exclusive", re.IGNORECASE
)
_ROUNDED = re.compile(r"\brounded\b|\brounding\b", re.IGNORECASE)
_RULE = re.compile(r"[\s|:\-+=]*$")


_MOST_COLUMNS = 12
_MOST_ROWS = 80
"""Rows of a table that has one cell to a line: without a total by then it is no table."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its label, its cells as typed, and where it stands in the plain text."""

    label: str
    cells: tuple[str, ...]
    place: int


@dataclass(frozen=True, slots=True)
class Found:
    """A table as it was found: its heading row, where there is one, its rows, and the words around it."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]
    around: str
    place: int
    caption: str = ""
    total: bool = False

    @property
    def has_total(self) -> bool:
        """Whether its last row is a total."""
        return self.total or bool(_TOTAL.match(self.rows[-1].label))


def of_text(page: Page) -> Iterator[Found]:
    """The tables of a text: lines with tabs or pipes, or, as a PDF gives them, one cell to a line."""
    block: list[Line] = []
    for line in [*page.lines, Line(len(page.plain), "")]:
        if "\t" in line.text or line.text.count("|") >= 2:
            block.append(line)
            continue
        if len(block) > 1:
            yield from _of_block(page, block)
        block = []
    yield from _of_single_cells(page)


def _of_block(page: Page, block: Sequence[Line]) -> Iterator[Found]:
    rows = [_row(line) for line in block if not _RULE.match(line.text)]
    rows = [row for row in rows if row.cells]
    if len(rows) < 2:
        return
    has_head = all(number_in(cell) is None or _PLAIN_YEAR.fullmatch(cell) for cell in rows[0].cells)
    head = (rows[0].label, *rows[0].cells) if has_head else ()
    end = block[-1].place + len(block[-1].text)
    around = page.plain[max(0, rows[0].place - 160) : rows[0].place] + page.plain[end : end + 200]
    # two tables with nothing between them: the second begins with a heading row of its own
    if body := tuple(rows[1:] if has_head else rows):
        yield Found(head, body, around, rows[0].place)


def _row(line: Line) -> Row:
    cells = [cell.strip() for cell in re.split(r"\t|\|", line.text.strip(" |"))]
    return Row(cells[0], tuple(cells[1:]), line.place)


def _of_single_cells(page: Page) -> Iterator[Found]:
    """Tables whose every cell has a line of its own, as text taken out of a PDF has them."""
    lines = [line for line in page.lines if not line.is_blank]
    place = 0
    while place < len(lines):
        rows, after = _run(lines, place)
        if rows:
            start = rows[0].place
            yield Found((), tuple(rows), page.plain[max(0, start - 200) : start], start)
        place = max(after, place + 1)


def _run(lines: Sequence[Line], start: int) -> tuple[list[Row], int]:
    """Rows of a label and so many numbers, from a line on, up to one whose label is a total; and where to look on "
    "from."""
    width = 0 if _is_cell(lines[start].text) else _width(lines, start)
    if not width:
        return [], start + 1
    rows: list[Row] = []
    place = start
    while len(rows) < _MOST_ROWS and place + width < len(lines):
        label, cells = lines[place], [line.text.strip() for line in lines[place + 1 : place + 1 + width]]
        if _is_cell(label.text) or len(label.text) > _LONGEST_LABEL or not all(_is_cell(cell) for cell in cells):
            break
        rows.append(Row(label.text.strip(), tuple(cells), label.place))
        place += 1 + width
        if _TOTAL.match(rows[-1].label):
            return (rows if len(rows) > 2 else []), place
    return [], place


def _width(lines: Sequence[Line], start: int) -> int:
    """How many numbers follow a line, one to a line."""
    width = 0
    while width < _MOST_COLUMNS and start + 1 + width < len(lines) and _is_cell(lines[start + 1 + width].text):
        width += 1
    return width


_LONGEST_LABEL = 120


def _is_cell(text: str) -> bool:
    stripped = text.strip()
    return bool(_CELL.fullmatch(stripped)) or stripped in ("-", "*")


def number_in(cell: str) -> tuple[Decimal, bool] | None:
    """A cell as a number, and whether it is a share; None where it is none or is hidden."""
    stripped = cell.strip()
    if stripped.lower() in _NIL:
        return Decimal(0), False
    match = _CELL.fullmatch(stripped)
    if match is None:
        return None
    return Decimal(match["sign"] + match["number"].replace(",", "") + (match["places"] or "")), bool(match["unit"])


def of_document(document: Document) -> Iterator[Found]:
    """The tables of a document, those of its charts among them."""
    for block in document.blocks:
        table = block.table if isinstance(block, Chart) else block
        if isinstance(table, Table) and table.rows:
            rows = tuple(
                Row(as_text(row[0].runs), tuple(as_text(cell.runs) for cell in row[1:]), 0) for row in table.rows if row
            )
            around = " ".join(as_text(note) for note in table.notes)
            yield Found(table.head, rows, f"{table.caption} {around}", 0, table.caption, table.total)


def sums(page: Page, found: Found, *, is_typed: bool = True) -> Iterator[Finding]:
    """Totals that are not the sums of their rows, and shares that do not make 100."""
    if not found.has_total or len(found.rows) < 3 or _ALL_TOGETHER.search(found.around):
        return
    *rows, total = found.rows
    for column in range(len(total.cells)):
        title = found.head[column + 1] if column + 1 < len(found.head) else ""
        if _NO_SUM.search(title) and not _PLAIN_YEAR.fullmatch(title):
            continue
        whole = number_in(total.cells[column])
        values = [number_in(row.cells[column]) if column < len(row.cells) else None for row in rows]
        if whole is None or all(value is None for value in values):
            continue
        says = _of_shares(values, whole) if whole[1] else _of_counts(found, rows, values, whole, column)
        if says:
            yield _finding(page, found, total, Kind.TOTAL, says, is_typed=is_typed, grave=True)


_NO_PARTS = 20
"""Points from 100 beyond which shares are not the parts of one whole: each is of its own."""

Values = Sequence[tuple[Decimal, bool] | None]


def _of_shares(values: Values, whole: tuple[Decimal, bool]) -> str:
    """Why shares with a total of 100% are wrong; empty where they are not, or are not parts of one whole."""
    parts = [value[0] for value in values if value is not None]
    if whole[0] != 100 or len(parts) < len(values) or not all(value and value[1] for value in values):
        return ""
    least = min(places(part) for part in parts)
    room = Decimal("0.5").scaleb(-least) * len(parts)
    total = sum(parts, Decimal(0))
    if abs(total - 100) <= room or abs(total - 100) > _NO_PARTS:
        return ""
    return f"The shares make {total}%, not 100%: one of them is wrong or a row is missing."


def _of_counts(found: Found, rows: Sequence[Row], values: Values, whole: tuple[Decimal, bool], column: int) -> str:
    """Why a total is wrong; empty where it is some sum that its rows allow."""
    shares = [value for value in values if value is not None and value[1]]
    if shares or any(
        row.cells[column : column + 1] and _PLAIN_YEAR.fullmatch(row.cells[column].strip()) for row in rows
    ):
        return ""
    own = [(row, value[0]) for row, value in zip(rows, values, strict=True) if value is not None]
    hidden = len(own) < len(rows)
    plain = sum(
        (value for row, value in own if not _SUBTOTAL.match(row.label) and not _TOTAL.match(row.label)), Decimal(0)
    )
    without = sum(
        (
            value
            for row, value in own
            if not (_SUBTOTAL.match(row.label) or _TOTAL.match(row.label) or _PART_OF_ABOVE.match(row.label))
        ),
        Decimal(0),
    )
    subtotals = sum((value for row, value in own if _SUBTOTAL.match(row.label) or _TOTAL.match(row.label)), Decimal(0))
    room = _room(found, [value for _, value in own], whole[0])
    if any(abs(each - whole[0]) <= room for each in (plain, without, subtotals)):
        return ""
    if hidden and without < whole[0]:
        return ""  # what is not printed may be the rest
    return f"The rows make {without:,}, not {whole[0]:,}: put the total or a row right, or say who is counted twice."


_PLAIN_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def _room(found: Found, values: Sequence[Decimal], whole: Decimal) -> Decimal:
    """How far a sum may be from a total because its rows were rounded."""
    if all(value % 10 == 0 for value in (*values, whole)) and len(values) > 1:
        return Decimal(5) * (len(values) + 1)
    if all(value % 5 == 0 for value in (*values, whole)) and _ROUNDED.search(found.around):
        return Decimal("2.5") * (len(values) + 1)
    decimals = max(places(value) for value in (*values, whole))
    return Decimal("0.5").scaleb(-decimals) * len(values) if decimals else Decimal(0)


def _finding(
    page: Page, found: Found, row: Row, kind: Kind, says: str, *, is_typed: bool, grave: bool = False
) -> Finding:
    words = " ".join((row.label, *row.cells)) if is_typed else f"{found.caption}: {row.label}"
    end = page.plain.find("\n", row.place) if is_typed else 0
    at = page.at(row.place, end if end >= 0 else len(page.plain)) if is_typed else (0, 0)
    return Finding(kind, at, quoted(words), says, grave=grave)


# What a table counts


_OF_REVIEWS = re.compile(r"\b(?:participat\w+|attends?|review codes?|PN ?[0-7]|reviews?)\b", re.IGNORECASE)
_CHILDREN = re.compile(r"\b(?:children|young people)\b", re.IGNORECASE)
_DISPUTES = re.compile(r"\b(?:disputes?|alerts?|escalations?|concerns?|challenges?)\b", re.IGNORECASE)
_PRAISE = re.compile(r"\b(?:recognitions?|good practice|praise|compliments?|positive)\b", re.IGNORECASE)


def units(page: Page, found: Found, read: Read, book: Book | None) -> Iterator[Finding]:
    """A column of children whose total is more children than there were: they are reviews."""
    if not found.has_total:
        return
    most = most_children(read, book)
    for column, title in enumerate(found.head[1:]):
        total = found.rows[-1].cells[column : column + 1]
        value = number_in(total[0]) if total else None
        if value is None or value[1] or not _CHILDREN.search(title) or re.search(r"\breviews?\b", title, re.IGNORECASE):
            continue
        words = " ".join((*found.head, *(row.label for row in found.rows)))
        if most is not None and value[0] > most and _OF_REVIEWS.search(words):
            says = (
                f"“{title}” adds up to {value[0]:,}, and there were {most:,} children at most: these are reviews, "
                f"so head the column "
                "“Number of reviews”."
            )
            yield Finding(Kind.UNIT, page.at(found.place, found.place + len(title)), quoted(title), says, grave=True)


def most_children(read: Read, book: Book | None) -> int | None:
    """The most children who can have been in care at any time of the year: those at its start and those who came."""
    if book is not None:
        before, came = book.told("children_in_care", book.year - 1), book.told("children_entering_care")
        if before is not None and came is not None and before.value is not None and came.value is not None:
            return int(before.value + came.value)
    then, now = wholes(read, When.BEFORE), wholes(read)
    if IN_CARE in then and ENTERED in now:
        return int(then[IN_CARE].number.value + now[ENTERED].number.value)
    if IN_CARE in now:
        return int(now[IN_CARE].number.value * 2)  # with no number of those who came, twice those there is beyond doubt
    return None


def praise(page: Page, found: Found) -> Iterator[Finding]:
    """Recognitions of good practice that are counted among the disputes."""
    if not found.has_total or not _DISPUTES.search(" ".join((*found.head, found.around))):
        return
    for row in found.rows[:-1]:
        value = number_in(row.cells[0]) if row.cells else None
        if value is not None and value[0] > 0 and _PRAISE.search(row.label) and not _DISPUTES.search(row.label):
            says = (
                f"{value[0]:,} under “{quoted(row.label)}” are in the total of disputes: take them out of it, "
                "and say them apart."
            )
            yield _finding(page, found, row, Kind.UNIT, says, is_typed=True)


def claimed_as_children(read: Read, book: Book | None) -> Iterator[Finding]:
    """Reviews that the words beside them call children."""
    most = most_children(read, book)
    for sentence, claims in read.by_sentence:
        if _AT_REVIEWS.search(sentence.text) is None:
            continue
        of_children = _CHILDREN.search(sentence.text) is not None
        for number in (claim.number for claim in claims if not claim.others and claim.topic is not REVIEWS):
            in_brackets = of_children and _IN_BRACKETS.search(read.page.plain, max(0, number.start - 8), number.end + 1)
            is_children = number.noun in ("children", "young people") or in_brackets
            is_too_many = most is not None and number.value > most
            if (
                number.unit is Unit.SHARE
                or number.value < _ENOUGH
                or not is_children
                or not (is_too_many or in_brackets)
            ):
                continue
            says = (
                f"{number.value:,} is given as children who took part in reviews: if reviews were counted, write "
                f"“{number.value:,} reviews”."
            )
            at = read.page.at(number.start, number.end)
            yield Finding(Kind.UNIT, at, read.page.plain[number.start : number.end].strip(), says, grave=is_too_many)
            break


_ENOUGH = 20
_AT_REVIEWS = re.compile(r"\b(?:participat\w+|took part|attend\w*)\b[^.]{0,40}\breviews?\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"%\s?\([0-9,]+\)$")
