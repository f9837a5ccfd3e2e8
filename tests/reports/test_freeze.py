"""Claims about the file that an issued report is rebuilt from: all comes back, nothing damaged does, changes are told."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heed.council.presets import PRESETS
from heed.council.words import OWN, Words
from heed.law.provisions import KNOWN_ON
from heed.reports.book import Book, Hidden, Team, Told
from heed.reports.document import Audience, Tone
from heed.reports.freeze import Damaged, differences, frozen, thawed
from heed.reports.freeze.codec import NotSo, as_json, dump, load
from heed.reports.manuscript import (
    Approval,
    Chosen,
    KeyMessage,
    Manuscript,
    Person,
    Progress,
    Promise,
    Recommendation,
    Risk,
    Whose,
)
from heed.reports.standing import fell, figures_key, seen, words_key
from tests.days import day
from tests.reports.fenshire_book import book

MADE_ON = day("Thu 10 Dec 2026")
ON_TIME = ("reviews_due_held_on_time", 2026)

WRITTEN = Manuscript(
    council="Fenshire County Council",
    year=2026,
    draft=3,
    body="Corporate Parenting Board",
    meeting_on=MADE_ON,
    author=Person("Tom", "Service manager"),
    sections=(Chosen("reviews", "Meetings"), Chosen("own-1", "Our garden", on=False)),
    texts={"reviews": "Held [[reviews_held]]", "in-care": "“Words”, and \u202e others"},
    messages=(KeyMessage(Tone.BETTER, "More", "were on time"),),
    promises=(Promise("Write to every child"), Promise("Count", Progress.IN_PROGRESS, "Counted", "A list")),
    recommendations=(Recommendation("Do", "Tom", MADE_ON, "Done", Whose.DEPARTMENT), Recommendation("Look")),
    risks=(Risk("A", "b", "c", "D", "IV"),),
    approvals=(Approval("Director", "Ruth", MADE_ON), Approval("Board")),
    fte=6.5,
    logo=b"\x89PNG\x00\xff",
)


@dataclass(frozen=True)
class Perhaps:
    """What may hold a list, a mapping, or neither."""

    some: tuple[int, ...] | None = None
    named: Mapping[str, int] | None = None


def freeze(of: Book, written: Manuscript = WRITTEN, words: Words = OWN) -> bytes:
    """The file of a report."""
    return frozen(of, written, words, settings={"small_count": "5"}, made_on=MADE_ON, heed_version="0.1.0")


# All comes back


def test_fenshires_whole_report_comes_back_equal_and_freezes_to_the_same_bytes() -> None:
    words = Words(PRESETS["Leicestershire"])
    kept = freeze(book(), words=words)

    found = thawed(kept)

    assert (found.book, found.manuscript) == (book(), WRITTEN)
    assert {noun: found.words[noun] for noun in OWN} == {noun: words[noun] for noun in OWN}
    assert (found.made_on, found.heed_version, found.law_known_on) == (MADE_ON, "0.1.0", KNOWN_ON)
    assert found.settings == {"small_count": "5"}
    assert freeze(found.book, found.manuscript, found.words) == kept


def test_what_is_printed_in_an_order_keeps_it() -> None:
    told = replace(book().whole[ON_TIME], left_out={"z": 1, "a": 2})
    kept = thawed(freeze(replace(book(), whole={ON_TIME: told, ("children_in_care", 2024): told})))

    assert list(kept.book.whole) == [ON_TIME, ("children_in_care", 2024)]
    assert list(kept.book.whole[ON_TIME].left_out) == ["z", "a"]


def test_a_team_that_is_not_known_and_one_that_is_both_come_back() -> None:
    team = Team(MADE_ON, 7, 446, 57, 70, 2, 6.5)
    for each in (replace(book(), team=None, team_why="nobody says"), replace(book(), team=team)):
        assert thawed(freeze(each)).book == each


@settings(max_examples=60)
@given(
    text=st.text(),
    share=st.floats(allow_nan=False, allow_infinity=False),
    counts=st.dictionaries(st.text(max_size=20), st.integers(0, 10**9) | st.sampled_from(Hidden), max_size=4),
    on=st.none() | st.dates(),
    logo=st.binary(max_size=50),
)
def test_any_words_and_numbers_come_back_as_they_were(
    text: str, share: float, counts: Any, on: date | None, logo: bytes
) -> None:
    told = Told(share, text, 1, Hidden.KEPT, Hidden.FEW, 0, counts, {}, share, None, 0)
    written = Manuscript(text, 2026, texts={text: text}, recommendations=(Recommendation(text, by_when=on),), logo=logo)

    for each in (told, written):
        assert load(json.loads(as_json(each)), type(each)) == each


def test_a_number_that_is_hidden_is_no_number() -> None:
    told = replace(book().whole[ON_TIME], numerator=Hidden.FEW, denominator=Hidden.KEPT)

    kept = json.loads(as_json(told))

    assert (kept["numerator"], kept["denominator"]) == ("few", "kept")
    assert load(kept, Told).numerator is Hidden.FEW


@pytest.mark.parametrize("none", [float("nan"), float("inf")])
def test_what_is_no_number_is_not_kept(none: float) -> None:
    with pytest.raises(ValueError, match="no number"):
        as_json(replace(book().whole[ON_TIME], value=none))


def test_a_book_in_which_numbers_were_hidden_is_not_what_a_report_is_rebuilt_from() -> None:
    with pytest.raises(ValueError, match="as they are"):
        freeze(replace(book(), hidden_for=Audience.PUBLIC))


# Nothing damaged does


def _with(change: Any) -> bytes:
    """The file with something of it changed, and its digest made anew as somebody clever would."""
    whole = json.loads(freeze(replace(book(), whole={ON_TIME: book().whole[ON_TIME]}, groups={})))
    change(whole)
    return json.dumps(whole).encode()


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"{}",
        lambda _: b"[]",
        lambda _: b"null",
        lambda _: b"\xff\xfe",
        lambda _: b'{"what": 1',
        lambda _: b"[" * 100_000,
        lambda whole: whole[:-40],
        lambda whole: whole.replace(b"Our garden", b"Our gardens"),
        lambda whole: whole.replace(b'"missed": 5', b'"missed": 4', 1),
    ],
    ids=range(10),
)
def test_a_damaged_file_is_refused_in_one_sentence(damage: Callable[[bytes], bytes]) -> None:
    with pytest.raises(Damaged) as refused:
        thawed(damage(freeze(book())))

    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)


def test_a_file_of_another_layout_is_refused_and_not_read_wrongly() -> None:
    with pytest.raises(Damaged, match="another version"):
        thawed(_with(lambda whole: whole.update(layout=2)))


@pytest.mark.parametrize(
    ("of", "wrong"),
    [
        (Person("Tom"), {"name": 1}),
        (Person("Tom"), {"nickname": "T"}),
        (Approval("Board"), {"on": "2026-13-01"}),
        (KeyMessage(Tone.BETTER, "More"), {"tone": "Worse"}),
        (WRITTEN, {"logo": "not base64!"}),
        (WRITTEN, {"provisional": 1}),
        (WRITTEN, {"year": True}),
        (WRITTEN, {"texts": [["in-care", "x"]]}),
        (WRITTEN, {"sections": "x"}),
    ],
)
def test_what_is_not_of_its_type_is_not_taken(of: Any, wrong: dict[str, Any]) -> None:
    with pytest.raises(NotSo):
        load({**json.loads(as_json(of)), **wrong}, type(of))


def test_a_list_of_none_or_some_comes_back_and_one_too_long_does_not() -> None:
    assert load([1, "x"], tuple[int, str]) == (1, "x")
    for each in (Perhaps(), Perhaps((1, 2)), Perhaps((), {"a": 1})):
        assert load(json.loads(as_json(each)), Perhaps) == each
    with pytest.raises(NotSo):
        load([1, "x", 2], tuple[int, str])


def test_what_nothing_says_how_to_keep_is_not_kept() -> None:
    with pytest.raises(TypeError, match="how to keep a object"):
        dump(object(), object)


def test_what_was_not_yet_there_when_a_file_was_written_is_as_it_is_by_itself() -> None:
    older = {"council": "Fenshire", "year": 2026}

    assert load(older, Manuscript) == Manuscript("Fenshire", 2026)
    with pytest.raises(NotSo):
        load({"council": "Fenshire"}, Manuscript)


# Changes are told


def _today(**changed: Any) -> Book:
    return replace(book(), whole={**book().whole, ON_TIME: replace(book().whole[ON_TIME], **changed)})


def test_data_read_on_another_day_that_say_the_same_differ_in_nothing() -> None:
    assert differences(book(), replace(book(), as_at=book().as_at + timedelta(7), sources=())) == ()


def test_a_figure_whose_numbers_changed_is_told_with_both() -> None:
    then = book().whole[ON_TIME]
    assert isinstance(then.numerator, int)
    numerator = then.numerator - 1
    [changed] = differences(book(), _today(numerator=numerator, value=numerator / int(then.denominator)))

    assert (changed.code, changed.year) == ON_TIME
    assert f"({then.numerator:,} of {then.denominator:,} reviews)" in changed.then
    assert f"({numerator:,} of {then.denominator:,} reviews)" in changed.now
    assert changed.why == "the data have changed"
    assert changed.sentence.startswith(f"{changed.name}, 2025-26: ")
    assert changed.sentence.endswith(": the data have changed.")


def test_law_that_is_known_anew_is_named_as_what_may_have_changed_it() -> None:
    changed = differences(book(), _today(numerator=1), law_then=date(2026, 1, 1), law_now=date(2026, 11, 1))

    assert [each.why for each in changed] == [
        "the data have changed, or the law as Heed knows it has (known on Sun 1 Nov 2026)"
    ]


def test_a_definition_that_changed_is_why() -> None:
    of = book().definitions[ON_TIME[0]]
    anew = replace(of, definition="Another.", changes=(*of.changes, (date(2026, 10, 1), "Counts otherwise.")))
    today = replace(_today(numerator=1), definitions={**book().definitions, of.code: anew})

    [changed] = differences(book(), today)
    assert changed.why == "its definition has changed on Thu 1 Oct 2026"


def test_what_is_not_counted_or_not_loaded_any_more_is_told() -> None:
    whole = {key: told for key, told in book().whole.items() if key != ON_TIME}
    [unloaded] = differences(book(), replace(book(), whole=whole))
    definitions = {code: of for code, of in book().definitions.items() if code != ON_TIME[0]}
    gone = differences(book(), replace(book(), whole=whole, definitions=definitions))

    assert (unloaded.now, unloaded.why) == ("no figure", "the return of that year is not loaded any more")
    assert gone[0].why == "it is not counted any more"


def test_more_that_is_not_known_is_a_difference_even_where_the_figure_reads_the_same() -> None:
    [changed] = differences(book(), _today(unknown={"nobody says": 3}))

    assert "nobody says" in changed.now
    assert changed.then != changed.now


# What an approval is given for


def test_an_approval_stands_for_the_same_words_and_figures_whenever_they_were_read() -> None:
    team = Team(MADE_ON, 7, 446, 57, 70, 2, 6.5)
    now = replace(book(), team=team)
    later = replace(now, team=replace(team, on=MADE_ON + timedelta(7)), as_at=book().as_at + timedelta(7), sources=())

    assert fell(seen(WRITTEN, now, 3), seen(replace(WRITTEN, approvals=()), later, 3)) == ""
    fewer = replace(now, team=replace(team, iros=6))
    assert "figures" in fell(seen(WRITTEN, now, 3), seen(WRITTEN, fewer, 3))


@pytest.mark.parametrize(
    "changed",
    [
        {"texts": {"reviews": "Held [[reviews_held]]."}},
        {"messages": ()},
        {"body": "Cabinet"},
        {"provisional": False},
        {"logo": b""},
        {"sections": WRITTEN.sections[::-1]},
    ],
)
def test_an_approval_falls_with_a_changed_word(changed: dict[str, Any]) -> None:
    assert words_key(replace(WRITTEN, **changed)) != words_key(WRITTEN)
    assert "words have changed" in fell(seen(WRITTEN, book(), 3), seen(replace(WRITTEN, **changed), book(), 3))


def test_an_approval_falls_with_a_changed_figure_and_with_the_next_draft() -> None:
    given = seen(WRITTEN, book(), 3)

    assert figures_key(_today(numerator=1)) != given.figures
    assert "figures have changed" in fell(given, seen(WRITTEN, _today(numerator=1), 3))
    assert fell(given, seen(WRITTEN, book(), 4)) == "it was given for draft 3, and this is draft 4"
