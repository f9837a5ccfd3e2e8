"""How the proof-reader says a number and quotes a place, the same in every finding. No Django."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from heed.reports.proof.finding import Finding, Kind, quoted
from heed.reports.proof.numbers import Unit
from heed.reports.proof.passages import Page

QUOTED_WORDS = 6
"""Words of a text that a finding quotes, the number among them."""


def said(value: Decimal, unit: Unit) -> str:
    """A number as it is written: "95.2%", "1,100"."""
    shown = f"{value:,f}"
    return f"{shown}%" if unit is Unit.SHARE else shown


def rounded(value: Decimal | float, places: int) -> Decimal:
    """A number to so many decimals, a half up, as by hand."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def finding(
    page: Page, kind: Kind, start: int, says: str, *, nearest: str = "", grave: bool = False, end: int = 0
) -> Finding:
    """A finding at a place of the plain text, which quotes a few words from there on, or as far as `end`."""
    words = page.plain[start : min(end or start + 120, start + 400)].partition("\n\n")[0].split()
    stop = next((place for place, word in enumerate(words, 1) if word[-1] in ".;?!"), len(words))
    quote = quoted(" ".join(words[: min(QUOTED_WORDS, stop)])).rstrip(" ,;:().|")
    upto = end or start + len(words[0] if words else "")
    return Finding(kind, page.at(start, upto), quote, says, nearest, grave)
