"""The towns and villages of Fenshire and the country around it: twenty-eight areas of postcodes, each with an invented name."""

from __future__ import annotations

TOWNS = (
    *("Fenmarket", "Saltby", "Wexholme", "Crow Dyke", "Thornsea", "Marfleet Staithe", "Ousby"),
    *("Reedham Bridge", "Kelby", "Alderbrook", "Hallam Eau", "Stannock", "Withernby", "Long Drove"),
    *("Gedney Lode", "Brigg Fen", "Tattersby", "Monkswater", "Pinfold", "Harrowgate End", "Cold Ashby"),
    *("Skelder", "Burnham Lock", "Eastmoor", "Dunsley", "Whinmoor", "Overton Weir", "Lastingham Green"),
)


def town_of(postcode: str) -> str:
    """The town that a postcode belongs to; empty where there is no postcode."""
    area = postcode.removeprefix("ZZ").partition(" ")[0]
    return TOWNS[int(area) - 1] if area else ""


def postcode_in(town: str, rest: str) -> str:
    """A postcode of a town."""
    return f"ZZ{TOWNS.index(town) + 1} {rest}"
