"""What the pages of data quality need: checks by what their faults do, children by how many they have, rows of either."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from urllib.parse import urlencode

from heed.access.models import User
from heed.council.words import OWN, Words
from heed.exchange.models import CheckDone, FaultFound, Import, RepairMade
from heed.exchange.records import Outcome, Severity
from heed.exchange.ssda903.checks import DECLARED
from heed.exchange.ssda903.repairs import RULES
from heed.measures.all import MEASURES
from heed.measures.declare import DIMENSIONS
from heed.measures.effects import Effect, effect
from heed.web import formats
from heed.web.addresses import reverse
from heed.web.fields import read_page
from heed.web.quality.shapes import (
    CheckLine,
    ChildLine,
    EffectSaid,
    FaultLine,
    Faults,
    Group,
    QualityPage,
    Reason,
    RepairLine,
    Tab,
    Touched,
)
from heed.web.returns.faults import out_of_sight
from heed.web.returns.pages import checks_said, name_of

AT_ONCE = 50
"""Rows at fault on one page."""
MOST_CHILDREN = 200
LONGEST_ASKED = 60
"""Characters of a code or a number that an address may ask for."""

BY_CODE = {declared.code: declared for declared in DECLARED}


def quality_page(import_: Import, by: User, asked: Mapping[str, str], words: Words = OWN) -> QualityPage:
    """The page that an address asks for: every check, every child, or the rows of one of either."""
    look = _Look(import_, by, words)
    code, child = asked.get("check", "")[:LONGEST_ASKED], asked.get("child", "")[:LONGEST_ASKED]
    by_child = asked.get("by") == "child"
    faults = look.faults_of(code=code, child=child, page=read_page(asked)) if code or child else None
    every = not (faults or by_child)
    children, more, hidden = look.children() if by_child and not faults else ((), 0, 0)
    return QualityPage(
        name=name_of(import_),
        lead=words.say(look.lead()),
        back=reverse("web:return", kwargs={"pk": import_.pk}),
        tabs=(
            Tab("By check", look.address(), not by_child and not child),
            Tab("By child", look.address(by="child"), by_child or bool(child)),
        ),
        groups=look.groups() if every else (),
        could_not_run=look.could_not_run() if every else (),
        passed=look.came(Outcome.PASSED) if every else (),
        repairs=look.repairs() if every else (),
        children=children,
        more_children=more,
        hidden=hidden,
        faults=faults,
        csv=reverse("web:faults_csv", kwargs={"pk": import_.pk}) if import_.faults else "",
    )


class _Look:
    """One import as one person looks at it."""

    def __init__(self, import_: Import, by: User, words: Words) -> None:
        self.import_, self.by, self.words = import_, by, words
        self.checks = list(CheckDone.objects.filter(of=import_))

    def address(self, **asked: str | int) -> str:
        """A page of this one's data quality."""
        there = reverse("web:quality", kwargs={"pk": self.import_.pk})
        return f"{there}?{urlencode(asked)}" if asked else there

    def lead(self) -> str:
        """How many checks passed, found something, and could not run."""
        return (
            checks_said(Counter(check.outcome for check in self.checks)) or "No check has run on it: it was not read."
        )

    def groups(self) -> tuple[Group, ...]:
        """The checks that found something, by what that means for the children, those with most rows first."""
        failed = self.came(Outcome.FAILED)
        groups = (
            Group(
                "Holds children back",
                "A child with such a row is in no figure until the row is mended.",
                tuple(line for line in failed if _severity(line.code) is Severity.HOLD),
            ),
            Group(
                "Applied, with the fault shown",
                "The row is applied. What is wrong in it counts as not known, and only where a figure asks for it.",
                tuple(line for line in failed if _severity(line.code) is not Severity.HOLD),
            ),
        )
        return tuple(group for group in groups if group.lines)

    def could_not_run(self) -> tuple[Reason, ...]:
        """The checks that could not run, by why not."""
        parted: dict[str, list[CheckLine]] = {}
        for line in self.came(Outcome.COULD_NOT_RUN):
            parted.setdefault(line.why, []).append(line)
        return tuple(Reason(why, tuple(lines)) for why, lines in parted.items())

    def came(self, outcome: Outcome) -> tuple[CheckLine, ...]:
        """The checks of which this came, those with most rows first."""
        lines = [self._line(check) for check in self.checks if check.outcome == outcome.value]
        return tuple(sorted(lines, key=lambda line: -line.rows))

    def repairs(self) -> tuple[RepairLine, ...]:
        """What was mended in the returns taken together, by rule: which rows, of the children in sight."""
        made = list(RepairMade.objects.filter(of=self.import_))
        hidden = out_of_sight({each.number for each in made}, self.by)
        found = []
        for rule in RULES:
            mine = [each for each in made if each.code == rule.code]
            seen = [each for each in mine if each.number not in hidden]
            if mine:
                rows = tuple(self._repaired(each) for each in seen[:AT_ONCE])
                says = self.words.say(f"{rule.does} Assumed: {rule.assumes[:1].lower()}{rule.assumes[1:]}")
                more = max(len(seen) - AT_ONCE, 0)
                found.append(RepairLine(rule.code, rule.name, says, rows, more, len(mine) - len(seen)))
        return tuple(found)

    def _repaired(self, each: RepairMade) -> FaultLine:
        where = f"{each.file}, line {each.line}"
        return FaultLine(
            where, each.number, "", each.code, self.words.say(formats.capital(each.sentence.removeprefix(f"{where}: ")))
        )

    def _line(self, check: CheckDone) -> CheckLine:
        failed = check.outcome == Outcome.FAILED.value
        return CheckLine(
            code=check.code,
            says=self.words.say(check.says),
            rows=check.rows,
            why="" if failed else self.words.say(check.why),
            effect=self._effect(check.code) if failed else None,
            address=self.address(check=check.code) if failed else "",
        )

    def _effect(self, code: str) -> EffectSaid | None:
        found = effect_of(code)
        if found is None:
            return None
        figures = tuple(
            Touched(self.words.say(MEASURES[each].name), reverse("web:figure", kwargs={"code": each}))
            for each in found.measures
        )
        splits = ", ".join(self.words.say(DIMENSIONS[each].name).lower() for each in found.splits)
        if found.in_no_figure:
            return EffectSaid("Keeps the child out of every figure.", (), "")
        if figures:
            return EffectSaid(f"Touches {formats.count(len(figures), 'figure')}", figures, splits)
        said = (
            "Touches no figure, but how figures are split"
            if splits
            else "Touches no figure: mend it for the return itself"
        )
        return EffectSaid(said, (), splits)

    def children(self) -> tuple[tuple[ChildLine, ...], int, int]:
        """Children with most faults first; how many more there are; how many are out of sight."""
        codes: dict[str, Counter[str]] = defaultdict(Counter)
        held: set[str] = set()
        rows = FaultFound.objects.filter(check_done__of=self.import_).exclude(number="")
        for number, code, severity in rows.values_list("number", "check_done__code", "severity"):
            codes[number][code] += 1
            if severity == Severity.HOLD.value:
                held.add(number)
        hidden = out_of_sight(codes, self.by)
        seen = sorted(codes.keys() - hidden, key=lambda each: (each not in held, -codes[each].total(), each))
        lines = tuple(
            ChildLine(
                number=number,
                faults=codes[number].total(),
                codes=", ".join(sorted(codes[number])),
                held=number in held,
                address=self.address(child=number),
            )
            for number in seen[:MOST_CHILDREN]
        )
        return lines, max(len(seen) - MOST_CHILDREN, 0), len(hidden)

    def faults_of(self, *, code: str, child: str, page: int) -> Faults:
        """The rows at fault of one check, or of one child, as far as this person may see them."""
        rows = FaultFound.objects.filter(check_done__of=self.import_).select_related("check_done")
        rows = rows.filter(check_done__code=code) if code else rows.filter(number=child)
        found = list(rows.order_by("file", "line", "check_done__place", "place"))
        hidden = out_of_sight({fault.number for fault in found}, self.by)
        seen = [fault for fault in found if fault.number not in hidden]
        first = (page - 1) * AT_ONCE
        shown = seen[first : first + AT_ONCE]
        asked: dict[str, str | int] = {"check": code} if code else {"child": child}
        said = next((check.says for check in self.checks if check.code == code), "")
        last = first + len(shown)
        return Faults(
            title=f"Check {code}" if code else f"Child {child}",
            says=self.words.say(said),
            effect=self._effect(code) if code and shown else None,
            lines=tuple(self._fault(fault) for fault in shown),
            showing=f"{first + 1:,} to {last:,} of {len(seen):,}" if shown else "None that you may see.",
            earlier=self.address(**asked, page=page - 1) if page > 1 and shown else "",
            later=self.address(**asked, page=page + 1) if last < len(seen) else "",
            hidden=len(found) - len(seen),
        )

    def _fault(self, fault: FaultFound) -> FaultLine:
        where = f"{fault.file}, line {fault.line}"
        return FaultLine(
            where=where,
            child=fault.number,
            child_address=self.address(child=fault.number) if fault.number else "",
            code=fault.check_done.code,
            sentence=self.words.say(formats.capital(fault.sentence.removeprefix(f"{where}: "))),
        )


def children_shown(page: QualityPage) -> set[str]:
    """The numbers of the children named on a page."""
    of_rows: Iterable[FaultLine] = page.faults.lines if page.faults else ()
    repaired = {row.child for repair in page.repairs for row in repair.rows}
    return repaired | {line.number for line in page.children} | {line.child for line in of_rows if line.child}


def _severity(code: str) -> Severity:
    """What the faults of a check do; one no longer declared is taken as shown."""
    return BY_CODE[code].severity if code in BY_CODE else Severity.SHOWN


@cache
def effect_of(code: str) -> Effect | None:
    """What the faults of a check do to which figure; None for one that is no longer declared."""
    declared = BY_CODE.get(code)
    return None if declared is None else effect(declared.severity, declared.touches)
