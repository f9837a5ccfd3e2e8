"""What happened to a child, each event in plain words on its day. Reads nothing: it is made of what is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from heed.caseloads.models import WhyAppointed
from heed.children.models import HowTold
from heed.facts.reviews import Obligation
from heed.law.dates import last_day_of
from heed.web import formats
from heed.web.child.homes import Home, asides, homes, statuses
from heed.web.child.known import Care, Held, Known, Stay
from heed.web.child.plain import LEFT, MOVED_BECAUSE, NEED, TOOK_PART, place, social_worker_because
from heed.web.child.reviews import called, of_day, straddles

WORDS, HOME, LAW, REVIEWS, PEOPLE, AWAY, HEALTH = "words", "home", "law", "reviews", "people", "away", "health"
KINDS: Final[Mapping[str, str]] = {
    WORDS: "Own words",
    HOME: "Home",
    LAW: "Law",
    REVIEWS: "Reviews",
    PEOPLE: "People",
    AWAY: "Missing or away",
    HEALTH: "Health",
}
"""The kinds of event and what each is called."""

MISSING, DIED = "M", "E2"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: the bold words, the rest of the sentence, a line below; or what the child said."""

    on: date
    kind: str
    what: str
    rest: str = ""
    more: str = ""
    said: str = ""
    solid: bool = False


def happened(known: Known) -> tuple[Event, ...]:
    """Every event by the day, newest first."""
    found = [*_words(known), *_care(known), *_homes(known), *_law(known), *_reviews(known), *_people(known)]
    found += [*_away(known), *_health(known)]
    places = {id(event): i for i, event in enumerate(found)}
    return tuple(sorted(found, key=lambda event: (event.on, places[id(event)]), reverse=True))


def _words(known: Known) -> Iterator[Event]:
    name = known.who.given
    for each in known.own_words:
        lines = [line.strip() for line in (each.how_to_talk or each.what_matters).splitlines() if line.strip()]
        about = "how to talk with me" if each.how_to_talk else "what matters to me"
        how = {HowTold.WROTE: f"{name} wrote it", HowTold.TOLD: f"{name} told {each.by.name}, who wrote it down"}
        shown = f"{name} showed it, and {each.by.name} put it into words"
        yield Event(each.said_on, WORDS, "", said=lines[0], more=f"{about}; {how.get(HowTold(each.how), shown)}")


def _care(known: Known) -> Iterator[Event]:
    say, firsts = known.words.say, {stay.from_on: stay for stay in reversed(known.stays)}
    back = False
    for care in known.care:
        first = firsts.get(care.from_on)
        if known.is_break(care):
            yield _break(known, care, first)
            continue
        what = "Came back into care" if back else "Came into care"
        yield Event(care.from_on, LAW, what, _because_of(first), say(_began(known, care)), solid=True)
        back = True
        if care.until_on:
            why = LEFT.get(care.reason_ceased, "why is not known")
            died = care.reason_ceased == DIED
            yield Event(
                care.until_on, LAW, "Died" if died else "Left care", "" if died else f": {say(why)}", solid=True
            )


def _break(known: Known, care: Care, first: Stay | None) -> Event:
    """One short break of a series: nobody left care for good, and nobody came back into it."""
    where = known.words.say(place(first.placement).lives) if first else ""
    return Event(care.from_on, HOME, "A short break", f" {where}{_until(care.from_on, care.until_on)}", solid=True)


def _until(from_on: date, until_on: date | None) -> str:
    """Until when something lasted, and how long that was."""
    if until_on is None:
        return "; not back yet"
    nights = (until_on - from_on).days
    return (
        f" until {formats.short_day(until_on)}, {formats.count(nights, 'night')}" if nights else ", back the same day"
    )


def _because_of(first: Stay | None) -> str:
    need = NEED.get(first.need, "") if first else ""
    return f", because of {need}" if need else ""


def _began(known: Known, care: Care) -> str:
    law = next((each.law for each in statuses(known.stays) if each.from_on == care.from_on), None)
    return "" if law is None else formats.capital(", ".join(part for part in (law.name, law.more) if part))


def _homes(known: Known) -> Iterator[Event]:
    found = homes(known.stays, known.lives_with, known.as_at)
    before: Home | None = None
    breaks = [care for care in known.care if known.is_break(care)]
    for home in found:
        if any(care.holds(home.from_on) for care in breaks):
            continue
        why = MOVED_BECAUSE.get(before.ended_because, "") if before and not home.first else ""
        kind = known.words.say((home.began or home.place).name)
        what = ("Went to live " if home.first else "Moved to live ") + _with(known, home)
        more = "; ".join(part for part in (kind if home.who else "", known.words.say(why)) if part)
        yield Event(home.from_on, HOME, what, more=more, solid=True)
        before = home
    for aside in asides(known.stays):
        kind = known.words.say(aside.place.name)
        if aside.temporary:
            until = f", until {formats.short_day(aside.until_on)}" if aside.until_on else ""
            yield Event(aside.on, HOME, formats.capital(kind), until)
        else:
            yield Event(aside.on, HOME, "Stayed with the same people", f": it is now {kind}")


def _with(known: Known, home: Home) -> str:
    if not home.who:
        return known.words.say((home.began or home.place).lives)
    return f"with {home.who}" + (f" in {home.where}" if home.where else "")


def _law(known: Known) -> Iterator[Event]:
    for status in statuses(known.stays):
        if not status.first:
            more = "" if "court made" in status.law.happened else status.law.more
            yield Event(status.from_on, LAW, status.law.happened, more=more, solid=True)
    for each in known.deprived:
        until = f", until {formats.short_day(each.until_on)}" if each.until_on else ""
        yield Event(each.from_on, LAW, f"A court allowed {known.who.given} to be deprived of liberty", until)


def _reviews(known: Known) -> Iterator[Event]:
    obligations = of_day(known)
    for held in known.reviews:
        yield review_event(known, held, obligations.get(held.held) if held.held else None)


def review_event(known: Known, held: Held, asked: Obligation | None) -> Event:
    """A review: which, whether in time, how the child took part; and what there is to say of its parts and of lateness."""
    what = formats.capital(called(known, held, asked))
    if held.completed_on is None or held.held is None:
        return Event(held.begun_on, REVIEWS, f"{what} begun", "; it is not completed yet", solid=True)
    rest = f", {in_time(held.held, asked)}. {took_part(known, held)}"
    parts = straddles(held, asked.latest_on if asked else None)
    more = [known.words.say(parts), _why_late(known, asked)]
    return Event(held.held, REVIEWS, what, rest, " ".join(part for part in more if part), solid=True)


def in_time(on: date, asked: Obligation | None) -> str:
    """Whether a review was held in time: "on time (by Fri 5 Jun)", "4 days late (by Fri 5 Jun)"."""
    if asked is None or asked.latest_on is None:
        why = asked.latest_unknown if asked and asked.latest_unknown else "no return carries what it was counted from"
        return f"in time or not is not known: {why}"
    days, by = (on - asked.latest_on).days, formats.short_day(asked.latest_on)
    return f"on time (by {by})" if days <= 0 else f"{formats.count(days, 'day')} late (by {by})"


def took_part(known: Known, held: Held) -> str:
    """How the child took part, in plain words."""
    if held.code in TOOK_PART:
        return TOOK_PART[held.code].format(name=known.who.given, advocate=known.words.advocate.with_article)
    why = held.unknown or (f"{held.code} is no code of the return" if held.code else "the return does not say")
    return f"How {known.who.given} took part is not known: {why}"


def _why_late(known: Known, asked: Obligation | None) -> str:
    explained = known.late.get(asked.latest_on) if asked and asked.latest_on else None
    return f"Late because: {explained.reason.label}. {explained.effect}" if explained else ""


def _people(known: Known) -> Iterator[Event]:
    iro, name = known.words.iro, known.who.given
    for i, each in enumerate(known.appointments):
        before = known.appointments[i - 1] if i else None
        was = f", after {before.worker.name}" if before and before.worker_id != each.worker_id else ""
        why = WhyAppointed(each.why).label if each.why else ""
        more = ". ".join(part for part in (known.words.say(why), each.reason) if part)
        yield Event(each.from_on, PEOPLE, f"{each.worker.name} became {formats.possessive(name)} {iro}", was, more)
        if each.child_told_on and each.child_told_on <= known.as_at:
            yield Event(each.child_told_on, PEOPLE, f"{name} was told that {each.worker.name} is their {iro}")
    worker = known.words.social_worker
    for row in known.workers_before:
        why = known.words.say(social_worker_because(row.reason))
        more = "; ".join(part for part in (why, _number(row.worker)) if part)
        yield Event(row.from_on, PEOPLE, f"A new {worker}", more=more)
    for held in known.allocations:
        who = held.worker.name if held.worker else held.team.name if held.team else ""
        what = f"{who} became {formats.possessive(name)} {worker}" if held.worker else f"{who} took over"
        yield Event(held.from_on, PEOPLE, what, more=held.team.name if held.worker and held.team else "")


def _number(worker: str) -> str:
    return f"{worker} in the return" if worker else ""


def _away(known: Known) -> Iterator[Event]:
    for each in known.missing:
        if each.kind == MISSING:
            what, more = "Missing from care", "nobody knew where they were"
        else:
            what = "Away without permission" if each.kind else "Missing or away"
            more = "it was known where they were" if each.kind else "the return does not say which"
        yield Event(each.from_on, AWAY, what, _until(each.from_on, each.until_on), more, solid=True)


CHECKS = (
    ("health_assessment", "health assessment"),
    ("teeth_check", "teeth checked"),
    ("immunisations", "immunisations up to date"),
    ("health_check", "development checks up to date"),
)


def _health(known: Known) -> Iterator[Event]:
    for each in known.health:
        done = [said for field, said in CHECKS if getattr(each, field)]
        missed = [said for field, said in CHECKS if getattr(each, field) is False]
        score = f"strengths and difficulties score {each.sdq_score}" if each.sdq_score is not None else ""
        said = [", ".join(done), f"not done: {', '.join(missed)}" if missed else "", score]
        more = "; ".join(part for part in said if part)
        if more:
            on = last_day_of(each.year)
            yield Event(on, HEALTH, f"Health in the year to {formats.plain_day(on)}", more=more)
