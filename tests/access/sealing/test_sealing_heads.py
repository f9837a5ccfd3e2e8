"""Claims about the heads that sealing keeps outside the database: kept each time, and missed when they were touched."""

from __future__ import annotations

import fcntl
from datetime import timedelta

import pytest

from heed.access import clock, sealing
from heed.access.proving import prove
from tests.access.sealing.made import NOON, file_of_heads, sealed_each_hour, write


def test_heads_that_are_gone_are_missed(sealed):
    sealing.forget_heads()

    assert prove().findings == ["No head is kept outside the database, so that a chain written anew would not show."]


def test_a_line_of_the_heads_that_was_tampered_with_is_said(sealed, tmp_path):
    path = file_of_heads(tmp_path)
    path.write_text("nonsense\n")

    assert prove().findings[0].startswith("Line 1 of the heads kept outside cannot be read")


@pytest.mark.parametrize("torn", [b"2026-11-2", "2026-11-22T10:00:00+00:00 5 é".encode(), b"\xff\xfe", b"a b c d\n"])
def test_sealing_goes_on_below_a_torn_line_and_verifying_names_that_line_alone(sealed, tmp_path, torn):
    with file_of_heads(tmp_path).open("ab") as file:
        file.write(torn)
    write(1)

    assert sealing.seal() == 1

    assert [head.place for head in sealing.kept_heads()] == [5, 6]
    assert prove().findings == [
        "Line 2 of the heads kept outside cannot be read: its writing was cut off, or it was changed."
    ]


def test_a_line_taken_out_of_the_heads_is_named_wherever_it_stood(db, monkeypatch, tmp_path):
    sealed_each_hour(monkeypatch, 3)
    path = file_of_heads(tmp_path)
    lines = path.read_bytes().splitlines(keepends=True)
    assert prove().whole

    for number, named in enumerate(["of places 2 to 2,", "of places 4 to 4,", "of places 6 to 6,"]):
        path.write_bytes(b"".join(lines[:number] + lines[number + 1 :]))
        found = prove().findings
        assert named in found[-1]
        if number < 2:
            assert found[0] == f"Before line {number + 1} of the heads kept outside a line was taken out or changed."


def test_a_last_line_taken_out_is_named_though_a_later_tick_writes_it_again(db, monkeypatch, tmp_path):
    sealed_each_hour(monkeypatch, 2)
    path = file_of_heads(tmp_path)
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])
    later = clock.now() + timedelta(minutes=11)
    monkeypatch.setattr(clock, "now", lambda: later)

    sealing.seal()

    assert [head.place for head in sealing.kept_heads()] == [2, 4]
    (finding,) = prove().findings
    assert finding.startswith("The heads of 1 sealings, of places 4 to 4, were not kept outside when these were sealed")


def test_what_could_not_be_kept_outside_for_a_moment_is_kept_by_the_next_tick(sealed, monkeypatch):
    with monkeypatch.context() as for_a_moment:
        for_a_moment.setattr(sealing, "keep_head", lambda: None)
        for _ in range(2):
            write(2)
            sealing.seal()
        assert len(prove().findings) == 1

    sealing.keep_head()

    assert [head.place for head in sealing.kept_heads()] == [5, 7, 9]
    assert prove().whole


def test_lines_go_on_in_the_newest_file_where_the_clock_was_put_back(sealed, monkeypatch, tmp_path):
    before = clock.now() - timedelta(days=40)
    monkeypatch.setattr(clock, "now", lambda: before)
    write(1)

    sealing.seal()

    assert len(file_of_heads(tmp_path).read_text().splitlines()) == 2


def test_a_long_file_of_heads_is_read_from_its_end(sealed, monkeypatch, tmp_path):
    monkeypatch.setattr(sealing, "_TAIL", 300)
    for _ in range(3):
        write(1)
        sealing.seal()

    assert [head.place for head in sealing.kept_heads()] == [5, 6, 7, 8]
    assert prove().whole


def test_of_two_that_keep_heads_at_once_the_second_waits_until_the_first_has_written(sealed, monkeypatch, tmp_path):
    read, asked = sealing._last_lines, []

    def meanwhile() -> list[bytes]:
        with file_of_heads(tmp_path).open("rb") as another, pytest.raises(BlockingIOError):
            fcntl.flock(another, fcntl.LOCK_EX | fcntl.LOCK_NB)
        asked.append(1)
        return read()

    monkeypatch.setattr(sealing, "_last_lines", meanwhile)
    write(1)
    sealing.seal()

    assert asked == [1]


def test_a_file_without_a_line_is_passed_over(sealed, tmp_path):
    (tmp_path / "seals" / "2999-01.heads").touch()
    write(1)

    sealing.seal()

    assert [head.place for head in sealing.kept_heads()] == [5, 6]
    assert prove().whole


def test_the_head_is_kept_daily_though_nothing_was_sealed(sealed, monkeypatch):
    sealing.keep_head()
    assert len(sealing.kept_heads()) == 1
    tomorrow = clock.now() + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: tomorrow)

    sealing.seal()

    assert [head.place for head in sealing.kept_heads()] == [5, 5]
    assert prove().whole


def test_whatever_the_hour_of_a_run_these_tests_are_far_from_the_end_of_a_day_and_of_a_month(sealed):
    (head,) = sealing.kept_heads()

    assert timedelta() <= head.at - NOON < timedelta(hours=1)


def test_the_heads_are_readable_by_their_owner_alone(sealed, tmp_path):
    (path,) = (tmp_path / "seals").glob("*.heads")

    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
