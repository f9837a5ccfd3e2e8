"""Tags: every form of every figure, and one sentence that says what to write where a tag cannot be read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from heed.council.presets import LEICESTERSHIRE
from heed.council.words import NOUNS, Words
from heed.law.appointments import CASELOAD
from heed.law.dated import Dated
from heed.law.reviews import FIRST_REVIEW, LATER_REVIEW, SECOND_REVIEW
from heed.measures.declare import Kind
from heed.measures.published import Level, Unit
from heed.reports import tags
from heed.reports.book import Book, Hidden, Team
from heed.reports.document import Audience
from heed.reports.tags import FORMS, OF_THE_LAW, OF_THE_REPORT
from tests.days import day
from tests.reports import making
from tests.reports.making import COUNT, PARTED, RATE, SHARE, group

HIDDEN = making.definition("attended")
NOBODY = making.definition("offending")
NEW = making.definition("new_this_year")
SMALL = making.definition("adopted", Kind.COUNT, counts="children")

PLACED = replace(
    making.parted(foster_care=300, at_home=146),
    parts=(
        making.parted(foster_care=300, at_home=146).parts[0],
        replace(making.parted(foster_care=300, at_home=146).parts[1], key="at home"),
    ),
)

BOOK = making.book(
    (SHARE, {2026: making.share(970, 1000, unknown={"nobody said": 6, "no day": 1}), 2025: making.share(950, 1000)}),
    (COUNT, {2026: making.count(446), 2025: making.count(431)}),
    (RATE, {2026: making.rate(446, 34_500), 2025: making.rate(431, 34_300)}),
    (PARTED, {2026: PLACED, 2025: PLACED}),
    (HIDDEN, {2026: making.few(), 2025: making.share(90, 100)}),
    (NOBODY, {2026: making.none(), 2025: making.share(90, 100)}),
    (NEW, {2026: making.share(90, 100)}),
    (SMALL, {2026: making.count(8), 2025: making.count(9)}),
    groups={
        (SHARE.code, 2026, "age_band"): (group("under 1", making.share(40, 50)), group("16+", making.share(930, 950))),
        (SHARE.code, 2025, "age_band"): (group("under 1", making.share(45, 50)), group("16+", making.share(905, 950))),
        (COUNT.code, 2026, "age_band"): (group("under 1", making.count(46)), group("16+", making.count(400))),
        (COUNT.code, 2026, "iro"): (group("Nadia Khan", making.count(246)), group("Sam Okoro", making.count(200))),
        (COUNT.code, 2025, "iro"): (group("Sam Okoro", making.count(190)),),
        (SMALL.code, 2026, "age_band"): (group("under 1", making.count(6)), group("16+", making.few())),
    },
    others=(
        making.published(SHARE, 88.5),
        making.published(SHARE, 90, Level.REGION),
        making.published(SHARE, 91, Level.NEIGHBOURS, year=2024),
        making.published(SHARE, 70, split="age_band", key="under 1"),
        making.published(COUNT, 20, split="age_band", key="16+", unit=Unit.PER_CENT_OF_THE_WHOLE),
        making.published(SHARE, 99, Level.REGION, area="The West"),
    ),
    team=Team(making.AS_AT, iros=7, children=446, least=57, most=70, without_iro=12, fte=6.5),
)


def _says(tag: str, book: Book = BOOK) -> str:
    said = tags.say(tag, book)
    assert not said.fault, said.fault
    return said.text


EVERY_FORM = {
    "": "97%",
    "full": "97% (970 of 1,000 reviews)",
    "base": "970 of 1,000 reviews",
    "number": "970",
    "of": "1,000",
    "missed": "30",
    "unknown": "7",
    "change": "up 2 percentage points, from 95% to 97%",
    "before": "95%",
    "name": "Reviews on time",
    "england": "88.5% (2024-25)",
    "region": "90% (2024-25)",
    "neighbours": "91% (2023-24)",
    "beside": "England 88.5% (2024-25), The East 90% (2024-25), the neighbours of Fenshire 91% (2023-24)",
}


def test_every_form_is_tried() -> None:
    assert {*EVERY_FORM, "share"} == FORMS.keys(), "a share is one of a part: see below"


@pytest.mark.parametrize("form", EVERY_FORM)
def test_a_figure_is_said_in_the_form_asked_for(form: str) -> None:
    said = tags.say(f"{SHARE.code} {form}".strip(), BOOK)

    assert (said.text, said.fault, said.why) == (EVERY_FORM[form], "", "")
    assert said.figure == SHARE.code


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("reviews_on_time age_band=under_1", "80% (40 of 50 reviews)"),
        ("reviews_on_time age_band=16+ full", "97.9% (930 of 950 reviews)"),
        ("reviews_on_time full age_band=16+", "97.9% (930 of 950 reviews)"),
        ("reviews_on_time age_band=under_1 before", "90% (45 of 50 reviews)"),
        (
            "reviews_on_time age_band=under_1 change",
            "down 10 percentage points, from 90% to 80% (45 of 50 reviews, then 40 of 50 reviews)",
        ),
        ("reviews_on_time age_band=under_1 england", "70% (2024-25)"),
        ("reviews_on_time age_band=under_1 beside", "England 70% (2024-25)"),
        ("children_in_care age_band=16+", "400 children"),
        ("children_in_care age_band=16+ share", "89.7%"),
        ("children_in_care age_band=16+ england", "20% (2024-25)"),
        ("children_in_care iro=Sam_Okoro", "200 children"),
        ("children_in_care iro=Nadia_Khan change", "not counted for 2024-25"),
        ("placements part=foster_care", "300 children"),
        ("placements part=at_home share", "32.7%"),
        ("placements part=at_home number", "146"),
        ("placements part=at_home change", "the same as in 2024-25, 146"),
        ("children_rate change", "up 3.6 per 10,000, from 125.7 to 129.3"),
        ("reviews_on_time year=2025", "95%"),
        ("reviews_on_time year=2025 change", "not counted for 2023-24"),
        ("  reviews_on_time   full ", "97% (970 of 1,000 reviews)"),
        ("adopted age_band=under_1 share", "75% (6 of 8 children)"),
        ("reviews_on_time age_band=under_1 share", "5%"),
    ],
)
def test_a_part_of_a_figure_and_another_year_are_asked_for_beside_the_form(tag: str, text: str) -> None:
    assert _says(tag) == text


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("council", "Fenshire County Council"),
        ("year", "2025-26"),
        ("last_year", "2024-25"),
        ("next_year", "2026-27"),
        ("last_day", "Tue 31 Mar 2026"),
        ("as_at", "Tue 31 Mar 2026"),
        ("iros", "7"),
        ("caseload", "67"),
        ("caseload_range", "57 to 70"),
        ("fte", "6.5"),
    ],
)
def test_the_report_itself_has_tags(tag: str, text: str) -> None:
    assert _says(tag) == text
    assert tag in OF_THE_REPORT


def test_every_tag_of_the_report_says_something() -> None:
    assert all(_says(tag) for tag in OF_THE_REPORT)


@pytest.mark.parametrize("tag", sorted(OF_THE_LAW))
def test_a_tag_of_the_law_is_what_the_law_says_on_the_last_day_of_the_year(tag: str) -> None:
    amounts: dict[str, Dated[Any]] = {
        "law.first_review": FIRST_REVIEW,
        "law.second_review": SECOND_REVIEW,
        "law.later_review": LATER_REVIEW,
        "law.caseload": CASELOAD,
    }

    assert _says(tag) == str(amounts[tag].on(day("Tue 31 Mar 2026")).value)


def test_a_tag_of_the_law_says_what_a_reader_of_the_regulations_reads() -> None:
    assert [_says(tag) for tag in OF_THE_LAW] == ["20 working days", "3 months", "6 months", "50 to 70 children"]


def test_of_a_year_before_the_law_that_heed_knows_the_tag_says_so() -> None:
    said = tags.say("law.first_review", replace(BOOK, year=2005))

    assert said.fault == ""
    assert "is not encoded for Thu 31 Mar 2005" in said.why
    assert said.why in said.text


@pytest.mark.parametrize("noun", sorted(NOUNS))
def test_a_noun_is_said_as_the_council_says_it(noun: str) -> None:
    words = Words(LEICESTERSHIRE)

    assert tags.say(noun, BOOK, words).text == words[noun].singular
    assert tags.say(f"{noun}.plural_capital", BOOK, words).text == words[noun].plural_capital
    assert tags.say(noun, BOOK, words).figure == ""


def test_a_figure_is_said_in_the_councils_words() -> None:
    of = replace(SHARE, name="Reviews on time", counts="reviews")
    book = making.book((of, {2026: making.share(9, 10)}))

    assert tags.say(f"{of.code} full", book, Words(LEICESTERSHIRE)).text == (
        "90% (9 of 10 review of arrangements meetings)"
    )


# What cannot be read


@pytest.mark.parametrize(
    ("tag", "fault"),
    [
        ("", "A tag is empty: write the code of a figure between [[ and ]]."),
        ("   ", "A tag is empty: write the code of a figure between [[ and ]]."),
        ("reviews_on_tim", "There is no figure “reviews_on_tim” (did you mean reviews_on_time?)."),
        ("last_yaer", "There is no figure “last_yaer” (did you mean last_year?)."),
        ("law.frist_review", "There is no figure “law.frist_review” (did you mean law.first_review?)."),
        ("qqqq", "There is no figure “qqqq”."),
        ("review.many", "There is no figure “review.many”"),
        (
            "reviews_on_time ful",
            "[[reviews_on_time ful]] cannot be read at “ful” (did you mean full?). A tag is a code and",
        ),
        ("reviews_on_time age_bnad=16+", "cannot be read at “age_bnad=16+” (did you mean age_band?)."),
        ("reviews_on_time year=soon", "cannot be read at “year=soon”"),
        ("reviews_on_time year=²", "cannot be read at “year=²”"),
        ("reviews_on_time age_band=17", "has no part “17” by age_band: write one of under_1, 16+."),
        ("reviews_on_time sex=F", "Reviews on time is not split by sex in a report: leave that out."),
        ("placements part=foster", "Placements has no part “foster” (did you mean foster_care?)."),
        (
            "reviews_on_time share",
            "[[reviews_on_time share]] needs a part: add age_band=16+, or part= and the code of a part.",
        ),
        (
            "reviews_on_time full change",
            "[[reviews_on_time full change]] asks for two forms: write one of “full” and “change”.",
        ),
        (
            "reviews_on_time age_band=16+ sex=F",
            "[[reviews_on_time age_band=16+ sex=F]] asks for two parts: write one of “age_band=16+” and “sex=F”.",
        ),
        ("{{ 7 * 7 }}", "There is no figure “{{”."),
        ('#read("/etc/passwd")', 'There is no figure “#read("/etc/passwd")”.'),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence_and_the_tag_stays(tag: str, fault: str) -> None:
    said = tags.say(tag, BOOK)

    assert fault in said.fault
    assert said.fault.endswith(".")
    assert "\n" not in said.fault
    assert said.text == f"[[{tag}]]"
    assert said.figure == ""


def test_a_tag_of_two_hundred_letters_is_named_by_its_beginning() -> None:
    assert tags.TAG.search("[[" + "a" * 200 + "]]") is not None
    assert tags.TAG.search("[[" + "a" * 201 + "]]") is None


# What is not there


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("offending", "not available (there are none in the period)"),
        ("offending full", "not available (there are none in the period)"),
        ("offending number", "not available (there are none in the period)"),
        ("new_this_year before", "not available (no return of 2024-25 is loaded)"),
        ("new_this_year year=2019", "not available (no return of 2018-19 is loaded)"),
        ("attended england", "not available (nothing that is published is set beside it)"),
        ("attended beside", "not available (nothing that is published is set beside it)"),
        ("placements part=at_home england", "not available (nothing that is published is set beside it)"),
    ],
)
def test_a_figure_that_is_not_there_says_why(tag: str, text: str) -> None:
    said = tags.say(tag, BOOK)

    assert said.text == text
    assert said.why in text
    assert said.why
    assert not said.fault
    assert not said.hidden


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("offending unknown", "0"),
        ("offending change", "not compared with 2024-25, because there are none in the period"),
        ("new_this_year change", "not counted for 2024-25"),
    ],
)
def test_what_can_be_said_of_it_is_said(tag: str, text: str) -> None:
    assert tags.say(tag, BOOK).text == text


@pytest.mark.parametrize("tag", ["iros", "caseload", "caseload_range", "fte"])
def test_without_a_roster_who_the_iros_are_is_not_known(tag: str) -> None:
    said = tags.say(tag, replace(BOOK, team=None))

    assert said.text == "not available (no roster says who the IROs are)"
    assert said.why == "no roster says who the IROs are"


def test_how_many_posts_they_are_is_not_known_where_nobody_said() -> None:
    assert BOOK.team is not None
    said = tags.say("fte", replace(BOOK, team=replace(BOOK.team, fte=None)))

    assert said.text == "not available (nothing says how many hours each works)"


# What the public is not told


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("attended", "fewer than 5 of 40 reviews"),
        ("attended full", "fewer than 5 of 40 reviews"),
        ("attended number", "fewer than 5"),
        ("attended of", "40"),
        ("attended missed", "not published"),
        ("attended change", "not compared with 2024-25, because the figure of this year is not published"),
        ("attended before", "90%"),
    ],
)
def test_a_hidden_number_is_said_to_be_hidden(tag: str, text: str) -> None:
    assert _says(tag) == text


def test_a_figure_that_tells_nothing_any_more_says_why() -> None:
    hidden = replace(making.few(), numerator=Hidden.KEPT, denominator=Hidden.KEPT)
    said = tags.say(HIDDEN.code, making.book((HIDDEN, {2026: hidden})))

    assert said.hidden
    assert said.text == f"not published ({hidden.why})"
    assert said.why == hidden.why


@pytest.mark.parametrize("tag", ["adopted age_band=under_1 share", "adopted age_band=16+ share"])
def test_no_share_of_a_small_whole_or_of_a_hidden_part_is_told_to_the_public(tag: str) -> None:
    said = tags.say(tag, replace(BOOK, hidden_for=Audience.PUBLIC))

    assert said.why
    assert "%" not in said.text


def test_a_part_that_is_hidden_is_said_to_be() -> None:
    book = making.book((PARTED, {2026: making.parted(foster_care=30, at_home=Hidden.FEW)}))

    assert tags.say("placements part=at_home", book).text == "fewer than 5 children"
    assert tags.say("placements part=at_home share", book).why


def test_the_mean_of_children_is_not_told_where_it_would_tell_how_many_have_no_iro() -> None:
    assert BOOK.team is not None
    team = replace(BOOK.team, without_iro=Hidden.FEW, least=Hidden.FEW, about=None)
    book = replace(BOOK, team=team)

    assert tags.say("caseload", book).why == tags.NOT_TOLD
    assert _says("caseload_range", book) == "fewer than 5 to 70"


def test_of_none_there_is_no_share() -> None:
    book = making.book(
        (SMALL, {2026: making.count(0)}), groups={(SMALL.code, 2026, "age_band"): (group("16+", making.count(0)),)}
    )

    assert tags.say("adopted age_band=16+ share", book).why == "there are none in the period"
