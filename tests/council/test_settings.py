"""What a council may set: kinds, bounds, days, history, the file. The actions that do it are tested here too."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from heed.access.actions import NotNow, NotPermitted
from heed.access.models import Entry, User
from heed.council import actions, file, pages
from heed.council.models import ListItem, Setting, Word, settings_on, words_on
from heed.council.settings import (
    BREAK_GLASS_HOURS,
    COMPARATORS,
    COUNCIL_NAME,
    DECLARED,
    FIRST_REVIEW_LOCAL,
    HELD_ON_IS,
    NEIGHBOURS_OF,
    POPULATION_0_17,
    POSTCODE_TABLE,
    REGION,
    REPAIRS,
    SMALL_COUNT,
    Declared,
    NotAValue,
    fault_in,
)
from heed.council.words import Word as Noun
from tests.days import day

APRIL, JUNE = day("Wed 1 Apr 2026"), day("Mon 1 Jun 2026")


def change(by: User, name: str, value: str, **changed: Any) -> Setting:
    """Set something from 1 April 2026 unless said otherwise."""
    said = {"name": name, "value": value, "from_on": APRIL, "reason": "Agreed by the service", **changed}
    return actions.change_setting(by=by, **said)


# Declared


@pytest.mark.parametrize("text", ["", "ons.csv", "ONSPD_AUG_2025_UK.csv", "ONS Postcode Directory.2025.csv"])
def test_the_table_of_postcodes_is_the_bare_name_of_a_csv_file(text: str) -> None:
    assert POSTCODE_TABLE.read(text) == text


@pytest.mark.parametrize("text", ["", "ours.csv"])
def test_the_file_of_published_figures_is_the_bare_name_of_a_csv_file(text: str) -> None:
    assert COMPARATORS.read(text) == text
    assert fault_in(COMPARATORS, "../ours.csv") is not None


@pytest.mark.parametrize("place", [REGION, NEIGHBOURS_OF])
def test_what_a_council_stands_beside_is_one_line_or_blank(place: Declared[str]) -> None:
    assert place.read(" Yorkshire and The Humber ") == "Yorkshire and The Humber"
    assert place.read("  ") == place.default == ""
    for text in ("x" * 81, "two\nlines"):
        assert fault_in(place, text) is not None


@pytest.mark.parametrize("name", sorted(DECLARED))
def test_every_settings_default_can_be_written_and_read_back(name: str) -> None:
    declared = DECLARED[name]

    assert declared.read(declared.write(declared.default)) == declared.default
    assert fault_in(declared, declared.write(declared.default)) is None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *((COUNCIL_NAME.name, text) for text in ("", "  ", "x" * 81, "two\nlines", "bell\x07")),
        *((SMALL_COUNT.name, text) for text in ("", "0", "-1", "101", "5.0", "five", "٥", " 5", "1" * 400)),
        *((HELD_ON_IS.name, text) for text in ("", "held_on", "COMPLETED_ON")),
        *((BREAK_GLASS_HOURS.name, text) for text in ("0", "169", "")),
        *((FIRST_REVIEW_LOCAL.name, text) for text in ("0", "none", "1001")),
        *((POPULATION_0_17.name, text) for text in ("0", "33,180", "1000000", "-1")),
        *(
            (POSTCODE_TABLE.name, text)
            for text in (
                "ons",
                "../ons.csv",
                "a/ons.csv",
                "/etc/ons.csv",
                ".csv",
                ".ons.csv",
                "ons.csv\n",
                "a" * 97 + ".csv",
            )
        ),
        *((REPAIRS.name, text) for text in ("", "R07", "R01, none", "R01, R01", "R01 R02", "r01")),
    ],
)
def test_text_that_is_not_a_value_is_refused_with_a_sentence(name: str, text: str) -> None:
    with pytest.raises(NotAValue, match=r"^Give .*\.$"):
        DECLARED[name].read(text)
    assert str(fault_in(DECLARED[name], text)).startswith(DECLARED[name].title)


@pytest.mark.parametrize(
    ("text", "codes", "written"),
    [("none", set(), "none"), ("R05,R01", {"R01", "R05"}, "R01, R05"), (" R06 ", {"R06"}, "R06")],
)
def test_repairs_are_codes_with_commas_or_none(text: str, codes: set[str], written: str) -> None:
    assert REPAIRS.read(text) == codes
    assert REPAIRS.write(frozenset(codes)) == written


def test_a_first_review_standard_looser_than_the_law_is_refused_with_the_provision_named() -> None:
    said = fault_in(FIRST_REVIEW_LOCAL, "21")

    assert said is not None
    assert "reg 33(1)" in said
    assert "20 working days" in said


@pytest.mark.parametrize("text", ["20", "15", ""])
def test_a_first_review_standard_as_strict_as_the_law_or_stricter_or_none_is_allowed(text: str) -> None:
    assert fault_in(FIRST_REVIEW_LOCAL, text) is None


# In the database


def test_without_a_row_a_setting_has_its_default(db: None) -> None:
    assert settings_on(APRIL)[HELD_ON_IS] == "completed_on"
    assert settings_on(APRIL)[FIRST_REVIEW_LOCAL] is None


def test_a_setting_holds_from_its_day_and_not_before(tom: User) -> None:
    change(tom, "small_count", "6")
    change(tom, "small_count", "7", from_on=JUNE)

    assert settings_on(day("Tue 31 Mar 2026"))[SMALL_COUNT] == 5
    assert settings_on(APRIL)[SMALL_COUNT] == 6
    assert settings_on(day("Sun 31 May 2026"))[SMALL_COUNT] == 6
    assert settings_on(JUNE)[SMALL_COUNT] == 7


def test_all_settings_of_a_day_are_one_query(tom: User, django_assert_num_queries: Any) -> None:
    for name in ("small_count", "small_denominator", "break_glass_hours"):
        change(tom, name, "9")

    with django_assert_num_queries(1):
        assert settings_on(APRIL)[BREAK_GLASS_HOURS] == 9


def test_a_row_whose_setting_is_no_longer_declared_is_left_aside(db: None) -> None:
    Setting.objects.create(name="was_once", value="x", from_on=APRIL, reason="Then")

    assert settings_on(JUNE)[SMALL_COUNT] == 5


def test_changing_a_setting_is_on_the_record_without_its_value(tom: User) -> None:
    row = change(tom, "council_name", "Fenshire County Council")

    entry = Entry.objects.get()
    assert (entry.by, entry.what, entry.subject) == (tom, "council.change_setting", f"council.Setting:{row.pk}")
    assert "Fenshire" not in entry.sentence
    assert entry.version == row.history.latest().history_id


def test_correcting_a_setting_of_the_same_day_keeps_the_value_before_as_a_version(tom: User) -> None:
    change(tom, "small_count", "6")
    row = change(tom, "small_count", "8", reason="Typed wrongly")

    assert row.version == 2
    assert [each.value for each in row.history.order_by("history_id")] == ["6", "8"]


def test_setting_the_same_thing_again_changes_nothing(tom: User) -> None:
    change(tom, "small_count", "6")
    row = change(tom, "small_count", "6")

    assert (row.version, row.history.count()) == (1, 1)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"name": "speed"}, "no setting"),
        ({"value": "lots"}, "whole number"),
        ({"reason": "  "}, "reason"),
        ({"reason": "x" * 501}, "reason"),
        ({"name": "first_review_local", "value": "25"}, "reg 33(1)"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_with_a_sentence_and_nothing_kept(
    tom: User, changed: dict[str, str], says: str
) -> None:
    with pytest.raises(NotNow, match=says.replace("(", r"\(").replace(")", r"\)")):
        change(tom, **{"name": "small_count", "value": "6", **changed})

    assert not Setting.objects.exists()
    assert not Entry.objects.exists()


def test_an_iro_may_not_change_settings(nadia: User) -> None:
    with pytest.raises(NotPermitted):
        change(nadia, "small_count", "6")


def test_the_database_refuses_two_values_from_one_day_and_one_without_a_reason(db: None) -> None:
    Setting.objects.create(name="small_count", value="6", from_on=APRIL, reason="Agreed")

    for name, reason in (("small_count", "Again"), ("small_denominator", "")):
        with pytest.raises(IntegrityError), transaction.atomic():
            Setting.objects.create(name=name, value="7", from_on=APRIL, reason=reason)


def test_the_screen_shows_every_setting_with_its_history_newest_first(
    tom: User, django_assert_num_queries: Any
) -> None:
    change(tom, "small_count", "6")
    change(tom, "small_count", "7", from_on=JUNE, reason="Board of June")

    with django_assert_num_queries(2):
        shown = {each.declared.name: each for each in pages.settings_shown(APRIL)}

    assert shown.keys() == DECLARED.keys()
    assert shown["small_count"].value == "6"
    assert [(each.value, each.reason) for each in shown["small_count"].changes] == [
        ("7", "Board of June"),
        ("6", "Agreed by the service"),
    ]
    assert shown["first_review_local"].value == ""


# Words


def test_the_councils_word_holds_from_its_day(tom: User) -> None:
    actions.change_word(by=tom, noun="alert", word=Noun("dispute", "disputes", "a"), from_on=APRIL)

    assert words_on(day("Tue 31 Mar 2026")).alert.plural == "alerts"
    assert words_on(APRIL).alert.plural == "disputes"


def test_adopting_a_councils_words_sets_every_noun_and_a_second_time_nothing(tom: User) -> None:
    first = actions.adopt_words(by=tom, preset="North East Lincolnshire", from_on=APRIL)
    again = actions.adopt_words(by=tom, preset="North East Lincolnshire", from_on=APRIL)

    assert (first, again) == (Word.objects.count(), 0)
    assert words_on(APRIL).manager_1.singular == "practice supervisor"


def test_adopting_other_words_later_leaves_none_of_the_first_behind(tom: User) -> None:
    actions.adopt_words(by=tom, preset="North East Lincolnshire", from_on=APRIL)
    actions.adopt_words(by=tom, preset="Leicestershire", from_on=JUNE)

    assert words_on(JUNE).manager_1.singular == "team manager"


def test_words_of_a_day_are_one_query(tom: User, django_assert_num_queries: Any) -> None:
    actions.adopt_words(by=tom, preset="Leicestershire", from_on=APRIL)

    with django_assert_num_queries(1):
        assert words_on(APRIL).review.plural == "review of arrangements meetings"


@pytest.mark.parametrize(("noun", "word"), [("meeting", Noun("a", "b", "a")), ("alert", Noun("", "", "a"))])
def test_a_word_that_cannot_be_is_refused(tom: User, noun: str, word: Noun) -> None:
    with pytest.raises(NotNow):
        actions.change_word(by=tom, noun=noun, word=word, from_on=APRIL)


def test_an_unknown_preset_is_refused_naming_those_there_are(tom: User) -> None:
    with pytest.raises(NotNow, match="Leicestershire"):
        actions.adopt_words(by=tom, preset="Rutland", from_on=APRIL)


# One file


def fill(by: User) -> str:
    """Something of each kind, exported."""
    change(by, "small_count", "6")
    change(by, "council_name", "Fenshire – “the Fens”")
    actions.change_word(by=by, noun="alert", word=Noun("dispute", "disputes", "a"), from_on=APRIL)
    actions.begin_lists(by=by)
    actions.retire_list_item(ListItem.objects.get(number=9), by=by, from_on=JUNE)
    return pages.export()


def test_what_is_exported_is_imported_whole_and_a_second_time_changes_nothing(tom: User) -> None:
    text = fill(tom)
    Setting.objects.all().delete()
    Word.objects.all().delete()

    assert actions.import_council(by=tom, text=text) == 3
    assert pages.export() == text
    assert actions.import_council(by=tom, text=text) == 0


def test_an_import_changes_what_differs_and_leaves_what_it_does_not_name(tom: User) -> None:
    body = json.loads(fill(tom))
    body["settings"] = [{**body["settings"][1], "value": "9"}]
    body["items"] = [{**body["items"][0], "label": "Professionals did not come"}]

    assert actions.import_council(by=tom, text=json.dumps(body)) == 2
    assert settings_on(APRIL)[SMALL_COUNT] == 9
    assert settings_on(APRIL)[COUNCIL_NAME] == "Fenshire – “the Fens”"
    assert ListItem.objects.get(number=1).label == "Professionals did not come"


SETTING = {"name": "small_count", "value": "6", "from_on": "2026-04-01", "reason": "Agreed"}
WORD = {"noun": "alert", "singular": "dispute", "plural": "disputes", "article": "a", "from_on": "2026-04-01"}
ITEM = {"list_name": "late_review_reasons", "number": 1, "label": "Late", "retired_from": None}


def body(**parts: Any) -> str:
    """A file's text with these parts in place of empty ones."""
    return json.dumps({"heed": "council", "format": 1, "settings": [], "words": [], "items": [], **parts})


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not a file of a council"),
        ("[]", "not a file of a council"),
        ("[" * 100_000, "not a file of a council"),
        (" " * 1_000_001, "not a file of a council"),
        ('{"heed": "person"}', "not a file of a council"),
        (body(format=2), "format 1"),
        (body(words=None), "“words”"),
        (body(settings=["x"]), "“settings”"),
        (body(settings=[{**SETTING, "from_on": "1 April"}]), "“from_on”"),
        (body(settings=[{**SETTING, "value": 6}]), "“value”"),
        (body(settings=[{"name": "small_count"}]), "“value”"),
        (body(settings=[SETTING, {**SETTING, "value": "7"}]), "twice"),
        (body(settings=[{**SETTING, "value": "0"}]), "whole number"),
        (body(settings=[{**SETTING, "name": "first_review_local", "value": "40"}]), "reg 33"),
        (body(words=[WORD, WORD]), "twice"),
        (body(words=[{**WORD, "article": "the"}]), "article"),
        (body(items=[ITEM, ITEM]), "twice"),
        (body(items=[{**ITEM, "number": True}]), "“number”"),
        (body(items=[{**ITEM, "number": 0}]), "from 1"),
        (body(items=[{**ITEM, "label": " "}]), "label"),
        (body(items=[{**ITEM, "list_name": "x"}]), "no list"),
        (body(items=[{**ITEM, "retired_from": "soon"}]), "“retired_from”"),
    ],
)
def test_a_file_with_a_fault_is_refused_with_a_sentence_and_none_of_it_taken(tom: User, text: str, says: str) -> None:
    with pytest.raises(NotNow, match=says):
        actions.import_council(by=tom, text=text)

    assert not Setting.objects.exists()
    assert not ListItem.objects.exists()


def test_a_file_that_is_good_but_for_its_last_line_leaves_nothing(tom: User) -> None:
    with pytest.raises(file.NotACouncilFile):
        file.read(body(settings=[SETTING], words=[WORD], items=[ITEM, {**ITEM, "number": 2, "label": ""}]))
