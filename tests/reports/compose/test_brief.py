"""The year in brief: headlines with their base, and messages that the figures bear out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heed.measures.declare import Kind, Polarity
from heed.reports.book import Book, Hidden, Team, Told
from heed.reports.document import Document, Edition, Message, Messages, Tile, Tiles, Tone, as_text
from heed.reports.manuscript import KeyMessage
from tests.reports import making
from tests.reports.composed import made, manuscript

ON_TIME = making.definition("reviews_due_held_on_time", name="Reviews held on time")
VIEWS = making.definition("views_given", name="Views given")
MOVES = making.definition(
    "three_or_more_placements", name="Three or more homes", counts="children", polarity=Polarity.LOW
)
CHILDREN = making.definition("children_in_care", Kind.COUNT, name="Children in care", counts="children")


def _tiles(document: Document) -> list[Tile]:
    return [tile for block in document.blocks if isinstance(block, Tiles) for tile in block.tiles]


def _messages(document: Document) -> list[Message]:
    return [message for block in document.blocks if isinstance(block, Messages) for message in block.messages]


def _said(book: Book) -> list[tuple[Tone, str, str]]:
    return [(each.tone, each.title, as_text(each.runs)) for each in _messages(made(book))]


UNKNOWN = making.none("the outcome of every one is unknown")
HIDDEN = replace(making.count(3), value=None, numerator=Hidden.FEW, base=Hidden.FEW, why="too few")


@pytest.mark.parametrize(
    ("now", "before", "number", "said"),
    [
        (
            making.share(970, 1000),
            making.share(950, 1000),
            "97%",
            "970 of 1,000 reviews. Up 2 percentage points, from 95% to 97%",
        ),
        (making.share(970, 1000), None, "97%", "970 of 1,000 reviews. Not counted for 2024-25"),
        (
            UNKNOWN,
            making.share(950, 1000),
            "not available",
            "not available: the outcome of every one is unknown. Not compared with 2024-25, because the outcome of every "
            "one is unknown",
        ),
        (
            making.few(),
            making.share(950, 1000),
            "not published",
            "not published: fewer than 5 were counted, so it is not published. Not compared with 2024-25, because the "
            "figure of this year is not published",
        ),
    ],
)
def test_a_headline_has_its_base_and_how_it_moved(now: Told, before: Told | None, number: str, said: str) -> None:
    years = {2026: now} if before is None else {2026: now, 2025: before}
    (tile,) = _tiles(made(making.book((ON_TIME, years))))

    assert (tile.number, tile.label, tile.figure) == (number, "reviews held on time", ON_TIME.code)
    assert as_text(tile.runs) == said


def test_a_count_is_its_own_base() -> None:
    (tile,) = _tiles(made(making.book((CHILDREN, {2026: making.count(446), 2025: making.count(431)}))))

    assert (tile.number, as_text(tile.runs)) == ("446", "Up 15 (3%), from 431 to 446")


def test_a_count_too_small_to_print_is_said_to_be() -> None:
    (tile,) = _tiles(made(making.book((CHILDREN, {2026: HIDDEN}))))

    assert tile.number == "fewer than 5"


def test_the_children_of_each_iro_stand_beside_the_handbooks_number() -> None:
    team = Team(making.AS_AT, iros=7, children=446, least=57, most=70, without_iro=12)
    (tile,) = _tiles(made(making.book(team=team)))

    assert (tile.number, tile.label) == ("62", "children for each IRO")
    assert as_text(tile.runs) == "From 57 to 70. The Handbook says 50 to 70 children"


def test_what_was_written_is_what_the_board_must_know() -> None:
    written = (KeyMessage(Tone.TO_KNOW, "A *hard* winter", "We had [[reviews_due_held_on_time]]."),)
    book = making.book((ON_TIME, {2026: making.share(970, 1000), 2025: making.share(500, 1000)}))
    (message,) = _messages(made(book, manuscript(messages=written)))

    assert (message.tone, message.title, as_text(message.runs)) == (Tone.TO_KNOW, "A hard winter", "We had 97%.")


def test_what_is_worse_stands_first_then_what_is_better_then_what_is_not_known() -> None:
    book = making.book(
        (VIEWS, {2026: UNKNOWN, 2025: making.share(900, 1000)}),
        (ON_TIME, {2026: making.share(970, 1000), 2025: making.share(900, 1000)}),
        (MOVES, {2026: making.share(300, 1000), 2025: making.share(200, 1000)}),
    )

    assert _said(book) == [
        (
            Tone.NOT_GOOD_ENOUGH,
            "Three or more homes: worse than the year before",
            "30% (300 of 1,000 children): up 10 percentage points, from 20% to 30%.",
        ),
        (
            Tone.BETTER,
            "Reviews held on time: better than the year before",
            "97% (970 of 1,000 reviews): up 7 percentage points, from 90% to 97%.",
        ),
        (
            Tone.NOT_KNOWN,
            "Views given: not available",
            "Not available: the outcome of every one is unknown.",
        ),
    ]


def test_a_move_that_chance_would_often_make_is_no_news() -> None:
    book = making.book((ON_TIME, {2026: making.share(905, 1000), 2025: making.share(900, 1000)}))

    assert _said(book) == [
        (
            Tone.THE_SAME,
            "Much as it was the year before",
            "None of the figures that the board looks at first moved by more than chance alone would often give.",
        )
    ]


@pytest.mark.parametrize(
    "book",
    [
        making.book(),
        making.book((ON_TIME, {2026: making.share(905, 1000)})),
        making.book((ON_TIME, {2026: making.few(), 2025: making.share(900, 1000)})),
    ],
    ids=["no figures", "no year before", "hidden"],
)
def test_what_cannot_be_compared_is_not_said_to_be_the_same(book: Book) -> None:
    assert [(tone, title) for tone, title, _ in _said(book)] == [(Tone.NOT_KNOWN, "Not compared with the year before")]


def test_nothing_is_written_by_code_of_what_nobody_has_a_figure_for() -> None:
    assert _tiles(made(making.book(), edition=Edition.ONE_PAGE)) == []
