"""What the pages of data quality show, in the words that their templates print. Reading is in `pages`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Touched:
    """A figure that a fault touches, and where it is shown."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class EffectSaid:
    """What the faults of a check do: a sentence, the figures by name, and the ways to split that they touch."""

    sentence: str
    figures: tuple[Touched, ...]
    splits: str


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One check and what came of it; `address` leads to its rows, and is empty where it has none."""

    code: str
    says: str
    rows: int
    why: str
    effect: EffectSaid | None
    address: str


@dataclass(frozen=True, slots=True)
class Group:
    """Checks of one outcome and severity, with what that means for the children."""

    title: str
    means: str
    lines: tuple[CheckLine, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why checks could not run, and which."""

    why: str
    lines: tuple[CheckLine, ...]


@dataclass(frozen=True, slots=True)
class ChildLine:
    """One child with faults: how many, of which checks, whether it is held back."""

    number: str
    faults: int
    codes: str
    held: bool
    address: str


@dataclass(frozen=True, slots=True)
class FaultLine:
    """One row at fault."""

    where: str
    child: str
    child_address: str
    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Faults:
    """One page of rows at fault: of one check, or of one child. `hidden` are of children out of this person’s sight."""

    title: str
    says: str
    effect: EffectSaid | None
    lines: tuple[FaultLine, ...]
    showing: str
    earlier: str
    later: str
    hidden: int


@dataclass(frozen=True, slots=True)
class RepairLine:
    """One kind of repair: what it does, what it assumes, the rows that were mended, and how many are out of sight."""

    code: str
    name: str
    says: str
    rows: tuple[FaultLine, ...]
    more: int
    hidden: int


@dataclass(frozen=True, slots=True)
class Tab:
    """One way to look at it."""

    label: str
    address: str
    here: bool


@dataclass(frozen=True, slots=True)
class QualityPage:
    """The data quality of one return, whichever way it is looked at."""

    name: str
    lead: str
    back: str
    tabs: tuple[Tab, ...]
    groups: tuple[Group, ...]
    could_not_run: tuple[Reason, ...]
    passed: tuple[CheckLine, ...]
    repairs: tuple[RepairLine, ...]
    children: tuple[ChildLine, ...]
    more_children: int
    hidden: int
    faults: Faults | None
    csv: str
