"""Dated values, provisions and the register of rules; and that no amount of time stands anywhere else."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import pytest

import heed.law
from heed.law import provisions
from heed.law.allowances import Allowance, Months, WorkingDays
from heed.law.dated import Dated, NotEncoded, Since
from heed.law.evidence import citations
from heed.law.gaps import GAPS
from heed.law.manual import PACKAGE
from heed.law.provisions import ALL, KNOWN_ON, REG_33_1, REG_33_2, Force, Provision
from heed.law.reviews import FIRST_REVIEW
from heed.law.rules import RULES, rule
from tests.law.days import day

CHANGES_ON = day("Thu 1 Apr 2027")
CHANGED: Dated[Allowance] = FIRST_REVIEW.changed(Since(CHANGES_ON, WorkingDays(15), REG_33_1))


def test_the_value_in_force_on_the_day_the_clock_starts_applies():
    assert CHANGED.on(day("Wed 31 Mar 2027")).value == WorkingDays(20)
    assert CHANGED.on(CHANGES_ON).value == WorkingDays(15)
    assert FIRST_REVIEW.on(CHANGES_ON).value == WorkingDays(20)


def test_asking_before_the_first_span_is_an_error_with_its_reason():
    with pytest.raises(
        NotEncoded, match="is not encoded for Thu 31 Mar 2011, before Fri 1 Apr 2011: the Review of Child"
    ):
        CHANGED.on(day("Thu 31 Mar 2011"))
    assert CHANGED.first_on == day("Fri 1 Apr 2011")


@pytest.mark.parametrize("days", [[], [CHANGES_ON, CHANGES_ON], [CHANGES_ON, day("Wed 31 Mar 2027")]])
def test_spans_out_of_order_or_from_one_day_or_none_are_an_error(days):
    with pytest.raises(ValueError, match="Give the spans of a test oldest first"):
        Dated(*[Since(one, Months(1), REG_33_2) for one in days], what="a test", before="nothing")


def _provision(checked_on: date | None, to_confirm: str) -> Provision:
    return Provision("An Act", "s 1", "https://example.org", "Says.", CHANGES_ON, checked_on, Force.MUST, to_confirm)


@pytest.mark.parametrize(("checked_on", "to_confirm"), [(None, ""), (CHANGES_ON, "the number")])
def test_a_provision_is_either_checked_or_says_what_is_to_be_confirmed(checked_on, to_confirm):
    with pytest.raises(ValueError, match="An Act, s 1 needs either"):
        _provision(checked_on, to_confirm)


def test_every_provision_is_registered_with_a_link_and_its_own_reference():
    assert REG_33_1 in ALL
    assert len({str(provision) for provision in ALL}) == len(ALL)
    places = ("https://www.legislation.gov.uk/", "https://www.gov.uk/government/publications/")
    assert all(provision.link.startswith(places) for provision in ALL)
    assert max(provision.checked_on for provision in ALL if provision.checked_on) == KNOWN_ON


def test_every_provision_is_carried_out_by_a_rule_or_cited_by_a_package():
    carried_out = {provision for one in RULES.values() for provision in one.provisions}
    cited = {str(vars(provisions)[name]) for name in citations(PACKAGE)}

    assert {str(one) for one in ALL} <= {str(one) for one in carried_out} | cited


def test_everything_left_out_says_why():
    assert all(gap.where and gap.what and gap.why for gap in GAPS)
    assert {provision for gap in GAPS for provision in gap.touches} <= set(ALL)


def test_a_rule_needs_a_provision_a_docstring_and_a_name_of_its_own():
    def undocumented() -> None: ...

    def first_review() -> None:
        """Its name is taken."""

    def documented() -> None:
        """Nothing."""

    for sources, function in (((REG_33_1,), undocumented), ((REG_33_1,), first_review), ((), documented)):
        with pytest.raises(TypeError, match="needs a provision, a docstring, and a name of its own"):
            rule(*sources)(function)
    assert "documented" not in RULES


def test_a_rule_is_left_as_it_is(monkeypatch):
    monkeypatch.setattr("heed.law.rules.RULES", {})

    def documented() -> int:
        """Seven."""
        return 7

    assert rule(REG_33_1)(documented) is documented


def test_no_amount_of_time_stands_outside_a_dated_value():
    stray = []
    for path in sorted(Path(heed.law.__path__[0]).glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        dated = {
            id(inner)
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Since"
            for inner in ast.walk(node)
        }
        stray += [
            f"{path.name}:{node.lineno}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and getattr(node.func, "id", "") in {"WorkingDays", "Months", "Weeks"}
            and id(node) not in dated
        ]

    assert stray == []
