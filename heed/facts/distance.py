"""How far a placement is from home, by a table of postcodes given as a file. Postcodes do not leave this module. No Django.

The file is CSV with a header: a postcode (POSTCODE, PCD, PCDS, PCD2, PCD7 or PCD8) and where it is, either LAT and LONG
(degrees) or EASTING and NORTHING (OSEAST1M and OSNRTH1M; metres of the national grid). The ONS Postcode Directory works as
it is; further columns are left alone. A postcode is found whole or not at all: "DN31" stands for itself, not for all in it.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Container, Iterable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

import pyarrow as pa
import pyarrow.csv as pa_csv

from heed.exchange.records import Child, Episode, Refused
from heed.facts import unknowns

FAR = 20.0  # miles: DfE's and councils' "over 20 miles from home" (domain, measure 9)
METRES_IN_A_MILE = 1609.344
_EARTH = 6_371_008.8  # metres, the mean radius

_POSTCODE = ("postcode", "pcd", "pcds", "pcd2", "pcd7", "pcd8")
_DEGREES = (("lat", "latitude"), ("long", "longitude"))
_METRES = (("easting", "oseast1m", "east1m"), ("northing", "osnrth1m", "north1m"))

_LONGEST_HEADER = 100_000  # bytes

Place = tuple[float, float]


class Postcodes:
    """Where postcodes are: all in degrees, or all in metres of the grid."""

    def __init__(self, places: dict[str, Place], *, degrees: bool) -> None:
        self._places = places
        self._degrees = degrees
        self._far: dict[tuple[str, str], bool] = {}

    def __contains__(self, postcode: str) -> bool:
        return plain(postcode) in self._places

    def far_apart(self, one: str, other: str) -> bool:
        """Whether two postcodes, both in the table, are over 20 miles apart in a straight line."""
        pair = (one, other)
        if pair not in self._far:
            self._far[pair] = self.miles(one, other) > FAR
        return self._far[pair]

    def miles(self, one: str, other: str) -> float:
        """Miles in a straight line between two postcodes. Raises KeyError for one that is not in the table."""
        a, b = self._places[plain(one)], self._places[plain(other)]
        metres = _great_circle(a, b) if self._degrees else math.dist(a, b)
        return metres / METRES_IN_A_MILE


def distance_of(episode: Episode, postcodes: Postcodes | None) -> tuple[bool | None, str | None]:
    """Whether the placement of an episode is over 20 miles from home, or why that cannot be known."""
    home, placement = episode.home_postcode, episode.placement_postcode
    if postcodes is None:
        return None, unknowns.NO_POSTCODES
    if not home:
        return None, unknowns.NO_HOME_POSTCODE
    if not placement:
        return None, unknowns.NO_PLACEMENT_POSTCODE
    if home not in postcodes:
        return None, unknowns.HOME_POSTCODE_NOT_LISTED
    if placement not in postcodes:
        return None, unknowns.PLACEMENT_POSTCODE_NOT_LISTED
    return postcodes.far_apart(home, placement), None


def postcodes_of(children: Iterable[Child]) -> frozenset[str]:
    """Every postcode of the children's episodes, as `plain` writes it."""
    return frozenset(
        plain(postcode)
        for child in children
        for episode in child.episodes
        for postcode in (episode.home_postcode, episode.placement_postcode)
        if postcode
    )


def plain(postcode: str) -> str:
    """A postcode without spaces, in capitals: the table and the return may space it differently."""
    return postcode.replace(" ", "").upper()


def read_postcodes(path: Path, wanted: Container[str]) -> Postcodes:
    """Read from a table of postcodes where the `wanted` ones are, each as `plain` writes it.

    Raises `Refused` with one sentence where the file cannot be used.
    """
    try:
        with path.open("rb") as file:
            header = next(csv.reader([file.readline(_LONGEST_HEADER).decode("utf-8-sig")]), [])
            columns = _columns_of(header, path.name)
            file.seek(0)
            return Postcodes(_places(file, columns, wanted), degrees=columns.degrees)
    except OSError as error:
        raise Refused(
            f"{path.name} cannot be opened ({error.strerror}): give the path of a table of postcodes."
        ) from error
    except (ValueError, csv.Error, pa.ArrowException) as error:
        raise Refused(f"{path.name} cannot be read as CSV: give a table of postcodes saved as CSV in UTF-8.") from error


class _Columns(NamedTuple):
    """The columns that are read, by the names that the file gives them."""

    postcode: str
    first: str
    second: str
    degrees: bool


def _columns_of(header: Sequence[str], name: str) -> _Columns:
    there = {cell.strip().lower(): cell for cell in reversed(header)}
    postcode = _among(there, _POSTCODE)
    for names, degrees in ((_DEGREES, True), (_METRES, False)):
        first, second = (_among(there, each) for each in names)
        if postcode and first and second:
            _once(header, (postcode, first, second), name)
            return _Columns(postcode, first, second, degrees)
    raise Refused(
        f"{name} is not a table of postcodes: it needs a column PCD or POSTCODE, and LAT and LONG or EASTING and NORTHING."
    )


def _once(header: Sequence[str], columns: Sequence[str], name: str) -> None:
    """Refuse a column that stands there twice: nobody can say which is meant."""
    there = [cell.strip().lower() for cell in header]
    for column in columns:
        if there.count(column.strip().lower()) > 1:
            raise Refused(f"{name} has the column {column.strip().upper()} twice: remove one of the two.")


def _among(there: Mapping[str, str], names: Sequence[str]) -> str | None:
    return next((there[name] for name in names if name in there), None)


def _places(file: BinaryIO, columns: _Columns, wanted: Container[str]) -> dict[str, Place]:
    """Where the wanted postcodes are. A row without a place on the map (the directory has some) is left aside."""
    names = [columns.postcode, columns.first, columns.second]
    convert = pa_csv.ConvertOptions(include_columns=names, column_types=dict.fromkeys(names, pa.string()))
    found: dict[str, Place] = {}
    for batch in pa_csv.open_csv(file, convert_options=convert):
        for postcode, first, second in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            key = plain(postcode)
            if key in wanted and (place := _place(first, second, degrees=columns.degrees)) is not None:
                found[key] = place
    return found


def _place(first: str, second: str, *, degrees: bool) -> Place | None:
    try:
        place = float(first), float(second)
    except ValueError:
        return None
    if degrees:
        return place if abs(place[0]) <= 90 and abs(place[1]) <= 180 else None
    return place if all(map(math.isfinite, place)) else None


def _great_circle(one: Place, other: Place) -> float:
    """Metres between two places in degrees, along the earth (the haversine formula)."""
    (a, b), (c, d) = (tuple(map(math.radians, place)) for place in (one, other))
    chord = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * _EARTH * math.asin(math.sqrt(min(1.0, chord)))
