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


Said = tuple[date, str, str | None]


def what_was_said(found: Iterable[Obligation], fourth_birthday: date) -> list[Said]:
    """For each review held at 4 or over, short breaks apart: its day, whether the child's views were given, why unknown."""
    said: list[Said] = []
    for each in found:
        review = each.review
        if review is None or each.track is Track.SHORT_BREAK:
            continue
        if each.track is None:
            said.append((review.held_on, UNKNOWN, unknowns.OUTSIDE_CARE))
            continue
        code, why, under_four = took_part(review, fourth_birthday)
        if why is not None:
            said.append((review.held_on, UNKNOWN, why))
        elif not under_four:
            said.append((review.held_on, MET if code in VIEWS_GIVEN else NOT_MET, None))
    return said


def views(said: Iterable[Said], year: Year) -> tuple[str, str, str, str | None]:
    """Whether the child's views were given to every review of the year at 4 or over, to the latest, to any; and why unknown."""
    begins_on, ends_on = year.begins_on, year.ends_on
    of_year = [each for each in said if begins_on <= each[0] <= ends_on]
    if not of_year:
        return NONE, NONE, NONE, None
    outcomes = {outcome for _, outcome, _ in of_year}
    _, latest, why = max(of_year, key=_day)
    if len(outcomes) == 1:
        return latest, latest, latest, why
    every = NOT_MET if NOT_MET in outcomes else UNKNOWN
    one = MET if MET in outcomes else UNKNOWN
    return every, latest, one, why or next((why for _, _, why in of_year if why is not None), None)


def _day(said: Said) -> date:
    return said[0]
