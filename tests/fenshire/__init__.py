"""Fenshire: the invented council that the demonstration is about. Its SSDA903 returns of 2024 to 2027, and what people told.

    python -m tests.fenshire --out DIR      writes DIR/2024 to DIR/2027, the same bytes every time

Nobody in it is real and no place is: a child is a number (F-1877) and a postcode begins with ZZ. It is like a council,
where `tests.returns` is like a storm: about 450 children in care, 130 coming and 130 going in a year, 1,100 reviews a
year, most of them on time and more so each year, with a worse autumn, and a handful of the faults that honest data have
(three participation codes left blank, two under-4 codes for older children, a review dated after its child left, a
placement code that no list has). The shares are in `shares`, with what they were drawn from.

How it is made, each step by its own dice, so that a change of one leaves the others as they were:

1. `town` decides who comes into care, when, and when and why they leave.
2. `care` tells each stay: legal status, placements, adoption.
3. `meetings` holds the reviews, `voices` says how the child took part.
4. `faults` puts the faults in, `homes` says where each child lives and with whose carers.
5. `records` tells health, missing, adoption, leaving care and all else that a return asks; `cast` adds the children who are
   told by hand. What stands then is a list of `tests.returns` lives, with its independent truth.
6. `known` leaves of them what is known on Sun 15 November 2026: the last return is that of a year not over.
7. `staff` says who works there, `names` what the children are called, `whose` who is whose IRO and social worker.
8. `files` writes the returns down, and beside them a roster, and where the postcodes are.

`today` is what people told beside the returns, as it stands on Mon 16 November 2026.

The returns begin on 1 April 2023: of a child in care before that the last review is not in them, so the first months
have unknowns, as any council's first upload has.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.fenshire import care, cast, faults, files, homes, known, meetings, records, town, voices, whose
from tests.fenshire.names import names_of
from tests.fenshire.shares import KNOWN_TO
from tests.fenshire.whose import Reviewed, Worked
from tests.returns import Truth
from tests.returns.lives import Life
from tests.returns.places import write_places
from tests.returns.rosters import write_roster

__all__ = [
    "KNOWN_TO",
    "WHOLE_YEARS",
    "YEARS",
    "lives",
    "names_of_those_who_left",
    "reviewed",
    "truth",
    "worked",
    "write",
]

WHOLE_YEARS = (2024, 2025, 2026)

YEARS = (*WHOLE_YEARS, 2027)
"""Of the last there is as much as a council knows on KNOWN_TO."""


@cache
def lives() -> tuple[Life, ...]:
    """Every child of Fenshire who was in care on some day of these years, in order of number, as known on the last day."""
    told = [care.told(child) for child in town.children()]
    held = [(each, meetings.held(each)) for each in told]
    sound = [voices.heard(each, on) for each, on in held]
    by_dice = records.told(homes.housed(life) for life in faults.put_in(sound))
    by_hand = [each.life() for each in cast.TOLD]
    return tuple(whose.with_rosters([known.as_known(life) for life in (*by_hand, *by_dice)]))


@cache
def truth() -> Truth:
    """What can be known of them from these returns, told apart from heed."""
    return Truth(lives(), YEARS)


def write(folder: Path | str) -> tuple[Path, ...]:
    """Write the four returns, each into a folder named by its year, a roster and where the postcodes are.

    Answers the folders of the returns.
    """
    folders = tuple(Path(folder) / str(year) for year in YEARS)
    for year, into in zip(YEARS, folders, strict=True):
        files.write_year(into, year, lives())
    write_roster(Path(folder) / "roster.csv", lives())
    write_places(Path(folder) / "postcodes.csv", lives())
    return folders


def names_of_those_who_left() -> dict[str, tuple[str, str]]:
    """What each child is called who is in no roster, by number."""
    gone = {life.number for life in lives() if life.roster is None}
    names = names_of(lives()) | {each.number: (each.given, each.family) for each in cast.TOLD}
    return {number: name for number, name in names.items() if number in gone}


def reviewed() -> tuple[Reviewed, ...]:
    """Who reviewed each child who is in care, one after another."""
    return tuple(whose.reviewed(lives()))


def worked() -> tuple[Worked, ...]:
    """Who worked with each child who is in care, one after another."""
    return tuple(whose.worked(lives()))
