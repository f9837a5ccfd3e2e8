"""Tables and charts of a report: every number with its base, what is not known below, and the same told in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heed.council.words import OWN
from heed.measures.engine import OVER_TIME
from heed.measures.published import Level
from heed.reports.book import Book, Definition, Hidden, Told, ToldGroup
from heed.reports.compose import tables
from heed.reports.compose.desk import Desk
from heed.reports.document import Audience, Block, Chart, Drawn, Table, as_text
from tests.days import day
from tests.reports import fenshire_book, making
from tests.reports.composed import made, manuscript, rows
from tests.reports.making import COUNT, MEAN, PARTED, RATE, SHARE, group


def _desk(book: Book) -> Desk:
    return Desk(book, manuscript(), OWN)


def _table(block: Block) -> Table:
    found = block.table if isinstance(block, Chart) else block
    assert isinstance(found, Table)
    return found


# Figures


def test_a_table_of_figures_has_this_year_its_base_and_the_year_before() -> None:
    book = making.book(
        (
            SHARE,
            {
                2026: making.share(970, 1000, unknown={"nobody said": 3}, low=0.967, high=0.97),
                2025: making.share(950, 1000),
            },
        ),
        (COUNT, {2026: making.count(446)}),
        (RATE, {2026: making.rate(446, 34_500), 2025: making.none()}),
        (MEAN, {2026: making.none("nobody said when")}),
    )
    codes = (SHARE.code, COUNT.code, RATE.code, MEAN.code, "not_there")
    (block,) = tables.figures(_desk(book), "Figures", codes)
    table = _table(block)

    assert table.head == ("Figure", "2025-26", "Made of", "2024-25")
    assert rows(table) == [
        ("Reviews on time", "97.0%", "970 of 1,000 reviews", "95.0%"),
        ("Children in care", "446", "–", "not counted"),
        ("Children rate", "129.3 per 10,000", "446 children, population 34,500", "not available"),
        ("Days waited", "not available", "–", "not counted"),
    ]
    assert [as_text(note) for note in table.notes] == [
        "Reviews on time. Not known: 3 reviews, nobody said. Whichever way the unknown fell, the share is between 96.7% "
        "and 97%.",
        "Days waited. Not available, because nobody said when.",
    ]
    assert table.rows[0][0].runs[0].link == "#figure-reviews-on-time"


def test_no_figures_make_no_table() -> None:
    assert list(tables.figures(_desk(making.book()), "Figures", ("a", "b"))) == []


# Parts

BEFORE = making.parted(foster=250, home=100, hostel=3)


def _parts(now: Told, before: Told | None = None, *, drawn: bool = True) -> list[Block]:
    years = {2026: now} if before is None else {2026: now, 2025: before}
    return list(tables.parts(_desk(making.book((PARTED, years))), PARTED.code, drawn=drawn))


def test_parts_are_listed_with_their_share_and_the_year_before_and_none_that_never_was() -> None:
    (block,) = _parts(making.parted(foster=300, home=100, hostel=0, prison=0), BEFORE)
    table = _table(block)

    assert isinstance(block, Chart)
    assert rows(table) == [
        ("Foster", "300", "75.0%", "250"),
        ("Home", "100", "25.0%", "100"),
        ("Hostel", "0", "0.0%", "3"),
        ("Total", "400", "100%", "353"),
    ]
    assert table.total
    assert block.kind is Drawn.BARS
    assert [(point.label, point.value, point.said) for point in block.points] == [
        ("Foster", 300.0, "300"),
        ("Home", 100.0, "100"),
        ("Hostel", 0.0, "0"),
    ]
    assert block.description == "Bars. Foster, 300; Home, 100; Hostel, 0."


def test_a_part_that_is_hidden_is_drawn_as_not_known_and_said_to_be_few() -> None:
    (block,) = _parts(making.parted(foster=300, home=Hidden.FEW, hostel=Hidden.KEPT, ward=7))

    assert isinstance(block, Chart)
    assert [(point.value, point.said) for point in block.points] == [
        (300.0, "300"),
        (None, "fewer than 5"),
        (None, "not published"),
        (7.0, "7"),
    ]
    assert rows(block.table)[1] == ("Home", "fewer than 5", "not published", "not counted")


def test_one_part_alone_is_not_worth_a_drawing() -> None:
    assert isinstance(_parts(making.parted(foster=300, home=Hidden.FEW))[0], Table)
    assert isinstance(_parts(making.parted(foster=300, home=100), drawn=False)[0], Table)


def test_parts_of_nothing_make_no_table() -> None:
    one = making.parted(foster=1)
    nothing = replace(one, parts=(replace(one.parts[0], number=0, value=None),), base=0, value=0)

    assert _parts(nothing) == []
    assert _parts(replace(nothing, parts=())) == []
    assert list(tables.parts(_desk(making.book()), PARTED.code, drawn=True)) == []


# By a dimension


WHOLE = {SHARE: making.share(90, 100), COUNT: making.count(90), MEAN: making.average(4, 90)}


def _split(told: dict[str, Told], of: Definition = SHARE) -> list[Block]:
    groups = tuple(group(key, each) for key, each in told.items())
    book = making.book((of, {2026: WHOLE[of]}), groups={(of.code, 2026, "sex"): groups})
    return list(tables.split(_desk(book), of.code, "sex"))


def test_a_share_by_a_dimension_has_its_base_in_every_row_and_the_whole_last() -> None:
    (block,) = _split(
        {
            "girls": making.share(40, 50),
            "boys": making.share(50, 50),
            "others": making.share(0, 0),
            "not known": making.share(0, 0, unknown={"nobody said": 2}),
        }
    )
    table = _table(block)

    assert table.caption == "Reviews on time, by sex, 2025-26"
    assert table.head == ("Sex", "Made of", "Share")
    assert rows(table) == [
        ("Girls", "40 of 50 reviews", "80.0%"),
        ("Boys", "50 of 50 reviews", "100.0%"),
        ("Not known", "not known: 2 reviews", "not available"),
        ("Total", "90 of 100 reviews", "90.0%"),
    ]


def test_a_count_by_a_dimension_has_its_share_of_them_all() -> None:
    hidden = replace(making.count(3), value=None, numerator=Hidden.FEW, base=Hidden.FEW)
    (block,) = _split({"girls": making.count(45), "boys": making.count(42), "others": hidden}, COUNT)

    assert _table(block).head[2] == "Share of them all"
    assert rows(_table(block)) == [
        ("Girls", "45 children", "50.0%"),
        ("Boys", "42 children", "46.7%"),
        ("Others", "fewer than 5 children", "not published"),
        ("Total", "90 children", "100.0%"),
    ]


def test_an_average_by_a_dimension_has_its_unit() -> None:
    (block,) = _split({"girls": making.average(3, 45), "boys": making.average(5, 45)}, MEAN)

    assert rows(_table(block))[0] == ("Girls", "mean of 45 children", "3 days")


def test_one_part_alone_is_no_table() -> None:
    assert _split({"girls": making.share(90, 100), "boys": making.share(0, 0)}) == []


# Over time


def _quarters(*values: Told) -> list[Block]:
    def of(year: int, told: tuple[Told, ...]) -> tuple[ToldGroup, ...]:
        return tuple(group(f"{year}-{n}", each, f"Q{n + 1} of {year}") for n, each in enumerate(told))

    book = making.book(
        (SHARE, {2026: making.share(90, 100), 2025: making.share(90, 100)}),
        groups={
            (SHARE.code, 2026, OVER_TIME): of(2026, values[4:]),
            (SHARE.code, 2025, OVER_TIME): of(2025, values[:4]),
        },
        as_at=day("Sun 15 Feb 2026"),
    )
    return list(tables.over_time(_desk(book), SHARE.code))


def test_quarters_of_two_years_are_drawn_and_listed_with_their_base_and_those_not_over_are_hollow() -> None:
    (chart,) = _quarters(*(making.share(20 + n, 30) for n in range(6)), making.few(), making.none())

    assert isinstance(chart, Chart)
    assert chart.kind is Drawn.LINE
    assert [point.hollow for point in chart.points] == [False] * 4 + [True] * 4
    assert [point.group for point in chart.points] == ["2024-25"] * 4 + ["2025-26"] * 4
    assert rows(chart.table)[0] == ("Q1 of 2025", "66.7%", "20 of 30 reviews")
    assert rows(chart.table)[6:] == [
        ("Q3 of 2026", "not published", "fewer than 5 of 40 reviews"),
        ("Q4 of 2026", "not available", "0 of 0 reviews"),
    ]
    assert all(f"{row[0]} {row[1]}" in chart.description for row in rows(chart.table))


def test_a_line_needs_two_points() -> None:
    assert _quarters(*[making.none()] * 7, making.share(9, 10)) == []
    assert list(tables.over_time(_desk(making.book((SHARE, {2026: making.share(9, 10)}))), SHARE.code)) == []


# Beside others

OTHERS = (
    making.published(SHARE, 88),
    making.published(SHARE, 90, Level.REGION, differs="Theirs counts adopted children too."),
    making.published(SHARE, 91, Level.NEIGHBOURS, year=2024),
    making.published(RATE, 70),
)


def _beside(*others: object) -> list[Block]:
    book = making.book(
        (SHARE, {2026: making.share(970, 1000), 2025: making.share(950, 1000)}),
        (RATE, {2026: making.rate(446, 34_500)}),
        (COUNT, {2026: making.none()}),
        others=tuple(each for each in OTHERS if each in others),
    )
    return list(tables.beside(_desk(book), "Timeliness", (SHARE.code, RATE.code, COUNT.code, "not_there")))


def test_ours_stands_beside_others_each_with_its_year_and_how_it_differs() -> None:
    (chart,) = _beside(*OTHERS)

    assert isinstance(chart, Chart)
    assert chart.table.head == (
        "Figure",
        "Ours, 2025-26",
        "Ours, 2024-25",
        "England",
        "The East",
        "The neighbours of Fenshire",
    )
    assert rows(chart.table) == [
        ("Reviews on time", "97.0%", "95.0%", "88% (2024-25)", "90% (2024-25)", "91% (2023-24)"),
        ("Children rate", "129.3 per 10,000", "not counted", "70 per 10,000 (2024-25)", "–", "–"),
    ]
    assert [as_text(note) for note in chart.table.notes] == ["Reviews on time: Theirs counts adopted children too."]
    assert [(point.label, point.said, point.ours) for point in chart.points] == [
        ("Ours, 2025-26", "97%", True),
        ("Ours, 2024-25", "95%", False),
        ("England, 2024-25", "88%", False),
        ("The East, 2024-25", "90%", False),
        ("The neighbours of Fenshire, 2023-24", "91%", False),
    ]
    assert chart.points[2].value == pytest.approx(0.88)


def test_beside_one_other_a_table_is_enough_and_beside_none_there_is_nothing() -> None:
    assert isinstance(_beside(OTHERS[0])[0], Table)
    assert _beside() == []


# Of Fenshire


@pytest.mark.parametrize("audience", list(Audience))
def test_every_table_of_fenshires_report_is_whole(audience: Audience) -> None:
    document = made(fenshire_book.book(), audience=audience)
    found = [_table(block) for block in document.blocks if isinstance(block, Table | Chart)]

    assert len(found) > 15
    for table in found:
        assert table.caption
        assert all(len(row) == len(table.head) for row in table.rows), table.caption
        assert all(as_text(cell.runs).strip() for row in table.rows for cell in row), table.caption
        assert not table.widths or len(table.widths) == len(table.head), table.caption


def test_every_chart_tells_in_words_what_it_draws() -> None:
    charts = [block for block in made(fenshire_book.book()).blocks if isinstance(block, Chart)]

    assert len(charts) > 5
    for chart in charts:
        assert all(point.said in chart.description for point in chart.points), chart.title
