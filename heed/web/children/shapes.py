"""What the pages of children show, in the words that their templates print. Reading is in `pages`, `emergency`, `sight`."""

from __future__ import annotations

from dataclasses import dataclass

from heed.web.names import Shown
from heed.web.whens import When


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that a filter may be set to."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to narrow the list: its name in the address, how it is called, what it may be set to."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Tag:
    """One thing that narrows the list now, and the list without it."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A list that somebody comes back to: Heed's own, or one they saved. `pk` is of a saved one, else None."""

    name: str
    address: str
    here: bool
    pk: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One child in the list. `here`: in care now. `siblings` and `found_by` are empty where nobody asked."""

    child: Shown
    here: bool
    home: str
    law: str
    iro: str
    cover: str
    social_worker: str
    team: str
    review: When
    planned: str
    siblings: str
    found_by: str


@dataclass(frozen=True, slots=True)
class Search:
    """What was looked for. `lost`: the session no longer holds it, and nothing is listed instead."""

    text: str
    lost: bool
    says: str
    without: str


@dataclass(frozen=True, slots=True)
class Empty:
    """Why there is nothing, and what to try."""

    says: str
    tries: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class ChildrenPage:
    """The list of children as one person asked for it. `stays` are the fields that narrowing down sends on unchanged."""

    lead: str
    search: Search | None
    query: str
    keeps: str
    stays: tuple[tuple[str, str], ...]
    filters: tuple[Filter, ...]
    tags: tuple[Tag, ...]
    tabs: tuple[Tab, ...]
    saved: tuple[Tab, ...]
    orders: tuple[Tab, ...]
    find_label: str
    headings: tuple[str, ...]
    no_iro: str
    rows: tuple[Row, ...]
    empty: Empty | None
    showing: str
    earlier: str
    later: str
    at_once: int
    next_n: int
    csv: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A record that somebody opened in an emergency: which, who, why, and until when or that it is over."""

    child: Shown
    by: str
    why: str
    at: str
    until: str
    open: bool
    ends: str


@dataclass(frozen=True, slots=True)
class EmergencyPage:
    """The page on which a record is opened in an emergency, with one's own that are open, and for managers the last of all."""

    hours: int
    number_hint: str
    at_most: int
    too_many: str
    mine: tuple[Opened, ...]
    everybody: tuple[Opened, ...] | None


@dataclass(frozen=True, slots=True)
class Seeing:
    """A person or team who may see a child, and why. `stops` says what keeps them from it all the same."""

    who: str
    role: str
    why: str
    since: str
    until: str
    stops: str
    ends: str = ""


@dataclass(frozen=True, slots=True)
class Restriction:
    """That a child is restricted: since when, by whom, why, and to whom."""

    key: int
    why: str
    by: str
    since: str
    version: int
    named: tuple[Seeing, ...]
