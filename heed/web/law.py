"""The page of the law: each provision that Heed carries out, in our words, with the time it allows. Not the manual.

The whole manual, with rules and the tests that prove them, is `docs/manual/law.md`; both are made from the rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from heed.council.words import OWN, Words
from heed.law.gaps import GAPS, Gap
from heed.law.manual import dated_values
from heed.law.provisions import ALL, KNOWN_ON, Force, Provision
from heed.web import formats

FORCES = {Force.MUST: "Must", Force.SHOULD: "Should", Force.LOCAL: "Our own standard"}


@dataclass(frozen=True, slots=True)
class ShownProvision:
    """One provision: its place on the page, what it says, how it binds, what time it allows, what we did to be sure."""

    anchor: str
    ref: str
    link: str
    says: str
    force: str
    in_force_from: date
    checked_on: date | None
    to_confirm: str
    allows: tuple[str, ...]
    missing: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Instrument:
    """One instrument of law with its provisions, in order."""

    name: str
    provisions: tuple[ShownProvision, ...]


@dataclass(frozen=True, slots=True)
class LawPage:
    """The law as known on a day, and what Heed does not hold."""

    known_on: date
    instruments: tuple[Instrument, ...]
    gaps: tuple[Gap, ...]


def law_page(words: Words = OWN) -> LawPage:
    """Every provision, by instrument in the order in which they are declared."""
    names = dict.fromkeys(provision.instrument for provision in ALL)
    return LawPage(
        known_on=KNOWN_ON,
        instruments=tuple(
            Instrument(name, tuple(_shown(each, words) for each in ALL if each.instrument == name)) for name in names
        ),
        gaps=tuple(_said(gap, words) for gap in GAPS),
    )


def _said(gap: Gap, words: Words) -> Gap:
    """The gap in the council's words; where it is written keeps the law's own title."""
    return replace(gap, what=words.say(gap.what), why=words.say(gap.why))


def _shown(provision: Provision, words: Words) -> ShownProvision:
    return ShownProvision(
        anchor=anchor(provision),
        ref=provision.ref,
        link=provision.link,
        says=words.say(provision.says),
        force=FORCES[provision.force],
        in_force_from=provision.in_force_from,
        checked_on=provision.checked_on,
        to_confirm=words.say(provision.to_confirm),
        allows=tuple(map(words.say, _allows(provision))),
        missing=tuple(_said(gap, words) for gap in GAPS if provision in gap.touches),
    )


def _allows(provision: Provision) -> Iterator[str]:
    """Each amount of time that comes from the provision: "the first review of a child in care: 20 working days"."""
    for law in dated_values():
        for span in law.spans:
            if span.source is provision:
                yield f"{formats.capital(law.what)}: {span.value}, from {formats.plain_day(span.from_on)}"


def anchor(provision: Provision) -> str:
    """The provision's place on the page: "adoption-agencies-regulations-2005-reg-36-3"."""
    text = f"{provision.instrument} {provision.ref}".lower()
    return "-".join("".join(letter if letter.isalnum() else " " for letter in text).split())
