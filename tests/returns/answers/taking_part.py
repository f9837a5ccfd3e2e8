"""Answers about how children took part in their reviews: by review and by child."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from tests.returns.answers.answer import Answer, Rows, Told
from tests.returns.answers.reviews import OUTSIDE_CARE, held_row
from tests.returns.days import birthday
from tests.returns.rows import LEFT_OUT, MET, NOT_MET, UNKNOWN, Asked, Row, row
from tests.returns.walk import Held

UNDER_4 = "under 4 on the day of the review"
CODE_TOO_YOUNG = "under-4 code for a child of 4 or over"
CODE_TOO_OLD = "code for a child of 4 or over, but the child was under 4"
NO_CODE = "no participation code"
STRANGE_CODE = "a participation code that is not in the return's list"
OF_4_AND_OVER = ("PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7")

VIEWS_GIVEN = ("PN1", "PN2", "PN3", "PN5", "PN6")
TOOK_PART = ("PN1", "PN2", "PN3", "PN4", "PN5", "PN6")


def participation(born_on: date, held: Held, counted: tuple[str, ...]) -> tuple[str, str]:
    """What a review comes to where these codes count; those of children under 4 are left out, or count if PN0 does."""
    if held.code == "":
        return UNKNOWN, NO_CODE
    if held.code != "PN0" and held.code not in OF_4_AND_OVER:
        return UNKNOWN, STRANGE_CODE
    turns_4 = birthday(born_on, 4)
    if held.code == "PN0":
        if held.on > turns_4:
            return UNKNOWN, CODE_TOO_YOUNG
        return (MET, "") if "PN0" in counted else (LEFT_OUT, UNDER_4)
    if held.on < turns_4:
        return UNKNOWN, CODE_TOO_OLD
    return (MET, "") if held.code in counted else (NOT_MET, "")


def _of_reviews(*counted: str) -> Answer:
    def rows(told: Told, asked: Asked) -> Iterable[Row]:
        for held in told.held:
            if asked.holds(held.on):
                yield held_row(told.seen, held, *participation(told.seen.life.born_on, held, counted))

    return Answer("proportion", rows)


def _codes(told: Told, asked: Asked) -> Iterator[Row]:
    for held in told.held:
        if asked.holds(held.on):
            known = held.code == "PN0" or held.code in OF_4_AND_OVER
            why = "" if known else NO_CODE if held.code == "" else STRANGE_CODE
            yield held_row(told.seen, held, MET if known else UNKNOWN, why, held.code if known else "")


def _of_children(which: str) -> Rows:
    """Over the reviews of the year at 4 or over: the views given at every one, at the latest, at any."""

    def rows(told: Told, asked: Asked) -> Iterator[Row]:
        if told.last_time(asked) is None:
            return
        found: list[tuple[str, str]] = []
        for held in sorted(told.held, key=lambda held: held.on):
            if not asked.holds(held.on):
                continue
            outcome, why = participation(told.seen.life.born_on, held, VIEWS_GIVEN)
            if not held.in_care:
                outcome, why = UNKNOWN, OUTSIDE_CARE
            if outcome != LEFT_OUT:
                found.append((outcome, why))
        if not found:
            return
        outcomes = [outcome for outcome, _ in found]
        order = {"every": (NOT_MET, UNKNOWN, MET), "any": (MET, UNKNOWN, NOT_MET)}
        said = outcomes[-1] if which == "latest" else next(o for o in order[which] if o in outcomes)
        why = found[-1][1] or next((why for _, why in found if why), "")
        yield row(told.seen, said, why if said == UNKNOWN else "", splits=told.splits(asked))

    return rows


ANSWERS = {
    "views_given": _of_reviews(*VIEWS_GIVEN),
    "took_part": _of_reviews(*TOOK_PART),
    "attended": _of_reviews("PN1", "PN2", "PN3", "PN4"),
    "attended_with_a_voice": _of_reviews("PN1", "PN2", "PN3"),
    "views_given_with_under_fours": _of_reviews("PN0", *VIEWS_GIVEN),
    "took_part_with_under_fours": _of_reviews("PN0", *TOOK_PART),
    "participation_codes": Answer("distribution", _codes),
    "views_given_every_review": Answer("proportion", _of_children("every")),
    "views_given_latest_review": Answer("proportion", _of_children("latest")),
    "views_given_any_review": Answer("proportion", _of_children("any")),
}
