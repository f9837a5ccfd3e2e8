"""The lists a council keeps, declared once: name, meaning, and the rows to begin with. Not the rows: `models.ListItem`.

No Django. A row is retired from a day, never deleted nor renumbered: old records keep saying what they said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class CouncilList:
    """One list: its name in code, its title, and the labels a council begins with, numbered from 1 in this order."""

    name: str
    title: str
    begins_with: tuple[str, ...]


# The first two are North East Lincolnshire's (annual report of 2024-25); the others general knowledge, to be edited.
LATE_REVIEW_REASONS: Final = CouncilList(
    name="late_review_reasons",
    title="Why a review was late",
    begins_with=(
        "Key professionals did not attend",
        "Assessments or reports came late",
        "The child or family asked for another day",
        "The IRO was ill or away",
        "The social worker changed",
        "The child moved home",
        "An error in booking or recording",
        "The IRO service was told late that the child had come into care",
        "Weather or transport",
    ),
)

LISTS: Final[Mapping[str, CouncilList]] = {each.name: each for each in (LATE_REVIEW_REASONS,)}
