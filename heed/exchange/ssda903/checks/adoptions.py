"""Checks on AD1 and PlacedAdoption: the dates on the way to an adoption, against one another and against the episodes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from heed.exchange.periods import STARTED, periods
from heed.exchange.records import Adoption, Episode, PlacedForAdoption
from heed.exchange.ssda903.checks.declared import SHOWN, Declared, Find, Found, at_fault, columns, day, place, tables
from heed.exchange.ssda903.layout import AD1, EPISODES, PLACED
from heed.exchange.ssda903.merging import Merged
from heed.exchange.ssda903.rows import Return

ADOPTED = frozenset({"E11", "E12"})
"""The reasons with which care ceases by adoption (rules 601, 602)."""

FOR_ADOPTION = frozenset({"A3", "A4", "A5", "A6"})
"""Placements for adoption (rules 331, 521, 551, 552)."""

_COLUMNS = ("DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR")


def _adopted(each: Return) -> dict[str, Episode]:
    """The episode with which each child adopted in the year left care."""
    return {
        child: episode
        for child, episode in each.episodes
        if episode.reason_ceased in ADOPTED and episode.until_on is not None and episode.until_on >= each.begins_on
    }


def _no_row(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        if each.adoptions is None:
            continue
        told = {child for child, _, _ in each.adoptions}
        for child, episode in _adopted(each).items():
            if child not in told:
                words = f"REC is {episode.reason_ceased}, and the child is not in AD1: add the row there, or mend REC"
                yield Found(episode.source, child, words)


def _not_adopted(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        adopted = _adopted(each) if each.adoptions else {}
        for child, _, row in each.adoptions or ():
            if child not in adopted:
                words = "no episode of the child in the year has REC E11 or E12: mend REC, or take the row out"
                yield Found(row.source, child, words)


def _in_part(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        spoilt = at_fault(each, AD1, *_COLUMNS)
        for child, _, row in each.adoptions or ():
            items = (
                *(row.decided_on, row.matched_on, row.by_foster_carer),
                *(row.adopters, row.adopters_sex, row.adopters_status),
            )
            blank = [name for name, item in zip(_COLUMNS, items, strict=True) if item is None]
            if blank and len(blank) < len(_COLUMNS) and row.source not in spoilt:
                words = (
                    f"{', '.join(blank)} {'is' if len(blank) == 1 else 'are'} blank and other columns are not: fill all"
                )
                yield Found(row.source, child, words)


def _last_period(merged: Merged, child: str) -> list[Episode]:
    life = merged.lives.get(child)
    return periods(life.episodes)[-1] if life is not None and life.episodes else []


def _placed(merged: Merged, child: str) -> Episode | None:
    """The first episode placed for adoption in the last period of care: the day of placement (its DECOM)."""
    return next((each for each in _last_period(merged, child) if each.placement in FOR_ADOPTION), None)


Judge = Callable[[Merged, str, Adoption], str | None]


def _each_adoption(judge: Judge) -> Find:
    def find(merged: Merged) -> Iterator[Found]:
        for each in merged.returns:
            for child, _, row in each.adoptions or ():
                words = judge(merged, child, row)
                if words is not None:
                    yield Found(row.source, child, words)

    return find


def _late(column: str, told: date | None, placed: Episode | None, row: Adoption | PlacedForAdoption) -> str | None:
    """A date that is after the child was placed for adoption."""
    if told is None or placed is None or told <= placed.from_on:
        return None
    where = place(placed.source, row.source)
    return (
        f"{column} is {day(told)}, after the child was placed for adoption on {day(placed.from_on)} ({where}): mend one"
    )


def _matched_after_placed(merged: Merged, child: str, row: Adoption) -> str | None:
    return _late("DATE_MATCH", row.matched_on, _placed(merged, child), row)


def _decided_after_placed(merged: Merged, child: str, row: Adoption) -> str | None:
    return _late("DATE_INT", row.decided_on, _placed(merged, child), row)


def _decided_after_matched(merged: Merged, child: str, row: Adoption) -> str | None:
    if row.decided_on is None or row.matched_on is None or row.decided_on <= row.matched_on:
        return None
    return f"DATE_INT is {day(row.decided_on)}, after DATE_MATCH, {day(row.matched_on)}: mend one of the two"


def _decided_before_care(merged: Merged, child: str, row: Adoption) -> str | None:
    period = _last_period(merged, child)
    if row.decided_on is None or not period or period[0].reason_new != STARTED or row.decided_on >= period[0].from_on:
        return None
    where = place(period[0].source, row.source)
    return f"DATE_INT is {day(row.decided_on)}, before care began on {day(period[0].from_on)} ({where}): mend one of the two"


def _no_decision(merged: Merged) -> Iterator[Found]:
    """The fault stands at the first episode of the year in which the child is placed for adoption."""
    for each in merged.returns:
        if each.placed is None:
            continue
        decided = {child for child, _, row in each.placed if row.decided_on is not None}
        decided.update(row.child or "" for row in each.misread.get((PLACED, "DATE_PLACED"), ()))
        for child, episode in each.episodes:
            if episode.placement in FOR_ADOPTION and child not in decided:
                decided.add(child)
                words = (
                    f"PLACE is {episode.placement}, and PlacedAdoption has no DATE_PLACED of the child: add it there"
                )
                yield Found(episode.source, child, words)


def _last_decision_after_placed(merged: Merged) -> Iterator[Found]:
    """Only the last decision of a return: one before it may have been reversed."""
    for each in merged.returns:
        last: dict[str, PlacedForAdoption] = {}
        for child, _, row in each.placed or ():
            if row.decided_on is not None and (
                child not in last or row.decided_on > (last[child].decided_on or date.min)
            ):
                last[child] = row
        for child, row in last.items():
            words = _late("DATE_PLACED", row.decided_on, _placed(merged, child), row)
            if words is not None:
                yield Found(row.source, child, words)


def _reversed_before_decided(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        for child, _, row in each.placed or ():
            if row.decided_on is not None and row.ceased_on is not None and row.decided_on > row.ceased_on:
                words = (
                    f"DATE_PLACED is {day(row.decided_on)}, after DATE_PLACED_CEASED, {day(row.ceased_on)}: mend one"
                )
                yield Found(row.source, child, words)


def _reversed_in_part(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        spoilt = at_fault(each, PLACED, "DATE_PLACED_CEASED", "REASON_PLACED_CEASED")
        for child, _, row in each.placed or ():
            if (row.ceased_on is None) is not (row.reason_ceased is None) and row.source not in spoilt:
                blank = "DATE_PLACED_CEASED" if row.ceased_on is None else "REASON_PLACED_CEASED"
                yield Found(
                    row.source, child, f"{blank} is blank, and the other of the two is not: fill both, or neither"
                )


def _two_decisions(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        decided = {child: row.decided_on for child, _, row in each.placed or () if row.decided_on is not None}
        for child, _, row in each.adoptions or ():
            told = decided.get(child)
            if told is not None and row.decided_on is not None and told != row.decided_on:
                words = f"DATE_INT is {day(row.decided_on)}, and DATE_PLACED in PlacedAdoption {day(told)}: mend one of the two"
                yield Found(row.source, child, words)


def _check(code: str, says: str, find: Find, touches: frozenset[str], *names: str) -> Declared:
    return Declared(code, says, SHOWN, find, tables(*names), touches)


ADOPTIONS = (
    _check(
        "601",
        "The additional fields relating to adoption have not been completed although the episode data shows that the child"
        " was adopted during the year.",
        _no_row,
        columns(AD1, "CHILD", *_COLUMNS) | columns(EPISODES, "REC"),
        AD1,
    ),
    _check(
        "602",
        "The episode data submitted for this child does not show that he/she was adopted during the year.",
        _not_adopted,
        columns(AD1, "CHILD", *_COLUMNS) | columns(EPISODES, "REC"),
        AD1,
    ),
    _check(
        "151",
        "All data items relating to a childs adoption must be coded or left blank.",
        _in_part,
        columns(AD1, *_COLUMNS),
        AD1,
    ),
    _check(
        "331",
        "Date of matching child and adopter(s) should be the same as, or prior to, the date of placement of adoption.",
        _each_adoption(_matched_after_placed),
        columns(AD1, "DATE_MATCH"),
        AD1,
    ),
    _check(
        "333",
        "Date should be placed for adoption must be on or prior to the date of matching child with adopter(s).",
        _each_adoption(_decided_after_matched),
        columns(AD1, "DATE_INT", "DATE_MATCH"),
        AD1,
    ),
    _check(
        "334",
        "Date child started to be looked after in latest period of care must be on or prior to the date should be placed for"
        " adoption.",
        _each_adoption(_decided_before_care),
        columns(AD1, "DATE_INT"),
        AD1,
    ),
    _check(
        "521",
        "Date of local authority's decision (LA) that adoption is in the best interests of the child (date should be placed)"
        " must be on or prior to the date the child is placed for adoption.",
        _each_adoption(_decided_after_placed),
        columns(AD1, "DATE_INT"),
        AD1,
    ),
    _check(
        "523",
        "Date of decision that the child should be placed for adoption should be the same date as the decision that adoption"
        " is in the best interest (date should be placed).",
        _two_decisions,
        columns(AD1, "DATE_INT") | columns(PLACED, "DATE_PLACED"),
        AD1,
        PLACED,
    ),
    _check(
        "551",
        "Child has been placed for adoption but there is no date of the decision that the child should be placed for"
        " adoption.",
        _no_decision,
        columns(PLACED, "CHILD", "DATE_PLACED"),
        PLACED,
    ),
    _check(
        "552",
        "Date of Decision to place a child for adoption should be on or prior to the date that the child was placed for"
        " adoption.",
        _last_decision_after_placed,
        columns(PLACED, "DATE_PLACED"),
        PLACED,
    ),
    _check(
        "522",
        "Date of decision that the child should be placed for adoption must be on or before the date that a child should no"
        " longer be placed for adoption.",
        _reversed_before_decided,
        columns(PLACED, "DATE_PLACED", "DATE_PLACED_CEASED"),
        PLACED,
    ),
    _check(
        "119",
        "If the decision is made that a child should no longer be placed for adoption, then the date of this decision and the"
        " reason why this decision was made must be completed.",
        _reversed_in_part,
        columns(PLACED, "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"),
        PLACED,
    ),
)
