"""How far a placement is from home, by a table of postcodes given as a file: read, refused in one sentence, or unknown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from heed.exchange.records import Refused
from heed.facts import unknowns
from heed.facts.build import build
from heed.facts.distance import distance_of, plain, postcodes_of, read_postcodes
from tests.facts.made import child, episode, returns

# Grimsby's town hall, a street in Cleethorpes near by, Lincoln's cathedral, London's Guildhall: rounded.
PLACES = {
    "DN31 1HX": (53.5675, -0.0810),
    "DN35 8LN": (53.5600, -0.0290),
    "LN2 1PX": (53.2344, -0.5361),
    "EC2V 7HH": (51.5159, -0.0920),
}
WANTED = frozenset(map(plain, PLACES))


def _file(folder: Path, text: str | bytes) -> Path:
    path = folder / "ons.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def _directory(folder: Path) -> Path:
    rows = "".join(f"{postcode},x,{lat},{long}\n" for postcode, (lat, long) in PLACES.items())
    return _file(folder, f"PCD,OSEAST1M,LAT,LONG\n{rows}")


@pytest.mark.parametrize(
    ("one", "other", "miles"),
    [
        ("DN31 1HX", "DN31 1HX", 0.0),
        ("DN31 1HX", "DN35 8LN", 2.2),
        ("DN31 1HX", "LN2 1PX", 29.7),
        ("EC2V 7HH", "DN31 1HX", 141.8),
    ],
)
def test_miles_along_the_earth_between_two_places_in_degrees(
    tmp_path: Path, one: str, other: str, miles: float
) -> None:
    assert read_postcodes(_directory(tmp_path), WANTED).miles(one, other) == pytest.approx(miles, abs=0.1)


@pytest.mark.parametrize(("metres", "far"), [(32_186, False), (32_187, True), (0, False)])
def test_over_20_miles_begins_beyond_32_186_metres_and_88_centimetres_of_the_grid(
    tmp_path: Path, metres: int, far: bool
) -> None:
    table = _file(tmp_path, f"postcode,Easting,northing\nDN311HX,500000,400000\nLN2 1PX,500000,{400_000 + metres}\n")

    found = read_postcodes(table, WANTED)

    assert [found.far_apart("DN31 1HX", "ln2 1px") for _ in range(2)] == [far, far]


@pytest.mark.parametrize(
    "header",
    [
        "PCD,LAT,LONG",
        "pcds,Lat,Long",
        "\ufeffPCD7,latitude,longitude",
        " postcode , lat , long ",
        "PCD8,OSEAST1M,OSNRTH1M",
    ],
)
def test_the_columns_go_by_several_names(tmp_path: Path, header: str) -> None:
    table = _file(tmp_path, f"{header}\nDN31 1HX,53,0\n")

    assert "DN311HX" in read_postcodes(table, WANTED)


def test_degrees_are_taken_where_both_stand_there_and_further_columns_are_left_alone(tmp_path: Path) -> None:
    header, row = "pcd,doterm,oseast1m,osnrth1m,lat,long\n", "{},caf\xe9,0,0,{},0\n"
    table = _file(tmp_path, (header + row.format("DN31 1HX", 53) + row.format("LN2 1PX", 54)).encode("latin-1"))

    assert read_postcodes(table, WANTED).miles("DN31 1HX", "LN2 1PX") == pytest.approx(69, abs=0.2)


@pytest.mark.parametrize("place", ["99.999999,0", "53,181", "north,0", ",", "nan,0", "inf,0"])
def test_a_row_without_a_place_on_the_map_is_left_aside(tmp_path: Path, place: str) -> None:
    found = read_postcodes(_file(tmp_path, f"PCD,LAT,LONG\nDN31 1HX,{place}\nLN2 1PX,53,0\n"), WANTED)

    assert "LN2 1PX" in found
    assert "DN31 1HX" not in found


@pytest.mark.parametrize("place", ["inf,0", "nan,0"])
def test_so_is_one_without_a_place_on_the_grid(tmp_path: Path, place: str) -> None:
    assert "DN31 1HX" not in read_postcodes(_file(tmp_path, f"PCD,EASTING,NORTHING\nDN31 1HX,{place}\n"), WANTED)


def test_only_postcodes_that_are_asked_for_are_kept(tmp_path: Path) -> None:
    found = read_postcodes(_directory(tmp_path), frozenset({"LN21PX"}))

    assert "LN2 1PX" in found
    assert "EC2V 7HH" not in found


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "ons.csv is not a table of postcodes"),
        ("PCD,LAT\nDN31 1HX,53\n", "it needs a column PCD or POSTCODE, and LAT and LONG or EASTING and NORTHING"),
        ("CHILD,LAT,LONG\n", "ons.csv is not a table of postcodes"),
        ("PCD,LAT,NORTHING\n", "ons.csv is not a table of postcodes"),
        (b"PK\x03\x04\xff\xfe\x00", "ons.csv cannot be read as CSV"),
        ("PCD,LAT,LONG\nDN31 1HX,53\n", "ons.csv cannot be read as CSV"),
        ("PCD,LAT,LONG,long\nDN31 1HX,53,0,0\n", "ons.csv has the column LONG twice"),
        (b"PCD,LAT,LONG\n\xff\xff,53,0\n", "ons.csv cannot be read as CSV"),
    ],
)
def test_what_is_no_table_of_postcodes_is_refused_in_one_sentence(
    tmp_path: Path, text: str | bytes, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence) as refused:
        read_postcodes(_file(tmp_path, text), WANTED)

    assert str(refused.value).count(".") == 2  # that of the file's name, and the full stop


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"gone\.csv cannot be opened \(No such file or directory\): give the path"):
        read_postcodes(tmp_path / "gone.csv", WANTED)


@pytest.mark.parametrize(
    ("home", "placement", "expected"),
    [
        ("DN31 1HX", "LN2 1PX", (True, None)),
        ("DN31 1HX", "DN35 8LN", (False, None)),
        (None, "DN35 8LN", (None, unknowns.NO_HOME_POSTCODE)),
        ("", "DN35 8LN", (None, unknowns.NO_HOME_POSTCODE)),
        ("DN31 1HX", None, (None, unknowns.NO_PLACEMENT_POSTCODE)),
        ("AA1 1AA", "DN35 8LN", (None, unknowns.HOME_POSTCODE_NOT_LISTED)),
        ("DN31 1HX", "DN35", (None, unknowns.PLACEMENT_POSTCODE_NOT_LISTED)),
    ],
)
def test_a_distance_is_told_or_why_it_cannot_be(
    tmp_path: Path, home: str | None, placement: str | None, expected: tuple[bool | None, str | None]
) -> None:
    told = episode("Mon 2 Jun 2025", home_postcode=home, placement_postcode=placement)

    assert distance_of(told, read_postcodes(_directory(tmp_path), WANTED)) == expected
    assert distance_of(told, None) == (None, unknowns.NO_POSTCODES)


def test_the_postcodes_of_the_children_are_those_looked_up() -> None:
    told: dict[str, Any] = {"home_postcode": "DN31 1HX", "placement_postcode": None}

    assert postcodes_of([child(episode("Mon 2 Jun 2025", **told)), child()]) == {"DN311HX"}


def test_the_facts_say_whether_a_placement_is_far_and_hold_no_postcode(tmp_path: Path) -> None:
    told: dict[str, Any] = {"home_postcode": "DN31 1HX", "placement_postcode": "LN2 1PX"}
    whose = returns(child(episode("Mon 2 Jun 2025", **told)))

    with_table, without = build(whose, postcodes=_directory(tmp_path)), build(whose)

    assert with_table.tables["child"].column("over_20_miles").to_pylist() == [True]
    assert without.tables["child"].column("distance_unknown").to_pylist() == [unknowns.NO_POSTCODES]
    assert not any("DN31" in str(table.to_pylist()) for table in with_table.tables.values())
