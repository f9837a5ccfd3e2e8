"""What the reader of a figure asked for, in the address: period, split, day, outcome, group, page. Checked, or 404."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from urllib.parse import urlencode

from django.http import Http404

from heed.measures.declare import DIMENSIONS, NOT_KNOWN, Measure, Period
from heed.measures.engine import LEFT_OUT, MET, NOT_MET, UNKNOWN
from heed.measures.figures import quarter_label, year_label
from heed.web import formats
from heed.web.addresses import reverse
from heed.web.fields import read_page

# An outcome as an address writes it.
OUTCOMES = {"not-met": NOT_MET, "met": MET, "unknown": UNKNOWN, "left-out": LEFT_OUT}
IN_ADDRESS = {outcome: key for key, outcome in OUTCOMES.items()}

PART = "part"
"""What stands for the parts of a distribution where a group is named: "part:PN1"."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request for a figure. An empty text is the page's own choice; `group` is "dimension:key"."""

    period: str
    by: str = ""
    as_at: str = ""
    outcome: str = ""
    group: str = ""
    page: int = 1

    def address(self, name: str, code: str, at: str = "", **changed: str | int) -> str:
        """The address of a page that asks the same but for what changed; `at` is the place on it."""
        asked = replace(self, **changed)  # type: ignore[arg-type]  # the names are fields, as tests of every link show
        return f"{reverse(name, kwargs={'code': code})}?{asked.query()}{'#' if at else ''}{at}"

    def query(self) -> str:
        """The same as an address or the record writes it: what was understood, and nothing else that was typed."""
        values = {
            "period": self.period,
            "by": self.by,
            "as_at": self.as_at,
            "outcome": self.outcome,
            "group": self.group,
            "page": "" if self.page == 1 else str(self.page),
        }
        return urlencode({key: value for key, value in values.items() if value})


def asked(
    query: Mapping[str, str],
    periods: Mapping[str, Period],
    days: Sequence[str],
    splits: Sequence[str] = (),
    groups: Container[str] = (),
) -> Asked:
    """Read the address. What is not there takes the page's choice; what does not exist is not found.

    `splits` are the ways in which the figure can be split, `groups` those that its rows can be narrowed to. A page that
    is no number, or too large a one, is the first page.
    """
    period = query.get("period") or next(iter(periods))
    by = query.get("by") or next(iter(splits), "")
    as_at = query.get("as_at") or days[0]
    outcome, group = query.get("outcome", ""), query.get("group", "")
    known = (
        period in periods
        and by in (splits or ("",))
        and as_at in days
        and outcome in ("", *OUTCOMES)
        and (not group or group in groups)
    )
    if not known:
        raise Http404("The address asks for something that is not there.")
    return Asked(period, by, as_at, outcome, group, read_page(query))


def groups_of(measure: Measure, labels: Mapping[str, str]) -> frozenset[str]:
    """Every group that the rows of a figure can be narrowed to; `labels` are those of the open dimensions' keys."""
    found = {
        code: (*(labels if DIMENSIONS[code].is_open else DIMENSIONS[code].labels), NOT_KNOWN) for code in measure.splits
    }
    parts = {PART: tuple(measure.parts.labels)} if measure.parts else {}
    return frozenset(f"{code}:{key}" for code, keys in (found | parts).items() for key in keys)


def periods(years: Sequence[int], *, yearly: bool = False, until: date = date.max) -> dict[str, Period]:
    """What a figure can be asked for: each year loaded, the latest first, whole and, unless it is yearly, by quarter.

    The data speak `until` a day: a quarter that begins after it is not there yet.
    """
    found: dict[str, Period] = {}
    for year in sorted(years, reverse=True):
        found[str(year)] = Period.year(year)
        for quarter in () if yearly else _quarters(Period.year(year)):
            if quarter.from_on <= until:
                found[f"{quarter.from_on:%Y-%m}"] = quarter
    return found


def is_year(period: Period) -> bool:
    """Whether it is a year from 1 April, and not a quarter."""
    return period == Period.year(period.to_on.year)


def goes_on(period: Period, until: date) -> bool:
    """Whether the data do not speak for its last day yet."""
    return until < period.to_on


def period_label(period: Period, until: date = date.max) -> str:
    """ "2025-26, the whole year", "This year so far, from 1 April 2026", "Apr–Jun 2025", or "Oct–Dec 2026 so far"."""
    so_far = goes_on(period, until)
    if is_year(period):
        from_on = formats.plain_day(period.from_on)
        return f"This year so far, from {from_on}" if so_far else f"{year_label(period.to_on.year)}, the whole year"
    return f"{quarter_label(period.from_on)}{' so far' if so_far else ''}"


def year_so_far(year: int, until: date) -> str:
    """The year ending 31 March, as a column or a line is named: "2025-26", "2026-27 so far"."""
    return f"{year_label(year)}{' so far' if goes_on(Period.year(year), until) else ''}"


def _quarters(year: Period) -> list[Period]:
    starts = [
        date(year.from_on.year, 4, 1),
        date(year.from_on.year, 7, 1),
        date(year.from_on.year, 10, 1),
        date(year.to_on.year, 1, 1),
        date(year.to_on.year, 4, 1),
    ]
    return [Period(start, end - timedelta(days=1)) for start, end in pairwise(starts)]
