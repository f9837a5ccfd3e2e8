"""A file's bytes as lines of text: kind, size and encoding found out, anything else refused in one sentence. Not CSV yet.

A file is at most 64 MB and a line at most 100,000 characters, so that no input costs more memory than that.
"""

from __future__ import annotations

import codecs
import io
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field

from heed.exchange.records import Refused

MOST_BYTES = 64 * 1024 * 1024
MOST_CHARACTERS = 100_000

AGAIN = "export the table again as CSV (comma delimited)"

_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "an Excel workbook or a zip file"),
    (b"PK\x05\x06", "an empty zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet file"),
    (b"<", "an XML or web page file"),
    (b"{", "a JSON file"),
    (b"[", "a JSON file"),
)
_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class File:
    """One file given: where it lies, and what it is called in sentences ("2026/Reviews.csv", never an absolute path).

    `data` is its bytes where it lies in a zip file, which `path` then is; None for a file of its own.
    """

    path: str
    label: str
    data: bytes | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """The file's own name, without its folder."""
        return self.label.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Text:
    """A file's bytes and the encoding that reads them."""

    file: File
    data: bytes
    encoding: str

    def lines(self) -> Iterator[str]:
        """Line by line, line ends kept. Refuses a line that is too long and a NUL."""
        stream = io.TextIOWrapper(io.BytesIO(self.data), encoding=self.encoding, newline="")
        readline, number = stream.readline, 0
        try:
            while line := readline(MOST_CHARACTERS):
                number += 1
                if "\0" in line:
                    raise Refused(
                        f"{self.file.label}, line {number}: there is a NUL byte, so the file is damaged: {AGAIN}."
                    )
                if len(line) == MOST_CHARACTERS:
                    raise Refused(
                        f"{self.file.label}, line {number}: the line is longer than {MOST_CHARACTERS:,} characters,"
                        f" so this is not a table of the return: {AGAIN}."
                    )
                yield line
        except UnicodeError:
            name = self.encoding.removesuffix("-sig").upper()
            raise Refused(f"{self.file.label} begins as {name} and goes on as something else: {AGAIN}.") from None


def read_bytes(file: File) -> bytes:
    """The file's bytes, or refused: not a file, cannot be opened, too big."""
    data = file.data if file.data is not None else _read(file)
    if len(data) > MOST_BYTES:
        raise Refused(
            f"{file.label} is larger than {MOST_BYTES // 2**20} MB, so it is not a table of one council’s return: {AGAIN}."
        )
    return data


def _read(file: File) -> bytes:
    try:
        kind = os.stat(file.path).st_mode
        if stat.S_ISDIR(kind):
            raise Refused(f"{file.label} is a folder, not a CSV file: put the table’s CSV file in its place.")
        if not stat.S_ISREG(kind):
            raise Refused(f"{file.label} is not an ordinary file: put the table’s CSV file in its place.")
        with open(file.path, "rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise Refused(f"{file.label} cannot be opened ({reason(error)}): check the file and who may read it.") from None


def reason(error: OSError) -> str:
    """The system's own words for why, without the path."""
    return (error.strerror or "no reason given").lower()


def text_of(file: File, data: bytes) -> Text:
    """The bytes with their encoding, or refused: empty, not text at all, or in no encoding that can be told."""
    if not data.strip():
        raise Refused(f"{file.label} is empty: {AGAIN}.")
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), None) or _encoding(data)
    if encoding == "utf-32":
        raise Refused(f"{file.label} is in UTF-32: {AGAIN}, in UTF-8.")
    if kind := kind_of(data):
        raise Refused(f"{file.label} is {kind}, not a CSV file: {AGAIN}.")
    if encoding is None:
        raise Refused(f"{file.label} is in an encoding that cannot be told: {AGAIN}, in UTF-8.")
    return Text(file, data, encoding)


def kind_of(data: bytes) -> str | None:
    """What the first bytes say the file is, where that is not text in columns."""
    return next((kind for magic, kind in _KINDS if data.startswith(magic)), None)


def _encoding(data: bytes) -> str | None:
    """Without a byte order mark: UTF-8 where it is that, UTF-16 where every other byte is NUL, otherwise Windows-1252."""
    start = data[:200]
    if start[1::2].count(0) * 4 > len(start):
        return "utf-16-le"
    if start[::2].count(0) * 4 > len(start):
        return "utf-16-be"
    if data.isascii() or _decodes(data, "utf-8"):
        return "utf-8"
    return "cp1252" if _decodes(data, "cp1252") else None


def _decodes(data: bytes, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for start in range(0, len(data), _CHUNK):
            decoder.decode(data[start : start + _CHUNK], final=start + _CHUNK >= len(data))
    except UnicodeDecodeError:
        return False
    return True
