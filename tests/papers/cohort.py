"""A cohort made from what North East Lincolnshire published for 2024-25: 561 invented children whose counts are theirs.

Only counts are the council's; every child, date and postcode is invented. Each count below is the published one, or the
whole number nearest to a published share; which is which stands in `published`. Children are made in groups by what
became of them in the year, and attributes are dealt out so that every count comes true at once.

    469 in care on 31 March 2024 = 358 who stayed + 108 who left + 3 who left, came back and left again
    438 in care on 31 March 2025 = 358 who stayed + 80 who came and stayed
     95 came = 80 + 12 who came and left + the 3;   123 left = 108 + 12 + the 3

The three who left twice are why 469 + 95 - 123 is 441 and not 438: children are counted, not stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import cycle

FIRST, LAST = date(2024, 4, 1), date(2025, 3, 31)

STAYED, CAME, LEFT, CAME_AND_LEFT, LEFT_TWICE = 358, 80, 108, 12, 3
CODES = {"PN0": 178, "PN1": 359, "PN2": 3, "PN3": 1, "PN4": 7, "PN5": 20, "PN6": 490, "PN7": 42}
POPULATION = 33_180

HOME, NEAR, FAR = "ZZ1 1AA", "ZZ1 2AB", "ZZ9 9ZZ"
POSTCODES = {HOME: (53.55, -0.10), NEAR: (53.56, -0.05), FAR: (53.95, -1.10)}
"""Latitude and longitude: the second is a few miles from the first, the third about fifty."""


@dataclass(slots=True)
class Stay:
    """A stay in care: episodes as (first day, reason new, legal status, placement, provider, postcode), then how it ended."""

    episodes: list[tuple[date, str, str, str, str, str]]
    ended_on: date | None = None
    reason: str = ""


@dataclass(slots=True)
class Invented:
    """One child of the cohort."""

    number: str
    born_on: date
    stays: list[Stay] = field(default_factory=list)
    sex: str = "F"
    ethnicity: str = "WBRI"
    need: str = "N1"
    uasc: bool = False
    missing: bool = False
    convicted: bool = False
    reviews: list[date] = field(default_factory=list)

    @property
    def in_care_at_the_end(self) -> bool:
        """On 31 March 2025."""
        return self.stays[-1].ended_on is None

    @property
    def all_year(self) -> bool:
        """In care from before the year to its end without a break."""
        return self.in_care_at_the_end and self.stays[-1].episodes[0][0] < FIRST

    @property
    def at_the_start(self) -> bool:
        """On 31 March 2024."""
        return self.stays[0].episodes[0][0] < FIRST

    def under_four_on(self, day: date) -> bool:
        """By birth date; no child of the cohort has a review on a 4th birthday."""
        return day < self.born_on.replace(year=self.born_on.year + 4)


def _aged(years: int, place: int, on: date = LAST) -> date:
    """A birth date that makes the child so old on a day; the month and day vary with the place."""
    return date(on.year - years - 1, 5 + place % 8, 2 + place % 25)


def children() -> list[Invented]:
    """Every child of the cohort, always the same."""
    made = [*_stayed(), *_came(), *_left(), *_came_and_left(), *_left_twice()]
    at_the_end = [child for child in made if child.in_care_at_the_end]
    _who_they_are(at_the_end)
    _where_they_live(at_the_end)
    for child in [each for each in made if each.all_year][:43]:
        child.missing = True
    for child in [each for each in made if each.all_year and _age(each) >= 10][:7]:
        child.convicted = True
    _reviews(made)
    return made


def _age(child: Invented) -> int:
    before = (LAST.month, LAST.day) < (child.born_on.month, child.born_on.day)
    return LAST.year - child.born_on.year - before


# Who came, stayed and left


def _stayed() -> Iterator[Invented]:
    """358: 25 aged 1 to 3, 100 aged 5 to 9, 137 aged 10 to 15, 96 aged 16 and over. 150 have been in care for 2½ years."""
    ages = [1, 2, 3] * 8 + [2] + [5, 6, 7, 8, 9] * 20 + [10, 11, 12, 13, 14, 15] * 22 + [15] * 5 + [16, 17] * 48
    for place, age in enumerate(ages):
        in_care_long = 25 <= place < 85 or 125 <= place < 215
        began = date(2021, 1 + place % 12, 3) if in_care_long else date(2023, 2 + place % 10, 5)
        yield Invented(f"S{place:03}", _aged(age, place), [Stay([(began, "S", "C2", "U6", "PR1", NEAR)])])


def _came() -> Iterator[Invented]:
    """80 in the year: 22 babies, 10 aged 1 to 3, 8 aged 5 to 9, 28 aged 10 to 15, 12 aged 16 and over."""
    ages = [0] * 22 + [1, 2, 3, 2, 1] * 2 + [6, 7] * 4 + [11, 12, 13, 14] * 7 + [16] * 12
    for place, age in enumerate(ages):
        began = date(2024, 5, 6) + timedelta(days=3 * (place % 90))
        born = began - timedelta(days=20) if age == 0 else _aged(age, place, date(2024, 4, 30))
        yield Invented(f"N{place:03}", born, [Stay([(began, "S", "C2", "U6", "PR1", NEAR)])])


def _left() -> Iterator[Invented]:
    """108 who were in care on 31 March 2024: 25 adopted, 28 and 22 by orders, 32 at 18, 1 home."""
    reasons = ["E11"] * 25 + ["E45"] * 28 + ["E41"] * 22 + ["E17"] * 32 + ["E4A"]
    for place, reason in enumerate(reasons):
        ended = date(2024, 5, 7) + timedelta(days=3 * (place % 100))
        number = f"L{place:03}"
        if reason == "E17":
            born = date(ended.year - 18, ended.month, ended.day)
            yield Invented(number, born, [Stay([(date(2022, 6, 7), "S", "C2", "U6", "PR1", NEAR)], ended, reason)])
        elif reason == "E11":
            placed = (date(2024, 2, 6), "P", "E1", "A6", "PR1", NEAR)
            care = [(date(2022, 6, 7), "S", "E1", "U6", "PR1", NEAR), placed]
            yield Invented(number, _aged(3, place, date(2024, 12, 31)), [Stay(care, ended, reason)])
        else:
            yield Invented(
                number, _aged(7, place), [Stay([(date(2022, 6, 7), "S", "C2", "U6", "PR1", NEAR)], ended, reason)]
            )


def _came_and_left() -> Iterator[Invented]:
    """12 who came and left in the year: 2 babies and 1 of 16 among them; 10 went home, 2 left otherwise."""
    ages = [0, 0, 16, 7, 8, 9, 6, 7, 8, 9, 12, 13]
    for place, age in enumerate(ages):
        began = date(2024, 6, 3) + timedelta(days=7 * place)
        born = began - timedelta(days=15) if age == 0 else _aged(age, place, date(2024, 4, 30))
        stay = Stay([(began, "S", "V2", "U6", "PR1", NEAR)], began + timedelta(days=60), "E4A" if place < 10 else "E8")
        yield Invented(f"B{place:03}", born, [stay])


def _left_twice() -> Iterator[Invented]:
    """3 who were in care on 31 March 2024, went home, came back and went home again."""
    for place in range(LEFT_TWICE):
        one = Stay([(date(2023, 5, 9), "S", "V2", "U6", "PR1", NEAR)], date(2024, 5, 14 + place), "E4A")
        other = Stay([(date(2024, 9, 3), "S", "V2", "U6", "PR1", NEAR)], date(2024, 11, 5 + place), "E4A")
        yield Invented(f"D{place:03}", _aged(8, place), [one, other])


# Who they are, and where they live


def _who_they_are(those: Sequence[Invented]) -> None:
    """On 31 March 2025: 232 boys and 206 girls; 399 white; 9 unaccompanied, all of them 16 or over and there all year."""
    for place, child in enumerate(those):
        child.sex = "M" if place < 232 else "F"
        child.ethnicity = "WBRI" if place < 399 else "MWBC"
    for child in [each for each in those if each.all_year and _age(each) >= 16][:9]:
        child.uasc, child.need = True, "N8"


def _where_they_live(those: Sequence[Invented]) -> None:
    """On 31 March 2025 by kind, provider, order and distance, dealt out from those who can have each."""
    older = [child for child in those if child.all_year and _age(child) >= 16]
    supported = older[:24]
    rest = [child for child in those if child not in supported]
    parents = [child for child in rest if child.at_the_start][:40]
    homes = [child for child in rest if child not in parents and _age(child) >= 10][:40]
    adopting = [child for child in rest if child not in parents and child not in homes and _age(child) < 4][:10]
    fostered = [child for child in rest if child not in parents and child not in homes and child not in adopting]
    for those_there, code in ((supported, "K3"), (parents, "P1"), (homes, "K2"), (adopting, "A6")):
        for child in those_there:
            _now(child, 3, code)
    for child in parents:
        _now(child, 4, "PR0")
    for child in (*supported, *adopting):
        _now(child, 4, "PR2")
    own = [*fostered[:220], *homes[:17]]
    for child in (*fostered, *homes):
        _now(child, 4, "PR1" if child in own else "PR4")
    _orders(those, parents, adopting)
    for child in [each for each in those if not each.uasc and each not in parents][:112]:
        _now(child, 5, FAR)
    _moves(those)


def _now(child: Invented, column: int, value: str) -> None:
    """Say something of the child's first episode of the stay that goes on."""
    episode = list(child.stays[-1].episodes[0])
    episode[column] = value
    child.stays[-1].episodes[0] = (*episode[:1], *episode[1:])  # type: ignore[assignment]


def _orders(those: Sequence[Invented], parents: Sequence[Invented], adopting: Sequence[Invented]) -> None:
    """320 under care orders, 31 under section 20, 87 under placement orders."""
    placed = [
        *adopting,
        *[child for child in those if child not in adopting and child not in parents and _age(child) < 10],
    ]
    for child in placed[:87]:
        _now(child, 2, "E1")
    section_20 = [child for child in those if child not in placed[:87] and child not in parents]
    section_20.sort(key=lambda child: not child.uasc)
    for child in section_20[:31]:
        _now(child, 2, "V2")


def _moves(those: Sequence[Invented]) -> None:
    """26 with three placements in the year; of the 150 in care for long, 88 in the same home for two years."""
    long_there = [child for child in those if child.stays[-1].episodes[0][0] < date(2022, 9, 30) and _age(child) < 16]
    for child in long_there[88:150]:
        _moved(child, date(2023, 9, 12))
    movers = long_there[88:114]
    for child in movers:
        _moved(child, date(2024, 6, 11))
        _moved(child, date(2024, 10, 8))


def _moved(child: Invented, on: date) -> None:
    """A change of placement and carer: the home of before, again with others."""
    _, _, status, placement, provider, postcode = child.stays[-1].episodes[-1]
    child.stays[-1].episodes.append((on, "P", status, placement, provider, postcode))


# Reviews


def _reviews(made: Sequence[Invented]) -> None:
    """1,100 in the year: each as the law asks, then further ones until the published counts are reached."""
    for child in made:
        for stay in child.stays:
            child.reviews += _asked_for(stay)
    in_year = [(child, day) for child in made for day in child.reviews if FIRST <= day <= LAST]
    younger = sum(child.under_four_on(day) for child, day in in_year)
    older = len(in_year) - younger
    _further([each for each in made if each.all_year and _age(each) < 4], CODES["PN0"] - younger)
    _further([each for each in made if each.all_year and _age(each) >= 5], sum(CODES.values()) - CODES["PN0"] - older)


def _asked_for(stay: Stay) -> Iterator[date]:
    """A first review on the 14th day, a second 80 days later, then each 178 days: never late, whatever the holidays."""
    ends = stay.ended_on or LAST + timedelta(days=1)
    placed = next((first for first, _, _, place, *_ in stay.episodes[1:] if place.startswith("A")), None)
    day, gap = stay.episodes[0][0] + timedelta(days=14), 80
    while day < (placed or ends):
        yield day
        day, gap = day + timedelta(days=gap), 178
    if placed is not None:
        day, gap = placed + timedelta(days=21), 80
        while day < ends:
            yield day
            day, gap = day + timedelta(days=gap), 178


def _further(those: Sequence[Invented], number: int) -> None:
    if number < 0 or not those:
        raise ValueError(f"The law asks for {-number} reviews more than were published: shorten the stays.")
    for place, child in zip(range(number), cycle(those), strict=False):
        day = FIRST + timedelta(days=5 + 7 * (place % 50))
        while day in child.reviews or child.under_four_on(day) is not (_age(child) < 4):
            day += timedelta(days=1)
        child.reviews.append(day)
