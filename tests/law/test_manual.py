"""The generated page of the law: current, complete, true about its tests, and readable."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pytest

from heed.law import manual, reviews
from heed.law.allowances import WorkingDays
from heed.law.dated import Since
from heed.law.evidence import citations, claims
from heed.law.gaps import GAPS
from heed.law.proclaimed import Proclaimed
from heed.law.provisions import ALL, REG_33_1
from heed.law.rules import RULES
from tests.law.days import day

A_TEST_FILE = """
from heed.law import reviews as law
from heed.law.reviews import first_review, second_review
from elsewhere import later_review

CASES: list[object] = [law.later_review]
HELD = shown = 3

def _helper(start):
    return first_review(looked_after_from=start)

def test_uses_a_rule_through_a_helper():
    assert _helper(HELD)

def test_uses_a_rule_through_a_table():
    assert CASES

def test_uses_a_rule_through_a_fixture(made):
    assert made

def made():
    return second_review()

def test_uses_none():
    assert shown

class Other:
    pass
"""


def _provision_of(page: str, title: str) -> str:
    return page.partition(f"### {title}\n")[2].partition("\n##")[0]


def test_page_is_current():
    assert manual.main(["--check"]) == 0


def test_stale_page_is_refused_until_it_is_made_again(tmp_path, capsys):
    place = tmp_path / "law.md"

    assert manual.main(["--check"], place=place) == 1
    place.write_text("The law\n")
    assert manual.main(["--check"], place=place) == 1
    assert "law.md is stale: run `python -m heed.law.manual`" in capsys.readouterr().err
    assert manual.main([], place=place) == 0
    assert manual.main(["--check"], place=place) == 0


def test_page_is_made_by_a_command(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["manual", "--check"])

    with pytest.raises(SystemExit) as ended:
        runpy.run_path(manual.__file__, run_name="__main__")

    assert ended.value.code == 0


def test_page_opens_with_the_day_on_which_the_law_was_known():
    assert manual.page().startswith("# The law as Heed knows it\n\nLaw as known on 21 November 2026.")


def test_page_has_every_provision_rule_gap_and_choice():
    page = manual.page()

    assert all(f"### {provision}\n\n{provision.says}" in page for provision in ALL)
    assert all(f"`{rule.module}.{rule.name}`" in page for rule in RULES.values())
    assert all(gap.why in page for gap in GAPS)
    assert "The allowance in force on the day from which the clock starts applies" in page
    assert "1 March in a year that has no 29 February" in page


def test_page_says_what_each_provision_allows_and_whether_it_was_checked():
    page = manual.page()

    first = _provision_of(page, "Care Planning, Placement and Case Review (England) Regulations 2010, reg 33(1)")
    short_breaks = _provision_of(page, "Care Planning, Placement and Case Review (England) Regulations 2010, reg 48(3)")

    assert "- the first review of a child in care: **20 working days**, from 1 April 2011.\n" in first
    assert "- Force: law: it must be done." in first
    assert "- Last checked on 21 November 2026." in first
    assert "To be confirmed" not in first
    assert "**To be confirmed:** the two intervals, three and six months" in short_breaks
    assert "Last checked" not in short_breaks


def test_page_shows_a_change_of_the_law_to_come(monkeypatch):
    changed = reviews.FIRST_REVIEW.changed(Since(day("Thu 1 Apr 2027"), WorkingDays(15), REG_33_1))
    monkeypatch.setattr(reviews, "FIRST_REVIEW", changed)

    page = manual.page()

    assert (
        "- the first review of a child in care: **20 working days**, from 1 April 2011 until the day before 1 April 2027.\n"
        "- the first review of a child in care: **15 working days**, from 1 April 2027.\n"
    ) in page


def test_page_shows_holidays_newly_proclaimed_and_moved(monkeypatch):
    added = Proclaimed(day("Mon 3 Jun 2030"), "a new holiday", day("Wed 1 May 2030"), "the London Gazette")
    moved = Proclaimed(
        day("Fri 10 May 2030"), "early May, moved", day("Fri 1 Jun 2029"), "GOV.UK", moved_from=day("Mon 6 May 2030")
    )
    monkeypatch.setattr(manual, "PROCLAIMED", (added, moved))

    page = manual.page()

    assert "- Mon 3 Jun 2030: a new holiday, proclaimed on 1 May 2030 (the London Gazette)." in page
    assert "- Fri 10 May 2030, instead of Mon 6 May 2030: early May, moved, proclaimed on 1 June 2029 (GOV.UK)." in page


def test_every_rule_is_proved_by_a_test():
    assert "**No test.**" not in manual.page()


def test_a_rule_without_a_test_says_so(monkeypatch, tmp_path):
    monkeypatch.setattr(manual, "TESTS", tmp_path)

    assert manual.page().count("- **No test.**") == sum(len(rule.provisions) for rule in RULES.values())


def test_tests_are_found_by_what_they_use_not_by_a_list(tmp_path):
    (tmp_path / "test_some.py").write_text(A_TEST_FILE)
    (tmp_path / "helpers.py").write_text(A_TEST_FILE)

    found = {claim.says: claim.uses & set(RULES) for claim in claims(tmp_path)}

    assert found == {
        "uses a rule through a helper": {"first_review"},
        "uses a rule through a table": {"later_review"},
        "uses a rule through a fixture": {"second_review"},
        "uses none": set(),
    }


def test_a_test_that_names_a_rule_of_another_package_does_not_count(tmp_path):
    (tmp_path / "test_other.py").write_text(
        "from heed.facts import first_review\n\ndef test_other():\n    first_review()\n"
    )

    assert [claim.uses for claim in claims(tmp_path)] == [frozenset()]


def test_packages_that_cite_a_provision_are_found_and_the_law_itself_is_not_among_them(tmp_path):
    for place in ("law/reviews.py", "measures/reviews.py", "facts/reviews.py", "facts/other.py"):
        path = tmp_path / "heed" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("from heed.law.provisions import REG_3\n" if path.name == "reviews.py" else "REG_3 = 3\n")

    assert citations(tmp_path / "heed") == {"REG_3": ("heed.facts.reviews", "heed.measures.reviews")}


def test_page_names_the_packages_that_cite_a_provision():
    page = manual.page()

    assert "`heed.measures.reviews`" in _provision_of(page, str(REG_33_1))


def test_page_stands_where_the_manual_is():
    assert Path(__file__).parents[2] / "docs" / "manual" / "law.md" == manual.PLACE
