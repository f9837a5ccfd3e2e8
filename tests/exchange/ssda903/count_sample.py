"""Counts what is wrong in the public invented return with the csv module alone: what our reader's counts are held against.

`python -m tests.exchange.ssda903.count_sample FOLDER` prints them. Imports nothing of heed.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from tests.exchange.ssda903 import count_sample_care
from tests.exchange.ssda903.count_sample_care import RECS

Rows = list[tuple[int, dict[str, str]]]

END = "20180331"
START = "20170401"
SHORT = ("V3", "V4")


def rows(path: Path) -> Rows:
    """Each row with its line. No cell of the sample holds a line break, so lines and rows agree."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(enumerate(csv.DictReader(file), start=2))


def key(day: str) -> str:
    """DD/MM/YYYY as YYYYMMDD, which sorts."""
    return day[6:] + day[3:5] + day[:2]


def birthday(day: str, age: int) -> str:
    """The birthday as YYYYMMDD; a 29 February is before 1 March in every year, so it need not be moved to compare."""
    return f"{int(day[6:]) + age}{day[3:5]}{day[:2]}"


def count(folder: Path) -> dict[str, list[int]]:
    """For each check the lines of its rows; the children held are under "held"."""
    header, episodes = rows(folder / "header.csv"), rows(folder / "episodes.csv")
    reviews = rows(folder / "reviews.csv")
    found: dict[str, list[int]] = defaultdict(list)
    born = {row["CHILD"]: row["DOB"] for _, row in header}
    _episodes(episodes, found)
    held = _care(episodes, found)
    _reviews(reviews, episodes, born, found)
    _outside(reviews, episodes, found)
    in_care = {row["CHILD"] for _, row in episodes}
    found["H019"] = [line for line, row in header if row["CHILD"] not in in_care and birthday(row["DOB"], 17) > END]
    placed = rows(folder / "placed_for_adoption.csv")
    found["120"] = [line for line, row in placed if row["REASON_PLACED_CEASED"] not in ("", "RD1", "RD2", "RD3", "RD4")]
    found |= count_sample_care.episodes(episodes, born)
    found["H017"] = [1, 1]  # SWEpisodes and DoLo came after 2018
    found["held"] = sorted(int(child) for child in held)
    found["children"] = [len(born)]
    return {code: sorted(lines) for code, lines in found.items() if lines}


def _episodes(episodes: Rows, found: dict[str, list[int]]) -> None:
    for line, row in episodes:
        began, ended = key(row["DECOM"]), key(row["DEC"])
        if bool(row["DEC"]) != bool(row["REC"]):
            found["148"].append(line)
        if row["REC"] and row["REC"] not in RECS:
            found["149"].append(line)
        if ended > END:
            found["354"].append(line)
        if began > END or ended > END:
            found["H015 episodes"].append(line)


def _care(episodes: Rows, found: dict[str, list[int]]) -> set[str]:
    """One episode after another; what ends after the day is open, and its reason for ceasing not known."""
    held = set()
    for child, care in _by_child(episodes).items():
        known = sorted((key(row["DECOM"]), line, row) for line, row in care if key(row["DECOM"]) <= END)
        for (_, line, row), (began, next_line, following) in pairwise(known):
            ended = "" if key(row["DEC"]) > END else key(row["DEC"])
            reason = row["REC"] if ended and row["REC"] in RECS else ""
            if not ended:
                found["142"].append(line)
                held.add(child)
            elif ended > began:
                found["501"].append(next_line)
                held.add(child)
            if ended == began and following["RNE"] == "S":
                found["431"].append(next_line)
            if reason not in ("", "X1") and following["RNE"] != "S":
                found["432"].append(next_line)
            if ended and ended < began and following["RNE"] != "S":
                found["433"].append(next_line)
        starts = {began for began, _, _ in known}
        for _, line, row in known:
            if row["REC"] == "X1" and row["DEC"] and key(row["DEC"]) <= END and key(row["DEC"]) not in starts:
                found["388"].append(line)
        began, line, row = known[0]
        if began > START and row["RNE"] != "S":
            found["357"].append(line)
    return held


def _reviews(reviews: Rows, episodes: Rows, born: dict[str, str], found: dict[str, list[int]]) -> None:
    statuses = {child: {row["LS"] for _, row in care} for child, care in _by_child(episodes).items()}
    seen: dict[tuple[str, str], str] = {}
    for line, row in reviews:
        day, fourth = key(row["REVIEW"]), birthday(born[row["CHILD"]], 4)
        if row["REVIEW_CODE"] == "PN0" and day > fourth:
            found["440"].append(line)
        if row["REVIEW_CODE"] != "PN0" and day < fourth:
            found["441"].append(line)
        if statuses.get(row["CHILD"], set("x")) <= set(SHORT):
            found["399"].append(line)
        if day < START:
            found["H018"].append(line)
        if day > END:
            found["H015 reviews"].append(line)
        before = seen.setdefault((row["CHILD"], day), row["REVIEW_CODE"])
        if len(seen) + len(found["H011"]) + len(found["H012"]) < line - 1:
            found["H011" if before == row["REVIEW_CODE"] else "H012"].append(line)


def _outside(reviews: Rows, episodes: Rows, found: dict[str, list[int]]) -> None:
    """Reviews before care began, or on a day that no episode covers; of two on one day, the first row."""
    cares, seen = _by_child(episodes), set()
    for line, row in reviews:
        day = key(row["REVIEW"])
        if day > END or (row["CHILD"], day) in seen:
            continue
        seen.add((row["CHILD"], day))
        care = sorted((key(each["DECOM"]), key(each["DEC"]), each["RNE"]) for _, each in cares.get(row["CHILD"], ()))
        known = [each for each in care if each[0] <= END]
        if known and day < known[0][0]:
            if known[0][2] == "S":
                found["H013"].append(line)
        elif all(each["LS"] in SHORT for _, each in cares.get(row["CHILD"], ()) if key(each["DECOM"]) <= END) and known:
            continue
        elif not any(began <= day and (not ended or day <= ended) for began, ended, _ in known):
            found["H014"].append(line)


def _by_child(found: Iterable[tuple[int, dict[str, str]]]) -> dict[str, Rows]:
    groups: dict[str, Rows] = defaultdict(list)
    for line, row in found:
        groups[row["CHILD"]].append((line, row))
    return groups


if __name__ == "__main__":
    sys.stdout.write(
        json.dumps(Counter({code: len(lines) for code, lines in count(Path(sys.argv[1])).items()}), indent=1) + "\n"
    )
