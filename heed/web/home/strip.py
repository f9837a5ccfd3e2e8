"""An IRO's children by the month of their next review: how many dots of which kind stand in each month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date

from heed.council.words import Words
from heed.web.formats import count, number
from heed.web.home import links
from heed.web.home.matters import is_missing
from heed.web.home.reading import Standing
from heed.web.home.shapes import Month, Strip

MONTHS = 7
"""This month and the six after it: the law lets no more than six months pass between two reviews."""

MISSING, ON_COURSE, UNDATED = "missing", "on course", "no date yet"


def strip(standings: Collection[Standing], unseen: int, today: date, words: Words) -> Strip:
    """The strip. A review that is late stands in this month; what is planned further ahead, in the last."""
    shown = [each for each in standings if _day(each, today) is not None]
    dots = Counter((_place(each, today), _kind(each, today)) for each in shown)
    months = [_months_on(today, ahead) for ahead in range(MONTHS)]
    return Strip(
        title=f"Your {count(len(standings), 'child', 'children')}, by the month of their next {words.review}",
        months=tuple(
            Month(
                name=f"{month:%B}",
                address=links.to("web:diary", month=f"{month:%Y-%m}", whose="mine"),
                missing=dots[place, MISSING],
                on_course=dots[place, ON_COURSE],
                undated=dots[place, UNDATED],
            )
            for place, month in enumerate(months)
        ),
        besides=tuple(_besides(standings, unseen, today, words)),
    )


def _day(standing: Standing, today: date) -> date | None:
    """The day that a child's next review stands under: the one planned, or else the law's; None where there is neither."""
    planned = standing.plan.planned_on if standing.plan else None
    return planned if planned is not None and planned >= today else standing.by_law


def _place(standing: Standing, today: date) -> int:
    day = _day(standing, today) or today
    return max(0, min((day.year - today.year) * 12 + day.month - today.month, MONTHS - 1))


def _kind(standing: Standing, today: date) -> str:
    if is_missing(standing, today):
        return MISSING
    return ON_COURSE if standing.plan is not None else UNDATED


def _months_on(today: date, ahead: int) -> date:
    month = today.month - 1 + ahead
    return date(today.year + month // 12, month % 12 + 1, 1)


def _besides(standings: Iterable[Standing], unseen: int, today: date, words: Words) -> Iterable[str]:
    """Those who stand under no month, and why; and how many are out of sight."""
    undated = [each for each in standings if _day(each, today) is None]
    adults = sum(each.due.lapses_on is not None for each in undated)
    if adults:
        yield f"{number(adults)} more will be 18 before the law asks for another {words.review}."
    if len(undated) > adults:
        yield f"Of {number(len(undated) - adults)} more the law’s day cannot be told from what is loaded."
    if unseen:
        yield f"You may not see {number(unseen)} of those counted here."
