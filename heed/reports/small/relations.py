"""Which counts of different measures are one another's sums: what a reader can work out across tables. Data only. No Django.

Within one measure the sums follow from what it is (`system`). Here stands what follows from how measures are declared: that
two ask about the same children, that one counts a part of another. A number can be hidden only where all of this is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from heed.facts.unknowns import OUTSIDE_CARE, OVER_FOUR_CODE, UNDER_FOUR_CODE
from heed.reports.small.cells import BASE, LEFT_OUT, MISSED, NUMERATOR, PART, UNKNOWN

ROWS = "rows"
"""All the rows of a population: what is counted, what is unknown and what is left out."""

REASONS = "reasons"
"""Every reason for which the first of them has something unknown; `LEFTS` for which something is left out."""
LEFTS = "lefts"


class Term(NamedTuple):
    """A count of one measure; of one part of it where `split` is named, else of whatever the relation is asked of.

    Without a code it is a count that no measure gives, `what` being its name: a reader could still work it out.
    """

    code: str
    what: str
    sign: int = 1
    split: str = ""
    key: str = ""
    years_before: int = 0


@dataclass(frozen=True, slots=True)
class Alike:
    """Measures of which these counts are equal, of the whole and of every part that they share."""

    codes: tuple[str, ...]
    whats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """A count that is the sum of others."""

    of: Term
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Parted:
    """A distribution by a dimension: each of its parts is the part of every measure of the same rows that has that key."""

    distribution: str
    dimension: str
    codes: tuple[str, ...]


def _sum(of: Term, *terms: Term) -> Sum:
    return Sum(of, terms)


def _rest(name: str, sign: int = 1) -> Term:
    return Term("", name, sign)


def _met(code: str, sign: int = 1) -> Term:
    return Term(code, NUMERATOR, sign)


def _parts(code: str, *keys: str) -> tuple[Term, ...]:
    return tuple(Term(code, PART + key) for key in keys)


EVERYTHING = (NUMERATOR, MISSED, BASE, ROWS, REASONS, LEFTS)

IN_CARE = (
    *("children_in_care", "children_in_care_rate", "ages", "sexes", "ethnicity", "unaccompanied_children"),
    *("legal_statuses", "care_orders", "section_20", "categories_of_need", "social_workers_in_the_year"),
    *("placement_types", "placements_in_foster_care", "placed_with_parents", "placement_providers", "own_provision"),
    *("independent_provision", "over_20_miles", "three_or_more_placements"),
)
"""The measures of all children in care on the last day; what the first does not know of them, none of them knows."""

_HELD = (
    *("reviews_held", "participation_codes", "views_given", "took_part", "attended", "attended_with_a_voice"),
    *("views_given_with_under_fours", "took_part_with_under_fours"),
)
_AGED = ("views_given", "took_part", "attended", "attended_with_a_voice")
_LEAVING = ("permanence_on_leaving", "permanence_on_leaving_as_planned", "leaving_by_reason")
_OC2 = ("health_assessments", "dental_checks", "immunisations", "substance_misuse")
_OC3 = ("care_leavers_in_touch", "care_leavers_active", "care_leavers_in_suitable_homes")

ALIKE: tuple[Alike, ...] = (
    # Reviews
    Alike(("reviews_held_on_time", "reviews_on_time_average_month"), EVERYTHING),
    Alike(_HELD, (ROWS,)),
    Alike(_AGED, (BASE, REASONS, LEFTS)),
    Alike(("views_given_with_under_fours", "took_part_with_under_fours"), (BASE, REASONS)),
    Alike(("views_given", "views_given_with_under_fours"), (MISSED, REASONS)),
    Alike(("took_part", "took_part_with_under_fours"), (MISSED,)),
    Alike(("participation_codes", "views_given"), (REASONS,)),
    Alike(("views_given_every_review", "views_given_latest_review", "views_given_any_review"), (ROWS,)),
    # Children in care on the last day
    Alike(IN_CARE, (ROWS, REASONS)),
    Alike(("children_in_care", "children_in_care_rate"), EVERYTHING),
    Alike(("care_orders", "section_20", "legal_statuses"), (BASE, REASONS)),
    Alike(("placements_in_foster_care", "placed_with_parents", "placement_types"), (BASE, REASONS)),
    Alike(("own_provision", "independent_provision"), (BASE, REASONS)),
    Alike(("own_provision", "placement_providers"), (REASONS,)),
    # Coming, leaving, adoption
    Alike(("children_entering_care", "children_entering_care_rate"), EVERYTHING),
    Alike(("children_entering_care", "previous_permanence"), (ROWS,)),
    Alike(("children_leaving_care", *_LEAVING, "time_in_care_on_leaving"), (ROWS,)),
    Alike(_LEAVING, (BASE, REASONS)),
    Alike(
        (
            *("children_adopted", "adoption_entry_to_placed", "adoption_entry_to_placed_median"),
            *("adoption_order_to_match", "adoption_placed_to_order"),
        ),
        (ROWS,),
    ),
    Alike(("adoption_entry_to_placed", "adoption_entry_to_placed_median"), (BASE, REASONS)),
    # Health, safety, after care
    Alike(_OC2, (ROWS,)),
    Alike(("sdq_with_a_score", "sdq_average", "sdq_bands"), (ROWS, REASONS)),
    Alike(("sdq_average", "sdq_bands"), (BASE, REASONS, LEFTS)),
    Alike(("missing_children", "away_without_authorisation", "deprivation_of_liberty"), (ROWS,)),
    Alike(("missing_incidents", "missing_incident_days"), (ROWS,)),
    Alike(_OC3, (ROWS, LEFTS)),
)

_PN = "participation_codes"
_UNDER_4 = LEFT_OUT + "under 4 on the day of the review"
_SILENT = "children of 4 and over who came, and whose view was not given"
_FROM_AFAR = "children of 4 and over who did not come, and whose view was given"
_NO_HOME_HERE = LEFT_OUT + "unaccompanied, and no distance from a home here is known"
_TWO_TRACKS = ("reviews_due_held_on_time", "adoption_reviews_on_time")


def _aged(*bands: str) -> tuple[Term, ...]:
    return tuple(Term("health_assessments", ROWS, split="age_band", key=band) for band in bands)


def _too_young(codes: str) -> str:
    return f"{UNKNOWN}children under 4 with a code for older ones: {codes}"


def _both_tracks(what: str) -> Sum:
    return _sum(Term("reviews_on_time_every_track", what), *(Term(code, what) for code in _TWO_TRACKS))


SUMS: tuple[Sum, ...] = (
    # Reviews on time: each track by itself, and both
    *(_both_tracks(what) for what in (NUMERATOR, MISSED, BASE, ROWS, REASONS, LEFTS)),
    _sum(
        Term("reviews_held", ROWS),
        Term("reviews_held_on_time", ROWS),
        _rest("reviews held of children placed for adoption, or outside care"),
    ),
    # Taking part: the codes behind each share, where the child was old enough for the code
    _sum(
        Term(_PN, PART + "PN0"),
        Term("views_given", _UNDER_4),
        Term("views_given", UNKNOWN + UNDER_FOUR_CODE),
    ),
    _sum(Term("views_given", UNKNOWN + OUTSIDE_CARE), Term("reviews_held", UNKNOWN + OUTSIDE_CARE)),
    _sum(_met("took_part"), _met("views_given"), _rest(_SILENT)),
    _sum(_met("attended"), _met("attended_with_a_voice"), _rest(_SILENT)),
    _sum(_met("took_part"), _met("attended"), _rest(_FROM_AFAR)),
    _sum(_met("views_given"), _met("attended_with_a_voice"), _rest(_FROM_AFAR)),
    _sum(_rest(_SILENT), *_parts(_PN, "PN4"), _rest(_too_young("PN4"), -1)),
    _sum(_rest(_FROM_AFAR), *_parts(_PN, "PN5", "PN6"), _rest(_too_young("PN5-6"), -1)),
    _sum(_met("attended_with_a_voice"), *_parts(_PN, "PN1", "PN2", "PN3"), _rest(_too_young("PN1-3"), -1)),
    _sum(_met("attended"), *_parts(_PN, "PN1", "PN2", "PN3", "PN4"), _rest(_too_young("PN1-4"), -1)),
    _sum(_met("views_given"), *_parts(_PN, "PN1", "PN2", "PN3", "PN5", "PN6"), _rest(_too_young("a view"), -1)),
    _sum(Term("took_part", MISSED), *_parts(_PN, "PN7"), _rest(_too_young("PN7"), -1)),
    _sum(
        Term("views_given", UNKNOWN + OVER_FOUR_CODE),
        *(_rest(_too_young(codes)) for codes in ("PN1-3", "PN4", "PN5-6", "PN7")),
    ),
    _sum(_met("views_given_with_under_fours"), _met("views_given"), Term("views_given", _UNDER_4)),
    _sum(_met("took_part_with_under_fours"), _met("took_part"), Term("took_part", _UNDER_4)),
    _sum(
        _met("views_given_any_review"),
        _met("views_given_latest_review"),
        _rest("children whose views were given, but not at their latest review"),
    ),
    _sum(
        _met("views_given_latest_review"),
        _met("views_given_every_review"),
        _rest("children whose views were given at their latest review, but not at every one"),
    ),
    # Children in care on the last day
    _sum(_met("care_orders"), *_parts("legal_statuses", "C1", "C2")),
    _sum(_met("section_20"), *_parts("legal_statuses", "V2")),
    _sum(_met("placements_in_foster_care"), *_parts("placement_types", "foster_family", "foster_other")),
    _sum(_met("placed_with_parents"), *_parts("placement_types", "parents")),
    _sum(_met("own_provision"), *_parts("placement_providers", "PR1")),
    _sum(_met("independent_provision"), *_parts("placement_providers", "PR4", "PR5")),
    _sum(
        _met("unaccompanied_children"),
        Term("over_20_miles", _NO_HOME_HERE),
        _rest("unaccompanied children whose distance from a home here is known"),
    ),
    # that few came in the last 20 working days tells nothing of a child: what children_all_reviews_on_time leaves is no secret
    _sum(
        Term("children_in_care", ROWS),
        Term("same_placement_two_years", ROWS),
        _rest("children of 16 or over, or in care for less than two and a half years"),
    ),
    _sum(
        Term("children_in_care", ROWS),
        Term("health_assessments", ROWS),
        _rest("children in care for less than 12 months"),
    ),
    # Leaving care
    _sum(
        _met("permanence_on_leaving"),
        _met("permanence_on_leaving_as_planned"),
        *_parts("leaving_by_reason", "home_unplanned", "relatives"),
    ),
    _sum(
        _met("permanence_on_leaving_as_planned"),
        *_parts("leaving_by_reason", "adoption", "sgo", "cao", "home_planned"),
    ),
    _sum(Term("children_adopted", ROWS), *_parts("leaving_by_reason", "adoption")),
    # The 12-month cohort, and the ages it is asked about
    _sum(
        Term("health_assessments", ROWS),
        Term("health_checks_under_5", ROWS),
        Term("sdq_with_a_score", ROWS),
        _rest("children of 17 in care for 12 months"),
    ),
    _sum(
        Term("health_assessments", ROWS),
        Term("offending", ROWS),
        _rest("children under 10 in care for 12 months"),
    ),
    _sum(Term("health_checks_under_5", ROWS), *_aged("under 1", "1-4")),
    _sum(Term("offending", ROWS), *_aged("10-15", "16+")),
    *(
        _sum(Term(code, ROWS, split="age_band", key=band), *_aged(band))
        for code, bands in (
            ("health_checks_under_5", ("under 1", "1-4")),
            ("sdq_with_a_score", ("5-9", "10-15")),
            ("offending", ("10-15", "16+")),
        )
        for band in bands
    ),
    _sum(_met("sdq_with_a_score"), Term("sdq_average", BASE)),
    _sum(Term("sdq_with_a_score", MISSED), Term("sdq_average", LEFT_OUT + "no score was recorded")),
)

USUAL: tuple[Alike | Sum, ...] = (
    # What follows not from the measures but from how returns are made: it nearly always holds, and a reader may count on it
    Alike(("reviews_held_on_time", "reviews_due_held_on_time"), (REASONS,)),
    Alike(("placed_with_parents", "three_or_more_placements"), (BASE,)),
    _sum(_met("placed_with_parents"), *_parts("placement_providers", "PR0")),
    _sum(_met("unaccompanied_children"), Term("over_20_miles", _NO_HOME_HERE)),
    _sum(
        _met("children_in_care"),
        Term("children_in_care", NUMERATOR, years_before=1),
        _met("children_entering_care"),
        _met("children_leaving_care", -1),
    ),
    _sum(Term("missing_children", ROWS), _met("children_in_care"), _met("children_leaving_care")),
    _sum(_met("care_leavers_in_touch"), Term("care_leavers_in_suitable_homes", BASE)),
    _sum(_met("care_leavers_in_touch"), Term("care_leavers_active", BASE)),
)
"""Relations that are taken to hold where the numbers bear them out."""

PARTED: tuple[Parted, ...] = (
    *(
        Parted(distribution, dimension, IN_CARE)
        for distribution, dimension in (
            ("ages", "age_band"),
            ("sexes", "sex"),
            ("ethnicity", "ethnicity_group"),
            ("legal_statuses", "legal_status"),
            ("categories_of_need", "need"),
            ("placement_types", "placement"),
            ("placement_providers", "provider"),
        )
    ),
)
