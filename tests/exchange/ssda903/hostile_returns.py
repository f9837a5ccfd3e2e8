"""Returns that cannot be used, each as it would be given on a command line, and what is said of it. Not tests."""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.exchange.ssda903.made import AMARA, BEN_IN_CARE, LAST_REVIEW, folder
from tests.exchange.ssda903.packed import in_folder, xml, zipped

Made = Callable[[Path], list[str]]
WORKBOOK = b"PK\x03\x04\x14\x00\x06\x00"


def as_xml(text: str | bytes) -> Made:
    def made(path: Path) -> list[str]:
        (path / "2026.xml").write_bytes(text if isinstance(text, bytes) else text.encode())
        return [str(path / "2026.xml")]

    return made


def declaring(kind: str, used: str = "&a;") -> Made:
    return as_xml(xml().replace("<EXPSSDA903>", f"<!DOCTYPE EXPSSDA903 {kind}><EXPSSDA903>").replace("WBRI", used))


def as_zip(**files: bytes) -> Made:
    return lambda path: [zipped(path / "return.zip", {name.replace("__", "/"): data for name, data in files.items()})]


def good_zip_with(name: str, data: bytes = b"x") -> Made:
    return lambda path: [zipped(path / "return.zip", {**in_folder(folder(path / "2026"), "2026/"), name: data})]


def with_file(name: str, data: bytes) -> Made:
    def made(path: Path) -> list[str]:
        folder(path / "2026")
        (path / "2026" / name).write_bytes(data)
        return [str(path / "2026")]

    return made


def a_link(path: Path) -> list[str]:
    info = zipfile.ZipInfo("Header.csv")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path / "return.zip", "w") as packed:
        packed.writestr(info, "/etc/passwd")
    return [str(path / "return.zip")]


def locked(path: Path) -> list[str]:
    made = good_zip_with("notes.txt")(path)
    data = bytearray(Path(made[0]).read_bytes())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    Path(made[0]).write_bytes(data)
    return made


def cut_zip(path: Path) -> list[str]:
    made = good_zip_with("notes.txt")(path)
    os.truncate(made[0], os.stat(made[0]).st_size // 2)
    return made


def two_years(path: Path) -> list[str]:
    made = Path(folder(path / "903"))
    (made / "Episodes 2025.csv").write_bytes((made / "Episodes.csv").read_bytes())
    (made / "Episodes.csv").rename(made / "Episodes 2026.csv")
    return [str(made)]


def same_year_twice(path: Path) -> list[str]:
    return [folder(path / "one"), folder(path / "other")]


def of_children(path: Path, year: int, first: int) -> str:
    """A return of twenty-five children, all in care since 2023."""
    numbers = [str(number) for number in range(first, first + 25)]
    return folder(
        path / str(year),
        Header=[{**AMARA, "CHILD": number} for number in numbers],
        Episodes=[{**BEN_IN_CARE, "DECOM": "01/07/2023", "CHILD": number} for number in numbers],
        Reviews=[{**LAST_REVIEW, "CHILD": numbers[0], "REVIEW": f"05/03/{year}"}],
    )


def of_two_councils(path: Path) -> list[str]:
    return [of_children(path, 2025, 100), of_children(path, 2026, 500)]


def a_folder_for_a_file(path: Path) -> list[str]:
    made = Path(folder(path / "2026"))
    (made / "Reviews.csv").unlink()
    (made / "Reviews.csv").mkdir()
    return [str(made)]


def alone(name: str, data: bytes) -> Made:
    def made(path: Path) -> list[str]:
        (path / name).write_bytes(data)
        return [str(path / name)]

    return made


BOMB = '[<!ENTITY l0 "lol">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)) + "]"
TYPE = "2026.xml, line 2: the XML declares a document type, which no return has"

HOSTILE: Mapping[str, tuple[Made, str]] = {
    "truncated XML": (as_xml(xml()[:500]), "the XML breaks off here, so the file is not whole"),
    "billion laughs": (declaring(BOMB, "&l9;"), TYPE),
    "quadratic blow-up": (declaring(f'[<!ENTITY a "{"a" * 50_000}">]', "&a;" * 1_000), TYPE),
    "external entity, a file": (declaring('[<!ENTITY a SYSTEM "file:///etc/passwd">]'), TYPE),
    "external entity, an address": (declaring('[<!ENTITY a SYSTEM "http://example.invalid/a">]'), TYPE),
    "external document type": (declaring('SYSTEM "http://example.invalid/a.dtd"', ""), TYPE),
    "XML in another layout": (
        as_xml(xml().replace("<EXPSSDA903>", '<EXPSSDA903 xmlns="urn:903:2018">')),
        "the XML is in the layout of 2018, which Heed does not read: export the return as CSV",
    ),
    "XML of something else": (as_xml("<Message/>"), "the XML begins with “Message”, not EXPSSDA903"),
    "zip that leads out": (good_zip_with("../../Header.csv"), "a name that leads out of its own folder"),
    "zip to a place of its own": (good_zip_with("/etc/cron.d/Header.csv"), "a name that leads out of its own folder"),
    "zip with a link": (a_link, "which is a link or a device and not a file"),
    "zip bomb": (
        good_zip_with("2026/Missing.csv", b"\0" * 100_000_000),
        "which unpacks to more than 200 times its size, as no table of a return does",
    ),
    "zip in a zip": (good_zip_with("2025.zip", WORKBOOK), "a zip file inside the zip"),
    "locked zip": (locked, "which is locked with a password"),
    "zip cut short": (cut_zip, "return.zip is not a zip file that can be read whole"),
    "empty zip": (as_zip(), "return.zip is a zip without a CSV or XML file: put the return’s files into it"),
    "two years in one folder": (
        two_years,
        "903 has files of two collection years, Episodes 2025.csv and Episodes 2026.csv",
    ),
    "the same year twice": (same_year_twice, "are both of the collection year 2026: give one return of each year"),
    "two councils": (of_two_councils, "so they are of two councils, or the children have new numbers"),
    "PDF called CSV": (
        with_file("Reviews.csv", b"%PDF-1.7\n"),
        "is a PDF, not a CSV file: export the table again as CSV",
    ),
    "workbook called CSV": (with_file("Header.csv", WORKBOOK), "is an Excel workbook or a zip file, not a CSV file"),
    "workbook": (
        alone("return.xlsx", WORKBOOK),
        "return.xlsx is neither a folder nor a zip or XML file: give the return’s",
    ),
    "PDF called XML": (as_xml(b"%PDF-1.7\n"), "2026.xml is a PDF, not XML: export the return again, as XML or CSV"),
}
"""What is made, and words that are said of it: by `heed figures`, `heed import` and the page alike."""

ON_A_COMMAND_LINE: Mapping[str, tuple[Made, str]] = {
    **HOSTILE,
    "folder in place of a file": (a_folder_for_a_file, "Reviews"),
    "one file alone": (
        alone("Header.csv", b"CHILD\n"),
        "Header.csv is neither a folder nor a zip or XML file: give the",
    ),
}
