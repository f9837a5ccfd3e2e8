"""Which days the returns speak of."""

from __future__ import annotations

import pytest

from heed.facts.tracks import span_of, spans
from tests.days import day


@pytest.mark.parametrize(
    ("years", "reach", "expected"),
    [
        ((2026,), "Tue 31 Mar 2026", [("Tue 1 Apr 2025", "Tue 31 Mar 2026")]),
        ((2026, 2025), "Tue 31 Mar 2026", [("Mon 1 Apr 2024", "Tue 31 Mar 2026")]),
        (
            (2024, 2026),
            "Tue 31 Mar 2026",
            [("Sat 1 Apr 2023", "Sun 31 Mar 2024"), ("Tue 1 Apr 2025", "Tue 31 Mar 2026")],
        ),
        ((2025, 2026), "Tue 30 Sep 2025", [("Mon 1 Apr 2024", "Tue 30 Sep 2025")]),
        ((2025, 2026), "Mon 31 Mar 2025", [("Mon 1 Apr 2024", "Mon 31 Mar 2025")]),
    ],
)
def test_years_that_follow_each_other_make_one_span_and_none_goes_beyond_the_reach(
    years: tuple[int, ...], reach: str, expected: list[tuple[str, str]]
) -> None:
    found = [(span.from_on, span.to_on) for span in spans(years, day(reach))]

    assert found == [(day(from_on), day(to_on)) for from_on, to_on in expected]


@pytest.mark.parametrize(
    ("text", "inside"),
    [("Mon 31 Mar 2025", False), ("Tue 1 Apr 2025", True), ("Tue 31 Mar 2026", True), ("Wed 1 Apr 2026", False)],
)
def test_both_ends_of_a_span_are_inside_it(text: str, inside: bool) -> None:
    (span,) = spans((2026,), day("Tue 31 Mar 2026"))

    assert (span_of(day(text), (span,)) is span) is inside
