"""What the proof-reader finds in a report, text by text, and what was set aside with a reason. It is read once for each text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from heed.reports import legible, proof, proofs
from heed.reports.book import Book
from heed.reports.document import Audience
from heed.reports.hindrances import last_published
from heed.reports.models import SetAside
from heed.reports.proof import Finding
from heed.reports.standing import This
from heed.web import formats
from heed.web.reports import tabs
from heed.web.reports.lists import LISTS
from heed.web.reports.reading import Reading
from heed.web.reports.shapes import Found

READ = 512
"""Texts of which the findings are kept: those of several reports."""

Aside = Mapping[str, SetAside]


def findings_in(reading: Reading, code: str, typed: str | None = None) -> tuple[Found, ...]:
    """What is found in one section, with what is typed in place of what is kept. What Heed wrote is not read."""
    text = reading.manuscript.texts.get(code, "") if typed is None else typed
    if not text.strip() or (typed is not None and text.strip() == reading.first_text(code).strip()):
        return ()
    found = _read(_held(reading.book), text, _held(last_published(reading.report.year)))
    return _shown(reading, ((code, finding) for finding in found), _aside(reading))


def every_finding(reading: Reading) -> tuple[Found, ...]:
    """What is found in all that people wrote, and in the tables; those that were set aside last."""
    shown = _shown(reading, _all(reading), _aside(reading))
    return tuple(sorted(shown, key=lambda each: (bool(each.aside), not each.grave)))


def open_findings(reading: Reading) -> Counter[str]:
    """How many findings of each text were neither mended nor set aside."""
    aside = _aside(reading)
    return Counter(at for at, finding in _all(reading) if finding.key not in aside)


def in_a_text(text: str, book: Book | None) -> tuple[Found, ...]:
    """What is found in a text that somebody pasted. Nothing of it is kept."""
    return tuple(_one(finding, {}) for finding in proof.read(text, book=book, pasted=True))


def _all(reading: Reading) -> Iterable[tuple[str, Finding]]:
    book, before = _held(reading.book), _held(last_published(reading.report.year))
    for text in proofs.texts_of(reading.manuscript):
        for finding in _read(book, text.text, before):
            yield text.at, finding
    if (document := reading.full) is not None:
        for finding in proof.read("", book=reading.book, document=document):
            yield proofs.TABLES, finding


@lru_cache(maxsize=READ)
def _read(book: This | None, text: str, before: This | None) -> tuple[Finding, ...]:
    return proof.read(
        text,
        book=book.book if book else None,
        published_last_year=before.book if before else None,
        audience=Audience.PUBLIC,  # as `proofs.found_in` reads it: a report is given to everybody in the end
    )


def _held(book: Book | None) -> This | None:
    return None if book is None else This(book)


def _aside(reading: Reading) -> Aside:
    return {row.key: row for row in SetAside.objects.filter(report=reading.report).select_related("by")}


def _shown(reading: Reading, found: Iterable[tuple[str, Finding]], aside: Aside) -> tuple[Found, ...]:
    return tuple(
        _one(finding, aside, proofs.title_of(at, reading.manuscript, reading.words), _address(reading, at))
        for at, finding in found
    )


def _one(finding: Finding, aside: Aside, where: str = "", address: str = "") -> Found:
    row = aside.get(finding.key)
    return Found(
        key=finding.key,
        quote=legible.words(finding.quote),
        says=legible.words(finding.says),
        tag=finding.nearest,
        grave=finding.grave,
        aside=legible.words(row.reason) if row else "",
        aside_by=f"{row.by.name}, {formats.moment(row.at)}" if row else "",
        pk=row.pk if row else None,
        where=where,
        address=address,
    )


def _address(reading: Reading, at: str) -> str:
    """Where what a finding is about is mended; empty for tables, which Heed makes."""
    if at == proofs.TABLES:
        return ""
    return tabs.of(reading, "web:report_rows", which=at) if at in LISTS else tabs.section(reading, at)
