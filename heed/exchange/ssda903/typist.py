"""Cells made values, once, at the edge: each table's rows typed into a `Return`. Not what rows mean together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from heed.exchange.records import NO_CODE, Episode, Review, Source
from heed.exchange.ssda903.codes import BY_COLUMN, SEX_MEANS, accepted
from heed.exchange.ssda903.dates import MEND, Dates, Read, Unread
from heed.exchange.ssda903.layout import EPISODES, HEADER, PLACED, REVIEWS, UASC
from heed.exchange.ssda903.rows import NOT_A_CODE, EpisodeRow, HeaderRow, ListedRow, Misread, Return, ReviewRow
from heed.exchange.ssda903.table import Rows
from heed.exchange.ssda903.words import counted, listed, shown

LONGEST_CHILD = 40


class Typist:
    """Types the tables of one return. Holds what every table needs: the year's codes, the dates, where faults go."""

    def __init__(self, into: Return, dates: Dates) -> None:
        self.into = into
        self.dates = dates
        self.children: dict[str, str] = {}  # a cell that is a child's number as it stands, to one string for all rows

    def header(self, rows: Rows) -> None:
        """CHILD, SEX, DOB, MOTHER, MC_DOB. The date of birth of a mother's child is looked at and kept nowhere."""
        file, dates, children, add = rows.found.file.label, self.dates, self.children, self.into.header.append
        sexes = accepted("SEX", self.into.year)
        for (number, sex, born, mother, mothers_child), line in zip(rows.cells, rows.lines, strict=True):
            source = Source(file, line)
            child = children.get(number) or self._child(HEADER, number, source, (sex, born))
            if child is None:
                continue
            code = sexes.get(sex) or self._code(HEADER, "SEX", sex, child, source)
            read = dates[born]
            born_on = read if isinstance(read, date) else None
            if born_on is None:
                self._no_date(HEADER, "DOB", read, child, source)
            if mothers_child:
                self._spare_date(HEADER, "MC_DOB", mothers_child, child, source)
            add(HeaderRow(child, born_on, SEX_MEANS.get(code) if code else None, bool(mother), source))

    def episodes(self, rows: Rows) -> None:
        """CHILD, DECOM, RNE, LS, PLACE, DEC, REC. A row whose DECOM or DEC cannot be read makes no episode."""
        file, dates, children, add = rows.found.file.label, self.dates, self.children, self.into.episodes.append
        year = self.into.year
        news, statuses = accepted("RNE", year), accepted("LS", year)
        places, ends = accepted("PLACE", year), accepted("REC", year)
        for (number, began, new, status, place, ceased, end), line in zip(rows.cells, rows.lines, strict=True):
            source = Source(file, line)
            child = children.get(number) or self._child(
                EPISODES, number, source, (began, new, status, place, ceased, end)
            )
            if child is None:
                continue
            reason_new = news.get(new) or self._code(EPISODES, "RNE", new, child, source)
            legal_status = statuses.get(status) or self._code(EPISODES, "LS", status, child, source)
            placement = places.get(place) or self._code(EPISODES, "PLACE", place, child, source)
            from_on, until_on = dates[began], dates[ceased]
            reason = ends.get(end)
            if reason is None or until_on is None:
                reason = self._reason_ceased(end, until_on, child, source)
            if not isinstance(from_on, date):
                self._no_date(EPISODES, "DECOM", from_on, child, source)
            if isinstance(until_on, Unread):
                self._no_date(EPISODES, "DEC", until_on, child, source)
            elif isinstance(from_on, date):
                add(EpisodeRow(child, Episode(from_on, until_on, reason_new, legal_status, placement, reason, source)))

    def reviews(self, rows: Rows) -> None:
        """CHILD, DOB, REVIEW, REVIEW_CODE. A row whose REVIEW cannot be read makes no review."""
        file, dates, children, add = rows.found.file.label, self.dates, self.children, self.into.reviews.append
        codes = accepted("REVIEW_CODE", self.into.year)
        for (number, born, held, participation), line in zip(rows.cells, rows.lines, strict=True):
            source = Source(file, line)
            child = children.get(number) or self._child(REVIEWS, number, source, (born, held, participation))
            if child is None:
                continue
            code, unknown = codes.get(participation), None
            if code is None:
                code = self._code(REVIEWS, "REVIEW_CODE", participation, child, source)
                unknown = None if code else NOT_A_CODE if participation.strip() else NO_CODE
            born_on, held_on = dates[born], dates[held]
            if not isinstance(born_on, date):
                born_on = self._spare_date(REVIEWS, "DOB", born, child, source)
            if isinstance(held_on, date):
                add(ReviewRow(child, born_on, Review(held_on, code, unknown, source)))
            else:
                self._no_date(REVIEWS, "REVIEW", held_on, child, source)

    def uasc(self, rows: Rows) -> None:
        """CHILD, DOB, DUC. Only that the child is listed is used."""
        self.into.uasc = self._listed(UASC, rows, dates=("DUC",))

    def placed(self, rows: Rows) -> None:
        """CHILD, DOB, DATE_PLACED, DATE_PLACED_CEASED, REASON_PLACED_CEASED: looked at, used by no figure (decisions, 15)."""
        self.into.placed = self._listed(PLACED, rows, dates=("DATE_PLACED", "DATE_PLACED_CEASED"))

    def _listed(self, table: str, rows: Rows, *, dates: Sequence[str]) -> list[ListedRow]:
        columns = rows.found.layout.reads
        file, made = rows.found.file.label, []
        for cells, line in zip(rows.cells, rows.lines, strict=True):
            source = Source(file, line)
            child = self._child(table, cells[0], source, cells[1:])
            if child is None:
                continue
            cell = dict(zip(columns, cells, strict=True))
            told = [(column, self._spare_date(table, column, cell[column], child, source)) for column in dates]
            reason = cell.get("REASON_PLACED_CEASED", "").strip()
            if reason:
                self._code(table, "REASON_PLACED_CEASED", reason, child, source)
            filled = tuple((column, day) for column, day in told if day is not None)
            made.append(ListedRow(child, self._spare_date(table, "DOB", cell["DOB"], child, source), source, filled))
        return made

    def _child(self, table: str, number: str, source: Source, others: Sequence[str]) -> str | None:
        """The child's number; None for a blank row, and for a row that names no child."""
        if number.isalnum() and len(number) <= LONGEST_CHILD:
            return self.children.setdefault(number, number)
        child = number.strip()
        if not child:
            if any(cell.strip() for cell in others):
                self._misread(table, "CHILD", None, source, "is blank: write the child’s number")
            return None
        if len(child) > LONGEST_CHILD or not child.isprintable() or child[0] in "=+-@" or _shortened(child):
            self._misread(
                table, "CHILD", shown(child), source, f"is {shown(child)}, which is not a child’s number: mend it"
            )
            return None
        return self.children.setdefault(number, child)

    def _code(self, table: str, column: str, text: str, child: str, source: Source) -> str | None:
        """The code that a cell means where case or spaces hide it; otherwise None, and why."""
        year, code = self.into.year, text.strip().upper()
        if known := accepted(column, year).get(code):
            return known
        if not code:
            words = "is blank: write its code"
        elif years := BY_COLUMN[column].years_of(code):
            words = (
                f"is {shown(code)}, a code of the {listed(years)} {'return' if len(years) == 1 else 'returns'}"
                f" that the {year} return does not have: use a code of {year}"
            )
        else:
            words = f"is {shown(text.strip())}, which is no code of the return: use a code of {year}"
        self._misread(table, column, child, source, words)
        return None

    def _reason_ceased(self, text: str, until_on: Read, child: str, source: Source) -> str | None:
        """REC where there is something to say about it: blank, unknown, or without DEC."""
        blank = not text.strip()
        if blank and until_on is None:
            return None
        if blank:
            self._misread(
                EPISODES, "DEC and REC", child, source, "the episode has DEC and no REC: write both, or neither"
            )
            return None
        code = self._code(EPISODES, "REC", text, child, source)
        if until_on is not None:
            return code
        self._misread(EPISODES, "DEC and REC", child, source, "the episode has REC and no DEC: write both, or neither")
        return None

    def _no_date(self, table: str, column: str, read: Read, child: str, source: Source) -> None:
        """Say why a date that figures need is not there."""
        self._misread(table, column, child, source, str(read or f"is blank: {MEND}"))

    def _spare_date(self, table: str, column: str, text: str, child: str, source: Source) -> date | None:
        """The date of a column that no figure uses; a blank is nothing to speak of."""
        read = self.dates[text]
        if isinstance(read, Unread):
            self._misread(table, column, child, source, str(read))
            return None
        return read

    def _misread(self, table: str, column: str, child: str | None, source: Source, words: str) -> None:
        self.into.misread.setdefault((table, column), []).append(Misread(child, source, words))


def _shortened(number: str) -> bool:
    """Whether a spreadsheet wrote a long number as 1.23E+11, in which case several children may have become one."""
    return "E+" in number and number.replace("E+", "").replace(".", "").isdigit()


def note_other_dates(rows: Rows, dates: Dates) -> list[str]:
    """A sentence for each date column with cells that were certain, but not DD/MM/YYYY."""
    if not dates.others:
        return []
    notes, others = [], dates.others
    for index, column in enumerate(rows.found.layout.reads):
        hits = [cells[index] for cells in rows.cells if cells[index] in others]
        if hits:
            notes.append(
                f"{rows.found.file.label}: {counted(len(hits), 'date')} of {column} not as DD/MM/YYYY"
                f" (such as {shown(hits[0].strip())}) could mean one day only, and {'was' if len(hits) == 1 else 'were'} read."
            )
    return notes
