"""What people told beside the returns: own words, who lives with whom, who is whose, plans, cover. Not whose IRO somebody is.

What one person says of one child goes through the action by which anybody would say it; what a year has brought of many
children is written many rows at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from heed.access import record
from heed.access.models import User
from heed.caseloads.actions import arrange_cover
from heed.children import actions as sight
from heed.children.models import Child, HowTold, LivesWith
from heed.children.telling import write_own_words
from heed.config.fenshire.rows import Doing
from heed.config.fenshire.whose import children_by_number
from heed.council.actions import add_school_holiday
from heed.council.lists import LATE_REVIEW_REASONS
from heed.council.models import ListItem, SchoolHoliday
from heed.exchange.apply.inserting import Columns
from heed.exchange.apply.rows import add, update
from heed.people.actions import declare_not_linked, record_person, relate
from heed.people.models import BOTH_WAYS, Kin, Relationship, Worker
from heed.reviews.actions import WhyLate, plan_review
from heed.reviews.models import Due, LateExplained, PlannedReview, Review

if TYPE_CHECKING:
    from tests.fenshire.today.plans import Plan

Children = Mapping[str, Child]


@transaction.atomic
def tell_beside(cast: Mapping[str, User]) -> None:
    """Tell all that does not hang on when reviews are due; all or nothing, and once."""
    if LivesWith.objects.exists():
        return
    children, tom = children_by_number(), cast["tom"]
    doing = Doing(tom)
    _calendar(cast["ingrid"], tom)
    _family(children, doing)
    _few_may_see(children, cast)
    _homes(children, doing)
    _late(children, doing)
    keys = {child.pk for child in children.values()}
    sentence = "Told where children live and why reviews were late."
    record.wrote(by=None, what="config.fenshire", sentence=sentence, children=keys)
    _own_words(children, cast)


@transaction.atomic
def plan_ahead(cast: Mapping[str, User]) -> None:
    """Tell on which days next reviews are planned; all or nothing, and once."""
    from tests import fenshire
    from tests.fenshire.today.plans import BY_HAND, AskedFor, plans

    if PlannedReview.objects.exists():
        return
    children = children_by_number()
    number_of = {child.pk: number for number, child in children.items()}
    due_of = {number_of[due.child_id]: due for due in Due.objects.exclude(latest_on=None)}
    asked = {number: AskedFor(number, due.latest_on, due.lapses_on) for number, due in due_of.items() if due.latest_on}
    reasons = {each.label: each for each in ListItem.objects.filter(list_name=LATE_REVIEW_REASONS.name)}
    told = list(plans(fenshire.lives(), asked))
    for plan in told[: len(BY_HAND)]:
        why_late = WhyLate(reasons[plan.reason], plan.effect) if plan.reason else None
        plan_review(
            by=cast[plan.by],
            child=children[plan.number],
            planned_on=plan.planned_on,
            at=plan.at,
            place=plan.place,
            mode=plan.mode,
            why_late=why_late,
        )
    _plans(told[len(BY_HAND) :], children, due_of, Doing(cast["grace"]))


def _plans(told: Iterable[Plan], children: Children, due_of: Mapping[str, Due], doing: Doing) -> None:
    rows: list[Columns] = [
        {
            "child_id": children[plan.number].pk,
            "after_on": due_of[plan.number].previous_on,
            "planned_on": plan.planned_on,
            "at": plan.at,
            "place": plan.place,
            "mode": plan.mode,
            "by_id": doing.by.pk,
            "made_at": doing.at,
        }
        for plan in told
    ]
    add(PlannedReview, rows, doing)
    keys = {row["child_id"] for row in rows}
    record.wrote(by=None, what="config.fenshire", sentence="Told when reviews are planned.", children=keys)


def _calendar(ingrid: User, tom: User) -> None:
    """School holidays, and who stands in for whom."""
    from tests.fenshire.today.service import AWAY, HOLIDAYS

    if not SchoolHoliday.objects.exists():
        for each in HOLIDAYS:
            add_school_holiday(by=ingrid, name=each.name, from_on=each.from_on, until_on=each.until_on)
    iros = {worker.name: worker for worker in Worker.objects.filter(until_on=None)}
    for gone in AWAY:
        arrange_cover(
            iros[gone.iro],
            by=tom,
            covered_by=iros[gone.covered_by],
            from_on=gone.from_on,
            until_on=gone.until_on,
            why=gone.why,
        )


def _family(children: Children, doing: Doing) -> None:
    from tests import fenshire
    from tests.fenshire.today import family

    rows: list[Columns] = []
    for each in family.related(fenshire.lives()):
        one, other = children[each.number].person_id, children[each.other].person_id
        if each.kind in BOTH_WAYS:
            one, other = sorted((one, other))
        rows.append({"person_id": one, "other_id": other, "kind": each.kind})
    add(Relationship, rows, doing)
    for parent in family.PARENTS:
        person = record_person(by=doing.by, given=parent.given, family=parent.family, born_on=None, sex=parent.sex)
        for number in parent.of:
            relate(by=doing.by, person=person, other=children[number].person, kind=Kin(parent.kind), from_on=None)
    one_child, other_child = (children[number].person for number in family.NEVER_LINKED)
    declare_not_linked(by=doing.by, person=one_child, other=other_child, why=family.WHY_NEVER)


def _few_may_see(children: Children, cast: Mapping[str, User]) -> None:
    from tests.fenshire.today.family import MAY_SEE_HER, RESTRICTED, WHY_RESTRICTED

    named = [cast[username] for username in MAY_SEE_HER]
    sight.restrict(by=cast["tom"], child=children[RESTRICTED], named=named, why=WHY_RESTRICTED)


def _homes(children: Children, doing: Doing) -> None:
    from tests import fenshire
    from tests.fenshire.today.homes import lives_with

    rows: list[Columns] = [
        {
            "child_id": children[each.number].pk,
            "who": each.who,
            "where": each.where,
            "withheld": each.withheld,
            "from_on": each.from_on,
            "until_on": each.until_on,
        }
        for each in lives_with(fenshire.lives())
    ]
    add(LivesWith, rows, doing)


def _late(children: Children, doing: Doing) -> None:
    """Why reviews were late, and those that were begun on one day and completed on another."""
    from tests import fenshire
    from tests.fenshire.today.late import in_parts, late

    reasons = {each.label: each.pk for each in ListItem.objects.filter(list_name=LATE_REVIEW_REASONS.name)}
    were_late = list(late(fenshire.lives()))
    rows: list[Columns] = [
        {
            "child_id": children[each.number].pk,
            "latest_on": each.latest_on,
            "reason_id": reasons[each.reason],
            "effect": each.effect,
            "by_id": doing.by.pk,
            "at": doing.at,
        }
        for each in were_late
        if each.reason
    ]
    add(LateExplained, rows, doing)
    begun: dict[tuple[int, date | None], date] = {
        (children[each.number].pk, each.completed_on): each.begun_on for each in in_parts(fenshire.lives(), were_late)
    }
    held = Review.objects.live().filter(child__in={child for child, _ in begun})
    parts = [
        (each, begun[each.child_id, each.completed_on]) for each in held if (each.child_id, each.completed_on) in begun
    ]
    update([(review, {"begun_on": on}) for review, on in parts], doing)


def _own_words(children: Children, cast: Mapping[str, User]) -> None:
    from tests.fenshire.today.voices import VOICES
    from tests.returns.days import day

    for each in VOICES:
        write_own_words(
            by=cast[each.by],
            child=children[each.number],
            how_to_talk="\n".join(each.talk),
            what_matters="\n".join(each.matters),
            said_on=day(each.said_on),
            how=HowTold(each.how),
        )
