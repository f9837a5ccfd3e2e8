"""Bank holidays proclaimed or moved since `bank_holidays.py` was last made. The one list to edit; empty when none.

Remove an entry once the `holidays` package has it: a test says when.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Proclaimed:
    """One day made a bank holiday in England; `moved_from` is the day that ceases to be one, when it was moved.

    `proclaimed_on` and `source` say when it became known and where it is written (the London Gazette, GOV.UK).
    """

    day: date
    name: str
    proclaimed_on: date
    source: str
    moved_from: date | None = None


PROCLAIMED: tuple[Proclaimed, ...] = ()
