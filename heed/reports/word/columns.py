"""How wide a table's columns are: as its maker shared them out, but no word is broken that need not be. No Django.

Word could do it itself, as it likes and anew on each computer; here a table is as wide as its page and stays so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from heed.reports import legible
from heed.reports.document import Table, as_text
from heed.reports.word.shapes import CELL_GAP

# How wide the letters of Arial are in bold, as shares of the type's size, rounded up by kind.
_NARROW: Final = frozenset("fijlrtI.,:;'’‘!|()[]/- ")
_NARROW_WIDTH, _WIDTH, _WIDE_WIDTH = 0.34, 0.58, 0.9
_WIDE: Final = frozenset("mwMW%@—…")
_CAPITAL_WIDTH: Final = 0.73
_KEPT_WHOLE: Final = 13  # a text of at most so many letters is not broken between its words either: "57% (2023-24)"


def widths(shown: Table, width: int, size: float) -> list[int]:
    """The width of each column in twips, `size` being the type's in points."""
    columns = max(len(shown.head), *(len(row) for row in shown.rows), 1)
    shared = shares(shown.widths if len(shown.widths) == columns else (1,) * columns, width)
    texts = [list(_texts(shown, column)) for column in range(columns)]
    for kept_whole in (_KEPT_WHOLE, 0):
        least = [_least(column, size, kept_whole) for column in texts]
        if sum(least) <= sum(shared):
            return _at_least(shared, least)
    return _at_least(shared, [min(need, width // columns) for need in least])


def shares(of: Sequence[int], width: int) -> list[int]:
    """A width in so many shares."""
    return [width * share // sum(of) for share in of]


def _texts(shown: Table, column: int) -> Iterator[str]:
    if column < len(shown.head):
        yield legible.words(shown.head[column])
    yield from (legible.words(as_text(row[column].runs)) for row in shown.rows if column < len(row))


def _least(texts: Sequence[str], size: float, kept_whole: int) -> int:
    """The width that the longest stretch needs which is not to be broken."""
    longest = max((_long(piece) for text in texts for piece in _pieces(text, kept_whole)), default=0)
    return round(20 * size * longest) + CELL_GAP


def _pieces(text: str, kept_whole: int) -> list[str]:
    return [text] if len(text) <= kept_whole else text.split()


def _long(piece: str) -> float:
    """How long a piece of text is, as a multiple of the type's size."""
    return sum(map(_letter, piece))


def _letter(letter: str) -> float:
    if letter in _NARROW:
        return _NARROW_WIDTH
    if letter in _WIDE:
        return _WIDE_WIDTH
    return _CAPITAL_WIDTH if letter.isupper() else _WIDTH


def _at_least(shared: Sequence[int], least: Sequence[int]) -> list[int]:
    """The shares, with what some columns lack taken from those that have more than they need."""
    lacking = sum(max(need - has, 0) for has, need in zip(shared, least, strict=True))
    spare = sum(max(has - need, 0) for has, need in zip(shared, least, strict=True))
    return [
        need if has < need else has - lacking * (has - need) // max(spare, 1)
        for has, need in zip(shared, least, strict=True)
    ]
