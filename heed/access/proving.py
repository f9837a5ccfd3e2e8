"""Proving the record: what `heed audit verify` finds. It reads; it mends nothing.

What it can show: an entry changed, deleted, put in late or out of its order; a chain cut short, made again or written
anew (against the heads kept outside the database); heads taken out; a version row whose values are not those the entry
saw (`heed.access.proving_values`). What it cannot: a change to an entry not sealed yet, which is why it says how many
those are. A row that cannot be read is named, and never hides another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from heed.access import clock, legible
from heed.access.models import Entry, Seal
from heed.access.proving_values import check_values
from heed.access.sealing import (
    BATCH,
    GENESIS,
    Head,
    contents,
    head_of,
    kept_lines,
    last_place,
    line_hash,
    link,
    unsealed,
)

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


@dataclass(frozen=True, slots=True)
class _Place:
    """One place of the chain with what was found for it. None: not there, or it cannot be read."""

    place: int
    entry_key: int
    head: str
    at: datetime | None
    entry: Entry | None
    content: str | None
    deleted: bool


def prove() -> Proof:
    """Read the whole record and say what is wrong with it."""
    proof = Proof()
    until = last_place()  # before the heads are read: what is sealed meanwhile is for the next time
    walk = _Walk(proof, _outside(proof))
    for batch in _batches(until):
        held = [found.entry for found in _found(batch) if walk.step(found) and found.entry is not None]
        said, erased = check_values([entry for entry in held if entry.version is not None])
        proof.findings += said
        proof.erased += erased
    walk.end()
    _look_at_unsealed(proof, walk)
    return proof


@dataclass(slots=True)
class _Walk:
    """Goes along the chain, one place after the other."""

    proof: Proof
    outside: dict[int, list[Head]]
    before: str = GENESIS
    next: int = 1
    sealed_before: datetime | None = None  # when the sealing before the present one was
    highest_before: int = 0  # the highest number of an entry among those sealed before the present sealing
    highest: int = 0
    held: int = 0  # the last place that held what was sealed there
    not_kept: list[int] = field(default_factory=list)  # ends of a sealing whose head was not kept outside in time

    def step(self, found: _Place) -> bool:
        """Look at one place; whether it holds what was sealed there."""
        if found.place != self.next:
            self._find(f"Places {self.next} to {found.place - 1} of the chain are missing.")
        wrong = self._wrong(found)
        self._find(wrong)
        if wrong is None and found.at is not None and found.entry is not None:
            self._sealing_of(found.at)
            if _is_before(found.entry.at, self.sealed_before):
                self._find(_late(found.entry, self.highest_before))
            self.proof.sealed_at, self.held = found.at, found.place
            self.highest = max(self.highest, found.entry_key)
        self._compare_outside(found)
        self.before, self.next = found.head, found.place + 1
        self.proof.sealed += 1
        return wrong is None

    def end(self) -> None:
        """Say what was kept outside and is not there, and what is there and was not kept."""
        cut = {place for place in self.outside if place >= self.next and not Seal.objects.filter(place=place).exists()}
        for place, heads in sorted(self.outside.items()):
            if place in cut:
                self._find(f"The chain was cut: on {_day(heads[0].at)} it had {place} places, now fewer.")
        if self.proof.sealed and not self.proof.heads:
            self._find("No head is kept outside the database, so that a chain written anew would not show.")
            return
        if not cut:
            self._kept_in_time()
        if self.not_kept:
            self._find(
                f"The heads of {len(self.not_kept)} sealings, of places {self.not_kept[0]} to {self.not_kept[-1]}, were "
                "not kept outside when these were sealed: lines were taken out, or HEED_DATA could not be written then."
            )

    def _find(self, finding: str | None) -> None:
        if finding:
            self.proof.findings.append(finding)

    def _wrong(self, found: _Place) -> str | None:
        """What is wrong with the place itself."""
        named = f"Entry {found.entry_key} (place {found.place})"
        if found.at is None:
            return f"Place {found.place} of the chain cannot be read: it was changed by force."
        if found.deleted:
            return f"{named} was deleted."
        if found.entry is None or found.content is None:
            return f"{named} cannot be read: it was changed by force."
        if found.head != link(self.before, found.place, found.at, found.content):
            return f"{named} was changed or moved: it is not what was sealed there."
        return None

    def _sealing_of(self, at: datetime) -> None:
        """Note that a sealing begins. Where its own clock stands before the last one's, that clock was put back."""
        last = self.proof.sealed_at
        if last is None or at == last:
            return
        self._kept_in_time()
        self.sealed_before = min(last, at)
        self.highest_before = self.highest

    def _kept_in_time(self) -> None:
        """Whether the head of the sealing that ends at the place before was kept outside soon after."""
        place, at = self.next - 1, self.proof.sealed_at
        if (
            at is not None
            and place == self.held
            and not any(head.at <= at + LATE for head in self.outside.get(place, ()))
        ):
            self.not_kept.append(place)

    def _compare_outside(self, found: _Place) -> None:
        wrong = [head for head in self.outside.get(found.place, ()) if head.head != found.head]
        if wrong:
            again = Seal.objects.filter(place__lte=found.place, at__gt=wrong[0].at).order_by("place")
            first = again.values_list("place", flat=True).first()
            self._find(
                f"The chain up to place {found.place} is not the one whose head was kept outside on {_day(wrong[0].at)}"
                + (f": it was made again from place {first} on." if first else ".")
            )


def _look_at_unsealed(proof: Proof, walk: _Walk) -> None:
    """Count what is not sealed; name what cannot be, and what says it is older than a sealing that did not see it."""
    keys = list(unsealed().order_by("pk").values_list("pk", flat=True))
    proof.unsealed = len(keys)
    for start in range(0, len(keys), BATCH):
        some = keys[start : start + BATCH]
        entries = legible.rows(Entry.objects.all(), some)
        said = contents(list(entries.values()))
        for key in some:
            if key not in said:
                proof.findings.append(f"Entry {key} cannot be read, so that it is not sealed: it was written by force.")
            elif _is_before(entries[key].at, proof.sealed_at):
                proof.findings.append(_late(entries[key], walk.highest))


def _outside(proof: Proof) -> dict[int, list[Head]]:
    """The heads kept outside, by place. Each line carries a hash over the one before it."""
    found: dict[int, list[Head]] = {}
    before = line_hash(None)
    for number, line in enumerate(kept_lines(), 1):
        head = head_of(line)
        if head is None:
            proof.findings.append(
                f"Line {number} of the heads kept outside cannot be read: its writing was cut off, or it was changed."
            )
        else:
            if head.before != before:
                proof.findings.append(
                    f"Before line {number} of the heads kept outside a line was taken out or changed."
                )
            found.setdefault(head.place, []).append(head)
            proof.heads += 1
        before = line_hash(line)
    return found


def _batches(until: int) -> Iterator[Sequence[tuple[int, int, str]]]:
    """Place, entry and head along the chain, some hundred at a time, so that memory does not grow with it."""
    after = 0
    while batch := list(
        Seal.objects.filter(place__gt=after, place__lte=until)
        .order_by("place")
        .values_list("place", "entry_key", "head")[:BATCH]
    ):
        yield batch
        after = int(batch[-1][0])


def _found(batch: Sequence[tuple[int, int, str]]) -> Iterator[_Place]:
    """Each place with the moment of its sealing and its entry."""
    seals = legible.rows(Seal.objects.all(), [place for place, _, _ in batch])
    keys = [entry_key for _, entry_key, _ in batch]
    entries = legible.rows(Entry.objects.all(), keys)
    there = legible.each(
        lambda some: {key: key for key in Entry.objects.filter(pk__in=some).values_list("pk", flat=True)}, keys
    )
    said = contents(list(entries.values()))
    for place, key, head in batch:
        at = seals[place].at if place in seals else None
        yield _Place(place, key, head, at, entries.get(key), said.get(key), key not in there)


def _is_before(at: datetime, sealing: datetime | None) -> bool:
    """Whether a moment is so long before a sealing that this should have seen it."""
    return sealing is not None and at + LATE < sealing


def _late(entry: Entry, highest: int) -> str:
    """An entry older than the sealing before it. By its number it came after what was sealed then, or it did not."""
    says = f"it says {entry.at:%Y-%m-%d %H:%M} UTC, and that time was sealed without it"
    if entry.pk < highest:
        return f"Entry {entry.pk} was put in late: {says}, as were higher numbers."
    return f"Entry {entry.pk} was put in late, or the clock was wrong when it was made: {says}."


def _day(moment: datetime) -> str:
    return clock.day_of(moment).isoformat()
