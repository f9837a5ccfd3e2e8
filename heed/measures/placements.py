"""The measures of where children live: kind of home, who provides it, how far away, how long. `decisions` 22. No Django."""

from __future__ import annotations

from typing import Any

from heed.facts.placements import MANY
from heed.measures.conditions import in_care_at_the_end, in_care_is_unknown, is_empty, is_one_of, is_true
from heed.measures.declare import PLACEMENT, PROVIDER, Case, Kind, Measure, Parts, Polarity, Relation, Section
from heed.measures.yearly import DFE, in_care, share_in_care

_PLACEMENT_MISSING = {"": in_care_is_unknown, "placement is not known": is_empty("placement")}


def _no_provider(child: Relation) -> Any:
    """No provider, where the return asks for one: it does not of temporary moves and other placements (rule 213)."""
    asked = child.placement.isnull() | child.placement.notin(("temporary", "other"))
    return child.provider.isnull() & asked


_PROVIDER_MISSING = {"": in_care_is_unknown, "provider is not known": _no_provider}

PLACEMENT_TYPES = in_care(
    code="placement_types",
    name="Kinds of placement",
    short_name="kinds of placement",
    kind=Kind.DISTRIBUTION,
    section=Section.PLACEMENTS,
    definition="The children in care on the last day of the year by the kind of place in which they lived on that day.",
    why_it_matters="Most children do best in a family: it shows how many live in one.",
    met_means="in care on the last day",
    not_met_means="",
    parts=Parts(PLACEMENT.code, PLACEMENT.labels),
    unknown=_PLACEMENT_MISSING,
)

PLACEMENTS_IN_FOSTER_CARE = share_in_care(
    code="placements_in_foster_care",
    name="Living with foster carers",
    short_name="with foster carers",
    section=Section.PLACEMENTS,
    definition="Of the children in care on the last day of the year, the share in foster care of any kind (U1 to U6).",
    why_it_matters="It is the commonest home for a child in care, and the one that councils must find most of.",
    cases=(
        Case("Fostered by an aunt (U1).", "met"),
        Case("Placed for adoption (A6), or in hospital on the last day (T1).", "not met: another kind of placement"),
        Case("PLACE is blank, or no code of the year.", "unknown: placement is not known"),
    ),
    met_means="fostered on the last day",
    not_met_means="living elsewhere",
    unknown=_PLACEMENT_MISSING,
    numerator=is_one_of("placement", "foster_family", "foster_other"),
)

PLACED_WITH_PARENTS = share_in_care(
    code="placed_with_parents",
    name="Placed with parents",
    short_name="with parents",
    section=Section.PLACEMENTS,
    definition="Of the children in care on the last day of the year, the share placed with a parent (P1).",
    why_it_matters="Where a child has long lived safely at home, somebody should ask whether the order is still needed.",
    cases=(Case("Lives with her father under a care order (P1).", "met"),),
    met_means="placed with a parent or another with parental responsibility",
    not_met_means="living elsewhere",
    unknown=_PLACEMENT_MISSING,
    numerator=is_one_of("placement", "parents"),
)

PLACEMENT_PROVIDERS = in_care(
    code="placement_providers",
    name="Who provides the placement",
    short_name="providers",
    kind=Kind.DISTRIBUTION,
    section=Section.PLACEMENTS,
    definition="The children in care on the last day of the year by who provides the place in which they live.",
    why_it_matters="It says how far the council relies on homes it does not run.",
    met_means="in care on the last day, in a placement of which the return says the provider",
    not_met_means="",
    parts=Parts(PROVIDER.code, PROVIDER.labels),
    unknown={**_PROVIDER_MISSING},
    left_out={
        "in a temporary or other placement, of which no provider is asked": lambda child: (
            child.provider.isnull() & child.placement.isin(("temporary", "other"))
        )
    },
)

OWN_PROVISION = share_in_care(
    code="own_provision",
    name="In the council’s own provision",
    short_name="own provision",
    section=Section.PLACEMENTS,
    definition="Of the children in care on the last day of the year, the share in a placement that the council provides (PR1).",
    why_it_matters="The council knows these homes best and can plan with them.",
    met_means="the council provides the placement",
    not_met_means="somebody else does, or it has no provider",
    unknown=_PROVIDER_MISSING,
    numerator=is_one_of("provider", "PR1"),
    cases=(
        Case("Fostered by the council’s own foster carer (PR1).", "met"),
        Case("In another council’s children’s home (PR2).", "not met"),
        Case("In hospital on the last day (T1): no provider is asked.", "not met"),
        Case("Fostered, and PLACE_PROVIDER is blank.", "unknown: provider is not known"),
    ),
)

INDEPENDENT_PROVISION = share_in_care(
    code="independent_provision",
    name="In independent provision",
    short_name="independent provision",
    section=Section.PLACEMENTS,
    definition=(
        "Of the children in care on the last day of the year, the share in a placement that a private company or a "
        "voluntary body provides (PR4, PR5)."
    ),
    why_it_matters="It is often the dearest, and often further away.",
    met_means="a private or voluntary body provides the placement",
    not_met_means="the council, another public body or a parent does, or it has no provider",
    unknown=_PROVIDER_MISSING,
    numerator=is_one_of("provider", "PR4", "PR5"),
    cases=(
        Case("Fostered through a private agency (PR4).", "met"),
        Case("In a charity’s children’s home (PR5).", "met; some councils count PR4 alone"),
    ),
)

OVER_20_MILES = share_in_care(
    code="over_20_miles",
    name="Living over 20 miles from home",
    short_name="over 20 miles from home",
    section=Section.PLACEMENTS,
    polarity=Polarity.LOW,
    definition="Of the children in care on the last day of the year, the share placed more than 20 miles from home.",
    why_it_matters="Distance costs a child family, friends and school.",
    out_of=(
        "children in care on the last day of the year, less unaccompanied children whose distance from a home here is not "
        "known; the distance is straight from postcode to postcode"
    ),
    met_means="placed more than 20 miles from the home postcode",
    not_met_means="placed 20 miles or less from it",
    left_out={
        "unaccompanied, and no distance from a home here is known": lambda child: (
            child.uasc & child.over_20_miles.isnull()
        )
    },
    unknown={"": lambda child: child.in_care.isnull() | child.over_20_miles.isnull()},
    why_unknown=("in_care_unknown", "distance_unknown"),
    numerator=is_true("over_20_miles"),
    cases=(
        Case("No table of postcodes was given.", "unknown, with that reason: never near and never far"),
        Case(
            "An unaccompanied child has no home postcode.",
            "left out: unaccompanied, and no distance from a home here is known",
        ),
    ),
)

THREE_OR_MORE_PLACEMENTS = share_in_care(
    code="three_or_more_placements",
    name="Three or more placements in the year",
    short_name="three or more placements",
    section=Section.PLACEMENTS,
    polarity=Polarity.LOW,
    definition="Of the children in care on the last day of the year, the share who had three or more placements in it.",
    why_it_matters="Each move is a loss of people, and often of a school.",
    met_means="three or more placements in the year, the one of 1 April among them",
    not_met_means="one or two",
    unknown={"": lambda child: child.in_care.isnull() | child.placements_in_year.isnull()},
    why_unknown=("in_care_unknown", "placements_unknown"),
    numerator=lambda child: child.placements_in_year >= MANY,
    cases=(
        Case("In placement on Tue 1 Apr 2025, moved on Mon 2 Jun and on Mon 6 Oct 2025 (RNE P).", "met: three"),
        Case("In placement on Tue 1 Apr 2025, a week in hospital in June (T1), then back.", "not met: one"),
        Case(
            "In placement on Tue 1 Apr 2025, moved once, then placed for adoption with the same carer (A5).",
            "not met: two",
        ),
        Case("The same, but placed for adoption with a new family (A6).", "met: three"),
    ),
)

SAME_PLACEMENT_TWO_YEARS = share_in_care(
    code="same_placement_two_years",
    name="In the same home for two years",
    short_name="same home for two years",
    section=Section.PLACEMENTS,
    defined_by=f"{DFE}. The Department adds up an adoptive placement and the one before it; here a new family is a new home",
    polarity=Polarity.HIGH,
    definition=(
        "Of the children under 16 in care on the last day of the year, and for two and a half years or more, the share "
        "who had lived in the same placement for two years or more."
    ),
    why_it_matters="A home that lasts is what most plans promise.",
    out_of="children under 16 in care on the last day of the year who had been in care for two and a half years or more",
    met_means="in the same placement for two years or more",
    not_met_means="moved within the last two years",
    population=lambda child: in_care_at_the_end(child) & (child.long_term.isnull() | child.long_term),
    unknown={"": lambda child: child.in_care.isnull() | child.long_term.isnull() | child.same_placement.isnull()},
    why_unknown=("in_care_unknown", "long_term_unknown", "same_placement_unknown"),
    numerator=is_true("same_placement"),
    cases=(
        Case(
            "In care since 2019 and with the same carer since Mon 3 Apr 2023; the year ends on Mon 31 Mar 2025.",
            "not met",
        ),
        Case("The same, but with that carer since Fri 31 Mar 2023.", "met: two years to the day"),
        Case(
            "With one carer from 2019; placed for adoption with a new family (A6) on Mon 3 Jun 2024.",
            "not met; met in the Department’s figures, which add the two placements up",
        ),
        Case("The same, but placed for adoption with that carer (A5).", "met"),
        Case(
            "In care since 2019; the first episode in the returns began on Tue 2 Apr 2024 by a change of legal status.",
            "unknown: the placement began before the returns loaded",
        ),
    ),
)

MEASURES: tuple[Measure, ...] = (
    PLACEMENT_TYPES,
    PLACEMENTS_IN_FOSTER_CARE,
    PLACED_WITH_PARENTS,
    PLACEMENT_PROVIDERS,
    OWN_PROVISION,
    INDEPENDENT_PROVISION,
    OVER_20_MILES,
    THREE_OR_MORE_PLACEMENTS,
    SAME_PLACEMENT_TWO_YEARS,
)
