"""The cohort has the published counts, and what came of each published figure is what the audit of the paper found."""

from __future__ import annotations

from collections import Counter

from tests.papers.claims import CLAIMS
from tests.papers.cohort import CODES, FIRST, LAST, children
from tests.papers.proof import CANNOT, DOES_NOT, PAGE, REPRODUCES, answers, page


def test_the_cohort_has_the_counts_that_were_published() -> None:
    cohort = children()
    at_the_end = [child for child in cohort if child.in_care_at_the_end]
    reviews = [(child, day) for child in cohort for day in child.reviews if FIRST <= day <= LAST]

    assert len(cohort) == len({child.number for child in cohort}) == 561
    assert (sum(child.at_the_start for child in cohort), len(at_the_end)) == (469, 438)
    assert (len(reviews), sum(child.under_four_on(day) for child, day in reviews)) == (1100, CODES["PN0"])
    assert Counter(child.sex for child in at_the_end) == {"M": 232, "F": 206}
    placements = Counter(child.stays[-1].episodes[-1][3] for child in at_the_end)
    assert placements == {"U6": 324, "P1": 40, "K2": 40, "K3": 24, "A6": 10}


def test_what_does_not_reproduce_is_what_the_audit_of_the_paper_found() -> None:
    found = {answer.claim.says: (answer.verdict, answer.ours) for answer in answers()}

    wrong = {says: ours for says, (verdict, ours) in found.items() if verdict == DOES_NOT}
    assert wrong == {
        "Left care on turning 18, share": "26",
        "Children who took part, views given": "95",
        "Children who took part, with those who said nothing": "95",
    }
    assert sum(verdict == CANNOT for verdict, _ in found.values()) == sum(bool(claim.cannot) for claim in CLAIMS) == 6
    assert all(verdict in (REPRODUCES, DOES_NOT, CANNOT) for verdict, _ in found.values())


def test_the_page_committed_is_the_one_that_is_made() -> None:
    assert PAGE.read_text("utf-8") == page()
