"""A property: whatever a council corrects, in whatever order, the database says what the last files say."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from heed.exchange.models import ChildLine
from heed.exchange.read_back import read_back
from tests.exchange.imports.made import in_year, said

BORN = date(2012, 5, 14)
NUMBERS = ("1001", "1002", "1003")
REASONS = ("X1", "X1", "E4A", "")


def dmy(day):
    return f"{day:%d/%m/%Y}"


def life(dice, number):
    """A child's rows at random: care with gaps, joins, single nights, re-entries; sometimes wrong, sometimes none."""
    if dice.random() < 0.15:
        return [], [], []
    born = BORN + timedelta(days=dice.randrange(3))
    header = [{"CHILD": number, "SEX": dice.choice("MFU"), "DOB": dmy(born), "ETHNIC": "WBRI", "UPN": "UN1"}]
    episodes, day = [], date(2025, 4, 1) + timedelta(days=dice.randrange(60))
    for at in range(dice.randrange(5)):
        until = day + timedelta(days=dice.choice((0, 1, 30, 30, 60)))
        open_ = dice.random() < 0.2 and at
        reason = dice.choice(REASONS)
        episodes.append(
            {
                **{"CHILD": number, "DECOM": dmy(day), "RNE": dice.choice("SLPB"), "LS": dice.choice(("C2", "V2"))},
                **{"CIN": "N1", "PLACE": dice.choice(("U4", "K2", "Z9"))},
                **({} if open_ else {"DEC": dmy(until), "REC": reason}),
            }
        )
        day = until + timedelta(days=dice.choice((0, 0, 0, 5)))
    held = [date(2025, 4, 1) + timedelta(days=dice.randrange(360)) for _ in range(dice.randrange(4))]
    reviews = [
        {"CHILD": number, "DOB": dmy(born), "REVIEW": dmy(on), "REVIEW_CODE": dice.choice(("PN1", "PN7", "", "XX"))}
        for on in held
    ]
    return header, episodes, reviews


def whole(dice, path):
    lives = [life(dice, number) for number in NUMBERS]
    header, episodes, reviews = ([row for each in lives for row in each[kind]] for kind in range(3))
    dice.shuffle(episodes)
    return in_year(path, 2026, Header=header, Episodes=episodes, Reviews=reviews)


@pytest.mark.parametrize("seed", range(6))
def test_the_database_says_what_the_last_files_say(bring_in, tmp_path, seed):
    dice = random.Random(seed)  # noqa: S311 - dice, not secrets
    folders = [whole(dice, tmp_path / str(turn)) for turn in range(5)]

    for folder in [*folders, folders[0], folders[-1]]:
        bring_in(folder)
        assert read_back() == said(folder)

    again = bring_in(folders[-1])
    assert not ChildLine.objects.filter(of=again).exists()
