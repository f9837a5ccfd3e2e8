"""Which files are which tables of a return: of a folder, a zip, an XML file, or an upload. Opens them; types nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from heed.exchange.records import Refused
from heed.exchange.ssda903 import archive
from heed.exchange.ssda903.codes import YEARS
from heed.exchange.ssda903.layout import LAYOUTS, NEEDED, by_file_name
from heed.exchange.ssda903.table import Found, recognised
from heed.exchange.ssda903.text import File, read_bytes, reason, text_of
from heed.exchange.ssda903.words import listed, printable, some, years_listed
from heed.exchange.ssda903.xml_reading import NoReturn, is_named_xml, tables_of

_NAMED_YEAR = re.compile(r"(\d{4})=(.+)", re.DOTALL)
_YEAR = re.compile(r"(?<!\d)20(\d\d)(?:[-_/–]?(?:20)?(\d\d))?(?!\d)")
_MAY_BE_A_TABLE = ("", ".csv", ".txt")

GIVE = "give the return’s folder of CSV files, a zip of them, or its XML file"
_ORDER = {layout.name: order for order, layout in enumerate(LAYOUTS)}


@dataclass(frozen=True, slots=True)
class Given:
    """One return as given: its files, what it is called, and the collection year where that was named."""

    label: str
    year: int | None
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The tables of one return, in the layout's order, and a sentence for each file that is none."""

    label: str
    year: int | None
    found: tuple[Found, ...]
    notes: tuple[str, ...]


def given(paths: Sequence[str]) -> list[Given]:
    """The returns of a command line, `PATH` or `2026=PATH`: folders, zip files, XML files.

    Called by their own names, with parents' where those clash. A zip may hold several returns, a folder for each.
    """
    if not paths:
        raise Refused(f"No return was given: {GIVE}.")
    split = [_split(path) for path in paths]
    real = [os.path.realpath(path) for _, path in split]
    for _, path in split:
        _check_path(path)
        if real.count(os.path.realpath(path)) > 1:
            raise Refused(f"{_last(path)} was given twice: give each return once.")
    labels = _labels([os.path.abspath(path) for _, path in split])
    return [each for (year, path), label in zip(split, labels, strict=True) for each in _given(path, label, year)]


def _given(path: str, label: str, year: int | None) -> list[Given]:
    if os.path.isdir(path):
        return [Given(label, year, _files(path, label))]
    if is_named_xml(path):
        return [Given(label, year, (File(path, label),))]
    return _returns_of_zip(path, label, year)


def _returns_of_zip(path: str, label: str, year: int | None) -> list[Given]:
    """The returns of a zip: what lies in each folder that has a CSV or XML file, or a file called as a table is."""
    try:
        with open(path, "rb") as stream:
            found = archive.unpacked(stream, label, may_be_read)
    except OSError as error:
        raise Refused(f"{label} cannot be opened ({reason(error)}): check the file and who may read it.") from None
    folders = _by_folder(found)
    if not folders:
        raise Refused(f"{label} is a zip without a CSV or XML file: put the return’s files into it.")
    if len(folders) == 1:
        return [Given(label, year, tuple(_file(path, label, each) for each in found))]
    within = {f"{label}/{printable(folder)}" if folder else label: files for folder, files in sorted(folders.items())}
    if year is not None:
        raise Refused(
            f"{label} was named as {year} and holds several returns, {listed(list(within))}: leave out the year."
        )
    return [Given(name, None, tuple(_file(path, name, each) for each in files)) for name, files in within.items()]


def _by_folder(found: Sequence[archive.Packed]) -> dict[str, list[archive.Packed]]:
    """The files of each folder of a zip that has a CSV or XML file, or one called as a table is."""
    folders: dict[str, list[archive.Packed]] = {}
    for each in found:
        folders.setdefault(each.name.rpartition("/")[0], []).append(each)
    return {
        folder: files
        for folder, files in folders.items()
        if any(each.name.lower().endswith((".csv", ".xml")) or by_file_name(_name(each.name)) for each in files)
    }


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _file(path: str, label: str, packed: archive.Packed) -> File:
    return File(path, f"{label}/{printable(_name(packed.name))}", packed.data or b"")


def contents(return_: Given) -> Contents:
    """The tables among a return's files. Refuses two of one table, and a return without Header, Episodes or Reviews."""
    found: dict[str, Found] = {}
    left: list[str] = []
    of_another_kind: list[NoReturn] = []
    for file in return_.files:
        for table in _look_at(file, left, of_another_kind):
            other = found.setdefault(table.layout.name, table)
            if other is not table:
                raise Refused(_two(return_.label, other, table))
    if not found and of_another_kind:
        raise of_another_kind[0]
    _check_whole(return_.label, found, left)
    notes = (f"{return_.label}: left alone, because they are no tables of the return: {some(left)}.",) if left else ()
    return Contents(return_.label, return_.year, tuple(sorted(found.values(), key=_order)), notes)


def _two(label: str, one: Found, other: Found) -> str:
    years = {year_in(each.file.name) for each in (one, other)}
    if None not in years and len(years) > 1:
        return (
            f"{label} has files of two collection years, {one.file.name} and {other.file.name}:"
            " put the files of each year into a folder of their own."
        )
    return f"{label} has two {other.layout.name} tables, {one.file.name} and {other.file.name}: leave one."


def year_in(name: str) -> int | None:
    """The last collection year that a name says: 2026 for "2026/Header.csv" and for "Header 2025-26.csv"."""
    found = list(_YEAR.finditer(name))
    return 2000 + int(found[-1][2] or found[-1][1]) if found else None


def may_be_read(name: str) -> bool:
    """Whether a file of this name is opened to see whether it is a table, or a whole return in XML."""
    return os.path.splitext(name)[1].lower() in _MAY_BE_A_TABLE or is_named_xml(name)


def _order(found: Found) -> int:
    return _ORDER[found.layout.name]


def _look_at(file: File, left: list[str], of_another_kind: list[NoReturn]) -> list[Found]:
    """The tables that a file holds: one, or those of an XML return; none, and the file is among those left alone.

    A file named as a table must be one, and XML that begins as a return must be one to its end.
    """
    found: list[Found] = []
    if is_named_xml(file.name):
        try:
            found = tables_of(file, read_bytes(file))
        except NoReturn as refused:
            of_another_kind.append(refused)
    elif may_be_read(file.name):
        try:
            table = recognised(text_of(file, read_bytes(file)))
        except Refused:
            if by_file_name(file.name) is not None:
                raise
        else:
            found = [] if table is None else [table]
    if not found:
        left.append(file.name)
    return found


def _check_whole(label: str, found: dict[str, Found], left: Sequence[str]) -> None:
    missing = [name for name in NEEDED if name not in found]
    if len(missing) == len(NEEDED) and not found:
        raise Refused(
            f"{label} is not an SSDA903 return, because none of its files is a table of one"
            f"{f' ({some(left)})' if left else ''}: {GIVE}."
        )
    if missing:
        hint = f" (left alone: {some(left)})" if left else ""
        raise Refused(
            f"{label} has no {listed(missing)} table{'s' if len(missing) > 1 else ''}{hint}:"
            f" a return needs {listed(NEEDED)}, each as a CSV file."
        )


def _split(path: str) -> tuple[int | None, str]:
    match = _NAMED_YEAR.match(path)
    if match is None or os.path.exists(path):
        return None, path
    year = int(match[1])
    if year not in YEARS:
        raise Refused(
            f"{printable(path)} names the collection year {year}; the years that can be read are {years_listed(YEARS)}."
        )
    return year, match[2]


def _check_path(path: str) -> None:
    if os.path.isfile(path) and not path.lower().endswith((".zip", ".xml")):
        raise Refused(f"{_last(path)} is neither a folder nor a zip or XML file: {GIVE}.")
    if not os.path.isdir(path) and not os.path.isfile(path):
        raise Refused(f"{_last(path)} cannot be found: {GIVE}.")


def _files(path: str, label: str) -> tuple[File, ...]:
    try:
        names = sorted(os.listdir(path))
    except OSError as error:
        raise Refused(f"{label} cannot be opened ({reason(error)}): check the folder and who may read it.") from None
    return tuple(File(os.path.join(path, name), f"{label}/{printable(name)}") for name in names)


def _last(path: str) -> str:
    return printable(os.path.basename(os.path.abspath(path))) or "The folder"


def _labels(whole: Sequence[str]) -> list[str]:
    """The shortest ends of the paths that tell the folders apart: their own names wherever those differ."""
    parts = [[part for part in path.split(os.sep) if part] or ["return"] for path in whole]
    deepest = max(len(names) for names in parts)
    ends = (["/".join(names[-depth:]) for names in parts] for depth in range(1, deepest + 1))
    return [printable(end) for end in next(each for each in ends if len(set(each)) == len(each))]


def uploaded(label: str, files: Iterable[tuple[str, str]], *, year: int | None = None) -> Given:
    """A return made of single files, as an upload leaves them: pairs of the name it had and the path where it lies."""
    ordered = sorted((_name(name.replace("\\", "/")), path) for name, path in files)
    return Given(label, year, tuple(File(path, f"{label}/{printable(name)}") for name, path in ordered))
