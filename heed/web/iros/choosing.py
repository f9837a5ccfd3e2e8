"""The page on which a child's IRO is chosen: everybody who could be, with their load and what the check found of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from heed.access.models import User
from heed.caseloads.cases import candidates, cases
from heed.caseloads.independence import Bears, Candidate, Case, Finding, checked, forbids, needs_a_reason
from heed.caseloads.models import Appointment, WhyAppointed
from heed.caseloads.pages import Covering, Iro, covers_on, in_care, iro_of
from heed.children.models import Child
from heed.council.words import Words
from heed.law.appointments import Band, caseload_band, iro_appointed_by, iro_needed_before
from heed.law.dated import NotEncoded
from heed.web import formats
from heed.web.iros.pages import address_of
from heed.web.law import anchor
from heed.web.names import Shown, shown

MARKS = {Bears.REFUSE: "Not allowed", Bears.ASK: "Needs a reason", Bears.SAY: "To know"}


@dataclass(frozen=True, slots=True)
class Found:
    """One finding: its mark, its sentence, and where it comes from."""

    bears: str
    mark: str
    says: str
    provision: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One person who could be chosen, or why they could not."""

    pk: int
    name: str
    address: str
    load: str
    away: str
    found: tuple[Found, ...]
    speaks: bool

    @property
    def asks(self) -> bool:
        """Whether choosing them needs a reason."""
        return any(each.bears == Bears.ASK.value for each in self.found)


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """One child, who their IRO is, and everybody who could be."""

    child: Shown
    now: Iro | None
    instead_of: str
    since: str
    by: str
    because: str
    reasons: tuple[WhyAppointed, ...]
    choices: tuple[Choice, ...]
    cannot: tuple[Choice, ...]
    why_not: str


def choose_page(child: Child, user: User, today: date, words: Words) -> ChoosePage:
    """One child's choice. The child comes with their identity and person. A fixed number of queries."""
    who, now = shown(child, user, today), iro_of([child.pk], today).get(child.pk)
    case, band, away = cases([child.pk], today)[child.pk], caseload_band(on=today), covers_on(today)
    there = [each for each in candidates(today) if now is None or each.worker != now.worker]
    found = [(each, checked(each, case, band)) for each in there]
    free = sorted(
        (each for each in found if not any(map(forbids, each[1]))), key=lambda each: _order(each[0], each[1], case)
    )
    began = in_care(today).filter(child=child).values_list("from_on", flat=True).first()
    present = Appointment.objects.filter(child=child, until_on=None).values_list("pk", flat=True).first()
    first = present is None and not any(began is not None and each.until_on > began for each in case.before)
    by, because = _by(began) if began is not None and first else ("", "")
    return ChoosePage(
        child=who,
        now=now,
        instead_of="" if present is None else str(present),
        since="" if now is None else formats.day(now.from_on),
        by=words.say(by),
        because=words.say(because),
        reasons=_reasons(case, first=first),
        choices=tuple(_choice(each[0], each[1], case, band, away.get(each[0].worker), words) for each in free),
        cannot=tuple(
            _choice(each[0], each[1], case, band, away.get(each[0].worker), words)
            for each in found
            if any(map(forbids, each[1]))
        ),
        why_not="" if began is not None else words.say("This child is not in care by what is loaded."),
    )


def _order(candidate: Candidate, findings: tuple[Finding, ...], case: Case) -> tuple[object, ...]:
    """First who has the brothers and sisters or was the IRO before, then whom nothing asks about, then the fewest children."""
    return (
        not _speaks(candidate, case),
        needs_a_reason(findings),
        candidate.children / candidate.share,
        candidate.name,
    )


def _speaks(candidate: Candidate, case: Case) -> bool:
    """Whether something speaks for this one: they have the brothers and sisters, or were the IRO before."""
    theirs = {worker for worker, _ in case.sibling_iros} | {before.worker for before in case.before}
    return candidate.worker in theirs


def _reasons(case: Case, *, first: bool) -> tuple[WhyAppointed, ...]:
    """The reasons that can be: the first IRO of a time in care takes nobody's place, and a later one is not the first."""
    if not first:
        return tuple(each for each in WhyAppointed if each not in (WhyAppointed.FIRST, WhyAppointed.CAME_BACK))
    came_back = (WhyAppointed.CAME_BACK,) if case.came_back else ()
    return (WhyAppointed.FIRST, *came_back, WhyAppointed.SIBLINGS, WhyAppointed.OTHER)


def _choice(
    candidate: Candidate,
    findings: tuple[Finding, ...],
    case: Case,
    band: Band,
    away: Covering | None,
    words: Words,
) -> Choice:
    part = "" if candidate.share == 1 else f", in {candidate.share:.0%} of full time"
    full = f": {candidate.children / candidate.share:.0f} as full time" if candidate.share != 1 else ""
    stands = "over" if band.over(candidate.children, candidate.share) else ""
    stands = "under" if band.under(candidate.children, candidate.share) else stands
    beside = f"; {stands} the {band.fewest} to {band.most} of the Handbook" if stands else ""
    return Choice(
        pk=candidate.worker,
        name=candidate.name,
        address=address_of(candidate.worker),
        load=f"{formats.count(candidate.children, 'child', 'children')}{part}{full}{beside}",
        away=f"Away until {formats.day(away.until_on)}; {away.name} covers" if away else "",
        found=tuple(_found(each, words) for each in findings),
        speaks=_speaks(candidate, case),
    )


def _found(finding: Finding, words: Words) -> Found:
    source = finding.source
    return Found(
        bears=finding.bears.value,
        mark=MARKS[finding.bears],
        says=words.say(finding.sentence),
        provision=str(source) if source else "",
        anchor=anchor(source) if source else "",
    )


def _by(looked_after_from: date) -> tuple[str, str]:
    """By when one is named, by guidance and by law; and the reason for the first."""
    try:
        by = iro_appointed_by(looked_after_from=looked_after_from)
        needed = iro_needed_before(looked_after_from=looked_after_from)
    except NotEncoded:
        return f"In care since {formats.day(looked_after_from)}.", ""
    says = (
        f"In care since {formats.day(looked_after_from)}. The Handbook wants an IRO named by {formats.day(by.latest_on)}, "
        f"the law before the first review, which is due by {formats.day(needed.latest_on)}."
    )
    return says, f"{formats.capital(by.because)}."
