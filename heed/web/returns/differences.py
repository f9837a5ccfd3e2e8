"""Where a return differs from what Heed owns: the list of what is to be settled, and one difference."""

from __future__ import annotations

from dataclasses import dataclass

from heed.access.models import User
from heed.children.models import Child
from heed.exchange.models import Differs, Disagreement, Settled
from heed.exchange.preview import disagreements
from heed.exchange.records import NO_CODE
from heed.exchange.ssda903.codes.care import PARTICIPATION
from heed.web import formats
from heed.web.addresses import reverse

MOST = 200
"""Differences on the page."""


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """One difference: whose, of which review, in a sentence, and where it is settled."""

    child: str
    review: str
    says: str
    address: str


@dataclass(frozen=True, slots=True)
class DifferencesPage:
    """What is to be settled, as far as this person may see the children."""

    lines: tuple[DifferenceLine, ...]
    more: int
    hidden: int


@dataclass(frozen=True, slots=True)
class DifferencePage:
    """One difference: both words, where the return says so, and how it stands."""

    child: str
    review: str
    ours: str
    theirs: str
    where: str
    state: str
    is_open: bool
    because: str
    version: int


def differences_page(by: User) -> DifferencesPage:
    """Those that are open, by child and day."""
    every = list(disagreements().select_related("child"))
    numbers = seen_by(by)
    seen = [each for each in every if each.child_id in numbers]
    return DifferencesPage(
        lines=tuple(_line(each, numbers[each.child_id]) for each in seen[:MOST]),
        more=max(len(seen) - MOST, 0),
        hidden=len(every) - len(seen),
    )


def seen_by(by: User) -> dict[int, str]:
    """The numbers of the children with a difference whom this person may see, by their keys."""
    of_them = Child.objects.visible_to(by).filter(pk__in=Disagreement.objects.values("child")).with_number()
    return {child.pk: child.number or "" for child in of_them}


def _line(each: Disagreement, number: str) -> DifferenceLine:
    return DifferenceLine(
        child=number,
        review=formats.day(each.held_on),
        says=SAYS[Differs(each.differs)],
        address=reverse("web:difference", kwargs={"pk": each.pk}),
    )


SAYS = {
    Differs.ADDED: "The return has a review on this day, and there is none here.",
    Differs.MISSING: "There is a review here, and the return does not have it.",
    Differs.CHANGED: "The return has another code of how the child took part.",
}


def difference_page(each: Disagreement, number: str) -> DifferencePage:
    """One difference as it stands."""
    settled = (
        f", by {each.settled_by.name}, {formats.moment(each.settled_at)}" if each.settled_by and each.settled_at else ""
    )
    return DifferencePage(
        child=number,
        review=formats.day(each.held_on),
        ours="no review on this day" if each.differs == Differs.ADDED else _held(each.ours),
        theirs="no review on this day" if each.differs == Differs.MISSING else _theirs(each),
        where=f"{each.source_file}, line {each.source_line}" if each.source_file else "",
        state=f"{Settled(each.state).label}{settled}",
        is_open=each.state == Settled.OPEN,
        because=each.because,
        version=each.version,
    )


def _theirs(each: Disagreement) -> str:
    return _held(each.theirs, each.theirs_unknown)


def _held(code: str, unknown: str = "") -> str:
    """That the review was held, and how the child took part."""
    label = PARTICIPATION.label(code)
    return f"held; {code}, {label}" if label else f"held; {code or unknown or NO_CODE}"
