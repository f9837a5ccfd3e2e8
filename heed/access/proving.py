"""Proving the record: what `heed audit verify` finds. It reads; it mends nothing.

What it can show: an entry changed, deleted, put in late or out of its order; a chain cut short or written anew (against
the heads kept outside the database); a version row whose values are not those the entry saw. What it cannot: a change
to an entry not sealed yet, which is why it says how many those are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.apps import apps

from heed.access import clock, record
from heed.access.models import Entry, Erasure, Seal
from heed.access.sealing import BATCH, GENESIS, Head, contents, kept_heads, link, unsealed

LATE = timedelta(minutes=10)
"""How much older than the sealing before it an entry may be: longer than any transaction, shorter than a cover-up."""


@dataclass(slots=True)
class Proof:
    """What was found, in sentences, and how far the record is sealed."""

    sealed: int = 0
    sealed_at: datetime | None = None
    unsealed: int = 0
    heads: int = 0
    findings: list[str] = field(default_factory=list)
    erased: list[str] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether nothing was found that should not be."""
        return not self.findings

    def sentences(self) -> Iterator[str]:
        """The answer, a line for each thing."""
        if self.sealed_at is None:
            yield "Nothing is sealed yet."
        else:
            when = f"{clock.london(self.sealed_at):%a %-d %b %Y at %H:%M}"
            yield f"Sealed: {self.sealed} entries, the last on {when}."
        yield f"Not sealed yet: {self.unsealed} entries; a change to these cannot be shown."
        yield f"Compared with {self.heads} heads kept outside the database."
        yield from self.erased
        yield from self.findings
        yield "The record is whole." if self.whole else f"The record is not whole: {len(self.findings)} findings above."


def prove() -> Proof:
    """Read the whole record and say what is wrong with it."""
    proof = Proof()
    walk = _Walk(proof, _outside(proof))
    for seals in _batches():
        entries = {entry.pk: entry for entry in Entry.objects.filter(pk__in=[seal.entry_key for seal in seals])}
        said = contents(list(entries.values()))
        for seal in seals:
            walk.step(seal, entries.get(seal.entry_key), said.get(seal.entry_key))
        _check_values([entry for entry in entries.values() if entry.version is not None], proof)
    walk.end()
    proof.unsealed = unsealed().count()
    for entry in unsealed().filter(at__lt=proof.sealed_at - LATE) if proof.sealed_at else ():
        proof.findings.append(_put_in_late(entry))
    return proof


@dataclass(slots=True)
class _Walk:
    """Goes along the chain, one place after the other."""

    proof: Proof
    outside: dict[int, list[Head]]
    before: str = GENESIS
    next: int = 1
    sealed_before: datetime | None = None  # when the sealing before the present one was

    def step(self, seal: Seal, entry: Entry | None, content: str | None) -> None:
        """Look at one place."""
        self._find(self._gap(seal), self._changed(seal, entry, content), self._late(seal, entry), self._outside(seal))
        self.before, self.next = seal.head, seal.place + 1
        self.proof.sealed += 1
        self.proof.sealed_at = seal.at

    def end(self) -> None:
        """Say what was kept outside and is not there."""
        for place, heads in sorted(self.outside.items()):
            self._find(f"The chain was cut: on {clock.day_of(heads[0].at)} it had {place} places, now fewer.")
        if self.proof.sealed and not self.proof.heads:
            self._find("No head is kept outside the database, so that a chain written anew would not show.")

    def _find(self, *findings: str | None) -> None:
        self.proof.findings += [finding for finding in findings if finding]

    def _gap(self, seal: Seal) -> str | None:
        return None if seal.place == self.next else f"Places {self.next} to {seal.place - 1} of the chain are missing."

    def _changed(self, seal: Seal, entry: Entry | None, content: str | None) -> str | None:
        if entry is None or content is None:
            return f"Entry {seal.entry_key} (place {seal.place}) was deleted."
        if seal.head != link(self.before, seal.place, content):
            return f"Entry {seal.entry_key} (place {seal.place}) was changed or moved: it is not what was sealed there."
        return None

    def _late(self, seal: Seal, entry: Entry | None) -> str | None:
        if self.proof.sealed_at is not None and seal.at > self.proof.sealed_at:
            self.sealed_before = self.proof.sealed_at
        if entry is None or self.sealed_before is None or entry.at >= self.sealed_before - LATE:
            return None
        return _put_in_late(entry)

    def _outside(self, seal: Seal) -> str | None:
        heads = self.outside.pop(seal.place, [])
        wrong = [head for head in heads if head.head != seal.head]
        if not wrong:
            return None
        day = clock.day_of(wrong[0].at)
        return f"The chain up to place {seal.place} is not the one whose head was kept outside on {day}."


def _outside(proof: Proof) -> dict[int, list[Head]]:
    """The heads kept outside, by place."""
    found: dict[int, list[Head]] = {}
    try:
        heads = kept_heads()
    except ValueError:
        proof.findings.append("A line among the heads kept outside cannot be read: somebody has changed the file.")
        heads = []
    for head in heads:
        found.setdefault(head.place, []).append(head)
    proof.heads = len(heads)
    return found


def _batches() -> Iterator[list[Seal]]:
    """The chain in order, some hundred places at a time, so that memory does not grow with it."""
    after = 0
    while seals := list(Seal.objects.filter(place__gt=after).order_by("place")[:BATCH]):
        yield seals
        after = seals[-1].place


def _put_in_late(entry: Entry) -> str:
    return (
        f"Entry {entry.pk} was put in late: it says {entry.at:%Y-%m-%d %H:%M} UTC, and that time was sealed without it."
    )


def _check_values(entries: list[Entry], proof: Proof) -> None:
    """Compare the digest in each entry with the version row that holds the values; say what was erased, and by what."""
    decisions = {
        (erasure.subject, erasure.version): erasure.decision
        for erasure in Erasure.objects.filter(version__in=[entry.version for entry in entries])
    }
    for label in {entry.subject.partition(":")[0] for entry in entries}:
        of_this = [entry for entry in entries if entry.subject.startswith(label + ":")]
        rows = apps.get_model(label).history.in_bulk([entry.version for entry in of_this])
        for entry in of_this:
            row = rows.get(entry.version)
            decision = decisions.get((entry.subject, entry.version or 0))
            if row is None and decision:
                proof.erased.append(f"The values of entry {entry.pk} were erased: {decision}.")
            elif row is None:
                proof.findings.append(f"The values of entry {entry.pk} are gone, and no decision says why.")
            elif not record.digests_agree(entry.digest, record.values_in(row, entry.fields.split(",")), entry.salt):
                proof.findings.append(f"The values of entry {entry.pk} are not those that were recorded.")
