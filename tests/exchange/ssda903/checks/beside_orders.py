"""Orders that deprive of liberty at fault, and nearly so, in the return of 2027. Not tests."""

from __future__ import annotations

from tests.exchange.ssda903.checks.beside import ORDER, Case
from tests.exchange.ssda903.checks.beside_times import LATER, NOT_A_DATE
from tests.exchange.ssda903.made import BEN_IN_CARE, IN_CARE, Row


def order(*rows: Row, **cells: str) -> list[Row]:
    """DoLo with the good row, some cells another, and other rows after it."""
    return [{**ORDER, **cells}, *rows]


def of_2027(
    code: str, line: int, words: str, *, found: tuple[tuple[str, str, int, str], ...] = (), **tables: list[Row]
) -> Case:
    """A case of one fault in DoLo in the return of 2027, with others beside it."""
    return Case(tables, ((code, "DoLo", line, words), *found), year=2027)


MOVED_ON_1_JULY = [
    {**BEN_IN_CARE, "DEC": "01/07/2026", "REC": "X1", "REASON_PLACE_CHANGE": "CARPL"},
    {**BEN_IN_CARE, "DECOM": "01/07/2026", "RNE": "P", "PLACE": "U4"},
]
"""Ben moves on Wed 1 Jul 2026 from the children's home to foster carers."""


DEPRIVATIONS = {
    "a start that is none": of_2027("700", 2, f"DOLO_START {NOT_A_DATE}", DoLo=order(DOLO_START="soon")),
    "an end that is none": of_2027("701", 2, f"DOLO_END {NOT_A_DATE}", DoLo=order(DOLO_END="soon")),
    "an end before the start": of_2027(
        "702",
        2,
        "DOLO_END is 30/06/2026, before DOLO_START, 01/07/2026: mend one of the two",
        DoLo=order(DOLO_END="30/06/2026"),
    ),
    "a start after the year": of_2027(
        "703",
        2,
        f"DOLO_START is 01/04/2027, after the collection year 2027: {LATER}",
        DoLo=order(DOLO_START="01/04/2027", DOLO_END=""),
    ),
    "an end after the year": of_2027(
        "704", 2, f"DOLO_END is 01/04/2027, after the collection year 2027: {LATER}", DoLo=order(DOLO_END="01/04/2027")
    ),
    "a start while another is open": of_2027(
        "705",
        3,
        "DOLO_START is 01/08/2026, and the one before is open (line 2): mend one",
        DoLo=order({**ORDER, "DOLO_START": "01/08/2026", "DOLO_END": "02/08/2026"}, DOLO_END=""),
    ),
    "open after care ended": of_2027(
        "707",
        2,
        "DOLO_END is blank, and care ended on 01/12/2026: write when the order ended",
        DoLo=order(DOLO_END=""),
        Episodes=[IN_CARE, {**BEN_IN_CARE, "DEC": "01/12/2026", "REC": "E8"}],
    ),
    "before birth": of_2027(
        "708",
        2,
        "DOLO_START is 01/09/2010, before the child was born on 02/09/2010: mend one",
        DoLo=order(DOLO_START="01/09/2010"),
    ),
    "where it is not expected": of_2027(
        "709",
        2,
        "PLACE is U4 from 12/05/2025 (2027/Episodes.csv, line 2), and the order began on 01/07/2026: look whether the"
        " placement and the order are right",
        DoLo=order(CHILD="1001", DOB=""),
    ),
    "for one day, on which the child comes": of_2027(
        "709",
        2,
        "PLACE is U4 from 01/07/2026 (2027/Episodes.csv, line 4), and the order began on 01/07/2026: look whether the"
        " placement and the order are right",
        DoLo=order(DOLO_START="01/07/2026", DOLO_END="01/07/2026"),
        Episodes=[IN_CARE, *MOVED_ON_1_JULY],
    ),
    "where it cannot be": of_2027(
        "710",
        2,
        "PLACE is K1 from 01/07/2024 (2027/Episodes.csv, line 3), and the order began on 01/07/2026: mend PLACE, or the order",
        found=(
            (
                "709",
                "DoLo",
                2,
                "PLACE is K1 from 01/07/2024 (2027/Episodes.csv, line 3), and the order began on 01/07/2026: look whether the"
                " placement and the order are right",
            ),
        ),
        DoLo=order(),
        Episodes=[IN_CARE, {**BEN_IN_CARE, "PLACE": "K1"}],
    ),
}


SILENT = {
    "one order after another, up to the last day": Case(
        {"DoLo": order({**ORDER, "DOLO_START": "01/08/2026", "DOLO_END": "31/03/2027"})}, year=2027
    ),
    "an open order in a placement that is not expected": Case(
        {"DoLo": order(CHILD="1001", DOB="", DOLO_END="")}, year=2027
    ),
    "an order until the day the child came there": Case(
        {
            "DoLo": order(DOLO_START="01/06/2026", DOLO_END="01/07/2026"),
            "Episodes": [IN_CARE, *MOVED_ON_1_JULY],
        },
        year=2027,
    ),
    "an order from the day the child left": Case(
        {
            "DoLo": order(DOLO_START="01/07/2026", DOLO_END="02/07/2026"),
            "Episodes": [
                IN_CARE,
                {**MOVED_ON_1_JULY[0], "PLACE": "U4", "URN": "SC10001"},
                {**MOVED_ON_1_JULY[1], "PLACE": "K2", "URN": "SC20002"},
            ],
        },
        year=2027,
    ),
}
"""Good to the last day."""
