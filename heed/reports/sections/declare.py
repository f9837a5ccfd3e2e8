"""How a section is declared: as data. What it becomes is worked out in `compose`. No Django."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from heed.measures.declare import DIMENSIONS
from heed.measures.engine import OVER_TIME
from heed.reports.tags import OF_THE_LAW, OF_THE_REPORT, TAG


class Shape(StrEnum):
    """Sections that are made in a way of their own; every other is its text and its figures."""

    ORDINARY = "ordinary"
    BRIEF = "brief"  # headlines and key messages
    PROMISES = "promises"  # last year's recommendations
    NEXT = "next"  # this year's
    FLOW = "flow"  # with how the number of children in care moved
    TEAM = "team"  # with who the IROs are
    EXPLAINED = "explained"  # definitions, what is not known, which requirement is answered where
    APPROVALS = "approvals"


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a report.

    `requires` are codes of `requirements`: a section that has any says so where it has nothing to say. `text` is its first
    text, in Heed's words for nouns ({review.plural}) and with tags for figures; a manager may write another. `prompts`
    are the questions that the manager's own text should answer. `figures` are measures for one table, `parts` measures
    whose parts are listed, `drawn` the one of them that is drawn too, `splits` a measure and a dimension for a table,
    `over_time` measures drawn by quarter, `beside` those set beside others. `why_not` is the sentence printed where nothing
    was written and there is no figure; without one the section is then left out, and listed among what the report does not
    say.
    """

    code: str
    title: str
    prompts: tuple[str, ...]
    requires: tuple[str, ...] = ()
    text: str = ""
    figures: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    drawn: str = ""
    splits: tuple[tuple[str, str], ...] = ()
    over_time: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    why_not: str = ""
    shape: Shape = Shape.ORDINARY

    @property
    def first_text(self) -> str:
        """Its first text with each paragraph on one line, as a person would type it."""
        return _unwrapped(self.text)

    @property
    def measures(self) -> Iterator[str]:
        """The code of every measure that it can print."""
        yield from self.figures
        yield from self.parts
        yield from (code for code, _ in self.splits)
        yield from self.over_time
        yield from self.beside
        yield from (code for code, _ in self._tagged())

    @property
    def parted(self) -> Iterator[tuple[str, str]]:
        """Each measure and dimension, or "quarter", by which it can print its parts."""
        yield from self.splits
        yield from ((code, OVER_TIME) for code in self.over_time)
        yield from ((code, split) for code, split in self._tagged() if split)

    def _tagged(self) -> Iterator[tuple[str, str]]:
        """Codes in the tags of its first text, each with the dimension of which it asks a part."""
        for tag in TAG.findall(self.text):
            code, *rest = tag.split()
            if code not in OF_THE_REPORT and code not in OF_THE_LAW:
                named = [word.partition("=")[0] for word in rest if "=" in word]
                yield code, next((name for name in named if name in DIMENSIONS), "")


_WRAPPED = re.compile(r"(?<!\n)\n(?!\n)")


def _unwrapped(text: str) -> str:
    return _WRAPPED.sub(" ", text.strip())


@dataclass(frozen=True, slots=True)
class PaperPart:
    """A part of a committee's cover paper that a person writes: its code among the texts, its prompt, its first text."""

    code: str
    title: str
    prompt: str
    text: str = ""


PAPER_PARTS: Mapping[str, PaperPart] = {
    part.code: part
    for part in (
        PaperPart(
            "paper_purpose",
            "Purpose of the report",
            "Why is this before the committee, in two sentences?",
            "This paper gives the main points of the annual report of the Independent Reviewing Officer service for "
            "[[year]]. The service oversees, reviews and challenges the care planning of {child_in_care.plural}.",
        ),
        PaperPart(
            "paper_recommendation",
            "What the committee is asked to do",
            "To note, consider or promote what? One line each.",
            "- Note the annual report of the Independent Reviewing Officer service for [[year]].",
        ),
        PaperPart(
            "paper_previous", "Previous decisions", "When was this last before the committee, and what was decided?"
        ),
        PaperPart("paper_strategy", "Links to the council’s plans", "Which strategies and plans does it serve?"),
        PaperPart("paper_consultation", "Consultation", "Who was asked, and who has seen it?"),
        PaperPart(
            "paper_resources", "Resource implications", "Posts, vacancies, agency staff, budget: is more asked for?"
        ),
        PaperPart("paper_legal", "Legal implications", "Is there anything that the law asks of the committee here?"),
        PaperPart(
            "paper_equality", "Equality implications", "Which groups fare differently? Is an assessment attached?"
        ),
        PaperPart("paper_human_rights", "Human rights implications", "Are any engaged?"),
        PaperPart("paper_climate", "Climate change", "Travel, and what is sent on paper."),
        PaperPart("paper_options", "Other options considered", "Was there another way?"),
        PaperPart("paper_circulation", "Circulation under the local issues alert procedure", "To whom was it sent?"),
        PaperPart("paper_conclusion", "Conclusions", "What should the committee take from it?"),
        PaperPart("paper_risk", "Risk statement", "Was a risk assessment made, and under which guidance?"),
        PaperPart("paper_appendices", "Appendices", "One line each.", "- The annual report for [[year]]"),
        PaperPart("paper_background", "Background papers", "One line each, with where they are."),
        PaperPart("paper_ward", "Wards affected", "Which wards?", "All"),
        PaperPart("paper_reference", "Forward plan reference", "The reference, if it has one."),
    )
}
"""What people write for committee papers, whatever their layout, by code among the texts."""
