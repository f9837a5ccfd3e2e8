"""What OC2 says of a child in a year, and why nothing is known where it is silent."""

from __future__ import annotations

import pytest

from heed.exchange.records import Child
from heed.facts import unknowns
from heed.facts.health import health_of, sdq_band
from heed.facts.years import Year, years_of
from tests.days import day
from tests.facts.made import child, health, returns


def _year(*tables: str) -> Year:
    (year,) = years_of(returns(tables=tables), day("Tue 31 Mar 2026"))
    return year


NOTHING = (None,) * 9


@pytest.mark.parametrize(
    ("whose", "tables", "expected"),
    [
        (child(), (), (False, unknowns.NO_OC2, *NOTHING)),
        (child(), ("OC2",), (False, unknowns.NOT_IN_OC2, *NOTHING)),
        (child(health=(health(2025),)), ("OC2",), (False, unknowns.NOT_IN_OC2, *NOTHING)),
        (child(health=(health(),)), ("OC2",), (True, None, *NOTHING)),
        (
            child(health=(health(2025), health(convicted=False, teeth_check=True, sdq_score=17))),
            ("OC2",),
            (True, None, False, None, None, True, None, None, 17, None, "concern"),
        ),
        (
            child(
                health=(health(health_check=True, immunisations=False, health_assessment=True, substance_misuse=False),)
            ),
            ("OC2",),
            (True, None, None, True, False, None, True, False, None, None, None),
        ),
        (
            child(health=(health(sdq_reason="SDQ2"),)),
            ("OC2",),
            (True, None, *(None,) * 7, "SDQ2", None),
        ),
    ],
)
def test_the_row_of_the_year_is_told_as_it_stands(
    whose: Child, tables: tuple[str, ...], expected: tuple[object, ...]
) -> None:
    assert health_of(whose, _year(*tables)) == expected


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (None, None),
        (0, "normal"),
        (13, "normal"),
        (14, "borderline"),
        (16, "borderline"),
        (17, "concern"),
        (40, "concern"),
    ],
)
def test_the_departments_bands_of_the_score(score: int | None, band: str | None) -> None:
    assert sdq_band(score) == band
