"""How far each section of a report is: written, in Heed's own words, figures alone, nothing yet, or left out."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from heed.reports.manuscript import Manuscript
from heed.reports.requirements import REQUIREMENTS, Requirement
from heed.reports.sections import SECTIONS, Section, Shape


class State(StrEnum):
    """How far a section is, in words; its tag's colour is `tone_of`."""

    WRITTEN = "Written"
    OURS = "Heed’s own words"
    FIGURES = "Figures alone"
    MADE = "Made by Heed"
    NOTHING = "Nothing yet"
    OFF = "Left out"


def tone_of(code: str, state: State) -> str:
    """The colour of its tag: what is not written is told apart where it must be."""
    if state is State.NOTHING:
        return "tag--soon" if required(SECTIONS.get(code)) else "tag--quiet"
    return {State.WRITTEN: "tag--done", State.OFF: "tag--quiet"}.get(state, "")


def state_of(code: str, manuscript: Manuscript) -> State:
    """How far one section is."""
    if any(each.code == code and not each.on for each in manuscript.sections):
        return State.OFF
    if manuscript.texts.get(code, "").strip():
        return State.WRITTEN
    section = SECTIONS.get(code)
    if section is None:
        return State.NOTHING
    if section.shape in _LISTED and _LISTED[section.shape](manuscript):
        return State.WRITTEN
    if section.shape is Shape.EXPLAINED:
        return State.MADE
    if section.text:
        return State.OURS
    return State.FIGURES if any(section.measures) else State.NOTHING


_LISTED = {
    Shape.BRIEF: lambda manuscript: manuscript.messages,
    Shape.PROMISES: lambda manuscript: manuscript.promises,
    Shape.NEXT: lambda manuscript: manuscript.recommendations,
    Shape.APPROVALS: lambda manuscript: manuscript.approvals,
}
"""Sections that are made from a list, and the list."""


def required(section: Section | None) -> tuple[Requirement, ...]:
    """What must be said in a section."""
    return tuple(REQUIREMENTS[code] for code in section.requires) if section else ()


def unwritten(codes: Iterable[str], manuscript: Manuscript) -> list[Section]:
    """The sections that must say something, and in which nothing is said yet or that were left out."""
    return [
        SECTIONS[code]
        for code in codes
        if code in SECTIONS and SECTIONS[code].requires and state_of(code, manuscript) in (State.NOTHING, State.OFF)
    ]
