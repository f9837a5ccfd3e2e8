"""What the reader may do about what comes next for a child: each button asks the action that does it, before it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from heed.access.permissions import Permission
from heed.caseloads.actions import tell_child
from heed.reviews import actions
from heed.web.child.known import Known
from heed.web.child.links import Link, link


@dataclass(frozen=True, slots=True)
class Deed:
    """A button, or the sentence of why it cannot be pressed now."""

    press: Link | None
    why_not: str = ""


def of_the_review(known: Known) -> tuple[Deed, ...]:
    """Plan it or change the plan; say why it is late where it is, or is planned to be, and nobody has."""
    due = known.asked.next
    if due is None or known.care_now is None or not known.now:
        return ()
    review, found = known.words.review, []
    text = f"{'Change the plan of' if known.planned else 'Plan'} the {review}"
    if (plan := link(text, "web:plan", known.child, known.user, Permission.PLAN_REVIEW)) is not None:
        if known.planned:
            why = actions.change_plan.why_not(known.planned, by=known.user)
        else:
            why = actions.plan_review.why_not(by=known.user, child=known.child)
        found.append(Deed(None if why else plan, known.words.say(why or "")))
    after = known.planned.planned_on if known.planned else known.today
    late = due.latest_on is not None and after > due.latest_on
    if late and due.latest_on not in known.late:
        say = link("Say why it is late", "web:late", known.child, known.user, Permission.EXPLAIN_LATE)
        if say is not None:
            why = actions.explain_late.why_not(by=known.user, child=known.child)
            found.append(Deed(None if why else say, known.words.say(why or "")))
    return tuple(found)


def of_the_iro(known: Known) -> tuple[Deed, ...]:
    """Choose an IRO where there is none; write down that the child was told who it is."""
    if known.care_now is None or not known.now:
        return ()
    iro = known.words.iro
    if known.iro is None:
        found = link(f"Choose {iro.with_article}", "web:appoint", known.child, known.user, Permission.APPOINT_IRO)
        return (Deed(found),) if found else ()
    if tell_child.why_not(known.iro, by=known.user, told_on=known.today) is not None:
        return ()
    text = f"{known.who.given} was told who their {iro} is"
    found = link(text, "web:told", known.child, known.user, Permission.TELL_CHILD_IRO)
    return (Deed(found),) if found else ()
