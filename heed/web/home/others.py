"""The first pages of those whose work here is narrow: a chair, an auditor, a participation officer, an administrator, nobody."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, OuterRef

from heed.access.models import RoleHeld, Seal, User
from heed.access.notices import holding
from heed.access.pages import Request
from heed.access.permissions import Permission, Role
from heed.access.sealing import last_place, unsealed
from heed.access.spans import open_on
from heed.council.models import Setting
from heed.council.settings import DECLARED
from heed.council.words import Words
from heed.web import formats
from heed.web.home import glance, links
from heed.web.home.items import years_old
from heed.web.home.reading import in_sight, named
from heed.web.home.saying import joined
from heed.web.home.shapes import Part, Place, Row

LISTED = 20
LATELY = 28
"""Days for which a change of a setting is told of."""

# Where one may go, by the page's name: what it is called, what for, and the permission that it asks for.
PLACES = (
    ("web:children", "Children", "find a child whom you may see", Permission.SEE_CHILD),
    ("web:reviews", "Reviews due", "what is due, planned and late", Permission.SEE_CHILD),
    ("web:iros", "IROs", "who has whom, and who covers", Permission.SEE_IROS),
    ("web:figures", "Figures", "each with its definition and its source", Permission.SEE_FIGURES),
    ("web:returns", "Returns", "load one, and see what it would change", Permission.IMPORT_RETURN),
    ("web:people", "People and roles", "who signs in, and what they may do", Permission.MANAGE_USERS),
    ("web:teams", "Teams", "which there are, and who is in them", Permission.MANAGE_TEAMS),
    ("web:settings", "Settings and words", "what the council decided, and since when", Permission.SEE_SETTINGS),
    ("web:record", "The record", "who did and who saw what", Permission.READ_THE_RECORD),
)


def places(user: User, words: Words) -> tuple[Place, ...]:
    """The pages that this person may open, in the council's words."""
    found = ((name, said, links.to(page)) for page, name, said, asks in PLACES if asks in user.permissions)
    return tuple(Place(words.say(name), address, words.say(said)) for name, said, address in found)


def sight_part(user: User, today: date, words: Words) -> Part:
    """For a chair or an auditor: the children whose records are open to them, and how they come to be. Three queries."""
    audits = Role.AUDITOR in user.roles
    seen = in_sight(user)
    names = named(sorted(seen)[:LISTED], user, today)
    rows = tuple(
        Row(None, child.full, child.address, "" if child.age is None else years_old(child.age))
        for child in sorted(names.values(), key=lambda child: (child.full, child.pk))
    )
    more = len(seen) - len(rows)
    if more > 0:
        rows = (*rows, Row(None, "", links.to("web:children"), f"and {formats.number(more)} more"))
    why = (
        f"A record is opened to you for as long as the child is in a sample that you audit. The {words.iro_manager} opens it."
        if audits
        else f"A record is opened to you when you chair for the child. The {words.iro_manager} opens it."
    )
    n = len(seen)
    return Part(
        kind="sight",
        title="Records open to you",
        lead=f"{formats.count(n, 'record')} of {words.child_in_care.plural} {'is' if n == 1 else 'are'} open to you."
        if n
        else f"No record of {words.child_in_care.with_article} is open to you now.",
        children=frozenset(names),
        rows=(("Records open to you", rows),) if rows else (),
        notes=(why,),
        places=places(user, words),
    )


def voice_part(request: Request, words: Words) -> Part:
    """For a participation officer: how children took part in their reviews. No child is shown."""
    figures = glance.stored(request)
    return Part(
        kind="voice",
        title=f"Children’s part in their {words.review.plural}",
        lead=figures.why_none or f"How children gave their views for their {words.review.plural}, by what is loaded.",
        glances=glance.glances(figures, glance.VOICE),
        places=places(request.user, words),
    )


def admin_part(user: User, today: date, words: Words) -> Part:
    """For an administrator: who signs in without a role, which settings changed, how far the record is sealed. Seven queries."""
    rolls = RoleHeld.objects.filter(open_on(today), user=OuterRef("pk"))
    without = list(User.objects.filter(~Exists(rolls), is_active=True).order_by("name", "pk")[: LISTED + 1])
    changed = Setting.objects.filter(from_on__gt=today - timedelta(LATELY)).order_by("-from_on", "-pk")[:LISTED]
    settings = tuple(_setting(row, today, words) for row in changed if row.name in DECLARED)
    people = tuple(
        Row(None, each.name, links.person(each.pk), "signs in and holds no role") for each in without[:LISTED]
    )
    if len(without) > LISTED:
        people = (*people, Row(None, "", links.to("web:people"), "and more"))
    nobody = Row(None, "", "", "Everybody who signs in holds a role.")
    unchanged = Row(None, "", "", "Nothing in the last four weeks.")
    return Part(
        kind="admin",
        title="People, settings and the record",
        lead=_people_said(len(without)),
        rows=(
            ("People without a role", people or (nobody,)),
            ("Settings changed lately", settings or (unchanged,)),
            ("The record", (_sealed(),)),
        ),
        places=places(user, words),
    )


def _people_said(n: int) -> str:
    if not n:
        return "Everybody who signs in holds a role."
    some = "More than 20 people sign" if n > LISTED else "1 person signs" if n == 1 else f"{n} people sign"
    return f"{some} in and hold{'s' if n == 1 else ''} no role, so that Heed shows them nothing."


def _setting(row: Setting, today: date, words: Words) -> Row:
    begins = "begins" if row.from_on > today else "since"
    says = f"{begins} {formats.day(row.from_on)}: {row.reason}"
    return Row(None, words.say(DECLARED[row.name].title), links.setting(row.name), says)


def _sealed() -> Row:
    """How far the record is sealed, and how many entries are not yet. Three queries."""
    newest, waiting = Seal.objects.order_by("-place").first(), unsealed().count()
    tail = (
        f"{formats.count(waiting, 'entry', 'entries')} since not sealed yet"
        if waiting
        else "nothing waits to be sealed"
    )
    if newest is None:
        return Row(None, "", links.to("web:record"), f"Nothing is sealed yet; {tail}.")
    said = f"Sealed to entry {formats.number(last_place())}, {formats.moment(newest.at)}; {tail}."
    return Row(None, "", links.to("web:record"), said)


def nobody_part(user: User, words: Words) -> Part:
    """For somebody who holds no role: whom to ask. One query."""
    names = [each.name for each in holding(Role.ADMINISTRATOR).order_by("name", "pk")]
    gives = "gives" if len(names) == 1 else "give"
    ask = (
        f"Ask {joined(names)}, who {gives} roles here." if names else "Ask whoever runs Heed at the council for a role."
    )
    return Part(kind="nobody", title="", lead=f"You hold no role here, so there is nothing to show. {ask}")
