"""One child as a line of the list: where they live, who is there for them, when the next review is. Read for a page at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from heed.access.models import User
from heed.access.spans import open_on
from heed.caseloads.models import Allocation
from heed.caseloads.pages import Iro, iro_of
from heed.children.models import Child, Episode, LivesWith, PeriodOfCare
from heed.council.words import Words
from heed.reviews.models import PlannedReview
from heed.web import formats, whens
from heed.web.child import plain
from heed.web.children.shapes import Row
from heed.web.names import shown
from heed.web.whens import Tone, When


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around some children on a day, each by the child's key."""

    today: date
    children: Mapping[int, Child]
    in_care: frozenset[int]
    left_on: Mapping[int, date]
    episodes: Mapping[int, Episode]
    lives_with: Mapping[int, LivesWith]
    iros: Mapping[int, Iro]
    allocations: Mapping[int, Allocation]
    planned: Mapping[int, PlannedReview]

    def worker(self, key: int) -> str:
        """The name of the social worker who holds the case."""
        allocation = self.allocations.get(key)
        return allocation.worker.name if allocation and allocation.worker else ""

    def team(self, key: int) -> str:
        """The team that holds the case: the one said, or the social worker's own."""
        allocation = self.allocations.get(key)
        team = allocation and (allocation.team or (allocation.worker and allocation.worker.team))
        return team.name if team else ""


def around(keys: Collection[int], today: date) -> Around:
    """Read what a line needs, of all these children: the number of queries does not grow with them."""
    children = Child.objects.filter(pk__in=keys).select_related("person", "due").with_identity()
    periods = list(
        PeriodOfCare.objects.filter(child__in=keys, withdrawn_at=None, from_on__lte=today).order_by("from_on")
    )
    episodes = Episode.objects.filter(
        period__in=[each.pk for each in periods], withdrawn_at=None, from_on__lte=today
    ).select_related("period")
    allocations = Allocation.objects.filter(open_on(today), child__in=keys).select_related("team", "worker__team")
    return Around(
        today=today,
        children={child.pk: child for child in children},
        in_care=frozenset(each.child_id for each in periods if each.until_on is None or each.until_on > today),
        left_on={each.child_id: each.until_on for each in periods if each.until_on is not None},
        episodes={each.period.child_id: each for each in episodes.order_by("from_on", "pk")},
        lives_with={each.child_id: each for each in LivesWith.objects.filter(open_on(today), child__in=keys)},
        iros=iro_of(keys, today),
        allocations={each.child_id: each for each in allocations},
        planned={each.child_id: each for each in PlannedReview.objects.filter(child__in=keys, closed_at=None)},
    )


def row(known: Around, key: int, user: User, words: Words, *, siblings: str = "", found_by: str = "") -> Row:
    """One line. Of a child who has left care, where they lived last and since when they are gone."""
    child, here = known.children[key], key in known.in_care
    iro, episode, planned = known.iros.get(key), known.episodes.get(key), known.planned.get(key)
    return Row(
        child=shown(child, user, known.today),
        here=here,
        home=_home(known, key, words),
        law=words.say(formats.capital(plain.law(episode.legal_status).name)) if episode else "",
        iro=iro.name if iro else "",
        cover=_cover(iro),
        social_worker=known.worker(key),
        team=known.team(key),
        review=_review(known, child, words) if here else _left(known, key),
        planned=f"planned {formats.short_day(planned.planned_on)}" if planned and here else "",
        siblings=siblings,
        found_by=words.say(found_by),
    )


def _home(known: Around, key: int, words: Words) -> str:
    """Who they live with and where, as somebody told; else the kind of home that the return says."""
    told, episode = known.lives_with.get(key), known.episodes.get(key)
    if key in known.in_care and told is not None:
        return f"{told.who}, {told.where}" if told.where and not told.withheld else told.who
    return words.say(formats.capital(plain.place(episode.placement).name)) if episode else ""


def _cover(iro: Iro | None) -> str:
    if iro is None or iro.covered_by is None:
        return ""
    return f"{iro.covered_by.name} covers until {formats.short_day(iro.covered_by.until_on)}"


def _review(known: Around, child: Child, words: Words) -> When:
    due = getattr(child, "due", None)  # there where one is asked for
    if due is None:
        return whens.unknown("none asked for")
    if due.lapses_on is not None:
        return whens.told(due.lapses_on, known.today, "18 before one is due", Tone.FINE)
    return whens.unknown(words.say(due.unknown)) if due.latest_on is None else whens.when(due.latest_on, known.today)


def _left(known: Around, key: int) -> When:
    on = known.left_on.get(key)
    return whens.told(on, known.today, "left care", Tone.FINE) if on else whens.unknown("not in care")
