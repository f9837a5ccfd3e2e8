"""Figures as JSON, CSV rows and plain text: the shapes that other programs and people read. No Django."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from heed.exchange.records import Check, Outcome, Repair
from heed.law.dates import in_words
from heed.measures.beside import Comparison, Ours
from heed.measures.counting import Counted, PartOf
from heed.measures.declare import DIMENSIONS, NOT_KNOWN, Kind, Measure, Period
from heed.measures.engine import Row
from heed.measures.figures import Figure, Group
from heed.measures.published import Level, Published, Unit

MENDED = "mended"
"""What a repair does, beside what faults do."""

FAULT_COLUMNS = ("check", "does", "child", "source_file", "source_line", "what_is_wrong")
NAMED_AT_ONCE = 5  # faults of one check shown in text; all of them are in the file of faults
ROW_COLUMNS = ("row", "child", "held_on", "latest_on", "outcome", "why", "source_file", "source_line")


Beside = Mapping[str, Sequence[Comparison]]
"""What each figure is set beside, by the code of its measure."""


def as_json(
    figures: Iterable[Figure], checks: Iterable[Check], beside: Beside | None = None, repairs: Iterable[Repair] = ()
) -> dict[str, object]:
    """The whole answer of `heed figures --json` (decisions, 23)."""
    of = beside or {}
    found = list(figures)
    first = found[0]
    return {
        "as_at": first.as_at.isoformat(),
        "period": {"from": first.period.from_on.isoformat(), "to": first.period.to_on.isoformat()},
        "figures": [_figure(figure, of.get(figure.measure.code)) for figure in found],
        "checks": [
            {"code": check.code, "outcome": check.outcome.value, "rows": check.rows, "why": check.why}
            for check in checks
        ],
        "repairs": [
            {
                "code": repair.code,
                "child": repair.child,
                "file": repair.source.file,
                "line": repair.source.line,
                "sentence": repair.sentence,
            }
            for repair in repairs
        ],
    }


def _figure(figure: Figure, beside: Sequence[Comparison] | None) -> dict[str, object]:
    measure = figure.measure
    answer: dict[str, object] = {
        "code": measure.code,
        "name": measure.name,
        "kind": measure.kind.value,
        "section": measure.section.code,
        "unit": measure.counts,
    }
    if measure.amount_unit:
        answer["amount_unit"] = measure.amount_unit
    answer |= _counted(measure, figure.counted)
    answer["held_back"] = figure.held_back
    if beside is not None:
        answer["comparators"] = [each for comparison in beside for each in _comparators(comparison)]
    splits = {code: [_group(measure, group) for group in groups] for code, groups in figure.groups.items()}
    if len(splits) == 1:
        (answer["groups"],) = splits.values()
    elif splits:
        answer["splits"] = splits
    return answer


def _comparators(of: Comparison) -> Iterator[dict[str, object]]:
    """Our own year before, and each published figure; of a part our own of the year first: no figure has it."""
    split, key = of.place
    for ours in (of.ours if split else None, of.before):
        if ours is not None:
            yield {"level": "ourselves", "year": ours.year, **_own(ours), "split": split, "key": key}
    for each in of.others:
        value = {"value": each.share, "unit": _UNITS[each.unit], "split": each.split, "key": each.key}
        whose = {name: getattr(each, name) for name in ("publisher", "title", "definition", "differs")}
        yield {"level": each.level.value, "area": each.area, "year": each.year, **value, **whose}


def _own(ours: Ours) -> dict[str, object]:
    return {"value": ours.value} if ours.value is not None else {"value": None, "why": ours.why}


_UNITS = {
    Unit.PER_CENT: "share",
    Unit.PER_CENT_OF_THE_WHOLE: "share of the whole",
    Unit.RATE: "rate",
    Unit.NUMBER: "number",
}


def _group(measure: Measure, group: Group) -> dict[str, object]:
    return {"key": group.key, "label": group.label, **_counted(measure, group.counted)}


def _counted(measure: Measure, counted: Counted) -> dict[str, object]:
    answer: dict[str, object] = {"value": counted.value}
    if counted.why:
        answer["why"] = counted.why
    answer |= {
        "numerator": counted.numerator,
        "denominator": counted.denominator,
        "left_out": dict(counted.left_out),
        "unknown": dict(counted.unknown),
        "band": None if counted.low is None else [counted.low, counted.high],
        "interpreted": counted.interpreted,
    }
    if counted.parts:
        answer["parts"] = [_part(part) for part in with_not_known(measure, counted)]
    return answer


def _part(part: PartOf) -> dict[str, object]:
    return {"key": part.key, "label": part.label, "value": part.value, "numerator": part.numerator}


def with_not_known(measure: Measure, counted: Counted) -> list[PartOf]:
    """The parts of a distribution, with what is not known apart and without a share; of a mean of months, its months."""
    if measure.kind is not Kind.DISTRIBUTION:
        return list(counted.parts)
    return [*counted.parts, PartOf(NOT_KNOWN, "Not known", None, counted.unknowns)]


def row_columns(measure: Measure) -> tuple[str, ...]:
    """The columns of a measure's rows: those of every measure, and what rows of other facts than reviews speak of."""
    more = {
        "told_on": measure.yearly,
        "part": measure.parts is not None or measure.month_of is not None,
        "amount": measure.amount is not None,
    }
    return (*ROW_COLUMNS, *(name for name, there in more.items() if there))


def csv_rows(
    measure: Measure, rows: Iterable[Row], numbers: Mapping[str, str]
) -> Iterator[tuple[str | int | date | None, ...]]:
    """Rows in the order of `row_columns`, with the child's own number in place of the key."""
    more = row_columns(measure)[len(ROW_COLUMNS) :]
    for row in rows:
        child = numbers.get(row.child, "")
        told = (row.row, child, row.held_on, row.latest_on, row.outcome, row.why, row.source_file, row.source_line)
        yield (*told, *(getattr(row, name) for name in more)) if more else told


def fault_rows(checks: Iterable[Check], repairs: Iterable[Repair] = ()) -> Iterator[tuple[str | int | None, ...]]:
    """Every fault in the order of `FAULT_COLUMNS`, for the person who will mend it; then what was taken as mended."""
    for check in checks:
        for fault in check.faults:
            source = fault.source
            yield (check.code, fault.severity.value, fault.child, source.file, source.line, fault.sentence)
    for repair in repairs:
        yield (repair.code, MENDED, repair.child, repair.source.file, repair.source.line, repair.sentence)


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


def rounded(value: float, places: int = 1) -> str:
    """A mean, a median or a rate as it is shown: "412.5", "132"; a half is rounded up, and a whole number has no ".0"."""
    shown = Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{shown:,f}".removesuffix("." + "0" * places)


def value_in_words(measure: Measure, counted: Counted) -> str:
    """The figure as a person says it: "96% (648 of 674 reviews)", "1,989 reviews", "not available: there are none …"."""
    if counted.value is None:
        return f"not available: {counted.why}"
    match measure.kind:
        case Kind.COUNT | Kind.DISTRIBUTION:
            return units(measure, int(counted.value))
        case Kind.RATE:
            base = f"{units(measure, counted.numerator)}, population {counted.denominator:,}"
            return f"{rounded(counted.value)} per 10,000 ({base})"
        case Kind.MEAN | Kind.MEDIAN:
            base = units(measure, counted.denominator)
            return f"{rounded(counted.value)} {measure.amount_unit} ({measure.kind.value} of {base})"
        case Kind.MEAN_OF_MONTHS:
            months = sum(part.value is not None for part in counted.parts)
            base = f"{counted.numerator:,} of {units(measure, counted.denominator)} in all"
            return f"{percent(counted.value)} (mean of {'1 month' if months == 1 else f'{months} months'}; {base})"
        case _:
            return f"{percent(counted.value)} ({counted.numerator:,} of {units(measure, counted.denominator)})"


def units(measure: Measure, number: int) -> str:
    """A number with the unit counted: "1 review", "1 child", "1,989 reviews"."""
    return f"{number:,} {one_of(measure.counts) if number == 1 else measure.counts}"


_ONE = {"children": "child", "young people": "young person", "times": "time"}


def one_of(many: str) -> str:
    """One of what is counted: "review", "child"."""
    return _ONE.get(many, many.removesuffix("s"))


def as_text(figures: Iterable[Figure], checks: Iterable[Check], beside: Beside | None = None) -> str:
    """The figures for a terminal, by section: each with what was left out, what is unknown, and the band."""
    found = list(figures)
    lines = [_heading(found[0].period, found[0])]
    section = None
    for figure in found:
        if figure.measure.section is not section:
            section = figure.measure.section
            lines += ["", section.value, "-" * len(section.value)]
        lines += ["", f"{figure.measure.name}: {value_in_words(figure.measure, figure.counted)}"]
        lines += _parts(figure.measure, figure.counted, "  ")
        lines += _unsaid(figure.measure, figure.counted, "  ")
        for comparison in (beside or {}).get(figure.measure.code, ()):
            lines += _beside(figure.measure, comparison)
        lines += _held_back(figure.held_back)
        for code, groups in figure.groups.items():
            lines.append(f"  by {DIMENSIONS[code].name.lower()}:")
            for group in groups:
                if group.rows:
                    lines.append(f"    {group.label}: {value_in_words(figure.measure, group.counted)}{_aside(group)}")
                    lines += _parts(figure.measure, group.counted, "      ")
    failed = [check for check in checks if check.outcome is not Outcome.PASSED]
    if failed:
        lines += ["", "Checks:"]
        for check in failed:
            lines += _check(check)
    return "\n".join(lines) + "\n"


def as_list(measures: Iterable[Measure]) -> str:
    """Every measure by section, with its code, for a terminal."""
    lines: list[str] = []
    section = None
    for measure in measures:
        if measure.section is not section:
            section = measure.section
            lines += ["", f"{section.value} ({section.code})"]
        lines.append(f"  {measure.code}: {measure.name}")
    return "\n".join(lines[1:]) + "\n"


def _parts(measure: Measure, counted: Counted, indent: str) -> list[str]:
    """The parts of a distribution that hold anything, each with its share."""
    if measure.kind is not Kind.DISTRIBUTION:
        return []
    there = [part for part in counted.parts if part.numerator]
    return [f"{indent}{part.label}: {percent(part.value or 0)} ({part.numerator:,})" for part in there]


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


def _beside(measure: Measure, of: Comparison) -> list[str]:
    """One line: our year before, England, the region, the neighbours, each with its year; none where there is nothing."""
    split, _ = of.place
    own = (("ourselves", ours) for ours in (of.ours if split else None, of.before))
    told = [
        *((name, ours.value, ours.year) for name, ours in own if ours is not None and ours.value is not None),
        *((area_in_words(each), each.share, each.year) for each in of.others),
    ]
    if not told:
        return []
    said = ", ".join(f"{name} {compared_in_words(measure, of, value)} ({year})" for name, value, year in told)
    part = f", share of {of.label}" if of.of_the_whole else f", {of.label}" if split else ""
    return [f"  beside{part}: {said}"]


def area_in_words(each: Published) -> str:
    """Whose figure it is: "England", "the neighbours of North East Lincolnshire"."""
    return f"the neighbours of {each.area}" if each.level is Level.NEIGHBOURS else each.area


def compared_in_words(measure: Measure, of: Comparison, value: float) -> str:
    """A value beside ours: "67%", "70 per 10,000", "14.4 points", "702"."""
    if measure.is_share or of.of_the_whole:
        return percent(value)
    if measure.is_average:
        return f"{rounded(value)} {measure.amount_unit}"
    return f"{rounded(value)} per 10,000" if measure.kind is Kind.RATE else f"{int(value):,}"


def _unsaid(measure: Measure, counted: Counted, indent: str) -> list[str]:
    lines = [f"{indent}left out: {n:,}, {why}" for why, n in counted.left_out.items()]
    lines += [f"{indent}not known: {n:,}, {why}" for why, n in counted.unknown.items()]
    if counted.unknowns and counted.low is not None and counted.high is not None and measure.is_share:
        low, high = percent(counted.low, 1), percent(counted.high, 1)
        lines.append(f"{indent}between {low} and {high}, whichever way the unknowns fell")
    if counted.interpreted:
        rest = "rests" if counted.interpreted == 1 else "rest"
        lines.append(f"{indent}{counted.interpreted:,} {rest} on an interpretation of which review came before")
    return lines
