"""Which postcodes are certainly not in England. The return has no column for the country of a placement."""

from __future__ import annotations

SCOTLAND = frozenset({"AB", "DD", "DG", "EH", "FK", "G", "HS", "IV", "KA", "KW", "KY", "ML", "PA", "PH", "TD", "ZE"})
WALES = frozenset({"CF", "CH", "HR", "LD", "LL", "NP", "SA", "SY"})
ELSEWHERE = frozenset({"BT", "GY", "IM", "JE"})  # Northern Ireland and the islands

AREAS = SCOTLAND | WALES | ELSEWHERE
"""Interpretation: postcode areas of which a part at least lies outside England. Of the areas on the border (CH, HR, LD, LL,
NP, SY, TD) it cannot be told from the postcode alone, so nothing is said against a row there."""


def outside_england(postcode: str | None) -> bool:
    """Whether a postcode lies outside England, or may."""
    if not postcode:
        return False
    head = postcode[:2]
    return (head if head.isalpha() else head[:1]) in AREAS
