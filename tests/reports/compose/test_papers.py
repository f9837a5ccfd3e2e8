"""One page and committee papers: the report's own figures and words in other layouts, and nothing typed anew."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from heed.reports.book import Book, Team
from heed.reports.compose.papers import KEY_FIGURES
from heed.reports.document import (
    Audience,
    Document,
    Edition,
    Items,
    Messages,
    Note,
    Paragraph,
    Prompt,
    Table,
    Terms,
    Tiles,
    Tone,
    as_text,
)
from heed.reports.manuscript import IMPACTS, LIKELIHOODS, KeyMessage, Person, Recommendation, Risk, Whose
from heed.reports.sections import PAPER_PARTS
from heed.reports.tags import TAG
from tests.days import day
from tests.reports import fenshire_book, making
from tests.reports.composed import codes, everything, made, manuscript, rows, runs, section, tables, words

PAPERS = (Edition.COVER_NOTE, Edition.COVER_RISKS, Edition.COVER_PANEL)

NEXT = (
    Recommendation("Count [[year]] visits", "Tom", day("Wed 30 Sep 2026"), "Counted"),
    Recommendation("Find advocates", whose=Whose.DEPARTMENT),
)


@pytest.fixture(scope="module")
def book() -> Book:
    """Fenshire's, with a team."""
    team = Team(making.AS_AT, iros=7, children=446, least=57, most=70, without_iro=0)
    return replace(fenshire_book.book(), team=team)


def _figures(document: Document) -> dict[str, set[str]]:
    """What each figure's own runs say, less names and what is linked."""
    found: dict[str, set[str]] = {}
    for each in runs(document.blocks):
        for run in each:
            if run.figure and not run.link:
                found.setdefault(run.figure, set()).add(run.text)
    return found


_VALUE = re.compile(r"^(?:up|down|the same|not compared|not counted)", re.IGNORECASE)


def _value(said: str) -> str:
    """The value that opens what a tag says: "95.2%", "446 children"."""
    return said.split(" (", maxsplit=1)[0].lower()


@pytest.mark.parametrize("audience", [Audience.SERVICE, Audience.PUBLIC])
@pytest.mark.parametrize("edition", [Edition.ONE_PAGE, *PAPERS])
def test_every_edition_says_the_same_of_the_same_figure_as_the_full_report(
    book: Book, edition: Edition, audience: Audience
) -> None:
    full = _figures(made(book, audience=audience))
    other = _figures(made(book, edition=edition, audience=audience))

    assert len(other) >= 4
    for code, texts in other.items():
        known = {_value(said) for said in full[code]} | {
            part for said in full[code] for part in said.lower().split(", ")
        }
        for said in texts:
            assert _VALUE.match(said) or _value(said) in known or said in full[code], (code, said, full[code])


@pytest.mark.parametrize("edition", PAPERS)
def test_how_a_figure_moved_is_said_in_the_same_words(book: Book, edition: Edition) -> None:
    full = {said.lower() for texts in _figures(made(book)).values() for said in texts if _VALUE.match(said)}
    moved = {
        said.lower() for texts in _figures(made(book, edition=edition)).values() for said in texts if _VALUE.match(said)
    }

    assert moved
    assert moved <= full


def test_papers_say_figures_whole_and_how_they_moved() -> None:
    """Anything else, as how many reviews were late, needs a sentence that says so."""
    asked = [tag.split()[1:] for sentence in KEY_FIGURES for tag in TAG.findall(sentence)]

    assert all(form in ([], ["full"], ["number"], ["change"]) for form in asked)


def test_a_page_has_headlines_five_messages_and_five_next_steps(book: Book) -> None:
    written = manuscript(
        messages=tuple(KeyMessage(Tone.TO_KNOW, f"Message {n}") for n in range(7)),
        recommendations=tuple(Recommendation(f"Step {n}", f"Owner {n}") for n in range(7)),
    )
    document = made(book, written, Edition.ONE_PAGE)
    (tiles,) = (block for block in document.blocks if isinstance(block, Tiles))
    (messages,) = (block for block in document.blocks if isinstance(block, Messages))
    (items,) = (block for block in document.blocks if isinstance(block, Items))

    assert len(tiles.tiles) == 6
    assert [message.title for message in messages.messages] == [f"Message {n}" for n in range(5)]
    assert [as_text(item) for item in items.items] == [f"Step {n} (Owner {n})" for n in range(5)]
    assert "2 more stand in the full report." in words(document.blocks)
    assert not document.contents
    assert all(not each.number for each in document.sections)


def test_a_step_on_one_page_has_its_owner_and_its_day() -> None:
    document = made(making.book(), manuscript(recommendations=NEXT), Edition.ONE_PAGE)
    (items,) = (block for block in document.blocks if isinstance(block, Items))

    assert [as_text(item) for item in items.items] == [
        "Count 2025-26 visits (Tom by Wed 30 Sep 2026)",
        "Find advocates",
    ]


def test_a_day_without_an_owner_stands_alone() -> None:
    written = manuscript(recommendations=(Recommendation("Walk", by_when=day("Wed 30 Sep 2026")),))
    (items,) = (block for block in made(making.book(), written, Edition.ONE_PAGE).blocks if isinstance(block, Items))

    assert as_text(items.items[0]) == "Walk (by Wed 30 Sep 2026)"


@pytest.mark.parametrize("provisional", [True, False])
def test_one_page_says_that_figures_are_provisional(provisional: bool) -> None:
    said = words(made(making.book(), manuscript(provisional=provisional), Edition.ONE_PAGE).blocks)

    assert ("provisional" in said) is provisional


# Papers


@pytest.mark.parametrize("edition", PAPERS)
def test_a_paper_says_to_whom_it_goes_when_and_from_whom(edition: Edition) -> None:
    written = manuscript(
        body="Corporate Parenting Board",
        meeting_on=day("Thu 10 Dec 2026"),
        author=Person("Tom Hill", "IRO service manager", "tom@fenshire.example"),
        director=Person("Ruth Lane"),
    )
    said = words(made(making.book(), written, edition).blocks)

    for part in ("Corporate Parenting Board", "Thu 10 Dec 2026", "Tom Hill, IRO service manager, tom@fenshire.example"):
        assert part in said
    assert "Ruth Lane" in said


@pytest.mark.parametrize("edition", PAPERS)
def test_what_nobody_named_is_said_to_be_missing(edition: Edition) -> None:
    said = words(made(making.book(), edition=edition).blocks)

    for part in ("no committee is named", "no day is set", "nobody is named", "No officer to contact is named yet."):
        assert part in said


@pytest.mark.parametrize("edition", PAPERS)
def test_a_part_that_nobody_wrote_says_so_and_asks_the_manager_alone(edition: Edition) -> None:
    given_out = made(making.book(), edition=edition)
    asked = made(making.book(), edition=edition, prompts=True)

    assert any(as_text(b.runs) == "Nothing has been written here yet." for b in given_out.blocks if isinstance(b, Note))
    prompts = {block.text for block in asked.blocks if isinstance(block, Prompt)}
    assert prompts <= {part.prompt for part in PAPER_PARTS.values()} | {
        "Which risks does the committee take with this, how likely, and how grave?"
    }
    assert PAPER_PARTS["paper_consultation"].prompt in prompts


@pytest.mark.parametrize("code", sorted(PAPER_PARTS))
def test_every_part_that_can_be_written_stands_in_a_paper(code: str) -> None:
    written = manuscript(texts={code: "Written here."})

    assert any("Written here." in words(made(making.book(), written, edition).blocks) for edition in PAPERS)


def test_paragraphs_of_a_note_are_numbered_through() -> None:
    document = made(making.book(), manuscript(recommendations=NEXT), Edition.COVER_NOTE)
    numbers = [block.number for block in document.blocks if isinstance(block, Paragraph)]

    assert numbers == [f"{n + 1}." for n in range(len(numbers))]
    assert len(numbers) > 6


@pytest.mark.parametrize("edition", [Edition.COVER_RISKS, Edition.COVER_PANEL])
def test_paragraphs_of_other_papers_are_numbered_by_their_section(edition: Edition) -> None:
    document = made(making.book(), manuscript(recommendations=NEXT), edition)

    assert [each.number for each in document.sections] == [str(n + 1) for n in range(len(document.sections))]
    for each in document.sections:
        numbers = [block.number for block in each.blocks if isinstance(block, Paragraph)]
        assert numbers == [f"{each.number}.{n + 1}" for n in range(len(numbers))]


@pytest.mark.parametrize("edition", PAPERS)
def test_what_is_next_is_parted_by_who_is_to_do_it(edition: Edition) -> None:
    said = words(made(making.book(), manuscript(recommendations=NEXT), edition).blocks)

    assert "The service will:\nCount 2025-26 visits by Wed 30 Sep 2026 (Tom)" in said
    assert "The department should:\nFind advocates" in said
    assert "No recommendations for next year have been written yet." in words(
        made(making.book(), edition=edition).blocks
    )


def test_risks_stand_in_a_table_with_their_rating_and_its_key() -> None:
    risk = Risk("Too few IROs", "Three posts are empty", "Hire", "B", "II")
    blocks = section(made(making.book(), manuscript(risks=(risk,)), Edition.COVER_RISKS), "risks").blocks
    (table,) = tables(blocks)
    (key,) = (block for block in blocks if isinstance(block, Terms))

    assert rows(table) == [("Too few IROs", "Three posts are empty", "Hire", "B II")]
    assert [term for term, _ in key.terms] == [*LIKELIHOODS, *IMPACTS]


def test_without_risks_the_matrix_says_that_nothing_is_written() -> None:
    document = made(making.book(), edition=Edition.COVER_RISKS)

    assert not any(isinstance(block, Table) for block in document.blocks)
    assert words(section(document, "risks").blocks) == "Nothing has been written here yet."


def test_what_went_well_and_what_must_develop_are_the_reports_messages() -> None:
    written = manuscript(
        messages=(
            KeyMessage(Tone.BETTER, "On time", "More were."),
            KeyMessage(Tone.NOT_GOOD_ENOUGH, "Views", "Fewer were."),
            KeyMessage(Tone.NOT_KNOWN, "Advocates", "Nobody counts."),
        )
    )
    said = words(section(made(making.book(), written, Edition.COVER_NOTE), "key").blocks)

    went_well, must_develop = said.split("What went well\n")[1].split("What must develop\n")
    assert went_well.strip() == "On time. More were."
    assert must_develop.split("\nPlans for 2026-27")[0] == "Views. Fewer were.\nAdvocates. Nobody counts."


def test_a_ward_and_a_reference_stand_with_the_meeting_of_a_panel() -> None:
    given = manuscript(texts={"paper_ward": "North", "paper_reference": "E-1"})
    said, unsaid = (words(made(making.book(), w, Edition.COVER_PANEL).blocks) for w in (given, manuscript()))

    assert "Ward\nNorth" in said
    assert "Forward plan reference\nE-1" in said
    assert "Ward\nAll" in unsaid
    assert "Forward plan reference\nnone is given" in unsaid


@pytest.mark.parametrize("edition", list(Edition))
def test_a_figure_that_is_not_there_leaves_its_sentence_out_and_no_tag_in(book: Book, edition: Edition) -> None:
    lacking = replace(
        book,
        whole=dict.fromkeys(book.whole, making.none("nobody can know")),
        groups={
            place: tuple(replace(group, told=making.none("nobody can know")) for group in groups)
            for place, groups in book.groups.items()
        },
    )
    said = everything(made(lacking, edition=edition))

    assert "[[" not in said
    assert "not available (nobody can know)" not in said
    assert edition is not Edition.FULL or "not available, because nobody can know" in said


@pytest.mark.parametrize("edition", list(Edition))
def test_anchors_are_each_of_one_section(book: Book, edition: Edition) -> None:
    there = codes(made(book, edition=edition))

    assert len(there) == len(set(there))
