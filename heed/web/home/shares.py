"""How the work is shared: each IRO as a dot beside the band of the guidance. The drawing's places and its words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from heed.caseloads.pages import Caseload, Load
from heed.council.words import Words
from heed.law.appointments import caseload_band
from heed.web import formats
from heed.web.home import links
from heed.web.home.saying import joined
from heed.web.home.shapes import Bar, Shares

FROM_X, TO_X = 156.0, 510.0
TOP, STEP = 46.0, 32.0
ROUND = 5


def shares(loads: Sequence[Caseload], today: date, words: Words) -> Shares | None:
    """The drawing of those in the base, the fullest first; None where there is nobody."""
    base = [each for each in loads if each.in_base]
    if not base:
        return None
    band = caseload_band(on=today)
    values = [each.per_full_time for each in base]
    low = min(math.floor(min(values) / ROUND) * ROUND, band.fewest - ROUND)
    high = max(math.ceil(max(values) / ROUND) * ROUND, band.most + ROUND)

    def place(value: Decimal | int) -> float:
        return round(FROM_X + (TO_X - FROM_X) * float((value - low) / (high - low)), 1)

    return Shares(
        height=TOP + STEP * len(base),
        fewest=band.fewest,
        most=band.most,
        band_x=place(band.fewest),
        band_width=round(place(band.most) - place(band.fewest), 1),
        bars=tuple(
            Bar(
                name=each.name,
                address=links.iro(each.worker),
                children=each.children,
                per_full_time=_plain(each.per_full_time),
                share=f"{each.share:.0%}",
                y=TOP + STEP * row,
                x=place(each.per_full_time),
                over=each.stands is Load.OVER,
                note="" if each.share == 1 else f"in {each.share:.0%} of full time",
            )
            for row, each in enumerate(base)
        ),
        said=f"{words.child_in_care.plural_capital} for each {words.iro}: "
        + "; ".join(_said(each) for each in base)
        + f". The band of the guidance is {band.fewest} to {band.most}.",
        sentence=_sentence(base, band.fewest, band.most),
        scale=f"Scale {low} to {high}.",
        others=tuple(
            f"{each.name} has {formats.count(each.children, 'child', 'children')} and is not in the base."
            for each in loads
            if not each.in_base
        ),
    )


def _said(each: Caseload) -> str:
    part_time = "" if each.share == 1 else f", as {_plain(each.per_full_time)} full time"
    return f"{each.name} {each.children}{part_time}"


def _sentence(base: Sequence[Caseload], fewest: int, most: int) -> str:
    """How far apart they are, and who stands outside the band."""
    each = [load.per_full_time for load in base]
    mean = sum(load.children for load in base) / sum(load.share for load in base)
    over = [_first(load) for load in base if load.stands is Load.OVER]
    under = [_first(load) for load in base if load.stands is Load.UNDER]
    said = [f"{joined(over)} {'is' if len(over) == 1 else 'are'} over"] if over else []
    said += [f"{joined(under)} {'is' if len(under) == 1 else 'are'} under"] if under else []
    outside = " and ".join(said) if said else "all are within it"
    spread = f"{_plain(min(each))} to {_plain(max(each))}" if min(each) != max(each) else _plain(min(each))
    return f"{spread} each, {mean:.0f} on average for full time. The Handbook says {fewest} to {most}: {outside}."


def _first(load: Caseload) -> str:
    return load.name.split()[0]


def _plain(value: Decimal) -> str:
    return f"{value:.1f}".removesuffix(".0")
