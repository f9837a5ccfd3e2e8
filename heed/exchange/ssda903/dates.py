"""A cell's text made a date: what is certain is read, what could be two dates is not. Not which dates make sense.

DD/MM/YYYY is the return's format. Other forms that can only mean one day (2026-01-31, 31 Jan 2026, 31/1/2026) are read and
remembered in `Dates.others`, so that a note can say so. What could mean two days (1/2/2026), has a two-digit year or is
Excel's day number is not read: the words say how to mend it.
"""

from __future__ import annotations

import re
from datetime import date

from heed.exchange.ssda903.words import shown

MEND = "write it as DD/MM/YYYY"

_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTHS = {word: n for n, name in enumerate(_NAMES, start=1) for word in (name, name[:3])} | {"sept": 9}
_FIRST_YEAR = 1900
_FORMAT = re.compile(r"\d\d/\d\d/\d{4}$", re.ASCII)
_MIDNIGHT = re.compile(r"[ T]00:00(?::00(?:\.0+)?)?$")
_ISO = re.compile(r"(\d{4})[-/](\d{2})[-/](\d{2})$", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$", re.ASCII)
_NAMED = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{4})$", re.ASCII)
_TWO_DIGIT_YEAR = re.compile(r"\d{1,2}[/. -](?:\d{1,2}|[A-Za-z]{3,9})[/. -]\d{2}$", re.ASCII)
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?$", re.ASCII)


class Unread(str):
    """Why a cell is not a date: words that follow the column's name and end with what to do."""

    __slots__ = ()


class American(Unread):
    """As `Unread`, where the cell can only be month first: then every date of its column is suspect."""

    __slots__ = ()


class Dates(dict[str, date | None]):
    """Text to date, each text looked at once. A blank is None, and so is what cannot be read.

    `bad` holds what cannot be read, with why; `others` the texts that were certain but not in the return's format.
    """

    def __init__(self) -> None:
        super().__init__({"": None})
        self.bad: dict[str, str] = {}
        self.others: set[str] = set()

    def __missing__(self, text: str) -> date | None:
        read = _as_the_return_writes(text) or self._other(text)
        self[text] = read
        return read

    def month_first(self, text: str) -> bool:
        """Whether the text can only be a date with the month first."""
        return self[text] is None and isinstance(self.bad.get(text), American)

    def _other(self, text: str) -> date | None:
        bare = text.strip()
        if not bare:
            return None
        read = _other(bare)
        if isinstance(read, Unread):
            self.bad[text] = read
            return None
        if not _FORMAT.match(bare):
            self.others.add(text)
        return read


def _as_the_return_writes(text: str) -> date | None:
    """The day of a text that is DD/MM/YYYY and nothing more."""
    if len(text) == 10 and _FORMAT.match(text):
        year = int(text[6:])
        try:
            return date(year, int(text[3:5]), int(text[:2])) if year >= _FIRST_YEAR else None
        except ValueError:
            return None
    return None


def only_day_first(text: str) -> bool:
    """Whether a cell shows its column to be day first: 31/01/2026."""
    match = _NUMBERS.match(text.strip())
    return match is not None and int(match[1]) > 12 >= int(match[3])


def _other(bare: str) -> date | Unread:
    """A date in a form other than the return's, or why there is none."""
    text = _MIDNIGHT.sub("", bare)
    if match := _ISO.match(text):
        return _day(bare, int(match[1]), int(match[2]), int(match[3]))
    if match := _NAMED.match(text):
        month = _MONTHS.get(match[2].lower(), 0)
        return _day(bare, int(match[3]), month, int(match[1]))
    if match := _NUMBERS.match(text):
        return _in_numbers(bare, match)
    if _TWO_DIGIT_YEAR.match(text):
        return Unread(f"is {shown(bare)}, which has a year of two digits: {MEND}")
    if _SERIAL.match(text):
        return Unread(f"is {shown(bare)}, which looks like Excel’s own day number: {MEND}")
    return Unread(f"is {shown(bare)}, which is not a date: {MEND}")


def _in_numbers(bare: str, match: re.Match[str]) -> date | Unread:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if second > 12 and 1 <= first <= 12:
        return American(f"is {shown(bare)}, which has the month before the day: {MEND}")
    padded = len(match[1]) == 2 and len(match[3]) == 2 and match[2] == "/"
    if not padded and 1 <= first <= 12 and first != second:
        return Unread(
            f"is {shown(bare)}, which could be day first or month first: {MEND}, with two digits for day and month"
        )
    return _day(bare, year, second, first)


def _day(bare: str, year: int, month: int, day: int) -> date | Unread:
    if year < _FIRST_YEAR:
        return Unread(f"is {shown(bare)}, a day before {_FIRST_YEAR}: {MEND}")
    try:
        return date(year, month, day)
    except ValueError:
        return Unread(f"is {shown(bare)}, a day that does not exist: {MEND}")
