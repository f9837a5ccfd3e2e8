"""How values and lists stand in sentences."""

from __future__ import annotations

from heed.exchange.ssda903.words import counted, listed, shown, some, years_listed


def test_a_value_is_shown_shortened_and_without_characters_that_cannot_be_printed():
    assert shown("31/02/2026") == "“31/02/2026”"
    assert shown("x" * 40) == f"“{'x' * 40}”"
    assert shown("x" * 41) == f"“{'x' * 39}…”"
    assert shown("a\nb\x00\u202ec") == "“a\\nb\\x00\\u202ec”"


def test_a_list_is_written_out_and_a_long_one_is_cut_short():
    assert listed([]) == ""
    assert listed([2018]) == "2018"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert some(list("abcdefghij")) == "a, b, c, d, e, f, g, h, i and j"
    assert some(list("abcdefghijkl")) == "a, b, c, d, e, f, g, h, i, j and 2 more"


def test_a_number_has_its_noun():
    assert (counted(1, "cell"), counted(2400, "cell")) == ("1 cell", "2,400 cells")


def test_years_that_follow_one_another_stand_as_a_span():
    assert years_listed([2018, 2019, 2020, 2022]) == "2018 to 2020 and 2022"
    assert years_listed([2018, 2019, 2022, 2023]) == "2018, 2019, 2022 and 2023"
    assert years_listed([2026]) == "2026"
