"""The first page of whoever answers for the service: what will go late, how the work is shared, who waits for an IRO."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from heed.access.models import User
from heed.access.pages import Request
from heed.access.permissions import Permission
from heed.caseloads.pages import Waiting, caseloads, waiting
from heed.council.words import Words
from heed.web import formats
from heed.web.home import glance, links
from heed.web.home.fresh import fresh, last
from heed.web.home.items import Writing
from heed.web.home.lists import AT_ONCE, children_of, in_order, work_list
from heed.web.home.matters import STOPS, WHY_THIS_ORDER, Matter, Need, need
from heed.web.home.reading import AHEAD, Standing, in_sight, named, near, standings
from heed.web.home.saying import number_at_start
from heed.web.home.shapes import Glance, Item, Part, Tally, WorkList
from heed.web.home.shares import shares
from heed.web.names import Shown
from heed.web.whens import Tone, told, when

IN_HAND = (
    "Nothing will go late: every {review} that falls due in the next four weeks has its day and somebody to chair it."
)


@dataclass(frozen=True, slots=True)
class Whole:
    """What the parts for a manager and for a leader are both made from. `near` are the reviews that may want something."""

    near: tuple[Standing, ...]
    needs: tuple[Need, ...]
    waits: tuple[Waiting, ...]
    seen: frozenset[int]
    names: Mapping[int, Shown]


def service(user: User, today: date) -> Whole:
    """The reviews of the service that may want something, and the children in sight. Ten queries."""
    coming = standings(near(today), today)
    found = (need(each, today) for each in coming)
    needs = tuple(in_order(each for each in found if each and each.matter in STOPS))
    waits, seen = waiting(today), in_sight(user)
    shown = children_of(needs, seen) | {each.child for each in _first_waiting(waits, seen)}
    return Whole(coming, needs, waits, seen, named(shown, user, today))


def manager_part(request: Request, words: Words) -> Part:
    """What will go late unless somebody acts, and what keeps the service in balance."""
    user, today = request.user, request.today
    found = service(user, today)
    writing = Writing(user, today, words, found.names)
    numbers = glance.glances(glance.stored(request), glance.SERVICE)
    return Part(
        kind="manager",
        title="The service",
        lead=lead(found.needs, words),
        children=frozenset(found.names),
        glances=tuple(_with_waiting(each, found, words) for each in numbers),
        lists=(
            work_list(
                "late",
                "Will go late unless somebody acts",
                found.needs,
                found.seen,
                writing.blocked,
                aside=in_hand(found, today),
                address=links.reviews(),
                none=words.fill(IN_HAND),
            ),
        ),
        links=(("The diary", links.to("web:diary", whose="everyone")),),
        why_this_order=words.fill(WHY_THIS_ORDER),
        address=links.to("web:iros"),
        shares=shares(caseloads(today), today, words),
        waiting=waiting_list(found, writing),
        fresh=fresh(last(), user),
    )


def lead(needs: Collection[Need], words: Words) -> str:
    """How many will go late, and how many are: "Five reviews will go late unless somebody acts, and one already is."."""
    late = sum(each.matter is Matter.OVERDUE for each in needs)
    coming = len(needs) - late
    review = words.review.singular if coming == 1 else words.review.plural
    if not needs:
        return f"No {words.review} will go late in the next four weeks as things stand."
    if not coming:
        only = words.review.singular if late == 1 else words.review.plural
        return f"{number_at_start(late)} {only} {'is' if late == 1 else 'are'} late."
    already = f", and {number_at_start(late).lower()} already {'is' if late == 1 else 'are'}" if late else ""
    return f"{number_at_start(coming)} {review} will go late unless somebody acts{already}."


def in_hand(found: Whole, today: date) -> str:
    """How many fall due in the next four weeks, and how many of them have nothing in their way."""
    until = today + timedelta(AHEAD)
    due = [each for each in found.near if each.by_law is not None and today <= each.by_law <= until]
    stopped = {each.standing.child for each in found.needs}
    n = sum(each.child not in stopped for each in due)
    verb = "falls" if len(due) == 1 else "fall"
    return f"{formats.number(len(due))} {verb} due by {formats.short_day(until)}: {formats.number(n)} in hand"


def _with_waiting(each: Glance, found: Whole, words: Words) -> Glance:
    if each.code != glance.CHILDREN:
        return each
    n = len(found.waits)
    return replace(each, late=f"{formats.number(n)} waiting for {words.iro.with_article}" if n else "")


def waiting_list(found: Whole, writing: Writing) -> WorkList:
    """The children without an IRO, the longest wait first."""
    shown = _first_waiting(found.waits, found.seen)
    out_of_sight = sum(each.child not in found.seen for each in found.waits)
    return WorkList(
        key="waiting",
        title=f"Waiting for {writing.words.iro.with_article}",
        items=tuple(_waits(each, writing) for each in shown),
        more=len(found.waits) - len(shown) - out_of_sight,
        unseen=out_of_sight,
        address=links.to("web:iros"),
        none=f"Every child in sight has {writing.words.iro.with_article}.",
    )


def _first_waiting(waits: Sequence[Waiting], seen: Collection[int]) -> list[Waiting]:
    return [each for each in waits if each.child in seen][:AT_ONCE]


def _waits(each: Waiting, writing: Writing) -> Item:
    child = writing.names[each.child]
    age = "" if child.age is None else f", {child.age}" if child.age else ", under 1"
    without = formats.count(each.days(writing.today), "day")
    began = f"in care since {formats.near_day(each.in_care_from, writing.today)}, {without} without"
    return Item(
        when=when(each.by.latest_on, writing.today)
        if each.by
        else told(each.since, writing.today, f"{without} without", Tone.LATE),
        title=f"{child.given}{age}",
        address=links.appoint(child) if writing.may(Permission.APPOINT_IRO) else child.address,
        says=began if each.by else each.why.value,
    )


def tallies(found: Whole, words: Words, today: date) -> tuple[Tally, ...]:
    """How many reviews each thing stops, for whoever acts through others and sees few children."""
    said = {
        Matter.OVERDUE: ("is late", "are late"),
        Matter.NOBODY: (f"has no {words.iro} to chair it", f"have no {words.iro} to chair them"),
        Matter.AFTER: ("is planned for a day after the law’s", "are planned for a day after the law’s"),
        Matter.NO_DATE: ("has no date, and the law’s day is near", "have no date, and the law’s day is near"),
        Matter.NOT_KNOWN: (
            "had a day that went by, and is not known to have been held",
            "had a day that went by, and are not known to have been held",
        ),
    }
    of = {matter: [each.on for each in found.needs if each.matter is matter] for matter in said}
    return tuple(
        Tally(len(days), said[matter][len(days) > 1], formats.near_day(min(days), today))
        for matter, days in of.items()
        if days
    )
