"""What comes from a word processor is put in order, and no word of it is lost."""

from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.reports.pasted import DEEPEST, says, tidied

FROM_WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><title>Draft</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {mso-style-parent:""; margin:0cm; font-family:"Calibri",sans-serif;} --></style></head>
<body lang=EN-GB><!--StartFragment-->
<h2 style='mso-margin-top-alt:auto'>How children took part<o:p></o:p></h2>
<p class=MsoNormal>The service’s IROs &amp; children met <b style='mso-bidi-font-weight:normal'>1,052</b>
times; 5&nbsp;were late.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>Children who <i>spoke</i><o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span>·<span>&nbsp;&nbsp; </span>
</span><![endif]>Children who wrote</p>
<ol><li class=MsoNormal>First</li><li class=MsoNormal>Second</li></ol>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>Late</p></td><td><p class=MsoNormal>53</p></td></tr></table>
<p class=MsoNormal>Fewer than 5 &lt; 10, said “she”.<br>Signed</p>
<!--EndFragment--></body></html>"""


def test_a_documents_html_becomes_its_words_with_lists_as_lists() -> None:
    assert tidied(FROM_WORD).split("\n") == [
        "How children took part",
        "",
        "The service’s IROs & children met 1,052 times; 5 were late.",
        "",
        "- Children who spoke",
        "",
        "- Children who wrote",
        "- First",
        "- Second",
        "",
        "Late",
        "",
        "53",
        "",
        "Fewer than 5 < 10, said “she”.",
        "",
        "Signed",
        "",
    ]


@pytest.mark.parametrize(
    ("pasted", "in_order"),
    [
        ("•\tOne\r\n•\tTwo", "- One\n- Two"),
        ("\uf0b7\tOne\n\uf0b7 Two\n\uf0a7\tThree", "- One\n- Two\n- Three"),  # as a word processor draws its bullets
        ("o\tOne\n▪\tTwo\n–\tThree", "- One\n- Two\n- Three"),
        ("– a dash in a sentence", "– a dash in a sentence"),
        ("o a letter", "o a letter"),
        ("1.\tOne\n2)\tTwo", "1. One\n2. Two"),
        ("Line one\x0bline two", "Line one\n\nline two"),
        ("One\nTwo", "One\n\nTwo"),
        ("One\n\nTwo", "One\n\nTwo"),
        ("One\r\rTwo\u2028Three\u2029Four", "One\n\nTwo\n\nThree\n\nFour"),
        ("\t\tIndented", "Indented"),
        ("- One\n  - Inside\n- Two", "- One\n\n  - Inside\n- Two"),
        ("5\u00a0children, 20\u202fmiles", "5 children, 20 miles"),
        ("“Smart”, ‘quotes’ – and a dash…", "“Smart”, ‘quotes’ – and a dash…"),
        ("soft\u00adhyphen zero\u200bwidth \ufeffmark", "softhyphen zerowidth mark"),
        ("right\u202eleft nul\x00byte bell\x07", "rightleft nulbyte bell"),
        ("private \ue0000\ue001 use", "private 0 use"),
        ("a family 👩‍👧 and é", "a family 👩‍👧 and é"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 1 | 2 |"),
        ("2 < 3 and <b>bold</b> &amp; &lt;", "2 < 3 and <b>bold</b> &amp; &lt;"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("class=Mso and mso- are words", "class=Mso and mso- are words"),
        ("", ""),
    ],
)
def test_what_is_pasted_is_put_in_order(pasted: str, in_order: str) -> None:
    assert tidied(pasted) == in_order


@pytest.mark.parametrize(
    ("pasted", "in_order"),
    [
        ("<p class=MsoNormal>One<!-- unseen --> two</p>", "One two\n"),
        ("<p class=MsoNormal>One <!-- no end", "One <!-- no end\n"),
        ("<p class=MsoNormal>a < b and b <c", "a < b and b <c\n"),
        ("<p class=MsoNormal>One</p></style>Two", "One\n\nTwo\n"),
        ("<p class=MsoNormal>One<style>p {}</style></p>", "One\n"),
        ("<p class=MsoNormal>Written &lt;o:p&gt;</p>", "Written < o:p>\n"),
        ("<table><tr><td class=MsoNormal>A<td>B</table>", "A\tB\n"),
    ],
)
def test_odd_markup_of_a_word_processor_loses_no_word(pasted: str, in_order: str) -> None:
    assert tidied(pasted) == in_order


PIECES = st.sampled_from(
    [
        *(
            "word",
            "Two words",
            "•\t",
            "o\t",
            "1.\t",
            "2)\t",
            "- ",
            "  - ",
            "1. ",
            "\n",
            "\r\n",
            "\x0b",
            "\u2028",
            "\t",
            " ",
        ),
        *(
            "\u00a0",
            "\u200b",
            "\ue000",
            "\u202e",
            "| a | b |",
            "# ",
            "**",
            "[[views_given]]",
            "“",
            "’",
            "<b>",
            "&amp;",
            "<",
        ),
        *(
            "<p class=MsoNormal>",
            "</p>",
            "<o:p>",
            "<!--",
            "-->",
            "<li>",
            "<style>",
            "</style>",
            "&lt;o:p&gt;",
            "mso-",
            ">",
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)


@given(TEXTS)
def test_what_is_in_order_stays_as_it_is(text: str) -> None:
    once = tidied(text)

    assert tidied(once) == once


@given(st.text(max_size=60))
def test_any_text_is_put_in_order_once(text: str) -> None:
    assert tidied(tidied(text)) == tidied(text)


PLAIN = st.lists(
    st.sampled_from(
        ["Amara", "met", "her", "IRO", "£1", "5%", "•\t", "\n", "\r\n", "\x0b", "\t", "\u00a0", " ", " ", " "]
    ),
    max_size=30,
).map("".join)


@given(PLAIN)
def test_no_word_is_lost(text: str) -> None:
    def letters(of: str) -> str:
        return re.sub(r"[\s•-]", "", of)

    assert letters(tidied(text)) == letters(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("One\n\nTwo", ""),
        ("•\tOne", ""),
        (FROM_WORD, "The text came with the styles of a word processor: they were taken out, and every word was kept."),
        (
            "zero\u200bwidth",
            "The text held characters that cannot be seen: they were taken out, and every word was kept.",
        ),
    ],
)
def test_the_person_is_told_what_was_taken_out(text: str, said: str) -> None:
    assert says(text) == said


@pytest.mark.parametrize("unit", ["<p class=MsoNormal>", "<!--", "<o:p ", "<", "•\t", "\n ", "- ", "1. ", "&lt;"])
def test_eight_times_the_text_does_not_take_the_square_of_it(unit: str) -> None:
    """However odd it is. It would take 64 times as long; a loose guard, for the machine is shared."""

    def seconds(letters: int) -> float:
        text = "<o:p>" + unit * (letters // len(unit))
        begun = process_time()
        tidied(text)
        return process_time() - begun

    assert min(seconds(160_000) for _ in range(2)) < 30 * max(min(seconds(20_000) for _ in range(3)), 0.01)


def test_lists_inside_lists_without_end_stay_words() -> None:
    deep = "\n".join(" " * (2 * depth) + f"- item {depth}" for depth in range(DEEPEST * 5))
    wide = "1. " * 100 + "word"

    assert max(len(line) - len(line.lstrip()) for line in tidied(deep).split("\n")) < 2 * DEEPEST
    assert all(f"- item {depth}" in tidied(deep) for depth in range(DEEPEST * 5))
    assert tidied(wide).replace("\\", "") == wide
    assert tidied(tidied(wide)) == tidied(wide)
