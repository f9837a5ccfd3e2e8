"""The page of one IRO: their load, how to reach them, who covers, their children in sight with what comes next, changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from heed.access.models import User
from heed.access.permissions import Permission
from heed.access.spans import not_over, real
from heed.caseloads.cases import not_independent
from heed.caseloads.models import Appointment, WhyAppointed
from heed.caseloads.pages import appointed_on, covers, is_iro
from heed.council.words import Words
from heed.law.appointments import caseload_band
from heed.law.dates import first_day_of, year_ending
from heed.people.models import Worker
from heed.reviews.models import Due, PlannedReview
from heed.web import formats
from heed.web.addresses import reverse
from heed.web.due.dates import dates_of, name_of
from heed.web.iros.pages import Away, away, named
from heed.web.names import Shown
from heed.web.whens import When


@dataclass(frozen=True, slots=True)
class Line:
    """One child whose IRO this is: the next review by law and as planned, since when, whether the child was told."""

    child: Shown
    review: str
    when: When | None
    planned: str
    since: date
    told: str
    tell: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A child who came to this IRO or went from them this year; without a name where the reader may not see them."""

    on: date
    child: Shown | None
    says: str


@dataclass(frozen=True, slots=True)
class Barred:
    """A child whom the one who covers does not see, because the case would not be independent."""

    child: Shown | None
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IroPage:
    """One IRO on a day."""

    worker: Worker
    load: str
    email: str
    here: bool
    away: tuple[Away, ...]
    barred: tuple[Barred, ...]
    barred_unseen: int
    lines: tuple[Line, ...]
    unseen: int
    changes: tuple[Changed, ...]
    since: date
    cover: str
    may_cover: bool

    @property
    def children(self) -> frozenset[int]:
        """The children named on the page, for the record."""
        named_in = [each.child for each in self.lines]
        named_in += [each.child for each in self.changes if each.child] + [
            each.child for each in self.barred if each.child
        ]
        return frozenset(each.pk for each in named_in)


def one_page(worker: Worker, user: User, today: date, words: Words) -> IroPage:
    """One IRO as this reader may see them. A fixed number of queries, and some more for each cover that runs."""
    theirs = list(appointed_on(today).filter(worker=worker).order_by("pk"))
    since = first_day_of(year_ending(today))
    moves = _moves(worker, since, today)
    names = named({each.child_id for each in (*theirs, *moves)}, user, today)
    covering, n = _barred(worker, [each.child_id for each in theirs], names, today, words)
    may_cover = Permission.ARRANGE_COVER in user.permissions
    return IroPage(
        worker=worker,
        load=_load(len(theirs), worker.share, today, words),
        email=worker.user.email if worker.user else "",
        here=is_iro(worker, today),
        away=away(today, worker.pk),
        barred=covering,
        barred_unseen=n,
        lines=_lines([each for each in theirs if each.child_id in names], names, user, today, words),
        unseen=sum(each.child_id not in names for each in theirs),
        changes=tuple(_changed(each, names, today, words) for each in moves),
        since=since,
        cover=reverse("web:cover", kwargs={"pk": worker.pk}) if may_cover and is_iro(worker, today) else "",
        may_cover=may_cover,
    )


def _load(n: int, share: Decimal, today: date, words: Words) -> str:
    band = caseload_band(on=today)
    many = words.child_in_care.singular if n == 1 else words.child_in_care.plural
    part = "" if share == 1 else f" in {share:.0%} of full time, as {n / share:.0f} full time"
    stands = "over the" if band.over(n, share) else "under the" if band.under(n, share) else "within the"
    return f"{formats.number(n)} {many}{part}: {stands} {band.fewest} to {band.most} of the Handbook."


def _lines(
    theirs: Sequence[Appointment], names: Mapping[int, Shown], user: User, today: date, words: Words
) -> tuple[Line, ...]:
    """The children in sight, whose review comes soonest first. Two queries."""
    keys = [each.child_id for each in theirs]
    due = {row.child_id: row for row in Due.objects.filter(child__in=keys)}
    plans = {row.child_id: row for row in PlannedReview.objects.filter(child__in=keys, closed_at=None)}
    tells = Permission.TELL_CHILD_IRO in user.permissions
    ordered = sorted(theirs, key=lambda each: (_by_law(due.get(each.child_id)), names[each.child_id].full, each.pk))
    return tuple(
        _line(each, names[each.child_id], due.get(each.child_id), plans.get(each.child_id), tells, today, words)
        for each in ordered
    )


def _by_law(due: Due | None) -> date:
    return due.latest_on if due is not None and due.latest_on is not None else date.max


def _line(
    of: Appointment, child: Shown, due: Due | None, plan: PlannedReview | None, tells: bool, today: date, words: Words
) -> Line:
    dates = dates_of(due, plan, today, words) if due else None
    told = of.child_told_on
    return Line(
        child=child,
        review=formats.capital(name_of(due, words)) if due else f"No {words.review} is asked for",
        when=dates.law if dates else None,
        planned=f"Planned for {formats.short_day(plan.planned_on)}" if plan else "",
        since=of.from_on,
        told=f"Told {told.day} {told:%b %Y}" if told else "",
        tell=reverse("web:told", kwargs={"key": child.key}) if tells and told is None else "",
    )


def _moves(worker: Worker, since: date, today: date) -> list[Appointment]:
    """The appointments of this person that began or ended this year, newest first, but no mistakes put right. One query."""
    began = Q(from_on__gte=since, from_on__lte=today)
    ended = Q(until_on__gte=since, until_on__lte=today)
    rows = Appointment.objects.filter(began | ended, real(), worker=worker)
    return sorted(rows, key=lambda each: (_moved(each, today), each.pk), reverse=True)


def _moved(each: Appointment, today: date) -> date:
    return each.until_on if each.until_on is not None and each.until_on <= today else each.from_on


def _changed(each: Appointment, names: Mapping[int, Shown], today: date, words: Words) -> Changed:
    ended = each.until_on is not None and each.until_on <= today
    why = f" {words.say(str(WhyAppointed(each.why).label))}." if each.why and not ended else ""
    return Changed(
        on=_moved(each, today),
        child=names.get(each.child_id),
        says="was theirs until then." if ended else f"came.{why}",
    )


def _barred(
    worker: Worker, theirs: Sequence[int], names: Mapping[int, Shown], today: date, words: Words
) -> tuple[tuple[Barred, ...], int]:
    """The children whom whoever covers now, or will, does not see; and how many of them this reader may not see."""
    found: list[Barred] = []
    rows = covers().filter(not_over(today), away=worker).select_related("covered_by").order_by("from_on", "pk")
    for cover in rows:
        for child, why in not_independent(cover.covered_by, theirs, today).items():
            found.append(Barred(names.get(child), tuple(words.say(str(each)) for each in why)))
    return tuple(each for each in found if each.child), sum(each.child is None for each in found)
