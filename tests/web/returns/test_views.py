"""A return from the files to the figures, through the pages."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from heed.access.models import Demo, Entry, User
from heed.access.pages import SMALL
from heed.children.models import Child
from heed.exchange import actions
from heed.exchange.actions import STALE
from heed.exchange.handing_in import MOST_BYTES
from heed.exchange.models import Import, State
from heed.exchange.records import Outcome
from heed.people.models import Identifier, Person, Scheme
from tests.returns import write
from tests.web.returns.made import RECEIVED, a_check, a_fault, a_line, an_import

SignedIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _kept_here(settings: Any, tmp_path: Path) -> None:
    """Files and snapshots of these tests stay with them."""
    settings.HEED_FILES, settings.HEED_DATA = tmp_path / "files", tmp_path / "data"


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    """The returns of two years of some forty invented children."""
    write(tmp_path / "returns", 40, 7, (2025, 2026))
    return tmp_path / "returns"


def uploads(folder: Path) -> list[SimpleUploadedFile]:
    """The CSV files of a folder."""
    return [SimpleUploadedFile(path.name, path.read_bytes()) for path in sorted(folder.glob("*.csv"))]


def test_a_return_goes_from_its_files_through_a_preview_to_the_figures(
    signed_in: SignedIn, priya: User, folders: Path
) -> None:
    client = signed_in(priya)

    handed_in = client.post("/returns/load/", {"year": "2026", "chosen": uploads(folders / "2026")})
    import_ = Import.objects.get()
    preview = client.get(handed_in["Location"]).content.decode()
    assert import_.state == State.READY
    assert '<h1><span class="nowrap">2025-26</span></h1>' in preview
    assert "children who are new" in preview
    assert not Child.objects.exists()

    applied = client.post(f"/returns/{import_.pk}/apply/", {"against": str(import_.against)})
    page = client.get(applied["Location"]).content.decode()
    assert "Applied: figures are counted from it." in page
    assert Child.objects.count() == import_.children

    figures = client.get("/figures/").content.decode()
    assert "1 April 2025 to 31 March 2026, as at Tue 31 Mar 2026" in figures
    figure = client.get("/figures/reviews_held/?outcome=met").content.decode()
    assert "F-10" in figure
    assert f'href="/returns/{import_.pk}/"' in figure
    assert Entry.objects.filter(what="web.figures.reviews_held").exists()
    rows = list(csv.DictReader(io.StringIO(b"".join(client.get("/figures/reviews_held/rows.csv")).decode())))
    assert {row["source_file"] for row in rows} == {"2026/Reviews.csv"}


def test_two_years_chosen_as_a_folder_are_two_returns(signed_in: SignedIn, priya: User, folders: Path) -> None:
    named = [(year, file) for year in (2025, 2026) for file in uploads(folders / str(year))]
    chosen, paths = [file for _, file in named], [f"{year}/{file.name}" for year, file in named]

    signed_in(priya).post("/returns/load/", {"year": "2026", "chosen-folder": chosen, "chosen-path": paths})

    assert [row.year for row in Import.objects.get().returns.all()] == [2025, 2026]


def test_files_that_are_refused_are_said_beside_the_field_and_nothing_typed_is_lost(
    signed_in: SignedIn, priya: User
) -> None:
    sent = {"year": "2025", "chosen": SimpleUploadedFile("header.docx", b"1"), "as_at-day": "15 Mar 2025"}

    page = signed_in(priya).post("/returns/load/", sent).content.decode()

    assert page.count("header.docx is not a CSV, zip or XML file") == 2
    assert '<option value="2025" selected>' in page
    for part, value in (("day", "15"), ("month", "Mar"), ("year", "2025")):
        assert f'name="as_at-{part}" type="text" value="{value}"' in page
    assert "<title>Error: Load a return – Heed</title>" in page
    assert not Import.objects.exists()


@pytest.mark.parametrize("n", [101, 500])
def test_too_many_files_are_refused_in_a_sentence(signed_in: SignedIn, priya: User, n: int) -> None:
    files = [SimpleUploadedFile(f"{n}.csv", b"CHILD") for n in range(n)]

    alone = signed_in(priya).post("/returns/load/", {"year": "2026", "chosen": files})
    for each in files:
        each.seek(0)
    paths = [f"2026/{file.name}" for file in files]
    folder = signed_in(priya).post("/returns/load/", {"year": "2026", "chosen-folder": files, "chosen-path": paths})

    for answer in (alone, folder):
        assert f"{n} files were chosen, and at most 100 can be" in answer.content.decode()


def test_what_cannot_be_read_is_refused_on_a_page_in_the_look(signed_in: SignedIn, priya: User) -> None:
    named = SimpleUploadedFile("a.csv", b"CHILD")
    named._name = "a" * 10_000 + ".csv"  # type: ignore[attr-defined]  # Django would shorten it, a browser does not
    crowd = [SimpleUploadedFile(f"{n}.csv", b"C") for n in range(2_001)]

    for chosen in (named, crowd):
        answer = signed_in(priya).post("/returns/load/", {"year": "2026", "chosen": chosen})
        assert answer.status_code == 400
        assert "<h1>We could not read that request</h1>" in answer.content.decode()
        assert "a file whose name is far too long" in answer.content.decode()
    assert not Import.objects.exists()


def test_handing_in_takes_as_much_as_an_import_and_a_stranger_nothing(
    signed_in: SignedIn, priya: User, client: Client
) -> None:
    size = str(MOST_BYTES + SMALL + 1)

    answer = signed_in(priya).post("/returns/load/", CONTENT_LENGTH=size)

    assert answer.status_code == 413
    assert "at most 210 MB at once" in answer.content.decode()
    assert client.post("/returns/load/", CONTENT_LENGTH=size)["Location"] == "/sign-in/?next=/returns/load/"


def test_a_return_that_cannot_be_used_is_refused_in_one_sentence(signed_in: SignedIn, priya: User) -> None:
    files = [SimpleUploadedFile("Header.csv", b"CHILD,SEX\nF-1,M\n")]

    handed_in = signed_in(priya).post("/returns/load/", {"year": "2026", "chosen": files})
    page = signed_in(priya).get(handed_in["Location"]).content.decode()

    assert Import.objects.get().state == State.REFUSED
    assert f'<p class="lead">{Import.objects.get().refusal}</p>' in page


def test_a_confirmation_of_a_preview_that_was_overtaken_changes_nothing(signed_in: SignedIn, priya: User) -> None:
    import_ = an_import(priya)

    for against in ("7", "", "-1", "x", "²", "7" * 30, "7" * 5000):
        answer = signed_in(priya).post(f"/returns/{import_.pk}/apply/", {"against": against})
        assert answer.status_code == 409
        assert f"<b>Not yet, because:</b> {STALE}" in answer.content.decode()

    import_.refresh_from_db()
    assert import_.state == State.READY


def test_a_return_can_be_looked_through_again_and_thrown_away(signed_in: SignedIn, priya: User) -> None:
    import_ = an_import(priya)

    signed_in(priya).post(f"/returns/{import_.pk}/look-again/")

    import_.refresh_from_db()
    assert import_.state == State.REFUSED, "it was looked through again at once, and its files are not there"
    assert signed_in(priya).post(f"/returns/{import_.pk}/throw-away/")["Location"] == "/returns/"
    import_.refresh_from_db()
    assert import_.state == State.DISCARDED


@pytest.mark.parametrize("deed", ["throw-away", "look-again", "go-on", "apply"])
def test_what_cannot_be_done_changes_nothing_and_leads_back_to_the_page_that_says_why(
    signed_in: SignedIn, priya: User, deed: str
) -> None:
    import_ = an_import(priya, State.APPLIED)

    answer = signed_in(priya).post(f"/returns/{import_.pk}/{deed}/", {"against": "0"})

    assert answer["Location"] == f"/returns/{import_.pk}/"
    import_.refresh_from_db()
    assert import_.state == State.APPLIED


def test_one_that_stopped_goes_on_by_one_press(signed_in: SignedIn, priya: User, folders: Path) -> None:
    signed_in(priya).post("/returns/load/", {"year": "2026", "chosen": uploads(folders / "2026")})
    import_ = actions.apply_import(Import.objects.get(), by=priya, against=0)
    import_.stopped_why = "The disk is full."
    import_.save()

    signed_in(priya).post(f"/returns/{import_.pk}/go-on/")

    import_.refresh_from_db()
    assert import_.state == State.APPLIED
    assert Child.objects.count() == import_.children > 0
    assert Entry.objects.filter(what="exchange.carry_on", by=priya).exists()


@pytest.mark.parametrize("deed", ["throw-away", "look-again", "go-on", "apply"])
def test_a_deed_is_never_done_by_a_link(signed_in: SignedIn, priya: User, deed: str) -> None:
    assert signed_in(priya).get(f"/returns/{an_import(priya).pk}/{deed}/").status_code == 405


def test_faults_that_are_shown_are_on_the_record_and_can_be_taken_away(signed_in: SignedIn, priya: User) -> None:
    import_ = an_import(priya)
    a_fault(a_check(import_, "H002", Outcome.FAILED, rows=1), "F-1700", "the episode ends before it starts: check DEC.")

    page = signed_in(priya).get(f"/returns/{import_.pk}/").content.decode()
    answer = signed_in(priya).get(f"/returns/{import_.pk}/faults.csv")

    assert "2026/Episodes.csv, line 214<br>child F-1700" in page
    (row,) = csv.DictReader(io.StringIO(b"".join(answer).decode()))
    assert (row["child"], row["line"], row["what it does"]) == ("F-1700", "214", "holds the child back")
    said = Entry.objects.filter(what="web.return_faults").values_list("sentence", "filter")
    assert set(said) == {
        ("Looked at the faults of a return.", f"return={import_.pk}"),
        ("Took the faults of a return away as a file.", f"return={import_.pk}"),
    }


def test_a_child_whose_number_has_ended_is_named_on_the_record_of_who_saw_it(signed_in: SignedIn, priya: User) -> None:
    import_ = an_import(priya)
    a_fault(a_check(import_, "H002", Outcome.FAILED, rows=1), "F-1700", "the episode ends before it starts.")
    amara = Child.objects.create(person=Person.objects.create())
    Identifier.objects.create(
        person=amara.person, scheme=Scheme.LOCAL, value="F-1700", from_on=date(2020, 1, 1), until_on=date(2024, 1, 1)
    )

    signed_in(priya).get(f"/returns/{import_.pk}/")
    b"".join(signed_in(priya).get(f"/returns/{import_.pk}/faults.csv"))

    entries = Entry.objects.filter(what="web.return_faults")
    assert [list(each.children.values_list("child_key", flat=True)) for each in entries] == [[str(amara.pk)]] * 2


def test_progress_is_said_in_numbers_and_can_be_looked_at_again_without_scripts(
    signed_in: SignedIn, priya: User
) -> None:
    import_ = an_import(priya, State.APPLYING)
    a_line(import_, "F-1")

    page = signed_in(priya).get(f"/returns/{import_.pk}/").content.decode()

    assert "0 of 1 children" in page
    assert '<progress class="progress" max="1" value="0"' in page
    assert 'data-goes-on="3"' in page
    assert "Look again" in page
    assert "http-equiv" not in page


def test_a_demonstration_says_beforehand_that_it_takes_no_other_return(signed_in: SignedIn, priya: User) -> None:
    says = "This is a demonstration: it takes no files but those that it was made from."
    assert says not in signed_in(priya).get("/returns/load/").content.decode()

    Demo.objects.create(day=date(2026, 11, 16), made_at=RECEIVED)

    assert says in signed_in(priya).get("/returns/load/").content.decode()


def test_an_empty_list_says_so(signed_in: SignedIn, priya: User) -> None:
    page = signed_in(priya).get("/returns/").content.decode()

    assert "No return has been loaded yet." in page
    assert 'href="/returns/load/"' in page


def test_who_may_not_import_does_not_see_returns(signed_in: SignedIn, priya: User, nadia: User) -> None:
    import_ = an_import(priya)

    for address in ("/returns/", "/returns/load/", f"/returns/{import_.pk}/", f"/returns/{import_.pk}/faults.csv"):
        assert signed_in(nadia).get(address).status_code == 404
    assert signed_in(nadia).post(f"/returns/{import_.pk}/apply/").status_code == 404


def test_a_return_that_is_not_there_is_404(signed_in: SignedIn, priya: User) -> None:
    assert signed_in(priya).get("/returns/7000/").status_code == 404
