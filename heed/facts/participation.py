"""The rows of the table of reviews, and what a child's reviews of a year come to (decisions, 16, 21, 22). No Django."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from heed.exchange.records import NO_CODE, UNDER_FOUR_CODE, Review
from heed.facts import unknowns
from heed.facts.ages import Birthdays
from heed.facts.reviews import Obligation
from heed.facts.splits import Splits
from heed.facts.years import Year, quarter
from heed.law.deadlines import Track


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


# The codes by which a child's views were given, and what a row comes to.
VIEWS_GIVEN = frozenset({"PN1", "PN2", "PN3", "PN5", "PN6"})
MET, NOT_MET, UNKNOWN, NONE = "met", "not met", "unknown", "none"


def all_on_time(found: Sequence[Obligation], year: Year, as_at: date) -> tuple[str, str | None]:
    """Whether every review on the statutory track that fell due in the year was held on time, and why that is unknown.

    One not met is not met; else one unknown is unknown; nothing asked for is "none". Which ones are asked about is as in
    `reviews_due_held_on_time`.
    """
    begins_on, ends_on = year.begins_on, year.ends_on
    met, why = False, None
    for each in found:
        if each.track is not Track.STATUTORY:
            continue
        held_on = each.review.held_on if each.review else None
        latest_on = each.latest_on
        if latest_on is None:
            still_open = held_on is None and each.ended_on is None and each.opened_on <= ends_on
            if still_open or (held_on is not None and begins_on <= held_on <= ends_on):
                why = why or each.latest_unknown
        elif begins_on <= latest_on <= ends_on and latest_on <= as_at:
            if held_on is not None:
                if held_on > latest_on:
                    return NOT_MET, None
                met = True
            elif each.ended_on is None or each.ended_on > latest_on:
                return NOT_MET, None
    if why is not None:
        return UNKNOWN, why
    return (MET if met else NONE), None


def views(found: Iterable[Obligation], year: Year, fourth_birthday: date) -> tuple[str, str, str, str | None]:
    """Whether the child's views were given to every review of the year at 4 or over, to the latest, to any; and why unknown."""
    outcomes: list[tuple[date, str, str | None]] = []
    for each in found:
        review = each.review
        if review is None or not year.begins_on <= review.held_on <= year.ends_on or each.track is Track.SHORT_BREAK:
            continue
        code, why, under_four = took_part(review, fourth_birthday)
        if each.track is None:
            outcomes.append((review.held_on, UNKNOWN, unknowns.OUTSIDE_CARE))
        elif why is not None:
            outcomes.append((review.held_on, UNKNOWN, why))
        elif not under_four:
            outcomes.append((review.held_on, MET if code in VIEWS_GIVEN else NOT_MET, None))
    if not outcomes:
        return NONE, NONE, NONE, None
    said = {outcome for _, outcome, _ in outcomes}
    latest = max(outcomes)
    every = next(outcome for outcome in (NOT_MET, UNKNOWN, MET) if outcome in said)
    one = next(outcome for outcome in (MET, UNKNOWN, NOT_MET) if outcome in said)
    return every, latest[1], one, latest[2] or next((why for _, _, why in outcomes if why is not None), None)
