"""The first page of a senior leader: the service at a glance. Read only; a child stands on it by name only if in sight."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from heed.access.pages import Request
from heed.caseloads.pages import Waiting, caseloads
from heed.council.words import Words
from heed.web import formats
from heed.web.home import glance, links
from heed.web.home.fresh import fresh, last
from heed.web.home.items import Writing
from heed.web.home.lists import work_list
from heed.web.home.manager import in_hand, lead, service, tallies
from heed.web.home.shapes import Part
from heed.web.home.shares import shares


def leader_part(request: Request, words: Words) -> Part:
    """The same numbers as the manager has, what stops reviews counted, and by name those of children in sight."""
    user, today = request.user, request.today
    found = service(user, today)
    writing = Writing(user, today, words, found.names)
    seen = [each for each in found.needs if each.standing.child in found.seen]
    return Part(
        kind="leader",
        title="The service at a glance",
        lead=lead(found.needs, words),
        children=frozenset(found.names),
        glances=glance.glances(glance.stored(request), glance.SERVICE),
        tallies=tallies(found, words, today),
        lists=(work_list("yours", "Of children you may see", seen, found.seen, writing.blocked),) if seen else (),
        notes=(in_hand(found, today), _waits(found.waits, today, words)),
        address=links.to("web:iros"),
        shares=shares(caseloads(today), today, words),
        fresh=fresh(last(), user),
    )


def _waits(waits: Sequence[Waiting], today: date, words: Words) -> str:
    """How many children have no IRO, and how long the longest has waited."""
    if not waits:
        return f"Every {words.child_in_care} has {words.iro.with_article}."
    n, longest = len(waits), max(each.days(today) for each in waits)
    care = words.child_in_care
    who = f"1 {care} has" if n == 1 else f"{formats.number(n)} {care.plural} have"
    return f"{who} no {words.iro}, the longest for {formats.count(longest, 'day')}."
