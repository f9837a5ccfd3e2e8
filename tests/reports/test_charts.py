"""Charts of a report: as SVG on a page under a strict policy and inside a PDF, and as a picture."""

from __future__ import annotations

import dataclasses
import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
import typst

from heed.reports import charts
from heed.reports.document import Chart, Drawn, Point, Table
from tests.hostile import HOSTILE
from tests.reports.sample import BY_QUARTER

XMLNS = "http://www.w3.org/2000/svg"
NOWHERE = Table("None", ("None",), ())
MONTHS = ("Apr", "Jul", "Oct", "Jan")


def a_chart(kind: Drawn, *points: Point, title: str = "Beside others", description: str = "In words.") -> Chart:
    return Chart(title, "what is drawn", kind, points, description, NOWHERE)


def quarters(*values: float | None, going: int = 0) -> tuple[Point, ...]:
    """Quarters of shares; so many at the end are not over."""
    return tuple(
        Point(
            MONTHS[i % 4],
            value,
            "not available" if value is None else f"{value:.0%}",
            f"20{25 + i // 4}-{26 + i // 4}",
            hollow=i >= len(values) - going,
        )
        for i, value in enumerate(values)
    )


def line(*values: float | None, going: int = 0) -> Chart:
    return a_chart(Drawn.LINE, *quarters(*values, going=going))


def beside(kind: Drawn, *numbers: tuple[str, float | None, str]) -> Chart:
    """Points of which the first is ours."""
    return a_chart(kind, *(Point(label, value, said, ours=i == 0) for i, (label, value, said) in enumerate(numbers)))


RATES = (("Fenshire", 132.0, "132"), ("England", 70.0, "70"), ("Yorkshire and The Humber", 80.0, "80"))
EVERY_KIND = [
    line(0.93, None, 0.95, 0.96, going=1),
    *(beside(kind, *RATES) for kind in Drawn if kind is not Drawn.LINE),
]


def drawn(chart: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(str(charts.svg(chart, "c")))  # noqa: S314 - drawn by us


def texts(chart: Chart) -> list[str]:
    """What is written on a chart, line by line, without its title and description."""
    return [
        text
        for element in drawn(chart).iter(f"{{{XMLNS}}}text")
        for text in ([each.text or "" for each in element] or [element.text or ""])
    ]


def strokes(chart: Chart, *, dashed: bool) -> list[str]:
    """The lines of shares: those that lead from a point to another."""
    paths = re.findall(r"<path [^>]*>", str(charts.svg(chart, "c")))
    return [
        path
        for path in paths
        if 'stroke="#0e5558" stroke-width="3"' in path
        and re.search(r' d="M[-\d.]+,[-\d.]+L', path)
        and ("dasharray" in path) == dashed
    ]


@pytest.mark.parametrize("chart", EVERY_KIND, ids=lambda chart: chart.kind)
def test_a_chart_carries_nothing_that_a_strict_policy_would_refuse(chart: Chart) -> None:
    svg = str(charts.svg(chart, "c"))

    assert "<style" not in svg
    assert "<script" not in svg
    assert not re.search(r"\s(style|on\w+|href|xlink:href|class)=", svg.replace(' class="chart"', ""))
    assert "http" not in svg.replace(f'xmlns="{XMLNS}"', "")


@pytest.mark.parametrize("chart", EVERY_KIND, ids=lambda chart: chart.kind)
def test_a_chart_is_an_image_with_its_title_and_description(chart: Chart) -> None:
    svg = drawn(chart)

    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == "c-title c-said"
    title, said = svg.find(f"{{{XMLNS}}}title"), svg.find(f"{{{XMLNS}}}desc")
    assert title is not None
    assert said is not None
    assert (title.get("id"), title.text) == ("c-title", "Beside others")
    assert (said.get("id"), said.text) == ("c-said", "In words.")


@pytest.mark.parametrize("chart", EVERY_KIND, ids=lambda chart: chart.kind)
def test_every_point_is_labelled_and_every_value_lies_on_the_paper(chart: Chart) -> None:
    words = " ".join(texts(chart))
    _, _, width, height = (float(number) for number in drawn(chart).get("viewBox", "").split())

    assert all(point.label in words for point in chart.points)
    for x, y in places(drawn(chart)):
        assert 0 <= x <= width
        assert 6 <= y <= height


def places(element: ElementTree.Element, x: float = 0, y: float = 0) -> Iterator[tuple[float, float]]:
    """Where each text of a chart stands, from the edges of its paper."""
    if moved := re.search(r"translate\(([-\d.]+),([-\d.]+)\)", element.get("transform", "")):
        x, y = x + float(moved[1]), y + float(moved[2])
    if element.tag.endswith("text"):
        yield x, y
    for child in element:
        yield from places(child, x, y)


@pytest.mark.parametrize("chart", EVERY_KIND, ids=lambda chart: chart.kind)
def test_a_typst_document_takes_the_same_svg_and_finds_its_font_by_its_name(chart: Chart, tmp_path: Path) -> None:
    (tmp_path / "chart.svg").write_text(charts.svg(chart, "c"))
    (tmp_path / "page.typ").write_text('#image("chart.svg", width: 300pt)')

    pdf = typst.compile(tmp_path / "page.typ", font_paths=[charts.FONTS], ignore_system_fonts=True)

    fonts = set(re.findall(rb"/FontName\s*/[A-Z]{6}\+(\w+)", _unpacked(pdf)))
    assert b"AtkinsonHyperlegibleNext" in {name.partition(b"-")[0] for name in fonts}
    assert all(name.startswith(b"AtkinsonHyperlegible") for name in fonts)


def _unpacked(pdf: bytes) -> bytes:
    """A PDF with what is packed in it laid open."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    opened = [pdf]
    for stream in streams:
        try:
            opened.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"".join(opened)


def test_a_page_of_the_site_writes_it_in_its_own_family() -> None:
    svg = str(charts.svg(BY_QUARTER, "c", family="Heed, Arial, sans-serif"))

    assert set(re.findall(r'font-family="([^"]*)"', svg)) == {"Heed, Arial, sans-serif"}
    assert set(re.findall(r'font-family="([^"]*)"', str(charts.svg(BY_QUARTER, "c")))) == {charts.FAMILY}


def test_a_line_is_broken_where_there_is_no_value() -> None:
    (before, after) = strokes(line(0.91, 0.92, None, 0.93, 0.94, 0.95), dashed=False)

    assert before.count("L") == 1
    assert after.count("L") == 2


def test_a_value_between_two_gaps_is_a_dot_without_a_line() -> None:
    chart = line(0.91, None, 0.93)

    assert strokes(chart, dashed=False) == []
    assert str(charts.svg(chart, "c")).count('stroke="#ffffff"') == 2


def test_what_is_not_over_is_reached_by_a_dashed_line_and_stands_hollow() -> None:
    chart = line(0.91, 0.92, 0.93, 0.94, going=2)
    whole, going = strokes(chart, dashed=False), strokes(chart, dashed=True)

    assert [each.count("L") for each in whole] == [1]
    assert [each.count("L") for each in going] == [2]
    assert str(charts.svg(chart, "c")).count('fill="#ffffff" stroke="#0e5558"') == 2
    assert strokes(line(0.91, 0.92), dashed=True) == []


def test_no_line_leads_over_a_gap_to_what_is_not_over() -> None:
    assert strokes(line(0.91, 0.92, None, 0.94, going=1), dashed=True) == []


def test_the_points_that_matter_are_labelled_with_what_is_said_of_them() -> None:
    said = texts(line(0.932, 0.951, 0.911, 0.971, 0.962))

    assert [text for text in said if text in ("93%", "95%", "91%", "97%", "96%")][-4:] == ["93%", "91%", "97%", "96%"]


def test_a_label_that_would_lie_on_another_is_left_out() -> None:
    points = quarters(0.95, 0.94, 0.951, 0.8, *[0.9] * 16)
    longer = (dataclasses.replace(point, said=f"{point.value:.3%}") for point in points)

    assert texts(a_chart(Drawn.LINE, *points)).count("95%") == 2
    assert {"95.100%", "95.000%"} & set(texts(a_chart(Drawn.LINE, *longer))) == {"95.100%"}


def test_a_line_without_any_value_is_an_empty_paper() -> None:
    assert strokes(line(None, None), dashed=False) == []
    assert "Apr" in texts(line(None, None))


def test_a_line_of_what_is_no_share_is_refused() -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        charts.svg(line(0.9, 64.0), "c")


@pytest.mark.parametrize(
    ("chart", "begins"),
    [
        (line(0.88, 0.95), "86%"),
        (line(0.03, 0.95), ""),
        (line(), ""),
        (beside(Drawn.DOTS, ("Fenshire", 0.952, "95.2%"), ("England", 0.91, "91%")), "90%"),
        (beside(Drawn.DOTS, *RATES), ""),
        (beside(Drawn.DOTS, ("Fenshire", 0.8, "0.8 moves"), ("England", 0.9, "0.9 moves")), ""),
        (beside(Drawn.BARS, *RATES), ""),
    ],
)
def test_a_scale_that_does_not_begin_at_0_says_where_it_does(chart: Chart, begins: str) -> None:
    assert charts.begins_at(chart.kind, chart.points) == begins
    if begins:
        assert begins in texts(chart)


def rectangles(chart: Chart) -> list[tuple[float, float, float]]:
    """Bars or columns: where each begins, how wide and how high it is."""
    paths = re.findall(r'd="M([-\d.]+),[-\d.]+h([-\d.]+)v([-\d.]+)', str(charts.svg(chart, "c")))
    return [(float(x), float(width), float(height)) for x, width, height in paths]


def test_bars_and_columns_stand_on_0_and_are_as_long_as_their_values() -> None:
    numbers = (("One", 100.0, "100"), ("Half", 50.0, "50"), ("None", 0.0, "0"))
    (first, half) = rectangles(beside(Drawn.BARS, *numbers))
    tall, low, *nothing = rectangles(beside(Drawn.COLUMNS, *numbers))

    assert first[0] == half[0]
    assert first[1] == pytest.approx(2 * half[1], rel=0.01)
    assert tall[2] == pytest.approx(2 * low[2], rel=0.01)
    assert all(column[2] == 0 for column in nothing)


def test_a_value_that_is_missing_is_said_in_words_and_is_no_bar_of_0() -> None:
    chart = beside(Drawn.BARS, ("One", 100.0, "100"), ("Hidden", None, "fewer than 5"))

    assert "fewer than 5" in texts(chart)
    assert len(rectangles(chart)) == 1


def test_a_column_that_is_missing_is_said_in_words_where_there_is_room_and_else_a_dash() -> None:
    few = beside(Drawn.COLUMNS, ("One", 100.0, "100"), ("Hidden", None, "fewer than 5"))
    many = a_chart(Drawn.COLUMNS, *(Point("Apr", None if i == 3 else 5.0, "not available") for i in range(20)))

    assert "fewer than 5" in " ".join(texts(few))
    assert "–" in texts(many)
    assert len(rectangles(few)) == 1


def test_ours_is_marked_among_others() -> None:
    dots, bars = str(charts.svg(beside(Drawn.DOTS, *RATES), "c")), str(charts.svg(beside(Drawn.BARS, *RATES), "c"))

    assert dots.count('fill="#0e5558"') == 1
    assert dots.count('fill="#ffffff" stroke="#2f7f7d"') == 2
    assert bars.count('fill="#0e5558"') == 1
    assert bars.count('fill="#2f7f7d"') == 2
    assert re.search(r'font-weight="600"[^>]*>Fenshire<', dots)


def test_more_points_than_half_a_page_holds_take_the_whole_width() -> None:
    assert not charts.is_wide(line(*[0.9] * 8))
    assert charts.is_wide(line(*[0.9] * 9))
    assert not charts.is_wide(beside(Drawn.BARS, *RATES * 4))
    assert drawn(line(*[0.9] * 9)).get("viewBox", "").split()[2] == "660"


@pytest.mark.parametrize("kind", Drawn)
@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_word_is_a_word_in_every_chart(kind: Drawn, text: str) -> None:
    chart = a_chart(kind, Point(text, 0.5, text, group=text), title=text, description=text)

    svg = drawn(chart)  # is XML

    assert {element.tag.removeprefix(f"{{{XMLNS}}}") for element in svg.iter()} <= {
        *("svg", "title", "desc", "g", "path", "text", "tspan", "line"),
    }
    assert "\u202e" not in str(charts.svg(chart, "c"))


def test_the_same_chart_makes_the_same_bytes() -> None:
    first = [(charts.svg(chart, "c"), charts.png(chart)) for chart in EVERY_KIND]
    charts._svg.cache_clear()
    charts._png.cache_clear()

    assert [(charts.svg(chart, "c"), charts.png(chart)) for chart in EVERY_KIND] == first


def test_a_picture_is_twice_as_fine_as_a_screen_and_white_behind() -> None:
    png = charts.png(EVERY_KIND[1])
    width, height = struct.unpack(">II", png[16:24])
    _, _, paper_width, paper_height = (float(number) for number in drawn(EVERY_KIND[1]).get("viewBox", "").split())

    assert png.startswith(b"\x89PNG")
    assert (width, height) == (2 * paper_width, 2 * paper_height)
    colour_type = png[25]
    packed = b"".join(re.findall(rb"IDAT(.*?)(?=.{4}I(?:DAT|END))", png, re.DOTALL))
    first = zlib.decompressobj().decompress(packed[:-4] or packed, 8)
    assert colour_type == 6  # with an alpha channel: the first dot of the first line is white and not clear
    assert first[1:5] == b"\xff\xff\xff\xff"
