"""What no format of a report prints."""

from __future__ import annotations

import dataclasses

import pytest

from heed.reports import legible
from tests.hostile import HOSTILE
from tests.reports.sample import sample


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("nul\x00byte", "nulbyte"),
        ("right\u202eleft", "rightleft"),
        ("\u2067isolated\u2069", "isolated"),
        ("9\u200b5%", "95%"),
        ("one\r\n\ttwo", "one two"),
        ("one\u2028two\x0bthree", "one two three"),
        ("half \ud800 a pair", "half  a pair"),
        ("not a character \uffff", "not a character "),
        ("é e\u0301 نور \u200d کتاب\u200cها ’–", "é e\u0301 نور \u200d کتاب\u200cها ’–"),
    ],
)
def test_a_text_is_shown_as_it_is_read(written, shown):
    assert legible.words(written) == shown


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_shown_is_shown_the_same_the_second_time(text):
    once = legible.words(text)

    assert legible.words(once) == once
    assert "".join(once.split()).isprintable()


def test_a_link_leads_to_a_secure_address_or_to_what_is_in_the_document():
    known = legible.anchors(sample())

    assert known == {"the-year-in-brief", "words", "d-iro", "d-pn4"}
    assert legible.address("#d-iro", known) == "#d-iro"
    assert legible.address("https://www.gov.uk/a b\n", known) == "https://www.gov.uk/a%20b"


@pytest.mark.parametrize(
    "link",
    ["#nowhere", "#", "", "https://", "http://example.invalid", "javascript:alert(1)", "file:///etc/passwd", "HTTPS"],
)
def test_what_leads_nowhere_is_words(link):
    assert legible.address(link, legible.anchors(sample())) == ""


def test_an_empty_anchor_is_no_place():
    document = sample()
    section = dataclasses.replace(document.sections[0], anchor="")

    assert legible.address("#", legible.anchors(dataclasses.replace(document, sections=(section,)))) == ""
