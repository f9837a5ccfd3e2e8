"""What an import does to one child: each row in words, and who may look."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from heed.access.models import Entry, EntryChild, User
from heed.exchange import row_changes
from heed.exchange.models import ChildLine, Does, Import, State
from heed.exchange.records import Outcome
from heed.exchange.row_changes import RowChange
from heed.exchange.ssda903.codes import BY_COLUMN
from heed.web.returns import child, row_words
from heed.web.returns.child import child_page
from heed.web.returns.row_words import said, title_of
from tests.days import day
from tests.exchange.ssda903.made import AMARA, BEN, BEN_IN_CARE, COLUMNS, IN_CARE, LAST_REVIEW, REVIEW, Row
from tests.web.returns.made import a_check, a_fault, a_line, an_import
from tests.web.returns.test_changes import a_child

SignedIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _kept_here(settings: Any, tmp_path: Path) -> None:
    settings.HEED_FILES, settings.HEED_DATA = tmp_path / "files", tmp_path / "data"


def handed_in(client: Client, tables: Mapping[str, Sequence[Row]]) -> Import:
    """A return of 2026 chosen on the page and looked through."""
    files = []
    for name, rows in tables.items():
        lines = [",".join(COLUMNS[name]), *(",".join(row.get(column, "") for column in COLUMNS[name]) for row in rows)]
        files.append(SimpleUploadedFile(f"{name}.csv", "\n".join(lines).encode()))
    client.post("/returns/load/", {"year": "2026", "chosen": files})
    return Import.objects.latest("pk")


def applied(client: Client, import_: Import) -> None:
    client.post(f"/returns/{import_.pk}/apply/", {"against": str(import_.against)})
    assert Import.objects.get(pk=import_.pk).state == State.APPLIED


MARCH = {**LAST_REVIEW, "CHILD": "1002", "DOB": "02/09/2010", "REVIEW": "26/03/2026"}  # the data reach the year's end
FIRST: Mapping[str, Sequence[Row]] = {
    "Header": [AMARA, BEN],
    "Episodes": [IN_CARE, BEN_IN_CARE],
    "Reviews": [REVIEW, LAST_REVIEW, MARCH],
}
THEN: Mapping[str, Sequence[Row]] = {
    "Header": [AMARA, BEN],
    "Episodes": [{**IN_CARE, "PLACE": "U6"}, BEN_IN_CARE],
    "Reviews": [{**LAST_REVIEW, "REVIEW_CODE": "PN7"}, {**REVIEW, "REVIEW": "09/06/2025"}, MARCH],
}


def test_a_child_is_shown_row_by_row_from_what_to_what_before_it_is_applied_and_after(
    signed_in: SignedIn, priya: User
) -> None:
    client = signed_in(priya)
    applied(client, handed_in(client, FIRST))
    second = handed_in(client, THEN)

    line = ChildLine.objects.get(of=second, number="1001")
    page = child_page(second, line)

    assert page.lead == "The record of this child changes."
    assert [(row.title, row.becomes, row.where) for row in page.rows] == [
        ("Episode from Mon 12 May 2025", "Changed", "2026/Episodes.csv, line 2"),
        ("Review of Fri 6 Jun 2025", "No longer carried", "was in 2026/Reviews.csv, line 2"),
        ("Review of Mon 9 Jun 2025", "New", "2026/Reviews.csv, line 3"),
        ("Review of Thu 5 Mar 2026", "Changed", "2026/Reviews.csv, line 2"),
    ]
    (placement,) = page.rows[0].cells
    assert placement.name == "Placement"
    assert placement.before.startswith("U4, Foster placement")
    assert placement.after.startswith("U6, Foster placement")
    assert [(cell.before[:3], cell.after[:3]) for row in page.rows[1:] for cell in row.cells] == [
        ("PN1", ""),
        ("", "PN1"),
        ("PN2", "PN7"),
    ]
    html = client.get(f"/returns/{second.pk}/children/1001/").content.decode()
    assert '<span class="small muted">becomes</span> U6, Foster placement' in html

    applied(client, second)
    html = client.get(f"/returns/{second.pk}/children/1001/").content.decode()
    after = child_page(Import.objects.get(pk=second.pk), ChildLine.objects.get(pk=line.pk))
    assert after.rows == page.rows
    assert after.lead == "The record of this child changed."
    assert '<span class="small muted">became</span> U6, Foster placement' in html


def test_of_a_child_who_is_new_whatever_the_rows_say_is_shown(signed_in: SignedIn, priya: User) -> None:
    client = signed_in(priya)
    import_ = handed_in(client, FIRST)

    page = child_page(import_, ChildLine.objects.get(of=import_, number="1001"))

    assert (page.lead, page.is_new) == ("New: there is no record of this child yet.", True)
    about, episode = page.rows[:2]
    assert [(cell.name, cell.after) for cell in about.cells] == [
        ("Birth date", "Mon 14 May 2012"),
        ("Sex", "F"),
        ("Ethnicity", "WBRI, White British"),
        ("Unaccompanied and seeking asylum", "no"),
        ("UPN", "A123456789012"),
        ("A mother herself", "no"),
    ]
    assert "Ended" not in [cell.name for cell in episode.cells]  # it says nothing there
    assert {cell.before for row in page.rows for cell in row.cells} == {""}


def test_a_child_held_back_says_why_and_leads_to_the_rows_to_mend(priya: User) -> None:
    import_ = an_import(priya)
    line = a_line(import_, "F-4", Does.HELD, why="Child F-4 is held back, because two episodes overlap.")
    other = a_line(import_, "F-5", Does.DIFFERS, differing=2)
    assert child_page(import_, line).faults == ""
    a_fault(a_check(import_, "501", Outcome.FAILED, rows=1), "F-4", "the episode overlaps.")

    page = child_page(import_, line)

    assert (page.lead, page.rows, page.why_not) == (line.why, (), "")
    assert page.faults == f"/returns/{import_.pk}/quality/?child=F-4"
    assert child_page(import_, other).differing == 2


def test_what_cannot_be_told_says_why_not(priya: User) -> None:
    import_ = an_import(priya, against=7)

    page = child_page(import_, a_line(import_, "F-1"))

    assert (page.why_not, page.rows) == (row_changes.STALE, ())


def test_every_column_of_every_kind_of_row_has_a_name_and_every_list_is_one() -> None:
    for kind, columns in row_changes.COLUMNS.items():
        assert kind in row_words.TITLES
        assert set(row_words.COLUMNS[kind]) == set(columns), kind
        for told in row_words.COLUMNS[kind].values():
            assert not told.codes or told.codes in BY_COLUMN, told
    assert row_words.COLUMNS.keys() == row_words.TITLES.keys() == row_changes.COLUMNS.keys()


@pytest.mark.parametrize(
    ("kind", "column", "value", "words"),
    [
        ("episodes", "until_on", None, "still open"),
        ("episodes", "placement", "", "nothing"),
        ("episodes", "placement", "ZZ", "ZZ"),
        ("episodes", "until_on", day("Mon 1 Sep 2025"), "Mon 1 Sep 2025"),
        ("health", "sdq_score", 0, "0"),
        ("health", "convicted", False, "no"),
        ("health", "teeth_check", True, "yes"),
        ("missing", "year", 2026, "2025-26"),
        ("placed_for_adoption", "ceased_on", None, "not reversed"),
        ("previous_permanence", "on", "zz/zz/2020", "zz/zz/2020"),
    ],
)
def test_a_cell_is_said_in_words(kind: str, column: str, value: object, words: str) -> None:
    assert said(row_words.COLUMNS[kind][column], value) == words


def test_a_row_is_called_by_its_day_or_its_year() -> None:
    assert title_of("missing", day("Sat 27 Dec 2025")) == "Missing or away from Sat 27 Dec 2025"
    assert title_of("health", 2026) == "Health and offending, 2025-26"
    assert title_of("placed_for_adoption", None) == "Decision to place for adoption, with no date"
    assert title_of("about", None) == "Who the child is"


def test_a_row_without_a_place_in_a_file_says_none(priya: User, monkeypatch: pytest.MonkeyPatch) -> None:
    row = RowChange("about", None, {"sex": "F", "upn": ""}, {"sex": "M", "upn": ""})
    monkeypatch.setattr(child, "row_changes", lambda import_, line: (row,))
    import_ = an_import(priya)

    (line,) = child_page(import_, a_line(import_, "F-1", Does.CHANGED)).rows

    assert (line.where, [(cell.name, cell.before, cell.after) for cell in line.cells]) == ("", [("Sex", "F", "M")])


def test_the_page_is_for_those_who_import_and_see_the_child_and_is_on_the_record(
    signed_in: SignedIn, priya: User, nadia: User, tom: User
) -> None:
    import_ = an_import(priya, State.DISCARDED)
    seen, _ = a_child("F-1"), a_child("F-2", hidden_by=tom)
    ended = a_child("F-9", hidden_by=tom)
    for number in ("F-1", "F-2", "F/3"):
        a_line(import_, number, Does.CHANGED)
    a_line(import_, f"(record {ended.pk})", Does.WITHDRAWN, child=ended)
    address = f"/returns/{import_.pk}/children"
    analyst = signed_in(priya)

    assert signed_in(nadia).get(f"{address}/F-1/").status_code == 404
    for number in ("F-2", f"(record {ended.pk})", "nobody"):
        assert analyst.get(f"{address}/{number}/").status_code == 404, number
    assert analyst.get("/returns/999/children/F-1/").status_code == 404
    assert not Entry.objects.filter(what="web.changes").exists()
    html = analyst.get(f"{address}/F-1/").content.decode()

    assert "<h1>Child F-1</h1>" in html
    assert "<title>What changes for one child – Heed</title>" in html
    entry = Entry.objects.get(what="web.changes")
    assert list(EntryChild.objects.filter(entry=entry).values_list("child_key", flat=True)) == [str(seen.pk)]
    assert "<h1>Child F/3</h1>" in analyst.get(f"{address}/F/3/").content.decode()


def test_more_rows_ask_the_database_no_more_often(
    signed_in: SignedIn, priya: User, django_assert_max_num_queries: Any
) -> None:
    client = signed_in(priya)
    episodes = [
        {**IN_CARE, "DEC": "12/06/2025", "REC": "X1"},
        *(
            {**IN_CARE, "DECOM": f"12/{m:02}/2025", "DEC": f"12/{m + 1:02}/2025", "REC": "X1", "RNE": "L"}
            for m in range(6, 12)
        ),
        {**IN_CARE, "DECOM": "12/12/2025", "RNE": "L"},
    ]
    import_ = handed_in(client, {**FIRST, "Episodes": [*episodes, BEN_IN_CARE]})
    few, many = (ChildLine.objects.get(of=import_, number=number) for number in ("1002", "1001"))

    for line in (few, many):
        with django_assert_max_num_queries(30):
            child_page(import_, line)
    applied(client, import_)
    done = Import.objects.get(pk=import_.pk)
    for line in (few, many):
        with django_assert_max_num_queries(20):
            child_page(done, ChildLine.objects.get(pk=line.pk))
