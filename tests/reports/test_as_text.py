"""A report as text that is read as a diff."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from heed.reports import as_text, legible
from heed.reports.document import (
    Audience,
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
    Prompt,
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
from tests.reports.sample import sample

REVIEWS = Table(
    "Reviews, 2025-26",
    ("How", "Reviews"),
    (
        (Cell(plain("In time")), Cell(plain("1,052"), number=True)),
        (Cell(plain("Late")), Cell(plain("53"), number=True)),
        (Cell(plain("All")), Cell(plain("1,105"), number=True)),
    ),
    notes=(plain("Of those that fell due."),),
    total=True,
)


def of(*blocks, **changed):
    """A small document of these blocks."""
    document = Document(
        title="Annual report of the service",
        edition=Edition.FULL,
        audience=Audience.COUNCIL,
        cover=Cover("Fenshire Council", "IRO service", "Annual report", "", "Draft 1", "Not yet checked."),
        sections=(Section("brief", "The year in brief", tuple(blocks), "1"),),
        foot=("Made from records.",),
        made_on=date(2026, 11, 16),
    )
    return dataclasses.replace(document, **changed)


def body(*blocks):
    """The text of blocks alone."""
    text = as_text.render(of(*blocks))
    return text.split("brief\n\n", 1)[1].split("\n\n---", 1)[0]


def test_a_report_reads_as_it_is_kept():
    point = Point("Apr", 0.9, "90%")
    document = of(
        Tiles((Tile("95.2%", "on time", plain("1,052 of 1,105.")), Tile("64", "children for each IRO", ()))),
        Heading("What to know"),
        Messages((Message(Tone.BETTER, "More on time", plain("Up 2 points.")), Message(Tone.NOT_KNOWN, "Parents", ()))),
        Paragraph(
            (
                Run("Some is "),
                Run("strong", strong=True),
                Run(", see "),
                Run("why", link="https://www.gov.uk/why"),
                Run(" and "),
                Run("where", link="#why"),
                Run("."),
            )
        ),
        Paragraph(plain("The committee is asked to note it."), number="4.1"),
        Items((plain("one"), plain("two"))),
        Items((plain("one"),), ordered=True),
        REVIEWS,
        Chart("On time", "by quarter", Drawn.LINE, (point,), "It rose.", dataclasses.replace(REVIEWS, notes=())),
        Note(plain("Not available, because it was not written down.")),
        Heading("Smaller", level=4),
        Terms((("IRO", plain("An officer.")),), ("d-iro",)),
        Prompt("What went well?"),
    )

    assert (
        as_text.render(document)
        == """\
# Annual report

Fenshire Council
IRO service
[Draft 1] Not yet checked.

Title: Annual report of the service
Edition: full, for the council, in en-GB
Made on: 2026-11-16

## 1 The year in brief

Headline: 95.2% | on time | 1,052 of 1,105.
Headline: 64 | children for each IRO

### What to know

[Better] More on time
    Up 2 points.

[Not known] Parents

Some is **strong**, see [why](https://www.gov.uk/why) and where.

4.1  The committee is asked to note it.

- one
- two

1. one

Table: Reviews, 2025-26

| How     | Reviews |
|---------|---------|
| In time |   1,052 |
| Late    |      53 |
|---------|---------|
| All     |   1,105 |

Below the table: Of those that fell due.

Line chart: On time (by quarter)

Described: It rose.

Table: Reviews, 2025-26

| How     | Reviews |
|---------|---------|
| In time |   1,052 |
| Late    |      53 |
|---------|---------|
| All     |   1,105 |

Note: Not available, because it was not written down.

#### Smaller

IRO
: An officer.

?? What went well?

---
Made from records.
"""
    )


def test_a_cover_says_its_picture_and_leaves_out_what_it_lacks():
    cover = Cover("Fenshire", "", "Report", "", "", "Final.", logo=b"a picture", logo_alt="Fenshire’s heron")

    text = as_text.render(of(cover=cover, foot=()))

    assert text.startswith("# Report\n\nFenshire\nFinal.\n\nPicture: Fenshire’s heron\n\nTitle: ")
    assert "---" not in text


def test_each_sentence_has_its_line_so_that_a_diff_shows_the_one_that_moved():
    said = "It rose to 95%. 53 were late. See reg. 33(1) of 2010. “Well?” They asked (twice.) Then left! Dr A. Nobody."

    assert body(Paragraph(plain(said))).split("\n") == [
        "It rose to 95%.",
        "53 were late.",
        "See reg. 33(1) of 2010.",
        "“Well?”",
        "They asked (twice.)",
        "Then left!",
        "Dr A.",
        "Nobody.",
    ]


def test_a_long_sentence_is_broken_at_100_columns_and_stands_under_its_beginning():
    lines = body(Items((plain("word " * 60),))).split("\n")

    assert lines[0].startswith("- word")
    assert all(line.startswith("  word") for line in lines[1:])
    assert max(map(len, lines)) in range(95, 101)


def test_a_long_cell_does_not_push_the_other_rows_apart():
    rows = ((Cell(plain("a" * 500)), Cell(plain("1"))), (Cell(plain("b")), Cell(plain("2"))))

    lines = body(Table("Long", ("What", "N"), rows)).split("\n")

    assert len(lines[-1]) < 70


def test_a_line_in_a_cell_is_no_new_column():
    assert "| a \\| b |" in body(Table("T", ("What",), ((Cell(plain("a | b")),),)))


@pytest.mark.parametrize(
    "words", ["# A heading", "- an item", "1. an item", "Note: no note", "| x |", "?? y", ": z", "[B] c"]
)
def test_a_paragraph_is_told_from_every_other_block(words):
    assert body(Paragraph(plain(words))) == "\\" + words


def test_nothing_that_people_wrote_is_lost():
    text = as_text.render(sample(hostile=True))
    run_together = "".join(text.replace("\\", "").split())

    for words in HOSTILE:
        once = "".join(legible.words(words).split())
        assert (
            run_together.count(once) >= 10
        )  # heading, paragraph, item, caption, its column, two cells, note, term, meaning


def test_the_text_holds_nothing_that_is_not_seen():
    text = as_text.render(sample(hostile=True))

    assert all(line.isprintable() and line == line.rstrip() for line in text.split("\n"))
    assert text.endswith("\n")


def test_the_same_report_is_the_same_text():
    assert as_text.render(sample()) == as_text.render(sample())
