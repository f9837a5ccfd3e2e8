"""Makes `docs/manual/law.md`: what the law says, what carries it out, what proves it, what is missing. Kept by nobody.

`python -m heed.law.manual` writes the page; with `--check` it fails when the page is stale.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import zip_longest
from pathlib import Path

from heed.law import ages, appointments, calendar, provisions, reviews
from heed.law.appointments import Band
from heed.law.dated import Dated
from heed.law.dates import in_words
from heed.law.evidence import Claim, citations, claims
from heed.law.gaps import GAPS, Gap
from heed.law.proclaimed import PROCLAIMED, Proclaimed
from heed.law.provisions import ALL, KNOWN_ON, Force, Provision
from heed.law.rules import RULES, Rule

ROOT = Path(__file__).parents[2]
PLACE = ROOT / "docs" / "manual" / "law.md"
TESTS = ROOT / "tests" / "law"
PACKAGE = ROOT / "heed"
COMMAND = "python -m heed.law.manual"
CARRIED_OUT_IN = (reviews, appointments, ages, calendar)  # importing them fills RULES; dated values are read from them

_FORCE = {
    Force.MUST: "law: it must be done",
    Force.SHOULD: "guidance: it should be done unless there is good reason",
    Force.LOCAL: "the council's own standard",
}


def page() -> str:
    """The whole page, in Markdown. Reads the package and its tests; nothing else, and no clock."""
    proof, cited = claims(TESTS), citations(PACKAGE)
    by_name = {id(value): name for name, value in vars(provisions).items() if isinstance(value, Provision)}
    parts = [_opening()]
    parts += [_provision(provision, proof, cited.get(by_name[id(provision)], ())) for provision in ALL]
    parts += [_interpretations(), _calendar(PROCLAIMED), _gaps()]
    return "\n\n".join(parts) + "\n"


def dated_values() -> list[Dated[object]]:
    """Every amount in the law that Heed holds, of time or of children, as the rules hold it now."""
    return [value for module in CARRIED_OUT_IN for value in vars(module).values() if isinstance(value, Dated)]


def _times() -> list[Dated[object]]:
    return [law for law in dated_values() if not isinstance(law.spans[0].value, Band)]


def _bands() -> list[Dated[object]]:
    return [law for law in dated_values() if isinstance(law.spans[0].value, Band)]


def _opening() -> str:
    return f"""# The law as Heed knows it

Law as known on {_day(KNOWN_ON)}. This page is made from the rules themselves by `{COMMAND}`; do not edit it.

It says, for each provision that Heed carries out: what it says in our own words, how strongly it binds, since when,
when a person last held our words against the source, the time it allows and from when to when, the rules that carry
it out, and the tests that prove them. Then the choices that the text leaves open and Heed has made, how days are
counted, and what is not held, with the reason. It is not legal advice.

Deadlines worked out by hand, with the reason for each, stand in `tests/law/worked_cases.md`; every one is a test.

## Provisions"""


def _provision(provision: Provision, proof: Sequence[Claim], cited_in: Sequence[str]) -> str:
    rules = [rule for rule in RULES.values() if provision in rule.provisions]
    lines = [f"### {provision}", "", provision.says, ""]
    lines += [
        f"- Force: {_FORCE[provision.force]}.",
        f"- In force from {_day(provision.in_force_from)}.",
        f"- {_checked(provision)}",
        f"- Source: <{provision.link}>",
    ]
    missing = [gap.where for gap in GAPS if provision in gap.touches]
    if missing:
        lines.append(f"- Bears on it, and is not held (see the end): {'; '.join(missing)}.")
    if cited_in:
        lines.append(f"- Cited by {', '.join(f'`{module}`' for module in cited_in)}.")
    for title, amounts in (("Time allowed, by the day from which the clock starts:", _times()), ("Amounts:", _bands())):
        if allowed := [line for law in amounts for line in _spans(law, provision)]:
            lines += ["", title, "", *allowed]
    for rule in rules:
        lines += ["", *_rule(rule, proof)]
    return "\n".join(lines)


def _checked(provision: Provision) -> str:
    if provision.checked_on is None:
        return f"**To be confirmed:** {provision.to_confirm}."
    return f"Last checked on {_day(provision.checked_on)}."


def _spans(law: Dated[object], provision: Provision) -> Iterator[str]:
    """One line for each span of the value that comes from the provision."""
    for span, following in zip_longest(law.spans, law.spans[1:]):
        if span.source is provision:
            until = f" until the day before {_day(following.from_on)}" if following else ""
            yield f"- {law.what}: **{span.value}**, from {_day(span.from_on)}{until}."


def _rule(rule: Rule, proof: Sequence[Claim]) -> list[str]:
    """The rule, what it says, and its tests; a rule that nothing proves says so."""
    proved = [f"  - {claim.says} (`{claim.file}`)" for claim in proof if rule.name in claim.uses]
    says = rule.says.partition("\n\n")[0]
    lines = [f"Carried out by `{rule.module}.{rule.name}`: {_one_line(says)}", ""]
    return lines + (["- Tests:", *proved] if proved else ["- **No test.**"])


def _interpretations() -> str:
    lines = ["## Choices that the text leaves open", ""]
    for path in sorted(Path(__file__).parent.glob("*.py")):
        lines += [f"- {_one_line(said)} (`{where}`)" for where, said in _interpretations_in(path)]
    return "\n".join(lines)


def _interpretations_in(path: Path) -> Iterator[tuple[str, str]]:
    """What stands after "Interpretation:" in the docstrings of a module, to the end of its paragraph."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef):
            for paragraph in (ast.get_docstring(node) or "").split("\n\n"):
                for said in paragraph.split("Interpretation: ")[1:]:
                    yield f"{path.stem}.{getattr(node, 'name', '')}".rstrip("."), said[:1].upper() + said[1:]


def _calendar(proclaimed: Iterable[Proclaimed]) -> str:
    lines = [
        "## How days are counted",
        "",
        f"The calendar holds {in_words(calendar.FIRST_DAY)} to {in_words(calendar.LAST_DAY)}. "
        "A deadline that starts or ends outside it is refused, never guessed.",
        "",
        "- A month is a calendar month: three months after 15 January is 15 April, never 90 days or 12 weeks later.",
        "- A week is seven days, whatever holidays fall in it. 20 working days are not four weeks.",
        "- A last day on a weekend or holiday is not moved by the law. Heed shows beside it the day to plan by.",
        "- The clock starts from the day on which the review before was in fact held, early or late, never from the "
        "day on which it was due.",
        "",
        "Bank holidays proclaimed or moved since the list was last made:",
        "",
    ]
    found = [_proclaimed(holiday) for holiday in proclaimed]
    return "\n".join(lines + (found or ["- none."]))


def _proclaimed(holiday: Proclaimed) -> str:
    moved = f", instead of {in_words(holiday.moved_from)}" if holiday.moved_from else ""
    return (
        f"- {in_words(holiday.day)}{moved}: {holiday.name}, "
        f"proclaimed on {_day(holiday.proclaimed_on)} ({holiday.source})."
    )


def _gaps() -> str:
    return "\n".join(["## What is not held, and why", "", *(_gap(gap) for gap in GAPS)])


def _gap(gap: Gap) -> str:
    return f"- **{gap.where}.** {gap.what} *Why not:* {gap.why}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _day(day: date) -> str:
    """The day in full, without its weekday: "1 April 2011"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def main(arguments: Sequence[str] | None = None, *, place: Path = PLACE) -> int:
    """Write the page, or with `--check` say whether it is current. Returns the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if "--check" not in given:
        place.write_text(page(), encoding="utf-8")
        return 0
    if place.exists() and place.read_text(encoding="utf-8") == page():
        return 0
    sys.stderr.write(f"{place.name} is stale: run `{COMMAND}` and commit the result.\n")
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
