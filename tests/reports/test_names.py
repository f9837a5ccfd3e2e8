"""Files of a report are called by what they are, as any file system takes it."""

from __future__ import annotations

import re

import pytest

from heed.reports.document import Edition
from heed.reports.names import file_name
from tests.hostile import HOSTILE


@pytest.mark.parametrize(
    ("edition", "more", "name"),
    [
        (Edition.FULL, {}, "annual-report-2025-26.pdf"),
        (Edition.ONE_PAGE, {}, "annual-report-2025-26-one-page.pdf"),
        (
            Edition.COVER_RISKS,
            {"council": "Fenshire", "status": "Draft 3"},
            "fenshire-annual-report-2025-26-cover-risks-draft-3.pdf",
        ),
        (Edition.FULL, {"council": "Ynys Môn & Co."}, "ynys-mon-co-annual-report-2025-26.pdf"),
    ],
)
def test_a_name_says_whose_it_is_of_which_year_and_which_edition(
    edition: Edition, more: dict[str, str], name: str
) -> None:
    assert file_name("2025-26", edition, "pdf", **more) == name


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_council_is_letters_and_digits_in_a_name_that_stays_short(text: str) -> None:
    name = file_name("2025-26", Edition.FULL, "html", council=text, status=text)

    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.html", name)
    assert len(name) <= 200


def test_a_council_of_no_latin_letter_leaves_the_name_of_the_report() -> None:
    assert file_name("2025-26", Edition.FULL, "html", council="Фен") == "annual-report-2025-26.html"
