"""The full report: sections in the council's order, what is required and not there, promises, next steps, approvals."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from heed.council.words import OWN
from heed.measures.declare import Kind
from heed.reports.book import Book, Hidden, Team
from heed.reports.compose import unread
from heed.reports.document import Audience, Document, Edition, Note, Paragraph, Prompt, Table, Terms, as_text
from heed.reports.manuscript import Approval, Chosen, Progress, Promise, Recommendation, Whose
from heed.reports.requirements import REQUIREMENTS
from heed.reports.sections import SECTIONS
from tests.days import day
from tests.reports import fenshire_book, making
from tests.reports.composed import codes, everything, made, manuscript, rows, runs, section, tables, words

CHILDREN = making.definition("children_in_care", Kind.COUNT, counts="children")
CAME = making.definition("children_entering_care", Kind.COUNT, counts="children")
LEFT = making.definition("children_leaving_care", Kind.COUNT, counts="children")

EMPTY = making.book()
"""A book with no figure at all."""


def _moved(before: int, came: int, left: int, after: int) -> Book:
    return making.book(
        (CHILDREN, {2025: making.count(before), 2026: making.count(after)}),
        (CAME, {2026: making.count(came)}),
        (LEFT, {2026: making.count(left)}),
    )


@pytest.fixture(scope="module")
def fenshire() -> Document:
    """Fenshire's full report for the service, in which nobody wrote anything."""
    return made(fenshire_book.book())


# Sections


def test_sections_stand_in_the_order_in_which_they_are_declared_and_their_numbers_run(fenshire: Document) -> None:
    there = codes(fenshire)

    assert there == [code for code in SECTIONS if code in there]
    assert len(there) > 12
    assert [each.number for each in fenshire.sections] == [str(n + 1) for n in range(len(there))]


def test_a_council_orders_renames_and_switches_sections() -> None:
    written = manuscript(
        sections=(Chosen("timeliness", "Reviews when they were due"), Chosen("children"), Chosen("legal", on=False))
    )
    document = made(fenshire_book.book(), written)
    there = codes(document)

    assert "legal" not in there
    assert there.index("timeliness") < there.index("children")
    assert section(document, "timeliness").title == "Reviews when they were due"
    assert [each.number for each in document.sections] == [str(n + 1) for n in range(len(there))]
    assert set(there) == set(codes(made(fenshire_book.book()))) - {"legal"}


def test_a_section_that_was_not_placed_follows_the_one_that_it_is_declared_after() -> None:
    there = codes(made(fenshire_book.book(), manuscript(sections=(Chosen("homes"), Chosen("children")))))

    assert there.index("homes") < there.index("siblings") < there.index("children")


def test_a_council_adds_a_section_of_its_own() -> None:
    written = manuscript(
        sections=(Chosen("own-covid", "A hard winter"), Chosen("own-empty", "Nothing")),
        texts={"own-covid": "We met *outside*.", "unknown": "Lost?"},
    )
    document = made(EMPTY, written)

    assert section(document, "own-covid").title == "A hard winter"
    assert words(section(document, "own-covid").blocks) == "We met outside."
    assert "own_empty" not in codes(document)
    assert "Nothing" in words(section(document, "explained").blocks)


def test_a_code_that_is_no_section_is_passed_over() -> None:
    assert "nonsense" not in codes(
        made(EMPTY, manuscript(sections=(Chosen("nonsense", "X"),), texts={"nonsense": "Y"}))
    )


@pytest.mark.parametrize("last", ["explained", "approvals"])
def test_the_sections_made_last_can_be_switched_off_too(last: str) -> None:
    approved = (Approval("The board"),)

    assert last in codes(made(EMPTY, manuscript(approvals=approved)))
    assert last not in codes(made(EMPTY, manuscript(approvals=approved, sections=(Chosen(last, on=False),))))


def test_what_is_written_stands_in_place_of_the_first_text() -> None:
    document = made(fenshire_book.book(), manuscript(texts={"children": "There were [[children_in_care number]]."}))
    first = section(document, "children").blocks[0]

    assert isinstance(first, Paragraph)
    assert as_text(first.runs).startswith("There were 4")
    assert "Children who come for short breaks" not in words(section(document, "children").blocks)


# What is required, and what is silent


def test_a_required_section_with_nothing_says_why_and_another_is_listed_at_the_end() -> None:
    document = made(EMPTY)
    there = codes(document)

    for code, declared in SECTIONS.items():
        assert not declared.requires or code in there, code
    quality = section(document, "quality").blocks
    assert isinstance(quality[0], Note)
    assert words(quality) == SECTIONS["quality"].why_not
    assert "training" not in there
    said = words(section(document, "explained").blocks)
    assert "What this report does not say" in said
    assert "\nLearning\n" in f"{said}\n"
    assert "Quality" not in said.split("What this report does not say")[1]


def test_what_is_listed_as_not_said_is_what_is_not_there(fenshire: Document) -> None:
    listed = words(section(fenshire, "explained").blocks).split("there is no figure, for:\n")[1].split("\n")

    titles = {each.title for each in fenshire.sections}
    assert not titles & set(listed)
    assert {*titles, *listed, "Who approved this report"} == {
        OWN.fill(declared.title) for declared in SECTIONS.values()
    }
    optional = {code for code, declared in SECTIONS.items() if not declared.why_not and not declared.requires}
    assert len(listed) == len(optional - set(codes(fenshire)) - {"approvals"})


def test_every_requirement_is_answered_with_its_place_or_it_is_said_that_it_is_not() -> None:
    document = made(fenshire_book.book(), manuscript(sections=(Chosen("concerns", on=False),)))
    (answered,) = (
        t for t in tables(section(document, "explained").blocks) if t.caption.startswith("What a report must")
    )
    place = {row[0]: row[1] for row in rows(answered)}

    assert list(place) == [requirement.says for requirement in REQUIREMENTS.values()]
    timeliness = section(document, "timeliness")
    assert place[REQUIREMENTS["timeliness"].says] == f"{timeliness.number} {timeliness.title}"
    assert place[REQUIREMENTS["concerns"].says] == "not answered in this report"
    assert place[REQUIREMENTS["quality"].says].endswith(": not available")


# Prompts


def test_prompts_are_shown_to_the_manager_alone_and_where_nothing_is_written() -> None:
    assert not any(isinstance(block, Prompt) for edition in Edition for block in made(EMPTY, edition=edition).blocks)
    document = made(EMPTY, manuscript(texts={"quality": "Audits found much."}), prompts=True)

    asked = [block for block in section(document, "concerns").blocks if isinstance(block, Prompt)]
    assert [prompt.text for prompt in asked] == list(SECTIONS["concerns"].prompts)
    assert not any(isinstance(block, Prompt) for block in section(document, "quality").blocks)


def test_a_section_that_is_made_of_rows_asks_for_nothing_where_there_are_rows() -> None:
    promise = Promise("Write to every child.", Progress.COMPLETE)
    kept = made(EMPTY, manuscript(promises=(promise,)), prompts=True)
    empty = made(EMPTY, manuscript(), prompts=True)

    assert not [block for block in section(kept, "promises").blocks if isinstance(block, Prompt)]
    assert [block for block in section(empty, "promises").blocks if isinstance(block, Prompt)]


# Links


@pytest.mark.parametrize("edition", list(Edition))
def test_every_link_leads_to_an_anchor_of_the_document(edition: Edition) -> None:
    document = made(fenshire_book.book(), edition=edition)
    anchors = {each.anchor for each in document.sections}
    anchors |= {anchor for block in document.blocks if isinstance(block, Terms) for anchor in block.anchors}
    links = {run.link for each in runs(document.blocks) for run in each if run.link}

    assert {link for link in links if link.removeprefix("#") not in anchors} == set()
    assert bool(links) is (edition is Edition.FULL)


def test_every_figure_that_is_said_is_explained_once(fenshire: Document) -> None:
    said = {run.figure for each in runs(fenshire.blocks) for run in each if run.figure}
    explained = [a for block in fenshire.blocks if isinstance(block, Terms) for a in block.anchors]

    assert {f"figure-{code.replace('_', '-')}" for code in said} <= set(explained)
    assert len(explained) == len(set(explained))


# How the number of children moved


def test_the_flow_of_children_agrees() -> None:
    blocks = section(made(_moved(100, 30, 20, 110)), "entering_leaving").blocks
    table = next(t for t in tables(blocks) if t.caption.startswith("How the number of"))

    assert [row[1] for row in rows(table)] == ["100", "30", "20", "110"]
    assert as_text(table.notes[0]) == "The four agree."


@pytest.mark.parametrize(
    ("after", "audience", "said"),
    [
        (111, Audience.SERVICE, "The sum differs by 1 child: "),
        (108, Audience.SERVICE, "The sum differs by 2 children: "),
        (111, Audience.PUBLIC, "The sum differs by fewer than 5 children: "),
        (130, Audience.PUBLIC, "The sum differs by 20 children: "),
    ],
)
def test_where_it_does_not_agree_the_report_says_by_how_many_and_why(after: int, audience: Audience, said: str) -> None:
    blocks = section(made(_moved(100, 30, 20, after), audience=audience), "entering_leaving").blocks
    table = next(t for t in tables(blocks) if t.caption.startswith("How the number of"))

    assert as_text(table.notes[0]).startswith(said)
    assert "counted once in each line" in as_text(table.notes[0])


def test_without_the_year_before_there_is_no_flow() -> None:
    book = making.book((CHILDREN, {2026: making.count(100)}), (CAME, {2026: making.count(30)}))

    assert not any(t.caption.startswith("How the number of") for t in tables(tuple(made(book).blocks)))


# The team


@pytest.mark.parametrize(
    ("without", "many"), [(1, "1 child"), (12, "12 children"), (Hidden.FEW, "fewer than 5 children")]
)
def test_children_of_whom_the_roster_names_no_iro_are_told(without: int | Hidden, many: str) -> None:
    team = Team(making.AS_AT, iros=7, children=446, least=57, most=70, without_iro=without, about=62)
    said = words(section(made(replace(EMPTY, team=team)), "service").blocks)

    assert f"of {many} was on Tue 31 Mar 2026" in said
    assert "7 IROs were responsible" in said


def test_without_a_roster_the_team_is_not_available_and_nothing_is_invented() -> None:
    said = words(section(made(EMPTY), "service").blocks)

    assert "not available" in said
    assert "roster" in said
    assert "0 IROs" not in said


# Promises, next steps, approvals

PROMISES = (
    Promise("Ring *every* family", Progress.COMPLETE, "We did: [[children_in_care number]].", "Minutes"),
    Promise("Halve the backlog", Progress.IN_PROGRESS),
    Promise("Hire two more", None),
    Promise("Move the office", Progress.DROPPED, "It burned down."),
)


def test_no_promise_of_last_year_is_dropped_in_silence() -> None:
    document = made(_moved(100, 30, 20, 110), manuscript(promises=PROMISES))
    blocks = section(document, "promises").blocks
    (table,) = tables(blocks)

    assert rows(table) == [
        ("Ring every family", "We did: 110. Minutes", "Complete"),
        ("Halve the backlog", "Nothing is written here yet.", "In progress"),
        ("Hire two more", "Nothing is written here yet.", "Not said"),
        ("Move the office", "It burned down.", "Dropped"),
    ]
    assert "1 of 4 " in words(blocks)


def test_without_promises_the_section_says_that_they_are_not_recorded() -> None:
    assert words(section(made(EMPTY), "promises").blocks) == SECTIONS["promises"].why_not


NEXT = (
    Recommendation("Count visits", "Tom", day("Wed 30 Sep 2026"), "[[year]] has them"),
    Recommendation("Find advocates", whose=Whose.DEPARTMENT),
    Recommendation("Write sooner", "Tom"),
)


def test_recommendations_are_numbered_through_whoever_they_are_for() -> None:
    found = tables(section(made(EMPTY, manuscript(recommendations=NEXT)), "next").blocks)

    assert [row for table in found for row in rows(table)] == [
        ("1", "Count visits", "Tom", "Wed 30 Sep 2026", "2025-26 has them"),
        ("3", "Write sooner", "Tom", "not said", "not said"),
        ("2", "Find advocates", "not said", "not said", "not said"),
    ]
    assert [table.caption for table in found] == [
        "Recommendations for the IRO service",
        "Recommendations for the wider department",
    ]


def test_an_approval_that_is_missing_is_named() -> None:
    approvals = (Approval("Corporate Parenting Board", "Ruth Lane", day("Thu 10 Dec 2026")), Approval("Cabinet"))
    (table,) = tables(section(made(EMPTY, manuscript(approvals=approvals)), "approvals").blocks)

    assert rows(table) == [
        ("Corporate Parenting Board", "Ruth Lane", "Thu 10 Dec 2026"),
        ("Cabinet", "–", "not yet"),
    ]


# The cover, and what is behind the figures


@pytest.mark.parametrize(
    ("more", "status", "said"),
    [
        ({"draft": 3, "provisional": False}, "Draft 3", ""),
        ({"draft": 0, "provisional": False, "body": "Board"}, "Final", "for the Board."),
        ({"said_provisional": "Still counting."}, "Draft 1", "Still counting."),
        (
            {"body": "Board", "meeting_on": day("Thu 10 Dec 2026"), "said_provisional": "Still counting."},
            "Draft 1",
            "for the Board on Thu 10 Dec 2026. Still counting.",
        ),
    ],
)
def test_the_cover_says_whether_it_is_final_and_for_whom(more: dict[str, object], status: str, said: str) -> None:
    cover = made(_moved(100, 30, 20, 1_110), manuscript(**more)).cover

    assert (cover.status, cover.status_said) == (status, said)
    assert cover.lead == "What 1,110 children in our care were promised, and how far it was kept"
    assert made(EMPTY).cover.lead == "What children in our care were promised, and how far it was kept"


def test_the_foot_says_what_may_be_published() -> None:
    public, service = (made(_moved(100, 30, 20, 110), audience=of).foot for of in (Audience.PUBLIC, Audience.SERVICE))

    assert any("fewer than 5" in line for line in public)
    assert not any("Not for publication" in line for line in public)
    assert "Not for publication: it holds small numbers." in service


@pytest.mark.parametrize(
    ("held_back", "said"),
    [(1, "1 child is in no figure"), (7, "7 children are in no figure"), (Hidden.FEW, "fewer than 5 children are in")],
)
def test_children_whose_rows_cannot_be_read_are_told(held_back: int | Hidden, said: str) -> None:
    assert said in everything(made(replace(EMPTY, held_back=held_back)))


def test_a_figure_is_explained_with_its_source_and_what_changed_in_it() -> None:
    of = replace(CHILDREN, changes=((day("Mon 1 Apr 2024"), "Short breaks are left out."),))
    said = everything(made(making.book((of, {2026: making.count(100)}))))

    assert "Counted in children. Source: a provision." in said
    assert "Its definition changed on Mon 1 Apr 2024: Short breaks are left out." in said


def test_tags_that_cannot_be_read_are_named_once_over_all_editions() -> None:
    written = manuscript(
        texts={"children": "[[childern_in_care]] [[childern_in_care]]", "paper_purpose": "[[nonsense]]"},
        promises=(Promise("[[promsie]]"),),
    )

    assert [fault.split("”")[0] for fault in unread(fenshire_book.book(), written)] == [
        "There is no figure “promsie",
        "There is no figure “childern_in_care",
        "There is no figure “nonsense",
    ]
    assert unread(fenshire_book.book(), manuscript()) == ()


def test_a_year_in_which_nothing_is_known_makes_a_report_that_says_so() -> None:
    for edition in Edition:
        document = made(EMPTY, edition=edition)
        assert document.sections
        assert not re.search(r"\bNone\b(?! of the)", everything(document))
        assert all(not isinstance(block, Table) or block.rows for block in document.blocks)
