"""What the proof-reader found, and where: one fault of a text, with one sentence that says what to do. No Django."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_NO_WORD = re.compile(r"[^\w%.]+")

LONGEST_QUOTE = 60
"""Characters of a text that a finding quotes: enough to know the place again."""


class Kind(StrEnum):
    """What sort of fault it is. The value is the first half of a finding's key, and does not change."""

    NUMBER = "number"  # a typed number that is not the figure's
    USE_TAG = "use-tag"  # a typed number that is the figure's: it will go stale
    NO_FIGURE = "no-figure"  # a typed number that no figure answers
    TOTAL = "total"  # a total that is not the sum of its rows
    SHARE = "share"  # a percentage that its own numbers do not give
    CHANGE = "change"  # a change that its own numbers do not give
    POINTS = "points"  # percentage points said as per cent, or not told apart
    FLOW = "flow"  # opening, coming, leaving and closing numbers that do not agree
    CASELOAD = "caseload"  # a caseload that the children and the IROs do not give
    DIFFERS = "differs"  # a cover paper and its report say different numbers
    PERIOD = "period"  # two periods for one report
    LAST_YEAR = "last-year"  # last year's number is not the one published last year
    UNIT = "unit"  # reviews called children, or the other way about
    LAW = "law"  # a number of the law misquoted
    PROMPT = "prompt"  # a prompt or an instruction of a template left in
    TAG = "tag"  # a tag that says nothing
    EDITING = "editing"  # a fault of editing that can be seen without understanding
    ATTACHED = "attached"  # something said to be attached that is not listed
    FEW = "few"  # a number small enough to point at a child, in a text for the public


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. `at` is where it stands in the text as it was given; (0, 0) for one in a table of a document.

    `says` is one sentence that says what to do; `nearest` a tag to write instead, where there is one. A report is not
    final while a `grave` one has neither been mended nor been set aside with a reason.
    """

    kind: Kind
    at: tuple[int, int]
    quote: str
    says: str
    nearest: str = ""
    grave: bool = False

    @property
    def key(self) -> str:
        """What it is known by when it has been set aside: its kind and its words, wherever they now stand."""
        return f"{self.kind}: {_NO_WORD.sub(' ', self.quote.casefold()).strip()}"


def quoted(text: str) -> str:
    """Words short enough to quote: whole words from the start, with an ellipsis where some are left out."""
    one_line = " ".join(text.split())
    if len(one_line) <= LONGEST_QUOTE:
        return one_line
    kept = one_line[: LONGEST_QUOTE - 1].rsplit(" ", 1)[0]
    return f"{kept}…"
