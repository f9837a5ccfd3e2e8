"""The declared columns of the facts: type, unit, meaning, source. What is not declared here is not in a snapshot. No Django.

Names, child numbers, postcodes and birth dates never enter the facts (decisions, 25): `child`, `iro` and `team` are keys
made for one snapshot, and ages come as whole years or bands.
"""

from __future__ import annotations

from collections.abc import Mapping

from heed.facts.schema.child import CHILD
from heed.facts.schema.columns import Column, TableOfFacts, Type
from heed.facts.schema.events import ADOPTION, CARE_LEAVER, ENTRY, LEAVING, MISSING
from heed.facts.schema.review import REVIEW

__all__ = [
    "ADOPTION",
    "CARE_LEAVER",
    "CHILD",
    "ENTRY",
    "LEAVING",
    "MISSING",
    "REVIEW",
    "TABLES",
    "Column",
    "TableOfFacts",
    "Type",
]

TABLES: Mapping[str, TableOfFacts] = {
    table.name: table for table in (REVIEW, CHILD, ENTRY, LEAVING, ADOPTION, MISSING, CARE_LEAVER)
}
