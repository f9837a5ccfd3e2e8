"""A report as one file of HTML: what is in it, and what never is. How a browser shows it: `test_html_in_a_browser`."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from heed.reports import charts, html, legible
from heed.reports.document import (
    Block,
    Cell,
    Document,
    Edition,
    Heading,
    Message,
    Messages,
    Paragraph,
    Prompt,
    Run,
    Section,
    Table,
    Tone,
    plain,
)
from tests.hostile import HOSTILE
from tests.reports.sample import BY_CODE, BY_QUARTER, sample

ROOT = Path(__file__).resolve().parents[2]
VOID = {"meta", "link", "img", "br", "col", "hr", "input", "circle", "path"}
PNG = b"\x89PNG\r\n\x1a\n" + b"rest"


@dataclass
class Element:
    """An element of a page: its tag, what is said of it, what is in it."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Element]:
        """Itself, then all within it, in order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child

    def all(self, *tags: str) -> list[Element]:
        return [element for element in self if element.tag in tags]

    @property
    def text(self) -> str:
        """Its words, one after another."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())


class Reader(HTMLParser):
    """Reads a page into elements; whatever is opened must be closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read(text: str) -> Element:
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert len(reader.open) == 1
    return reader.open[0]


def page(document: Document) -> Element:
    return read(html.render(document).decode("utf-8"))


def with_blocks(*blocks: Block, edition: Edition = Edition.FULL) -> Document:
    return replace(sample(edition=edition), sections=(Section("only", "The only section", blocks, "1"),))


def levels(of: Element) -> list[int]:
    return [int(element.tag[1]) for element in of.all("h1", "h2", "h3", "h4", "h5", "h6")]


EVERY_EDITION = [sample(edition=edition) for edition in Edition] + [sample(hostile=True)]


def by_edition(document: Document) -> str:
    return document.edition.value


@pytest.mark.parametrize("document", EVERY_EDITION, ids=by_edition)
def test_a_file_fetches_nothing_and_runs_nothing(document: Document) -> None:
    shown = page(document)
    (style,) = shown.all("style")

    assert not shown.all(
        "script", "link", "iframe", "object", "embed", "img", "form", "base", "template", "use", "image"
    )
    assert re.findall(r"url\((?!data:font/woff2;base64,)", style.text) == []
    assert "@import" not in style.text
    for element in shown:
        assert not {"style", "src", "srcset", "href", "action"} & set(element.attributes) or element.tag == "a"
        assert not [name for name in element.attributes if name.startswith("on") or "xlink" in name]


def test_its_policy_allows_its_own_style_and_nothing_else() -> None:
    shown = page(sample())
    (policy,) = (e for e in shown.all("meta") if e.attributes.get("http-equiv") == "Content-Security-Policy")
    (style,) = shown.all("style")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    head = shown.all("head")[0]
    order = [element.tag for element in head if element in (policy, style)]

    said = dict(part.strip().split(" ", 1) for part in policy.attributes["content"].split(";"))
    assert said["default-src"] == "'none'"
    assert said["style-src"] == f"'sha256-{digest}'"
    assert {said[name] for name in ("img-src", "font-src")} == {"data:"}
    assert {said[name] for name in ("base-uri", "form-action")} == {"'none'"}
    assert order == ["meta", "style"]


def test_it_says_its_language_its_title_and_its_day() -> None:
    shown = page(sample())

    assert shown.all("html")[0].attributes["lang"] == "en-GB"
    assert shown.all("title")[0].text == sample().title
    assert {"name": "dcterms.created", "content": "2026-11-16"} in [e.attributes for e in shown.all("meta")]


@pytest.mark.parametrize("document", EVERY_EDITION, ids=by_edition)
def test_headings_are_in_order_below_one_of_the_first_level(document: Document) -> None:
    found = levels(page(document))

    assert found.count(1) == 1
    assert found[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(found))


def test_a_heading_too_low_for_its_place_is_shown_one_below_the_one_before_it() -> None:
    blocks = (Heading("Deep", level=4), Messages((Message(Tone.BETTER, "Told", ()),)), BY_QUARTER)

    assert levels(page(with_blocks(*blocks)).all("main")[0]) == [2, 3, 4, 4]


@pytest.mark.parametrize("document", EVERY_EDITION, ids=by_edition)
def test_ids_are_given_once_and_every_link_within_leads_somewhere(document: Document) -> None:
    shown = page(document)
    ids = [element.attributes["id"] for element in shown if "id" in element.attributes]
    led = [element.attributes["href"][1:] for element in shown.all("a") if element.attributes["href"].startswith("#")]
    named = [each for e in shown for each in e.attributes.get("aria-labelledby", "").split()]

    assert [each for each, times in Counter(ids).items() if times > 1] == []
    assert set(led) <= set(ids)
    assert set(named) <= set(ids)
    assert not any(re.search(r"\s", each) for each in ids)


@pytest.mark.parametrize("document", EVERY_EDITION, ids=by_edition)
def test_a_page_has_landmarks_and_a_way_past_what_opens_it(document: Document) -> None:
    shown = page(document)
    body = shown.all("body")[0]
    first = next(element for element in body.children if isinstance(element, Element))

    assert [len(shown.all(tag)) for tag in ("header", "main", "footer")] == [1, 1, 1]
    assert first.tag == "a"
    assert first.attributes["href"] == "#" + shown.all("main")[0].attributes["id"]


def test_it_opens_with_a_list_of_its_sections_where_that_is_asked() -> None:
    (contents,) = page(sample()).all("nav")

    assert [(a.attributes["href"], a.text) for a in contents.all("a")] == [
        ("#the-year-in-brief", "1 The year in brief"),
        ("#words", "2 Words and figures explained"),
    ]
    assert len(contents.all("ol")) == 1
    assert page(replace(sample(), contents=False)).all("nav") == []


@pytest.mark.parametrize("document", EVERY_EDITION, ids=by_edition)
def test_every_table_has_a_caption_and_headings_of_rows_and_columns(document: Document) -> None:
    tables = page(document).all("table")

    assert len(tables) > 4
    for table in tables:
        head, body = table.all("thead")[0], table.all("tbody")[0]
        assert table.children[0 if isinstance(table.children[0], Element) else 1] is table.all("caption")[0]
        assert {th.attributes["scope"] for th in head.all("th")} == {"col"}
        for row in body.all("tr"):
            assert next((e.tag, e.attributes.get("scope")) for e in row.all("th", "td")) == ("th", "row")
            assert {e.tag for e in row.all("th", "td")[1:]} <= {"td"}
            assert all(cell.text for cell in row.all("th", "td"))


def test_a_table_can_be_scrolled_by_keyboard_and_says_what_it_is() -> None:
    shown = page(with_blocks(BY_CODE))
    (scrolled,) = (element for element in shown if "r-scroll" in element.classes)

    assert scrolled.attributes["tabindex"] == "0"
    assert scrolled.attributes["role"] == "group"
    assert scrolled.attributes["aria-label"] == "Table: How children took part, 2025-26"


def test_numbers_are_set_to_the_right_with_the_words_among_them_and_a_total_is_marked() -> None:
    (table,) = page(with_blocks(BY_CODE)).all("table")
    right = [["num" in cell.classes for cell in row.all("th", "td")] for row in table.all("tr")]

    assert right == [[False, True, True]] * 4
    assert ["r-total" in row.classes for row in table.all("tr")] == [False, False, False, True]


def test_widths_are_classes_that_the_style_knows() -> None:
    shown = page(with_blocks(BY_CODE, replace(BY_CODE, widths=(98, 1, 1))))
    known = set(re.findall(r"\.(w\d+) \{", shown.all("style")[0].text))

    given = [col.attributes["class"] for col in shown.all("col")]
    assert given == ["w60", "w20", "w20", "w100", "w5", "w5"]
    assert set(given) <= known


def test_the_notes_of_a_table_stand_below_it() -> None:
    text = page(with_blocks(BY_CODE)).all("main")[0].text

    assert text.index("100%") < text.index("Reviews of children aged 4 and over.")


@pytest.mark.parametrize("document", EVERY_EDITION, ids=by_edition)
def test_every_chart_has_a_title_a_description_and_the_same_as_a_table(document: Document) -> None:
    figures = page(document).all("figure")

    assert len(figures) == 4
    for figure in figures:
        (svg,) = figure.all("svg")
        assert svg.attributes["role"] == "img"
        assert svg.all("title")[0].text
        assert svg.all("desc")[0].text
        assert len(figure.all("details")) == 1
        assert len(figure.all("details")[0].all("table")) == 1


def test_two_charts_of_half_a_page_stand_side_by_side_and_a_wide_one_alone() -> None:
    long = replace(BY_QUARTER, points=BY_QUARTER.points * 3)
    halves = [
        element.all("figure")
        for element in page(with_blocks(BY_QUARTER, BY_QUARTER, BY_QUARTER, long, BY_QUARTER))
        if "r-half" in element.classes
    ]

    assert charts.is_wide(long)
    assert [len(figures) for figures in halves] == [2]


def test_lists_are_lists() -> None:
    main = page(sample()).all("main")[0]

    assert [[item.text for item in each.all("li")] for each in main.all("ol")] == [["one", "two"]]
    assert ["first", "second"] in [[item.text for item in each.all("li")] for each in main.all("ul")]
    assert [term.text for term in main.all("dt")] == ["IRO", "PN4"]


def test_runs_are_strong_or_lean_and_say_which_figure_wrote_them() -> None:
    runs = (Run("plain "), Run("both", strong=True, em=True), Run("95%", figure="on_time"))
    (paragraph,) = (e for e in page(with_blocks(Paragraph(runs))).all("p") if "r-p" in e.classes)

    assert paragraph.text == "plain both95%"
    assert paragraph.all("strong")[0].all("em")[0].text == "both"
    assert [(e.attributes.get("data-figure"), e.text) for e in paragraph.all("span")] == [("on_time", "95%")]


def test_a_link_leads_to_what_is_there_and_all_else_is_words() -> None:
    links = (
        "https://www.gov.uk/",
        "#only",
        "#nowhere",
        "javascript:alert(1)",
        "data:text/html,x",
        "http://example.invalid",
    )
    shown = page(with_blocks(Paragraph(tuple(Run(link, link=link) for link in links))))
    (paragraph,) = (e for e in shown.all("p") if "r-p" in e.classes)

    assert [a.attributes["href"] for a in paragraph.all("a")] == ["https://www.gov.uk/", "#only"]
    assert paragraph.text == "".join(links)


def test_a_number_of_a_paragraph_stands_before_it() -> None:
    numbered = Paragraph(plain("Words."), number="4.1")
    (paragraph,) = (e for e in page(with_blocks(numbered)).all("p") if "r-numbered" in e.classes)

    assert paragraph.text == "4.1 Words."


def test_every_kind_of_block_is_shown_and_a_new_one_is_not_left_out_in_silence() -> None:
    kinds = {kind.__name__.lower() for kind in get_args(Block)}
    shown = (ROOT / "heed" / "reports" / "html" / "blocks.html").read_text(encoding="utf-8")

    assert kinds == set(re.findall(r'one\.kind == "(\w+)"', shown))
    with pytest.raises(TypeError, match="kind int"):
        html.render(with_blocks(5))  # type: ignore[arg-type]


def test_what_is_still_to_be_written_says_so() -> None:
    assert "To be written. What changed?" in page(with_blocks(Prompt("What changed?"))).text


def test_a_year_is_not_broken_after_its_hyphen() -> None:
    kept = [e.text for e in page(sample()).all("h1")[0].all("span") if "nowrap" in e.classes]

    assert kept == ["2025-26"]


@pytest.mark.parametrize("edition", Edition)
def test_a_committee_paper_is_plain_and_the_others_have_fen_and_sun(edition: Edition) -> None:
    shown = page(sample(edition=edition))
    drawn = shown.all("header")[0].all("svg")

    assert bool(drawn) == (edition in (Edition.FULL, Edition.ONE_PAGE))
    assert all(svg.attributes["aria-hidden"] == "true" for svg in drawn)
    assert ("report--paper" in shown.all("body")[0].classes) == (not drawn)


def test_a_councils_mark_is_in_the_file_with_its_words_and_nothing_else_is_taken_for_one() -> None:
    cover = sample().cover
    (mark,) = page(replace(sample(), cover=replace(cover, logo=PNG, logo_alt="Fenshire"))).all("img")

    assert mark.attributes["alt"] == "Fenshire"
    assert mark.attributes["src"] == "data:image/png;base64," + base64.b64encode(PNG).decode()
    assert page(replace(sample(), cover=replace(cover, logo=b"<svg onload='x'/>"))).all("img") == []


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_word_is_shown_as_words_wherever_it_stands(text: str) -> None:
    shown = page(sample(hostile=True)).all("main")[0]
    words = legible.words(text)
    places = {
        "h3": [e.text for e in shown.all("h3", "h4")],
        "p": [e.text for e in shown.all("p")],
        "li": [e.text for e in shown.all("li")],
        "caption": [e.text for e in shown.all("caption")],
        "column": [e.text for e in shown.all("th") if e.attributes["scope"] == "col"],
        "row": [e.text for e in shown.all("th") if e.attributes["scope"] == "row"],
        "cell": [e.text for e in shown.all("td")],
        "note": [e.text for e in shown.all("p") if "r-note" in e.classes],
        "term": [e.text for e in shown.all("dt")],
        "said": [e.text for e in shown.all("dd")],
    }

    assert [place for place, texts in places.items() if words not in texts] == []


def test_a_hostile_document_has_no_element_or_attribute_that_a_friendly_one_has_not() -> None:
    def seen(document: Document) -> set[tuple[str, str]]:
        return {(element.tag, name) for element in page(document) for name in ("", *element.attributes)}

    assert seen(sample(hostile=True)) - seen(sample()) == set()


def test_no_character_is_in_the_file_that_turns_words_round_or_that_html_cannot_carry() -> None:
    text = html.render(sample(hostile=True)).decode("utf-8")

    assert re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]", text) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_cover_and_footer_and_names_are_words(text: str) -> None:
    hostile = replace(
        sample(),
        title=text,
        foot=(text,),
        cover=replace(
            sample().cover, organisation=text, service=text, title=text, lead=text, status=text, logo=PNG, logo_alt=text
        ),
        sections=(Section(text, text, (replace(BY_QUARTER, title=text, said=text, description=text),), text),),
    )
    shown = page(hostile)

    words = legible.words(text)
    assert shown.all("title")[0].text == words
    assert shown.all("footer")[0].text.strip("\n") == words
    assert shown.all("img")[0].attributes["alt"] == words
    assert shown.all("svg")[1].all("title")[0].text == words
    assert not shown.all("script", "b")
    assert {"onerror", "style"} & {name for element in shown for name in element.attributes} == set()


def test_the_same_document_makes_the_same_bytes() -> None:
    first = [html.render(document) for document in EVERY_EDITION]
    charts._svg.cache_clear()
    html._environment.cache_clear()

    assert [html.render(document) for document in EVERY_EDITION] == first


def test_a_file_without_charts_stays_well_under_300_kilobytes() -> None:
    document = with_blocks(*([Paragraph(plain("Words. " * 20))] * 200))

    assert len(html.render(document)) < 150_000


def test_a_section_for_a_page_of_the_site_has_no_page_around_it_and_headings_at_its_level() -> None:
    section = sample().sections[0]
    fragment = read(str(html.fragment(section, level=3, prefix="preview-")))

    assert not fragment.all("html", "head", "body", "style", "main", "h1", "h2")
    assert levels(fragment)[0] == 3
    assert max(levels(fragment)) <= 6
    assert fragment.all("section")[0].attributes["aria-labelledby"] == "preview-the-year-in-brief"
    assert all(e.attributes["id"].startswith("preview-") for e in fragment if "id" in e.attributes)


def test_links_of_a_section_lead_to_what_stands_on_the_same_page() -> None:
    section = sample().sections[1]
    known = frozenset({"the-year-in-brief"})

    assert read(str(html.fragment(section))).all("a") == []
    (link,) = read(str(html.fragment(section, prefix="p-", known=known))).all("a")
    assert link.attributes["href"] == "#p-the-year-in-brief"


def test_the_same_macros_show_a_section_on_a_page_of_the_site_and_in_the_file() -> None:
    section = sample().sections[0]
    whole = html.render(sample()).decode("utf-8")

    assert str(html.fragment(section, known=legible.anchors(sample()))).strip() in whole


def test_an_empty_table_is_still_a_table() -> None:
    (table,) = page(with_blocks(Table("Nothing", ("What", "How many"), ((Cell(plain("None")),),)))).all("table")

    assert [cell.text for cell in table.all("th", "td")] == ["What", "How many", "None"]


def test_the_colours_and_sizes_of_a_report_are_those_of_the_site() -> None:
    site = (ROOT / "heed" / "web" / "static" / "heed" / "heed.css").read_text(encoding="utf-8")
    ours = (ROOT / "heed" / "reports" / "html" / "page.css").read_text(encoding="utf-8")

    def said(sheet: str) -> dict[str, str]:
        root = re.search(r":root \{(.*?)\}", sheet, re.DOTALL)
        assert root is not None
        return dict(re.findall(r"(--[\w-]+):\s*([^;]+);", root[1]))

    assert said(ours)
    assert said(ours).items() <= said(site).items()


def test_what_pages_of_the_site_link_to_asks_for_no_colour_that_they_do_not_have() -> None:
    blocks = (ROOT / "heed" / "reports" / "static" / "reports" / "report.css").read_text(encoding="utf-8")
    site = (ROOT / "heed" / "web" / "static" / "heed" / "heed.css").read_text(encoding="utf-8")

    assert set(re.findall(r"var\((--[\w-]+)\)", blocks)) <= set(re.findall(r"(--[\w-]+):", site))
