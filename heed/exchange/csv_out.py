"""The one writer of CSV: text that a spreadsheet would run as a formula is written so that it is shown. No Django."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TextIO

# A cell that begins with one of these is a formula, or can become one, to Excel, LibreOffice and Google Sheets.
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Value = str | int | float | date | None


def safe(value: Value) -> str:
    """A value as the text of a cell. Empty for None, ISO for a date; text that would run gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and value.lstrip(" ").startswith(_RUNS):
        return "'" + value
    return str(value)


def write(to: TextIO, header: Sequence[str], rows: Iterable[Sequence[Value]]) -> int:
    """Write a header and rows; returns how many rows. `to` must have been opened with `newline=""`."""
    writer = csv.writer(to, lineterminator="\r\n")
    writer.writerow(header)
    written = 0
    for row in rows:
        writer.writerow([safe(value) for value in row])
        written += 1
    return written


class _Line:
    """A file-like that hands back what was written: lets one writer serve a file and a stream alike."""

    def write(self, text: str) -> str:
        return text


def lines(header: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    """The same as `write`, line by line, for an answer that is streamed."""
    writer = csv.writer(_Line(), lineterminator="\r\n")
    yield writer.writerow(header)
    for row in rows:
        yield writer.writerow([safe(value) for value in row])
