"""How a reader judged each finding of the proof-reader in the five papers, by paper and key. A finding not here fails a test."""

from __future__ import annotations

from collections.abc import Mapping

RIGHT = "right"
FALSE = "false alarm"

JUDGED: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "000": {},
    "001": {
        "share: average performance for the year": (RIGHT, "of what is not said"),
        "unit: 1 049": (RIGHT, "reviews, by the size of it; the paper says children"),
    },
    "002": {
        "editing: under 16 years and under": (RIGHT, ""),
        "law: 4 weeks of a child coming": (RIGHT, "the same paper says twenty working days further up"),
        "law: 12 weeks or 3 months and": (RIGHT, "12 weeks are shorter"),
        "editing: 6": (RIGHT, ""),
    },
    "003": {
        "flow: 438 children in our care which": (RIGHT, "the paper says that its figures are not yet final"),
        "no-figure: 3% the previous year and contrasts": (
            RIGHT,
            "no return of that year is published; asks for a look",
        ),
        "share: 32 children left our care due": (RIGHT, ""),
        "points: 4% increase from the previous year": (RIGHT, ""),
        "share: 43 children in our care who": (RIGHT, "8% is of all who were in care in the year"),
        "caseload: 60 65 cases": (RIGHT, "it cannot have been so at the start of the year"),
        "no-figure: 97% of children in our care": (RIGHT, "the paper gives no counts"),
        "points: 2% from the previous year": (RIGHT, "the audit had let this one pass"),
        "share: 92% of reviews included children s participation": (
            RIGHT,
            "92% leaves out views brought by an advocate",
        ),
        "editing: the previous year for the previous": (RIGHT, ""),
        "editing: improving improving": (RIGHT, ""),
        "unit: number of children": (RIGHT, ""),
        "few: pn 2 attends with advocate": (RIGHT, "counts of 3 and 1 in a public paper"),
        "few: placement not meeting child s needs or is unassessed": (
            RIGHT,
            "counts of 3 and 4 of disputes; not grave",
        ),
        "unit: recognition of good practice 3": (RIGHT, "the paper says so itself, further up"),
    },
    "004": {
        "period: 2023 2024": (RIGHT, ""),
        "attached: an equality impact assessment has been": (RIGHT, ""),
    },
}
