"""Counts single episodes at fault in the public invented return with the csv module alone. Imports nothing of heed.

Beside `count_sample`, which counts what episodes and reviews say together.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

Rows = list[tuple[int, dict[str, str]]]

END = date(2018, 3, 31)
RECS = {"X1", *(f"E{n}" for n in (11, 12, 13, 14, 15, 16, 17, 2, 3, "4A", "4B", 41, 43, 44, 5, 6, 7, 8, 9))}
FOR_A_TIME = ("T0", "T1", "T2", "T3", "T4")
NO_URN = ("H5", "P1", "P2", "P3", "R1", "R2", "R5", *FOR_A_TIME, "Z1")
AGES = {"370": ("P2", 15), "371": ("H5", 14), "372": ("R5", 10), "373": ("S1", 4), "374": ("P3", 14)}
DAYS = {"375": ("T1", 42), "376": ("T3", 21), "379": ("T4", 7)}
LEAVING = {"387": (("E5", "E6"), 14), "389": (("E7",), 16), "460": (("E17",), 18)}
CANNOT = {
    "527": ("PR1", ("P1", "R2", "R5")),
    "528": ("PR2", ("P1", "R2", "R5")),
    "529": ("PR3", ("P1", "A3", "A4", "A5", "A6", "K1", "K2", "U1", "U2", "U3", "U4", "U5", "U6")),
    "530": ("PR4", ("P1",)),
    "531": ("PR5", ("P1",)),
}


def on(text: str) -> date:
    """A date as the sample writes it."""
    return date(int(text[6:]), int(text[3:5]), int(text[:2]))


def age(born: date, day: date) -> int:
    """Whole years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def episodes(rows: Rows, born: dict[str, str]) -> dict[str, list[int]]:
    """For each check of one row the lines of its rows."""
    found: dict[str, list[int]] = defaultdict(list)
    for line, row in rows:
        codes = [*_codes(row), *_ages(row, on(born[row["CHILD"]])), *_days(row)]
        for code in codes:
            found[code].append(line)
    return found


def _codes(row: dict[str, str]) -> list[str]:
    place, provider, status = row["PLACE"], row["PLACE_PROVIDER"], row["LS"]
    away, short = place in FOR_A_TIME, status in ("V3", "V4")
    at_fault = {
        "213": away and provider,
        "222": place in NO_URN and row["URN"] not in ("", "XXXXXXX"),
        "366": status == "V3" and row["RNE"] not in ("S", ""),
        "378": place == "P1" and status == "V2",
        "380": away and row["RNE"] not in ("P", "B", ""),
        "381": away and row["DEC"] and row["REC"] in RECS - {"X1"},
        "382": away and short,
        "384": place in ("U1", "U4") and short,
        "390": row["DEC"] and row["REC"] in ("E11", "E12") and place not in ("A3", "A4", "A5", "A6", ""),
        "408": place in ("A5", "A6") and status not in ("E1", ""),
        "550": provider == "PR0" and place != "P1",
    }
    pairs = [code for code, (who, places) in CANNOT.items() if provider == who and place in places]
    return [*(code for code, so in at_fault.items() if so), *pairs]


def _ages(row: dict[str, str], born: date) -> list[str]:
    came = age(born, on(row["DECOM"]))
    young = [code for code, (place, least) in AGES.items() if row["PLACE"] == place and came < least]
    if row["LS"] in ("J1", "J2", "J3") and came < 10:
        young.append("358")
    if row["DEC"]:
        left = age(born, on(row["DEC"]))
        young += [code for code, (reasons, least) in LEAVING.items() if row["REC"] in reasons and left < least]
    return young


def _days(row: dict[str, str]) -> list[str]:
    """What lasts too long, up to the last day of the year."""
    if on(row["DECOM"]) > END:
        return []
    until = min(on(row["DEC"]), END) if row["DEC"] else END
    days = (until - on(row["DECOM"])).days
    long = [code for code, (place, most) in DAYS.items() if row["PLACE"] == place and days > most]
    return [*long, "365"] if row["LS"] == "V3" and days > 17 else long
