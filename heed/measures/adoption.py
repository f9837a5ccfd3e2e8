"""The measures of adoption: how many children, and how long it took. Declarations only. No Django."""

from __future__ import annotations

from functools import partial

from heed.measures.conditions import is_empty
from heed.measures.declare import Case, Kind, Measure, Polarity, Section
from heed.measures.yearly import of_the_year

_adopted = partial(
    of_the_year,
    facts="adoption",
    section=Section.ADOPTION,
    out_of="children who left care in the year because they were adopted (E11, E12)",
    met_means="adopted in the year",
    not_met_means="",
)

CHILDREN_ADOPTED = _adopted(
    code="children_adopted",
    name="Children adopted",
    short_name="adopted",
    kind=Kind.COUNT,
    definition="The number of children who were adopted from care in the year.",
    why_it_matters="For these children somebody became a parent.",
    cases=(
        Case("The last episode ends on Fri 14 Mar 2025 with REC E12.", "counted in the year to March 2025"),
        Case("Placed for adoption (A6), and not yet adopted.", "not in the population"),
    ),
)


def _days(
    *,
    code: str,
    amount: str,
    kind: Kind,
    name: str,
    short_name: str,
    definition: str,
    why: str,
    cases: tuple[Case, ...] = (),
) -> Measure:
    """A number of days of each adoption, as a mean or a median."""
    return _adopted(
        code=code,
        name=name,
        short_name=short_name,
        kind=kind,
        amount=f"{amount}_days",
        amount_unit="days",
        polarity=Polarity.LOW,
        definition=definition,
        why_it_matters=why,
        unknown={"": is_empty(f"{amount}_days")},
        why_unknown=f"{amount}_unknown",
        cases=cases,
    )


_TO_PLACED = (
    "from coming into care to being placed with the family that adopted them (the day of the last placement A3 to A6)"
)

ENTRY_TO_PLACED = _days(
    code="adoption_entry_to_placed",
    amount="entry_to_placed",
    kind=Kind.MEAN,
    name="Adoption: from care to the new family",
    short_name="care to new family",
    definition=f"The average number of days {_TO_PLACED}, of the children adopted in the year.",
    why="A young child’s year is long: it is the wait that the Department’s scorecard counts too.",
    cases=(
        Case("Came into care on Mon 1 Apr 2024, placed (A5) on Tue 1 Apr 2025, adopted in the year.", "365 days"),
        Case(
            "A first family gave up; fostered again, then placed with another (A6) on Tue 1 Oct 2024.",
            "the wait is counted to Tue 1 Oct 2024",
        ),
        Case("With foster carers since 2022 who adopt: A5 on Tue 1 Apr 2025.", "the wait is counted to Tue 1 Apr 2025"),
        Case("Care began before the returns loaded and its start is not in them.", "unknown, with that reason"),
    ),
)

ENTRY_TO_PLACED_MEDIAN = _days(
    code="adoption_entry_to_placed_median",
    amount="entry_to_placed",
    kind=Kind.MEDIAN,
    name="Adoption: from care to the new family, the middle",
    short_name="care to new family, the middle",
    definition=f"The middle number of days {_TO_PLACED}, of the children adopted in the year: half waited less, half longer.",
    why="One long wait moves an average of few children; it does not move the middle.",
    cases=(Case("Three children waited 300, 400 and 1,400 days.", "400 days; the average is 700"),),
)

ORDER_TO_MATCH = _days(
    code="adoption_order_to_match",
    amount="placement_order_to_match",
    kind=Kind.MEAN,
    name="Adoption: from the court’s order to the match",
    short_name="order to match",
    definition=(
        "The average number of days from the placement order (E1) to the match (DATE_MATCH), of the children adopted in the "
        "year."
    ),
    why="It is the part of the wait that lies with the council and not with the court.",
    cases=(
        Case("The child was matched before the order.", "counted as 0 days"),
        Case("The parents agreed, and there was no placement order.", "unknown, with that reason"),
    ),
)

PLACED_TO_ORDER = _days(
    code="adoption_placed_to_order",
    amount="placed_to_order",
    kind=Kind.MEAN,
    name="Adoption: from moving in to the order",
    short_name="moving in to order",
    definition=(
        "The average number of days from being placed with the new family (A3 to A6) to the adoption order, of the children "
        "adopted in the year."
    ),
    why="Until the order the child is still in care, and still has reviews.",
    cases=(Case("Placed (A6) on Tue 1 Oct 2024, adopted on Tue 1 Apr 2025.", "182 days"),),
)

MEASURES: tuple[Measure, ...] = (
    CHILDREN_ADOPTED,
    ENTRY_TO_PLACED,
    ENTRY_TO_PLACED_MEDIAN,
    ORDER_TO_MATCH,
    PLACED_TO_ORDER,
)
