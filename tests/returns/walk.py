"""One child's days, one after another, as the returns show them: what was due, what was held, what cannot be told.

The rules are those of the settled points 15 to 19. Told as a story on purpose: no formula over columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tests.returns.days import birthday, every_day, months_after, working_days_after
from tests.returns.lives import PLACED_FOR_ADOPTION, SHORT_BREAKS, TEMPORARY, Episode, Life

LEFT = "left care before it fell due"
DIED = "died before it fell due"
TURNED_18 = "turned 18 before it fell due"
PLACED = "placed for adoption before it fell due"
TO_SHORT_BREAKS = "moved to short breaks before it fell due"
PLACEMENT_ENDED = "placement for adoption ended before it fell due"
BEFORE_UNSEEN = "the review before lies outside the returns loaded"
BEFORE_MAY_BE_FIRST = "the review before may have been the first"
BACK_FROM_ADOPTION = "a placement for adoption ended before it, and the law for that review is not encoded"

# How a stretch begins: within the returns; before them; within them, with the end of a placement for adoption.
SEEN, UNSEEN, BACK = "seen", "unseen", "back from adoption"


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one promised review. With neither day and no end of its track: still awaited on the as-at day.

    `opened_on` is the day from which it was awaited, `ended_on` that on which its track ended without it. The outcome is
    "nothing" where nobody can say by when it was due, and nobody waits for it any more.
    """

    held_on: date | None
    latest_on: date | None
    outcome: str
    why: str
    sequence: str
    track: str = "statutory"
    opened_on: date | None = None
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A review that was held, on any track but short breaks, or on a day outside any care (`in_care` is False)."""

    on: date
    code: str
    sequence: str
    in_care: bool = True


@dataclass(slots=True)
class Stretch:
    """The time a child spends on one track without a break, and the reviews seen on it so far."""

    track: str  # "statutory", "adoption", "short breaks", "after 18"
    began_on: date  # the earliest day known
    begins: str
    seen: int = 0
    last_on: date | None = None

    @property
    def sequence(self) -> str:
        """Which review of the track the next one is, as far as can be known."""
        known = {SEEN: ("first", "second"), UNSEEN: ("not known", "not known"), BACK: ("not known",)}[self.begins]
        return known[self.seen] if self.seen < len(known) else "later"

    def latest_on(self) -> date | None:
        """By when the next review must be held; None where the returns leave that open."""
        if self.last_on is None:
            return self._first() if self.begins == SEEN else None
        if self.begins == SEEN and self.seen == 1:
            return months_after(self.last_on, 3)
        return None if self.begins == UNSEEN and self.seen == 1 else months_after(self.last_on, 6)

    def _first(self) -> date:
        """The first review: of a child placed for adoption within 4 weeks, otherwise within 20 working days."""
        if self.track == "adoption":
            return self.began_on + timedelta(days=28)
        return working_days_after(self.began_on, 20)

    @property
    def has_reviews(self) -> bool:
        """Whether the law asks for reviews that the return has."""
        return self.track in ("statutory", "adoption")

    def became(
        self,
        held_on: date | None,
        latest_on: date | None,
        outcome: str,
        why: str,
        sequence: str,
        ended_on: date | None = None,
    ) -> Kept:
        """What became of the next review of this stretch."""
        return Kept(held_on, latest_on, outcome, why, sequence, self.track, self.last_on or self.began_on, ended_on)

    @property
    def nothing_before(self) -> str:
        """Why nobody can say by when the next review is due, where no review of this stretch is seen before it."""
        return BACK_FROM_ADOPTION if self.begins == BACK else BEFORE_UNSEEN


def walk(life: Life, first_day: date, last_day: date) -> tuple[list[Kept], list[Held]]:
    """Walk from the first day that the returns cover to the last that is known, and tell what became of each review."""
    starts = {e.from_on: e for e in life.episodes if first_day <= e.from_on <= last_day}
    ends = {e.until_on: e.reason_ceased for e in life.episodes if e.until_on and first_day <= e.until_on <= last_day}
    reviews = {r.held_on: r.code for r in life.reviews if first_day <= r.held_on <= last_day}
    turns_18 = birthday(life.born_on, 18)
    kept: list[Kept] = []
    held: list[Held] = []
    stretch = _already_in_care(life, first_day)
    for today in every_day(first_day, last_day):
        if today in starts:
            stretch = _begin(stretch, starts[today], today, kept)
        if today in reviews:
            _hold(stretch, today, reviews[today], kept, held)
        if today == turns_18 and stretch is not None:
            _end(stretch, today, TURNED_18, kept)
            stretch = Stretch("after 18", today, SEEN)
        if today in ends and today not in starts:
            if stretch is not None:
                _end(stretch, today, DIED if ends[today] == "E2" else LEFT, kept)
            stretch = None
    if stretch is not None:
        _still_waiting(stretch, last_day, kept)
    return kept, held


def _track(episode: Episode, before: str = "") -> str:
    if episode.legal_status in SHORT_BREAKS:
        return "short breaks"
    still_placed = before == "adoption" and episode.placement in TEMPORARY
    return "adoption" if still_placed or episode.placement in PLACED_FOR_ADOPTION else "statutory"


def _already_in_care(life: Life, first_day: date) -> Stretch | None:
    for episode in life.episodes:
        if episode.from_on < first_day and (episode.until_on is None or episode.until_on >= first_day):
            if birthday(life.born_on, 18) < first_day:
                return Stretch("after 18", episode.from_on, UNSEEN)
            return Stretch(_track(episode), episode.from_on, UNSEEN)
    return None


def _begin(stretch: Stretch | None, episode: Episode, today: date, kept: list[Kept]) -> Stretch:
    if stretch is None:
        return Stretch(_track(episode), today, SEEN if episode.reason_new == "S" else UNSEEN)
    track = _track(episode, stretch.track)
    if stretch.track in (track, "after 18"):
        return stretch
    to_short_breaks = PLACEMENT_ENDED if track == "statutory" else TO_SHORT_BREAKS
    _end(stretch, today, PLACED if track == "adoption" else to_short_breaks, kept)
    return Stretch(track, today, BACK if (stretch.track, track) == ("adoption", "statutory") else SEEN)


def _hold(stretch: Stretch | None, today: date, code: str, kept: list[Kept], held: list[Held]) -> None:
    if stretch is None:
        held.append(Held(today, code, "not known", in_care=False))
        return
    if stretch.track == "short breaks":
        return
    held.append(Held(today, code, _which(stretch, today)))
    if stretch.has_reviews:
        kept.append(_judged(stretch, today))
    stretch.seen += 1
    stretch.last_on = today


def _judged(stretch: Stretch, today: date) -> Kept:
    """The review was held today: in time, or not, or nobody can tell."""
    latest = stretch.latest_on()
    if latest is not None:
        return stretch.became(today, latest, "met" if today <= latest else "not met", "", stretch.sequence)
    if stretch.last_on is None:
        return stretch.became(today, None, "unknown", stretch.nothing_before, stretch.sequence)
    three, six = months_after(stretch.last_on, 3), months_after(stretch.last_on, 6)
    if today <= three:
        return stretch.became(today, three, "met", "", stretch.sequence)
    if today > six:
        return stretch.became(today, six, "not met", "", stretch.sequence)
    if _long_in_care(stretch):
        return stretch.became(today, six, "met", "", "later")
    return stretch.became(today, None, "unknown", BEFORE_MAY_BE_FIRST, stretch.sequence)


def _which(stretch: Stretch, today: date) -> str:
    """Which review of its track the one held today was. Long on the track, and too late for a second: a later one."""
    if stretch.begins == UNSEEN and stretch.seen == 1 and stretch.last_on is not None and _long_in_care(stretch):
        between = months_after(stretch.last_on, 3) < today <= months_after(stretch.last_on, 6)
        return "later" if between else stretch.sequence
    return stretch.sequence


def _long_in_care(stretch: Stretch) -> bool:
    """In care for 6 months by the only review seen: it will not have been the first."""
    return stretch.last_on is not None and months_after(stretch.began_on, 6) <= stretch.last_on


def _end(stretch: Stretch, today: date, why: str, kept: list[Kept]) -> None:
    """The track ends today with a review still promised on it: it lapses, unless its day had already passed."""
    if not stretch.has_reviews:
        return
    latest, sequence = stretch.latest_on(), stretch.sequence
    if latest is None and stretch.last_on is not None:
        three, six = months_after(stretch.last_on, 3), months_after(stretch.last_on, 6)
        if today <= three or today > six or _long_in_care(stretch):
            latest = six
        if today <= six and _long_in_care(stretch):
            sequence = "later"
    if latest is None:
        unsaid = stretch.nothing_before if stretch.last_on is None else BEFORE_MAY_BE_FIRST
        kept.append(stretch.became(None, None, "nothing", unsaid, sequence, today))
    elif today <= latest:
        kept.append(stretch.became(None, latest, "left out", why, sequence, today))
    else:
        kept.append(stretch.became(None, latest, "not met", "", sequence, today))


def _still_waiting(stretch: Stretch, today: date, kept: list[Kept]) -> None:
    """The last day that is known has come with a review still awaited: overdue, not yet due, or nobody can tell."""
    if not stretch.has_reviews:
        return
    latest = stretch.latest_on()
    if latest is None and stretch.last_on is None:
        kept.append(stretch.became(None, None, "unknown", stretch.nothing_before, stretch.sequence))
        return
    if latest is None and stretch.last_on is not None:
        three, six = months_after(stretch.last_on, 3), months_after(stretch.last_on, 6)
        if today >= six or _long_in_care(stretch):
            latest = six
        elif today >= three:
            kept.append(stretch.became(None, None, "unknown", BEFORE_MAY_BE_FIRST, stretch.sequence))
            return
    if latest is not None and latest <= today:
        kept.append(stretch.became(None, latest, "not met", "", stretch.sequence))
