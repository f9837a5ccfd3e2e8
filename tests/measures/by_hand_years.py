"""The measures whose rows speak of years, by hand: who is asked about, then why not, then yes or no. See `by_hand`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

Row = Mapping[str, Any]
Outcome = tuple[str, str] | None  # outcome and why; None where the row is not in the population
Answer = Callable[[Row], Outcome]
Measure = Callable[[Row, date, date, date], Outcome]

ADOPTED_OR_KEPT = ("E11", "E12", "E41", "E43", "E44", "E45", "E46", "E47", "E48", "E4A")
BLANK = "the child is in the table OC2, and the cell is blank or cannot be read"


def _of_the_year(answer: Answer) -> Measure:
    """Rows of a year that ends within the period."""
    return lambda row, first, last, as_at: answer(row) if first <= row["year_ends_on"] <= last else None


def _told(yes: bool) -> Outcome:
    return ("met", "") if yes else ("not met", "")


def _in_care(answer: Answer) -> Measure:
    """Children in care on the last day; of whom that is not known, that."""

    def asked(row: Row) -> Outcome:
        if row["in_care"] is None:
            return "unknown", row["in_care_unknown"]
        return answer(row) if row["in_care"] else None

    return _of_the_year(asked)


def _counted(row: Row) -> Outcome:
    return "met", ""


def _known(column: str, why: str) -> Answer:
    """Counted where a column says something."""
    return lambda row: ("unknown", why) if row[column] is None else ("met", "")


def _is(column: str, why: str, *values: str) -> Answer:
    """Whether a column says one of these."""
    return lambda row: ("unknown", why) if row[column] is None else _told(row[column] in values)


def _told_by(column: str, why: str) -> Answer:
    """Counted where there is an amount, unknown for the reason in another column."""
    return lambda row: ("unknown", row[why]) if row[column] is None else ("met", "")


def _no_provider(row: Row) -> bool:
    return row["provider"] is None and row["placement"] not in ("temporary", "other")


def _provided_by(*providers: str) -> Answer:
    def answer(row: Row) -> Outcome:
        return ("unknown", "provider is not known") if _no_provider(row) else _told(row["provider"] in providers)

    return answer


def _providers(row: Row) -> Outcome:
    if row["provider"] is not None:
        return "met", ""
    if _no_provider(row):
        return "unknown", "provider is not known"
    return "left out", "in a temporary or other placement, of which no provider is asked"


def _far(row: Row) -> Outcome:
    if row["over_20_miles"] is not None:
        return _told(row["over_20_miles"])
    if row["uasc"]:
        return "left out", "unaccompanied, and no distance from a home here is known"
    return "unknown", row["distance_unknown"]


def _three_or_more(row: Row) -> Outcome:
    placements = row["placements_in_year"]
    return ("unknown", row["placements_unknown"]) if placements is None else _told(placements >= 3)


def _same_placement(row: Row) -> Outcome:
    if row["long_term"] is None:
        return "unknown", row["long_term_unknown"]
    if not row["long_term"]:
        return None
    return ("unknown", row["same_placement_unknown"]) if row["same_placement"] is None else _told(row["same_placement"])


def _all_on_time(row: Row) -> Outcome:
    if not row["in_care_20_days"]:
        return None
    said = row["all_on_time"]
    if said == "none":
        return "left out", "no review fell due in the year"
    return ("unknown", row["all_on_time_unknown"]) if said == "unknown" else (said, "")


def _views(column: str) -> Answer:
    def answer(row: Row) -> Outcome:
        said = row[column]
        if said == "none":
            return None
        return ("unknown", row["views_unknown"]) if said == "unknown" else (said, "")

    return answer


def _all_year(answer: Answer, youngest: int = 0, oldest: int = 99) -> Measure:
    """Those in care for the 12 months, of an age, and in the table."""

    def asked(row: Row) -> Outcome:
        if row["twelve_months"] is False or not youngest <= row["age"] <= oldest:
            return None
        if row["twelve_months"] is None:
            return "unknown", row["twelve_months_unknown"]
        return ("unknown", row["health_unknown"]) if row["health_unknown"] else answer(row)

    return _in_care(asked)


def _cell(column: str) -> Answer:
    return lambda row: ("unknown", BLANK) if row[column] is None else _told(row[column])


def _scored(row: Row) -> Outcome:
    return ("left out", "no score was recorded") if row["sdq_score"] is None else ("met", "")


def _missing(answer: Answer) -> Answer:
    def asked(row: Row) -> Outcome:
        if row["kind"] is None:
            return "unknown", "missing or away is not known"
        return answer(row) if row["kind"] == "M" else None

    return asked


def _some(column: str, why: str) -> Answer:
    """Whether there was one or more."""
    return lambda row: ("unknown", row[why]) if row[column] is None else _told(row[column] > 0)


def _left_to(*reasons: str) -> Answer:
    return _is("reason_ceased", "reason for leaving is not known", *reasons)


NO_LONGER = {"DIED": "died", "RHOM": "back with parents for six months or more"}


def _still_there(answer: Answer) -> Measure:
    return _of_the_year(
        lambda row: ("left out", NO_LONGER[row["in_touch"]]) if row["in_touch"] in NO_LONGER else answer(row)
    )


def _yes(column: str, why: str) -> Answer:
    return lambda row: ("unknown", why) if row[column] is None else _told(row[column])


_IN_OTHER_WORDS = {
    "own_provision": _in_care(_provided_by("PR1")),
    "independent_provision": _in_care(_provided_by("PR4", "PR5")),
    "placement_providers": _in_care(_providers),
    "over_20_miles": _in_care(_far),
    "three_or_more_placements": _in_care(_three_or_more),
    "same_placement_two_years": _in_care(_same_placement),
    "children_all_reviews_on_time": _in_care(_all_on_time),
    "unaccompanied_children": _in_care(lambda row: _told(row["uasc"])),
}

OF_YEARS: dict[str, Measure] = {
    **_IN_OTHER_WORDS,
    "children_in_care": _in_care(_counted),
    "children_in_care_rate": _in_care(_counted),
    "ages": _in_care(_known("age_band", "age is not known")),
    "sexes": _in_care(_known("sex", "sex is not known")),
    "ethnicity": _in_care(_known("ethnicity_group", "ethnicity is not known")),
    "legal_statuses": _in_care(_known("legal_status", "legal status is not known")),
    "care_orders": _in_care(_is("legal_status", "legal status is not known", "C1", "C2")),
    "section_20": _in_care(_is("legal_status", "legal status is not known", "V2")),
    "categories_of_need": _in_care(_known("need", "main need is not known")),
    "social_workers_in_the_year": _in_care(_told_by("social_workers", "social_workers_unknown")),
    "placement_types": _in_care(_known("placement", "placement is not known")),
    "placements_in_foster_care": _in_care(_is("placement", "placement is not known", "foster_family", "foster_other")),
    "placed_with_parents": _in_care(_is("placement", "placement is not known", "parents")),
    "views_given_every_review": _of_the_year(_views("views_every")),
    "views_given_latest_review": _of_the_year(_views("views_latest")),
    "views_given_any_review": _of_the_year(_views("views_any")),
    "health_assessments": _all_year(_cell("health_assessment")),
    "dental_checks": _all_year(_cell("teeth_check")),
    "immunisations": _all_year(_cell("immunisations")),
    "health_checks_under_5": _all_year(_cell("health_check"), oldest=4),
    "substance_misuse": _all_year(_cell("substance_misuse")),
    "offending": _all_year(_cell("convicted"), youngest=10),
    "sdq_with_a_score": _all_year(lambda row: _told(row["sdq_score"] is not None), 5, 16),
    "sdq_average": _all_year(_scored, 5, 16),
    "sdq_bands": _all_year(_scored, 5, 16),
    "missing_children": _of_the_year(_some("missing_incidents", "missing_unknown")),
    "away_without_authorisation": _of_the_year(_some("away_incidents", "missing_unknown")),
    "missing_incidents": _of_the_year(_missing(_counted)),
    "missing_incident_days": _of_the_year(_missing(_told_by("days", "days_unknown"))),
    "deprivation_of_liberty": _of_the_year(_some("deprived_of_liberty", "deprivation_unknown")),
    "children_entering_care": _of_the_year(_counted),
    "children_entering_care_rate": _of_the_year(_counted),
    "previous_permanence": _of_the_year(_told_by("previous_permanence", "previous_permanence_unknown")),
    "children_leaving_care": _of_the_year(
        _known("reason_ceased", "why the last episode ended is not known, nor whether the child left")
    ),
    "leaving_by_reason": _of_the_year(_known("reason_ceased", "reason for leaving is not known")),
    "permanence_on_leaving": _of_the_year(_left_to(*ADOPTED_OR_KEPT, "E4B", "E13")),
    "permanence_on_leaving_as_planned": _of_the_year(_left_to(*ADOPTED_OR_KEPT)),
    "time_in_care_on_leaving": _of_the_year(_told_by("days_in_care", "days_unknown")),
    "children_adopted": _of_the_year(_counted),
    "adoption_entry_to_placed": _of_the_year(_told_by("entry_to_placed_days", "entry_to_placed_unknown")),
    "adoption_entry_to_placed_median": _of_the_year(_told_by("entry_to_placed_days", "entry_to_placed_unknown")),
    "adoption_order_to_match": _of_the_year(
        _told_by("placement_order_to_match_days", "placement_order_to_match_unknown")
    ),
    "adoption_placed_to_order": _of_the_year(_told_by("placed_to_order_days", "placed_to_order_unknown")),
    "care_leavers_in_touch": _still_there(_is("in_touch", "in touch or not is not known", "YES")),
    "care_leavers_active": _still_there(_yes("active", "what they do is not known")),
    "care_leavers_in_suitable_homes": _still_there(_yes("suitable", "where they live is not known")),
}
