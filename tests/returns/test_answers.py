"""The truth about children against what a person worked out: one child each, with its one row or none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.returns import Truth
from tests.returns.cases.telling import Child
from tests.returns.days import day
from tests.returns.lives import Life
from tests.returns.tables import Adopted, Away, Health

LOADED = (2025, 2026)


def _row(measure: str, life: Life, loaded: tuple[int, ...] = LOADED) -> tuple[str, str] | None:
    found = Truth([life], loaded).rows(measure, 2026)
    assert len(found) <= 1
    return (found[0].outcome, found[0].why) if found else None


def _in_care(since: str = "Mon 14 Feb 2022") -> Child:
    return Child().looked_after(since, "C2", "U6")


MET, NOT_MET = ("met", ""), ("not met", "")


@pytest.mark.parametrize(
    ("measure", "child", "expected"),
    [
        ("children_in_care", _in_care().leaves("Tue 31 Mar 2026"), None),
        ("children_leaving_care", _in_care().leaves("Tue 31 Mar 2026"), MET),
        ("children_in_care", _in_care().leaves("Wed 1 Apr 2026"), MET),
        ("missing_children", _in_care().leaves("Tue 1 Apr 2025"), None),
        ("children_leaving_care", _in_care().leaves("Tue 1 Apr 2025"), MET),
        ("children_entering_care", Child().looked_after("Mon 2 Jun 2025"), MET),
        ("children_entering_care", _in_care(), None),
        ("children_in_care", Child().looked_after("Mon 2 Jun 2025", "V4"), None),
        ("permanence_on_leaving", _in_care().leaves("Fri 13 Jun 2025", "E4B"), MET),
        ("permanence_on_leaving_as_planned", _in_care().leaves("Fri 13 Jun 2025", "E4B"), NOT_MET),
        ("permanence_on_leaving", _in_care().leaves("Fri 13 Jun 2025", "E17"), NOT_MET),
    ],
)
def test_coming_staying_and_leaving(measure: str, child: Child, expected: tuple[str, str] | None) -> None:
    assert _row(measure, child.life("N-01")) == expected


@pytest.mark.parametrize(
    ("claim", "child", "expected"),
    [
        (
            "two moves beside the placement of 1 April are three",
            _in_care().changes("Mon 2 Jun 2025", placement="K2").changes("Mon 6 Oct 2025", placement="U6"),
            MET,
        ),
        (
            "a week in hospital between is none",
            _in_care()
            .changes("Mon 2 Jun 2025", placement="T1")
            .changes("Mon 9 Jun 2025", placement="U6")
            .changes("Mon 6 Oct 2025", placement="U4"),
            NOT_MET,
        ),
        (
            "a move to adoption by the carer is none",
            _in_care().changes("Mon 2 Jun 2025", placement="U4").changes("Mon 6 Oct 2025", placement="A5"),
            NOT_MET,
        ),
        (
            "a change of legal status is none",
            Child()
            .looked_after("Mon 14 Feb 2022", "V2")
            .changes("Mon 2 Jun 2025", status="C1")
            .changes("Mon 6 Oct 2025", status="C2"),
            NOT_MET,
        ),
        (
            "moves before the year are none",
            _in_care().changes("Mon 3 Jun 2024", placement="K2").changes("Mon 7 Oct 2024", placement="U6"),
            NOT_MET,
        ),
    ],
)
def test_three_or_more_placements(claim: str, child: Child, expected: tuple[str, str]) -> None:
    assert _row("three_or_more_placements", child.life("N-01")) == expected, claim


@pytest.mark.parametrize(
    ("child", "expected"),
    [
        (_in_care("Fri 29 Sep 2023"), MET),
        (_in_care("Sun 1 Oct 2023"), None),
        (_in_care().changes("Sun 31 Mar 2024", placement="U4"), MET),
        (_in_care().changes("Mon 1 Apr 2024", placement="U4"), NOT_MET),
        (Child("Wed 31 Mar 2010").looked_after("Mon 14 Feb 2022", "C2"), None),
        (Child("Thu 1 Apr 2010").looked_after("Mon 14 Feb 2022", "C2"), MET),
    ],
)
def test_the_same_placement_for_two_years(child: Child, expected: tuple[str, str] | None) -> None:
    assert _row("same_placement_two_years", child.life("N-01"), (2024, 2025, 2026)) == expected


def test_when_a_placement_began_before_the_returns_by_a_change_of_status_nobody_can_tell() -> None:
    child = Child().looked_after("Mon 14 Feb 2022", "V2").changes("Mon 3 Mar 2025", status="C2")

    assert _row("same_placement_two_years", child.life("N-01"), (2026,)) == (
        "unknown",
        "care began before the returns loaded, on a day they do not tell",
    )


def test_health_is_asked_of_those_in_care_from_the_first_day_to_the_last() -> None:
    row = Health(2026, 17, "", None, None, immunised=True, teeth=False, assessed=True, substances=False)
    whole = replace(_in_care("Tue 1 Apr 2025").life("N-01"), health=(row,))
    a_day_late = replace(_in_care("Wed 2 Apr 2025").life("N-01"), health=(row,))

    assert _row("health_assessments", whole) == MET
    assert _row("dental_checks", whole) == NOT_MET
    assert _row("health_assessments", a_day_late) is None
    assert _row("health_assessments", replace(whole, health=())) == ("unknown", "the child is not in OC2")
    assert _row("offending", whole) == (
        "unknown",
        "the child is in the table OC2, and the cell is blank or cannot be read",
    )
    assert Truth([whole], LOADED).figure("sdq_bands", 2026).parts == {"concern": 1}
    assert Truth([whole], LOADED).figure("sdq_average", 2026).value == 17


def test_times_missing_are_of_the_year_in_which_they_began_and_one_not_over_has_no_length() -> None:
    away = (
        Away("M", day("Mon 31 Mar 2025"), day("Wed 2 Apr 2025")),
        Away("M", day("Tue 1 Apr 2025"), day("Tue 1 Apr 2025")),
        Away("M", day("Mon 30 Mar 2026"), day("Thu 2 Apr 2026")),
        Away("A", day("Mon 2 Jun 2025"), day("Tue 3 Jun 2025")),
    )
    truth = Truth([replace(_in_care().life("N-01"), away=away)], LOADED)

    days = truth.figure("missing_incident_days", 2026)

    assert truth.figure("missing_incidents", 2026).numerator == 2
    assert truth.figure("missing_incidents", 2025).numerator == 1
    assert (days.value, days.unknown) == (0, {"the incident had not ended": 1})
    assert truth.figure("away_without_authorisation", 2026).numerator == 1


def test_the_days_to_an_adoption() -> None:
    child = (
        Child("Mon 3 Apr 2023")
        .looked_after("Mon 8 Apr 2024", "C1", "U6")
        .changes("Mon 10 Feb 2025", status="E1")
        .changes("Tue 8 Apr 2025", placement="A6")
        .leaves("Mon 6 Oct 2025", "E12")
    )
    row = Adopted(day("Mon 3 Feb 2025"), day("Mon 3 Mar 2025"), False, 2, "MF", "L11")
    truth = Truth([replace(child.life("N-01"), adopted=row)], LOADED)

    assert truth.figure("adoption_entry_to_placed", 2026).value == 365
    assert truth.figure("adoption_order_to_match", 2026).value == 21
    assert truth.figure("adoption_placed_to_order", 2026).value == 181
    assert _row("adoption_entry_to_placed", truth.lives[0], (2026,)) == (
        "unknown",
        "care began before the returns loaded, on a day they do not tell",
    )
