"""A good return of every table, and what may happen to its files on the way. The same number gives the same files."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

from heed.exchange.ssda903.layout import BY_NAME
from tests.exchange.ssda903.made import Row
from tests.exchange.ssda903.packed import Tables, xml
from tests.hostile import HOSTILE

Files = dict[str, bytes]
Change = Callable[[bytes, random.Random], bytes]

CHILDREN = 4
CELLS = (
    *HOSTILE,
    *(
        "",
        " ",
        "0",
        "-1",
        "9" * 400,
        "1e9",
        "1.23E+11",
        "nan",
        "\u202e",
        "\x85",
        "\u2028",
        "\ufeff",
        "é",
        "\ud7ff",
        "\U0001f9d2",
    ),
    *(
        "31/02/2026",
        "29/02/2025",
        "01/13/2025",
        "1/1/1",
        "31/12/9999",
        "2026-01-31",
        "45678",
        "00/00/0000",
        "30/06/0001",
    ),
    *("PN9", "pn1", "X1", "E4A", "V3", "V4", "P2", "A3", "0", "1", "M", "SDQ1", "E06000012"),
    *("]]>", "<!--", "&amp;", "&#0;", "&#x110000;", "&lol;", "<b>", "</CHILD>", "<?xml ?>"),
)


def good() -> Tables:
    """A return of 2026 with rows in every table that it may have."""
    whole: dict[str, list[Row]] = {name: [] for name in BY_NAME if BY_NAME[name].since < 2027}
    for n in range(CHILDREN):
        who = {"CHILD": f"10{n}", "DOB": f"1{n}/05/2012", "SEX": "FM"[n % 2]}
        care = {
            **who,
            "RNE": "S",
            "LS": "C2",
            "CIN": "N1",
            "PLACE": "U4",
            "PLACE_PROVIDER": "PR1",
            "PL_POST": "DN31 1AA",
        }
        whole["Header"].append({**who, "ETHNIC": "WBRI", "UPN": f"A12345678901{n}"})
        whole["Episodes"] += [
            {**care, "DECOM": "12/05/2024", "DEC": f"0{n + 1}/09/2025", "REC": "X1", "REASON_PLACE_CHANGE": "CARPL"},
            {**care, "DECOM": f"0{n + 1}/09/2025", "RNE": "P", "PLACE": "K2"},
        ]
        whole["Reviews"] += [{**who, "REVIEW": day, "REVIEW_CODE": f"PN{n}"} for day in ("06/06/2025", "05/03/2026")]
        whole["OC2"].append({**who, "SDQ_SCORE": f"1{n}", "CONVICTED": "0", "HEALTH_CHECK": "1", "TEETH_CHECK": "1"})
        whole["Missing"].append({**who, "MISSING": "M", "MIS_START": "01/12/2025", "MIS_END": "03/12/2025"})
        whole["SWEpisodes"].append({**who, "SW_ID": "AB1", "SW_DECOM": "01/04/2025"})
    whole["UASC"].append({**who, "DUC": "02/02/2026"})
    whole["OC3"].append({**who, "IN_TOUCH": "YES", "ACTIV": "F2", "ACCOM": "B1"})
    whole["AD1"].append(
        {**who, "DATE_INT": "01/06/2025", "DATE_MATCH": "02/07/2025", "NB_ADOPTR": "2", "LS_ADOPTR": "L11"}
    )
    whole["PlacedAdoption"].append({**who, "DATE_PLACED": "03/08/2025"})
    whole["PrevPerm"].append({**who, "PREV_PERM": "P1", "LA_PERM": "E06000012", "DATE_PERM": "01/01/2019"})
    return whole


def csv_files(tables: Tables) -> Files:
    """The tables as CSV files."""
    return {f"{name}.csv": _csv(BY_NAME[name].columns, rows) for name, rows in tables.items()}


def _csv(columns: tuple[str, ...], rows: object) -> bytes:
    assert isinstance(rows, list)
    lines = [",".join(columns), *(",".join(row.get(column, "") for column in columns) for row in rows)]
    return ("\n".join(lines) + "\n").encode()


# What happens to bytes of any kind


def flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 20))):
        changed[chance.randrange(len(changed))] = chance.choice((0, 10, 13, 34, 44, 60, 255, chance.randrange(256)))
    return bytes(changed)


def cut(data: bytes, chance: random.Random) -> bytes:
    ends = (chance.randrange(len(data)), data.find(b"\n"), data.find(b"\n") + 1, data.rfind(b"\n"), len(data) - 1, 0)
    return data[: max(chance.choice(ends), 0)]


def piece_out(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + data[at + chance.randrange(200) :]


def piece_twice(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[: at + chance.randrange(200)] + data[at:]


def bytes_in(data: bytes, chance: random.Random) -> bytes:
    at = chance.choice((0, len(data), chance.randrange(len(data))))
    return data[:at] + chance.randbytes(chance.choice((1, 2, 50))) + data[at:]


# What happens to lines of text


def line_out(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    return b"".join(lines)


def line_twice(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    return b"".join([*lines[: at + 1], *lines[at:]])


def lines_changed_over(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def other_encoding(data: bytes, chance: random.Random) -> bytes:
    text = data.decode().replace("WBRI", "WBRÉ", 1)
    name = chance.choice(
        ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "cp1252", "iso-8859-1", "cp037", "utf-7")
    )
    return text.encode(name, "replace")


def other_line_ends(data: bytes, chance: random.Random) -> bytes:
    return data.replace(b"\n", chance.choice((b"\r", b"\r\n", b"\n\n", b"\x0b", b"")))


ANY: tuple[Change, ...] = (flipped, cut, piece_out, piece_twice, bytes_in)
LINES: tuple[Change, ...] = (line_out, line_twice, lines_changed_over, other_encoding, other_line_ends)

# What happens to CSV, and to XML


def hostile_cell(data: bytes, chance: random.Random) -> bytes:
    rows = [line.split(",") for line in data.decode().splitlines()]
    for _ in range(chance.choice((1, 2, 8))):
        row, cell = chance.choice(rows[1:] or rows), chance.choice(CELLS)
        quoted = '"' + cell.replace('"', '""') + '"'
        row[chance.randrange(len(row))] = chance.choice((cell, quoted))
    return "\n".join(",".join(row) for row in rows).encode("utf-8", "replace")


def other_column(data: bytes, chance: random.Random) -> bytes:
    header, _, rest = data.decode().partition("\n")
    names = header.split(",")
    at = chance.randrange(len(names))
    names[at] = chance.choice((names[at].lower(), f" {names[at]} ", "", "X", names[0], chance.choice(CELLS)))
    return f"{','.join(names)}\n{rest}".encode("utf-8", "replace")


def columns_changed_over(data: bytes, chance: random.Random) -> bytes:
    rows = [line.split(",") for line in data.decode().splitlines()]
    one, other = chance.randrange(len(rows[0])), chance.randrange(len(rows[0]))
    for row in rows[chance.choice((0, 1)) :]:
        if len(row) > max(one, other):
            row[one], row[other] = row[other], row[one]
    return "\n".join(",".join(row) for row in rows).encode()


def other_delimiter(data: bytes, chance: random.Random) -> bytes:
    return data.replace(b",", chance.choice((b";", b"\t", b"|", b",,", b" ")))


_TEXT = re.compile(r">([^<>\n]*)</")
_NAME = re.compile(r"</?([A-Z_0-9]+)>")


def hostile_text(data: bytes, chance: random.Random) -> bytes:
    text = data.decode()
    for _ in range(chance.choice((1, 2, 8))):
        found = chance.choice(list(_TEXT.finditer(text)) or [re.search("", text)])
        assert found is not None
        cell = chance.choice(CELLS)
        written = chance.choice((cell, f"<![CDATA[{cell}]]>", cell.replace("&", "&amp;").replace("<", "&lt;")))
        text = f"{text[: found.start(found.re.groups)]}{written}{text[found.end(found.re.groups) :]}"
    return text.encode("utf-8", "replace")


def other_element(data: bytes, chance: random.Random) -> bytes:
    text = data.decode()
    names = sorted(set(_NAME.findall(text))) or ["CHILD"]
    name = chance.choice(names)
    other = chance.choice((*names, "X", "SW_ID", "ns:DOB", name.lower()))
    return re.sub(rf"(</?){name}>", rf"\g<1>{other}>", text, count=chance.choice((0, 2))).encode()


def document_type(data: bytes, chance: random.Random) -> bytes:
    declared = chance.choice((b'[<!ENTITY a "b">]', b'SYSTEM "file:///etc/passwd"', b"", b"[<!ELEMENT a ANY>"))
    return data.replace(b"<EXPSSDA903>", b"<!DOCTYPE EXPSSDA903 " + declared + b"><EXPSSDA903>", 1)


CSV: tuple[Change, ...] = (
    *ANY,
    *LINES,
    hostile_cell,
    hostile_cell,
    other_column,
    columns_changed_over,
    other_delimiter,
)
XML: tuple[Change, ...] = (*ANY, *LINES, hostile_text, hostile_text, other_element, document_type)

# What happens to the files together, and to a zip


def mutated_csv(number: int) -> Files:
    """The good return as CSV files, of which one to three were harmed."""
    chance = random.Random(f"csv {number}")  # noqa: S311 - the same numbers each time are wanted
    files = csv_files(good())
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        name = chance.choice((*files, "Header.csv", "Episodes.csv", "Reviews.csv"))
        if name not in files:
            continue
        kind = chance.randrange(20)
        if kind == 0:
            del files[name]
        elif kind == 1:
            files[f"Copy of {name}"] = files[name]
        elif kind == 2:
            files[chance.choice(("Reviews.csv", "notes.csv", "a.pdf", "Header 2025.csv", "a.xml"))] = files[name]
        elif files[name]:
            try:
                files[name] = chance.choice(CSV)(files[name], chance)
            except UnicodeDecodeError:  # harmed already, so that it is no text
                files[name] = flipped(files[name], chance)
    return files


def mutated_xml(number: int) -> bytes:
    """The good return as XML, harmed once or twice."""
    chance = random.Random(f"xml {number}")  # noqa: S311 - the same numbers each time are wanted
    data = xml(good()).encode()
    for _ in range(chance.choice((1, 1, 1, 2))):
        try:
            data = chance.choice(XML)(data, chance) if data else data
        except UnicodeDecodeError:
            data = flipped(data, chance)
    return data


_NAMES = (
    "../{}",
    "/{}",
    "C:/{}",
    "a/../../{}",
    "a/b/{}",
    "2025/{}",
    "{}/",
    "{}\0.txt",
    ".{}",
    "\u202e{}",
    "{}.zip",
    "__MACOSX/{}",
)


def mutated_zip(number: int) -> bytes:
    """The good return as a zip, harmed in its files, their names, or its bytes."""
    chance = random.Random(f"zip {number}")  # noqa: S311 - the same numbers each time are wanted
    kind = chance.randrange(4)
    files: Mapping[str, bytes] = mutated_csv(number + 10_000) if kind == 0 else csv_files(good())
    if kind == 1:
        files = {
            chance.choice(_NAMES).format(name) if chance.random() < 0.2 else name: data for name, data in files.items()
        }
    made = BytesIO()
    with zipfile.ZipFile(
        made, "w", chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2))
    ) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    data = made.getvalue()
    for _ in range(chance.choice((1, 2)) if kind > 1 else 0):
        data = chance.choice((*ANY, harmed_list))(data, chance) if data else data
    return data


def harmed_list(data: bytes, chance: random.Random) -> bytes:
    """A byte of the list of files at the end of a zip, where it says sizes, kinds and places."""
    start = max(data.find(b"PK\x01\x02"), 0)
    at = start + chance.randrange(len(data) - start)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
