"""The first page of business support: one list in order of urgency, and what happens this week."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from heed.access.models import User
from heed.council.words import Words
from heed.web import formats
from heed.web.home import links
from heed.web.home.fresh import fresh, last
from heed.web.home.items import Writing
from heed.web.home.lists import children_of, in_order, work_list
from heed.web.home.matters import WHY_THIS_ORDER, Matter, Need, need, untold, week_ends_on
from heed.web.home.reading import in_sight, named, near, standings
from heed.web.home.saying import number_at_start
from heed.web.home.shapes import Part, Row
from heed.web.whens import happening

ARRANGES = frozenset({Matter.OVERDUE, Matter.NO_DATE, Matter.NOT_KNOWN, Matter.NO_PLACE, Matter.UNTOLD})
"""What business support can do something about: days, places, and whom to tell."""

LISTED = 20
"""Rows of the one list: a morning's work."""


def support_part(user: User, today: date, words: Words) -> Part:
    """What wants a day, a place or a letter, the most urgent first; and the week's reviews. Eight queries."""
    every = standings(near(today), today)
    found = [each for standing in every for each in (need(standing, today), untold(standing, today)) if each]
    needs = [each for each in found if each.matter in ARRANGES and not _arranged_late(each, today)]
    week = [_as_planned(each) for each in found if _this_week(each, today)]
    seen = in_sight(user)
    shown = children_of(needs, seen, LISTED) | children_of(week, seen, LISTED)
    writing = Writing(user, today, words, named(shown, user, today))
    undated = sum(each.matter in (Matter.OVERDUE, Matter.NO_DATE) for each in needs)
    return Part(
        kind="support",
        title="Arranging",
        lead=_lead(undated, len(in_order(week)), words),
        children=frozenset(writing.names),
        lists=(
            work_list(
                "arrange",
                "To arrange, most urgent first",
                needs,
                seen,
                writing.item,
                LISTED,
                address=links.reviews(),
                none=f"Every {words.review} of the next four weeks has its day, and those of the next two their place.",
            ),
        ),
        rows=(("What happens this week", _week(in_order(week), seen, writing)),),
        links=(("The diary", links.to("web:diary", whose="everyone")),),
        why_this_order=words.fill(WHY_THIS_ORDER),
        fresh=fresh(last(), user),
    )


def _week(week: Sequence[Need], seen: Collection[int], writing: Writing) -> tuple[Row, ...]:
    """The reviews of the week by day and time: where, and who chairs."""
    shown = [each for each in week if each.standing.child in seen]
    rows = [_held(each, writing) for each in shown[:LISTED]]
    more, unseen = len(shown) - len(rows), len(week) - len(shown)
    if more:
        rows.append(Row(None, "", links.to("web:diary"), f"{formats.number(more)} more"))
    if unseen:
        rows.append(Row(None, "", "", f"{formats.number(unseen)} you may not see"))
    none = f"No {writing.words.review} is planned for what is left of this week."
    return tuple(rows) or (Row(None, "", "", none),)


def _held(each: Need, writing: Writing) -> Row:
    child, plan, iro = writing.names[each.standing.child], each.standing.plan, each.standing.iro
    at = f"{plan.at:%H:%M}" if plan and plan.at else "no time yet"
    where = (plan.place if plan else "") or "no place yet"
    cover = each.standing.covered_on(each.on)
    chairs = (
        f"{cover.name} chairs for {iro.name}"
        if iro and cover
        else f"{iro.name} chairs"
        if iro
        else "nobody to chair it"
    )
    return Row(
        happening(each.on, writing.today), writing.whose(each.standing), child.address, f"{at}, {where}; {chairs}"
    )


def _as_planned(each: Need) -> Need:
    plan = each.standing.plan
    return replace(each, matter=Matter.PLANNED, on=plan.planned_on if plan else each.on)


def _arranged_late(each: Need, today: date) -> bool:
    """A late review that has a day to come wants nothing arranged."""
    plan = each.standing.plan
    return each.matter is Matter.OVERDUE and plan is not None and plan.planned_on >= today


def _this_week(each: Need, today: date) -> bool:
    plan = each.standing.plan
    is_held = plan is not None and today <= plan.planned_on <= week_ends_on(today)
    return is_held and each.matter is not Matter.UNTOLD


def _lead(undated: int, this_week: int, words: Words) -> str:
    review = words.review.singular if undated == 1 else words.review.plural
    held = f"{formats.number(this_week)} {'is' if this_week == 1 else 'are'} held by Sunday"
    if not undated:
        return f"No {words.review} is waiting for a date, and {held}."
    return f"{number_at_start(undated)} {review} {'waits' if undated == 1 else 'wait'} for a date, and {held}."
