"""Every page in another council's words: none of Heed's own nouns is left where the council says it differently."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from heed.access.models import User
from heed.council import actions
from heed.council.models import words_on
from heed.council.presets import PRESETS
from heed.council.words import Words
from heed.exchange.models import Does, State
from heed.exchange.records import Outcome, Severity
from heed.facts import unknowns
from heed.law.gaps import GAPS
from heed.law.provisions import ALL
from heed.measures.all import MEASURES
from heed.measures.engine import UNKNOWN
from heed.web.figures import views as figures
from tests.council.leaks import leaks
from tests.web.fenshire import reading
from tests.web.returns.made import a_check, a_fault, a_line, an_import

SignedIn = Callable[[User], Client]
REASONS = [value for name, value in vars(unknowns).items() if name.isupper()]

TITLES = sorted({*(each.instrument for each in ALL), *(gap.where for gap in GAPS)}, key=len, reverse=True)
"""The law's own titles, as the provisions and gaps name them: the only words of a page that no council chooses."""


def shown(page: str) -> str:
    """What a person reads or is told of a page: text and attributes that are spoken, less the law's own titles."""
    unspoken = re.compile(r'(<input[^>]*type="(?:checkbox|radio|hidden)"[^>]*?|<option) value="[^"]*"')
    page = unspoken.sub(r"\1", page)
    said = re.findall(r'(?:aria-label|alt|title|placeholder|value|data-folder)="([^"]*)"', page)
    page = re.sub(r">Home( – Heed)?<", "><", page)  # the first page is called so, and is nobody's home
    page = re.sub(r"<(\w+)[^>]* data-heeds-own\b.*?</\1>", " ", page, flags=re.DOTALL)  # a table's own name, say
    page = re.sub(r"\b\w+\.(?:csv|xml)\b", " ", page)  # the name of a file
    body = re.sub(r"<(script|style)\b.*?</\1>|<!--.*?-->", " ", page, flags=re.DOTALL)
    text = html.unescape(" | ".join([re.sub(r"<[^>]+>", " ", body), *said]))
    for title in TITLES:
        text = text.replace(title, " ")
    return " ".join(text.split())


@pytest.fixture(params=sorted(PRESETS))
def preset(request: pytest.FixtureRequest, ingrid: User) -> str:
    """The words of a council, adopted long ago."""
    name: str = request.param
    actions.adopt_words(by=ingrid, preset=name, from_on=date(2015, 4, 1))
    return name


@pytest.fixture
def loaded(preset: str, priya: User, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Figures with every reason for which a row can be unknown, and a return in every state; the addresses of those."""
    found = reading(held_back=3, unseen=20)
    rows: list[Any] = list(found.engine._rows)  # type: ignore[attr-defined]  # the engine in memory
    why = iter(REASONS * len(rows))
    rows = [replace(row, why=next(why)) if row.outcome == UNKNOWN else replace(row, interpreted=True) for row in rows]
    found = replace(reading(rows=rows, held_back=3, unseen=20), words=words_on(date(2026, 4, 1)))
    monkeypatch.setattr(figures, "reading_of", lambda request, rows: found)
    made = {state: an_import(priya, state) for state in State}
    for import_ in made.values():
        a_fault(a_check(import_, "H002", Outcome.FAILED, rows=1), "F-1700", "the row ends before it starts: check DEC.")
        a_fault(a_check(import_, "167", Outcome.FAILED, rows=1), "F-1701", "the review has no code.", Severity.SHOWN)
        counts = ("episodes", "reviews")
        deeds = ("added", "changed", "withdrawn")
        a_line(import_, "F-1", Does.NEW, **{f"{what}_{deed}": 3 for what in counts for deed in deeds})
        for n, does in enumerate(Does):
            a_line(import_, f"F-{n + 2}", does)
    return [f"/returns/{import_.pk}/" for import_ in made.values()]


def addresses(returns: list[str]) -> Iterator[str]:
    """Every page of somebody who may open them all."""
    yield from ("/nowhere/", "/figures/", "/law/", "/returns/", "/returns/load/", "/sign-out/", *returns)
    for code in MEASURES:
        for outcome in ("", "met", "not-met", "unknown", "left-out"):
            yield f"/figures/{code}/?outcome={outcome}"
        yield f"/figures/{code}/?by=age_band&group=sex:F"


def test_no_page_says_a_word_that_the_council_says_differently(
    loaded: list[str], signed_in: SignedIn, priya: User, tom: User, dev: User, settings: Any, tmp_path: Path
) -> None:
    settings.HEED_FILES, settings.HEED_DATA = tmp_path / "files", tmp_path / "data"
    words = words_on(date(2026, 4, 1))
    pages: dict[str, Any] = {}
    for who in (priya, tom):
        client = signed_in(who)
        pages |= {f"{who} {address}": client.get(address) for address in addresses(loaded)}
        pages[f"{who} refused"] = client.post("/returns/load/", {"year": "2026"})
        pages[f"{who} no method"] = client.post("/figures/")
        pages[f"{who} too large"] = client.post("/returns/load/", CONTENT_LENGTH="9" * 20)
    pages["dev /"] = signed_in(dev).get("/")
    pages["sign-in"] = Client().get("/sign-in/")
    pages["wrong"] = Client().post("/sign-in/", {"login": "tom", "password": "x"})

    found = {name: leaks(shown(answer.content.decode()), words) for name, answer in pages.items()}

    assert {name: nouns for name, nouns in found.items() if nouns} == {}
    assert {answer.status_code for answer in pages.values()} == {200, 404, 405, 413}


def test_a_laws_own_title_is_no_leak_and_the_same_word_in_a_sentence_is() -> None:
    words = Words(PRESETS["Leicestershire"])
    title = next(title for title in TITLES if "Review" in title)

    assert leaks(shown(f"<p>{html.escape(title)}</p>"), words) == set()
    assert leaks(shown(f"<p>{html.escape(title)}: the review</p>"), words) == {"review"}
    assert leaks(shown('<svg aria-label="Reviews"></svg>'), words) == {"review"}
