"""Which year a return is of, the day the data speak for, and several returns made one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from heed.exchange.records import Refused, Returns
from heed.exchange.ssda903 import load
from tests.exchange.ssda903.made import (
    AMARA,
    BEN,
    BEN_IN_CARE,
    GOOD,
    IN_CARE,
    LAST_REVIEW,
    REVIEW,
    Row,
    folder,
)

BEFORE = {**IN_CARE, "DECOM": "12/05/2024"}
REVIEW_BEFORE = {**REVIEW, "REVIEW": "06/06/2024"}
UASC = {"CHILD": "1001", "SEX": "F", "DOB": AMARA["DOB"], "DUC": ""}


def year_before(path: Path, **tables: Sequence[Row]) -> str:
    """A good return of 2025, which the good return of 2026 goes on from."""
    told: dict[str, Sequence[Row]] = {"Episodes": [BEFORE, BEN_IN_CARE], "Reviews": [REVIEW_BEFORE], **tables}
    return folder(path, **told)


def refusal(*paths: str, year: int = 2026, as_at: date | None = None) -> str:
    with pytest.raises(Refused) as refused:
        load(list(paths), year=year, as_at=as_at)
    return str(refused.value)


def found(returns: Returns) -> list[tuple[str, str]]:
    return [(check.code, fault.sentence) for check in returns.checks for fault in check.faults]


# The year of a return


def test_the_year_is_that_of_most_dec_and_review_dates(tmp_path: Path):
    episodes = [{**IN_CARE, "DECOM": "01/01/2020"}, {**BEN_IN_CARE, "DECOM": "01/01/2020"}]
    reviews = [{**REVIEW, "REVIEW": day} for day in ("31/03/2025", "01/04/2025", "31/03/2026")]

    assert load([folder(tmp_path / "a", Episodes=episodes, Reviews=reviews)], year=2026, as_at=None).years == (2026,)


def test_a_tie_between_two_years_is_refused(tmp_path: Path):
    path = folder(tmp_path / "903", Reviews=[REVIEW_BEFORE, REVIEW])

    assert refusal(path) == (
        "903 has as many DEC and REVIEW dates in 2025 and 2026 (1 date each), so its collection year cannot be told:"
        " name it, as in 2026=903."
    )
    assert load([f"2026={path}"], year=2026, as_at=date(2026, 3, 31)).years == (2026,)


def test_a_return_without_such_dates_is_refused(tmp_path: Path):
    path = folder(tmp_path / "903", Reviews=[{**REVIEW, "REVIEW": ""}])

    assert refusal(path) == "903 has no DEC or REVIEW date that tells its collection year: name it, as in 2026=903."


def test_a_year_that_cannot_be_read_is_refused(tmp_path: Path):
    path = folder(tmp_path / "903", Reviews=[{**REVIEW, "REVIEW": "06/06/2022"}])

    assert refusal(path) == (
        "903 is of the collection year 2023; the years that can be read are 2018, 2024, 2025 and 2026."
    )
    assert refusal(f"2023={path}") == (
        f"2023={path} names the collection year 2023; the years that can be read are 2018, 2024, 2025 and 2026."
    )


def test_a_return_named_as_a_year_with_none_of_its_dates_is_refused(tmp_path: Path):
    path = folder(tmp_path / "903")

    assert refusal(f"2018={path}", year=2018) == (
        "903 was named as 2018, and none of its dates falls in that year: name its own year."
    )


def test_a_table_of_another_year_among_the_rest_is_refused(tmp_path: Path):
    episodes = [{**BEN_IN_CARE, "DEC": f"{n:02}/05/2025", "REC": "E8"} for n in range(1, 16)]
    reviews = [{**REVIEW, "REVIEW": f"{n:02}/07/2024"} for n in range(1, 11)]
    path = folder(tmp_path / "903", Episodes=episodes, Reviews=reviews)

    assert refusal(path) == (
        "903/Reviews.csv is not of the collection year 2026 of the rest of the return, because none of its dates falls"
        " there and most fall in 2025: put the tables of one year together."
    )


def test_two_returns_of_one_year_are_refused(tmp_path: Path):
    one, other = folder(tmp_path / "a"), folder(tmp_path / "b")

    assert refusal(other, one) == "a and b are both of the collection year 2026: give one return of each year."


# The day the data speak for


def test_the_day_is_31_march_once_the_data_are_within_45_days_of_it(tmp_path: Path):
    on_the_45th = folder(tmp_path / "a", Reviews=[REVIEW, {**LAST_REVIEW, "REVIEW": "14/02/2026"}])
    a_day_earlier = folder(tmp_path / "b", Reviews=[REVIEW, {**LAST_REVIEW, "REVIEW": "13/02/2026"}])

    assert load([on_the_45th], year=2026, as_at=None).as_at == date(2026, 3, 31)
    assert refusal(a_day_earlier) == (
        "The data do not reach 31/03/2026 (the newest date in the returns up to then is 13/02/2026):"
        " say which day they speak for with --as-at, as in --as-at 2026-02-13."
    )
    assert load([a_day_earlier], year=2026, as_at=date(2026, 2, 13)).as_at == date(2026, 2, 13)


def test_a_date_after_31_march_does_not_make_the_data_reach_it(tmp_path: Path):
    path = folder(tmp_path / "2026", Reviews=[REVIEW, {**LAST_REVIEW, "REVIEW": "01/04/2026"}, REVIEW])

    assert refusal(path).startswith("The data do not reach 31/03/2026")


def test_data_without_a_date_up_to_then_do_not_reach_it(tmp_path: Path):
    early = {**REVIEW, "REVIEW": "06/06/2017"}
    old = folder(
        tmp_path / "2018", Episodes=[IN_CARE], Reviews=[early, *GOOD["Reviews"]], Header=[{**AMARA, "SEX": "2"}]
    )

    assert refusal(f"2018={old}", year=2018).startswith("The data do not reach 31/03/2018 (the newest date")


def test_a_year_without_a_return_is_refused(tmp_path: Path):
    assert refusal(folder(tmp_path / "2026"), year=2025) == (
        "The year asked for is 2025 and the returns are of 2026: add the return of 2025, or ask for 2026."
    )


def test_a_day_before_the_year_is_refused(tmp_path: Path):
    assert refusal(folder(tmp_path / "2026"), as_at=date(2025, 3, 31)) == (
        "The day given, 31/03/2025, is before the year 2026 begins on 01/04/2025: give a later day."
    )


def test_nothing_after_the_day_is_known(tmp_path: Path):
    episodes = [
        {**IN_CARE, "DEC": "01/02/2026", "REC": "X1"},
        {**IN_CARE, "DECOM": "01/02/2026", "RNE": "P"},
        BEN_IN_CARE,
    ]

    returns = load([folder(tmp_path / "2026", Episodes=episodes)], year=2026, as_at=date(2026, 1, 31))

    [episode] = returns.children[0].episodes
    assert (episode.until_on, episode.reason_ceased) == (None, None)
    assert [review.held_on for review in returns.children[0].reviews] == [date(2025, 6, 6)]


def test_what_falls_on_the_day_is_known(tmp_path: Path):
    day = "31/01/2026"
    episodes = [{**IN_CARE, "DEC": day, "REC": "X1"}, {**IN_CARE, "DECOM": day, "RNE": "P"}, BEN_IN_CARE]
    path = folder(tmp_path / "2026", Episodes=episodes, Reviews=[{**REVIEW, "REVIEW": day}])

    returns = load([path], year=2026, as_at=date(2026, 1, 31))

    assert [episode.until_on for episode in returns.children[0].episodes] == [date(2026, 1, 31), None]
    assert [review.held_on for review in returns.children[0].reviews] == [date(2026, 1, 31)]
    assert found(returns) == []


# Several returns


def test_the_later_returns_word_stands_where_two_differ(tmp_path: Path):
    first = {**BEFORE, "LS": "V2"}
    returns = load(
        [
            year_before(tmp_path / "2025", Episodes=[first, BEN_IN_CARE], Header=[AMARA, {**BEN, "SEX": "U"}]),
            folder(
                tmp_path / "2026",
                Episodes=[{**BEFORE, "DEC": "09/09/2025", "REC": "E4A"}, BEN_IN_CARE],
                Reviews=[{**REVIEW_BEFORE, "REVIEW_CODE": "PN7"}, REVIEW, {**REVIEW, "REVIEW": "09/09/2025"}],
            ),
        ],
        year=2026,
        as_at=date(2026, 3, 31),
    )

    amara, ben = returns.children
    [episode] = amara.episodes
    assert (episode.legal_status, episode.until_on) == ("C2", date(2025, 9, 9))
    assert episode.source.file == "2026/Episodes.csv"
    assert [(review.held_on, review.code) for review in amara.reviews][:2] == [
        (date(2024, 6, 6), "PN7"),
        (date(2025, 6, 6), "PN1"),
    ]
    assert (amara.years, ben.sex, ben.source.file) == (frozenset((2025, 2026)), "M", "2026/Header.csv")


def test_what_only_the_earlier_return_tells_is_kept(tmp_path: Path):
    ended = {**BEFORE, "DEC": "01/06/2024", "REC": "E4A"}
    returns = load(
        [
            year_before(
                tmp_path / "2025", Episodes=[ended, BEN_IN_CARE], Reviews=[{**REVIEW_BEFORE, "REVIEW": "30/05/2024"}]
            ),
            folder(tmp_path / "2026"),
        ],
        year=2026,
        as_at=None,
    )

    amara = returns.children[0]
    assert [episode.from_on for episode in amara.episodes] == [date(2024, 5, 12), date(2025, 5, 12)]
    assert [review.held_on.year for review in amara.reviews] == [2024, 2025, 2026]
    assert found(returns) == []


def test_a_child_of_one_return_alone_carries_that_year_alone(tmp_path: Path):
    left = {**BEN_IN_CARE, "DEC": "01/06/2024", "REC": "E4A", "DECOM": "01/05/2024"}
    returns = load(
        [
            year_before(tmp_path / "2025", Episodes=[BEFORE, left]),
            folder(tmp_path / "2026", Header=[AMARA], Episodes=[BEFORE]),
        ],
        year=2026,
        as_at=None,
    )

    assert [child.years for child in returns.children] == [frozenset((2025, 2026)), frozenset((2025,))]


def test_episodes_that_overlap_only_when_the_returns_are_put_together_hold_the_child(tmp_path: Path):
    returns = load([year_before(tmp_path / "2025"), folder(tmp_path / "2026")], year=2026, as_at=None)

    assert returns.held == {
        "1001": "2025/Episodes.csv, line 2: the episode is open, and another begins on 12/05/2025"
        " (2026/Episodes.csv, line 2): write its DEC, or mend the other."
    }
    assert ("502", _other_start()) in found(returns)


def _other_start() -> str:
    return (
        "2026/Episodes.csv, line 2: DECOM is 12/05/2025, and the episode open at the end of 2025 began on 12/05/2024"
        " (2025/Episodes.csv, line 2): mend one of the two."
    )


@pytest.mark.parametrize(("turn", "line"), [(1, 3), (-1, 2)])
def test_a_child_left_open_and_not_carried_on_is_shown(tmp_path: Path, turn: int, line: int):
    care = [
        {**BEN_IN_CARE, "DEC": "09/09/2024", "REC": "X1"},
        {**BEN_IN_CARE, "DECOM": "09/09/2024", "RNE": "P"},
    ]
    returns = load(
        [
            year_before(tmp_path / "2025", Episodes=[*care[::turn], BEFORE]),
            folder(tmp_path / "2026", Header=[AMARA], Episodes=[BEFORE]),
        ],
        year=2026,
        as_at=None,
    )

    assert found(returns) == [
        (
            "H016",
            f"2025/Episodes.csv, line {line}: the episode is open at the end of 2025, and 2026 has none of the child:"
            " add it there.",
        )
    ]
    assert returns.held == {}


@pytest.mark.parametrize("turn", [1, -1])
def test_the_last_episode_of_a_year_is_held_against_the_first_of_the_next_in_any_order(tmp_path: Path, turn: int):
    ended = {**BEFORE, "DEC": "09/09/2024", "REC": "X1"}
    moved = {**BEFORE, "DECOM": "09/09/2024", "RNE": "P"}
    again = {**moved, "DEC": "09/09/2025", "REC": "X1"}
    after = {**moved, "DECOM": "09/09/2025"}
    to_the_end = {**BEN_IN_CARE, "DEC": "31/03/2025", "REC": "E4A"}

    returns = load(
        [
            year_before(tmp_path / "2025", Episodes=[ended, moved, to_the_end][::turn]),
            folder(tmp_path / "2026", Episodes=[again, after][::turn], Header=[AMARA]),
        ],
        year=2026,
        as_at=None,
    )

    assert found(returns) == []


def test_returns_that_do_not_follow_one_another_are_not_held_against_each_other(tmp_path: Path):
    header = [{**AMARA, "SEX": "2"}, {**BEN, "SEX": "1"}]
    episodes = [{**IN_CARE, "DECOM": "12/05/2023"}, {**BEN_IN_CARE, "DECOM": "12/05/2023"}]
    earlier = folder(tmp_path / "2024", Header=header, Episodes=episodes, Reviews=[{**REVIEW, "REVIEW": "06/06/2023"}])

    returns = load([earlier, folder(tmp_path / "2026")], year=2026, as_at=None)

    assert [check.outcome.value for check in returns.checks if check.code in ("502", "H016")] == ["could not run"] * 2


def test_a_table_is_of_the_year_in_which_it_came(tmp_path: Path):
    header = [{**AMARA, "SEX": "2"}, {**BEN, "SEX": "1"}]
    reviews = [{**LAST_REVIEW, "REVIEW": "05/03/2024"}]
    path = Path(
        folder(
            tmp_path / "2024",
            Header=header,
            Reviews=reviews,
            Episodes=[{**IN_CARE, "DECOM": "12/05/2023"}, {**BEN_IN_CARE, "DECOM": "12/05/2023"}],
        )
    )
    (path / "SWEpisodes.csv").write_text("CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\n")

    assert found(load([str(path)], year=2024, as_at=None)) == []


def test_a_header_that_changes_between_returns_is_shown(tmp_path: Path):
    returns = load(
        [
            year_before(tmp_path / "2025", Header=[{**AMARA, "SEX": "M"}, {**BEN, "DOB": "03/09/2010"}]),
            folder(tmp_path / "2026", Episodes=[BEFORE, BEN_IN_CARE]),
        ],
        year=2026,
        as_at=None,
    )

    assert found(returns) == [
        (
            "202",
            "2026/Header.csv, line 2: SEX is not that of the return before (2025/Header.csv, line 2): mend one of the two.",
        ),
        (
            "203",
            "2026/Header.csv, line 3: DOB is not that of the return before (2025/Header.csv, line 3): mend one of the two.",
        ),
    ]
    assert (returns.children[0].sex, returns.children[1].born_on) == ("F", date(2010, 9, 2))


def test_a_table_of_another_year_is_shown_and_left_unread(tmp_path: Path):
    path = Path(folder(tmp_path / "2026"))
    (path / "DoLo.csv").write_text("CHILD,DOB,DOLO_START,DOLO_END\n1001,14/05/2012,=1,=2\n")

    returns = load([str(path)], year=2026, as_at=None)

    assert found(returns) == [
        (
            "H017",
            "2026/DoLo.csv, line 1: the DoLo table is of 2027 and later, not of 2026, and was left unread: take it out.",
        )
    ]


def test_a_row_in_uasc_marks_the_child_and_the_later_return_takes_the_mark_away(tmp_path: Path):
    before = year_before(tmp_path / "2025", UASC=[UASC])
    silent = folder(tmp_path / "silent", Episodes=[BEFORE, BEN_IN_CARE])
    without = folder(tmp_path / "without", Episodes=[BEFORE, BEN_IN_CARE], UASC=[{**UASC, "CHILD": "1002"}])

    assert [child.uasc for child in load([before, silent], year=2026, as_at=None).children] == [True, False]
    assert [child.uasc for child in load([before, without], year=2026, as_at=None).children] == [False, True]


@pytest.mark.parametrize(("year", "codes"), [(2024, ("1", "2", "")), (2026, ("M", "F", "U"))])
def test_sex_is_read_by_the_years_own_codes(tmp_path: Path, year: int, codes: tuple[str, str, str]):
    header = [{**AMARA, "CHILD": str(n), "SEX": code} for n, code in enumerate(codes)]
    episodes = [{**IN_CARE, "CHILD": str(n), "DECOM": "01/01/2023"} for n in range(3)]
    reviews = [{**REVIEW, "CHILD": "0", "REVIEW": f"05/03/{year}"}]

    returns = load([folder(tmp_path / "903", Header=header, Episodes=episodes, Reviews=reviews)], year=year, as_at=None)

    assert [child.sex for child in returns.children] == ["M", "F", None]


def test_a_child_with_two_header_rows_of_different_sex_has_none(tmp_path: Path):
    returns = load([folder(tmp_path / "2026", Header=[AMARA, BEN, {**AMARA, "SEX": "M"}])], year=2026, as_at=None)

    assert [child.sex for child in returns.children] == [None, "M"]


@pytest.mark.parametrize(
    ("codes", "code", "why"),
    [
        (("PN1", "PN1"), "PN1", None),
        (("PN1", "PN4"), None, "two codes for the same review"),
        (("", "PN4"), "PN4", None),
        (("PN9", "PN4"), "PN4", None),
        (("", ""), None, "no participation code"),
        (("PN9",), None, "a participation code that is not in the return's list"),
        ((" pn3 ",), "PN3", None),
    ],
)
def test_one_review_a_day_with_the_code_that_its_rows_agree_on(
    tmp_path: Path, codes: tuple[str, ...], code: str | None, why: str | None
):
    rows = [*({**REVIEW, "REVIEW_CODE": code} for code in codes), LAST_REVIEW]

    [amara, _] = load([folder(tmp_path / "2026", Reviews=rows)], year=2026, as_at=None).children

    assert [(review.code, review.code_unknown) for review in amara.reviews] == [(code, why), ("PN2", None)]


def test_an_episode_of_no_day_may_begin_on_the_day_of_the_next(tmp_path: Path):
    police = {**IN_CARE, "LS": "L1", "DEC": "12/05/2025", "REC": "X1"}
    episodes = [{**IN_CARE, "RNE": "L"}, police, BEN_IN_CARE]

    returns = load([folder(tmp_path / "2026", Episodes=episodes)], year=2026, as_at=None)

    assert returns.held == {}
    assert [episode.legal_status for episode in returns.children[0].episodes] == ["L1", "C2"]
    assert [code for code, _ in found(returns)] == ["355"]


def test_a_return_that_begins_after_the_day_the_data_speak_for_is_not_used_and_that_is_said(tmp_path: Path) -> None:
    born_later = {**AMARA, "CHILD": "2002", "DOB": "01/05/2025"}
    came_later = {**IN_CARE, "CHILD": "2002", "DECOM": "02/06/2025"}
    later = folder(tmp_path / "2026", Header=[AMARA, BEN, born_later], Episodes=[IN_CARE, BEN_IN_CARE, came_later])

    returns = load([year_before(tmp_path / "2025"), later], year=2025, as_at=date(2025, 3, 31))

    assert returns.years == (2025,)
    assert returns.held == {}
    assert "2002" not in {child.number for child in returns.children}
    assert "The return of 2026 begins after 31/03/2025, the day the data speak for, and was not used." in returns.notes
    assert not [check.code for check in returns.checks if check.code in {"H015", "301"} and check.rows]
