"""A roster is read whole or refused in one sentence, and what is doubtful in it is named by line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from heed.exchange.records import Child, Refused, Returns, Source
from heed.exchange.roster import reading
from heed.exchange.roster.reading import COLUMNS, joined, read
from heed.exchange.ssda903.text import File
from tests.days import day
from tests.hostile import HOSTILE

HEAD = ",".join(COLUMNS)
AMARA = "F-1,Amara,Stone,Nadia Khan,Sam Reed,East,Stones"
KOFI = "F-2,Kofi,Stone,Nadia Khan,Sam Reed,East,Stones"


def _file(tmp_path: Path, *rows: str, head: str = HEAD) -> File:
    path = tmp_path / "roster.csv"
    path.write_bytes("\r\n".join((head, *rows, "")).encode())
    return File(str(path), "roster.csv")


def _refusal(tmp_path: Path, *rows: str, head: str = HEAD) -> str:
    with pytest.raises(Refused) as refused:
        read(_file(tmp_path, *rows, head=head))
    return str(refused.value)


def test_each_child_has_one_row_with_its_line(tmp_path: Path) -> None:
    roster = read(_file(tmp_path, AMARA, "", KOFI))

    assert list(roster.rows) == ["F-1", "F-2"]
    amara, kofi = roster.rows.values()
    assert (amara.given_name, amara.iro, amara.team, amara.sibling_group) == ("Amara", "Nadia Khan", "East", "Stones")
    assert (amara.source.line, kofi.source.line) == (2, 4)
    assert roster.faults() == ()


def test_columns_may_stand_in_any_order_with_others_among_them(tmp_path: Path) -> None:
    head = "Notes, team ,SIBLING_GROUP,child,given_name,FAMILY_NAME,IRO,SOCIAL_WORKER"
    roster = read(_file(tmp_path, 'x,East,,F-1,  Amara   Jane ,"Stone, of East",Nadia Khan,', head=head))

    row = roster.rows["F-1"]
    assert (row.given_name, row.family_name, row.team, row.social_worker) == (
        "Amara Jane",
        "Stone, of East",
        "East",
        "",
    )


def test_a_child_twice_is_refused_with_both_lines(tmp_path: Path) -> None:
    assert _refusal(tmp_path, AMARA, KOFI, AMARA) == (
        "roster.csv, line 4: the child F-1 is there already, on line 2: leave one row for each child."
    )


@pytest.mark.parametrize(
    ("rows", "head", "says"),
    [
        (
            (AMARA,),
            HEAD.replace("IRO,", ""),
            "roster.csv is not a roster: the column IRO missing. Start from the template.",
        ),
        (
            (AMARA,),
            "CHILD,SEX,DOB",
            "the columns GIVEN_NAME, FAMILY_NAME, IRO, SOCIAL_WORKER, TEAM and SIBLING_GROUP missing",
        ),
        ((AMARA,), HEAD + ",IRO", "roster.csv, line 1: IRO stands more than once"),
        (("F-1,Amara",), HEAD, "line 2: the row has 2 cells and the header 7"),
        ((",Amara,Stone,,,,",), HEAD, "line 2: CHILD is blank"),
        ((f"F-1,{'A' * 121},,,,,",), HEAD, "line 2: GIVEN_NAME has more than 120 characters"),
        (("F-1,A\u202emara,,,,,",), HEAD, "line 2: GIVEN_NAME has a character that cannot be printed"),
        (('F-1,"Amara,,,,,',), HEAD, "a quotation mark is not closed"),
        ((), HEAD, "roster.csv has no children"),
    ],
)
def test_what_cannot_be_placed_is_refused_in_one_sentence(
    tmp_path: Path, rows: tuple[str, ...], head: str, says: str
) -> None:
    refusal = _refusal(tmp_path, *rows, head=head)

    assert says in refusal
    assert "\n" not in refusal


def test_more_children_than_a_council_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_ROWS", 1)

    assert "more than 1 children" in _refusal(tmp_path, AMARA, KOFI)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_name_is_kept_as_it_is_or_refused(tmp_path: Path, hostile: str) -> None:
    cell = '"' + hostile.replace('"', '""') + '"'
    file = _file(tmp_path, f"F-1,{cell},,Nadia Khan,,,")
    kept = " ".join(hostile.split())
    if kept.isprintable() and len(kept) <= reading.LONGEST["GIVEN_NAME"]:
        assert read(file).rows["F-1"].given_name == kept
    else:
        with pytest.raises(Refused, match=r"line 2: GIVEN_NAME has |NUL byte"):
            read(file)


def test_what_is_doubtful_is_named_by_line(tmp_path: Path) -> None:
    roster = read(_file(tmp_path, "F-1,,,,,,", "F-2,Kofi,,sam reed,Sam Reed,,Alone", AMARA.replace("F-1", "F-3")))

    found = [(fault.check, fault.child, fault.source.line) for fault in roster.faults(frozenset({"F-1", "F-2"}))]
    assert found == [
        ("H060", "F-1", 2),
        ("H061", "F-1", 2),
        ("H063", "F-2", 3),
        ("H064", "F-2", 3),
        ("H062", "F-3", 4),
        ("H063", "F-3", 4),
    ]
    assert all(fault.sentence.startswith("roster.csv, line ") for fault in roster.faults())
    assert set(reading.SAYS) == {code for code, *_ in found}


def test_children_of_the_returns_get_what_the_roster_says_and_others_stay(tmp_path: Path) -> None:
    amara = Child("F-1", day("Wed 1 Jan 2014"), "F", False, frozenset({2026}), (), (), Source("2026/Header.csv", 2))
    other = replace(amara, number="F-9", iro="Someone Else")
    returns = Returns(day("Tue 31 Mar 2026"), (2026,), (amara, other), {}, (), ())

    told, untold = joined(returns, read(_file(tmp_path, AMARA))).children
    assert (told.iro, told.social_worker, told.team, told.sibling_group) == ("Nadia Khan", "Sam Reed", "East", "Stones")
    assert untold == other
    blank, _ = joined(returns, read(_file(tmp_path, "F-1,Amara,,,,,"))).children
    assert (blank.iro, blank.social_worker, blank.team, blank.sibling_group) == (None, None, None, None)
