"""The figure by quarter: chart, sentence, and the table behind it. Quarters come counted from `heed.measures`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from heed.law.dates import add_months
from heed.measures.declare import Change, Period
from heed.measures.figures import Figure, Group
from heed.web import charts, formats
from heed.web.charts import Quarter
from heed.web.figures.asked import year_so_far
from heed.web.figures.breakdowns import chance
from heed.web.figures.headline import out_of, short
from heed.web.figures.shapes import Trend, TrendRow, YearRow

ROSE = Markup("Rose from {} in {} to {} in {}.")
FELL = Markup("Fell from {} in {} to {} in {}.")
NO_CLEAR_CHANGE = Markup("No clear change: {} in {}, {} in {}.")


def trend(figure: Figure) -> Trend | None:
    """The quarters of a figure that was counted by quarter; None where fewer than two have a value."""
    groups = figure.groups["quarter"]
    quarters = [_quarter(group, figure.as_at) for group in groups]
    if sum(quarter.value is not None for quarter in quarters) < 2:
        return None
    title = f"{figure.measure.name} by quarter"
    changed = [change for change in figure.measure.changes if change.from_on > quarters[0].from_on]
    marks, changes = _marks(changed, quarters), tuple(_said(change) for change in changed)
    if not figure.measure.is_share:
        return Trend(
            chart=charts.counts_by_quarter(quarters, key="trend", title=title, marks=marks),
            note=_note("scale from 0", quarters),
            sentence=_counts_said(groups, quarters),
            changes=changes,
            headings=("Quarter", formats.capital(figure.measure.counts)),
            rows=tuple(
                TrendRow(charts.name_of(q), (formats.number(g.counted.base),))
                for g, q in zip(groups, quarters, strict=True)
            ),
        )
    chart, on = charts.shares_by_quarter(quarters, key="trend", title=title, marks=marks)
    return Trend(
        chart=chart,
        note=_note(f"scale from {on.label(on.low)} to {on.label(on.high)}", quarters),
        sentence=_shares_said(groups, quarters),
        changes=changes,
        headings=("Quarter", "Yes", "Of", "Share", "Not known"),
        rows=tuple(_row(g, q) for g, q in zip(groups, quarters, strict=True)),
    )


def years(figure: Figure) -> tuple[YearRow, ...]:
    """The years of a figure that was counted over time and is told of whole years; none where there is only one."""
    groups = figure.groups["quarter"]
    if len(groups) < 2:
        return ()
    measure = figure.measure
    most = 1.0 if measure.is_share else max((group.counted.value or 0 for group in groups), default=0) or 1
    return tuple(
        YearRow(
            label=year_so_far(date.fromisoformat(group.key).year, figure.as_at),
            value=short(measure, group.counted),
            of=out_of(measure, group.counted),
            bar=None if group.counted.value is None else round(100 * group.counted.value / most, 1),
            changed="; ".join(_said(change) for change in measure.changes if _is_in(change, group)),
        )
        for group in groups
    )


def _marks(changes: Sequence[Change], quarters: Sequence[Quarter]) -> tuple[int, ...]:
    """The first quarter counted by each new definition: that in which it begins, or the one after the last."""
    return tuple(sum(add_months(quarter.from_on, 3) <= change.from_on for quarter in quarters) for change in changes)


def _is_in(change: Change, group: Group) -> bool:
    """Whether a definition changed in the year of a group."""
    period = Period.year(date.fromisoformat(group.key).year)
    return period.from_on <= change.from_on <= period.to_on


def _said(change: Change) -> str:
    return f"{formats.plain_day(change.from_on)}: {change.what}"


def _quarter(group: Group, as_at: date) -> Quarter:
    from_on = date.fromisoformat(group.key)
    return Quarter(from_on, group.counted.value, over=add_months(from_on, 3) <= as_at or _last_day(from_on, as_at))


def _last_day(from_on: date, as_at: date) -> bool:
    """Whether the data speak for the quarter's own last day."""
    return (add_months(from_on, 3) - as_at).days == 1


def _note(scale: str, quarters: Sequence[Quarter]) -> str:
    return scale if quarters[-1].over else f"{scale}; the last quarter is not over"


def _row(group: Group, quarter: Quarter) -> TrendRow:
    counted = group.counted
    share = "none" if counted.value is None else formats.percent(counted.value, 1)
    cells = (formats.number(counted.numerator), formats.number(counted.denominator), share)
    return TrendRow(charts.name_of(quarter), (*cells, formats.number(counted.unknowns)))


def _shares_said(groups: Sequence[Group], quarters: Sequence[Quarter]) -> Markup:
    """How the first and the last whole quarter compare, and how the one going on stands."""
    whole = [pair for pair in zip(groups, quarters, strict=True) if pair[1].over and pair[1].value is not None]
    said = Markup("")
    if len(whole) > 1:
        said = _compared(whole[0], whole[-1])
    last, going = groups[-1].counted, quarters[-1]
    if not going.over and going.value is not None:
        missed = formats.number(last.denominator - last.numerator)
        said += Markup(" <b>{} so far since {}</b>: {} of {} were not.").format(
            formats.percent(going.value), formats.plain_day(going.from_on), missed, formats.number(last.denominator)
        )
    return said.strip()


def _compared(first: tuple[Group, Quarter], last: tuple[Group, Quarter]) -> Markup:
    """A rise or a fall, unless chance alone could have made it."""
    was, now = (pair[0].counted for pair in (first, last))
    met, of = was.numerator + now.numerator, was.denominator + now.denominator
    moved = (now.value or 0) - (was.value or 0)
    may_be_chance = 100 * abs(moved) <= chance(met / of, was.denominator, now.denominator)
    said = NO_CLEAR_CHANGE if not moved or may_be_chance else ROSE if moved > 0 else FELL
    shares = (formats.percent(counted.value or 0) for counted in (was, now))
    (was_said, now_said), names = shares, [charts.name_of(pair[1]) for pair in (first, last)]
    return said.format(was_said, names[0], now_said, names[1])


def _counts_said(groups: Sequence[Group], quarters: Sequence[Quarter]) -> Markup:
    whole = [(g.counted.base, q) for g, q in zip(groups, quarters, strict=True) if q.over]
    if not whole:
        return Markup("No quarter is over yet.")
    most, least = max(whole, key=lambda pair: pair[0]), min(whole, key=lambda pair: pair[0])
    return Markup("Most in {}, {}; fewest in {}, {}.").format(
        charts.name_of(most[1]), formats.number(most[0]), charts.name_of(least[1]), formats.number(least[0])
    )
