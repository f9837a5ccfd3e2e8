"""One child's days, one after another, as the returns show them: what was due, what was held, what cannot be told.

The rules are those of the settled points 15 to 19. Told as a story on purpose: no formula over columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.returns.days import birthday, every_day, months_after, working_days_after
from tests.returns.lives import PLACED_FOR_ADOPTION, SHORT_BREAKS, TEMPORARY, Episode, Life

LEFT = "left care before it fell due"
DIED = "died before it fell due"
TURNED_18 = "turned 18 before it fell due"
PLACED = "placed for adoption before it fell due"
TO_SHORT_BREAKS = "moved to short breaks before it fell due"
BEFORE_UNSEEN = "the review before lies outside the returns loaded"
BEFORE_MAY_BE_FIRST = "the review before may have been the first"
BACK_FROM_ADOPTION = "a placement for adoption ended before it, and the law for that review is not encoded"

# How a stretch begins: within the returns; before them; within them, with the end of a placement for adoption.
SEEN, UNSEEN, BACK = "seen", "unseen", "back from adoption"


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one promised review of the statutory track. With neither day: still awaited on the as-at day."""

    held_on: date | None
    latest_on: date | None
    outcome: str
    why: str
    sequence: str


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
            return working_days_after(self.began_on, 20) if self.begins == SEEN else None
        if self.begins == SEEN and self.seen == 1:
            return months_after(self.last_on, 3)
        return None if self.begins == UNSEEN and self.seen == 1 else months_after(self.last_on, 6)

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
    _end(stretch, today, PLACED if track == "adoption" else TO_SHORT_BREAKS, kept)
    return Stretch(track, today, BACK if (stretch.track, track) == ("adoption", "statutory") else SEEN)


def _hold(stretch: Stretch | None, today: date, code: str, kept: list[Kept], held: list[Held]) -> None:
    if stretch is None:
        held.append(Held(today, code, "not known", in_care=False))
        return
    if stretch.track == "short breaks":
        return
    held.append(Held(today, code, _which(stretch, today)))
    if stretch.track == "statutory":
        kept.append(_judged(stretch, today))
    stretch.seen += 1
    stretch.last_on = today


def _judged(stretch: Stretch, today: date) -> Kept:
    """The review was held today: in time, or not, or nobody can tell."""
    latest = stretch.latest_on()
    if latest is not None:
        return Kept(today, latest, "met" if today <= latest else "not met", "", stretch.sequence)
    if stretch.last_on is None:
        return Kept(today, None, "unknown", stretch.nothing_before, stretch.sequence)
    three, six = months_after(stretch.last_on, 3), months_after(stretch.last_on, 6)
    if today <= three:
        return Kept(today, three, "met", "", stretch.sequence)
    if today > six:
        return Kept(today, six, "not met", "", stretch.sequence)
    if _long_in_care(stretch):
        return Kept(today, six, "met", "", "later")
    return Kept(today, None, "unknown", BEFORE_MAY_BE_FIRST, stretch.sequence)


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
    if stretch.track != "statutory":
        return
    latest, sequence = stretch.latest_on(), stretch.sequence
    if latest is None and stretch.last_on is not None:
        three, six = months_after(stretch.last_on, 3), months_after(stretch.last_on, 6)
        if today <= three or today > six or _long_in_care(stretch):
            latest = six
        if today <= six and _long_in_care(stretch):
            sequence = "later"
    if latest is None:
        return  # not held, no longer awaited, and nobody can say by when it was due: in no population
    if today <= latest:
        kept.append(Kept(None, latest, "left out", why, sequence))
    else:
        kept.append(Kept(None, latest, "not met", "", sequence))


def _still_waiting(stretch: Stretch, today: date, kept: list[Kept]) -> None:
    """The last day that is known has come with a review still awaited: overdue, not yet due, or nobody can tell."""
    if stretch.track != "statutory":
        return
    latest = stretch.latest_on()
    if latest is None and stretch.last_on is None:
        kept.append(Kept(None, None, "unknown", stretch.nothing_before, stretch.sequence))
        return
    if latest is None and stretch.last_on is not None:
        three, six = months_after(stretch.last_on, 3), months_after(stretch.last_on, 6)
        if today >= six or _long_in_care(stretch):
            latest = six
        elif today >= three:
            kept.append(Kept(None, None, "unknown", BEFORE_MAY_BE_FIRST, stretch.sequence))
            return
    if latest is not None and latest <= today:
        kept.append(Kept(None, latest, "not met", "", stretch.sequence))
