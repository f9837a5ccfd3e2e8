"""Which files are which tables of a return: a folder of them, or an upload. Opens what may be a table; types nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from heed.exchange.records import Refused
from heed.exchange.ssda903.codes import YEARS
from heed.exchange.ssda903.layout import LAYOUTS, NEEDED, by_file_name
from heed.exchange.ssda903.table import Found, recognised
from heed.exchange.ssda903.text import File, read_bytes, reason, text_of
from heed.exchange.ssda903.words import listed, printable, some

_NAMED_YEAR = re.compile(r"(\d{4})=(.+)", re.DOTALL)
_MAY_BE_A_TABLE = ("", ".csv", ".txt")
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
    """The folders of a command line, `PATH` or `2026=PATH`; called by their own names, with parents' where those clash."""
    if not paths:
        raise Refused("No return was given: give the folder that holds its CSV files.")
    split = [_split(path) for path in paths]
    real = [os.path.realpath(path) for _, path in split]
    for _, path in split:
        _check_folder(path)
        if real.count(os.path.realpath(path)) > 1:
            raise Refused(f"{_last(path)} was given twice: give each return once.")
    labels = _labels([os.path.abspath(path) for _, path in split])
    return [Given(label, year, _files(path, label)) for (year, path), label in zip(split, labels, strict=True)]


def contents(return_: Given) -> Contents:
    """The tables among a return's files. Refuses two of one table, and a return without Header, Episodes or Reviews."""
    found: dict[str, Found] = {}
    left: list[str] = []
    for file in return_.files:
        table = _look_at(file, left)
        if table is None:
            continue
        other = found.setdefault(table.layout.name, table)
        if other is not table:
            raise Refused(
                f"{return_.label} has two {table.layout.name} tables, {other.file.name} and {table.file.name}: leave one."
            )
    _check_whole(return_.label, found, left)
    notes = (f"{return_.label}: left alone, because they are no tables of the return: {some(left)}.",) if left else ()
    return Contents(return_.label, return_.year, tuple(sorted(found.values(), key=_order)), notes)


def _order(found: Found) -> int:
    return _ORDER[found.layout.name]


def _look_at(file: File, left: list[str]) -> Found | None:
    """The table a file is; otherwise None, and the file among those left alone. One named as a table that is read must be one."""
    found = None
    if os.path.splitext(file.name)[1].lower() in _MAY_BE_A_TABLE:
        named = by_file_name(file.name)
        try:
            found = recognised(text_of(file, read_bytes(file)))
        except Refused:
            if named is not None and named.read:
                raise
    if found is None:
        left.append(file.name)
        return None
    return found if found.layout.read else replace(found, text=replace(found.text, data=b""))


def _check_whole(label: str, found: dict[str, Found], left: Sequence[str]) -> None:
    missing = [name for name in NEEDED if name not in found]
    if len(missing) == len(NEEDED) and not found:
        raise Refused(
            f"{label} is not an SSDA903 return, because none of its files is a table of one"
            f"{f' ({some(left)})' if left else ''}: give the folder that holds its CSV files."
        )
    if missing:
        hint = f" (left alone: {some(left)})" if left else ""
        raise Refused(
            f"{label} has no {listed(missing)} table{'s' if len(missing) > 1 else ''}{hint}:"
            f" a return needs {listed(NEEDED)}, each as a CSV file."
        )


def _split(path: str) -> tuple[int | None, str]:
    match = _NAMED_YEAR.match(path)
    if match is None or os.path.isdir(path):
        return None, path
    year = int(match[1])
    if year not in YEARS:
        raise Refused(
            f"{printable(path)} names the collection year {year}; the years that can be read are {listed(YEARS)}."
        )
    return year, match[2]


def _check_folder(path: str) -> None:
    if os.path.isfile(path):
        raise Refused(f"{_last(path)} is a file; a return is a folder of CSV files: give the folder.")
    if not os.path.isdir(path):
        raise Refused(
            f"{_last(path)} is not a folder that can be found: give the folder that holds the return’s CSV files."
        )


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
    ordered = sorted((name.replace("\\", "/").rpartition("/")[2], path) for name, path in files)
    return Given(label, year, tuple(File(path, f"{label}/{printable(name)}") for name, path in ordered))
