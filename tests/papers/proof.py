"""Holds each published figure against ours over the cohort, and writes what came of it: `docs/manual/proof.md`.

    python -m tests.papers            writes the page
    python -m tests.papers --check    fails when it is stale

A claim is reproduced where our figure, rounded as the paper rounds, is the published number.
"""

from __future__ import annotations

import contextlib
import io
import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

from heed.config.cli import main
from tests.papers.claims import CLAIMS, Claim
from tests.papers.cohort import POPULATION
from tests.papers.writing import write

PAGE = Path(__file__).parents[2] / "docs" / "manual" / "proof.md"
REPRODUCES, DOES_NOT, CANNOT = "reproduces", "does not", "cannot be told"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one claim: the verdict, our number as it is compared, and what it is made of."""

    claim: Claim
    verdict: str
    ours: str
    beside: str


Figures = Mapping[tuple[int, str, str], Mapping[str, Any]]


@cache
def answers() -> tuple[Answer, ...]:
    """Every claim with its answer: the cohort written, read and counted as a council would."""
    with tempfile.TemporaryDirectory() as folder:
        before, now, postcodes = write(Path(folder))
        figures: dict[tuple[int, str, str], Mapping[str, Any]] = {}
        for year, by in {(claim.year, claim.by) for claim in CLAIMS if claim.measure}:
            found = _figures([str(before), str(now)], year, by, postcodes)
            figures |= {(year, by, each["code"]): each for each in found}
    return tuple(_answer(claim, figures) for claim in CLAIMS)


def _figures(folders: list[str], year: int, by: str, postcodes: Path) -> list[dict[str, Any]]:
    words = ["figures", *folders, "--year", str(year), "--postcodes", str(postcodes)]
    words += ["--population", f"2025={POPULATION}", "--json", *(["--by", by] if by else [])]
    codes = sorted({claim.measure for claim in CLAIMS if claim.measure and claim.by == by})
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = main([*words, *(word for each in codes for word in ("--measure", each))])
    if code not in (0, 1):
        raise RuntimeError("the cohort was refused")
    found: list[dict[str, Any]] = json.loads(out.getvalue())["figures"]
    return found


def _answer(claim: Claim, figures: Figures) -> Answer:
    if claim.cannot:
        return Answer(claim, CANNOT, "", claim.cannot)
    value, beside = _value(claim, figures)
    ours = _rounded(value, claim)
    verdict = REPRODUCES if ours == Decimal(str(claim.published)) else DOES_NOT
    return Answer(claim, verdict, f"{ours:,}", beside)


def _value(claim: Claim, figures: Figures) -> tuple[float, str]:
    """Our number in the unit of the claim, and its numerator and denominator in words."""
    found = figures[claim.year, claim.by, claim.measure]
    if claim.take == "change":
        before = figures[claim.year - 1, claim.by, claim.measure]["value"]
        return (found["value"] - before) / before * 100, f"{before:,} to {found['value']:,}"
    whole = found["denominator"]
    if claim.key:
        parts = found["groups"] if claim.by else found["parts"]
        found = next(part for part in parts if part["key"] == claim.key)
    n = found["numerator"]
    if claim.take == "numerator":
        return n, ""
    if claim.take == "share":
        return n / whole * 100, f"{n:,} of {whole:,}"
    if claim.unit == "%":
        return found["value"] * 100, f"{n:,} of {found['denominator']:,}"
    return found["value"], f"{n:,} children" if claim.unit else ""


def _rounded(value: float, claim: Claim) -> Decimal:
    places = len(str(claim.published).partition(".")[2]) if isinstance(claim.published, float) else 0
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def page() -> str:
    """The page of the manual."""
    found = answers()
    counts = {verdict: sum(one.verdict == verdict for one in found) for verdict in (REPRODUCES, DOES_NOT, CANNOT)}
    lines = [
        "<!-- Generated from tests/papers by `python -m tests.papers`. Do not edit. -->\n",
        "# Held against a published report\n",
        "North East Lincolnshire Council published the annual report of its IRO service for April 2024 to March 2025. Its",
        "numbers were taken, a cohort of 561 invented children was made whose counts are those numbers, their two returns",
        "were written, and Heed read them as it reads any council’s. Each published figure either",
        f"**{REPRODUCES}** (ours, rounded as theirs is, is the same), **{DOES_NOT}**, or **{CANNOT}**.\n",
        "Where one reproduces, the definition is one under which the published counts give the published share. It does not",
        "show that the council’s own children would give it. Where one does not, no children whose counts are those",
        "published could give it under our definition.\n",
        f"{counts[REPRODUCES]} reproduce, {counts[DOES_NOT]} do not, {counts[CANNOT]} cannot be told.\n",
        "| Published figure | Published | Ours | | Beside it |",
        "|---|---:|---:|---|---|",
    ]
    lines += [_line(one) for one in found]
    return "\n".join(lines) + "\n"


def _line(one: Answer) -> str:
    claim = one.claim
    unit = "%" if claim.unit == "%" else ""
    ours = f"{one.ours}{unit}" if one.ours else ""
    figure = f" ([{claim.measure}](measures/{claim.measure}.md))" if claim.measure else ""
    told = f"**{one.verdict}**" if one.verdict != REPRODUCES else one.verdict
    beside = "; ".join(words for words in (one.beside, claim.note) if words)
    return f"| {claim.says}{figure} | {claim.published:,}{unit} | {ours} | {told} | {beside} |"
