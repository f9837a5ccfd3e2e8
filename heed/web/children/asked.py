"""What the reader of the list of children asked for, in the address: filters, order, page. Never the text of a search.

A search stands in the session, and the address has a mark of it (`heed.web.children.finding`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from types import MappingProxyType
from typing import Final
from urllib.parse import urlencode

from django.http import Http404

from heed.measures.declare import DIMENSIONS
from heed.web.addresses import reverse
from heed.web.fields import read_page

NONE: Final = "none"
"""Stands for nobody where an address names an IRO or a team."""

IN_CARE, LEFT, EVERYONE = "in", "left", "all"
OVERDUE, SOON, UNTOLD = "overdue", "soon", "unknown"
TOGETHER, APART = "with", "apart"
BY_NAME, BY_FAMILY, BY_REVIEW, YOUNGEST, BY_NUMBER = "name", "family", "review", "age", "number"

CHOICES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "care": {IN_CARE: "In care now", LEFT: "Left in the last 12 months", EVERYONE: "Everybody"},
        "placement": DIMENSIONS["placement"].labels,
        "legal": DIMENSIONS["legal_status"].labels,
        "age": DIMENSIONS["age_band"].labels,
        "review": {OVERDUE: "Overdue", SOON: "Due within 4 weeks", UNTOLD: "Cannot be told"},
        "siblings": {TOGETHER: "With brothers or sisters in care", APART: "With brothers or sisters under another IRO"},
        "sort": {
            BY_NAME: "first name",
            BY_FAMILY: "family name",
            BY_REVIEW: "next review",
            YOUNGEST: "youngest first",
            BY_NUMBER: "number",
        },
    }
)
"""What may stand in the address where it is one of a list, and how it reads."""

_SOMEBODY: Final = frozenset({"iro", "team"})
_LONGEST_KEY: Final = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """One request for the list. Empty is the page's own choice; `find` is the mark of a search."""

    find: str = ""
    care: str = ""
    iro: str = ""
    team: str = ""
    placement: str = ""
    legal: str = ""
    age: str = ""
    review: str = ""
    siblings: str = ""
    sort: str = ""
    page: int = 1

    @property
    def in_care(self) -> str:
        """Whether children in care now are listed, those who left, or all: a search looks among all."""
        return self.care or (EVERYONE if self.find else IN_CARE)

    @property
    def order(self) -> str:
        """What the list is in the order of."""
        return self.sort or BY_NAME

    def address(self, name: str = "web:children", **changed: str | int) -> str:
        """The address of a page that asks the same but for what changed; on another page of it only where said."""
        query = replace(self, **({"page": 1} | changed)).query()  # type: ignore[arg-type]  # the names are fields
        return reverse(name) + (f"?{query}" if query else "")

    def query(self) -> str:
        """The same as an address has it: what was understood, and nothing else that was typed."""
        values = asdict(self) | {"page": "" if self.page == 1 else str(self.page)}
        return urlencode({key: value for key, value in values.items() if value})

    def kept(self) -> str:
        """The same without the search and the page: what a saved view keeps, and what the record says."""
        return replace(self, find="", page=1).query()


def asked(query: Mapping[str, str]) -> Asked:
    """Read the address. What does not exist is not found; a page that is no number, or too large a one, is the first."""
    values = {field.name: query.get(field.name, "") for field in fields(Asked) if field.name != "page"}
    if not all(_known(name, value) for name, value in values.items() if value):
        raise Http404("The address asks for something that is not there.")
    return Asked(**values, page=read_page(query))


def _known(name: str, value: str) -> bool:
    if name in _SOMEBODY:
        return value == NONE or is_key(value)
    return len(value) <= _LONGEST_KEY and value.isalnum() if name == "find" else value in CHOICES[name]


def is_key(text: str) -> bool:
    """Whether the text can be the key of a row: digits, and not too many."""
    return text.isascii() and text.isdigit() and len(text) < _LONGEST_KEY
