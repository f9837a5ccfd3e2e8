"""What the pages of a roster need: where it stands, what it changes child by child, and what is doubtful in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heed.access.actions import Action
from heed.access.models import User
from heed.children.models import Child
from heed.exchange.records import Fault, Refused
from heed.exchange.roster import actions
from heed.exchange.roster.applying import roster_of
from heed.exchange.roster.comparing import IRO, NAME, SAYS, SIBLINGS, SOCIAL_WORKER, ChildChanges, Compared, compared
from heed.exchange.roster.models import RosterHandedIn, RosterState
from heed.web import formats
from heed.web.addresses import reverse
from heed.web.returns.faults import out_of_sight

SHOWN = 50
"""Children and faults on a page."""

WORDS = {
    RosterState.READY: "Waiting for you",
    RosterState.APPLYING: "Being applied",
    RosterState.APPLIED: "Applied",
    RosterState.DISCARDED: "Thrown away",
}
COUNTED = {
    NAME: ("child with another name", "children with another name"),
    IRO: ("child with another IRO", "children with another IRO"),
    SOCIAL_WORKER: ("child with another social worker or team", "children with another social worker or team"),
    SIBLINGS: ("child in another sibling group", "children in another sibling group"),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """One kind of change, counted."""

    n: int
    words: str


@dataclass(frozen=True, slots=True)
class ChildLine:
    """One child and what changes, a sentence for each thing."""

    number: str
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FaultLine:
    """One doubtful row: where, and what to mend."""

    where: str
    check: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Button:
    """One thing to press."""

    words: str
    address: str
    solid: bool


@dataclass(frozen=True, slots=True)
class RosterPage:
    """One roster, whatever its state."""

    lead: str
    facts: tuple[str, ...]
    going: bool
    counts: tuple[Counted, ...]
    lines: tuple[ChildLine, ...]
    more: int
    hidden: int
    faults: tuple[FaultLine, ...]
    more_faults: int
    buttons: tuple[Button, ...]
    why_not: str


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One roster in the list."""

    name: str
    state: str
    about: str
    address: str


def rosters_listed(most: int = 10) -> tuple[RosterLine, ...]:
    """The latest rosters that were not thrown away."""
    found = RosterHandedIn.objects.exclude(state=RosterState.DISCARDED).select_related("by")[:most]
    return tuple(
        RosterLine(
            name=f"Roster from {formats.day(each.from_on)}",
            state="Stopped part of the way" if each.stopped_why else WORDS[RosterState(each.state)],
            about=f"{formats.count(each.children, 'child', 'children')}; {each.by.name}, {formats.moment(each.received_at)}",
            address=reverse("web:roster", kwargs={"pk": each.pk}),
        )
        for each in found
    )


def roster_page(handed: RosterHandedIn, by: User) -> RosterPage:
    """One roster as this person may see it. What it would still change is worked out anew each time."""
    try:
        found = compared(roster_of(handed))
    except (Refused, OSError):
        found = Compared((), (), 0)
    waits = handed.state in (RosterState.READY, RosterState.APPLYING)
    hidden = out_of_sight({each.row.number for each in found.changes} | {str(f.child) for f in found.faults}, by)
    lines = [_line(each) for each in found.changes if each.row.number not in hidden] if waits else []
    faults = [_fault(each) for each in found.faults if each.child not in hidden]
    return RosterPage(
        lead=_lead(handed, found),
        facts=_facts(handed),
        going=handed.state == RosterState.APPLYING and not handed.stopped_why,
        counts=tuple(_counted(found)) if waits else (),
        lines=tuple(lines[:SHOWN]),
        more=max(len(lines) - SHOWN, 0),
        hidden=len(found.changes) - len(lines) if waits else 0,
        faults=tuple(faults[:SHOWN]),
        more_faults=max(len(faults) - SHOWN, 0),
        buttons=_buttons(handed, by),
        why_not=_why_not(handed, by),
    )


def children_on(page: RosterPage) -> set[int]:
    """The records of the children named on the page, for the record."""
    numbers = {line.number for line in page.lines}
    return {child.pk for child in Child.objects.with_number() if child.number in numbers} if numbers else set()


def _lead(handed: RosterHandedIn, found: Compared) -> str:
    if handed.stopped_why:
        return handed.stopped_why
    n = len(found.changes)
    if handed.state == RosterState.READY:
        if not n:
            return "It says what is recorded here already: there is nothing to apply."
        changing = formats.count(n, "child changes", "children change")
        return f"{changing}; {found.same:,} stay as they are. Nothing has changed yet."
    if handed.state == RosterState.APPLYING:
        return f"It is being applied, child by child: {n:,} to go."
    if handed.state == RosterState.APPLIED:
        return f"Applied: {formats.count(handed.changed, 'child was changed', 'children were changed')}."
    return "Thrown away before it was applied."


def _facts(handed: RosterHandedIn) -> tuple[str, ...]:
    facts = [
        f"Handed in by {handed.by.name}, {formats.moment(handed.received_at)}",
        f"Counts from {formats.day(handed.from_on)}",
        formats.count(handed.children, "child in it", "children in it"),
    ]
    if handed.applied_at and handed.applied_by:
        facts.append(f"Applied by {handed.applied_by.name}, {formats.moment(handed.applied_at)}")
    return tuple(facts)


def _counted(found: Compared) -> Sequence[Counted]:
    return [Counted(n, COUNTED[kind][0 if n == 1 else 1]) for kind, n in found.counts.items() if n]


def _line(found: ChildChanges) -> ChildLine:
    return ChildLine(found.row.number, tuple(_says(each.what, each.before, each.after) for each in found.changes))


def _says(what: str, before: str, after: str) -> str:
    """A change in words. A child’s name is told as changed, never what it is: not everyone who imports sees names."""
    if what == NAME:
        return "is given a name" if before == "none" else "is given another name"
    thing = {IRO: "IRO", SOCIAL_WORKER: "Social worker and team", SIBLINGS: "Sibling group"}[what]
    if not before:
        return f"{thing}: {after}"
    return f"{thing}: {after or 'none'}, until now {before}"


def _fault(fault: Fault) -> FaultLine:
    where = f"{fault.source.file}, line {fault.source.line}"
    return FaultLine(where, SAYS[fault.check], formats.capital(fault.sentence.removeprefix(f"{where}: ")))


Deed = tuple[str, str, "Action[..., RosterHandedIn]"]
APPLY: Deed = ("Apply this roster", "roster_apply", actions.apply)
CARRY_ON: Deed = ("Go on applying", "roster_carry_on", actions.carry_on)
DISCARD: Deed = ("Throw away", "roster_discard", actions.discard)


def _forward(handed: RosterHandedIn) -> Deed | None:
    if handed.state == RosterState.READY:
        return APPLY
    return CARRY_ON if handed.state == RosterState.APPLYING else None


def _buttons(handed: RosterHandedIn, by: User) -> tuple[Button, ...]:
    forward = _forward(handed)
    return tuple(
        Button(words, reverse(f"web:{name}", kwargs={"pk": handed.pk}), solid=action is not actions.discard)
        for words, name, action in (*((forward,) if forward else ()), DISCARD)
        if action.why_not(handed, by=by) is None
    )


def _why_not(handed: RosterHandedIn, by: User) -> str:
    """Why it cannot go forward now. While it is being applied the page says that instead."""
    forward = _forward(handed)
    if forward is None or (forward is CARRY_ON and not handed.stopped_why):
        return ""
    return forward[2].why_not(handed, by=by) or ""
