"""What comes next for a child: the review that is planned and the one by law with its reason, an IRO, coming of age."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from heed.facts.due import explained
from heed.law.ages import ADULT_AGE, adult_on
from heed.law.deadlines import Track
from heed.reviews.models import Due, Mode
from heed.web import formats
from heed.web.child.known import Known
from heed.web.whens import Tone, When, unknown, when

FIRST_TEN = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

TRACKS = {Track.ADOPTION: "adoption ", Track.SHORT_BREAK: "short-break "}
"""What stands before "review" on a track of its own."""


@dataclass(frozen=True, slots=True)
class Next:
    """One thing that comes: when, what, and the reason for whoever asks."""

    when: When
    because: str = ""
    also: str = ""


def nth(number: int | None) -> str:
    """ "third", "12th"; "next" where the place is not known."""
    if number is None:
        return "next"
    if number <= len(FIRST_TEN):
        return FIRST_TEN[number - 1]
    teen = 10 < number % 100 < 20
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def named(number: int | None, track: str, word: str) -> str:
    """What a review is called: "third review", "first adoption review"."""
    return f"{nth(number)} {next((said for each, said in TRACKS.items() if each.value == track), '')}{word}"


def ahead(known: Known) -> tuple[Next, ...]:
    """What comes, in order of day; what has no day last."""
    if known.care_now is None:
        return ()
    found = [*_reviews(known), *_iro(known), *_adult(known)]
    return tuple(sorted(found, key=lambda each: (each.when.on is None, each.when.on or date.max)))


def reason_of(due: Due) -> str:
    """Why the review is due then, in one sentence; or why that cannot be told."""
    deadline = explained(due)
    if deadline is None:
        return f"The last lawful day cannot be told: {due.unknown}." if due.unknown else ""
    sentence = formats.capital(deadline.because) + "."
    if due.interpreted:
        sentence += " The rule for later reviews is taken: the child had been in care long enough for one before."
    return sentence


def _reviews(known: Known) -> list[Next]:
    due, plan, review = known.asked.next, known.planned, str(known.words.review)
    if due is None:
        return [Next(When(plan.planned_on, f"{review} planned", Tone.FINE))] if plan else []
    called, reason = named(due.number, due.track, review), known.words.say(reason_of(due))
    also = _lapses(due) + _local(known, due)
    if plan is None:
        if due.latest_on is None:
            return [Next(unknown(f"{called}: the last lawful day is not known"), reason)]
        at = when(due.latest_on, known.as_at)
        return [Next(replace(at, says=f"{called}, by law: {at.says}"), reason, also)]
    at = when(plan.planned_on, known.as_at)
    if due.latest_on is None:
        return [Next(replace(at, says=f"{called} planned{_how(known)}"), reason, also)]
    law = formats.short_day(due.latest_on)
    late = plan.planned_on > due.latest_on
    says = f"{called}{_how(known)}, {'after the last lawful day, ' + law if late else 'by law ' + law}"
    return [Next(replace(at, says=says, tone=Tone.LATE if late else at.tone), reason, also)]


def _how(known: Known) -> str:
    """When and where a planned review is: " at 16:00, face to face, at Marcia's"."""
    plan = known.planned
    if plan is None:
        return ""
    time = f" at {plan.at:%H:%M}" if plan.at else ""
    mode = f", {Mode(plan.mode).label.lower()}" if plan.mode else ""
    return f"{time}{mode}{', ' + plan.place if plan.place else ''}"


def _lapses(due: Due) -> str:
    return f"Asked for only until {formats.day(due.lapses_on)}, the 18th birthday. " if due.lapses_on else ""


def _local(known: Known, due: Due) -> str:
    if due.local_on is None:
        return ""
    return f"The council’s own standard is sooner: {formats.day(due.local_on)}."


def _iro(known: Known) -> list[Next]:
    iro = known.words.iro
    if known.iro is None:
        return [Next(unknown(f"{iro.with_article} to be chosen"))]
    told = known.iro.child_told_on
    if told is not None and told <= known.as_at:
        return []
    return [Next(unknown(f"to be told who their {iro} is"))]


def _adult(known: Known) -> list[Next]:
    born_on = known.child.person.born_on
    adult = None if born_on is None else adult_on(born_on=born_on)
    if adult is None or adult <= known.as_at:
        return []
    return [Next(When(adult, f"turns {ADULT_AGE} in {adult.year}", Tone.FINE))]
