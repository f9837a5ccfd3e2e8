"""Claims about erasing: a decision that a sealed entry bears out, and nothing less, explains values that are gone."""

from __future__ import annotations

import pytest

from heed.access import clock, sealing
from heed.access.actions import NotNow
from heed.access.erasing import erase_version
from heed.access.models import Entry, Erasure, User
from heed.access.proving import prove
from tests.access.sealing.made import by_force


def test_values_erased_under_a_decision_are_said_and_the_record_is_whole(shut_out, ingrid):
    version = User.history.get(history_id=shut_out.version)

    erased = erase_version(version=version, by=ingrid, decision="IG 2026/14")
    assert prove().findings == [
        f"The values of entry {shut_out.pk} are gone, and the erasure that stands there is borne out by no sealed entry."
    ]
    sealing.seal()

    proof = prove()
    assert str(erased) == f"{shut_out.subject}@{shut_out.version}: IG 2026/14"
    assert not User.history.filter(history_id=shut_out.version).exists()

    assert proof.whole
    assert proof.erased == [f"The values of entry {shut_out.pk} were erased: IG 2026/14."]


@pytest.mark.parametrize(
    ("fields", "digest"),
    [(None, ""), ("decision", "0" * 64), ("decision", "é"), ("", "0" * 64)],
    ids=["alone", "with an entry", "with a digest that is none", "with an entry of no fields"],
)
def test_an_erasure_put_in_by_force_erases_nothing(shut_out, ingrid, fields, digest):
    User.history.filter(history_id=shut_out.version).delete()
    forged = Erasure.objects.create(
        subject=shut_out.subject, version=shut_out.version, decision="IG 2026/99", by=ingrid, at=clock.now()
    )
    if fields is not None:
        columns = fields and ",".join(column.attname for column in Erasure._meta.concrete_fields)
        about = {"subject": f"access.Erasure:{forged.pk}", "fields": columns, "salt": "s", "digest": digest}
        Entry.objects.create(by=ingrid, kind="did", what="access.erase_version", at=forged.at, sentence="E.", **about)
    sealing.seal()

    proof = prove()

    assert proof.erased == []
    assert len(proof.findings) == 1
    assert "borne out by no sealed entry" in proof.findings[0]


def test_an_erasure_whose_decision_was_changed_by_force_is_borne_out_no_longer(shut_out, ingrid):
    erase_version(version=User.history.get(history_id=shut_out.version), by=ingrid, decision="IG 2026/14")
    sealing.seal()
    by_force(lambda: Erasure.objects.update(decision="IG 2026/99"))

    assert [finding.rpartition(" is ")[2] for finding in prove().findings] == ["borne out by no sealed entry."]


def test_what_is_erased_already_is_not_erased_again(shut_out, ingrid):
    version = User.history.get(history_id=shut_out.version)
    erase_version(version=version, by=ingrid, decision="IG 2026/14")
    version.pk = shut_out.version

    with pytest.raises(NotNow, match="no longer there"):
        erase_version(version=version, by=ingrid, decision="IG 2026/15")


def test_only_a_version_is_erased_and_only_under_a_decision(shut_out, ingrid, nadia):
    version = User.history.get(history_id=shut_out.version)

    assert str(erase_version.why_not(nadia, by=ingrid, decision="IG 2026/14")).startswith("Only a version")
    assert str(erase_version.why_not(version, by=ingrid, decision=" ")).startswith("Say under which decision")
    assert str(erase_version.why_not(version, by=nadia, decision="IG 2026/14")).startswith("You may not do this")
