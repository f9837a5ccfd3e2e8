"""Claims about the served manual: every page opens, links lead on, what is found is there, and nothing in it runs."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from heed.council.presets import LEICESTERSHIRE
from heed.council.words import OWN, Words
from heed.measures.all import MEASURES
from heed.web.about import manual


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A manual of one's own."""
    monkeypatch.setattr(manual, "FOLDER", tmp_path)
    return tmp_path


class Ids(HTMLParser):
    """Every id of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value for name, value in attrs if name == "id" and value]


def _ids(html: str) -> list[str]:
    parser = Ids()
    parser.feed(html)
    return parser.ids


def test_every_page_is_in_the_index_and_every_figure_has_one():
    shown = manual.index("", OWN)

    assert [line.name for line in shown.pages][:2] == ["The law as Heed knows it", "The measures"]
    assert len(shown.measures) == len(MEASURES)
    assert all(line.says for line in shown.pages)
    for code in MEASURES:
        assert manual.of_measure(code) == f"/manual/measures/{code}/"


def test_every_link_within_the_manual_leads_to_a_place_that_is_there():
    places = {}
    links = set()
    for key in manual._keys():
        page = manual.read(key)
        assert page is not None
        places[manual.address(key)] = set(_ids(page.body))
        links |= {(key, link) for link in re.findall(r'href="(/manual/[^"]+)"', page.body)}
    assert len(links) > 100
    for key, link in links:
        address, _, anchor = link.partition("#")
        assert address in places, (key, link)
        assert not anchor or anchor in places[address], (key, link)


def test_what_is_on_this_page_leads_to_its_headings():
    page = manual.read("measures/views_given")

    assert page is not None
    assert (page.title, page.figure) == ("Children whose views were given", "/figures/views_given/")
    assert [heading.text for heading in page.contents][:2] == ["How it is calculated", "The law"]
    assert {heading.anchor for heading in page.contents} <= set(_ids(page.body))
    assert "<h1" not in page.body
    assert "Generated from" not in page.body


@pytest.mark.parametrize("key", ["none", "../README", "law.md", "", "/etc/passwd", "measures/../law"])
def test_only_pages_of_the_manual_are_served(key):
    assert manual.read(key) is None


def test_a_heading_is_found_by_all_of_its_words_in_any_case_and_order():
    found = manual.index("CALCULATED how", OWN).found

    assert len(found) == len(MEASURES)
    assert found[0].address.endswith("/#how-it-is-calculated")
    assert found[0].says
    assert manual.index("unicorn", OWN).found == ()
    assert manual.index("   ", OWN).query == ""


def test_pages_are_found_by_name_before_headings():
    assert manual.index("views were given", OWN).found[0].address == "/manual/measures/views_given/"


def test_more_than_can_be_read_is_counted(monkeypatch):
    monkeypatch.setattr(manual, "MOST_FOUND", 5)

    found = manual.index("calculated", OWN)

    assert (len(found.found), found.more) == (5, len(MEASURES) - 5)


def test_the_index_is_in_the_councils_words():
    names = [line.name for line in manual.index("", Words(LEICESTERSHIRE)).measures]

    assert "Review of arrangements meetings held on time" in names


def test_nothing_in_the_text_runs_or_leads_out_of_the_site(written: Path):
    (written / "bad.md").write_text(
        "<!-- by a machine -->\n\n# Bad\n\n<script>alert(1)</script> <b onclick=x>x</b>\n\n[a](javascript:alert(1)) "
        '[b](../../heed/secret.py) [c](../README.md) [d](https://example.org/?a=1&b="2) [e](//evil.example)\n\n'
        "| <i>x</i> | n | |\n|---|---:|---|\n| a | 1 | |\n\n| b |\n|---|\n| c |\n\n"
        "```\n<script>\n# Not a heading\n```\n\n## Twice\n\n## Twice\n"
    )

    page = manual.read("bad")

    assert page is not None
    assert "<script" not in page.body
    assert "onclick=x&gt;" in page.body
    assert re.findall(r"<a href=\"([^\"]*)\"", page.body) == ["https://example.org/?a=1&amp;b=%222"]
    assert 'rel="noreferrer"' in page.body
    assert "style=" not in page.body
    assert '<th scope="col" class="num">n</th>' in page.body
    assert page.body.count('<span class="govuk-visually-hidden">What</span>') == 1
    assert [f'aria-label="{name}"' in page.body for name in ("Table 1", "Table 2", "Code 1")] == [True, True, True]
    assert [heading.anchor for heading in page.contents] == ["twice", "twice-1"]
    assert _ids(page.body) == ["twice", "twice-1"]


def test_a_page_that_is_written_again_is_read_again(written: Path):
    path = written / "law.md"
    path.write_text("# One\n")
    assert manual.read("law").title == "One"  # type: ignore[union-attr]
    path.write_text("# Another\n\nText.\n")

    assert manual.read("law").title == "Another"  # type: ignore[union-attr]
    assert [line.name for line in manual.index("", OWN).pages] == ["Another"]


def test_a_page_without_a_name_is_called_by_its_file(written: Path):
    (written / "notes.md").write_text("Text.\n")

    page = manual.read("notes")

    assert page is not None
    assert (page.title, page.body) == ("notes", "<p>Text.</p>\n")
    assert manual.of_measure("notes") == ""


def test_an_installation_without_a_manual_says_so(signed_in: Any, dev: Any, written: Path):
    page = signed_in(dev).get("/manual/").content.decode()

    assert "not part of this installation" in page
    assert 'role="search" action' not in page.split("<main")[1]
    assert signed_in(dev).get("/manual/law/").status_code == 404
