"""What the proof-reader finds in the five papers is what was judged, and what the audit by hand found. Needs the papers."""

from __future__ import annotations

import pytest

from heed.reports.proof import Kind
from tests.papers.audit import AUDIT, Finds
from tests.papers.judged import FALSE, JUDGED
from tests.papers.proof_reading import ABSENT, PAGE, PAPERS, are_there, findings, page, verdict

needs_papers = pytest.mark.skipif(not are_there(), reason=ABSENT)


def test_the_page_is_kept_and_says_how_many_false_alarms_there_are() -> None:
    kept = PAGE.read_text("utf-8")

    assert "No false alarm." in kept
    assert all(f"## {paper.council}" in kept for paper in PAPERS)


def test_the_page_holds_no_address_and_no_more_than_a_few_words_of_a_paper() -> None:
    kept = PAGE.read_text("utf-8")

    assert "@" not in kept
    rows = [
        line.split(" | ") for line in kept.splitlines() if line.startswith(("| **", "| ")) and line.count(" | ") == 3
    ]
    councils = {f"| {paper.council}" for paper in PAPERS}
    quotes = [row[1] for row in rows if row[0] not in ("| Kind", "| Paper", *councils)]
    assert len(quotes) > 20
    assert all(len(quote.split()) <= 12 for quote in quotes)


def test_every_line_of_the_audit_is_answered() -> None:
    assert all(row.key for row in AUDIT if row.finds is Finds.YES)
    assert all(row.why for row in AUDIT if row.finds is Finds.NO)
    assert {row.paper for row in AUDIT} == {paper.number for paper in PAPERS}


@needs_papers
def test_the_page_kept_is_the_one_that_is_made() -> None:
    assert PAGE.read_text("utf-8") == page()


@needs_papers
def test_every_finding_was_judged_and_none_is_a_false_alarm() -> None:
    for paper in PAPERS:
        found = findings()[paper.number]
        assert {finding.key for finding in found} == set(JUDGED[paper.number])
        assert not [finding for finding in found if verdict(paper.number, finding)[0] == FALSE]


@needs_papers
def test_what_the_audit_found_is_found() -> None:
    keys = {(number, finding.key) for number, found in findings().items() for finding in found}

    assert [row for row in AUDIT if row.key and (row.paper, row.key) not in keys] == []


@needs_papers
def test_the_figures_of_the_full_report_that_are_wrong_are_told_with_what_they_are() -> None:
    says = {finding.key.partition(":")[0]: finding.says for finding in findings()["003"] if finding.grave}

    assert "94.7% (views given) or 95.4% (took part) of 922" in says[Kind.SHARE]
    assert "3 percentage points, or 4.3 per cent" in says[Kind.POINTS]
    assert "adds up to 1,100" in says[Kind.UNIT]
    (turned_18,) = [finding for finding in findings()["003"] if "32 of 123" in finding.says]
    assert "26.0%, not 25%" in turned_18.says
    assert turned_18.nearest == "[[leaving_by_reason share part=aged_18]]"
