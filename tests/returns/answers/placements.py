"""Answers about where children live, how far away, and for how long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from math import hypot

from tests.returns.answers.answer import Answer, Told
from tests.returns.answers.children import parted, share
from tests.returns.days import age_on, every_day, months_after
from tests.returns.lives import TEMPORARY, Episode
from tests.returns.rows import LEFT_OUT, MET, UNKNOWN, Asked, Row, row, yes_or_no
from tests.returns.seen import NOT_KNOWN, PLACEMENT, Time

NO_PLACEMENT = "placement is not known"
NO_PROVIDER = "provider is not known"
NOT_ASKED = "in a temporary or other placement, of which no provider is asked"
NO_POSTCODES = "no table of postcodes was given"
NO_HOME_POSTCODE = "the return has no home postcode for the episode"
NO_PLACEMENT_POSTCODE = "the return has no placement postcode for the episode"
NO_HOME_HERE = "unaccompanied, and no distance from a home here is known"
PLACEMENT_UNKNOWN = "the placement of an episode is not known, so a placement may have begun with it"
BEFORE_TEMPORARY = "the placement before a temporary one is not in the returns loaded"
CARE_BEGAN_BEFORE = "care began before the returns loaded, on a day they do not tell"
PLACEMENT_BEGAN_BEFORE = "the placement began before the returns loaded, on a day they do not tell"

FAR_MILES = 20
METRES_IN_A_MILE = 1609.344


def _providers(told: Told, asked: Asked) -> Iterator[Row]:
    if told.here(asked) is None:
        return
    splits = told.splits(asked)
    if splits["provider"] != NOT_KNOWN:
        yield row(told.seen, MET, splits=splits, part=splits["provider"])
    elif splits["placement"] in ("temporary", "other"):
        yield row(told.seen, LEFT_OUT, NOT_ASKED, splits=splits)
    else:
        yield row(told.seen, UNKNOWN, NO_PROVIDER, splits=splits)


def _provided_by(*providers: str) -> Answer:
    def rows(told: Told, asked: Asked) -> Iterator[Row]:
        if told.here(asked) is None:
            return
        splits = told.splits(asked)
        asked_for = splits["placement"] not in ("temporary", "other")
        unknown = splits["provider"] == NOT_KNOWN and asked_for
        yield yes_or_no(told.seen, None if unknown else splits["provider"] in providers, NO_PROVIDER, splits)

    return Answer("proportion", rows)


def _far(told: Told, asked: Asked) -> Iterator[Row]:
    if told.here(asked) is None:
        return
    seen, splits = told.seen, told.splits(asked)
    episode = seen.episode(asked.on_day)
    far, why = _is_far(episode, told.places)
    if far is None and seen.unaccompanied(asked.on_day, asked.year):
        yield row(seen, LEFT_OUT, NO_HOME_HERE, splits=splits)
    else:
        yield yes_or_no(seen, far, why, splits)


def _is_far(episode: Episode | None, places: dict[str, tuple[int, int]] | None) -> tuple[bool | None, str]:
    if places is None:
        return None, NO_POSTCODES
    if episode is None or not episode.home_postcode:
        return None, NO_HOME_POSTCODE
    if not episode.postcode:
        return None, NO_PLACEMENT_POSTCODE
    (x, y), (other_x, other_y) = places[episode.home_postcode], places[episode.postcode]
    return hypot(x - other_x, y - other_y) > FAR_MILES * METRES_IN_A_MILE, ""


@dataclass(slots=True)
class Stays:
    """The placements of one time in care: when each began, as far as it is seen, and where nobody can tell."""

    began: list[tuple[date, bool]] = field(default_factory=list)  # the day, and whether it began on it
    doubtful: list[tuple[date, str]] = field(default_factory=list)  # the day, and why nobody can tell


def stays(time: Time) -> Stays:
    """Go from episode to episode: is this another placement than the one before?"""
    found = Stays()
    home: Episode | None = None
    away = False
    for episode in time.episodes:
        first = episode is time.episodes[0]
        if episode.placement in TEMPORARY:
            if first and not time.told:
                found.began.append((episode.from_on, False))  # some placement that we do not see, and that goes on
            away = True
            continue
        if not _known(episode) and not first:
            found.doubtful.append((episode.from_on, PLACEMENT_UNKNOWN))
            continue
        moved = episode.reason_new in ("S", "P", "B") and episode.placement not in ("A3", "A5")
        if not found.began:
            found.began.append((episode.from_on, moved or time.told))
        elif moved and away and home is None:
            found.doubtful.append((episode.from_on, BEFORE_TEMPORARY))
        elif moved and not (away and home is not None and _same_home(home, episode)):
            found.began.append((episode.from_on, True))
        home, away = episode, False
    return found


def _known(episode: Episode) -> bool:
    return any(episode.placement in codes for codes in PLACEMENT.values())


def _same_home(one: Episode, other: Episode) -> bool:
    return (one.placement, one.urn, one.postcode) == (other.placement, other.urn, other.postcode)


def _three_or_more(told: Told, asked: Asked) -> Iterator[Row]:
    """Every placement in which the child was on a day of the year in care, counted day by day."""
    if told.here(asked) is None:
        return
    splits = told.splits(asked)
    been_in: set[tuple[date, date]] = set()
    of_times = {time.began_on: stays(time) for time in told.seen.times}
    for today in every_day(asked.first, asked.on_day):
        if not told.seen.in_care(today):
            continue
        time = told.seen.time(today)
        of_time = of_times[time.began_on]
        for doubtful, why in of_time.doubtful:
            if asked.first < doubtful <= asked.on_day:
                yield row(told.seen, UNKNOWN, why, splits=splits)
                return
        begun = [began for began, _ in of_time.began if began <= today]
        if begun:
            been_in.add((time.began_on, begun[-1]))
    yield yes_or_no(told.seen, len(been_in) >= 3, "", splits)


def _same_placement(told: Told, asked: Asked) -> Iterator[Row]:
    """Of who is under 16 and in care for 30 months: whether the placement of the last day has lasted for 24."""
    time, today = told.here(asked), asked.on_day
    if time is None or age_on(told.seen.life.born_on, today) >= 16:
        return
    splits = told.splits(asked)
    if months_after(time.began_on, 30) > today:
        if not time.told:
            yield row(told.seen, UNKNOWN, CARE_BEGAN_BEFORE, splits=splits)
        return
    of_time = stays(time)
    began, seen_to_begin = [(began, told_of) for began, told_of in of_time.began if began <= today][-1]
    if months_after(began, 24) > today:
        yield yes_or_no(told.seen, False if seen_to_begin else None, PLACEMENT_BEGAN_BEFORE, splits)
        return
    doubts = [why for doubtful, why in of_time.doubtful if months_after(doubtful, 24) > today >= doubtful]
    yield yes_or_no(told.seen, None if doubts else True, doubts[0] if doubts else "", splits)


ANSWERS = {
    "placement_types": Answer("distribution", parted("placement", NO_PLACEMENT)),
    "placements_in_foster_care": Answer(
        "proportion", share("placement", NO_PLACEMENT, "foster_family", "foster_other")
    ),
    "placed_with_parents": Answer("proportion", share("placement", NO_PLACEMENT, "parents")),
    "placement_providers": Answer("distribution", _providers),
    "own_provision": _provided_by("PR1"),
    "independent_provision": _provided_by("PR4", "PR5"),
    "over_20_miles": Answer("proportion", _far),
    "three_or_more_placements": Answer("proportion", _three_or_more),
    "same_placement_two_years": Answer("proportion", _same_placement),
}
