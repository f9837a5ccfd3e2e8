"""The lists of a report: key messages, last year's recommendations, this year's, risks. Each with its form and its deeds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from heed.law.dates import in_words
from heed.reports import legible
from heed.reports.actions import rows
from heed.reports.manuscript import IMPACTS, LIKELIHOODS
from heed.reports.models import KeyMessage, Promise, Recommendation, Risk, Row
from heed.web.doing import Doing
from heed.web.reports import tabs
from heed.web.reports.forms import MessageForm, PromiseForm, RecommendationForm, RiskForm
from heed.web.reports.reading import Reading
from heed.web.reports.shapes import Link


@dataclass(frozen=True, slots=True)
class RowList:
    """One list: what it is called, its rows, and what a person does with them."""

    name: str
    title: str
    lead: str
    one: str
    model: type[Row]
    form: type[Doing]
    add: Callable[..., object]
    change: Callable[..., object]
    section: str = ""
    at: str = "title"  # the field beside which a refusal stands
    begins: dict[str, Any] = field(default_factory=dict)


LISTS: Mapping[str, RowList] = {
    each.name: each
    for each in (
        RowList(
            "messages",
            "What the board needs to know",
            "Five to eight messages open the report: what improved, what did not, what leaders must do.",
            "message",
            KeyMessage,
            MessageForm,
            rows.add_message,
            rows.change_message,
            "brief",
        ),
        RowList(
            "promises",
            "What last year’s report recommended",
            "Each line says what came of it. None is dropped in silence.",
            "recommendation of last year",
            Promise,
            PromiseForm,
            rows.add_promise,
            rows.change_promise,
            "promises",
            "text",
        ),
        RowList(
            "recommendations",
            "What is to be done next",
            "Each has an owner, a date, and a way to see that it worked. Next year’s report begins with them.",
            "recommendation",
            Recommendation,
            RecommendationForm,
            rows.add_recommendation,
            rows.change_recommendation,
            "next",
            "text",
            {"whose": "the IRO service"},
        ),
        RowList(
            "risks",
            "Risks for the committee",
            "They stand in the committee paper with risks, in its matrix of likelihood and impact.",
            "risk",
            Risk,
            RiskForm,
            rows.add_risk,
            rows.change_risk,
        ),
    )
}


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row of a list as its page shows it."""

    pk: int
    version: int
    tag: str
    title: str
    says: tuple[str, ...]
    lacks: str
    address: str
    is_first: bool
    is_last: bool


def lines(reading: Reading, of: RowList) -> tuple[RowLine, ...]:
    """The rows of a list in their order. One query."""
    found = list(of.model._default_manager.filter(Q(report=reading.report)).order_by("place", "pk"))
    return tuple(
        _line(reading, of, row, is_first=place == 0, is_last=place == len(found) - 1) for place, row in enumerate(found)
    )


def _line(reading: Reading, of: RowList, row: Row, *, is_first: bool, is_last: bool) -> RowLine:
    tag, title, says, lacks = _says(row)
    return RowLine(
        pk=row.pk,
        version=row.version,
        tag=tag,
        title=legible.words(title),
        says=tuple(legible.words(each) for each in says if each),
        lacks=lacks,
        address=tabs.of(reading, "web:report_row", which=of.name, pk=row.pk),
        is_first=is_first,
        is_last=is_last,
    )


def _says(row: Row) -> tuple[str, str, tuple[str, ...], str]:
    """A row's tag, its title, what else it says, and what it lacks."""
    if isinstance(row, KeyMessage):
        return row.tone, row.title, (row.text,), ""
    if isinstance(row, Promise):
        return (
            row.progress,
            row.text,
            (row.what_happened, row.evidence),
            "" if row.progress else "Not said how far it is",
        )
    if isinstance(row, Recommendation):
        who = ", ".join(each for each in (row.owner, in_words(row.by_when) if row.by_when else "") if each)
        wants = (("owner", row.owner), ("date", row.by_when), ("way to see that it worked", row.success))
        lacking = [name for name, there in wants if not there]
        return row.whose, row.text, (who, row.success), f"No {', no '.join(lacking)}" if lacking else ""
    assert isinstance(row, Risk)  # noqa: S101 - for the types
    rated = f"{LIKELIHOODS[row.likelihood]}, {IMPACTS[row.impact].lower()}"
    return f"{row.likelihood} {row.impact}", row.title, (rated, row.description, row.action), ""


def back_of(reading: Reading, of: RowList) -> Link:
    """Where a list leads back to: the section that is made from it, else committee papers."""
    if of.section:
        return Link(reading.title(of.section), tabs.section(reading, of.section))
    return Link("Committee papers", tabs.of(reading, "web:report_papers"))
