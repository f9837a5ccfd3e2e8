"""What a row of facts carries besides its dates: code, age, quarter, lateness, key; and what it must never carry."""

from __future__ import annotations

from typing import Any

import pytest

from heed.exchange.records import NO_CODE, Child
from heed.facts import unknowns
from heed.facts.build import build, child_key, schema_of
from heed.facts.schema import TABLES, TableOfFacts
from tests.days import day
from tests.facts.made import EVERY_TABLE, child, episode, full, returns, review


def _rows(*children: Child, as_at: str = "Tue 31 Mar 2026") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = build(returns(*children, as_at=as_at)).review.to_pylist()
    return found


@pytest.mark.parametrize(
    ("held_on", "code", "under_four", "why"),
    [
        ("Sun 8 Jun 2025", "PN0", True, None),
        ("Sun 8 Jun 2025", "PN6", True, unknowns.OVER_FOUR_CODE),
        ("Sun 8 Jun 2025", None, True, NO_CODE),
        ("Mon 9 Jun 2025", "PN0", True, None),  # the 4th birthday: the code decides
        ("Mon 9 Jun 2025", "PN6", False, None),
        ("Mon 9 Jun 2025", None, False, NO_CODE),
        ("Tue 10 Jun 2025", "PN6", False, None),
        ("Tue 10 Jun 2025", "PN0", False, unknowns.UNDER_FOUR_CODE),
    ],
)
def test_age_and_code_together_say_whether_the_code_can_be_used(
    held_on: str, code: str | None, under_four: bool, why: str | None
) -> None:
    whose = child(episode("Mon 2 Jun 2025"), held=[review(held_on, code)], born="Wed 9 Jun 2021")

    row = _rows(whose)[0]

    assert (row["under_four"], row["code_unknown"]) == (under_four, why)


def test_a_code_that_the_reader_could_not_use_keeps_the_readers_reason() -> None:
    whose = child(
        episode("Mon 2 Jun 2025"), held=[review("Mon 30 Jun 2025", None, unknown="two codes for the same review")]
    )

    assert _rows(whose)[0]["code_unknown"] == "two codes for the same review"


@pytest.mark.parametrize(
    ("born", "band"),
    [
        ("Tue 1 Jul 2025", "under 1"),  # born after the review: the fault is named where it was read
        ("Mon 1 Jul 2024", "under 1"),
        ("Sun 30 Jun 2024", "1-4"),
        ("Wed 1 Jul 2020", "1-4"),
        ("Tue 30 Jun 2020", "5-9"),
        ("Tue 30 Jun 2015", "10-15"),
        ("Wed 1 Jul 2009", "10-15"),
        ("Tue 30 Jun 2009", "16+"),
    ],
)
def test_the_age_band_is_that_of_the_day_held(born: str, band: str) -> None:
    whose = child(episode("Mon 2 Jun 2025"), held=["Mon 30 Jun 2025"], born=born)

    assert _rows(whose)[0]["age_band"] == band


def test_a_review_not_held_has_the_age_of_its_last_lawful_date_and_one_without_a_date_that_of_the_as_at_date() -> None:
    owed = _rows(child(episode("Mon 2 Jun 2025"), born="Tue 30 Jun 2020"))[0]
    unknown = _rows(child(episode("Mon 3 Feb 2025"), born="Fri 1 Apr 2016"), as_at="Tue 31 Mar 2026")[0]

    assert owed["age_band"] == "5-9"  # five on the very day
    assert unknown["age_band"] == "5-9"  # nine until tomorrow


@pytest.mark.parametrize(
    ("held", "late"), [(["Mon 30 Jun 2025"], None), (["Tue 1 Jul 2025"], 1), (["Mon 2 Jun 2025"], None), ([], 274)]
)
def test_days_late_run_from_the_last_lawful_date_to_the_day_held_or_to_the_as_at_date(
    held: list[str], late: int | None
) -> None:
    assert _rows(child(episode("Mon 2 Jun 2025"), held=held))[0]["days_late"] == late


def test_a_review_that_lapsed_is_not_late() -> None:
    whose = child(episode("Mon 2 Jun 2025", "Mon 30 Jun 2025", ceased="E4A"))

    assert _rows(whose)[0]["days_late"] is None


def test_quarters_are_those_of_the_last_lawful_date_and_of_the_day_held() -> None:
    row = _rows(child(episode("Mon 2 Jun 2025"), held=["Tue 1 Jul 2025"]))[0]

    assert (row["due_quarter"], row["held_quarter"]) == (day("Tue 1 Apr 2025"), day("Tue 1 Jul 2025"))


def test_with_a_key_children_are_named_by_it_and_the_map_gives_the_number_back() -> None:
    whose = child(episode("Mon 2 Jun 2025"), number="F-2417")

    facts = build(returns(whose), key=b"of this snapshot")

    (name,) = set(facts.review.column("child").to_pylist())
    assert name == child_key(b"of this snapshot", "F-2417") != child_key(b"of another", "F-2417")
    assert "2417" not in name
    assert facts.numbers == {name: "F-2417"}


def test_iros_and_teams_are_keys_whose_names_stand_beside_the_facts() -> None:
    whose = [
        child(episode("Mon 2 Jun 2025"), number=f"F-{number}", iro=iro, team=team)
        for number, (iro, team) in enumerate([("Priya Shah", "North"), ("Priya Shah", "Priya Shah"), (None, None)])
    ]

    kept, plain = build(returns(*whose), key=b"of this snapshot"), build(returns(*whose))

    iros, teams = (kept.tables["child"].column(name).to_pylist() for name in ("iro", "team"))
    assert iros[0] == iros[1] != teams[1]
    assert [iros[2], teams[2]] == [None, None]
    assert [kept.labels[key] for key in (iros[0], *teams[:2])] == ["Priya Shah", "North", "Priya Shah"]
    assert not any("Priya" in str(table.to_pylist()) for table in kept.tables.values())
    assert plain.tables["child"].column("iro").to_pylist() == ["Priya Shah", "Priya Shah", None]
    assert plain.labels == {"Priya Shah": "Priya Shah", "North": "North"}


def test_what_figures_are_set_against_is_kept_with_the_facts() -> None:
    facts = build(returns(years=(2025, 2026), tables=("OC2",)), populations={"population_0_17": {2026: 33180}})

    assert facts.populations == {"population_0_17": {2026: 33180}}
    assert set(facts.lacks) == {2025, 2026}
    assert facts.lacks[2026] == set(EVERY_TABLE) - {"OC2"}


def test_rows_are_numbered_in_each_table() -> None:
    facts = build(returns(full(), child(episode("Mon 2 Jun 2025"), number="F-2")))

    assert facts.tables["child"].column("row").to_pylist() == [1, 2]
    assert facts.tables["adoption"].column("row").to_pylist() == [1]


def test_the_facts_hold_neither_a_birth_date_nor_a_number_nor_a_postcode() -> None:
    names = {column.name for table in TABLES.values() for column in table.columns}

    assert not names & {"born_on", "dob", "number", "name", "postcode", "home_post", "pl_post", "upn"}


@pytest.mark.parametrize("declared", TABLES.values(), ids=lambda declared: declared.name)
def test_every_declared_column_is_in_its_table_with_its_type_and_a_meaning(declared: TableOfFacts) -> None:
    table = build(returns(child(episode("Mon 2 Jun 2025")))).tables[declared.name]

    assert table.schema == schema_of(declared)
    assert [column.name for column in declared.columns] == table.schema.names
    assert all(column.meaning and column.source for column in declared.columns)


@pytest.mark.parametrize("declared", TABLES.values(), ids=lambda declared: declared.name)
def test_what_must_not_be_empty_is_not(declared: TableOfFacts) -> None:
    table = build(returns(full(), tables=EVERY_TABLE)).tables[declared.name]

    assert table.num_rows
    for column in declared.columns:
        if not column.may_be_empty:
            assert table.column(column.name).null_count == 0, column.name


def test_data_speak_no_further_than_the_last_year_loaded() -> None:
    facts = build(returns(child(episode("Mon 2 Jun 2025")), as_at="Tue 30 Jun 2026"))

    assert (facts.as_at, facts.reach) == (day("Tue 30 Jun 2026"), day("Tue 31 Mar 2026"))
    assert facts.review.column("latest_unknown").to_pylist() == [None]


def test_children_held_back_are_counted() -> None:
    assert build(returns(child(episode("Mon 2 Jun 2025")), held=3)).held_back == 3


def test_no_children_make_an_empty_table_and_no_error() -> None:
    assert build(returns()).review.num_rows == 0
