"""Checks on OC2: whom it is about, the strengths and difficulties score, health, convictions.
Rules about children looked after for 12 months are asked only of a year that has ended on the day the data speak for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from heed.exchange.periods import twelve_months
from heed.exchange.records import Health
from heed.exchange.ssda903.checks.cells import FLAGS
from heed.exchange.ssda903.checks.declared import (
    SHOWN,
    Declared,
    Find,
    Found,
    at_fault,
    by_age,
    columns,
    day,
    every,
    tables,
    turns,
    whole_years,
)
from heed.exchange.ssda903.layout import OC2
from heed.exchange.ssda903.merging import Merged
from heed.exchange.ssda903.rows import Return

SCORED_FROM = 4
"""The age from which a score is asked for (rules 157, 186, 188, 197B)."""

SCORED_UNTIL = 17
"""The age from which none is (rules 157, 186, 189, 197B)."""

OFFENDS_FROM = 10
"""The age from which convictions are told (rules 542, 543)."""

HEALTH_CHECKS_UNTIL = 5
"""The age from which no development checks are told (rules 545, 546)."""

TOO_YOUNG_OR_OLD = "SDQ1"
"""No score because the child was under 4 or over 16."""

ALWAYS = ("IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE")
"""The items told of every child looked after for 12 months."""

SCORE, REASON = "SDQ_SCORE", "SDQ_REASON"

_ALWAYS = slice(2, 6)


def _flags(row: Health) -> tuple[bool | None, ...]:
    return (
        *(row.convicted, row.health_check, row.immunisations, row.teeth_check, row.health_assessment),
        *(row.substance_misuse, row.intervention_received, row.intervention_offered),
    )


def cohort(merged: Merged, year: int) -> frozenset[str]:
    """The children looked after for the 12 months to 31 March, as all the returns together tell it."""
    found = merged.cohorts.get(year)
    if found is None:
        found = frozenset(child for child, life in merged.lives.items() if twelve_months(life.episodes, year))
        merged.cohorts[year] = found
    return found


Where = Callable[[Health], bool]
"""Whether a row may be at fault, by what it says alone: asked of every row, so quick."""

Judge = Callable[[Health, date, Return], str | None]
"""What is wrong with such a row of a child born on that day, in words; None for nothing."""


def _each(where: Where, judge: Judge, *unless_misread: str, twelve: bool | None = None) -> Find:
    """The check on each row of OC2 whose child has a birth date.

    `twelve` says of whom it is asked: only those looked after for 12 months, only the others, or (None) all. A row with one
    of the columns `unless_misread` unreadable is left out: another check says so, and what it means is not known.
    """

    def find(merged: Merged) -> Iterator[Found]:
        header = merged.header
        for each in merged.returns:
            if not each.health or (twelve is not None and each.ends_on > merged.as_at):
                continue
            asked = [told for told in each.health if where(told.says)]
            if twelve is not None and asked:
                about = cohort(merged, each.year)
                asked = [told for told in asked if (told.child in about) is twelve]
            spoilt = at_fault(each, OC2, *unless_misread) if asked else set()
            for child, _, row in asked:
                born_on = header[child].born_on if child in header else None
                words = judge(row, born_on, each) if born_on is not None else None
                if words is not None and row.source not in spoilt:
                    yield Found(row.source, child, words)

    return find


def _scored_all_year(born_on: date, each: Return) -> bool:
    return by_age(SCORED_UNTIL, each.ends_on) < born_on <= by_age(SCORED_FROM, each.begins_on)


def _has_score(row: Health) -> bool:
    return row.sdq_score is not None


def _has_reason(row: Health) -> bool:
    return row.sdq_reason is not None


def _has_either(row: Health) -> bool:
    return row.sdq_score is not None or row.sdq_reason is not None


def _has_both(row: Health) -> bool:
    return row.sdq_reason is not None and row.sdq_score is not None


def _has_neither(row: Health) -> bool:
    return row.sdq_score is None and row.sdq_reason is None


def _too_young_or_old_instead(row: Health) -> bool:
    return row.sdq_reason == TOO_YOUNG_OR_OLD and row.sdq_score is None


def _lacks_an_item(row: Health) -> bool:
    return (
        row.immunisations is None
        or row.teeth_check is None
        or row.health_assessment is None
        or row.substance_misuse is None
    )


def _too_young_or_old(row: Health, born_on: date, each: Return) -> str | None:
    if not _scored_all_year(born_on, each):
        return None
    return "SDQ_REASON is SDQ1, under 4 or over 16, and the child was neither in the year: write the score or another reason"


def _in_part(row: Health, born_on: date, each: Return) -> str | None:
    flags = _flags(row)
    if flags == (None,) * len(flags):
        return None
    blank = [name for name, flag in zip(FLAGS[_ALWAYS], flags[_ALWAYS], strict=True) if flag is None]
    return f"{', '.join(blank)} {'is' if len(blank) == 1 else 'are'} blank and other columns are not: fill all, or none"


_NOT_TWELVE = "the child was not looked after for the 12 months to 31 March"
_TWELVE = "the child was looked after for the 12 months to 31 March"


def _scored(row: Health, born_on: date, each: Return) -> str | None:
    return f"SDQ_SCORE is filled, and {_NOT_TWELVE}: leave it blank, or mend the episodes"


def _reason(row: Health, born_on: date, each: Return) -> str | None:
    return f"SDQ_REASON is filled, and {_NOT_TWELVE}: leave it blank, or mend the episodes"


def _no_score(row: Health, born_on: date, each: Return) -> str | None:
    if not _scored_all_year(born_on, each):
        return None
    return f"SDQ_SCORE and SDQ_REASON are blank, and {_TWELVE}: write one of the two"


def _no_score_of_4_or_17(row: Health, born_on: date, each: Return) -> str | None:
    for age, since in (
        (SCORED_FROM, each.begins_on),
        (SCORED_UNTIL, each.begins_on + timedelta(days=1)),
    ):  # 189: none from 17
        if since <= turns(age, born_on) <= each.ends_on:
            return f"SDQ_SCORE and SDQ_REASON are blank, and the child turned {age} in the year: write one of the two"
    return None


def _scored_under_4(row: Health, born_on: date, each: Return) -> str | None:
    if not _under(SCORED_FROM, born_on, each):
        return None
    return f"{_filled(row)}, and the child is under {SCORED_FROM} on 31 March: leave both columns blank, or mend DOB"


def _scored_from_17(row: Health, born_on: date, each: Return) -> str | None:
    if born_on > by_age(SCORED_UNTIL, each.begins_on):
        return None
    return f"{_filled(row)}, and the child turned {SCORED_UNTIL} before the year: leave both columns blank, or mend DOB"


def _filled(row: Health) -> str:
    return f"{REASON if row.sdq_score is None else SCORE} is filled"


def _score_and_reason(row: Health, born_on: date, each: Return) -> str | None:
    return f"SDQ_SCORE is {row.sdq_score}, and SDQ_REASON says why there is none: leave one of the two blank"


def _items(row: Health, born_on: date, each: Return) -> str | None:
    filled = [name for name, flag in zip(FLAGS, _flags(row), strict=True) if flag is not None]
    return f"{filled[0]} is filled, and {_NOT_TWELVE}: leave the row out, or mend the episodes"


def _has_an_item(row: Health) -> bool:
    return any(flag is not None for flag in _flags(row))


def _no_items(row: Health, born_on: date, each: Return) -> str | None:
    blank = [name for name, flag in zip(FLAGS[_ALWAYS], _flags(row)[_ALWAYS], strict=True) if flag is None]
    return f"{blank[0]} is blank, and {_TWELVE}: write 0 or 1"


_blank = _each(_lacks_an_item, _no_items, *ALWAYS, twelve=True)


def _left_out(merged: Merged) -> Iterator[Found]:
    """Rows with something blank, and children who have no row at all: these at their line in the Header."""
    yield from _blank(merged)
    for each in merged.returns:
        if each.health is None or each.ends_on > merged.as_at:
            continue
        lacks = cohort(merged, each.year).difference([child for child, _, _ in each.health])
        for row in each.header if lacks else ():
            if row.child in lacks:
                yield Found(row.source, row.child, f"the child is not in OC2, and {_TWELVE}: add the row there")


def _under(age: int, born_on: date, each: Return) -> bool:
    return born_on > by_age(age, each.ends_on)


def _convicted_under_10(row: Health, born_on: date, each: Return) -> str | None:
    if not _under(OFFENDS_FROM, born_on, each):
        return None
    return f"CONVICTED is filled, and the child, born on {day(born_on)}, is under {OFFENDS_FROM}: leave it blank, or mend DOB"


def _convictions_not_told(row: Health, born_on: date, each: Return) -> str | None:
    if _under(OFFENDS_FROM, born_on, each):
        return None
    words = f"the child is {OFFENDS_FROM} or over and {_TWELVE.removeprefix('the child ')}"
    return f"CONVICTED is blank, and {words}: write 0 or 1"


def _health_check_not_told(row: Health, born_on: date, each: Return) -> str | None:
    if not _under(HEALTH_CHECKS_UNTIL, born_on, each):
        return None
    words = f"the child is under {HEALTH_CHECKS_UNTIL} and {_TWELVE.removeprefix('the child ')}"
    return f"HEALTH_CHECK is blank, and {words}: write 0 or 1"


def _health_check_from_5(row: Health, born_on: date, each: Return) -> str | None:
    if _under(HEALTH_CHECKS_UNTIL, born_on, each):
        return None
    words = f"the child, born on {day(born_on)}, is {HEALTH_CHECKS_UNTIL} or over"
    return f"HEALTH_CHECK is filled, and {words}: leave it blank, or mend DOB"


def _convictions_told(row: Health) -> bool:
    return row.convicted is not None


def _convictions_blank(row: Health) -> bool:
    return row.convicted is None


def _health_check_told(row: Health) -> bool:
    return row.health_check is not None


def _health_check_blank(row: Health) -> bool:
    return row.health_check is None


_SDQ = columns(OC2, SCORE, REASON)
_ITEMS = columns(OC2, *FLAGS)


def _check(code: str, says: str, find: Find, touches: frozenset[str], *, twelve: bool = False) -> Declared:
    needs = every(tables(OC2), whole_years) if twelve else tables(OC2)
    return Declared(code, says, SHOWN, find, needs, touches)


HEALTH = (
    _check(
        "157",
        "Child is aged 4 years or over at the beginning of the year or 16 years or under at the end of the year and Strengths"
        " and Difficulties Questionnaire (SDQ) 1 has been recorded as the reason for no Strengths and Difficulties"
        " Questionnaire (SDQ) score.",
        _each(_too_young_or_old_instead, _too_young_or_old, SCORE, twelve=True),
        _SDQ,
        twelve=True,
    ),
    _check(
        "182",
        "Data entries on immunisations, teeth checks, health assessments and substance misuse problem identified should be"
        " completed or all OC2 fields should be left blank.",
        _each(_lacks_an_item, _in_part, *FLAGS),
        _ITEMS,
    ),
    _check(
        "185",
        "Child has not been looked after continuously for at least 12 months at 31 March but a Strengths and Difficulties"
        " (SDQ) score has been completed.",
        _each(_has_score, _scored, twelve=False),
        columns(OC2, SCORE),
        twelve=True,
    ),
    _check(
        "186",
        "Children aged 4 or over at the start of the year and children aged under 17 at the end of the year and who have been"
        " looked after for at least 12 months continuously should have a Strengths and Difficulties (SDQ) score completed.",
        _each(_has_neither, _no_score, SCORE, REASON, twelve=True),
        _SDQ,
        twelve=True,
    ),
    _check(
        "188",
        "Child is aged under 4 years at the end of the year, but a Strengths and Difficulties (SDQ) score or a reason for no"
        " SDQ score has been completed.",
        _each(_has_either, _scored_under_4),
        _SDQ,
    ),
    _check(
        "189",
        "Child is aged 17 years or over at the beginning of the year, but an Strengths and Difficulties (SDQ) score or a"
        " reason for no Strengths and Difficulties (SDQ) score has been completed.",
        _each(_has_either, _scored_from_17),
        _SDQ,
    ),
    _check(
        "190",
        "Child has not been looked after continuously for at least 12 months at 31 March but one or more data items relating"
        " to children looked after for 12 months have been completed.",
        _each(_has_an_item, _items, twelve=False),
        _ITEMS,
        twelve=True,
    ),
    _check(
        "191",
        "Child has been looked after continuously for at least 12 months at 31 March but one or more data items relating to"
        " children looked after for 12 months have been left blank.",
        _left_out,
        columns(OC2, "CHILD", *ALWAYS),
        twelve=True,
    ),
    _check(
        "197B",
        "SDQ score or reason for no SDQ should be reported for 4- or 17-year-olds.",
        _each(_has_neither, _no_score_of_4_or_17, SCORE, REASON, twelve=True),
        _SDQ,
        twelve=True,
    ),
    _check(
        "197a",
        "Reason for no Strengths and Difficulties (SDQ) score is not required if Strengths and Difficulties Questionnaire"
        " score is filled in.",
        _each(_has_both, _score_and_reason),
        _SDQ,
    ),
    _check(
        "198",
        "Child has not been looked after continuously for at least 12 months at 31 March but a reason for no Strengths and"
        " Difficulties (SDQ) score has been completed.",
        _each(_has_reason, _reason, twelve=False),
        columns(OC2, REASON),
        twelve=True,
    ),
    _check(
        "542",
        "A child aged under 10 at 31 March should not have conviction information completed.",
        _each(_convictions_told, _convicted_under_10),
        columns(OC2, "CONVICTED"),
    ),
    _check(
        "543",
        "Child is aged 10 or over at 31 March and has been looked after continuously for 12 months yet conviction information"
        " has not been completed.",
        _each(_convictions_blank, _convictions_not_told, "CONVICTED", twelve=True),
        columns(OC2, "CONVICTED"),
        twelve=True,
    ),
    _check(
        "545",
        "Child is aged under 5 at 31 March and has been looked after continuously for 12 months yet health promotion"
        " information has not been completed.",
        _each(_health_check_blank, _health_check_not_told, "HEALTH_CHECK", twelve=True),
        columns(OC2, "HEALTH_CHECK"),
        twelve=True,
    ),
    _check(
        "546",
        "Children aged 5 or over at 31 March should not have health promotion information completed.",
        _each(_health_check_told, _health_check_from_5),
        columns(OC2, "HEALTH_CHECK"),
    ),
)
