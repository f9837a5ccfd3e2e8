"""The audit by hand of the five papers, line by line, and what the proof-reader makes of each. Figures and our own words only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Finds(Enum):
    """Whether the proof-reader finds what the audit found."""

    YES = "finds"
    NOTHING = "nothing to find"
    NO = "does not find"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the audit. `key` is the finding that answers it, where one does."""

    paper: str
    says: str
    audit: str
    finds: Finds
    why: str = ""
    key: str = ""


def _sound(paper: str, says: str, audit: str, why: str = "") -> Row:
    return Row(paper, says, audit, Finds.NOTHING, why)


def _found(paper: str, says: str, audit: str, key: str, why: str = "") -> Row:
    return Row(paper, says, audit, Finds.YES, why, key)


def _missed(paper: str, says: str, audit: str, why: str) -> Row:
    return Row(paper, says, audit, Finds.NO, why)


AUDIT: tuple[Row, ...] = (
    _sound(
        "000", "694 children, down 4.4%", "about 726 last year; plausible", "last year’s number is not in the paper"
    ),
    _sound("000", "98.1% of 1,989", "1,951, so 38 late; consistent"),
    _sound("000", "64.2% face to face", "about 1,277 of 1,989; consistent"),
    _missed(
        "000",
        "92.1% with a long-term plan, 8% with one before the second review",
        "suspect: the 8% is probably those without a plan",
        "it takes understanding of what the 8% can mean; 92.1% and 8% are not said of one whole",
    ),
    _missed(
        "000",
        "education plans “between 95% and 98%”",
        "a range of the terms, not one number",
        "a range is left alone: it is often right",
    ),
    _found(
        "001",
        "86.6% (1,049), 92.3% (1,214)",
        "consistent; reviews or children is not clear",
        "unit: 1 049",
        "asks whether the numbers in brackets are reviews",
    ),
    _found(
        "001",
        "“average performance”, 98.4%",
        "of months or of all reviews is not known",
        "share: average performance for the year",
    ),
    _missed(
        "001",
        "21.6% against a target of 19%; neighbours 22.2%",
        "rated red though better than the neighbours",
        "the rating is against the target, as the paper says; no number is wrong",
    ),
    _sound(
        "002",
        "9.61 FTE = 9 + 0.61",
        "right; managers are in it, so it is no base of caseloads",
        "full-time equivalents are no figures of children",
    ),
    _found(
        "002",
        "first review: twenty working days, and 4 weeks",
        "they differ where a bank holiday falls",
        "law: 4 weeks of a child coming",
    ),
    _found(
        "002",
        "second review: 3 months, and 12 weeks",
        "12 weeks are shorter than 3 months",
        "law: 12 weeks or 3 months and",
    ),
    _found("002", "two sections numbered 6", "a fault of editing", "editing: 6"),
    _found("002", "“under 16 years and under”", "a fault of editing", "editing: under 16 years and under"),
    _sound("003", "438 against 469 is 7% fewer", "6.6%, rounded"),
    _found("003", "469 and 95 less 123", "441, not 438: 3 short", "flow: 438 children in our care which"),
    _sound("003", "132 and 29 for each 10,000", "a population of about 33,180; consistent"),
    _sound("003", "40 children are 9.1%", "40 of 438 is 9.13%"),
    _found(
        "003",
        "43 missing children are 8%",
        "9.8% of 438; 8% only of all who were in care in the year",
        "share: 43 children in our care who",
        "names both wholes",
    ),
    _found(
        "003",
        "leavers 20, 23, 18 and 25%",
        "the 32 who turned 18 are 26%",
        "share: 32 children left our care due",
        "the three that are right it leaves alone",
    ),
    _sound("003", "107 leavers named, of 123", "16 others; fine"),
    _sound("003", "72% left to a permanent home", "88 or 89 of 123"),
    _found("003", "a 4% increase from 69%", "3 points, or 4.3%", "points: 4% increase from the previous year"),
    _sound(
        "003",
        "7 convicted are 3%",
        "of 200 to 280 aged 10 and over",
        "the share is of a part, and the figure of the cohort is 3%",
    ),
    _found(
        "003", "caseloads 60 to 65 all year, seven IROs", "62.6 at the end, 67.0 at the start", "caseload: 60 65 cases"
    ),
    _found(
        "003",
        "97% on time",
        "no counts are given, so it cannot be checked",
        "no-figure: 97% of children in our care",
        "says that no figure answers it",
    ),
    _found(
        "003",
        "participation 92%",
        "the codes give 94.7% or 95.4%",
        "share: 92% of reviews included children s participation",
    ),
    _missed(
        "003",
        "participation 96% the year before",
        "perhaps another definition, so the fall is unsafe",
        "it takes last year’s table of codes; given last year’s report or book, its number is held against that",
    ),
    _sound("003", "attendance 40%", "370 of 922; reproduces"),
    _found(
        "003",
        "“Number of children”, total 1,100",
        "438 children in care: these are reviews",
        "unit: number of children",
    ),
    _found(
        "003",
        "114 disputes, 89% settled early",
        "reproduce; 3 recognitions are in the 114",
        "unit: recognition of good practice 3",
        "both tables add up; the recognitions are told",
    ),
    _found("003", "“the previous year” twice", "a fault of editing", "editing: the previous year for the previous"),
    _found("003", "“improving, improving”", "a fault of editing", "editing: improving improving"),
    _found("004", "2023-2024 in the title, 2024-25 in the text", "the periods do not match", "period: 2023 2024"),
    _found(
        "004",
        "an assessment “is attached”, one attachment listed",
        "they do not match",
        "attached: an equality impact assessment has been",
    ),
)
