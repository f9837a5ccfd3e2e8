"""Claims about `heed recheck`: it says where what is kept of due reviews is wrong, by number, and mends it when asked."""

from __future__ import annotations

import pytest

from heed.config import cli
from heed.config.commands import recheck
from heed.exchange.read_back import Unsettled
from heed.facts import due
from heed.people.models import Identifier
from heed.reviews.models import Due
from tests.children.made import child as a_child
from tests.days import day
from tests.facts.made import child, episode, returns


@pytest.fixture
def heed(monkeypatch, capsys):
    """Runs `heed recheck` with words; returns the exit code and the answer, which is on standard output."""

    def run(*words: str) -> tuple[int, str]:
        code = cli.main(["recheck", *words])
        return code, capsys.readouterr().out

    return run


@pytest.fixture
def loaded(db, monkeypatch):
    """Amara and Ben in care since Monday 2 June 2025, and what is due of them kept."""
    two = (child(episode("Mon 2 Jun 2025")), child(episode("Mon 2 Jun 2025"), number="F-2"))
    monkeypatch.setattr(due, "read_back", lambda: returns(*two))
    amara, ben = a_child("Amara", "F-1"), a_child("Ben", "F-2")
    due.refresh()
    return amara, ben


@pytest.mark.usefixtures("loaded")
def test_where_nothing_differs_it_says_so_and_succeeds(heed):
    assert heed() == (0, "What is kept of when reviews are due is what was worked out now.\n")
    assert heed("--mend") == (0, "What is kept of when reviews are due is what was worked out now.\n")


def test_every_difference_is_listed_by_number_and_nothing_is_written(heed, loaded):
    amara, ben = loaded
    Due.objects.filter(child=amara).update(latest_on=day("Tue 1 Jul 2025"), previous_on=day("Mon 16 Jun 2025"))
    Due.objects.filter(child=ben).delete()
    lily = a_child("Lily", "F-3")
    Due.objects.create(child=lily, track="statutory", since_on=day("Mon 2 Jun 2025"), unknown="not known")

    code, said = heed()

    assert code == 1
    assert "What is kept differs from what was worked out: 3.\n" in said
    line = "child F-1: previous_on 2025-06-16, should be nothing; latest_on 2025-07-01, should be 2025-06-30\n"
    assert line in said
    assert "child F-2: a review is asked for, and none is kept\n" in said
    assert "child F-3: a review is kept, and none is asked for\n" in said
    assert "heed recheck --mend brings" in said
    assert not {"Amara", "Ben", "Lily"} & set(said.split())
    assert Due.objects.get(child=amara).latest_on == day("Tue 1 Jul 2025")


def test_mending_brings_it_right_and_says_that_it_was_wrong(heed, loaded):
    amara, _ = loaded
    Due.objects.filter(child=amara).update(number=9)

    code, said = heed("--mend")

    assert (code, said.splitlines()[-1]) == (1, "Mended: 1.")
    assert Due.objects.get(child=amara).number == 1
    assert heed()[0] == 0


def test_a_child_without_a_number_is_told_by_the_record_and_a_long_list_is_cut(heed, loaded, monkeypatch):
    amara, _ = loaded
    monkeypatch.setattr(recheck, "SHOWN", 1)
    Due.objects.update(number=9)
    Identifier.objects.all().delete()
    monkeypatch.setattr(due, "worked_out", dict)

    said = heed()[1]

    assert f"child without a number (record {amara.pk}): a review is kept, and none is asked for\n" in said
    assert "And 1 more.\n" in said


@pytest.mark.django_db
def test_while_a_return_is_applied_it_says_so_and_refuses(monkeypatch, capsys):
    def half() -> None:
        raise Unsettled("A return is being applied: figures can be made again when that is done.")

    monkeypatch.setattr(due, "read_back", half)

    assert cli.main(["recheck"]) == 2
    assert "heed recheck: A return is being applied" in capsys.readouterr().err
