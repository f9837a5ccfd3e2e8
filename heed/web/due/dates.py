"""The dates of a review that is asked for, never one: by law, by the council's own standard, planned. And what it is called.

Each is written in words here, once, for the list, the diary and the forms. None of them is worked out here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from heed.council.words import Words
from heed.facts.due import explained
from heed.law.deadlines import Track
from heed.law.provisions import Provision
from heed.reviews.models import Due, Mode, PlannedReview
from heed.web import formats, whens
from heed.web.law import anchor
from heed.web.whens import Tone, When

PLACES = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth"),
)


@dataclass(frozen=True, slots=True)
class Because:
    """The reason for the law's day: a sentence without its full stop, its provision with the place on the page of the law,
    and what is to be known besides.
    """

    says: str
    besides: str
    provision: str
    anchor: str
    of: str


@dataclass(frozen=True, slots=True)
class Planned:
    """What is planned: the day, the time and place in words, and how the day stands to the law's."""

    on: date
    at: str
    where: str
    says: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Dates:
    """The three dates of one review. `law` has no day where that cannot be told, and says why."""

    law: When
    note: str
    local_on: date | None
    planned: Planned | None
    because: Because | None
    doubt: str


def name_of(due: Due, words: Words) -> str:
    """Which review it is: "third review", "second adoption review"; "next review" where its place is not known."""
    kind = {Track.ADOPTION.value: f"adoption {words.review}", Track.SHORT_BREAK.value: f"short break {words.review}"}
    place = due.sequence if due.sequence in PLACES else "next"
    if due.number is not None:
        place = PLACES[due.number - 1] if due.number <= len(PLACES) else f"{due.number}{_ending(due.number)}"
    return f"{place} {kind.get(due.track, words.review.singular)}"


def _ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def dates_of(due: Due, plan: PlannedReview | None, today: date, words: Words) -> Dates:
    """The dates of one review, in words."""
    return Dates(
        law=_law(due, today, words),
        note=words.say(_note(due)),
        local_on=due.local_on,
        planned=None if plan is None else planned(plan, due, today),
        because=because(due, words),
        doubt="By interpretation of which review came before." if due.interpreted else "",
    )


def _law(due: Due, today: date, words: Words) -> When:
    if due.latest_on is None:
        return whens.unknown(f"cannot be told: {words.say(due.unknown)}")
    return whens.when(due.latest_on, today)


def _note(due: Due) -> str:
    """What is to be known of the law's day: that it is no working day, that the 18th birthday comes first."""
    said = []
    if due.latest_on is not None and due.plan_by is not None and due.plan_by != due.latest_on:
        own = due.local_on is not None and due.local_on < due.latest_on
        if not own:
            day = f"a {due.latest_on:%A}" if due.latest_on.weekday() >= len("MTWTF") else "a bank holiday"
            said.append(f"{day}, so plan by {formats.short_day(due.plan_by)}")
    if due.lapses_on is not None:
        said.append(f"turns 18 first, on {formats.short_day(due.lapses_on)}: then no review is asked for")
    return "; ".join(said)


def because(due: Due, words: Words) -> Because | None:
    """Why the law wants it by that day; None where the day cannot be told."""
    deadline = explained(due)
    if deadline is None:
        return None
    source: Provision = deadline.source
    said = f"It is {deadline.allowance} after {deadline.event} on {formats.day(deadline.counted_from)}"
    return Because(
        says=words.say(said),
        besides="" if deadline.plan_by == deadline.latest_on else "A day on which nobody works does not extend it.",
        provision=f"{source.instrument}, {source.ref}",
        anchor=anchor(source),
        of=formats.plain_day(deadline.latest_on),
    )


def planned(plan: PlannedReview, due: Due, today: date) -> Planned:
    """What is planned, in words."""
    says, tone = _beside_the_law(plan.planned_on, due, today)
    mode = Mode(plan.mode).label.lower() if plan.mode else ""
    return Planned(
        on=plan.planned_on,
        at=clock_time(plan.at),
        where=", ".join(part for part in (plan.place, mode) if part),
        says=says,
        tone=tone,
    )


def clock_time(at: time | None) -> str:
    """As a clock shows it: "16:15"; empty where no time is said."""
    return "" if at is None else f"{at:%H:%M}"


def _beside_the_law(on: date, due: Due, today: date) -> tuple[str, Tone]:
    if on < today:
        return "that day is past and nothing says that it was held", Tone.SOON
    if due.latest_on is None:
        return "by which day the law wants it cannot be told", Tone.FINE
    if on > due.latest_on:
        return f"{formats.count((on - due.latest_on).days, 'day')} after the law’s last day", Tone.LATE
    if on == due.latest_on:
        return "in time, on the last day", Tone.SOON
    spare = whens.working_days_between(on, due.latest_on)
    return (f"in time, {formats.count(spare, 'working day')} to spare" if spare else "in time"), Tone.FINE
