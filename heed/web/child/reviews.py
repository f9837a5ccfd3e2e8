"""Reviews beside what the law asked for: which of them it was, and whether its parts lie on both sides of the limit."""

from __future__ import annotations

from datetime import date

from heed.facts.reviews import FIRST, Obligation
from heed.web import formats
from heed.web.child.ahead import named
from heed.web.child.known import Held, Known


def of_day(known: Known) -> dict[date, Obligation]:
    """What was asked for, by the day on which the review that answered it was held."""
    return {each.review.held_on: each for each in known.asked.every if each.review is not None}


def number_of(known: Known, asked: Obligation) -> int | None:
    """Its place on its track; None where the reviews before lie outside what is loaded."""
    series = [each for each in known.asked.every if (each.opened_on, each.track) == (asked.opened_on, asked.track)]
    if asked.track is None or series[0].sequence != FIRST:
        return None
    return series.index(asked) + 1


def called(known: Known, held: Held | None, asked: Obligation | None) -> str:
    """What a review is called: "second review"; "review" where its place is not known."""
    word = str(known.words.review)
    if asked is None or asked.track is None:
        return word
    number = number_of(known, asked)
    said = named(number, asked.track.value, word)
    return said.removeprefix("next ") if number is None and held is not None else said


def straddles(held: Held, latest_on: date | None) -> str:
    """What is said of a review in parts, plainly where the last lawful day lies between them."""
    if held.completed_on is None or held.completed_on == held.begun_on:
        return ""
    begun, done = formats.short_day(held.begun_on), formats.short_day(held.completed_on)
    if latest_on is None or not held.begun_on <= latest_on < held.completed_on:
        return f"In parts, from {begun} to {done}."
    counts = "begun" if held.held == held.begun_on else "completed"
    verdict = "in time" if counts == "begun" else "late"
    return (
        f"In parts on both sides of the limit: begun on {begun}, in time, and completed on {done}, too late. "
        f"The council counts the day a review is {counts}, so it counts as {verdict}."
    )
