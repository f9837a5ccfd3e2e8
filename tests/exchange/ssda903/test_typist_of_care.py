"""The Header and the Episodes, each of their columns: what a good cell says, and what is said of a bad one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from heed.exchange.records import (
    Child,
    Source,
)
from heed.exchange.ssda903 import load, read
from heed.exchange.ssda903.folder import given
from heed.exchange.ssda903.rows import Misread, Return
from tests.exchange.ssda903.made import AMARA, BEN, BEN_IN_CARE, BORN, GOOD, IN_CARE, REVIEW, Row, folder, refusal
from tests.exchange.ssda903.test_typist import FLAG, NO_DATE


def one(tmp_path: Path, *, header: Row, episode: Row) -> tuple[Child, Return]:
    """Amara as one return of 2026 tells her."""
    path = folder(tmp_path / "2026", Header=[header, BEN], Episodes=[episode, GOOD["Episodes"][1]])
    returns = load([path], year=2026, as_at=None)
    return next(child for child in returns.children if child.number == "1001"), read(given([path])[0])


def test_the_header_is_read_whole(tmp_path: Path):
    told = {**AMARA, "ETHNIC": "mwbc", "UPN": "a123456789012 ", "MOTHER": "1", "MC_DOB": "03/02/2026"}

    amara, return_ = one(tmp_path, header=told, episode=IN_CARE)

    assert (amara.ethnicity, amara.upn, amara.mother) == ("MWBC", "A123456789012", True)
    assert amara.mothers_child_born_on == date(2026, 2, 3)
    assert return_.misread == {}


@pytest.mark.parametrize(
    ("column", "text", "words", "field"),
    [
        ("ETHNIC", "", "is blank: write its code", "ethnicity"),
        ("ETHNIC", "WXYZ", "is “WXYZ”, which is no code of the return: use a code of 2026", "ethnicity"),
        ("MOTHER", "2", f"is “2”, {FLAG}", "mother"),
        ("MC_DOB", "soon", f"is “soon”, {NO_DATE}", "mothers_child_born_on"),
    ],
)
def test_a_bad_cell_of_the_header_is_unknown(tmp_path: Path, column: str, text: str, words: str, field: str):
    amara, return_ = one(tmp_path, header={**AMARA, column: text}, episode=IN_CARE)

    assert getattr(amara, field) is None
    assert return_.misread == {("Header", column): [Misread("1001", Source("2026/Header.csv", 2), words)]}


def test_an_episode_is_read_whole(tmp_path: Path):
    told = {
        **IN_CARE,
        **{"CIN": "n4", "PLACE_PROVIDER": "PR4", "DEC": "04/08/2025", "REC": "E3", "REASON_PLACE_CHANGE": "CUSTOD"},
        **{"HOME_POST": "dn311aa", "PL_POST": " DN31  1AB", "URN": "sc123456"},
    }

    amara, return_ = one(tmp_path, header=AMARA, episode=told)

    [episode] = amara.episodes
    assert (episode.need, episode.provider, episode.reason_place_change) == ("N4", "PR4", "CUSTOD")
    assert (episode.home_postcode, episode.placement_postcode, episode.urn) == ("DN31 1AA", "DN31 1AB", "SC123456")
    assert (episode.until_on, episode.reason_ceased) == (date(2025, 8, 4), "E3")
    assert return_.misread == {}


@pytest.mark.parametrize(
    ("text", "postcode"),
    [("DN31", "DN31"), ("DN3 1AA", "DN3 1AA"), ("ec1a1bb", "EC1A 1BB"), ("not known", "NOT KNOWN")],
)
def test_a_postcode_has_one_space_before_its_last_three_and_anything_else_stays(
    tmp_path: Path, text: str, postcode: str
):
    amara, return_ = one(tmp_path, header=AMARA, episode={**IN_CARE, "PL_POST": text})

    assert amara.episodes[0].placement_postcode == postcode
    assert return_.misread == {}


@pytest.mark.parametrize(
    ("column", "text", "words", "field"),
    [
        ("CIN", "", "is blank: write its code", "need"),
        ("CIN", "N9", "is “N9”, which is no code of the return: use a code of 2026", "need"),
        ("PLACE_PROVIDER", "PR9", "is “PR9”, which is no code of the return: use a code of 2026", "provider"),
        (
            "REASON_PLACE_CHANGE",
            "MOVED",
            "is “MOVED”, which is no code of the return: use a code of 2026",
            "reason_place_change",
        ),
        (
            *("PLACE", "Z1"),
            "is “Z1”, a code of the 2018 to 2025 returns that the 2026 return does not have: use a code of 2026",
            "placement",
        ),
    ],
)
def test_a_bad_cell_of_an_episode_is_unknown(tmp_path: Path, column: str, text: str, words: str, field: str):
    amara, return_ = one(tmp_path, header=AMARA, episode={**IN_CARE, column: text})

    assert getattr(amara.episodes[0], field) is None
    assert return_.misread == {("Episodes", column): [Misread("1001", Source("2026/Episodes.csv", 2), words)]}


@pytest.mark.parametrize("column", ["DECOM", "DEC"])
def test_a_row_whose_start_or_end_cannot_be_read_makes_no_episode(tmp_path: Path, column: str):
    path = folder(
        tmp_path / "2026", Episodes=[{**IN_CARE, "REC": "E3", "DEC": "04/08/2025", column: "soon"}, BEN_IN_CARE]
    )

    return_ = read(given([path])[0])

    assert [child for child, _ in return_.episodes] == ["1002"]
    assert list(return_.misread) == [("Episodes", column)]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"DEC": "04/08/2025"}, "the episode has DEC and no REC: write both, or neither"),
        ({"REC": "E3"}, "the episode has REC and no DEC: write both, or neither"),
    ],
)
def test_an_end_without_its_reason_and_a_reason_without_its_end_are_told(
    tmp_path: Path, told: dict[str, str], words: str
):
    amara, return_ = one(tmp_path, header=AMARA, episode={**IN_CARE, **told})

    assert amara.episodes[0].reason_ceased is None
    assert [each.words for each in return_.misread["Episodes", "DEC and REC"]] == [words]


def test_a_reason_for_a_change_of_placement_of_a_later_year_is_told_apart(tmp_path: Path):
    header = [{**AMARA, "SEX": "2"}]
    episodes = [{**IN_CARE, "DECOM": "12/05/2017", "REASON_PLACE_CHANGE": "CUSTOD"}]
    path = folder(tmp_path / "2018", Header=header, Episodes=episodes, Reviews=[{**REVIEW, "REVIEW": "05/03/2018"}])

    [misread] = read(given([path])[0]).misread["Episodes", "REASON_PLACE_CHANGE"]

    assert misread.words == (
        "is “CUSTOD”, a code of the 2019 to 2027 returns that the 2018 return does not have: use a code of 2018"
    )


@pytest.mark.parametrize(("slips", "refused"), [(2, False), (3, True)])
def test_dates_with_the_month_first_throughout_refuse_the_table_and_two_are_slips(
    tmp_path: Path, slips: int, refused: bool
):
    path = Path(folder(tmp_path / "2026"))
    rows = [f"1001,{BORN},M,06/{day}/2025," for day in range(13, 13 + slips)]
    (path / "Missing.csv").write_text(
        "\n".join(["CHILD,DOB,MISSING,MIS_START,MIS_END", *rows, f"1001,{BORN},M,06/07/2025,"])
    )

    if refused:
        assert refusal(str(path)) == (
            "2026/Missing.csv, line 2: MIS_START is “06/13/2025”, which has the month before the day, so any date of that"
            " column may have: export the table again with dates as DD/MM/YYYY."
        )
    else:
        return_ = read(given([str(path)])[0])
        assert [row.says.from_on for row in return_.missing or ()] == [date(2025, 7, 6)]
        assert len(return_.misread["Missing", "MIS_START"]) == 2
