"""Children with what the list says of them, made the shortest way. Not tests."""

from __future__ import annotations

import html
import re
from datetime import date
from typing import Any

from django.test import Client

from heed.access.models import User
from heed.children.models import Child, Episode, Grant, Why
from heed.council.models import Team
from heed.people.models import Identifier, Name, Person, Scheme, Worker
from tests.caseloads.made import LONG_AGO, allocate, appoint
from tests.children.made import period
from tests.days import day
from tests.reviews.made import due

APRIL = day("Wed 1 Apr 2026")
TODAY = day("Mon 16 Nov 2026")


def a_child(
    given: str = "Amara",
    family: str = "Osei",
    number: str = "",
    *,
    born_on: date | None = None,
    since: date | None = APRIL,
    until: date | None = None,
    placement: str = "U4",
    law: str = "C2",
) -> Child:
    """A child in care from a day on, with one episode; in no care where the day is None."""
    person = Person.objects.create(born_on=born_on)
    Name.objects.create(person=person, given=given, family=family)
    if number:
        Identifier.objects.create(person=person, scheme=Scheme.LOCAL, value=number)
    child = Child.objects.create(person=person)
    if since is not None:
        care = period(child, since, until)
        Episode.objects.create(
            period=care, from_on=since, until_on=until, placement=placement, legal_status=law, reason_new="S"
        )
    return child


def seen_by(user: User, *children: Child) -> None:
    """Let somebody see children, as appointed."""
    for child in children:
        Grant.objects.create(
            user=user, child=child, why=Why.APPOINTED, source="Appointed", from_at="2015-04-01T00:00Z", by=user
        )


def several(n: int, iro: Worker, worker: Worker, user: User) -> list[Child]:
    """So many children with everything that a line says."""
    made = []
    for number in range(start := Child.objects.count(), start + n):
        child = a_child(f"Child{number:03}", "Osei", f"Q-{number:03}", born_on=date(2014, 5, 1))
        appoint(iro, child)
        allocate(worker, child)
        due(child)
        made.append(child)
    seen_by(user, *made)
    return made


def team(name: str = "North") -> Team:
    """A team."""
    return Team.objects.create(name=name, from_on=LONG_AGO)


def names_in(client: Client, address: str = "/children/") -> list[str]:
    """The children listed, in order, as the page calls them."""
    answer = client.get(address)
    assert answer.status_code == 200
    return listed(answer.content.decode())


def listed(page: str) -> list[str]:
    """The same of a page."""
    return [html.unescape(name) for name in re.findall(r'<h3><a href="/children/[0-9a-f-]{36}/">(.*?)</a></h3>', page)]


def looked_for(client: Client, text: str, **more: Any) -> list[str]:
    """Whom a search lists; the only one found is opened and stands alone."""
    answer = client.post("/children/find/", {"q": text, **more})
    assert answer.status_code == 302
    if re.fullmatch(r"/children/[0-9a-f-]{36}/", answer["Location"]):
        child = Child.objects.with_identity().get(key=answer["Location"].split("/")[2])
        return [f"→ {child.given} {child.family}"]
    return names_in(client, answer["Location"])
