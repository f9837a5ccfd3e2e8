"""Claims about arguments that several commands take: read in one way, refused with one sentence."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

import pytest

from heed.config import arguments
from heed.config.commands import figures, import_


def test_a_year_is_the_number_it_ends_in_and_a_day_is_written_from_its_year():
    assert arguments.year("2026") == 2026
    assert arguments.day("2026-03-31") == date(2026, 3, 31)


@pytest.mark.parametrize("text", ["26", "2025-26", "20260", "next", " 2026", ""])
def test_what_is_no_year_is_refused(text):
    with pytest.raises(argparse.ArgumentTypeError, match="is not a year: write the one it ends in, as 2026"):
        arguments.year(text)


@pytest.mark.parametrize("text", ["31/03/2026", "2026-02-29", "2026", "today", ""])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(argparse.ArgumentTypeError, match="is not a day: write it as 2026-03-31"):
        arguments.day(text)


@pytest.mark.parametrize("command", [figures, import_])
def test_each_command_that_reads_returns_takes_the_same_arguments(command):
    parser = argparse.ArgumentParser()
    command.configure(parser)

    given = parser.parse_args(["2025=a", "b", "--year", "2026", "--as-at", "2026-02-28"])

    assert (given.returns, given.year, given.as_at) == (["2025=a", "b"], 2026, date(2026, 2, 28))


def _parsed(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    arguments.of_facts(parser)
    return parser.parse_args(words)


@pytest.mark.parametrize(("text", "says"), [("33180", (None, 33180)), ("2026=33180", (2026, 33180)), ("1", (None, 1))])
def test_a_population_is_a_number_with_or_without_its_year(text: str, says: tuple[int | None, int]) -> None:
    assert arguments.population(text) == says


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not a number of people"),
        ("0", "not a number of people"),
        ("-5", "not a number of people"),
        ("33,180", "not a number of people"),
        ("3.5", "not a number of people"),
        ("2026=", "not a number of people"),
        ("12345678", "not a number of people"),
        ("٣٣١٨٠", "not a number of people"),
        ("=33180", "not a year"),
        ("26=33180", "not a year"),
    ],
)
def test_what_is_no_population_is_refused(text: str, words: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match=words):
        arguments.population(text)


def test_populations_are_by_year_and_one_without_a_year_is_of_the_year_asked_for() -> None:
    given = _parsed("--population", "2025=33410", "--population", "33180").population

    assert arguments.populations(given, of=2026) == {2025: 33410, 2026: 33180}
    assert arguments.populations(None, of=2026) == {}


def test_the_table_of_postcodes_is_a_path() -> None:
    assert _parsed("--postcodes", "ons.csv").postcodes == Path("ons.csv")
    assert _parsed().postcodes is None


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ((), {"R01"}),
        (("--repair", "none"), set()),
        (("--repair", "R05"), {"R05"}),
        (("--repair", "R01", "--repair", "R05, R06"), {"R01", "R05", "R06"}),
    ],
)
def test_the_repairs_made_are_those_named_and_no_others(words: tuple[str, ...], codes: set[str]) -> None:
    parser = argparse.ArgumentParser()
    arguments.of_repairs(parser)

    assert arguments.repairs(parser.parse_args(words).repair) == codes


@pytest.mark.parametrize("text", ["R07", "", "all", "R01;R02"])
def test_what_is_no_repair_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match=r"is no repair\. Give some of R01, R02"):
        arguments.repair(text)
