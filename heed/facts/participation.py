"""The rows of the table of reviews: each obligation with how the child took part (decisions, 21). No Django."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from heed.exchange.records import NO_CODE, UNDER_FOUR_CODE, Review
from heed.facts import unknowns
from heed.facts.ages import Birthdays
from heed.facts.reviews import Obligation
from heed.facts.splits import Splits


def review_rows(
    name: str, found: Iterable[Obligation], tell: Splits, birthdays: Birthdays, as_at: date
) -> Iterator[tuple[object, ...]]:
    """The rows of one child, each without its number, in the order that `schema.REVIEW` declares."""
    for each in found:
        review = each.review
        held_on = review.held_on if review else None
        latest_on = each.latest_on
        code, code_unknown, under_four = took_part(review, birthdays.fourth)
        yield (
            name,
            each.track.value if each.track else None,
            each.sequence,
            each.opened_on,
            each.previous_on,
            each.rule,
            each.counted_from,
            latest_on,
            each.latest_unknown,
            each.interpreted,
            held_on,
            code,
            code_unknown,
            under_four,
            each.ended_on,
            each.ended_why,
            _days_late(each, held_on, as_at),
            quarter(latest_on or held_on or as_at),
            quarter(held_on) if held_on else None,
            *tell.on(held_on or latest_on or as_at),
            each.source.file,
            each.source.line,
        )


def took_part(review: Review | None, fourth_birthday: date) -> tuple[str | None, str | None, bool | None]:
    """The code, why it cannot be used, and whether the child was under 4."""
    if review is None:
        return None, None, None
    code = review.code
    on_the_birthday = review.held_on == fourth_birthday
    under_four = code == UNDER_FOUR_CODE if on_the_birthday else review.held_on < fourth_birthday
    if code is None:
        return None, review.code_unknown or NO_CODE, under_four
    if under_four and code != UNDER_FOUR_CODE:
        return code, unknowns.OVER_FOUR_CODE, under_four
    if not under_four and code == UNDER_FOUR_CODE:
        return code, unknowns.UNDER_FOUR_CODE, under_four
    return code, None, under_four


def _days_late(found: Obligation, held_on: date | None, as_at: date) -> int | None:
    """Whole days after the last lawful date; none for a review on time, lapsed, or whose date is unknown."""
    if found.latest_on is None:
        return None
    if held_on is None and found.ended_on is not None and found.ended_on <= found.latest_on:
        return None
    days = ((held_on or as_at) - found.latest_on).days
    return days if days > 0 else None


def quarter(day: date) -> date:
    """The first day of the quarter that holds the day. Quarters of the year to 31 March are those of the calendar."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
