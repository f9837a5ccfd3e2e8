"""Comparing the values that versions hold with the digests in the record. Part of `heed.access.proving`.

An erasure counts only where a sealed entry bears it out: the digest in that entry is keyed with the deployment's
secret, so that nobody can write one with the database alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.apps import apps
from django.db.models import Exists, Model, OuterRef

from heed.access import legible, record
from heed.access.erasing import erase_version
from heed.access.models import Entry, Erasure, Seal

_GONE = "The values of entry {} are gone, and {}."


def check_values(entries: Sequence[Entry]) -> tuple[list[str], list[str]]:
    """What is wrong with the values of these entries, and what was erased, by which decision. In sentences."""
    findings: list[str] = []
    erased: list[str] = []
    erasures = _erasures(entries)
    borne_out = _borne_out(list(erasures.values()))
    for label in sorted({_label(entry) for entry in entries}):
        of_this = [entry for entry in entries if _label(entry) == label]
        versions = _versions(label)
        if versions is None:
            findings += [_unreadable(entry, f"its subject “{entry.subject}” keeps no versions") for entry in of_this]
            continue
        rows = legible.rows(versions._base_manager.all(), [entry.version for entry in of_this])
        for entry in of_this:
            row, erasure = rows.get(_number(entry.version)), erasures.get(entry.pk)
            if row is None and erasure is not None and erasure.pk in borne_out:
                erased.append(f"The values of entry {entry.pk} were erased: {erasure.decision}.")
            else:
                findings += _finding(entry, row, erasure)
    return findings, erased


def _finding(entry: Entry, row: Model | None, erasure: Erasure | None) -> list[str]:
    if not isinstance(entry.version, int):
        return [_unreadable(entry, f"its version “{entry.version}” is not a number")]
    if row is None:
        why = "the erasure that stands there is borne out by no sealed entry" if erasure else "no decision says why"
        return [_GONE.format(entry.pk, why)]
    try:
        agree = record.digests_agree(entry.digest, record.values_in(row, entry.fields.split(",")), entry.salt)
    except Exception as fault:
        if not legible.is_illegible(fault):
            raise
        return [_unreadable(entry, "its digest or its values are not what Heed writes")]
    return [] if agree else [f"The values of entry {entry.pk} are not those that were recorded."]


def _unreadable(entry: Entry, why: str) -> str:
    return f"The values of entry {entry.pk} cannot be read: {why}."


def _label(entry: Entry) -> str:
    return str(entry.subject).partition(":")[0]


def _number(version: object) -> int:
    """A version's number, or one that no version has."""
    return version if isinstance(version, int) else -1


def _versions(label: str) -> type[Model] | None:
    """The model of the versions of a thing; None where there is no such thing, or it keeps none."""
    try:
        model: type[Model] = apps.get_model(label).history.model
    except (LookupError, ValueError, AttributeError):
        return None
    return model


def _erasures(entries: Sequence[Entry]) -> Mapping[int, Erasure]:
    """The erasures that speak of these entries, by the entry's key, whether borne out or not."""
    asked = [entry.version for entry in entries if isinstance(entry.version, int)]
    keys = list(Erasure.objects.filter(version__in=asked).values_list("pk", flat=True))
    found = {
        (erasure.subject, erasure.version): erasure for erasure in legible.rows(Erasure.objects.all(), keys).values()
    }
    return {entry.pk: found[said] for entry in entries if (said := (entry.subject, entry.version or 0)) in found}


def _borne_out(erasures: Sequence[Erasure]) -> frozenset[int]:
    """The keys of the erasures that a sealed entry tells of, with a digest of all that they say."""
    by_subject = {f"{Erasure._meta.label}:{erasure.pk}": erasure for erasure in erasures}
    sealed = Entry.objects.filter(Exists(Seal.objects.filter(entry_key=OuterRef("pk"))), what=erase_version.name)
    keys = list(sealed.filter(subject__in=by_subject).values_list("pk", flat=True))
    told = legible.rows(Entry.objects.all(), keys).values()
    return frozenset(by_subject[entry.subject].pk for entry in told if _tells_of(entry, by_subject[entry.subject]))


def _tells_of(entry: Entry, erasure: Erasure) -> bool:
    columns = [column.attname for column in Erasure._meta.concrete_fields]
    if sorted(entry.fields.split(",")) != sorted(columns) or not entry.digest.isascii():
        return False
    return record.digests_agree(entry.digest, record.values_in(erasure, columns), entry.salt)
