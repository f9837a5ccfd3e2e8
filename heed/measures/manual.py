"""Writes the manual's page of each measure from its declaration: `python -m heed.measures.manual`, `--check` when stale."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from heed.facts.schema import TABLES
from heed.law.dates import in_words
from heed.measures.all import MEASURES
from heed.measures.declare import DIMENSIONS, POPULATIONS, Kind, Measure
from heed.measures.duck import statement

FOLDER = Path(__file__).parents[2] / "docs" / "manual" / "measures"
GENERATED = "<!-- Generated from heed/measures by `python -m heed.measures.manual`. Do not edit. -->\n"


def pages() -> dict[str, str]:
    """Every page of the folder by its file's name."""
    found = {f"{code}.md": _page(measure) for code, measure in MEASURES.items()}
    return found | {"README.md": _index(), "facts.md": _facts()}


def _index() -> str:
    lines = [GENERATED, "# The measures"]
    section = None
    for m in MEASURES.values():
        if m.section is not section:
            section = m.section
            lines += [f"\n## {section.value}\n", "| Figure | What it is | Kind | Code |", "|---|---|---|---|"]
        lines.append(f"| [{m.name}]({m.code}.md) | {m.definition} | {m.kind.value} | `{m.code}` |")
    lines += [
        "",
        "What they count is in [the facts](facts.md). Why a date is the last lawful one is in [the law](../law.md).",
    ]
    return "\n".join(lines) + "\n"


def _page(measure: Measure) -> str:
    parts = [
        GENERATED,
        f"# {measure.name}\n",
        f"{measure.definition}\n",
        f"{measure.why_it_matters} ({measure.polarity.value.capitalize()}.)\n",
        "## How it is calculated\n",
        *_how(measure),
        *_parts(measure),
        *_on_whose_word(measure),
        *_cases(measure),
        "\n## Changes of definition\n",
        *_changes(measure),
        "\n## Kept by\n",
        f"{measure.owner[0].upper()}{measure.owner[1:]}, who looks at it again on {in_words(measure.review_on)}.\n",
        "## The statement\n",
        f"Compiled from its declaration in `heed/measures`; `asked_{measure.facts}` is the table of facts with the number,",
        "first and last day of a period and the as-at date beside each row.\n",
        f"```sql\n{statement(measure.code)}```",
    ]
    return "\n".join(parts) + "\n"


def _cases(measure: Measure) -> list[str]:
    if not measure.cases:
        return []
    lines = ["\n## Worked cases\n", "| What happened | What becomes of the row |", "|---|---|"]
    return [*lines, *(f"| {case.story} | {case.outcome} |" for case in measure.cases)]


def _on_whose_word(measure: Measure) -> list[str]:
    """The law, and whose definition it is where it is not the law's."""
    lines: list[str] = []
    if measure.sources:
        lines += ["\n## The law\n", *(f"- [{p}]({p.link}): {p.says}" for p in measure.sources)]
    if measure.defined_by:
        lines += ["\n## Defined by\n", f"{_opening(measure.defined_by)}."]
    return lines


def _opening(text: str) -> str:
    """The text as it opens a sentence, without the full stop that may end it."""
    return (text[:1].upper() + text[1:]).removesuffix(".")


def _how(measure: Measure) -> list[str]:
    children = "" if measure.counts == "children" else ", not children"
    lines = [f"- **Counts** {measure.counts}{children}.", f"- **Out of** {measure.out_of.removesuffix('.')}."]
    if measure.is_share:
        lines.append(f"- **Counts as met**: {measure.met_means}. Otherwise: {measure.not_met_means}.")
    lines += [f"- **Left out**: {why}." for why in measure.left_out]
    lines += [f"- **Unknown**: {why}." for why in measure.unknown if why]
    if measure.why_unknown:
        named = (measure.why_unknown,) if isinstance(measure.why_unknown, str) else measure.why_unknown
        columns = ", ".join(f"`{column}`" for column in named)
        lines.append(f"- **Unknown**, for the reason that is shown with the row (of [the facts](facts.md): {columns}).")
    if measure.amount:
        lines.append(f"- **Unknown**: a row without an amount (`{measure.amount}`).")
    if measure.needs:
        lines.append(f"- **None, and never 0**, where the return of the year has no {measure.needs} table.")
    lines.append("- Outcomes are tested in this order: left out, unknown, met. Every row has exactly one.")
    lines += _THE_FIGURE[measure.kind]
    if measure.rate_of:
        lines.append(
            f"  It is the population of {POPULATIONS[measure.rate_of]}, a setting of the council for each year."
        )
    splits = ", ".join(
        f"{d.name if d.name.isupper() else d.name.lower()} (`{d.code}`)"
        for d in (DIMENSIONS[code] for code in measure.splits)
    )
    lines.append(f"- **Can be split by** {splits}. Rows without a value are shown as not known.")
    lines.append("- Children held back by a fault in the return are in no figure; how many is printed beside it.")
    return lines


_BAND = "The **band** shows where it would lie if every\n  unknown were not met, and if every one were met."
_THE_FIGURE: Mapping[Kind, tuple[str, ...]] = {
    Kind.COUNT: (),
    Kind.PROPORTION: (f"- **The figure** is met over met and not met. {_BAND}",),
    Kind.RATE: ("- **The figure** is what is counted, over the population of the year, times 10,000.",),
    Kind.MEAN: ("- **The figure** is the sum of the amounts over how many there are. It has no band.",),
    Kind.MEDIAN: (
        "- **The figure** is the amount in the middle of all, or the mean of the middle two. It has no band.",
    ),
    Kind.DISTRIBUTION: (
        "- **The figure** is the number in all, and the share of each part in those of which it is known;",
        "  what is not known stands apart.",
    ),
    Kind.MEAN_OF_MONTHS: (
        "- **The figure** is the mean of the shares of the months: a month with few counts as much as one with many.",
        f"  A month with none has no share. {_BAND}",
    ),
}


def _parts(measure: Measure) -> list[str]:
    """The parts of a distribution by their keys."""
    if measure.parts is None:
        return []
    lines = ["\n## The parts\n", "| Part | Key |", "|---|---|"]
    return [*lines, *(f"| {label} | `{key}` |" for key, label in measure.parts.labels.items())]


def _changes(measure: Measure) -> Sequence[str]:
    if not measure.changes:
        return ["None so far.\n"]
    return [f"- From {in_words(change.from_on)}: {change.what}" for change in measure.changes]


def _facts() -> str:
    lines = [GENERATED, "# The facts that measures count\n"]
    for table in TABLES.values():
        lines += [f"## `{table.name}`\n", f"One row is {table.one_row_is}.\n"]
        lines += ["| Column | Type | Meaning | Made from |", "|---|---|---|---|"]
        for c in table.columns:
            kind = f"{c.type}, {c.unit}" if c.unit else c.type
            lines.append(
                f"| `{c.name}` | {kind}{', may be empty' if c.may_be_empty else ''} | {c.meaning} | {c.source} |"
            )
    return "\n".join(lines) + "\n"


def stale() -> list[str]:
    """The names of the pages that are not what the declarations say."""
    wanted = pages()
    there = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.md")}
    return sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))


def write() -> None:
    """Write every page, and remove what no longer has a measure."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in FOLDER.glob("*.md"):
        path.unlink()
    for name, text in pages().items():
        (FOLDER / name).write_text(text, "utf-8")


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or with `--check` say which are stale; 0 when all is well."""
    if "--check" not in arguments:
        write()
        return 0
    found = stale()
    if found:
        sys.stderr.write(f"Stale: {', '.join(found)}. Run: .venv/bin/python -m heed.measures.manual\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
