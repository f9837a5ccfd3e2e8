"""One column's texts made values, each distinct text looked at once. Not which columns a table has, nor what rows mean."""

from __future__ import annotations

import re
from typing import Generic, Protocol, TypeVar

from heed.exchange.ssda903.codes import BY_COLUMN, accepted
from heed.exchange.ssda903.dates import MEND, Dates, Unread
from heed.exchange.ssda903.words import shown, years_listed

LONGEST_CHILD = 40

LONGEST_TEXT = 100
"""A cell of free text longer than this is a slip: a whole row in one cell, or a note."""

_WHOLE = re.compile(r"(\d{1,9})(?:\.0+)?$", re.ASCII)
_UNKNOWN_PARTS = re.compile(r"(?:0[1-9]|[12]\d|3[01]|zz)/(?:0[1-9]|1[0-2]|zz)/(?:(?:19|20)\d\d|zzzz)$", re.ASCII)
_AS_IT_SHOULD_BE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$", re.ASCII)
_FULL_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$", re.ASCII)

Value = TypeVar("Value")
Value_co = TypeVar("Value_co", covariant=True)


class Column(Protocol[Value_co]):
    """What a column's texts are held against: the value of each, and why some have none."""

    bad: dict[str, str]

    def __getitem__(self, text: str, /) -> Value_co: ...


class Cells(dict[str, Value | None], Generic[Value]):
    """Text to value. A blank is None, and so is a text that cannot be read: `bad` holds those, with the words that say why."""

    def __init__(self) -> None:
        super().__init__({"": None})
        self.bad: dict[str, str] = {}

    def __missing__(self, text: str) -> Value | None:
        bare = text.strip()
        value = self.read(bare) if bare else None
        if isinstance(value, Unread):
            self.bad[text] = str(value)
            value = None
        self[text] = value
        return value

    def read(self, bare: str) -> Value | Unread | None:
        """The value of a text that is not blank, or the words that say why it has none."""
        raise NotImplementedError


class Children(Cells[str]):
    """CHILD: the child's number, one string for all its rows."""

    def read(self, bare: str) -> str | Unread:
        """The number as written; not one that a spreadsheet shortened, or that would be run as a formula."""
        if bare.isalnum() and len(bare) <= LONGEST_CHILD:
            return self.setdefault(bare, bare) or bare
        if len(bare) > LONGEST_CHILD or not bare.isprintable() or bare[0] in "=+-@" or _shortened(bare):
            return Unread(f"is {shown(bare)}, which is not a child’s number: mend it")
        return self.setdefault(bare, bare) or bare


class Codes(Cells[str]):
    """A column with a list of codes: the code of the return's year."""

    def __init__(self, column: str, year: int) -> None:
        super().__init__()
        self.column = column
        self.year = year
        self.accepted = accepted(column, year)

    def read(self, bare: str) -> str | Unread:
        """The code, where case or a spreadsheet's ".0" hides it too; a code of another year is told apart from an unknown one."""
        year, code = self.year, bare.upper()
        if known := self.accepted.get(code) or self.accepted.get(code.removesuffix(".0")):
            return known
        if years := BY_COLUMN[self.column].years_of(code):
            return Unread(
                f"is {shown(code)}, a code of the {years_listed(years)} {'return' if len(years) == 1 else 'returns'}"
                f" that the {year} return does not have: use a code of {year}"
            )
        return Unread(f"is {shown(bare)}, which is no code of the return: use a code of {year}")


class Flags(Cells[bool]):
    """A column of 0 and 1."""

    def read(self, bare: str) -> bool | Unread:
        """1 is yes, 0 is no."""
        match = _WHOLE.match(bare)
        if match is not None and int(match[1]) in (0, 1):
            return match[1] == "1"
        return Unread(f"is {shown(bare)}, which is neither 0 nor 1: write one of the two")


class Numbers(Cells[int]):
    """A column of whole numbers from `least` to `most`."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self.least = least
        self.most = most

    def read(self, bare: str) -> int | Unread:
        """The number; "25.0" is 25."""
        match = _WHOLE.match(bare)
        if match is not None and self.least <= int(match[1]) <= self.most:
            return int(match[1])
        return Unread(f"is {shown(bare)}, which is no whole number from {self.least} to {self.most}: mend it")


class Texts(Cells[str]):
    """A column of free text: as written, upper case, no space around it."""

    def read(self, bare: str) -> str | Unread:
        """The text, unless it is too long to be what the column is for, or has what cannot be printed."""
        if len(bare) > LONGEST_TEXT or not bare.isprintable():
            return Unread(f"is {shown(bare)}, which is not what the column is for: mend it")
        return bare.upper()


class Postcodes(Texts):
    """A column of postcodes: upper case, one space before the last three; part of one stays as it is."""

    def read(self, bare: str) -> str | Unread:
        """A whole postcode with its space, anything else as text."""
        if _AS_IT_SHOULD_BE.match(bare):
            return bare
        match = _FULL_POSTCODE.match("".join(bare.upper().split()))
        return super().read(bare) if match is None else f"{match[1]} {match[2]}"


class PartsOfDays(Cells[str]):
    """DATE_PERM: a date as DD/MM/YYYY, "zz" in place of each part that is not known (DfE's rule 632)."""

    def __init__(self, dates: Dates) -> None:
        super().__init__()
        self.dates = dates

    def read(self, bare: str) -> str | Unread:
        """The text, in lower case; a whole date as the return writes dates."""
        text = bare.lower()
        if "zz" in text and _UNKNOWN_PARTS.match(text):
            return text
        read = self.dates[bare]
        if read is not None:
            return f"{read.day:02}/{read.month:02}/{read.year:04}"
        if "zz" in text:
            return Unread(f"is {shown(bare)}, which is not a date: {MEND}, with zz for a part that is not known")
        return Unread(self.dates.bad[bare])


def _shortened(number: str) -> bool:
    """Whether a spreadsheet wrote a long number as 1.23E+11, in which case several children may have become one."""
    return "E+" in number and number.replace("E+", "").replace(".", "").isdigit()
