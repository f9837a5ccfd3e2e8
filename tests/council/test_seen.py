"""Two who change the same setting, word or file: the later is refused with both texts. And what a file would change."""

from __future__ import annotations

import json
from typing import Any

import pytest

from heed.access.actions import NotNow, Stale
from heed.access.models import User
from heed.council import actions, pages
from heed.council.models import ListItem, SchoolHoliday, Setting, settings_on, words_on
from heed.council.pages import Part
from heed.council.presets import ADOPTABLE, HEEDS_OWN, PRESETS
from heed.council.samples import SAMPLES, tried
from heed.council.settings import DECLARED, SMALL_COUNT, Group, Kind
from heed.council.words import NOUNS
from heed.council.words import Word as Noun
from tests.days import day

APRIL, JUNE = day("Wed 1 Apr 2026"), day("Mon 1 Jun 2026")
DISPUTE = Noun("dispute", "disputes", "a")


def change(by: User, value: str, **changed: Any) -> Setting:
    """Set the smallest count."""
    said = {"name": "small_count", "value": value, "from_on": APRIL, "reason": "Agreed by the service", **changed}
    return actions.change_setting(by=by, **said)


# Settings and words


def test_who_saw_a_setting_before_somebody_changed_it_is_refused_with_both_texts(tom: User, ingrid: User) -> None:
    change(tom, "6", seen=0)

    with pytest.raises(Stale) as refused:
        change(ingrid, "7", from_on=JUNE, reason="Board", seen=0)

    assert {(each.field, each.kept, each.yours) for each in refused.value.differences} == {
        ("value", "6", "7"),
        ("from_on", APRIL, JUNE),
        ("reason", "Agreed by the service", "Board"),
    }
    assert settings_on(JUNE)[SMALL_COUNT] == 6
    change(ingrid, "7", from_on=JUNE, seen=actions.setting_seen("small_count"))


def test_a_correction_is_seen_as_a_change_and_the_row_of_the_same_day_is_shown(tom: User) -> None:
    change(tom, "6")
    change(tom, "9", from_on=JUNE)
    seen = actions.setting_seen("small_count")
    change(tom, "7")

    with pytest.raises(Stale) as refused:
        change(tom, "8", seen=seen)
    assert [(each.field, each.kept) for each in refused.value.differences] == [("value", "7")]


def test_the_same_change_sent_twice_makes_one_row(tom: User) -> None:
    change(tom, "6", seen=0)
    change(tom, "6", seen=0)

    row = Setting.objects.get()
    assert (row.version, row.history.count()) == (1, 1)


def test_rows_that_went_away_meanwhile_are_refused_with_a_sentence(tom: User) -> None:
    with pytest.raises(NotNow, match="same moment"):
        change(tom, "6", seen=3)


def test_who_saw_a_word_before_somebody_changed_it_is_refused_with_both_texts(tom: User) -> None:
    actions.change_word(by=tom, noun="alert", word=DISPUTE, from_on=APRIL, seen=0)
    actions.change_word(by=tom, noun="review", word=Noun("meeting", "meetings", "a"), from_on=APRIL, seen=0)

    with pytest.raises(Stale) as refused:
        actions.change_word(by=tom, noun="alert", word=Noun("row", "rows", "a"), from_on=APRIL, seen=0)

    assert {(each.field, each.kept, each.yours) for each in refused.value.differences} == {
        ("singular", "dispute", "row"),
        ("plural", "disputes", "rows"),
    }


def test_words_are_adopted_against_what_was_looked_at(tom: User) -> None:
    seen = actions.words_seen()
    actions.change_word(by=tom, noun="alert", word=DISPUTE, from_on=APRIL)

    with pytest.raises(NotNow, match="once more"):
        actions.adopt_words(by=tom, preset="Leicestershire", from_on=APRIL, seen=seen)
    assert words_on(APRIL).alert == DISPUTE
    assert actions.adopt_words(by=tom, preset="Leicestershire", from_on=APRIL, seen=actions.words_seen())


def test_heeds_own_words_can_be_adopted_again(tom: User) -> None:
    actions.adopt_words(by=tom, preset="Leicestershire", from_on=APRIL)
    actions.adopt_words(by=tom, preset=HEEDS_OWN, from_on=JUNE)

    assert {key: words_on(JUNE)[key] for key in NOUNS} == {key: noun.default for key, noun in NOUNS.items()}
    assert words_on(APRIL).review.plural == "review of arrangements meetings"
    assert set(ADOPTABLE) == {*PRESETS, HEEDS_OWN}


@pytest.mark.parametrize("key", NOUNS)
def test_every_noun_is_tried_in_a_sentence_with_each_of_its_forms(key: str) -> None:
    word = Noun("zig", "zags", "an")
    said = tried(key, word)

    assert set(SAMPLES) == set(NOUNS)
    assert "zig" in said
    assert key == "family_time" or ("zags" in said.lower() and "an zig" in said.lower())
    assert said[0].isupper()
    assert tried(key, NOUNS[key].default)


# Lists


def test_a_row_retired_by_mistake_is_brought_back(tom: User) -> None:
    item = actions.add_list_item(by=tom, list_name="late_review_reasons", label="Snow")
    with pytest.raises(NotNow, match="not retired"):
        actions.bring_back_list_item(item, by=tom)
    actions.retire_list_item(item, by=tom, from_on=JUNE)

    item = actions.bring_back_list_item(item, by=tom)

    assert (item.retired_from, item.version) == (None, 3)


# The file


def test_what_a_file_would_change_is_told_line_by_line_and_nothing_changes(
    tom: User, django_assert_num_queries: Any
) -> None:
    change(tom, "6")
    actions.begin_lists(by=tom)
    actions.add_school_holiday(by=tom, name="May", from_on=day("Mon 25 May 2026"), until_on=JUNE)
    body = json.loads(pages.export())
    assert pages.brought(pages.export()) == ()
    body["settings"] = [{**body["settings"][0], "value": "9"}, {**body["settings"][0], "from_on": "2026-06-01"}]
    body["words"] = [{"noun": "alert", "singular": "row", "plural": "rows", "article": "a", "from_on": "2026-04-01"}]
    body["items"] = [{**body["items"][0], "retired_from": "2026-06-01"}, {**body["items"][0], "number": 99}]
    body["school_holidays"] = [
        {"name": "Half term", "from_on": "2026-05-25", "until_on": "2026-05-30"},
        {"name": "Summer", "from_on": "2026-07-24", "until_on": "2026-09-01"},
    ]

    with django_assert_num_queries(4):
        found = pages.brought(json.dumps(body))

    first = ListItem.objects.get(number=1).label
    assert [(each.part, each.from_on, each.kept, each.says) for each in found] == [
        (Part.SETTING, APRIL, "6", "9"),
        (Part.SETTING, JUNE, "", "6"),
        (Part.WORD, APRIL, "", "a row, rows"),
        (Part.ITEM, None, first, f"{first}, retired from Mon 1 Jun 2026"),
        (Part.ITEM, None, "", first),
        (Part.HOLIDAY, day("Mon 25 May 2026"), "May, to Sun 31 May 2026", "Half term, to Fri 29 May 2026"),
        (Part.HOLIDAY, day("Fri 24 Jul 2026"), "", "Summer, to Mon 31 Aug 2026"),
    ]
    assert settings_on(APRIL)[SMALL_COUNT] == 6


def test_a_file_is_taken_over_against_what_was_looked_at(tom: User) -> None:
    change(tom, "6")
    text, seen = pages.export(), actions.council_seen()
    change(tom, "7")

    with pytest.raises(NotNow, match="once more"):
        actions.import_council(by=tom, text=text, seen=seen)
    assert actions.import_council(by=tom, text=text, seen=actions.council_seen()) == 1


def test_holidays_removed_meanwhile_are_seen_as_a_change(tom: User) -> None:
    holiday = actions.add_school_holiday(by=tom, name="May", from_on=APRIL, until_on=JUNE)
    seen = actions.council_seen()

    actions.remove_school_holiday(holiday, by=tom)

    assert not SchoolHoliday.objects.exists()
    assert actions.council_seen() != seen


# How they are asked for


@pytest.mark.parametrize("name", DECLARED)
def test_every_setting_stands_under_a_heading_and_what_may_be_chosen_has_words(name: str) -> None:
    declared = DECLARED[name]

    assert declared.group in Group
    assert bool(declared.choices) is (declared.kind in (Kind.ONE_OF, Kind.SOME_OF))
    for value in declared.choices:
        declared.read(value)
