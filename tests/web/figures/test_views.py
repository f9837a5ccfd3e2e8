"""The pages of figures as a browser gets them: who may, what is recorded, what a file holds."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client

from heed.access.models import Entry, User
from heed.exchange.models import State
from heed.facts.live import NoFigures
from heed.measures.all import MEASURES
from heed.measures.published import Level, Published, Unit, Wanted
from heed.web.figures import views
from heed.web.figures.reading import Reading
from tests.web.fenshire import reading
from tests.web.returns.made import an_import

SignedIn = Callable[[User], Client]
FIGURE = "/figures/reviews_due_held_on_time/"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Reading:
    """Facts are there, and the last 60 children are out of sight."""
    found = reading(held_back=3, unseen=60)
    monkeypatch.setattr(views, "reading_of", lambda request, rows: found)
    return found


@pytest.fixture
def nothing_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """No return has been loaded."""

    def nothing(request: object, rows: bool) -> Reading:
        raise NoFigures("None has been applied.", load=True)

    monkeypatch.setattr(views, "reading_of", nothing)


@pytest.mark.usefixtures("read")
def test_every_figure_has_a_page_and_the_list_leads_to_it(signed_in: SignedIn, tom: User) -> None:
    client = signed_in(tom)
    listed = client.get("/figures/").content.decode()

    for code, measure in MEASURES.items():
        assert f'href="/figures/{code}/?' in listed
        page = client.get(f"/figures/{code}/")
        assert page.status_code == 200
        assert f"<h1>{measure.name}</h1>" in page.content.decode()


@pytest.mark.usefixtures("read")
def test_the_list_leads_whoever_may_import_to_what_the_checks_found(
    signed_in: SignedIn, priya: User, nadia: User
) -> None:
    assert "data quality" not in signed_in(priya).get("/figures/").content.decode()
    import_ = an_import(priya, State.APPLIED, failed_checks=1)

    link = f'1 check found something in the returns: <a href="/returns/{import_.pk}/quality/">data quality</a>'
    assert link in signed_in(priya).get("/figures/").content.decode()
    assert "data quality" not in signed_in(nadia).get("/figures/").content.decode()


@pytest.mark.usefixtures("read")
def test_the_rows_shown_are_on_the_record_with_the_filter_and_the_children(signed_in: SignedIn, tom: User) -> None:
    page = signed_in(tom).get(FIGURE, {"outcome": "not-met", "period": "2026"})

    entry = Entry.objects.get(what="web.figures.reviews_due_held_on_time")
    keys = set(entry.children.values_list("child_key", flat=True))
    assert entry.by == tom
    assert entry.filter == "period=2026&by=sequence&as_at=2026-03-31&outcome=not-met"
    assert keys
    assert all(f"F-{1700 + 3 * int(key)}" in page.content.decode() for key in keys)
    assert "you may not see" in page.content.decode()


@pytest.mark.usefixtures("read")
@pytest.mark.parametrize("typed", ["x=Amara+Jones", "x=" + "a" * 2500, "page=" + "9" * 5000, "q=Amara&outcome=not-met"])
def test_nothing_that_was_typed_gets_into_the_record(signed_in: SignedIn, priya: User, typed: str) -> None:
    client = signed_in(priya)

    assert client.get(f"{FIGURE}?{typed}").status_code == 200
    assert client.get(f"{FIGURE}rows.csv?{typed}").status_code == 200

    filters = list(Entry.objects.filter(what__startswith="web.figures").values_list("filter", flat=True))
    assert len(filters) == 2
    for said in filters:
        assert said.removesuffix("&outcome=not-met") == "period=2026&by=sequence&as_at=2026-03-31"


@pytest.mark.usefixtures("read")
def test_a_title_names_the_figure_and_no_child(signed_in: SignedIn, tom: User) -> None:
    page = signed_in(tom).get(FIGURE).content.decode()

    assert "<title>Figure: Reviews held on time – Heed</title>" in page


def test_who_may_not_open_rows_sees_the_figure_and_nothing_is_recorded(
    monkeypatch: pytest.MonkeyPatch, signed_in: SignedIn, ruth: User
) -> None:
    monkeypatch.setattr(views, "reading_of", lambda request, rows: reading(may_open_rows=False))

    page = signed_in(ruth).get(FIGURE).content.decode()

    assert "648 of 674" in page
    assert "The rows behind it" not in page
    assert "rows.csv" not in page
    assert not Entry.objects.filter(what__startswith="web.figures").exists()


@pytest.mark.usefixtures("read")
@pytest.mark.parametrize(
    "query", ["period=1999", "by=name", "outcome=x", "group=name:Amara", "group=sex:" + "F" * 700, "as_at=2027-01-01"]
)
def test_an_address_that_asks_for_what_is_not_there_is_404(signed_in: SignedIn, tom: User, query: str) -> None:
    assert signed_in(tom).get(f"{FIGURE}?{query}").status_code == 404


@pytest.mark.usefixtures("read")
def test_a_figure_that_is_not_declared_is_404(signed_in: SignedIn, tom: User) -> None:
    assert signed_in(tom).get("/figures/shoe_size/").status_code == 404


@pytest.mark.usefixtures("read")
def test_the_file_holds_every_row_in_sight_and_says_so_on_the_record(signed_in: SignedIn, priya: User) -> None:
    answer = signed_in(priya).get(f"{FIGURE}rows.csv", {"period": "2026"})
    rows = list(csv.DictReader(io.StringIO(b"".join(answer).decode())))

    assert answer["Content-Disposition"] == (
        'attachment; filename="reviews_due_held_on_time 2025-04-01 to 2026-03-31.csv"'
    )
    assert {row["outcome"] for row in rows} == {"met", "not met", "unknown", "left out"}
    assert 0 < len(rows) < 694
    assert not {f"F-{1700 + 3 * n}" for n in range(240, 300)} & {row["child"] for row in rows}
    entry = Entry.objects.get(what="web.figures.reviews_due_held_on_time")
    assert entry.children.count() == len({row["child"] for row in rows})


@pytest.mark.usefixtures("read")
def test_who_may_not_take_figures_away_gets_no_file(signed_in: SignedIn, nadia: User) -> None:
    assert signed_in(nadia).get(f"{FIGURE}rows.csv").status_code == 404


@pytest.mark.usefixtures("read")
def test_who_may_not_see_figures_is_not_told_that_there_are_any(signed_in: SignedIn, dev: User) -> None:
    client = signed_in(dev)

    assert client.get("/figures/").status_code == 404
    assert "/figures/" not in client.get("/").content.decode()


@pytest.mark.usefixtures("nothing_read")
def test_before_any_return_the_list_says_what_to_do_to_who_can_do_it(
    signed_in: SignedIn, tom: User, nadia: User
) -> None:
    assert 'href="/returns/load/"' in signed_in(tom).get("/figures/").content.decode()
    asks = signed_in(nadia).get("/figures/").content.decode()
    assert "/returns/load/" not in asks
    assert "Ask your performance analyst" in asks


@pytest.mark.usefixtures("nothing_read")
def test_before_any_return_a_figure_leads_to_the_list_that_says_so_and_has_no_file(
    signed_in: SignedIn, tom: User
) -> None:
    assert signed_in(tom).get(FIGURE)["Location"] == "/figures/"
    assert signed_in(tom).get(f"{FIGURE}rows.csv").status_code == 404


def test_what_others_publish_stands_on_the_page_with_whose_it_is_and_how_it_is_defined(
    signed_in: SignedIn, tom: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = Published(
        *("reviews_due_held_on_time", "", "", 2024, Level.ENGLAND, "England", 90.0, Unit.PER_CENT),
        *("The Department", "A release", "Reviews <in time>.", "Counted by child."),
    )
    found = replace(reading(), published=((theirs,), Wanted()))
    monkeypatch.setattr(views, "reading_of", lambda request, rows: found)

    page = signed_in(tom).get(FIGURE).content.decode()

    said = page[page.index('<h2 id="beside">') :]
    told = ("England", "90%", "2023-24", "2 years older", "The Department, A release", "Counted by child.")
    for words in (*told, "Reviews &lt;in time&gt;."):
        assert words in said
    assert 'id="beside"' not in signed_in(tom).get("/figures/reviews_held/").content.decode()
