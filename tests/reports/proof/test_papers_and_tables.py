"""Tables, papers side by side, last year, and texts as a whole: long, clean, hostile."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from heed.reports import proof
from heed.reports.document import Audience, Cell, Edition, Heading, Paragraph, Prompt, Table, plain
from heed.reports.proof import Finding, Kind
from tests.hostile import HOSTILE
from tests.reports.proof.figures import small_book
from tests.reports.sample import sample

CLEAN = Path(__file__).with_name("clean.txt").read_text("utf-8")


def kinds(text: str, **how) -> list[str]:
    return [finding.kind.value for finding in proof.read(text, pasted=True, **how)]


RIGHT, WRONG = (("Boys", 232), ("Girls", 206), ("Total", 438)), (("Boys", 232), ("Girls", 206), ("Total", 439))
SHAPES = {
    "tabs": lambda rows: "\n".join(("Sex\tNumber", *(f"{label}\t{n}" for label, n in rows))),
    "pipes": lambda rows: "\n".join(("| Sex | Number |", "|---|---:|", *(f"| {label} | {n} |" for label, n in rows))),
    "one to a line": lambda rows: "\n".join(("Sex", "Number", *(f"{label}\n{n}" for label, n in rows))),
    "one to a line, with gaps": lambda rows: "\n\n".join(("Sex", "Number", *(f"{label}\n\n{n}" for label, n in rows))),
    "two columns": lambda rows: "\n".join(
        ("Sex\t2025\t2026", *(f"{label}\t{n}\t{n}" for label, n in rows[:-1]), f"Total\t438\t{rows[-1][1]}")
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_total_that_is_not_the_sum_of_its_rows_is_told_however_the_table_was_pasted(shape):
    laid_out = SHAPES[shape]

    assert kinds(f"Children by sex\n\n{laid_out(RIGHT)}\n\nThe end.") == []
    assert kinds(f"Children by sex\n\n{laid_out(WRONG)}\n\nThe end.") == ["total"]


TABLES: tuple[tuple[str, list[str]], ...] = (
    ("Reason\tNumber\nA\t5\nB\t1,000\nTotal\t1,005", []),
    ("Reason\tNumber\nA\t5\nB\t-\nC\tnil\nTotal\t5", []),
    ("Reason\tNumber\nA\t5\nB\t*\nC\t6\nTotal\t14", []),  # what is hidden may be the rest
    ("Reason\tNumber\nA\t5\nB\t*\nC\t16\nTotal\t14", ["total"]),
    ("Reason\tNumber\nA\t5\nof which B\t3\nC\t6\nTotal\t11", []),
    ("Reason\tNumber\nA\t5\nB\t3\nSubtotal\t8\nC\t6\nTotal\t14", []),
    ("Reason\tShare\nA\t33%\nB\t33%\nC\t33%\nTotal\t100%", []),
    ("Reason\tShare\nA\t33%\nB\t33%\nC\t43%\nTotal\t100%", ["total"]),
    ("Which\tOn time\nFirst\t100%\nSecond\t100%\nTotal\t100%", []),  # each of its own whole
    ("Quarter\tOn time\nQ1\t93%\nQ2\t95%\nTotal\t94%", []),  # an average is no sum
    ("IRO\tAverage\nA\t61\nB\t65\nTotal\t63", []),
    ("Area\tRate\nA\t61\nB\t65\nTotal\t63", []),
    ("Reason\tNumber\nA\t10\nB\t20\nTotal\t40", []),  # rounded to tens, as the Department rounds
    ("Reason\tNumber\nA\t5 (50%)\nB\t5 (50%)\nTotal\t10 (100%)", []),
    ("Reason\tNumber\nA\t5 (50%)\nB\t6 (50%)\nTotal\t10 (100%)", ["total"]),
    ("A child may have more than one reason.\n\nReason\tNumber\nA\t15\nB\t16\nTotal\t20", []),
    ("Contents\t2\nIntroduction\t3\nTotal figures for the year and what they mean\t4\nEnd\t5", []),
    ("Year\tChildren\n2024\t430\n2025\t440\n2026\t446", []),
    ("Stage of dispute\tNumber\nInformal\t5\nRecognition of good practice\t3\nTotal\t8", ["unit"]),
    ("Stage of dispute\tNumber\nInformal\t5\nFormal\t3\nTotal\t8", []),
)


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_a_table_is_added_up_only_where_it_can_be(text, expected):
    assert kinds(text) == expected


def _codes(head: str, said: str) -> str:
    numbers = (178, 359, 3, 1, 7, 20, 490, 42)
    rows = "\n".join(f"PN{code} of a review\t{number}" for code, number in enumerate(numbers))
    return f"There were 438 children in care. {said}\n\nCode\t{head}\n{rows}\nTotal\t1100"


def test_a_table_of_codes_that_says_children_and_counts_reviews_is_told():
    assert kinds(_codes("Number of children", "")) == ["unit"]
    assert kinds(_codes("Number of reviews", "")) == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Children participated in 95% of reviews.", []),
        ("Children participated in 94.7% of reviews.", []),
        ("Children participated in 92% of reviews.", ["share"]),
        ("Children attended 40% of reviews.", []),
        ("Children attended 45% of reviews.", ["share"]),
        ("Last year children participated in 92% of reviews.", []),
    ],
)
def test_a_table_of_codes_is_counted_again(said, expected):
    assert kinds(_codes("Number of reviews", said)) == expected


def test_the_tables_of_a_document_are_added_up_too():
    document = sample(edition=Edition.FULL)
    rows = tuple(
        (Cell(plain(label)), Cell(plain(number), number=True))
        for label, number in (("A", "5"), ("B", "6"), ("Total", "12"))
    )
    wrong = replace(document.sections[0], blocks=(Table("By reason", ("Reason", "Number"), rows, total=True),))

    assert proof.read("", document=document) == ()
    (finding,) = proof.read("", document=replace(document, sections=(wrong,)))
    assert (finding.kind, finding.at, finding.quote) == (Kind.TOTAL, (0, 0), "By reason: Total")


def test_a_question_to_the_manager_that_was_copied_into_the_text_is_told():
    document = sample()
    asked = replace(
        document.sections[0],
        blocks=(Prompt("Why did the number of children move?"), Heading("Why"), Paragraph(plain("It did."))),
    )

    found = proof.read("Why did the number of children move? It fell.", document=replace(document, sections=(asked,)))
    assert [finding.kind for finding in found] == [Kind.PROMPT]


# Papers side by side


REPORT = (
    "IRO annual report 2025-26\n\nOn 31 March 2026 there were 446 children in our care. In the year 1,122 reviews were held, and"
    " 95.2% of reviews were on time. Children took part in 94.7% of reviews.\n\nCode\tNumber\nA\t227\nB\t17"
)


@pytest.mark.parametrize(
    ("cover", "expected"),
    [
        ("IRO annual report 2025-26. There were 446 children in our care, and 95% of reviews were on time.", []),
        (
            "IRO annual report 2025-26. There were 446 children in our care, and 97% of reviews were on time.",
            ["differs"],
        ),
        ("There were 438 children in our care.", ["differs"]),
        ("There were 452 children in our care last year.", []),
        (
            "Nearly 450 children were in our care; England held 91% of reviews on time; our target is that 98% are on time.",
            [],
        ),
        ("In the first quarter 91% of reviews were on time.", []),
        ("65% of meetings were face to face.", []),  # the report does not speak of it
        ("IRO annual report 2024-25. There were 446 children in our care.", ["period"]),
    ],
)
def test_a_cover_paper_says_what_its_report_says(cover, expected):
    assert [finding.kind.value for finding in proof.compare(cover, REPORT)] == expected


def test_a_difference_is_a_place_of_the_cover_paper():
    cover = "There were 438 children in our care."

    (finding,) = proof.compare(cover, REPORT)
    assert cover[slice(*finding.at)] == "438"
    assert "446 in the report" in finding.says


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "IRO Annual Report 2023-2024\n\nPlease read the annual report for 2024-2025, which says how we did.",
            ["period"],
        ),
        ("IRO Annual Report 2023-2024\n\nThe annual report for 2023/24 says how we did.", []),
        ("IRO Annual Report 2024-25\n\nThis was previously considered in respect of the 2023-24 annual report.", []),
        ("IRO Annual Report 2024-25\n\nRecommendations of the annual report 2023-24 and for 2025-26.", []),
        ("IRO Annual Report 2025-26\n\nThe annual report for 2024-25 was before the board in December.", []),
        ("IRO Annual Report 2025-26\n\nBackground papers:\n- The annual report of the service for 2024-25\n", []),
        ("IRO Annual Report 2024-25 and the Corporate Parenting Strategy 2022-2025.", []),
    ],
)
def test_a_report_has_one_period(text, expected):
    assert kinds(text) == expected


def test_the_period_of_a_report_is_that_of_its_figures():
    assert kinds("IRO annual report 2024-25", book=small_book()) == ["period"]
    assert kinds("IRO annual report 2025-26", book=small_book()) == []


ATTACHED: tuple[tuple[str, list[str]], ...] = (
    ("An Equality Impact Assessment is attached.\n\nList of attachments:\n\nAnnual report", ["attached"]),
    ("An Equality Impact Assessment is attached.\n\nList of attachments:\n\nEquality assessment", []),
    ("An Equality Impact Assessment is attached.", []),
    ("Staff are attached to the IRO Service.\n\nAppendices\n\nAppendix 1 The report", []),
    ("See Appendix 1 and Appendix 3.\n\nAppendices\n\nAppendix 1 The report\nAppendix 2 The tables", ["attached"]),
    ("See Appendix A.\n\nAppendices\n\nAppendix A - The report", []),
    ("See Appendix 3.", []),
)


@pytest.mark.parametrize(("text", "expected"), ATTACHED)
def test_what_is_said_to_be_attached_is_listed_where_there_is_a_list(text, expected):
    assert kinds(text) == expected


# Last year


LAST_YEAR = "Reviews held on time were 95%, up from {then}% last year."


@pytest.mark.parametrize(("then", "expected"), [("93", []), ("92.6", []), ("91", ["last-year"])])
def test_what_is_said_of_last_year_is_what_was_published_then(then, expected):
    text = LAST_YEAR.format(then=then)
    last_year = replace(small_book(), year=2025)

    assert kinds(text, published_last_year={"reviews_due_held_on_time": 982 / 1060}) == expected
    assert kinds(text, published_last_year=last_year) == expected
    assert kinds(text, published_last_year="During the year 92.6% of reviews were held on time.") == expected


def test_without_what_was_published_last_year_is_held_against_last_years_return():
    assert kinds(LAST_YEAR.format(then="93"), book=small_book()) == []
    assert kinds(LAST_YEAR.format(then="91"), book=small_book()) == ["number"]


# Texts as a whole


@pytest.mark.parametrize(
    "how", [{}, {"book": small_book()}, {"book": small_book(), "final": True, "audience": Audience.PUBLIC}]
)
def test_a_long_clean_text_has_not_one_finding(how):
    assert proof.read(CLEAN, **how) == ()


def test_a_text_of_200_pages_is_read_in_seconds_and_not_in_the_square_of_its_length():
    page = CLEAN.replace("[[", "").replace("]]", "") + "\nBoys\t232\nGirls\t206\nTotal\t439\n" + REPORT

    def seconds(times: int) -> float:
        text = "\n\n".join([page] * times)
        started = time.process_time()
        proof.read(text, book=small_book(), audience=Audience.PUBLIC)
        return time.process_time() - started

    a_quarter, whole = seconds(35), seconds(140)  # 140 of them are over 500,000 characters: some 200 pages
    assert len(page) * 140 > 500_000
    assert whole < 6  # about 1 s of one core
    assert whole < 8 * a_quarter


@pytest.mark.parametrize(
    "hard",
    [
        "9" * 40_000,
        "1," * 20_000,
        "%" * 20_000,
        "the " * 20_000,
        "a b " * 20_000,
        "[[" * 20_000,
        "{{" * 20_000,
        "(" * 20_000,
        "\t" * 20_000,
        "|" * 20_000,
        "\n" * 20_000,
        "1\n" * 20_000,
        "A\n1\n" * 8_000,
        "first review " * 4_000,
        "from 1% to " * 4_000,
        "appendix 1 " * 4_000,
        "5 of 6 " * 4_000,
        "-" * 40_000,
        "." * 40_000,
        "_" * 40_000,
        "12 children " * 4_000,
        "caseload " * 4_000 + "handbook",
        "2024-25 annual report " * 2_000,
        "x" * 80_000,
        " " * 80_000,
    ],
    ids=lambda text: repr(text[:8]),
)
def test_a_text_made_to_be_slow_is_not(hard):
    started = time.process_time()
    proof.read(hard, book=small_book(), audience=Audience.PUBLIC, final=True)

    assert time.process_time() - started < 5


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda text: repr(text[:10]))
def test_a_hostile_text_is_read_and_its_places_are_in_it(hostile):
    text = f"{hostile} 97% of reviews were held on time {hostile}\n{hostile}\t5\nTotal\t6"

    found = proof.read(text, book=small_book(), audience=Audience.PUBLIC, final=True, pasted=True)
    assert all(0 <= start <= end <= len(text) for start, end in (finding.at for finding in found))
    proof.compare(text, hostile)


def test_hidden_characters_hide_no_number_and_move_no_place():
    text = "In the y\u200bear 9\u200b7\u200b% of re\u00advi\u00adews were held on time."

    (finding,) = proof.read(text, book=small_book())
    assert finding.kind is Kind.NUMBER
    assert text[slice(*finding.at)].startswith("9\u200b7")


def test_a_finding_keeps_its_key_where_its_words_move():
    one, other = (
        proof.read(text, book=small_book())[0]
        for text in ("97% of reviews were on time.", "Well:\n\n97%  of reviews were  on time.")
    )

    assert one.key == other.key == "number: 97% of reviews were on time"
    assert one.at != other.at
    assert Finding(Kind.LAW, (0, 1), "97% of reviews were on time", "").key != one.key
