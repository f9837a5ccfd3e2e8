"""The proof-reader over the five papers that Heed was designed from, judged by a reader: `docs/manual/proof_reading.md`.

    python -m tests.papers            writes the page, where the papers are
    python -m tests.papers --check    fails when it is stale; where the papers are not, it says so and looks no further

The papers are published, and are not kept here: only figures and a few words of each stand on the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from heed.reports import proof
from heed.reports.document import Audience
from heed.reports.proof import Finding
from tests.papers.audit import AUDIT, Finds, Row
from tests.papers.book import of_the_paper
from tests.papers.judged import FALSE, JUDGED, RIGHT

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "manual" / "proof_reading.md"
SEEDS = ROOT.parent / "shared" / "seeds"
ABSENT = (
    "The five papers are not in ../shared/seeds, so the page of what the proof-reader finds in them is not made again."
)


@dataclass(frozen=True, slots=True)
class Paper:
    """One of the papers: the number its file begins with, whose it is, and what it is."""

    number: str
    council: str
    what: str
    has_book: bool = False


PAPERS = (
    Paper("000", "Leicestershire, 2024-25", "a cover paper with key figures"),
    Paper("001", "Leicestershire, 2019-20", "a cover paper on care and child protection"),
    Paper("002", "Medway, 2024-25", "a cover paper"),
    Paper("003", "North East Lincolnshire, 2024-25", "a full annual report", has_book=True),
    Paper("004", "Bath and North East Somerset, 2024-25", "a cover paper"),
)


def are_there() -> bool:
    """Whether all five papers are beside the repository."""
    return all(any(SEEDS.glob(f"{paper.number}_*.txt")) for paper in PAPERS)


@cache
def findings() -> Mapping[str, tuple[Finding, ...]]:
    """What is found in each paper, by its number; raises `FileNotFoundError` where one is not there."""
    return {paper.number: _read(paper) for paper in PAPERS}


def _read(paper: Paper) -> tuple[Finding, ...]:
    found = sorted(SEEDS.glob(f"{paper.number}_*.txt"))
    if not found:
        raise FileNotFoundError(ABSENT)
    book = of_the_paper() if paper.has_book else None
    return proof.read(found[0].read_text("utf-8"), book=book, audience=Audience.PUBLIC, final=True, pasted=True)


def verdict(paper: str, finding: Finding) -> tuple[str, str]:
    """How a reader judged a finding, and the reader's note; raises `KeyError` for one that nobody has judged."""
    return JUDGED[paper][finding.key]


def page() -> str:
    """The page of the manual."""
    every = [(paper.number, each) for paper in PAPERS for each in findings()[paper.number]]
    false = sum(verdict(*each)[0] == FALSE for each in every)
    grave = sum(each.grave for _, each in every)
    alarms = {0: "No false alarm", 1: "1 false alarm"}.get(false, f"{false} false alarms")
    lines = [
        "<!-- Generated from tests/papers by `python -m tests.papers`. Do not edit. -->\n",
        "# What the proof-reader finds\n",
        "The proof-reader was given the five published papers that Heed was designed from, as they were pasted, as papers for",
        "the public. North East Lincolnshire’s was read beside the figures of the [cohort that has its counts](proof.md), in",
        "which only figures stand for which the paper publishes numbers; the others by themselves. Each finding was then",
        "judged by reading the paper.\n",
        f"{len(every)} findings, {grave} of them grave. **{alarms}.** A finding that is not grave asks for a look; a grave one",
        "holds up a final report until it is mended or set aside with a reason.\n",
        "Quoted are a few words; no paper is kept here.\n",
    ]
    for paper in PAPERS:
        lines += [*_paper(paper), ""]
    lines += [*_audit(), ""]
    return "\n".join(lines)


def _paper(paper: Paper) -> Iterator[str]:
    yield f"## {paper.council}\n"
    found = findings()[paper.number]
    beside = "beside the figures of the cohort" if paper.has_book else "by itself"
    if not found:
        yield f"{paper.what.capitalize()}, read {beside}: nothing found."
        return
    yield f"{paper.what.capitalize()}, read {beside}.\n"
    yield "| Kind | Words of the paper | What the proof-reader says | Judged |"
    yield "|---|---|---|---|"
    for each in found:
        judged, note = verdict(paper.number, each)
        kind = f"**{each.kind}**" if each.grave else str(each.kind)
        yield f"| {kind} | {_cell(each.quote)} | {_cell(each.says)} | {judged}{f': {note}' if note else ''} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _audit() -> Iterator[str]:
    councils = {paper.number: paper.council for paper in PAPERS}
    counts = {kind: sum(row.finds is kind for row in AUDIT) for kind in Finds}
    yield "## Beside an audit by hand\n"
    yield "Before any of this was written a person went through the arithmetic of the five papers. Every line of that audit is"
    yield f"here: {counts[Finds.YES]} are found; {counts[Finds.NOTHING]} are sound, and nothing is said of them;"
    yield f"{counts[Finds.NO]} are not found, with the reason.\n"
    yield "| Paper | What it says | What the audit found | The proof-reader |"
    yield "|---|---|---|---|"
    for row in AUDIT:
        yield f"| {councils[row.paper]} | {row.says} | {row.audit} | {_told(row)} |"


def _told(row: Row) -> str:
    words = {Finds.YES: "**finds it**", Finds.NOTHING: "says nothing, rightly", Finds.NO: "does not find it"}[row.finds]
    return f"{words}: {row.why}" if row.why else words


def judged_right() -> int:
    """How many findings were judged right."""
    return sum(verdict(paper.number, each)[0] == RIGHT for paper in PAPERS for each in findings()[paper.number])
