"""The second lens on a child: the council's duties. Each review that was asked for, by when, why, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from heed.caseloads.models import Appointment
from heed.facts.reviews import RULES, Obligation
from heed.law.appointments import iro_appointed_by, iro_needed_before
from heed.law.calendar import OutsideCalendar
from heed.law.dated import NotEncoded
from heed.law.deadlines import Deadline
from heed.law.provisions import CA89_S25A, Force, Provision
from heed.web import formats
from heed.web.child.ahead import reason_of
from heed.web.child.deeds import Deed, of_the_iro, of_the_review
from heed.web.child.happened import took_part
from heed.web.child.identity import Band, band
from heed.web.child.known import Care, Held, Known, open_at
from heed.web.child.reviews import called, of_day, straddles
from heed.web.whens import Tone, When, when

FORCES = {Force.MUST: "the law: must", Force.SHOULD: "guidance: should", Force.LOCAL: "the council’s own"}
DONE, LATE, QUIET, SOON = "tag--done", "tag--late", "tag--quiet", "tag--soon"


@dataclass(frozen=True, slots=True)
class State:
    """How a duty stands, in a few words, and the tag's colour, which says nothing that the words do not."""

    says: str
    tag: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where it is written: how it binds, its name, a link, what it says."""

    force: str
    name: str
    link: str
    says: str


@dataclass(frozen=True, slots=True)
class Why:
    """Why something was late, what that did to the child, and who wrote it down when."""

    reason: str
    effect: str
    by: str


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty: by law, planned and done are three days, never one."""

    title: str
    state: State
    law: str
    planned: str
    held: str
    because: str
    source: Source | None
    local: str = ""
    by: str = "By law"
    says: tuple[str, ...] = ()
    late: Why | None = None


@dataclass(frozen=True, slots=True)
class DutiesPage:
    """The council's duties to one child as at a day."""

    band: Band
    next: Duty | None
    when: When | None
    deeds: tuple[Deed, ...]
    iro: tuple[Duty, ...]
    iro_deeds: tuple[Deed, ...]
    before: tuple[Duty, ...]
    others: tuple[Duty, ...]
    review: str
    reviews: str
    iro_word: str


def duties_page(known: Known, *, refused: str = "", typed: str = "") -> DutiesPage:
    """The page; what is asked for next first, then each review before, the newest first."""
    held, done = {review.held: review for review in known.reviews if review.held}, of_day(known)
    before = [each for each in known.asked.every if not _is_open(each)]
    due = known.asked.next
    care = known.care_now
    return DutiesPage(
        band=band(known, "web:child_duties", refused=refused, typed=typed),
        next=_next(known) if due is not None else None,
        when=when(due.latest_on, known.as_at) if due and due.latest_on else None,
        deeds=of_the_review(known),
        iro=() if care is None else tuple(_iro(known, care)),
        iro_deeds=of_the_iro(known),
        before=tuple(
            _duty(known, each, held.get(each.review.held_on) if each.review else None) for each in reversed(before)
        ),
        others=tuple(_other(known, each) for each in reversed(known.reviews) if each.held not in done),
        review=known.words.review.singular,
        reviews=known.words.review.plural,
        iro_word=known.words.iro.singular,
    )


def _is_open(row: Obligation) -> bool:
    return row.review is None and row.ended_on is None and row.track is not None


def _deadline(row: Obligation) -> Deadline | None:
    return None if row.rule is None or row.counted_from is None else RULES[row.rule](row.counted_from)


def _because(known: Known, deadline: Deadline | None, why_not: str) -> str:
    if deadline is not None:
        return known.words.say(formats.capital(deadline.because) + ".")
    return known.words.say(f"The last lawful day cannot be told: {why_not}.")


def _source(known: Known, deadline: Deadline | None, source: Provision | None = None) -> Source | None:
    """Where a deadline is written, or the provision that wants it where that is another one."""
    source = source or (deadline.source if deadline else None)
    if source is None:
        return None
    return Source(FORCES[source.force], str(source), source.link, known.words.say(source.says))


def _next(known: Known) -> Duty | None:
    row = next((each for each in known.asked.every if _is_open(each)), None)
    due = known.asked.next
    if row is None or due is None:
        return None
    deadline, plan = _deadline(row), known.planned
    at = None if due.latest_on is None else when(due.latest_on, known.as_at)
    if at is None:
        state = State("not known", QUIET)
    elif at.tone is Tone.LATE:
        state = State(at.says, LATE)
    elif plan and due.latest_on and plan.planned_on > due.latest_on:
        state = State("planned too late", LATE)
    else:
        state = State("planned" if plan else "not planned yet", DONE if plan else SOON)
    says = [f"Asked for only until {formats.day(due.lapses_on)}, the 18th birthday." if due.lapses_on else ""]
    if due.plan_by and not plan and at is not None and at.tone is not Tone.LATE:
        says.append(f"The last working day to plan it for is {formats.day(due.plan_by)}.")
    begun = next((each for each in reversed(known.reviews) if each.completed_on is None), None)
    if begun:
        says.append(f"Begun on {formats.day(begun.begun_on)}, and not completed yet.")
    return Duty(
        title=formats.capital(called(known, None, row)),
        state=state,
        law=formats.day(due.latest_on) if due.latest_on else "not known",
        planned=formats.day(plan.planned_on) if plan else "not yet",
        held="not yet",
        because=known.words.say(reason_of(due)),
        source=_source(known, deadline),
        local=formats.day(due.local_on) if due.local_on else "",
        says=tuple(each for each in says if each),
        late=_why(known, due.latest_on),
    )


def _duty(known: Known, row: Obligation, held: Held | None) -> Duty:
    deadline = _deadline(row)
    on = row.review.held_on if row.review else None
    says = [took_part(known, held) + "." if held else "", straddles(held, row.latest_on) if held else ""]
    return Duty(
        title=formats.capital(called(known, held, row)),
        state=_state(row, on),
        law=formats.day(row.latest_on) if row.latest_on else "not known",
        planned="",
        held=formats.day(on) if on else "not held",
        because=_because(known, deadline, row.latest_unknown or "nothing loaded says when the clock began"),
        source=_source(known, deadline),
        says=tuple(known.words.say(each) if each is says[1] else each for each in says if each),
        late=_why(known, row.latest_on),
    )


def _state(row: Obligation, on: date | None) -> State:
    if on is not None:
        if row.latest_on is None:
            return State("not known", QUIET)
        days = (on - row.latest_on).days
        return State("on time", DONE) if days <= 0 else State(f"{formats.count(days, 'day')} late", LATE)
    ended = f"{row.ended_why} on {formats.day(row.ended_on)}" if row.ended_on else "not known"
    if row.latest_on is not None and row.ended_on is not None and row.ended_on > row.latest_on:
        return State(f"never held; {ended}", LATE)
    return State(f"asked for no longer: {ended}", QUIET)


def _why(known: Known, latest_on: date | None) -> Why | None:
    written = known.late.get(latest_on) if latest_on else None
    if written is None:
        return None
    return Why(written.reason.label, written.effect, f"{written.by.name}, {formats.moment(written.at)}")


def _other(known: Known, held: Held) -> Duty:
    """A review of which no return says what it was asked for by, or one that is not completed."""
    done = held.held is not None
    return Duty(
        title=known.words.review.capital,
        state=State("not known" if done else "begun", QUIET),
        law="not known",
        planned="",
        held=formats.day(held.held) if held.held else f"begun {formats.day(held.begun_on)}",
        because="No return that is loaded says by when it was asked for." if done else "It is not completed yet.",
        source=None,
        says=(took_part(known, held) + ".",) if done else (),
    )


def _iro(known: Known, care: Care) -> Iterator[Duty]:
    """That an IRO is named: by the day guidance wants it, and before the first review, which the law wants."""
    iro = known.words.iro
    named = next((each for each in known.appointments if _of_care(each, care)), None)
    for title, rule, source, by in (
        (f"{iro.with_article_capital} named", iro_appointed_by, None, "By guidance"),
        (
            f"{iro.with_article_capital} named before the first {known.words.review}",
            iro_needed_before,
            CA89_S25A,
            "By law",
        ),
    ):
        try:
            deadline = rule(looked_after_from=care.from_on)
        except (NotEncoded, OutsideCalendar) as why:
            yield Duty(title, State("not known", QUIET), "not known", "", _named_on(named, care), f"{why}.", None)
            continue
        yield Duty(
            title=title,
            state=_named_state(known, deadline, named, care),
            law=formats.day(deadline.latest_on),
            planned="",
            held=_named_on(named, care),
            because=_because(known, deadline, ""),
            source=_source(known, deadline, source),
            by=by,
        )


def _of_care(appointment: Appointment, care: Care) -> bool:
    return appointment.from_on >= care.from_on or open_at(appointment, care.from_on)


def _by_roster(named: Appointment) -> bool:
    """Whether a roster alone says who it is: it does not say since when, so its day is that of the loading."""
    return bool(named.source_import) and not named.why


def _named_on(named: Appointment | None, care: Care) -> str:
    if named is None:
        return "not yet"
    if _by_roster(named):
        return f"{named.worker.name}, by a roster that does not say since when"
    since = max(named.from_on, care.from_on)
    return f"{formats.day(since)}: {named.worker.name}"


def _named_state(known: Known, deadline: Deadline, named: Appointment | None, care: Care) -> State:
    if named is not None and _by_roster(named):
        return State("in time or not is not known", QUIET)
    on = known.as_at if named is None else max(named.from_on, care.from_on)
    days = (on - deadline.latest_on).days
    if days > 0:
        return State(f"{formats.count(days, 'day')} late", LATE)
    return State("on time", DONE) if named else State(when(deadline.latest_on, known.as_at).says, SOON)
