"""What the templates of reviews due show: nothing here is worked out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from heed.web.due.dates import Dates
from heed.web.names import Shown


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a list can be narrowed to, and how many it then has."""

    value: str
    label: str
    n: int
    here: bool
    address: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """One way to narrow the list: a select with "any" first."""

    name: str
    label: str
    any: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that the list is narrowed to, and the list without it."""

    label: str
    without: str


@dataclass(frozen=True, slots=True)
class Press:
    """The one thing to press in a row. `about` is heard, not seen."""

    text: str
    address: str
    about: str
    first: bool = False


@dataclass(frozen=True, slots=True)
class DueLine:
    """One review due."""

    child: Shown
    name: str
    about: tuple[str, ...]
    dates: Dates
    school: str
    explained: str
    press: Press | None


@dataclass(frozen=True, slots=True)
class DuePage:
    """The list of reviews due."""

    lead: str
    tabs: tuple[Choice, ...]
    groups: tuple[Group, ...]
    chips: tuple[Chip, ...]
    clear: str
    hidden_state: str
    lines: tuple[DueLine, ...]
    found: int
    of: int
    showing: str
    earlier: str
    later: str
    csv: str
    query: str
    today: date
