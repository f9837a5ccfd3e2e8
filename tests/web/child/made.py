"""Amara as the mock-ups have her on Mon 16 Nov 2026, made row by row: nine months in care, three homes, two reviews."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from heed.access import clock
from heed.access.models import User
from heed.caseloads.models import Allocation, Appointment
from heed.children.models import Child, Episode, Grant, LivesWith, OwnWords, PeriodOfCare, Why
from heed.council.models import Team
from heed.exchange.models import CarriedIn, ImportedReturn, State
from heed.people import actions as people
from heed.people.models import IRO_PROFESSION, SOCIAL_WORK, Identifier, Kin, Name, Person, Relationship, Scheme, Worker
from heed.reviews.models import PlannedReview, Review
from tests.days import day
from tests.web.returns.made import an_import

TODAY = day("Mon 16 Nov 2026")
MORNING = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
CAME = day("Mon 9 Feb 2026")
TO_ROS = day("Fri 20 Mar 2026")
INTERIM = day("Tue 14 Apr 2026")
TO_MARCIA = day("Fri 28 Aug 2026")
ORDER = day("Tue 22 Sep 2026")
FIRST, SECOND = day("Thu 5 Mar 2026"), day("Fri 29 May 2026")
THIRD_BY_LAW = day("Sun 29 Nov 2026")
PLANNED = day("Thu 26 Nov 2026")
LONG_AGO = day("Wed 1 Apr 2015")

WORDS = "Text first. Don’t just turn up.\nIn the car or walking is easiest."
MATTERS = "Ben\nDrama, Tuesdays"


def returns_to(as_at: date, by: User) -> None:
    """The returns of the two years that hold Amara's care, as at a day."""
    import_ = an_import(by, State.APPLIED, as_at=as_at)
    import_.returns.update(year=as_at.year, active=True)
    ImportedReturn.objects.create(of=import_, label="This year", year=as_at.year + 1, active=True, notes="")


def a_child(given: str, family: str, *, born_on: date, sex: str = "F", number: str = "", carried: bool = True) -> Child:
    """A child with a name, whom the returns of 2026 and 2027 carry."""
    person = Person.objects.create(born_on=born_on, sex=sex)
    Name.objects.create(person=person, given=given, family=family)
    if number:
        Identifier.objects.create(person=person, scheme=Scheme.LOCAL, value=number)
    child = Child.objects.create(person=person)
    for year in (2026, 2027) if carried else ():
        CarriedIn.objects.create(child=child, year=year, source_file="Header.csv", source_line=2)
    return child


def see(user: User, child: Child, why: Why = Why.APPOINTED, **fields: Any) -> Grant:
    """Let somebody see the child."""
    given = {"source": "For a test", "from_at": clock.now(), "by": user, **fields}
    return Grant.objects.create(user=user, child=child, why=why, **given)


def stay(period: PeriodOfCare, from_on: date, until_on: date | None, **codes: str) -> Episode:
    """An episode; unless said otherwise of a care order and fostering, and one that follows goes on from it."""
    said = {"reason_new": "P", "legal_status": "C2", "placement": "U6", "need": "N1", **codes}
    if until_on is not None:
        said.setdefault("reason_ceased", "X1")
    return Episode.objects.create(period=period, from_on=from_on, until_on=until_on, **said)


def review(child: Child, on: date, code: str = "PN1", *, begun_on: date | None = None, done: bool = True) -> Review:
    """A review held on a day, in parts where it began before."""
    return Review.objects.create(
        child=child, begun_on=begun_on or on, completed_on=on if done else None, participation_code=code
    )


def amara(by: User) -> Child:
    """Her care, her homes, two reviews."""
    child = a_child("Amara", "Osei", born_on=day("Thu 8 Mar 2012"), number="FS-1")
    care = PeriodOfCare.objects.create(child=child, from_on=CAME)
    stay(care, CAME, TO_ROS, reason_new="S", legal_status="V2", reason_place_change="CARPL")
    stay(care, TO_ROS, INTERIM, legal_status="V2")
    stay(care, INTERIM, TO_MARCIA, reason_new="L", legal_status="C1", reason_place_change="CHILD")
    stay(care, TO_MARCIA, ORDER, legal_status="C1", placement="U4")
    stay(care, ORDER, None, reason_new="L", placement="U4")
    for who, where, from_on, until_on in (
        ("Jean", "Fenmarket", CAME, TO_ROS),
        ("Ros and Colin", "Saltby", TO_ROS, TO_MARCIA),
        ("Marcia", "Alderbrook", TO_MARCIA, None),
    ):
        LivesWith.objects.create(child=child, who=who, where=where, from_on=from_on, until_on=until_on)
    review(child, FIRST, "PN6")
    review(child, SECOND)
    return child


def told(child: Child, by: User, on: date, how: str = "wrote", **said: str) -> OwnWords:
    """Her own words."""
    texts = {"how_to_talk": WORDS, "what_matters": MATTERS, **said}
    return OwnWords.objects.create(child=child, said_on=on, how=how, by=by, at=clock.now(), **texts)


def planned(child: Child, by: User, on: date = PLANNED, made_at: datetime | None = None) -> PlannedReview:
    """The third review planned."""
    return PlannedReview.objects.create(
        child=child,
        after_on=SECOND,
        planned_on=on,
        at=time(16),
        place="Marcia’s",
        mode="face",
        by=by,
        made_at=made_at or clock.now(),
    )


def iro(name: str, user: User | None = None) -> Worker:
    """An IRO."""
    return Worker.objects.create(name=name, profession=IRO_PROFESSION, user=user, from_on=LONG_AGO)


def appointed(child: Child, who: Worker, from_on: date, until_on: date | None = None, **fields: Any) -> Appointment:
    """An appointment."""
    return Appointment.objects.create(child=child, worker=who, from_on=from_on, until_on=until_on, **fields)


def allocated(child: Child, name: str, from_on: date, until_on: date | None = None, team: str = "") -> Allocation:
    """A social worker who holds the case, of a team with a manager."""
    of = Team.objects.get_or_create(name=team, defaults={"from_on": LONG_AGO})[0] if team else None
    manager = Worker.objects.create(name=f"Manager of {name}", from_on=LONG_AGO)
    worker = Worker.objects.create(name=name, profession=SOCIAL_WORK, team=of, manager=manager, from_on=LONG_AGO)
    return Allocation.objects.create(child=child, worker=worker, team=of, from_on=from_on, until_on=until_on)


def relate(by: User, child: Child, other: Child, kind: Kin = Kin.SIBLING) -> Relationship:
    """What the child is to another."""
    return people.relate(by=by, person=child.person, other=other.person, kind=kind, from_on=None)
