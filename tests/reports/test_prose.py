"""What a manager writes becomes blocks: tags are said, markup is plain, and whatever else it looks like, it is words."""

from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.reports import legible, prose
from heed.reports.document import (
    Block,
    Cell,
    Heading,
    Items,
    Paragraph,
    Run,
    Runs,
    Table,
    as_text,
    plain,
)
from heed.reports.tags import Said
from tests.hostile import HOSTILE

WHY = "there are none"


def _say(tag: str) -> Said:
    """Says a tag as its own letters; what begins with “no” has no figure, what begins with “?” cannot be read."""
    if tag.startswith("no"):
        return Said(f"not available ({WHY})", figure=tag, why=WHY)
    return Said(f"[[{tag}]]", fault=f"{tag} cannot be read.") if tag.startswith("?") else Said(f"<{tag}>", figure=tag)


def _blocks(text: str) -> tuple[Block, ...]:
    return prose.read(text, _say).blocks


def _words(blocks: tuple[Block, ...]) -> str:
    """All that blocks say."""
    return " ".join(_of(block) for block in blocks)


def _of(block: Block) -> str:
    match block:
        case Heading():
            return block.text
        case Paragraph():
            return as_text(block.runs)
        case Items():
            return " ".join(map(as_text, block.items))
        case Table():
            return " ".join((*block.head, *(as_text(cell.runs) for row in block.rows for cell in row)))
    raise AssertionError(f"A manager cannot write a {type(block).__name__}.")


def _item(text: str) -> Runs:
    return plain(text)


# Markup


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("One.\nTwo.\n\nThree.", (Paragraph(plain("One.")), Paragraph(plain("Two.")), Paragraph(plain("Three.")))),
        ("# One\n### Two\n#### Three", (Heading("One", 3), Heading("Two", 3), Heading("Three", 4))),
        ("#no heading", (Paragraph(plain("#no heading")),)),
        ("# ", ()),
        ("", ()),
        ("   \n\n\t", ()),
        ("- One\n- Two", (Items((_item("One"), _item("Two"))),)),
        ("* One\n* Two", (Items((_item("One"), _item("Two"))),)),
        ("1. One\n2. Two", (Items((_item("One"), _item("Two")), ordered=True),)),
        ("1. One\n1. Two", (Items((_item("One"), _item("Two")), ordered=True),)),
        ("- One\n  - Inside\n- Two", (Items((_item("One"), _item("Inside"), _item("Two"))),)),
        ("- ", ()),
        ("Before\n- One\nAfter", (Paragraph(plain("Before")), Items((_item("One"),)), Paragraph(plain("After")))),
    ],
)
def test_paragraphs_headings_and_lists(text: str, blocks: tuple[Block, ...]) -> None:
    assert _blocks(text) == blocks


@pytest.mark.parametrize(
    "text",
    [
        "2025. It was a hard year.",
        "3. Three\n4. Four",
        "1. One\n3. Three",
        "1. One\n2. Two\n   1. Inside",
        "1. One\n2. Two\n   - Inside\n3. Three",
        "7) Seven",
        "- One\n  2. Inside",
    ],
)
def test_a_number_that_was_typed_is_never_another(text: str) -> None:
    typed = re.findall(r"\d+[.)] \w+", text)

    assert re.findall(r"\d+[.)] \w+", _words(_blocks(text))) == typed


def test_between_numbered_paragraphs_what_has_no_number_is_a_list() -> None:
    assert _blocks("1. One\n2. Two\n   - A\n   - B\n3. Three") == (
        Paragraph((Run("1. "), Run("One"))),
        Paragraph((Run("2. "), Run("Two"))),
        Items((_item("A"), _item("B"))),
        Paragraph((Run("3. "), Run("Three"))),
    )


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("a **b** c", (Run("a "), Run("b", strong=True), Run(" c"))),
        ("a *b* _c_", (Run("a "), Run("b", em=True), Run(" "), Run("c", em=True))),
        ("***both***", (Run("both", strong=True, em=True),)),
        ("views_given_every_review and sdq_average", plain("views_given_every_review and sdq_average")),
        ("2 * 3 * 4", plain("2 * 3 * 4")),
        (r"\*not\*", plain("*not*")),
        ("`code` [a](https://b.example) ![c](d) <b>e</b> &amp; ~~f~~ > g", None),
        ("https://heed.example", None),
        ("> not a quotation", None),
        ("    not code", plain("not code")),
        ("***", None),
    ],
)
def test_strong_words_and_stressed_ones_and_nothing_else(text: str, runs: Runs | None) -> None:
    assert _blocks(text) == (Paragraph(plain(text) if runs is None else runs),)


def test_a_table_has_a_head_and_cells_and_knows_its_total() -> None:
    (table,) = _blocks("Before\n| Why | Late | |\n|---|---|---|\n| Ill *today* | 1,052 | [[x_y]] |\n| Total | 12% | |")[
        1:
    ]

    assert table == Table(
        "Why, Late",
        ("Why", "Late", ""),
        (
            (
                Cell((Run("Ill "), Run("today", em=True))),
                Cell(plain("1,052"), number=True),
                Cell((Run("<x_y>", figure="x_y"),)),
            ),
            (Cell(plain("Total")), Cell(plain("12%"), number=True), Cell(())),
        ),
        total=True,
    )


def test_a_table_of_nothing_but_a_head_is_one() -> None:
    assert _blocks("| |\n|---|") == (Table("Table", ("",), ()),)


# Tags


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("[[a]]", (Run("<a>", figure="a"),)),
        ("on [[a_b_c full]].", (Run("on "), Run("<a_b_c full>", figure="a_b_c full"), Run("."))),
        ("**was [[a]]** then", (Run("was ", strong=True), Run("<a>", strong=True, figure="a"), Run(" then"))),
        ("*[[a]]*", (Run("<a>", em=True, figure="a"),)),
        ("[[a]][[b]]", (Run("<a>", figure="a"), Run("<b>", figure="b"))),
        ("x [[[a]]]", (Run("x ["), Run("<a>", figure="a"), Run("]"))),
        ("[[a", plain("[[a")),
        ("a]] [b]", plain("a]] [b]")),
        ("x [[?]]", (Run("x "), Run("[[?]]"))),
        ("[[a *b]] c*", (Run("<a *b>", figure="a *b"), Run(" c*"))),
        ("_x [[a_b]]_", (Run("x ", em=True), Run("<a_b>", em=True, figure="a_b"))),
    ],
)
def test_a_tag_is_said_where_it_stands(text: str, runs: Runs) -> None:
    assert _blocks(text) == (Paragraph(runs),)


def test_a_tag_at_the_end_of_a_list_and_in_a_heading() -> None:
    assert _blocks("- One [[a]]\n- [[b]]\n# Of [[c]]") == (
        Items(((Run("One "), Run("<a>", figure="a")), (Run("<b>", figure="b"),))),
        Heading("Of <c>"),
    )


def test_a_tag_over_two_lines_is_words() -> None:
    assert _words(_blocks("[[a\nb]]")) == "[[a b]]"


def test_what_a_tag_says_opens_a_sentence_with_a_capital() -> None:
    def resolve(tag: str) -> Said:
        return Said("fewer than 5 reviews", figure=tag)

    (paragraph,) = prose.read("[[a]] were late. [[a]] were not held; [[a]] were. 'Why?' [[a]].", resolve).blocks

    assert isinstance(paragraph, Paragraph)
    assert as_text(paragraph.runs) == (
        "Fewer than 5 reviews were late. Fewer than 5 reviews were not held; fewer than 5 reviews were. "
        "'Why?' fewer than 5 reviews."
    )


def test_what_every_tag_said_is_told_with_the_faults() -> None:
    written = prose.read("[[a]] [[?b]] [[nothing]]", _say)

    assert [said.figure for said in written.said] == ["a", "", "nothing"]
    assert written.faults == ("?b cannot be read.",)


@pytest.mark.parametrize("smuggled", ["\ue0000\ue001", "\ue000999\ue001", "\ue000\ue001", "\ue000x", "\ue001"])
def test_no_letters_can_stand_for_a_tag(smuggled: str) -> None:
    blocks = _blocks(f"{smuggled} and [[a]]")

    assert [run.figure for run in blocks[0].runs if run.figure] == ["a"]  # type: ignore[union-attr]
    assert "\ue000" not in _words(blocks)


def test_what_a_tag_says_is_words_even_where_it_looks_like_markup() -> None:
    def resolve(_: str) -> Said:
        return Said("**x** [[y]] \ue0000\ue001 | # ", figure="z")

    assert prose.read("a [[z]]", resolve).blocks == (
        Paragraph((Run("a "), Run("**x** [[y]] \ue0000\ue001 | # ", figure="z"))),
    )


# What has no figure


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("One. Of them [[no]]. Two.", "One. Two."),
        ("One [[a]]. [[no]] were. [[b]] were.", "One <a>. <b> were."),
        ("All [[no]].", ""),
        ("First [[no]].\n\nSecond.", "Second."),
        ("Was it 3.5? [[a]] said so! Then [[no]].", "Was it 3.5? <a> said so!"),
        ("One. “Two [[no]].” Three.", "One. Three."),
    ],
)
def test_a_gentle_text_leaves_out_the_sentence_that_lacks_its_figure_and_says_why(text: str, left: str) -> None:
    written = prose.read(text, _say, gentle=True)

    assert _words(written.blocks) == left
    assert [said.why for said in written.said if said.why] == [WHY]


def test_any_other_text_says_in_its_place_that_there_is_none() -> None:
    assert _words(_blocks("Of them [[no]].")) == f"Of them not available ({WHY})."


# Whatever else it looks like, it is words

LOOKS_LIKE = (
    *HOSTILE,
    "#let x = 1; #x",
    "$ integral $ @ref <label>",
    "{{ config }} {% if x %} {# y #}",
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    "![x](file:///etc/passwd)",
    "<a href=x onclick=y>z</a>",
    "<!-- hidden -->",
    "שלום עולם مرحبا",
    "\u2066isolated\u2069",
    "\\documentclass{article}",
    "${jndi:ldap://x}",
    "~strike~ ^up^ ==mark== :smile:",
    "term\n: meaning",
    "[^1]: a note",
    "http://plain.example",
)


@pytest.mark.parametrize("text", LOOKS_LIKE)
def test_hostile_text_comes_out_as_the_words_it_is(text: str) -> None:
    for written in (text, f"Before {text} after", f"- {text}", f"**{text}**", f"[[a]] {text}"):
        blocks = _blocks(written)

        assert all(isinstance(block, Paragraph | Items | Heading) for block in blocks)
        assert not any(run.link for run in prose.runs(written, _say))
        said = _letters(_words(blocks)).replace(_letters("<a>"), "", 1)
        assert said == _letters(written.replace("[[a]]", ""))


def _letters(text: str) -> str:
    """What a reader sees of a text, less spaces and the marks that make lists and stress."""
    return re.sub(r"[\s*_#+\\-]", "", legible.words(text))


@given(st.text(max_size=80))
def test_any_text_can_be_written_and_no_letter_or_number_is_lost(text: str) -> None:
    def said(of: str) -> list[str]:
        return sorted(letter for letter in legible.words(of) if letter.isalnum())

    blocks = _blocks(text)
    assert said(_words(blocks)) == said(text) or re.search(r"\[\[.*\]\]|\|", text)


MARKUP = st.lists(
    st.sampled_from(
        [
            "- ",
            "1. ",
            "2) ",
            "  ",
            "\n",
            "\n\n",
            "# ",
            "**",
            "*",
            "_",
            "| a | b |",
            "|---|---|",
            "[[x]]",
            "word",
            " ",
            "\\",
        ]
    ),
    max_size=24,
).map("".join)


@given(MARKUP)
def test_any_markup_can_be_written_and_no_word_is_lost(text: str) -> None:
    blocks = _blocks(text)

    for word in ("word", "<x>"):
        typed = text.count(word.replace("<x>", "[[x]]"))
        found = _words(blocks).count(word)
        assert found == typed or (found < typed and any(isinstance(block, Table) for block in blocks))


@given(MARKUP)
def test_in_one_line_no_word_is_lost_either(text: str) -> None:
    assert as_text(prose.runs(text, _say)).split() == _words(_blocks(text)).split()


def test_a_short_text_stands_in_one_line() -> None:
    assert as_text(prose.runs("# Head\nOne\n- Two [[a]]\n| x |\n|---|\n| y |", _say)) == "Head One Two <a> x y"


def test_lists_inside_lists_without_end_lose_no_word() -> None:
    deep = "\n".join(" " * (2 * depth) + f"- item{depth}." for depth in range(200))

    assert _words(_blocks(deep)).split() == [f"item{depth}." for depth in range(200)]
    assert _words(_blocks("- " * 500 + "word")).endswith("word")
    assert _words(_blocks("1. " * 500 + "word")).endswith("word")


# Two hundred pages

SENTENCE = "The service held [[reviews_held]] reviews, **most** of them on time, and _said why_ of each late one. "


@pytest.mark.parametrize(
    "unit", [SENTENCE, f"{SENTENCE}\n\n", f"- {SENTENCE}\n", f"1. {SENTENCE}\n", "**", "[[", "_a ", "| a | b |\n", "\\"]
)
def test_eight_times_the_text_does_not_take_the_square_of_it(unit: str) -> None:
    """Two hundred pages take a second or two. It would take 64 times as long; a loose guard, for the machine is shared."""

    def seconds(letters: int) -> float:
        begun = process_time()
        prose.read(unit * (letters // len(unit)), _say)
        return process_time() - begun

    assert min(seconds(160_000) for _ in range(2)) < 30 * max(min(seconds(20_000) for _ in range(3)), 0.01)
