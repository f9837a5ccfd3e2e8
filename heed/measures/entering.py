"""The measures of who came into care in a year. Declarations only: `decisions` 19. No Django."""

from __future__ import annotations

from functools import partial

from heed.measures.children import POPULATION
from heed.measures.conditions import is_empty
from heed.measures.declare import Case, Kind, Measure, Parts, Section
from heed.measures.yearly import of_the_year

_entering = partial(
    of_the_year,
    facts="entry",
    section=Section.ENTERING,
    out_of="children who came into care in the year, each once, by their first coming; short breaks (V3, V4) are not care here",
    met_means="came into care in the year",
    not_met_means="",
)

CHILDREN_ENTERING_CARE = _entering(
    code="children_entering_care",
    name="Children who came into care",
    short_name="came into care",
    kind=Kind.COUNT,
    definition="The number of children who came into care in the year.",
    why_it_matters="It is one half of why the number of children in care moves.",
    cases=(
        Case("Amara comes into care on Mon 16 Dec 2024.", "counted in the year to March 2025"),
        Case("She goes home on Wed 1 Jan 2025 and comes back on Mon 3 Mar 2025.", "counted once, by her first coming"),
        Case("Her legal status changes on Mon 3 Mar 2025 (RNE L).", "no new coming into care"),
    ),
)

CHILDREN_ENTERING_CARE_RATE = _entering(
    code="children_entering_care_rate",
    name="Children who came into care, for each 10,000",
    short_name="came into care, for each 10,000",
    kind=Kind.RATE,
    rate_of=POPULATION,
    definition="Children who came into care in the year, for each 10,000 people aged 0 to 17 who live in the area.",
    why_it_matters="It lets a small council and a large one be set side by side.",
    cases=(Case("95 children came into care and 33,180 people are aged 0 to 17.", "28.6 for each 10,000"),),
)

PREVIOUS_PERMANENCE = _entering(
    code="previous_permanence",
    name="Had a permanent home before",
    short_name="had a permanent home before",
    kind=Kind.DISTRIBUTION,
    definition=(
        "The children who came into care in the year by whether they had left care before to a home meant to last: "
        "adoption, special guardianship or a child arrangements order."
    ),
    why_it_matters="A child who comes back from such a home asks what support the family had.",
    unknown={"": is_empty("previous_permanence")},
    why_unknown="previous_permanence_unknown",
    parts=Parts(
        "previous_permanence",
        {
            "P1": "Adoption (P1)",
            "P2": "Special guardianship order (P2)",
            "P3": "Residence or child arrangements order (P3)",
            "P4": "Recorded as unknown (P4)",
            "Z1": "None before (Z1)",
        },
    ),
    cases=(
        Case("The return’s table says P2 for a child who came into care on Mon 3 Mar 2025.", "special guardianship"),
        Case("The child is not in the return’s table.", "unknown, with that reason"),
    ),
)

MEASURES: tuple[Measure, ...] = (CHILDREN_ENTERING_CARE, CHILDREN_ENTERING_CARE_RATE, PREVIOUS_PERMANENCE)
