"""Claims about `heed import`: what it prints, its exit codes, in whose name it acts, and where it is refused."""

from __future__ import annotations

import io
import sys

import pytest

from heed.access.models import Demo, Entry, RoleHeld, User
from heed.config import cli
from heed.config.commands import import_
from heed.exchange import actions
from heed.exchange.command_line import USERNAME
from heed.exchange.models import Import, State
from heed.exchange.read_back import data_version, read_back
from heed.facts import live
from tests.exchange.imports.made import IN_CARE, LAST_OF_ALL, in_year, said

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _not_counted(monkeypatch, request):
    """Counting the figures takes longer than the import of three children; one test has them counted."""
    if "counted" not in request.node.name:
        monkeypatch.setattr(import_, "_count", lambda: None)


def run(*words):
    return cli.main(["import", *words])


HALFWAY = {**LAST_OF_ALL, "REVIEW": "29/09/2025"}
"""Another review of the last child, so that none of its own is late."""


class Terminal(io.StringIO):
    """Standard input where somebody sits."""

    def isatty(self):
        return True


def test_applied_is_0_and_applied_with_failed_checks_is_1(tmp_path, capsys):
    sound = in_year(tmp_path / "a", 2026, Header=[], Episodes=[], Reviews=[HALFWAY])
    assert run(sound, "--yes") == 0
    assert "Checks that failed: 0. Faulty rows: 0." in capsys.readouterr().out

    assert run(in_year(tmp_path / "b", 2026, Episodes=[{**IN_CARE, "LS": "ZZ"}]), "--yes") == 1
    assert Import.objects.latest("pk").failed_checks > 0


def test_what_would_change_is_printed_and_progress_stays_off_standard_output(tmp_path, capsys):
    run(in_year(tmp_path, 2026), "--yes", "--year", "2026")

    said_ = capsys.readouterr()
    assert "      3 children who are new" in said_.out
    assert "The data speak for 31/03/2026." in said_.out
    assert "Applied: 3 children, 0 held back." in said_.out
    assert "Reading 2026/Reviews.csv" in said_.err
    assert "Reading" not in said_.out
    assert read_back() == said(str(tmp_path / "2026"))


def test_children_held_back_are_said_with_why(tmp_path, capsys):
    backwards = {**IN_CARE, "DEC": "01/05/2025", "REC": "E4A"}

    run(in_year(tmp_path, 2026, Episodes=[backwards]), "--yes")

    assert "held back: 2026/Episodes.csv, line 2: DEC is 01/05/2025, before DECOM" in capsys.readouterr().out


def test_a_refused_return_is_2_and_one_sentence(tmp_path, capsys):
    assert run(in_year(tmp_path, 2026), "--year", "2025", "--yes") == 2

    last = capsys.readouterr().err.splitlines()[-1]
    assert last == "heed import: The year asked for is 2025, and the return is of 2026: mend one."
    assert data_version() == ""


def test_without_yes_and_without_anybody_to_ask_nothing_is_applied(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))

    assert run(in_year(tmp_path, 2026)) == 2
    assert "Nothing was applied: say yes when asked, or give --yes." in capsys.readouterr().err
    assert Import.objects.get().state == State.DISCARDED


@pytest.mark.parametrize(("answer", "applied"), [("yes\n", True), ("Y\n", True), ("no\n", False), ("", False)])
def test_somebody_at_a_terminal_is_asked(tmp_path, monkeypatch, answer, applied):
    monkeypatch.setattr(sys, "stdin", Terminal(answer))

    run(in_year(tmp_path, 2026))

    assert (data_version() != "") is applied


def test_the_day_given_is_the_day_the_data_speak_for(tmp_path, capsys):
    run(in_year(tmp_path, 2026), "--as-at", "2026-02-28", "--yes")

    assert f"{read_back().as_at}" == "2026-02-28"
    with pytest.raises(SystemExit):
        run(str(tmp_path / "2026"), "--as-at", "28/02/2026")
    assert "is not a day: write it as 2026-03-31" in capsys.readouterr().err


def test_the_data_cannot_speak_for_a_day_to_come(tmp_path, capsys):
    assert run(in_year(tmp_path, 2026), "--as-at", "9999-01-01", "--yes") == 2

    assert "The data cannot speak for a day to come: give " in capsys.readouterr().err
    assert not Import.objects.exists()


def test_a_command_acts_as_the_command_line_unless_a_person_is_named(tmp_path, priya):
    run(in_year(tmp_path, 2026), "--yes")
    run(str(tmp_path / "2026"), "--yes", "--by", "Priya")

    by = list(Entry.objects.filter(what="exchange.apply").order_by("pk").values_list("by__username", flat=True))
    assert by == [USERNAME, "priya"]
    user = User.objects.get(username=USERNAME)
    assert not user.has_usable_password()
    assert RoleHeld.objects.filter(user=user).count() == 1
    run(str(tmp_path / "2026"), "--yes")
    assert Entry.objects.filter(what="exchange.command_line").count() == 1


def test_a_person_who_may_not_import_cannot_be_named(tmp_path, nadia, capsys):
    files = in_year(tmp_path, 2026)

    assert run(files, "--yes", "--by", "nadia") == 2
    assert (
        "Nadia may not import returns. It is for: Service manager, Performance analyst. Name one of them"
        in capsys.readouterr().err
    )
    assert run(files, "--yes", "--by", "nobody") == 2
    assert "There is no user “nobody”" in capsys.readouterr().err


def test_a_real_return_is_refused_in_a_demonstration(tmp_path, capsys, settings):
    Demo.objects.create(day="2026-11-16", made_at="2026-11-16T09:00Z")

    assert run(in_year(tmp_path, 2026), "--yes") == 2
    assert "made by `heed demo` for invented people" in capsys.readouterr().err
    assert not User.objects.exists()
    assert not settings.HEED_FILES.exists()


def test_what_an_action_refuses_is_said_in_one_sentence(tmp_path, capsys, monkeypatch):
    files = in_year(tmp_path, 2026)
    monkeypatch.setattr(actions, "busy", lambda: True)
    assert run(files, "--yes") == 2
    assert "heed import: Another return is being applied: wait until it is done." in capsys.readouterr().err

    monkeypatch.setattr(actions, "cannot_stage", lambda _: "It cannot be.")
    assert run(files, "--yes") == 2
    assert "heed import: It cannot be." in capsys.readouterr().err


def test_the_figures_of_the_site_are_counted_anew(tmp_path, capsys):
    run(in_year(tmp_path, 2026), "--yes")

    assert not live.is_behind(live.current())
    assert "Counting the figures" in capsys.readouterr().err
