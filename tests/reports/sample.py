"""A document with every kind of block and hostile words in it: what each format is tested on."""

from __future__ import annotations

from datetime import date

from heed.reports.document import (
    Audience,
    Block,
    Cell,
    Chart,
    Cover,
    Document,
    Drawn,
    Edition,
    Heading,
    Items,
    Message,
    Messages,
    Note,
    Paragraph,
    Point,
    Run,
    Section,
    Table,
    Terms,
    Tile,
    Tiles,
    Tone,
    plain,
)
from tests.hostile import HOSTILE

BY_CODE = Table(
    "How children took part, 2025-26",
    ("How", "Reviews", "Share"),
    (
        (Cell(plain("Came and spoke")), Cell(plain("352"), number=True), Cell(plain("38.0%"), number=True)),
        (Cell(plain("Stayed away, sent views")), Cell(plain("fewer than 5")), Cell(plain("not published"))),
        (Cell(plain("Total")), Cell(plain("926"), number=True), Cell(plain("100%"), number=True)),
    ),
    notes=(plain("Reviews of children aged 4 and over."),),
    total=True,
    widths=(3, 1, 1),
)

BY_QUARTER = Chart(
    "Reviews on time, by quarter",
    "share of reviews that fell due; scale from 88%",
    Drawn.LINE,
    tuple(
        Point(label, value, said, group=group, hollow=group == "2026-27")
        for label, value, said, group in (
            ("Apr", 0.93, "93%", "2025-26"),
            ("Jul", 0.94, "94%", "2025-26"),
            ("Oct", None, "not available", "2025-26"),
            ("Jan", 0.95, "95%", "2025-26"),
            ("Apr", 0.96, "96%", "2026-27"),
        )
    ),
    "Line chart. Apr to Jun 2025 93%; Jul to Sep 94%; Oct to Dec not available; Jan to Mar 2026 95%; Apr 2026 to date 96%.",
    Table(
        "Reviews on time, by quarter",
        ("Quarter", "Share"),
        tuple(
            (Cell(plain(label)), Cell(plain(said), number=True))
            for label, said in (("Apr–Jun 2025", "93%"), ("Jul–Sep 2025", "94%"), ("Oct–Dec 2025", "not available"))
        ),
    ),
)


def chart(kind: Drawn) -> Chart:
    """A chart of one kind."""
    points = tuple(
        Point(label, value, said, ours=place == 0)
        for place, (label, value, said) in enumerate(
            (("Fenshire", 132.0, "132"), ("England", 70.0, "70"), ("Yorkshire and The Humber", 80.0, "80"))
        )
    )
    table = Table(
        "For each 10,000",
        ("Who", "Rate"),
        tuple((Cell(plain(p.label)), Cell(plain(p.said), number=True)) for p in points),
    )
    return Chart("Beside others", "children for each 10,000", kind, points, "Fenshire 132; England 70.", table)


def sample(*, hostile: bool = False, edition: Edition = Edition.FULL) -> Document:
    """Every block once; with `hostile`, every string of the house's list as a paragraph, a cell, a heading and a term."""
    blocks: list[Block] = [
        Tiles(
            (Tile("95.2%", "reviews held on time", plain("1,052 of 1,105 reviews"), "reviews_due_held_on_time"),) * 3
        ),
        Heading("What the board needs to know"),
        Messages(
            (
                Message(Tone.BETTER, "More reviews were on time", plain("Up 2 percentage points, from 93% to 95%.")),
                Message(Tone.NOT_KNOWN, "We cannot say how many parents took part", plain("It is not written down.")),
            )
        ),
        BY_QUARTER,
        Paragraph(
            (Run("Some of it is "), Run("strong", strong=True), Run(" and some "), Run("leans", em=True), Run("."))
        ),
        Paragraph(plain("A numbered paragraph of a committee paper."), number="4.1"),
        Items((plain("first"), plain("second"))),
        Items((plain("one"), plain("two")), ordered=True),
        BY_CODE,
        chart(Drawn.BARS),
        chart(Drawn.DOTS),
        chart(Drawn.COLUMNS),
        Note(plain("Disputes: not available, because they were not yet recorded here.")),
        Heading("A smaller heading", level=4),
        Terms(
            (("IRO", plain("Independent Reviewing Officer")), ("PN4", plain("came, gave no view"))), ("d-iro", "d-pn4")
        ),
    ]
    more: list[Block] = []
    if hostile:
        for text in HOSTILE:
            more += [Heading(text), Paragraph(plain(text)), Items((plain(text),))]
            more += [Table(text, ("What", text), ((Cell(plain(text)), Cell(plain(text))),)), Note(plain(text))]
            more += [Terms(((text, plain(text)),))]
    sections = [
        Section("the-year-in-brief", "The year in brief", tuple(blocks), "1"),
        Section(
            "words",
            "Words and figures explained",
            (Paragraph((Run("Back to the ", link=""), Run("top", link="#the-year-in-brief"))),),
            "2",
        ),
    ]
    if more:
        sections.append(Section("hostile", "What people wrote", tuple(more), "3"))
    return Document(
        title="Annual report 2025-26 of the Independent Reviewing Officer service, Fenshire Council",
        edition=edition,
        audience=Audience.PUBLIC,
        cover=Cover(
            "Fenshire Council",
            "Independent Reviewing Officer service",
            "Annual report 2025-26",
            "What 446 children in our care were promised, and how far it was kept",
            "Draft 3",
            "for the Corporate Parenting Board on Thu 10 December 2026. Figures are provisional.",
        ),
        sections=tuple(sections),
        foot=("Made from Fenshire’s records as they stood on Tue 31 March 2026.", "Counts under 5 are hidden."),
        made_on=date(2026, 11, 16),
    )
