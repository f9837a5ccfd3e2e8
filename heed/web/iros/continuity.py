"""Whether children keep the same IRO: plain counts of children in care on the day, each with what is not known.

Worked out from the appointments that are recorded. What came before the first of them is not known, and is said to be so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from heed.access.spans import real
from heed.caseloads.models import Appointment, WhyAppointed
from heed.caseloads.pages import in_care
from heed.council.words import Words
from heed.law.appointments import iro_needed_before
from heed.law.dated import NotEncoded
from heed.law.dates import first_day_of, subtract_months, year_ending
from heed.web import formats

MONTHS = 12
"""How long the same person, to be counted as having stayed."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """That one person was a child's IRO, without a break, however many appointments it took."""

    worker: int
    from_on: date
    until_on: date | None
    why: str


@dataclass(frozen=True, slots=True)
class Counted:
    """So many of so many children, and of how many it is not known."""

    title: str
    same: int
    of: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Continuity:
    """How steady the person is: two counts of children, and the changes of this year with their reasons."""

    counts: tuple[Counted, ...]
    since: date
    changes: int
    changed: int
    reasons: tuple[tuple[str, int], ...]
    how: tuple[str, ...]


def continuity(today: date, words: Words) -> Continuity:
    """Of the children in care today. Two queries."""
    begun = dict(in_care(today).values_list("child", "from_on"))
    of_child = _stretches(today)
    year_ago, since = subtract_months(today, MONTHS), first_day_of(year_ending(today))
    long = [child for child, from_on in begun.items() if from_on <= year_ago]
    now = [child for child in begun if of_child[child] and _open(of_child[child][-1], today)]
    a_year = Counter(_stayed(of_child[child], year_ago, today) for child in long)
    whole = Counter(_whole(of_child[child], begun[child]) for child in now)
    changes = [each for child in begun for each in _changes(of_child[child], since)]
    why = Counter(each.why for each in changes)
    return Continuity(
        counts=(
            Counted(f"the same {words.iro} for {MONTHS} months or more", a_year[True], len(long), a_year[None]),
            Counted(f"the same {words.iro} the whole time in care", whole[True], len(now), whole[None]),
        ),
        since=since,
        changes=len(changes),
        changed=sum(bool(_changes(of_child[child], since)) for child in begun),
        reasons=tuple((words.say(_reason(each)), n) for each, n in sorted(why.items(), key=lambda x: (-x[1], x[0]))),
        how=tuple(map(words.say, _how(since))),
    )


def _stretches(today: date) -> dict[int, list[Stretch]]:
    """For each child in care who has been whose, oldest first. One query.

    Appointments of one person that follow on are one stretch.
    """
    found: dict[int, list[Stretch]] = defaultdict(list)
    rows = Appointment.objects.filter(real(), child__in=in_care(today).values("child"), from_on__lte=today)
    columns = ("child", "worker", "from_on", "until_on", "worker__until_on", "why")
    for child, worker, from_on, until_on, left, why in rows.order_by("child", "from_on", "pk").values_list(*columns):
        ends = until_on if left is None else left if until_on is None else min(until_on, left)
        before = found[child]
        if before and before[-1].worker == worker and before[-1].until_on == from_on:
            before[-1] = Stretch(worker, before[-1].from_on, ends, before[-1].why)
        else:
            before.append(Stretch(worker, from_on, ends, why))
    return found


def _open(stretch: Stretch, today: date) -> bool:
    return stretch.until_on is None or stretch.until_on > today


def _stayed(stretches: Sequence[Stretch], since: date, today: date) -> bool | None:
    """Whether the IRO of today was the IRO then; None where nothing is recorded as far back and none has changed."""
    if not stretches or not _open(stretches[-1], today):
        return False
    if stretches[-1].from_on <= since:
        return True
    return None if len(stretches) == 1 else False


def _whole(stretches: Sequence[Stretch], care_from: date) -> bool | None:
    """Whether one person was it since care began; None where the first appointment is recorded after the first review's day."""
    in_time = [each for each in stretches if each.until_on is None or each.until_on > care_from]
    if len({each.worker for each in in_time}) > 1:
        return False
    if in_time[0].from_on <= care_from:
        return True
    try:
        needed = iro_needed_before(looked_after_from=care_from).latest_on
    except NotEncoded:
        needed = care_from
    return True if in_time[0].from_on <= needed else None


def _changes(stretches: Sequence[Stretch], since: date) -> list[Stretch]:
    """Each time that another person took over since a day."""
    return [after for before, after in pairwise(stretches) if after.worker != before.worker and after.from_on >= since]


def _reason(why: str) -> str:
    return WhyAppointed(why).label if why else "Nobody has said why: a roster named them"


def _how(since: date) -> tuple[str, ...]:
    return (
        "Children in care today by what is loaded. Who covers for a while does not count as a change.",
        f"{MONTHS} months: of those in care for as long, whose IRO of today was theirs then. Not known where the first "
        "appointment recorded is younger and there was no change since.",
        "The whole time: of those who have an IRO, with one person since care began. Not known where the first appointment "
        "was recorded after the day by which the first review was due.",
        f"Changes: each time that another person became a child’s IRO since {formats.plain_day(since)}.",
    )
