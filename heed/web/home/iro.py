"""The first page of an IRO: whose review is when, which children need them today, this week, before it is late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from heed.access.models import User
from heed.access.spans import not_over
from heed.caseloads.models import Cover
from heed.caseloads.pages import appointed_on, covers
from heed.children.models import Child
from heed.council.words import Words
from heed.web import formats
from heed.web.home import links, saying
from heed.web.home.fresh import fresh, last
from heed.web.home.items import Writing
from heed.web.home.lists import children_of, work_list
from heed.web.home.matters import WHY_THIS_ORDER, Matter, Need, need, untold, week_ends_on
from heed.web.home.reading import AHEAD, Standing, in_sight, named, of, standings
from heed.web.home.shapes import Part
from heed.web.home.strip import strip
from heed.web.names import Shown

SECTIONS = (("today", "Today"), ("week", "This week"), ("before", "Before it is late"))

NOTHING_TODAY = "Nothing is late, and nothing is held today."


def iro_part(user: User, today: date, words: Words) -> Part:
    """Their children, and those of the colleagues for whom they stand in. Ten queries."""
    near = list(_covers(user, today))
    away = [each.away_id for each in near if each.covered_by.user_id == user.pk and each.from_on <= today]
    held = appointed_on(today).filter(Q(worker__user=user) | Q(worker__in=away))
    children = Child.objects.filter(pk__in=held.values("child"))
    every = standings(of(children), today)
    seen = in_sight(user, children)
    names = named(seen, user, today)
    mine = [each for each in every if each.iro is not None and each.iro.user == user.pk]
    writing = Writing(user, today, words, names)
    needs = _needs(every, mine, today)
    sections = {key: [each for each in needs if _section(each, today) == key] for key, _ in SECTIONS}
    said, heard = saying.voices([each.child for each in mine], names, today)
    week = _this_week(every, names, today)
    shown = frozenset[int]().union(*(children_of(some, seen) for some in sections.values()))
    worker = next((each.iro.worker for each in mine if each.iro), None)
    return Part(
        kind="iro",
        title=f"As {words.iro.with_article}",
        lead=saying.chairing([(day, names[child].given) for day, child in week], today, words),
        children=shown | heard | {child for _, child in week[: saying.NAMES_AT_ONCE]},
        strip=strip(mine, sum(each.child not in seen for each in mine), today, words) if mine else None,
        lists=tuple(
            work_list(
                key,
                title,
                sections[key],
                seen,
                writing.item,
                address=links.reviews(**({"iro": worker} if worker else {})),
                none=NOTHING_TODAY if key == "today" else "",
            )
            for key, title in SECTIONS
        ),
        links=(("Your diary", links.to("web:diary", whose="mine")),),
        why_this_order=words.fill(WHY_THIS_ORDER),
        fresh=fresh(last(), user),
        said=said,
        covers=tuple(_cover_said(each, user, every) for each in near),
    )


def _covers(user: User, today: date) -> QuerySet[Cover]:
    """Those that they give or get, now or in the next four weeks."""
    theirs = Q(away__user=user) | Q(covered_by__user=user)
    rows = covers().filter(theirs, not_over(today), from_on__lte=today + timedelta(AHEAD))
    return rows.select_related("away", "covered_by")


def _needs(every: Sequence[Standing], mine: Sequence[Standing], today: date) -> list[Need]:
    """Of a planned review that wants nothing the list speaks in its own week; the diary has the rest."""
    found = [need(each, today) for each in every] + [untold(each, today) for each in mine]
    week = week_ends_on(today)
    return [each for each in found if each and (each.matter is not Matter.PLANNED or each.on <= week)]


def _section(each: Need, today: date) -> str:
    if each.on <= today or each.matter in (Matter.OVERDUE, Matter.UNTOLD):
        return "today"
    return "week" if each.on <= week_ends_on(today) else "before"


def _this_week(every: Sequence[Standing], names: Mapping[int, Shown], today: date) -> list[tuple[date, int]]:
    """The reviews in sight that are planned for what is left of this week, in the order of their days and times."""
    week = week_ends_on(today)
    found = [
        (each.plan.planned_on, each.plan.at is None, str(each.plan.at), each.child)
        for each in every
        if each.plan and today <= each.plan.planned_on <= week and each.child in names
    ]
    return [(day, child) for day, _, _, child in sorted(found)]


def _cover_said(cover: Cover, user: User, every: Sequence[Standing]) -> str:
    begins = formats.short_day(cover.from_on)
    until = formats.short_day(cover.until_on - timedelta(1))
    if cover.away.user_id == user.pk:
        return f"{cover.covered_by.name} covers for you from {begins} to {until}."
    n = sum(each.iro is not None and each.iro.worker == cover.away_id for each in every)
    whose = f": {formats.count(n, 'child', 'children')}" if n else ""
    return f"You cover for {cover.away.name} from {begins} to {until}{whose}."
