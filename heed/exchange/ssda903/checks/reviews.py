"""Checks on reviews: the participation code against the child's age and legal status, doubles, and reviews outside care."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from heed.exchange.periods import STARTED
from heed.exchange.records import SHORT_BREAKS, UNDER_FOUR_CODE, Episode, Review
from heed.exchange.ssda903.checks.declared import SHOWN, Declared, Found, columns, day, place, turns
from heed.exchange.ssda903.checks.walks import rows_with
from heed.exchange.ssda903.layout import EPISODES, HEADER
from heed.exchange.ssda903.layout import REVIEWS as TABLE
from heed.exchange.ssda903.merging import Merged
from heed.exchange.ssda903.rows import Return

OLD_ENOUGH = 4  # rules 440 and 441: the age from which a child's part in a review is told


def _only_short_breaks(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        children = _in_short_breaks(each)
        for row in each.header if children else ():
            if row.mother is not None and row.child in children:
                words = "MOTHER is filled, and every episode of the child has LS V3 or V4: leave it blank, or mend LS"
                yield Found(row.source, row.child, words)
        for child, _, review in each.reviews if children else ():
            if child in children:
                words = "every episode of the child has LS V3 or V4, whose reviews are not returned: take it out, or mend LS"
                yield Found(review.source, child, words)


def _in_short_breaks(each: Return) -> set[str]:
    children = {child for child, _ in rows_with(each, "legal_status", SHORT_BREAKS)}
    if children:
        children -= {child for child, episode in each.episodes if episode.legal_status not in SHORT_BREAKS}
    return children


def _under_4_and_older(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        for child, _, review in each.reviews:
            if review.code == UNDER_FOUR_CODE:
                birthday = _fourth_birthday(merged, child)
                if birthday is not None and review.held_on > birthday:
                    words = f"REVIEW_CODE is PN0, and the child turned {OLD_ENOUGH} on {day(birthday)}"
                    yield Found(review.source, child, f"{words}: write PN1 to PN7, or mend a date")


def _over_4_and_younger(merged: Merged) -> Iterator[Found]:
    years = {child: row.born_on.year + OLD_ENOUGH for child, row in merged.header.items() if row.born_on is not None}
    for each in merged.returns:
        for child, _, review in each.reviews:
            code = review.code
            if code is None or code == UNDER_FOUR_CODE or review.held_on.year > years.get(child, 0):
                continue  # in a year after that of the birthday; most reviews are
            birthday = _fourth_birthday(merged, child)
            if birthday is not None and review.held_on < birthday:
                words = f"REVIEW_CODE is {code}, and the child turns {OLD_ENOUGH} on {day(birthday)}"
                yield Found(review.source, child, f"{words}: write PN0, or mend a date")


def _fourth_birthday(merged: Merged, child: str) -> date | None:
    row = merged.header.get(child)
    return None if row is None or row.born_on is None else turns(OLD_ENOUGH, row.born_on)


def _repeats(each: Return) -> Iterator[tuple[str, Review, Review]]:
    """Each review whose child has one on that day already, with the first."""
    first: dict[tuple[str, date], Review] = {}
    for child, _, review in each.reviews:
        before = first.setdefault((child, review.held_on), review)
        if before is not review:
            yield child, review, before


def _twice(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        for child, review, before in _repeats(each):
            if not _differ(review, before):
                where = place(before.source, review.source)
                yield Found(
                    review.source, child, f"the review is there already ({where}) and was counted once: leave one row"
                )


def _two_codes(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        for child, review, before in _repeats(each):
            if _differ(review, before):
                where = place(before.source, review.source)
                words = f"REVIEW_CODE is {review.code}, and {before.code} for the same review ({where}): leave the right row"
                yield Found(review.source, child, words)


def _differ(review: Review, before: Review) -> bool:
    return review.code is not None and before.code is not None and review.code != before.code


def _before_care(merged: Merged) -> Iterator[Found]:
    for child, life in merged.lives.items():
        first = life.episodes[0] if life.episodes else None
        if first is None or first.reason_new != STARTED:
            continue
        for review in life.reviews:
            if review.held_on >= first.from_on:
                break
            words = f"REVIEW is {day(review.held_on)}, before care began on {day(first.from_on)}: mend one of the two"
            yield Found(review.source, child, words)


def _outside_care(merged: Merged) -> Iterator[Found]:
    for child, life in merged.lives.items():
        if _never_left(life.episodes) or _short_breaks_alone(life.episodes):
            continue
        for review in life.reviews:
            if not _in_care(life.episodes, review.held_on):
                words = f"REVIEW is {day(review.held_on)}, and no episode covers that day: mend the date, or add the episode"
                yield Found(review.source, child, words)


def _in_another_year(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        first, last = each.begins_on, each.ends_on
        for child, _, review in each.reviews:
            if review.held_on < first or last < review.held_on <= merged.as_at:
                words = f"REVIEW is {day(review.held_on)}, not in the collection year {each.year}: mend the date, or leave it out"
                yield Found(review.source, child, words)


def _short_breaks_alone(episodes: Sequence[Episode]) -> bool:
    """Whether the child has no other care: check 399 says what is wrong with any review."""
    return bool(episodes) and all(episode.legal_status in SHORT_BREAKS for episode in episodes)


def _never_left(episodes: Sequence[Episode]) -> bool:
    """Whether care goes on unbroken from the first day known."""
    if not episodes or episodes[-1].until_on is not None:
        return False
    return all(one.until_on == other.from_on for one, other in pairwise(episodes))


def _in_care(episodes: Sequence[Episode], held_on: date) -> bool:
    """Whether an episode covers the day, that on which it ceased included, or the day lies before all that is known."""
    if episodes and held_on < episodes[0].from_on:
        return True
    return any(each.from_on <= held_on and (each.until_on is None or held_on <= each.until_on) for each in episodes)


_REVIEW = columns(TABLE, "REVIEW")
_CODE = columns(TABLE, "REVIEW", "REVIEW_CODE")
_IN_CARE = columns(TABLE, "REVIEW") | columns(EPISODES, "DECOM", "DEC")

REVIEWS = (
    Declared(
        "399",
        "Mother field, review field or participation field are completed but child is looked after under legal status V3"
        " or V4.",
        SHOWN,
        _only_short_breaks,
        touches=columns(TABLE, "REVIEW", "REVIEW_CODE") | columns(HEADER, "MOTHER") | columns(EPISODES, "LS"),
    ),
    Declared(
        "440",
        "Participation method indicates child was under 4 years old at the time of the review, but date of birth and"
        " review date indicates the child was 4 years old or over.",
        SHOWN,
        _under_4_and_older,
        touches=_CODE | columns(HEADER, "DOB"),
    ),
    Declared(
        "441",
        "Participation method indicates child was 4 years old or over at the time of the review, but the date of birth"
        " and review date indicates the child was under 4 years old.",
        SHOWN,
        _over_4_and_younger,
        touches=_CODE | columns(HEADER, "DOB"),
    ),
    Declared("H011", "The same review is in the return more than once.", SHOWN, _twice, touches=_REVIEW),
    Declared(
        "H012", "The same review is in the return with two participation codes.", SHOWN, _two_codes, touches=_CODE
    ),
    Declared(
        "H018", "Review is dated outside the collection year of its return.", SHOWN, _in_another_year, touches=_REVIEW
    ),
    Declared("H013", "Review is dated before the child's care began.", SHOWN, _before_care, touches=_IN_CARE),
    Declared(
        "H014", "Review is dated on a day on which the child was not in care.", SHOWN, _outside_care, touches=_IN_CARE
    ),
)
