"""What must never be in a committed file, found by line; and that no committed file has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import check_files


@pytest.mark.parametrize("parts", check_files.REGISTRIES, ids=".".join)
def test_a_registrys_address_is_found_with_its_line(parts, tmp_path: Path):
    lock = tmp_path / "some.lock"
    lock.write_text(f"django==5.2\n  https://files.{'.'.join(parts)}/simple\n")

    (finding,) = check_files.check(lock)

    assert finding.startswith(f"{lock}:2: names a registry")


@pytest.mark.parametrize("path", ["/".join(("", "root", "x")), "/".join(("", "home", "nadia", "heed"))])
def test_a_path_of_one_machine_is_found(path: str, tmp_path: Path):
    script = tmp_path / "script.py"
    script.write_text(f"open('{path}')\n")

    (finding,) = check_files.check(script)

    assert ":1: holds a path of one machine" in finding


@pytest.mark.parametrize(
    "line", ["see PyPI or npm", "under ../shared/samples", "https://example.org/work/x", "var/heed/root/x"]
)
def test_what_only_looks_like_it_is_not_found(line: str, tmp_path: Path):
    page = tmp_path / "page.md"
    page.write_text(line)

    assert list(check_files.check(page)) == []


def test_a_large_file_is_found(tmp_path: Path):
    large = tmp_path / "large.bin"
    large.write_bytes(b"\0" * (check_files.LARGEST_BYTES + 1))

    (finding,) = check_files.check(large)

    assert "does not belong here" in finding


def test_no_committed_file_has_any_of_it():
    assert [finding for file in check_files.files() for finding in check_files.check(file)] == []
