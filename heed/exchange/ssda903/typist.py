"""Cells made values, once, at the edge: each table's rows typed into a `Return`. Not what rows mean together.

Column by column: each distinct text of a column is looked at once, and only a column with a text that could not be read is
gone through again, to say where.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from itertools import repeat
from typing import TypeVar

from heed.exchange.records import (
    NO_CODE,
    Adoption,
    CareLeaver,
    Deprivation,
    Episode,
    Health,
    Missing,
    PlacedForAdoption,
    PreviousPermanence,
    Review,
    SocialWorkerEpisode,
    Source,
    Unaccompanied,
)
from heed.exchange.ssda903 import layout
from heed.exchange.ssda903.codes import SEX_MEANS
from heed.exchange.ssda903.columns import Children, Codes, Column, Flags, Numbers, PartsOfDays, Postcodes, Texts
from heed.exchange.ssda903.dates import MEND, Dates
from heed.exchange.ssda903.rows import BLANK, NOT_A_CODE, EpisodeRow, HeaderRow, Misread, Return, ReviewRow, Told
from heed.exchange.ssda903.table import Rows
from heed.exchange.ssda903.words import counted, shown

Value = TypeVar("Value")

NO_NUMBER = f"{BLANK}: write the child’s number"
NO_CODE_THERE = f"{BLANK}: write its code"
NO_DATE = f"{BLANK}: {MEND}"

HIGHEST_SCORE = 40
"""The highest total of the strengths and difficulties questionnaire."""

MOST_ADOPTERS = 2


class Columns:
    """One table's rows by column: of each row its child (None: it names none, and is no row) and its source."""

    def __init__(self, rows: Rows, into: Return, numbers: Children) -> None:
        columns = rows.found.layout.columns
        self.table = rows.found.layout.name
        self.misread = into.misread
        self.texts: dict[str, tuple[str, ...]] = dict(
            zip(columns, zip(*rows.cells, strict=True) if rows.cells else [()] * len(columns), strict=True)
        )
        file = rows.found.file.label
        self.sources = list(map(Source, repeat(file), rows.lines))
        self.children = list(map(numbers.__getitem__, self.texts["CHILD"]))
        if None in self.children:
            self._nameless(rows, numbers)

    def read(self, column: str, cells: Column[Value], blank: str = "") -> list[Value]:
        """The column's values, row by row; each cell that could not be read kept as `Misread`.

        `blank` says why a blank is a fault, in a column in which it is one.
        """
        texts = self.texts[column]
        values = list(map(cells.__getitem__, texts))
        if None in values and (blank or (cells.bad and not cells.bad.keys().isdisjoint(texts))):
            bad = cells.bad
            for text, value, child, source in zip(texts, values, self.children, self.sources, strict=True):
                if value is None and child is not None and (words := bad.get(text) or blank):
                    self.say(column, child, source, words)
        return values

    def say(self, column: str, child: str | None, source: Source, words: str) -> None:
        """Keep a cell that could not be read."""
        self.misread.setdefault((self.table, column), []).append(Misread(child, source, words))

    def _nameless(self, rows: Rows, numbers: Children) -> None:
        """Rows whose CHILD is no number, or is blank where something else is not."""
        for child, cells, source in zip(self.children, rows.cells, self.sources, strict=True):
            if child is not None:
                continue
            number = cells[rows.found.layout.columns.index("CHILD")]
            if number in numbers.bad:
                self.say("CHILD", shown(number.strip()), source, numbers.bad[number])
            elif any(cell.strip() for cell in cells):
                self.say("CHILD", None, source, NO_NUMBER)


class Typist:
    """Types the tables of one return. Holds what its tables share: the year, the dates, the children's numbers."""

    def __init__(self, into: Return, dates: Dates) -> None:
        self.into = into
        self.dates = dates
        self.flags = Flags()
        self.texts = Texts()
        self.numbers = Children()
        self.each: dict[str, Callable[[Columns], None]] = {
            layout.HEADER: self._header,
            layout.EPISODES: self._episodes,
            layout.REVIEWS: self._reviews,
            layout.UASC: self._uasc,
            layout.PLACED: self._placed,
            layout.OC2: self._health,
            layout.OC3: self._care_leavers,
            layout.AD1: self._adoptions,
            layout.PREVIOUS_PERMANENCE: self._previous_permanence,
            layout.MISSING: self._missing,
            layout.SOCIAL_WORKERS: self._social_workers,
            layout.DEPRIVATIONS: self._deprivations,
        }

    def table(self, rows: Rows) -> None:
        """Type one table into the return."""
        self.each[rows.found.layout.name](Columns(rows, self.into, self.numbers))

    def _codes(self, column: str) -> Codes:
        return Codes(column, self.into.year)

    def _header(self, of: Columns) -> None:
        self.into.header += [
            HeaderRow(child, born_on, SEX_MEANS[sex] if sex else None, mother, source, ethnicity, upn, mothers_child)
            for child, source, sex, born_on, ethnicity, upn, mother, mothers_child in zip(
                of.children,
                of.sources,
                of.read("SEX", self._codes("SEX"), NO_CODE_THERE),
                of.read("DOB", self.dates, NO_DATE),
                of.read("ETHNIC", self._codes("ETHNIC"), NO_CODE_THERE),
                of.read("UPN", self.texts),
                of.read("MOTHER", self.flags),
                of.read("MC_DOB", self.dates),
                strict=True,
            )
            if child is not None
        ]

    def _episodes(self, of: Columns) -> None:
        """A row whose DECOM or DEC cannot be read makes no episode."""
        postcodes, ceased = Postcodes(), of.read("DEC", self.dates)
        self.into.episodes += [
            EpisodeRow(child, Episode(from_on, *said))
            for child, end, from_on, *said in zip(
                of.children,
                of.texts["DEC"],
                of.read("DECOM", self.dates, NO_DATE),
                ceased,
                of.read("RNE", self._codes("RNE"), NO_CODE_THERE),
                of.read("LS", self._codes("LS"), NO_CODE_THERE),
                of.read("PLACE", self._codes("PLACE"), NO_CODE_THERE),
                self._reasons_ceased(of, ceased),
                of.sources,
                of.read("CIN", self._codes("CIN"), NO_CODE_THERE),
                of.read("PLACE_PROVIDER", self._codes("PLACE_PROVIDER")),
                of.read("REASON_PLACE_CHANGE", self._codes("REASON_PLACE_CHANGE")),
                of.read("HOME_POST", postcodes),
                of.read("PL_POST", postcodes),
                of.read("URN", self.texts),
                strict=True,
            )
            if child is not None and from_on is not None and end not in self.dates.bad
        ]

    def _reasons_ceased(self, of: Columns, ceased: Sequence[date | None]) -> list[str | None]:
        """REC: a code where DEC is there too. One without the other is a fault of its own."""
        codes = self._codes("REC")
        reasons = of.read("REC", codes)
        for at, (code, text, until_on, end) in enumerate(
            zip(reasons, of.texts["REC"], ceased, of.texts["DEC"], strict=True)
        ):
            has_reason, has_end = code is not None or text in codes.bad, until_on is not None or end in self.dates.bad
            child = of.children[at]
            if has_reason is not has_end and child is not None:
                there, lacks = ("REC", "DEC") if has_reason else ("DEC", "REC")
                words = f"the episode has {there} and no {lacks}: write both, or neither"
                of.say("DEC and REC", child, of.sources[at], words)
                reasons[at] = None
        return reasons

    def _reviews(self, of: Columns) -> None:
        """A row whose REVIEW cannot be read makes no review."""
        codes = self._codes("REVIEW_CODE")
        self.into.reviews += [
            ReviewRow(child, born_on, Review(held_on, code, _unknown(code, text), source))
            for child, source, born_on, held_on, code, text in zip(
                of.children,
                of.sources,
                of.read("DOB", self.dates),
                of.read("REVIEW", self.dates, NO_DATE),
                of.read("REVIEW_CODE", codes, NO_CODE_THERE),
                of.texts["REVIEW_CODE"],
                strict=True,
            )
            if child is not None and held_on is not None
        ]

    def _told(self, of: Columns) -> Iterator[tuple[str | None, date | None, Source]]:
        """What the rows of every other table begin with."""
        return zip(of.children, of.read("DOB", self.dates), of.sources, strict=True)

    def _uasc(self, of: Columns) -> None:
        year = self.into.year
        self.into.uasc = [
            Told(child, born_on, Unaccompanied(year, ceased_on, source))
            for (child, born_on, source), ceased_on in zip(self._told(of), of.read("DUC", self.dates), strict=True)
            if child is not None
        ]

    def _placed(self, of: Columns) -> None:
        year = self.into.year
        self.into.placed = [
            Told(child, born_on, PlacedForAdoption(year, decided_on, ceased_on, reason, source))
            for (child, born_on, source), decided_on, ceased_on, reason in zip(
                self._told(of),
                of.read("DATE_PLACED", self.dates),
                of.read("DATE_PLACED_CEASED", self.dates),
                of.read("REASON_PLACED_CEASED", self._codes("REASON_PLACED_CEASED")),
                strict=True,
            )
            if child is not None
        ]

    def _health(self, of: Columns) -> None:
        year = self.into.year
        self.into.health = [
            Told(child, born_on, Health(year, score, reason, *(a, b, c, d, e, f, g, h), source))
            for (child, born_on, source), score, reason, a, b, c, d, e, f, g, h in zip(
                self._told(of),
                of.read("SDQ_SCORE", Numbers(0, HIGHEST_SCORE)),
                of.read("SDQ_REASON", self._codes("SDQ_REASON")),
                of.read("CONVICTED", self.flags),
                of.read("HEALTH_CHECK", self.flags),
                of.read("IMMUNISATIONS", self.flags),
                of.read("TEETH_CHECK", self.flags),
                of.read("HEALTH_ASSESSMENT", self.flags),
                of.read("SUBSTANCE_MISUSE", self.flags),
                of.read("INTERVENTION_RECEIVED", self.flags),
                of.read("INTERVENTION_OFFERED", self.flags),
                strict=True,
            )
            if child is not None
        ]

    def _care_leavers(self, of: Columns) -> None:
        year = self.into.year
        self.into.care_leavers = [
            Told(child, born_on, CareLeaver(year, in_touch, activity, accommodation, source))
            for (child, born_on, source), in_touch, activity, accommodation in zip(
                self._told(of),
                of.read("IN_TOUCH", self._codes("IN_TOUCH")),
                of.read("ACTIV", self._codes("ACTIV")),
                of.read("ACCOM", self._codes("ACCOM")),
                strict=True,
            )
            if child is not None
        ]

    def _adoptions(self, of: Columns) -> None:
        year = self.into.year
        self.into.adoptions = [
            Told(child, born_on, Adoption(year, decided_on, matched_on, carer, adopters, sex, status, source))
            for (child, born_on, source), decided_on, matched_on, carer, adopters, sex, status in zip(
                self._told(of),
                of.read("DATE_INT", self.dates),
                of.read("DATE_MATCH", self.dates),
                of.read("FOSTER_CARE", self.flags),
                of.read("NB_ADOPTR", Numbers(1, MOST_ADOPTERS)),
                of.read("SEX_ADOPTR", self._codes("SEX_ADOPTR")),
                of.read("LS_ADOPTR", self._codes("LS_ADOPTR")),
                strict=True,
            )
            if child is not None
        ]

    def _previous_permanence(self, of: Columns) -> None:
        year = self.into.year
        self.into.previous_permanence = [
            Told(child, born_on, PreviousPermanence(year, kind, authority, on, source))
            for (child, born_on, source), kind, authority, on in zip(
                self._told(of),
                of.read("PREV_PERM", self._codes("PREV_PERM")),
                of.read("LA_PERM", self.texts),
                of.read("DATE_PERM", PartsOfDays(self.dates)),
                strict=True,
            )
            if child is not None
        ]

    def _missing(self, of: Columns) -> None:
        """A row whose MIS_START cannot be read makes no time missing; one whose MIS_END cannot is as if it were open."""
        year = self.into.year
        self.into.missing = [
            Told(child, born_on, Missing(year, kind, from_on, until_on, source))
            for (child, born_on, source), kind, from_on, until_on in zip(
                self._told(of),
                of.read("MISSING", self._codes("MISSING"), NO_CODE_THERE),
                of.read("MIS_START", self.dates, NO_DATE),
                of.read("MIS_END", self.dates),
                strict=True,
            )
            if child is not None and from_on is not None
        ]

    def _social_workers(self, of: Columns) -> None:
        """A row whose SW_DECOM cannot be read is left out; one whose SW_DEC cannot is as if it were open."""
        year = self.into.year
        self.into.social_workers = [
            Told(child, born_on, SocialWorkerEpisode(year, worker, from_on, until_on, reason, source))
            for (child, born_on, source), worker, from_on, until_on, reason in zip(
                self._told(of),
                of.read("SW_ID", self.texts),
                of.read("SW_DECOM", self.dates, NO_DATE),
                of.read("SW_DEC", self.dates),
                of.read("SW_REASON", self._codes("SW_REASON")),
                strict=True,
            )
            if child is not None and from_on is not None
        ]

    def _deprivations(self, of: Columns) -> None:
        """A row whose DOLO_START cannot be read is left out; one whose DOLO_END cannot is as if it were open."""
        year = self.into.year
        self.into.deprivations = [
            Told(child, born_on, Deprivation(year, from_on, until_on, source))
            for (child, born_on, source), from_on, until_on in zip(
                self._told(of),
                of.read("DOLO_START", self.dates, NO_DATE),
                of.read("DOLO_END", self.dates),
                strict=True,
            )
            if child is not None and from_on is not None
        ]


def _unknown(code: str | None, text: str) -> str | None:
    """Why it is not known how the child took part."""
    if code is not None:
        return None
    return NOT_A_CODE if text.strip() else NO_CODE


def note_other_dates(rows: Rows, others: Collection[str]) -> list[str]:
    """A sentence for each date column with cells that were certain, but not DD/MM/YYYY."""
    if not others:
        return []
    notes = []
    for index, column in enumerate(rows.found.layout.columns):
        hits = [cells[index] for cells in rows.cells if cells[index].strip() in others]
        if hits:
            notes.append(
                f"{rows.found.file.label}: {counted(len(hits), 'date')} of {column} not as DD/MM/YYYY"
                f" (such as {shown(hits[0].strip())}) could mean one day only, and {'was' if len(hits) == 1 else 'were'} read."
            )
    return notes
