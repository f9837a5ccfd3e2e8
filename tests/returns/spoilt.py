"""The children of the faulty return, row by row: a sound child told as text, and what is wrong in each kind of fault."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_BORN = "09/04/2015"
_SINCE_2022 = "14/02/2022,S,C2,N1,U4,PR1,,,,FX1 2AB,FX3 4CD,7000001"
_HEADER = "M," + _BORN + ",WBRI,A101010101010,,"


@dataclass(frozen=True, slots=True)
class Spoilt:
    """One kind of fault. Rows are without the child's number; those not given are a sound child's, in care since 2022."""

    kind: str
    check: str
    reading: str
    table: str
    row: int = 0
    header: Sequence[str] = (_HEADER,)
    episodes: Sequence[str] = (_SINCE_2022,)
    reviews: Sequence[str] = (f"{_BORN},15/05/2025,PN1", f"{_BORN},14/11/2025,PN6")

    def rows(self, child: str) -> dict[str, list[str]]:
        """The child's rows, by table."""
        told = {"Header": self.header, "Episodes": self.episodes, "Reviews": self.reviews}
        return {table: [f"{child},{row}" for row in rows] for table, rows in told.items()}


def _reviewed(*rows: str, born: str = _BORN) -> tuple[str, ...]:
    return tuple(f"{born},{row}" for row in rows)


def _episode(begin: str, middle: str, end: str = ",,") -> str:
    return f"{begin},{middle},{end},FX1 2AB,FX3 4CD,7000001"


_HOME = "S,V2,N1,U6,PR1"

_OF_REVIEWS = (
    Spoilt(
        "a review before care began",
        "",
        "shown",
        "Reviews",
        episodes=(_episode("02/06/2025", _HOME),),
        reviews=_reviewed("28/05/2025,PN1", "27/06/2025,PN1"),
    ),
    Spoilt(
        "a review after care ended",
        "",
        "shown",
        "Reviews",
        1,
        episodes=(_episode("02/06/2025", _HOME, "01/08/2025,E4A,"),),
        reviews=_reviewed("27/06/2025,PN1", "04/08/2025,PN1"),
    ),
    Spoilt(
        "PN0 for an older child", "440", "shown", "Reviews", 1, reviews=_reviewed("15/05/2025,PN1", "14/11/2025,PN0")
    ),
    Spoilt(
        "a code of 4 and over for a younger child",
        "441",
        "shown",
        "Reviews",
        header=("F,09/04/2023,WBRI,UN1,0,",),
        episodes=(_episode("12/06/2023", _HOME),),
        reviews=_reviewed("15/05/2025,PN4", "14/11/2025,PN0", born="09/04/2023"),
    ),
    Spoilt("no participation code", "167", "shown", "Reviews", reviews=_reviewed("15/05/2025,", "14/11/2025,PN1")),
    Spoilt("a participation code not in the list", "167", "shown", "Reviews", reviews=_reviewed("15/05/2025,PN8")),
    Spoilt("a formula for a participation code", "167", "shown", "Reviews", reviews=_reviewed("15/05/2025,=1+1")),
    Spoilt("a review without a date", "166", "hold", "Reviews", reviews=_reviewed(",PN1", "14/11/2025,PN1")),
    Spoilt("a review on a day that does not exist", "166", "hold", "Reviews", reviews=_reviewed("31/06/2025,PN1")),
    Spoilt("a review date in American order", "166", "hold", "Reviews", reviews=_reviewed("06/27/2025,PN1")),
    Spoilt("a review date as a spreadsheet's number", "166", "hold", "Reviews", reviews=_reviewed("45835,PN1")),
    Spoilt("a review date as a word", "166", "hold", "Reviews", reviews=_reviewed("June,PN1")),
    Spoilt(
        "a review years after the year ended",
        "",
        "shown",
        "Reviews",
        1,
        reviews=_reviewed("15/05/2025,PN1", "14/05/2031,PN1"),
    ),
    Spoilt("a review years before the year began", "", "shown", "Reviews", reviews=_reviewed("14/05/2023,PN1")),
    Spoilt("a review row twice", "", "shown", "Reviews", 1, reviews=_reviewed("15/05/2025,PN1", "15/05/2025,PN1")),
    Spoilt(
        "two codes for one day",
        "",
        "shown",
        "Reviews",
        1,
        reviews=_reviewed("15/05/2025,PN1", "15/05/2025,PN5"),
    ),
    Spoilt(
        "a review of a child in short breaks",
        "399",
        "shown",
        "Reviews",
        episodes=(_episode("02/06/2025", "S,V4,N2,U6,PR1"),),
        reviews=_reviewed("01/07/2025,PN1"),
    ),
    Spoilt(
        "another birth date in the reviews",
        "",
        "shown",
        "Reviews",
        reviews=_reviewed("15/05/2025,PN1", born="04/09/2015"),
    ),
    Spoilt("a review of a child who is in no other table", "", "hold", "Reviews", header=(), episodes=()),
)

_OF_HEADERS = (
    Spoilt("an episode of a child not in the header", "", "hold", "Episodes", header=(), reviews=()),
    Spoilt("a child without an episode", "", "shown", "Header", episodes=(), reviews=()),
    Spoilt("the same header row twice", "", "shown", "Header", 1, header=(_HEADER, _HEADER)),
    Spoilt(
        "two header rows with two birth dates",
        "",
        "hold",
        "Header",
        1,
        header=(_HEADER, "M,10/04/2015,WBRI,A101010101010,,"),
    ),
    Spoilt("no birth date", "102", "hold", "Header", header=("M,,WBRI,A101010101010,,",)),
    Spoilt("a birth date that is no date", "102", "hold", "Header", header=("M,2015,WBRI,A101010101010,,",)),
    Spoilt("a code for sex of earlier years", "101", "shown", "Header", header=(f"1,{_BORN},WBRI,A101010101010,,",)),
    Spoilt("a code for sex not in the list", "101", "shown", "Header", header=(f"X,{_BORN},WBRI,A101010101010,,",)),
    Spoilt("a formula in a cell that no figure uses", "", "unread", "Header", header=(f"M,{_BORN},=1+1,UN1,,",)),
    Spoilt(
        "the mother field filled for a child in short breaks",
        "399",
        "shown",
        "Header",
        header=(f"F,{_BORN},WBRI,UN1,1,",),
        episodes=(_episode("02/06/2025", "S,V4,N2,U6,PR1"),),
        reviews=(),
    ),
)

_OF_EPISODES = (
    Spoilt(
        "a placement code of earlier years",
        "146",
        "shown",
        "Episodes",
        episodes=(_episode("14/02/2022", "S,C2,N1,H5,PR4"),),
    ),
    Spoilt(
        "a placement code ended in 2023",
        "146",
        "shown",
        "Episodes",
        episodes=(_episode("14/02/2022", "S,C2,N1,P2,PR4"),),
    ),
    Spoilt(
        "a placement code not in the list",
        "146",
        "shown",
        "Episodes",
        episodes=(_episode("14/02/2022", "S,C2,N1,Q7,PR1"),),
    ),
    Spoilt(
        "a legal status not in the list",
        "144",
        "shown",
        "Episodes",
        episodes=(_episode("14/02/2022", "S,C9,N1,U6,PR1"),),
    ),
    Spoilt(
        "a reason for a new episode not in the list",
        "143",
        "shown",
        "Episodes",
        episodes=(_episode("14/02/2022", "Q,C2,N1,U6,PR1"),),
    ),
    Spoilt(
        "a reason for ceasing not in the list",
        "149",
        "shown",
        "Episodes",
        episodes=(_episode("14/02/2022", "S,C2,N1,U6,PR1", "12/12/2025,E99,"),),
    ),
    Spoilt(
        "an end date without a reason",
        "148",
        "shown",
        "Episodes",
        episodes=(_episode("14/02/2022", "S,C2,N1,U6,PR1", "12/12/2025,,"),),
    ),
    Spoilt(
        "a reason for ceasing without an end date",
        "148",
        "shown",
        "Episodes",
        episodes=(_episode("14/02/2022", "S,C2,N1,U6,PR1", ",E4A,"),),
    ),
    Spoilt("an episode without its first day", "141", "hold", "Episodes", episodes=(_episode("", "S,C2,N1,U6,PR1"),)),
    Spoilt(
        "an episode that began on no day there is",
        "141",
        "hold",
        "Episodes",
        episodes=(_episode("30/02/2022", "S,C2,N1,U6,PR1"),),
    ),
    Spoilt(
        "an end before the beginning",
        "356",
        "hold",
        "Episodes",
        episodes=(_episode("02/06/2025", _HOME, "12/05/2025,E4A,"),),
    ),
    Spoilt(
        "two episodes that overlap",
        "501",
        "hold",
        "Episodes",
        1,
        episodes=(
            _episode("14/02/2022", "S,C2,N1,U6,PR1", "12/12/2025,X1,CARPL"),
            _episode("02/12/2025", "P,C2,N1,U4,PR1"),
        ),
    ),
    Spoilt(
        "an open episode and another after it",
        "142",
        "hold",
        "Episodes",
        episodes=(_episode("14/02/2022", "S,C2,N1,U6,PR1"), _episode("02/12/2025", "P,C2,N1,U4,PR1")),
    ),
    Spoilt(
        "two episodes from one day",
        "142",
        "hold",
        "Episodes",
        episodes=(_episode("14/02/2022", "S,C2,N1,U6,PR1"), _episode("14/02/2022", "S,C2,N1,U4,PR1")),
    ),
    Spoilt(
        "a new episode announced that does not come",
        "388",
        "shown",
        "Episodes",
        episodes=(_episode("14/02/2022", "S,C2,N1,U6,PR1", "12/12/2025,X1,CARPL"),),
    ),
    Spoilt(
        "a continuation that begins days after",
        "433",
        "shown",
        "Episodes",
        1,
        episodes=(
            _episode("14/02/2022", "S,C2,N1,U6,PR1", "01/12/2025,X1,CARPL"),
            _episode("09/12/2025", "P,C2,N1,U4,PR1"),
        ),
    ),
    Spoilt(
        "a first episode ever that says it goes on from another",
        "357",
        "shown",
        "Episodes",
        episodes=(_episode("02/06/2025", "P,V2,N1,U6,PR1"),),
        reviews=_reviewed("27/06/2025,PN1"),
    ),
    Spoilt(
        "care that began again on the day it ended",
        "431",
        "shown",
        "Episodes",
        1,
        episodes=(
            _episode("02/06/2025", _HOME, "01/08/2025,E4A,"),
            _episode("01/08/2025", _HOME),
        ),
        reviews=_reviewed("27/06/2025,PN1"),
    ),
    Spoilt(
        "care that began before birth",
        "302",
        "shown",
        "Episodes",
        header=("F,09/06/2025,WBRI,UN1,0,",),
        episodes=(_episode("02/06/2025", _HOME),),
        reviews=_reviewed("27/06/2025,PN0", born="09/06/2025"),
    ),
    Spoilt(
        "an end after the year ended",
        "354",
        "shown",
        "Episodes",
        episodes=(_episode("14/02/2022", "S,C2,N1,U6,PR1", "12/05/2031,E4A,"),),
    ),
    Spoilt(
        "an episode that begins after the year ended",
        "",
        "shown",
        "Episodes",
        1,
        episodes=(
            _episode("14/02/2022", "S,C2,N1,U6,PR1", "12/12/2025,E4A,"),
            _episode("12/05/2031", _HOME),
        ),
    ),
    Spoilt(
        "care still open years after the 18th birthday",
        "",
        "shown",
        "Episodes",
        header=("F,15/06/2007,WBRI,UN1,0,",),
        reviews=_reviewed("15/05/2025,PN1", born="15/06/2007"),
    ),
)

SPOILT: tuple[Spoilt, ...] = (*_OF_REVIEWS, *_OF_HEADERS, *_OF_EPISODES)
