"""Checks on placements: how old the child must be, how long a placement for a time may last, what it goes with."""

from __future__ import annotations

from collections.abc import Iterator

from heed.exchange.periods import GOES_ON
from heed.exchange.records import Episode
from heed.exchange.ssda903.checks.declared import SHOWN, Declared, Find, Found, columns, day, place, turns
from heed.exchange.ssda903.checks.providers import SUPPORTED_FROM
from heed.exchange.ssda903.checks.walks import TEMPORARY, ByYear, always, lived, of_year, placed, rows_with
from heed.exchange.ssda903.layout import EPISODES, HEADER
from heed.exchange.ssda903.merging import Merged

INDEPENDENT_AGE = {0: 15, 2024: 16}  # rule 370: from the return of 2024, 16
SUPPORTED_AGE = {0: 14, 2024: 16}  # rule 371: likewise
SUPPORTED: ByYear = {0: frozenset({"H5"}), 2025: frozenset({"K3"})}
CUSTODY_AGE = {0: 10}  # rule 372
SCHOOL_AGE = {0: 4}  # rule 373
EMPLOYMENT_AGE = {0: 14}  # rule 374

HOSPITAL_DAYS = 42  # rule 375: six weeks
HOLIDAY_DAYS = 21  # rule 376: three weeks
HOLIDAYS = 2  # rule 377: of the carers, in twelve months
UNSPECIFIED_DAYS = 7  # rule 379

MOVES_IN = frozenset({"P", "B"})
"""Rule 380: the reasons for which a placement for a time can begin."""

SHORT_BREAKS_LAST = frozenset({"V3", "V4"})
LONG_TERM = frozenset({"U1", "U4"})


def _younger_than(ages: dict[int, int], codes: ByYear) -> Find:
    """The check on the age at which a child comes to a placement."""

    def find(merged: Merged) -> Iterator[Found]:
        for each in merged.returns:
            wanted, age = of_year(codes, each.year), ages[max(came for came in ages if came <= each.year)]
            for child, episode in rows_with(each, "placement", wanted):
                row = merged.header.get(child)
                if row is None or row.born_on is None or episode.from_on >= (birthday := turns(age, row.born_on)):
                    continue
                words = (
                    f"PLACE is {episode.placement} from {day(episode.from_on)}, and the child turns {age} on"
                    f" {day(birthday)}: mend one of the two"
                )
                yield Found(episode.source, child, words)

    return find


def _longer_than(placement: str, most: int) -> Find:
    """The check on how long a placement for a time lasts, up to the day the data speak for where it is open."""

    def find(merged: Merged) -> Iterator[Found]:
        as_at = merged.as_at
        for child, episodes in lived(merged, "placement", frozenset({placement})).items():
            for episode in episodes:
                if episode.placement == placement:
                    days = ((episode.until_on or as_at) - episode.from_on).days
                    if days > most:
                        words = f"PLACE is {placement} for {days} days, of at most {most}: mend PLACE or a date"
                        yield Found(episode.source, child, words)

    return find


def _a_third_holiday(merged: Merged) -> Iterator[Found]:
    for child, episodes in lived(merged, "placement", frozenset({"T3"})).items():
        holidays = [episode for episode in episodes if episode.placement == "T3"]
        for first, episode in zip(holidays, holidays[HOLIDAYS:], strict=False):
            if episode.from_on < turns(1, first.from_on):
                words = f"PLACE is T3 for the third time in twelve months, first on {day(first.from_on)}"
                yield Found(episode.source, child, f"{words} ({place(first.source, episode.source)}): mend PLACE")


def _independent_too_late(episode: Episode) -> str | None:
    if episode.until_on is not None and episode.until_on <= SUPPORTED_FROM:
        return None
    return f"PLACE is P2 after {day(SUPPORTED_FROM)}: write the code of what the placement is since then"


def _with_parents(episode: Episode) -> str | None:
    return "PLACE is P1, and LS is V2: mend one of the two" if episode.legal_status == "V2" else None


def _starts_care(episode: Episode) -> str | None:
    if episode.reason_new is None or episode.reason_new in MOVES_IN:
        return None
    return f"PLACE is {episode.placement}, which only RNE P or B can begin, and RNE is {episode.reason_new}: mend one"


def _ends_care(episode: Episode) -> str | None:
    if episode.reason_ceased in (None, GOES_ON):
        return None
    return f"PLACE is {episode.placement}, and care ended there, REC {episode.reason_ceased}: add where the child went back to"


def _in_a_break(episode: Episode) -> str | None:
    if episode.legal_status not in SHORT_BREAKS_LAST:
        return None
    return f"PLACE is {episode.placement}, and LS is {episode.legal_status}: mend one of the two"


def _at_age(code: str, says: str, ages: dict[int, int], codes: ByYear) -> Declared:
    touches = columns(EPISODES, "PLACE", "DECOM") | columns(HEADER, "DOB")
    return Declared(code, says, SHOWN, _younger_than(ages, codes), touches=touches)


_WITH_LS = columns(EPISODES, "PLACE", "LS")
_LASTS = columns(EPISODES, "PLACE", "DECOM", "DEC")
_TEMPORARY: ByYear = {0: TEMPORARY}

PLACEMENTS = (
    Declared(
        "217t",
        "Placement type 'P2' is not a valid placement type from 28 October 2023.",
        SHOWN,
        placed(always("P2"), _independent_too_late),
        touches=columns(EPISODES, "PLACE", "DEC"),
        since=2024,
        until=2024,
    ),
    Declared(
        "370",
        "Child in independent living should be at least 15.",
        SHOWN,
        _younger_than(INDEPENDENT_AGE, always("P2")),
        touches=columns(EPISODES, "PLACE", "DECOM") | columns(HEADER, "DOB"),
        until=2024,
        changed=((2024, "Child in independent living should be at least 16."),),
    ),
    Declared(
        "371",
        "Child in semi-independent living accommodation not subject to children’s homes regulations should be at least 14.",
        SHOWN,
        _younger_than(SUPPORTED_AGE, SUPPORTED),
        touches=columns(EPISODES, "PLACE", "DECOM") | columns(HEADER, "DOB"),
        changed=(
            (
                2024,
                "Child in semi-independent living accommodation not subject to children’s homes regulations should be at"
                " least 16.",
            ),
            (
                2025,
                "Child in supported accomodation not subject to children’s homes regulations should be at least 16.",
            ),
        ),
    ),
    _at_age("372", "Child in youth custody or prison should be at least 10.", CUSTODY_AGE, always("R5")),
    _at_age("373", "Child placed in a school should be at least 4 years old.", SCHOOL_AGE, always("S1")),
    _at_age("374", "Child in residential employment should be at least 14 years old.", EMPLOYMENT_AGE, always("P3")),
    Declared(
        "375",
        "Hospitalisation coded as a temporary placement exceeds six weeks.",
        SHOWN,
        _longer_than("T1", HOSPITAL_DAYS),
        touches=_LASTS,
    ),
    Declared(
        "376",
        "Temporary placements coded as being due to holiday of usual foster carer(s) cannot exceed three weeks.",
        SHOWN,
        _longer_than("T3", HOLIDAY_DAYS),
        touches=_LASTS,
    ),
    Declared(
        "377",
        "Only two temporary placements coded as being due to holiday of usual foster carer(s) are allowed in any 12- month"
        " period.",
        SHOWN,
        _a_third_holiday,
        touches=columns(EPISODES, "PLACE", "DECOM"),
    ),
    Declared(
        "379",
        "Temporary placements for unspecified reason (placement code T4) cannot exceed seven days.",
        SHOWN,
        _longer_than("T4", UNSPECIFIED_DAYS),
        touches=_LASTS,
    ),
    Declared(
        "378",
        "A child who is placed with parent(s) cannot be looked after under a single period of accommodation under Section 20"
        " of the Children Act 1989.",
        SHOWN,
        placed(always("P1"), _with_parents),
        touches=_WITH_LS,
    ),
    Declared(
        "380",
        "A period of care cannot start with a temporary placement.",
        SHOWN,
        placed(_TEMPORARY, _starts_care),
        touches=columns(EPISODES, "PLACE", "RNE"),
    ),
    Declared(
        "381",
        "A period of care cannot end with a temporary placement.",
        SHOWN,
        placed(_TEMPORARY, _ends_care),
        touches=columns(EPISODES, "PLACE", "REC"),
    ),
    Declared(
        "382",
        "A child receiving respite care cannot be in a temporary placement.",
        SHOWN,
        placed(_TEMPORARY, _in_a_break),
        touches=_WITH_LS,
    ),
    Declared(
        "384",
        "A child receiving respite care cannot be in a long-term foster placement",
        SHOWN,
        placed({0: LONG_TERM}, _in_a_break),
        touches=_WITH_LS,
    ),
)
