"""The first page of a social worker, and of a practice supervisor: the next reviews of the children whose case they hold."""

from __future__ import annotations

from datetime import date, time

from django.db.models import Q, QuerySet

from heed.access.models import User
from heed.access.permissions import Role
from heed.access.spans import open_on
from heed.caseloads.models import Allocation
from heed.children.models import Child
from heed.council.words import Words
from heed.web import formats
from heed.web.due.dates import name_of
from heed.web.home import links, saying
from heed.web.home.items import Writing
from heed.web.home.lists import children_of, work_list
from heed.web.home.matters import WHY_THIS_ORDER, Matter, Need, need, week_ends_on
from heed.web.home.reading import Standing, in_sight, named, of, standings
from heed.web.home.shapes import Part, Row
from heed.web.whens import When, happening, unknown, when

LISTED = 12


def social_part(user: User, today: date, words: Words) -> Part:
    """The children allocated to them, or to the team they manage: what needs them, and every next review. Nine queries."""
    manages = Role.TEAM_MANAGER in user.roles
    children = Child.objects.filter(pk__in=_held(user, today, manages=manages).values("child"))
    every = standings(of(children), today)
    seen = in_sight(user, children)
    names = named(seen, user, today)
    writing = Writing(user, today, words, names)
    found = [each for standing in every if (each := need(standing, today)) is not None]
    soon = [each for each in found if each.matter is not Matter.PLANNED or each.on <= week_ends_on(today)]
    said, heard = saying.voices(seen, names, today)
    in_turn = sorted((each for each in every if each.child in seen), key=_by_day)
    coming = in_turn[:LISTED]
    more = len(in_turn) - len(coming)
    rows = [_row(each, writing) for each in coming]
    rows += [Row(None, "", links.reviews(), f"{formats.number(more)} more")] if more else []
    return Part(
        kind="social",
        title="Your team’s children" if manages else "Your children",
        lead=_lead(every, soon, words, manages=manages),
        children=children_of(soon, seen) | heard | {each.child for each in coming},
        lists=(
            work_list(
                "soon",
                "What is coming, and what is late",
                soon,
                seen,
                writing.item,
                none=f"No {words.review} of theirs is late, and none wants anything in the next four weeks.",
            ),
        ),
        why_this_order=words.fill(WHY_THIS_ORDER),
        rows=((f"Each child’s next {words.review}", tuple(rows)),) if rows else (),
        said=said,
    )


def _held(user: User, today: date, *, manages: bool) -> QuerySet[Allocation]:
    """The allocations of cases to this person; of a supervisor, to their team and to those they manage."""
    theirs = Q(worker__user=user)
    if manages:
        theirs |= Q(worker__manager__user=user) | Q(team__workers__user=user) | Q(worker__team__workers__user=user)
    return Allocation.objects.filter(theirs).filter(open_on(today))


def _by_day(standing: Standing) -> tuple[date, time, int]:
    plan = standing.plan
    on = plan.planned_on if plan else standing.by_law or date.max
    return on, (plan.at if plan and plan.at else time.max), standing.child


def _row(standing: Standing, writing: Writing) -> Row:
    child, plan, today = writing.names[standing.child], standing.plan, writing.today
    chairs = f"{standing.iro.name} chairs it" if standing.iro else f"no {writing.words.iro} yet"
    if plan is not None and plan.planned_on >= today:
        on: When = happening(plan.planned_on, today)
        at = f", {plan.at:%H:%M}" if plan.at else ""
        where = f", {plan.place}" if plan.place else ""
        return Row(on, child.full, child.address, f"{name_of(standing.due, writing.words)}{at}{where}; {chairs}")
    if standing.by_law is None:
        turns = standing.due.lapses_on
        why = f"18 on {formats.short_day(turns)}" if turns else "the law’s day cannot be told"
        return Row(
            unknown(why), child.full, child.address, f"no {writing.words.review} is asked for" if turns else chairs
        )
    says = f"{name_of(standing.due, writing.words)}, no date yet; {chairs}"
    return Row(when(standing.by_law, today), child.full, child.address, says)


def _lead(every: tuple[Standing, ...], soon: list[Need], words: Words, *, manages: bool) -> str:
    if not every:
        whose = "your team" if manages else "you"
        return f"No {words.child_in_care} is allocated to {whose} in what is loaded."
    n = formats.count(len(every), words.child_in_care.singular, words.child_in_care.plural)
    said = f"{'Your team holds' if manages else 'You hold'} the case of {n}."
    late = sum(each.matter is Matter.OVERDUE for each in soon)
    if not late:
        return said
    return f"{said} {saying.number_at_start(late)} of their {words.review.plural} {'is' if late == 1 else 'are'} late."
