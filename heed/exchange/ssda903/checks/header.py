"""Checks on what the Header says of a child beyond who it is: sex, motherhood, pupil number."""

from __future__ import annotations

from collections.abc import Iterator

from heed.exchange.records import SHORT_BREAKS
from heed.exchange.ssda903.checks.declared import SHOWN, Declared, Found, at_fault, columns
from heed.exchange.ssda903.layout import HEADER
from heed.exchange.ssda903.merging import Merged
from heed.exchange.ssda903.rows import HeaderRow, Return


def _sex_unknown(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        cells = {row.source for row in each.misread.get((HEADER, "SEX"), ())}
        for row in each.header:
            if row.sex is None and row.source not in cells:
                yield Found(row.source, row.child, "SEX is U: find out, and write M or F")


def _in_care(each: Return) -> Iterator[HeaderRow]:
    """The rows of children with an episode that is no short break."""
    children = {child for child, episode in each.episodes if episode.legal_status not in SHORT_BREAKS}
    return (row for row in each.header if row.child in children)


def _motherhood_not_said(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        cells = at_fault(each, HEADER, "MOTHER")
        for row in _in_care(each):
            if row.mother is None and row.sex == "F" and row.source not in cells:
                yield Found(row.source, row.child, "MOTHER is blank, and the child is a girl in care: write 0 or 1")


def _no_pupil_number(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        cells = at_fault(each, HEADER, "UPN")
        for row in _in_care(each):
            if row.upn is None and row.source not in cells:
                yield Found(row.source, row.child, "UPN is blank: write it, or UN1 to UN5 for why there is none")


HEADERS = (
    Declared(
        "232",
        "Sex of the child/young person has been reported as unknown.",
        SHOWN,
        _sex_unknown,
        touches=columns(HEADER, "SEX"),
        since=2025,
    ),
    Declared(
        "393",
        "Child is looked after but mother field is not completed.",
        SHOWN,
        _motherhood_not_said,
        touches=columns(HEADER, "MOTHER"),
    ),
    Declared(
        "442",
        "Unique Pupil Number (UPN) field is not completed.",
        SHOWN,
        _no_pupil_number,
        touches=columns(HEADER, "UPN"),
    ),
)
