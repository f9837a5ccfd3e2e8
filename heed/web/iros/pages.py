"""The page of all IROs: how the work is shared, who waits for one, who is away, how often the person changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from heed.access.models import User
from heed.access.permissions import Permission
from heed.access.spans import not_over
from heed.caseloads.models import Cover
from heed.caseloads.pages import Caseload, Load, Waiting, caseloads, covers, in_care, waiting
from heed.children.models import Child
from heed.council.words import Words
from heed.law.provisions import CA89_S25A
from heed.web import formats
from heed.web.addresses import reverse
from heed.web.children.asked import NONE, Asked
from heed.web.home.shapes import Shares
from heed.web.home.shares import shares
from heed.web.iros.continuity import Continuity, continuity
from heed.web.names import Shown, by_key
from heed.web.whens import Tone, When, happening, told, when

AT_ONCE = 12
"""Waiting children that the page shows, the longest wait first; the list of children has all of them."""

STANDS = {Load.OVER: "over", Load.UNDER: "under", Load.WITHIN: "within"}


@dataclass(frozen=True, slots=True)
class Waits:
    """A child who waits for an IRO, with the one thing to press where this reader may."""

    child: Shown
    when: When
    says: str
    because: str
    choose: str


@dataclass(frozen=True, slots=True)
class Row:
    """One IRO in the table."""

    name: str
    address: str
    children: int
    share: str
    full_time: str
    stands: str
    groups: int
    away: str
    in_base: bool


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody who is or will be away, and who covers."""

    cover: int
    away: str
    address: str
    by: str
    by_address: str
    when: When
    back_on: date
    why: str
    now: bool


@dataclass(frozen=True, slots=True)
class IrosPage:
    """All IROs on a day."""

    lead: str
    shares: Shares | None
    rows: tuple[Row, ...]
    waits: tuple[Waits, ...]
    more: str
    all_waiting: str
    unseen: str
    away: tuple[Away, ...]
    continuity: Continuity
    may_cover: bool

    @property
    def children(self) -> frozenset[int]:
        """The children named on the page, for the record."""
        return frozenset(each.child.pk for each in self.waits)


def iros_page(user: User, today: date, words: Words) -> IrosPage:
    """All IROs, and the children in sight who wait for one. A fixed number of queries."""
    loads, waits = caseloads(today), waiting(today)
    visible = Child.objects.visible_to(user).filter(pk__in=in_care(today).values("child"))
    sight = frozenset(visible.values_list("pk", flat=True) if waits else ())
    seen = [each for each in waits if each.child in sight]
    first = seen[:AT_ONCE]
    names = named({each.child for each in first}, user, today)
    chooses = Permission.APPOINT_IRO in user.permissions
    return IrosPage(
        lead=_lead(in_care(today).count(), len(waits), words),
        shares=shares(loads, today, words),
        rows=tuple(map(_row, loads)),
        waits=tuple(_waits(each, names[each.child], today, words, chooses) for each in first),
        more=_more(len(seen) - len(first)),
        all_waiting=Asked(iro=NONE).address(),
        unseen=_unseen([each for each in waits if each.child not in sight], today),
        away=away(today),
        continuity=continuity(today, words),
        may_cover=Permission.ARRANGE_COVER in user.permissions,
    )


def named(keys: set[int], user: User, today: date) -> Mapping[int, Shown]:
    """What some children are called to this reader; those out of sight are not in it. One query."""
    children = Child.objects.filter(pk__in=keys).visible_to(user).with_identity().select_related("person")
    return by_key(children, user, today)


def _lead(children: int, n: int, words: Words) -> str:
    many = words.child_in_care.singular if children == 1 else words.child_in_care.plural
    of_all = f"{formats.number(children - n)} of {formats.number(children)} {many}, short breaks included,"
    have = f"{of_all} have {words.iro.with_article}"
    if not children:
        return f"There are no {many} by what is loaded."
    return f"{have}; {formats.number(n)} {'waits' if n == 1 else 'wait'} for one." if n else f"{have}."


def _more(n: int) -> str:
    return f"{formats.number(n)} more {'waits' if n == 1 else 'wait'}" if n else ""


def _unseen(waits: Sequence[Waiting], today: date) -> str:
    """How many wait whom the reader may not see, and how long the first of them has."""
    if not waits:
        return ""
    days = formats.count(max(each.days(today) for each in waits), "day")
    return f"{formats.number(len(waits))} whom you may not see, without one for {'up to ' if len(waits) > 1 else ''}{days}."


def _row(each: Caseload) -> Row:
    return Row(
        name=each.name,
        address=address_of(each.worker),
        children=each.children,
        share=f"{each.share:.0%}",
        full_time=full_time(each),
        stands=STANDS[each.stands],
        groups=each.sibling_groups,
        away=f"{each.away.name} until {formats.short_day(each.away.until_on)}" if each.away else "",
        in_base=each.in_base,
    )


def full_time(load: Caseload) -> str:
    """How many children it would be full time: "62", "66.7"."""
    return f"{load.per_full_time:.1f}".removesuffix(".0")


def address_of(worker: int) -> str:
    """The page of one IRO."""
    return reverse("web:iro", kwargs={"pk": worker})


def _waits(each: Waiting, child: Shown, today: date, words: Words, chooses: bool) -> Waits:
    days = formats.count(each.days(today), "day")
    return Waits(
        child=child,
        when=when(each.by.latest_on, today) if each.by else told(each.since, today, "at once", Tone.LATE),
        says=words.say(
            f"{days} without: {each.why.value}. In care since {formats.near_day(each.in_care_from, today)}."
            + (
                f" By law before the first review, due by {formats.near_day(each.needed.latest_on, today)}."
                if each.needed
                else ""
            )
        ),
        because=words.say(
            formats.capital(each.by.because) + "." if each.by else f"As soon as is practicable ({CA89_S25A})."
        ),
        choose=reverse("web:appoint", kwargs={"key": child.key}) if chooses else "",
    )


def away(today: date, worker: int | None = None) -> tuple[Away, ...]:
    """Who is or will be away, the soonest first; or of one person, as the one away or the one who covers. One query."""
    rows = covers().filter(not_over(today)).select_related("away", "covered_by").order_by("from_on", "pk")
    return tuple(_away(each, today) for each in rows if worker in (None, each.away_id, each.covered_by_id))


def _away(cover: Cover, today: date) -> Away:
    now = cover.from_on <= today
    until = (cover.until_on - today).days
    back = When(cover.until_on, f"back in {formats.count(until, 'day')}", Tone.FINE)
    return Away(
        cover=cover.pk,
        away=cover.away.name,
        address=address_of(cover.away_id),
        by=cover.covered_by.name,
        by_address=address_of(cover.covered_by_id),
        when=back if now else happening(cover.from_on, today),
        back_on=cover.until_on,
        why=cover.why,
        now=now,
    )
