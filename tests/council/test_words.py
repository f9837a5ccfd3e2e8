"""The council's nouns in sentences; no database."""

from __future__ import annotations

import pytest
from jinja2 import Environment, StrictUndefined, UndefinedError

from heed.council.presets import LEICESTERSHIRE, NORTH_EAST_LINCOLNSHIRE, PRESETS
from heed.council.words import NOUNS, Word, Words, fault
from tests.council.leaks import leaks


def test_a_noun_reads_in_the_singular_plural_capital_and_with_its_article() -> None:
    iro = Words().iro

    assert str(iro) == "IRO"
    assert iro.plural == "IROs"
    assert iro.with_article_capital == "An IRO"
    assert Words().child_in_care.plural_capital == "Children in care"


def test_only_the_first_letter_is_made_capital() -> None:
    assert Word("LAC review", "LAC reviews", "a").capital == "LAC review"
    assert Word("review of arrangements meeting", "x", "a").capital == "Review of arrangements meeting"


def test_a_template_takes_the_councils_words() -> None:
    template = Environment(undefined=StrictUndefined, autoescape=True).from_string(
        "{{ words.review.with_article_capital }} for {{ words.child_in_care.plural }} by {{ words.iro }}"
    )

    assert (
        template.render(words=Words(LEICESTERSHIRE)) == "A review of arrangements meeting for children in care by IRO"
    )


def test_a_noun_that_does_not_exist_fails_a_template_rather_than_showing_nothing() -> None:
    template = Environment(undefined=StrictUndefined, autoescape=True).from_string("{{ words.meeting }}")

    with pytest.raises(UndefinedError):
        template.render(words=Words())


def test_a_sentence_kept_elsewhere_is_filled_by_placeholder() -> None:
    filled = Words(NORTH_EAST_LINCOLNSHIRE).fill("{review.capital} of {child_in_care.with_article}: {alert.plural}")

    assert filled == "Review of a child in our care: dispute resolutions"


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "Reviews held, and a review of a child in care.",
            "Review of arrangements meetings held, and {} of a child in care.",
        ),
        ("A decision. The alert; AN ALERT", "An agreed action. The quality assurance alert; AN ALERT"),
        ("an alert or the service manager", "a quality assurance alert or the service manager"),
        (
            "2026/Reviews.csv, line 3: REVIEW is blank for the IRO",
            "2026/Reviews.csv, line 3: REVIEW is blank for the IRO",
        ),
        ("reviewed, reviews_added", "reviewed, reviews_added"),
    ],
)
def test_a_sentence_in_heeds_own_nouns_is_said_in_the_councils_and_said_twice_stays(sentence: str, said: str) -> None:
    words = Words(LEICESTERSHIRE)
    expected = said.format("a review of arrangements meeting")

    assert words.say(sentence) == expected
    assert words.say(expected) == expected
    assert Words().say(sentence) == sentence


@pytest.mark.parametrize("sentence", ["{meeting}", "{review.__class__}", "{review.word}", "{review.capital}{nought}"])
def test_a_placeholder_that_is_not_a_word_is_an_error_and_reaches_no_attribute(sentence: str) -> None:
    with pytest.raises(KeyError):
        Words().fill(sentence)


def test_words_for_a_noun_that_does_not_exist_are_refused() -> None:
    with pytest.raises(KeyError, match="meeting"):
        Words({"meeting": Word("meeting", "meetings", "a")})


def test_every_noun_can_be_iterated_with_its_word() -> None:
    words = Words()

    assert set(words) == set(NOUNS)
    assert len(words) == len(NOUNS)
    assert words["review"] is words.review
    assert not hasattr(words, "meeting")


@pytest.mark.parametrize("preset", sorted(PRESETS))
def test_every_word_of_a_preset_is_of_a_noun_and_usable(preset: str) -> None:
    assert PRESETS[preset].keys() <= NOUNS.keys()
    assert [fault(word) for word in PRESETS[preset].values()] == [None] * len(PRESETS[preset])


def test_every_default_word_is_usable_and_takes_the_article_it_is_said_with() -> None:
    assert {key: fault(noun.default) for key, noun in NOUNS.items() if fault(noun.default)} == {}
    vowels = {key for key, noun in NOUNS.items() if noun.default.singular[0].lower() in "aeio"}
    assert {key for key, noun in NOUNS.items() if noun.default.article == "an"} == vowels


@pytest.mark.parametrize(
    ("word", "says"),
    [
        (Word("", "reviews", "a"), "singular"),
        (Word("review", " ", "a"), "plural"),
        (Word("review", "reviews", "the"), "article"),
        (Word("review", "<b>reviews</b>", "a"), "none of"),
        (Word("{alert}", "alerts", "an"), "none of"),
        (Word("r" * 61, "reviews", "a"), "60"),
    ],
)
def test_a_word_that_cannot_be_used_is_refused_with_a_sentence(word: Word, says: str) -> None:
    assert says in (fault(word) or "")


def test_a_default_word_left_in_a_page_is_found_as_a_leak() -> None:
    words = Words(NORTH_EAST_LINCOLNSHIRE)

    assert leaks("Children in our care and their dispute resolutions", words) == set()
    assert leaks("Children in care and their alerts", words) == {"child_in_care", "alert"}


def test_the_councils_own_word_that_holds_the_default_is_no_leak() -> None:
    words = Words(LEICESTERSHIRE)

    assert leaks("Review of arrangements meetings, and the record of the meeting", words) == set()
    assert leaks("Reviews on time", words) == {"review"}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Ask the IRO service manager.", "Ask the head of reviewing."),
        ("IRO service manager", "Head of reviewing"),
        ("Nobody. IRO service managers decide.", "Nobody. Heads of reviewing decide."),
        ("An IRO service manager may.", "A head of reviewing may."),
        ("Of an IRO service manager", "Of a head of reviewing"),
    ],
)
def test_a_noun_of_ours_that_always_has_a_capital_gives_theirs_one_only_where_a_sentence_begins(ours, theirs):
    words = Words({"iro_manager": Word("head of reviewing", "heads of reviewing", "a")})

    assert words.say(ours) == theirs
    assert words.say(theirs) == theirs
