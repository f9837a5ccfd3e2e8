"""Files on disk and their rows: kept whole or not at all, found by hash, handed out only to who may see them."""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import Resolver404, resolve

from heed.access import clock
from heed.access.actions import NotNow, NotPermitted
from heed.access.models import Entry, User
from heed.access.pages import declaration_of
from heed.access.permissions import Permission
from heed.access.retention import Retention
from heed.children.models import Child, Grant, Why
from heed.post import actions, disk, views
from heed.post.models import FileKind, Scanned, StoredFile
from heed.post.types import FileType, Refused
from tests.children.made import child

PDF = b"%PDF-1.7\nAmara's report\n"


@pytest.fixture(autouse=True)
def store(settings: Any, tmp_path: Path) -> Path:
    """An empty store of files."""
    settings.HEED_FILES = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def amara(nadia: User, tom: User) -> Child:
    """Amara, whom Nadia may see."""
    made = child("Amara")
    Grant.objects.create(user=nadia, child=made, why=Why.APPOINTED, source="x", from_at=clock.now(), by=tom)
    return made


def files_in(store: Path) -> list[Path]:
    """Every file in the store."""
    return [path for path in store.rglob("*") if path.is_file()]


def keep(by: User, **changed: Any) -> StoredFile:
    """Receive a file and keep it."""
    said = {"name": "Report.pdf", "kind": FileKind.REPORT, "child": None, "retention": Retention.CASE_RECORD, **changed}
    received = said.pop("received", None) or disk.receive([PDF])
    return actions.keep_file(by=by, received=received, **said)


# On disk


def test_bytes_are_kept_under_their_hash_for_this_service_alone(store: Path) -> None:
    received = disk.receive([PDF[:5], PDF[5:]])

    path = disk.path_of(received.sha256)
    assert received == disk.Received(hashlib.sha256(PDF).hexdigest(), len(PDF), FileType.PDF)
    assert path.read_bytes() == PDF
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    folders = [store, *(each for each in store.rglob("*") if each.is_dir())]
    assert {stat.S_IMODE(each.stat().st_mode) for each in folders} == {0o700}


def test_the_same_bytes_twice_are_one_file(store: Path) -> None:
    disk.receive([PDF])
    disk.receive([PDF])

    assert len(files_in(store)) == 1


def test_bytes_that_were_damaged_on_disk_are_mended_when_they_come_again() -> None:
    path = disk.path_of(disk.receive([PDF]).sha256)
    path.write_bytes(b"damaged")

    disk.receive([PDF])

    assert path.read_bytes() == PDF


@pytest.mark.parametrize(
    "sha256", ["", "../../etc/passwd", "a" * 63, "A" * 64, "g" * 64, "/" + "a" * 63, "a" * 64 + "/x", "٠" * 64]
)
def test_what_is_not_a_hash_leads_nowhere(sha256: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        disk.path_of(sha256)


def fails(*_: object, **__: object) -> int:
    """A full disk."""
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("call", ["write", "fsync", "open"])
def test_a_full_disk_is_one_sentence_and_nothing_half_stored(
    store: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    disk.receive([PDF])
    monkeypatch.setattr(os, "write" if call == "write" else "fsync", fails)
    if call == "open":
        monkeypatch.undo()
        monkeypatch.setattr(tempfile, "mkstemp", fails)

    with pytest.raises(Refused) as refused:
        disk.receive([b"%PDF-1.7\nanother"])

    assert str(refused.value) == disk.OUT_OF_REACH
    assert [path.read_bytes() for path in files_in(store)] == [PDF]


def test_a_store_that_is_not_there_and_cannot_be_made_is_one_sentence(settings: Any, tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("a file")
    settings.HEED_FILES = tmp_path / "in the way" / "files"

    with pytest.raises(Refused, match="store"):
        disk.receive([PDF])


def test_a_disk_that_takes_part_of_a_piece_at_a_time_is_written_until_the_piece_is_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, piece: write(descriptor, bytes(piece[:3])))

    assert disk.path_of(disk.receive([PDF]).sha256).read_bytes() == PDF


def test_a_file_refused_for_its_type_or_size_leaves_nothing(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Refused, match="Pictures"):
        disk.receive([b"\x89PNG\r\n\x1a\n"])
    monkeypatch.setattr(disk, "AT_MOST", 1024 * 1024)
    with pytest.raises(Refused, match="larger than 1 MB"):
        disk.receive(PDF for _ in range(100_000))

    assert files_in(store) == []


def test_an_upload_that_breaks_off_leaves_nothing(store: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield PDF
        raise ConnectionResetError

    with pytest.raises(Refused):
        disk.receive(broken())

    assert files_in(store) == []


def test_killed_between_file_and_row_leaves_bytes_that_are_swept_and_no_row(db: None, store: Path) -> None:
    orphan = disk.receive([PDF])  # here the process is killed: keep_file is never called
    later = disk.path_of(orphan.sha256).stat().st_mtime + 1

    assert not StoredFile.objects.exists()
    assert disk.sweep(kept=set(), older_than=later - 2) == 0
    assert disk.sweep(kept={orphan.sha256}, older_than=later) == 0
    assert disk.sweep(kept=set(), older_than=later) == 1
    assert files_in(store) == []


def test_killed_while_writing_leaves_a_temporary_file_that_is_swept(store: Path) -> None:
    disk.receive([PDF])
    left = store / "incoming" / "tmpabc"
    left.write_bytes(b"%PD")

    assert disk.sweep(kept={hashlib.sha256(PDF).hexdigest()}, older_than=left.stat().st_mtime + 1) == 1
    assert [path.read_bytes() for path in files_in(store)] == [PDF]


# Rows


def test_a_file_is_kept_for_a_child_with_a_safe_name_and_on_the_childs_record(nadia: User, amara: Child) -> None:
    kept = keep(nadia, child=amara, name="../Amara's report.exe")

    assert (kept.name, kept.file_type, kept.size) == ("Amara's report.exe.pdf", FileType.PDF, len(PDF))
    assert kept.scanned == Scanned.NOT_YET
    entry = Entry.objects.get()
    assert entry.children.get().child_key == str(amara.pk)
    assert "Amara" not in entry.sentence + entry.subject + str(kept)


def test_the_same_bytes_kept_for_two_children_are_two_rows_and_one_file(tom: User, amara: Child, store: Path) -> None:
    first, second = keep(tom, child=amara), keep(tom, child=child("Kofi"))

    assert first.key != second.key
    assert len(files_in(store)) == 1


def test_nobody_keeps_a_file_for_a_child_they_may_not_see(sam: User, amara: Child) -> None:
    with pytest.raises(NotNow, match="cannot"):
        keep(sam, child=amara)


def test_a_file_about_a_child_is_kept_no_shorter_than_the_record(nadia: User, amara: Child) -> None:
    with pytest.raises(NotNow, match="as long as"):
        keep(nadia, child=amara, retention=Retention.WORKING)
    with pytest.raises(IntegrityError), transaction.atomic():
        StoredFile.objects.create(
            sha256="a" * 64,
            file_type=FileType.PDF,
            size=1,
            name="x.pdf",
            child=amara,
            kind=FileKind.OTHER,
            retention=Retention.WORKING,
            by=nadia,
            at=clock.now(),
        )


def test_a_row_is_not_made_for_bytes_that_are_gone(nadia: User) -> None:
    received = disk.receive([PDF])
    disk.path_of(received.sha256).unlink()

    with pytest.raises(NotNow, match="again"):
        keep(nadia, received=received)


def test_a_senior_leader_may_not_keep_files(ruth: User) -> None:
    with pytest.raises(NotPermitted):
        keep(ruth)


# Handed out


@pytest.fixture
def handed(settings: Any, signed_in: Callable[[User], Client]) -> Callable[[User, StoredFile], Any]:
    """What the site answers to a user who asks for a file."""
    return lambda user, kept: signed_in(user).get(f"/files/{kept.key}/")


def test_a_file_is_handed_out_as_a_download_that_no_browser_runs(
    nadia: User, amara: Child, handed: Callable[..., Any]
) -> None:
    kept = keep(nadia, child=amara, name='Łukasz "plan".pdf')

    response = handed(nadia, kept)

    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]
    assert response["Content-Security-Policy"] == "sandbox"
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''%C5%81ukasz%20plan.pdf"
    seen = Entry.objects.get(kind="saw")
    assert (seen.by, seen.children.get().child_key, seen.filter) == (nadia, str(amara.pk), f"file {kept.key}")


def test_a_page_sent_as_text_is_handed_out_as_text(grace: User, handed: Callable[..., Any]) -> None:
    kept = keep(grace, received=disk.receive([b"<html><script>x()</script>"]), name="x.html")

    response = handed(grace, kept)

    assert b"".join(response.streaming_content) == b"<html><script>x()</script>"
    assert response["Content-Type"] == "text/plain"
    assert response["Content-Disposition"] == 'attachment; filename="x.html.txt"'


def test_out_of_sight_is_404_and_leaves_no_entry_of_having_seen(
    nadia: User, sam: User, amara: Child, handed: Callable[..., Any]
) -> None:
    kept = keep(nadia, child=amara)

    assert handed(sam, kept).status_code == 404
    assert not Entry.objects.filter(kind="saw").exists()


def test_whoever_kept_a_file_about_a_child_loses_it_with_the_sight_of_the_child(
    nadia: User, amara: Child, handed: Callable[..., Any]
) -> None:
    kept = keep(nadia, child=amara)
    Grant.objects.all().delete()

    assert handed(nadia, kept).status_code == 404


def test_a_file_about_no_child_is_for_whoever_kept_it(grace: User, tom: User, handed: Callable[..., Any]) -> None:
    kept = keep(grace, kind=FileKind.RETURN)

    assert b"".join(handed(grace, kept).streaming_content) == PDF
    assert handed(tom, kept).status_code == 404


def test_an_infected_file_is_not_handed_out(grace: User, handed: Callable[..., Any]) -> None:
    kept = keep(grace)
    StoredFile.objects.filter(pk=kept.pk).update(scanned=Scanned.INFECTED)

    assert handed(grace, kept).status_code == 404


def test_a_file_whose_bytes_are_lost_is_404_and_not_a_fault_of_the_site(
    grace: User, handed: Callable[..., Any]
) -> None:
    kept = keep(grace)
    disk.path_of(kept.sha256).unlink()

    assert handed(grace, kept).status_code == 404
    assert not Entry.objects.filter(kind="saw").exists()


def test_somebody_without_the_permission_is_told_that_nothing_is_there(
    nadia: User, priya: User, amara: Child, handed: Callable[..., Any]
) -> None:
    assert handed(priya, keep(nadia, child=amara)).status_code == 404


def test_the_download_declares_its_permission_and_its_address_takes_a_key_alone() -> None:
    declared = declaration_of(views.download)

    assert declared is not None
    assert declared.asks is Permission.SEE_FILES
    for path in ("/files/1/", "/files/../../etc/passwd/", "/files/..%2f/"):
        with pytest.raises(Resolver404):
            resolve(path, urlconf="heed.post.urls")


@pytest.mark.parametrize("wrong", [{"size": 0}, {"sha256": ""}, {"file_type": "image/gif"}, {"scanned": "maybe"}])
def test_the_database_refuses_a_file_that_cannot_be(grace: User, wrong: dict[str, Any]) -> None:
    sound: dict[str, Any] = {
        **{"sha256": "a" * 64, "file_type": FileType.PDF, "size": 1, "name": "x.pdf", "kind": FileKind.OTHER},
        **{"retention": Retention.WORKING, "by": grace, "at": clock.now()},
    }

    with pytest.raises(IntegrityError), transaction.atomic():
        StoredFile.objects.create(**{**sound, **wrong})
