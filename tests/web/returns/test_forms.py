"""The form on which a return is handed in."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from heed.web.returns.forms import LoadForm

TODAY = date(2026, 11, 16)


def form(names: tuple[str, ...] = ("header.csv",), folder: tuple[str, ...] = (), query: str = "") -> LoadForm:
    """The form as sent, with files chosen alone and files of a folder."""
    files = MultiValueDict(
        {
            "chosen": [SimpleUploadedFile(name, b"CHILD") for name in names],
            "chosen-folder": [SimpleUploadedFile(path, b"CHILD") for path in folder],
        }
    )
    return LoadForm(QueryDict(f"year=2026&{query}"), files, today=TODAY)


def test_the_year_offered_first_is_the_last_that_has_ended() -> None:
    page = LoadForm(today=TODAY)

    assert page["year"].value() == 2026
    assert page.fields["year"].choices[0] == (2027, "2026-27, to 31 March 2027")  # type: ignore[attr-defined]
    assert page.fields["year"].choices[-1] == (2018, "2017-18, to 31 March 2018")  # type: ignore[attr-defined]
    assert LoadForm(today=date(2026, 3, 31))["year"].value() == 2025


@pytest.mark.parametrize(
    ("typed", "day"), [("", None), ("31/3/2026", date(2026, 3, 31)), ("15 Nov 2026", date(2026, 11, 15))]
)
def test_the_day_the_data_speak_for_may_be_left_empty_or_pasted(typed: str, day: date | None) -> None:
    sent = form(query=f"as_at-day={typed}")

    assert sent.is_valid(), sent.errors
    assert sent.cleaned_data["as_at"] == day


def test_a_day_to_come_is_refused() -> None:
    assert form(query="as_at-day=17/11/2026").errors["as_at"] == [
        "The data cannot speak for a day to come: give Mon 16 Nov 2026 or a day before it."
    ]


def test_files_of_a_folder_come_with_their_paths_and_what_is_no_csv_is_passed_over() -> None:
    folder = ("Header.csv", "Header.csv", "notes.docx", ".DS_Store")
    paths = "&".join(
        f"chosen-path={path}" for path in ("r/2025/Header.csv", "r/2026/Header.csv", "r/notes.docx", "r/.DS_Store")
    )

    sent = form((), folder, paths)

    assert sent.is_valid(), sent.errors
    assert [each.path for each in sent.cleaned_data["chosen"]] == ["r/2025/Header.csv", "r/2026/Header.csv"]


def test_without_their_paths_the_files_of_a_folder_keep_their_names() -> None:
    sent = form(("a.csv",), ("b.csv",))

    assert sent.is_valid(), sent.errors
    assert [each.path for each in sent.cleaned_data["chosen"]] == ["a.csv", "b.csv"]


def test_a_file_must_be_chosen_and_may_not_be_empty() -> None:
    assert form(()).errors["chosen"] == ["Choose the CSV files of the return, a zip of them, or its XML file."]
    empty = LoadForm({"year": "2026"}, MultiValueDict({"chosen": [SimpleUploadedFile("a.csv", b"")]}), today=TODAY)
    assert empty.errors["chosen"] == ["One of the files is empty: export it again from the case system."]
