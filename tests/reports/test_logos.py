"""Claims about a council's logo: kept bare, drawable, or refused in a sentence while the draft stays as it is."""

from __future__ import annotations

import pytest

from heed.access.actions import NotNow
from heed.access.models import User
from heed.facts.models import Snapshot
from heed.post import disk
from heed.post.models import FileKind, StoredFile
from heed.post.pictures import BROKEN, NOT_A_PICTURE
from heed.post.types import FileType, Refused
from heed.reports import actions
from heed.reports.models import Report
from tests.hostile import HOSTILE
from tests.post.test_pictures import JFIF, SCAN, SIZE, chunk, jpeg, png


def test_a_logo_is_kept_without_what_tells_of_its_making_and_taken_off_again(
    figures: Snapshot, report: Report, tom: User
) -> None:
    picture = actions.receive_logo(png(2, 2, chunk(b"tEXt", b"Author\x00Tom")))

    report = actions.show_logo(report, by=tom, picture=picture, alt=" A heron ")

    kept = StoredFile.objects.get()
    assert (report.logo, report.logo_alt) == (kept, "A heron")
    assert (kept.kind, kept.file_type, kept.name, kept.size) == (FileKind.LOGO, FileType.PNG, "logo.png", len(png()))
    report = actions.show_logo(report, by=tom, picture=None)
    assert (report.logo, report.logo_alt) == (None, "")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        *((text.encode("utf-8", "surrogatepass"), NOT_A_PICTURE) for text in HOSTILE[:3]),
        (b"%PDF-1.7 our logo", NOT_A_PICTURE),
        (jpeg(JFIF, SIZE, SCAN), BROKEN),  # laid out as a picture, and shows nothing
    ],
)
def test_what_cannot_be_drawn_is_refused_and_nothing_of_it_is_kept(
    figures: Snapshot, report: Report, content: bytes, says: str
) -> None:
    with pytest.raises(Refused) as refused:
        actions.receive_logo(content)

    assert str(refused.value) == says
    assert not StoredFile.objects.exists()
    assert Report.objects.get() == report


def test_a_logo_says_in_words_what_it_shows_and_is_still_in_the_store(
    figures: Snapshot, report: Report, tom: User
) -> None:
    picture = actions.receive_logo(png())

    for alt in ("", "x" * 201):
        with pytest.raises(NotNow, match="for who does not see it"):
            actions.show_logo(report, by=tom, picture=picture, alt=alt)
    disk.path_of(picture.sha256).unlink()
    with pytest.raises(NotNow, match="choose it again"):
        actions.show_logo(report, by=tom, picture=picture, alt="A heron")
