"""Asking whether the record is whole, from a page; what was found goes into the record itself. The proof is `proving`."""

from __future__ import annotations

from datetime import timedelta

from heed.access import clock, notices, record
from heed.access.actions import action
from heed.access.models import Entry, User
from heed.access.permissions import Permission, Role
from heed.access.proving import Proof, prove

VERIFIED = "access.verified"
"""What the entry is called that says what was found."""

LONGEST = 500
"""Characters of an entry's sentence."""

LOOKED_BACK = timedelta(days=92)
"""How far back the last answer is sought: the record is long, and is not read through for it."""


@action(Permission.VERIFY_RECORD)
def ask_whether_whole(*, by: User) -> None:
    """Ask whether the record is whole."""


def verify() -> Proof:
    """Prove the record, write into it what was found, and tell the administrators where it is not whole."""
    proof = prove()
    sentence = _sentence(proof)
    record.wrote(by=None, what=VERIFIED, sentence=sentence)
    if not proof.whole:
        notices.tell(notices.holding(Role.ADMINISTRATOR), what="access.not_whole", sentence=sentence)
    return proof


def last_answer() -> Entry | None:
    """The entry of the last answer; None where nobody asked of late."""
    since = clock.now() - LOOKED_BACK
    return Entry.objects.filter(what=VERIFIED, at__gte=since).order_by("-at").first()


def waiting_since(answer: Entry | None) -> Entry | None:
    """Who asked last and has no answer yet; None where nobody waits."""
    since = answer.at if answer else clock.now() - LOOKED_BACK
    return Entry.objects.filter(what=ask_whether_whole.name, at__gt=since).select_related("by").order_by("-at").first()


def _sentence(proof: Proof) -> str:
    sealed = f"{proof.sealed:,} entries are sealed, {proof.unsealed:,} not yet"
    if proof.whole:
        return f"The record is whole: {sealed}."
    n = len(proof.findings)
    found = "1 finding" if n == 1 else f"{n:,} findings"
    said = f"The record is not whole, {found}: {proof.findings[0]} {sealed}."
    return said if len(said) <= LONGEST else said[: LONGEST - 1] + "…"
