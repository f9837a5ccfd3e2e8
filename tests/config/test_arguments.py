"""Claims about arguments that several commands take: read in one way, refused with one sentence."""

from __future__ import annotations

import argparse
from datetime import date

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
