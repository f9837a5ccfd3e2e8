"""Figures as JSON, CSV rows and plain text: the shapes that other programs and people read. No Django."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from heed.exchange.records import Check, Outcome
from heed.law.dates import in_words
from heed.measures.declare import DIMENSIONS, Kind, Measure, Period
from heed.measures.figures import Counted, Figure, Group, Row

FAULT_COLUMNS = ("check", "does", "child", "source_file", "source_line", "what_is_wrong")
NAMED_AT_ONCE = 5  # faults of one check shown in text; all of them are in the file of faults
ROW_COLUMNS = ("row", "child", "held_on", "latest_on", "outcome", "why", "source_file", "source_line")


def as_json(figures: Iterable[Figure], checks: Iterable[Check]) -> dict[str, object]:
    """The whole answer of `heed figures --json` (decisions, 23)."""
    found = list(figures)
    first = found[0]
    return {
        "as_at": first.as_at.isoformat(),
        "period": {"from": first.period.from_on.isoformat(), "to": first.period.to_on.isoformat()},
        "figures": [_figure(figure) for figure in found],
        "checks": [
            {"code": check.code, "outcome": check.outcome.value, "rows": check.rows, "why": check.why}
            for check in checks
        ],
    }


def _figure(figure: Figure) -> dict[str, object]:
    measure = figure.measure
    answer: dict[str, object] = {"code": measure.code, "name": measure.name, "unit": measure.counts}
    answer |= _counted(figure.counted)
    answer["held_back"] = figure.held_back
    for groups in figure.groups.values():
        answer["groups"] = [{"key": group.key, "label": group.label, **_counted(group.counted)} for group in groups]
    return answer


def _counted(counted: Counted) -> dict[str, object]:
    answer: dict[str, object] = {"value": counted.value}
    if counted.why:
        answer["why"] = counted.why
    return answer | {
        "numerator": counted.numerator,
        "denominator": counted.denominator,
        "left_out": dict(counted.left_out),
        "unknown": dict(counted.unknown),
        "band": None if counted.low is None else [counted.low, counted.high],
        "interpreted": counted.interpreted,
    }


def csv_rows(rows: Iterable[Row], numbers: Mapping[str, str]) -> Iterator[tuple[str | int | date | None, ...]]:
    """Rows in the order of `ROW_COLUMNS`, with the child's own number in place of the key."""
    for row in rows:
        child = numbers.get(row.child, "")
        yield (row.row, child, row.held_on, row.latest_on, row.outcome, row.why, row.source_file, row.source_line)


def fault_rows(checks: Iterable[Check]) -> Iterator[tuple[str | int | None, ...]]:
    """Every fault in the order of `FAULT_COLUMNS`, for the person who will mend it."""
    for check in checks:
        for fault in check.faults:
            source = fault.source
            yield (check.code, fault.severity.value, fault.child, source.file, source.line, fault.sentence)


def percent(value: float, places: int = 0) -> str:
    """A share in per cent that never says all when it is not all, nor none when it is not none."""
    least = Decimal(1).scaleb(-places)
    # through the shortest text of the number, so that 12.5 is 12.5 and is rounded up as by hand
    shown = (Decimal(repr(value)) * 100).quantize(least, ROUND_HALF_UP)
    if value < 1 and shown >= 100:
        shown = 100 - least
    if value > 0 and shown <= 0:
        shown = least
    return f"{shown}%"


def value_in_words(measure: Measure, counted: Counted) -> str:
    """The figure as a person says it: "96% (648 of 674 reviews)", "1,989 reviews", "not available: there are none …"."""
    if counted.value is None:
        return f"not available: {counted.why}"
    if measure.kind is Kind.COUNT:
        return units(measure, int(counted.value))
    return f"{percent(counted.value)} ({counted.numerator:,} of {units(measure, counted.denominator)})"


def units(measure: Measure, number: int) -> str:
    """A number with the unit counted: "1 review", "1,989 reviews"."""
    return f"{number:,} {measure.counts.removesuffix('s') if number == 1 else measure.counts}"


def as_text(figures: Iterable[Figure], checks: Iterable[Check]) -> str:
    """The figures for a terminal: each with what was left out, what is unknown, and the band."""
    found = list(figures)
    lines = [_heading(found[0].period, found[0])]
    for figure in found:
        lines += ["", f"{figure.measure.name}: {value_in_words(figure.measure, figure.counted)}"]
        lines += _beside(figure.measure, figure.counted, "  ")
        lines += _held_back(figure.held_back)
        for code, groups in figure.groups.items():
            lines.append(f"  by {DIMENSIONS[code].name.lower()}:")
            for group in groups:
                if group.rows:
                    lines.append(f"    {group.label}: {value_in_words(figure.measure, group.counted)}{_aside(group)}")
    failed = [check for check in checks if check.outcome is not Outcome.PASSED]
    if failed:
        lines += ["", "Checks:"]
        for check in failed:
            lines += _check(check)
    return "\n".join(lines) + "\n"


def _check(check: Check) -> list[str]:
    """One check that did not pass, with the first of its faults."""
    if check.outcome is Outcome.COULD_NOT_RUN:
        return [f"  {check.code} could not run: {check.why}"]
    rows = "1 row" if check.rows == 1 else f"{check.rows:,} rows"
    lines = [f"  {check.code} failed, {rows}: {check.says}"]
    lines += [f"    {fault.sentence}" for fault in check.faults[:NAMED_AT_ONCE]]
    more = check.rows - len(check.faults[:NAMED_AT_ONCE])
    return lines + ([f"    and {more:,} more: --faults FILE lists every one"] if more > 0 else [])


def _heading(period: Period, figure: Figure) -> str:
    return f"{in_words(period.from_on)} to {in_words(period.to_on)}, as at {in_words(figure.as_at)}"


def _held_back(number: int) -> list[str]:
    """How many children a fault keeps out of the figure, where there are any."""
    if not number:
        return []
    return [f"  held back by faults and not in it: {'1 child' if number == 1 else f'{number:,} children'}"]


def _aside(group: Group) -> str:
    """What a group's figure leaves unsaid, in brackets."""
    told = {"not known": group.counted.unknowns, "left out": group.counted.lefts_out}
    words = ", ".join(f"{number:,} {what}" for what, number in told.items() if number)
    return f" ({words})" if words else ""


def _beside(measure: Measure, counted: Counted, indent: str) -> list[str]:
    lines = [f"{indent}left out: {n:,}, {why}" for why, n in counted.left_out.items()]
    lines += [f"{indent}not known: {n:,}, {why}" for why, n in counted.unknown.items()]
    if counted.unknowns and counted.low is not None and counted.high is not None and measure.kind is Kind.PROPORTION:
        low, high = percent(counted.low, 1), percent(counted.high, 1)
        lines.append(f"{indent}between {low} and {high}, whichever way the unknowns fell")
    if counted.interpreted:
        rest = "rests" if counted.interpreted == 1 else "rest"
        lines.append(f"{indent}{counted.interpreted:,} {rest} on an interpretation of which review came before")
    return lines
