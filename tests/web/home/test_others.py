"""The first pages of a chair, an auditor, a participation officer, an administrator, and of somebody without a role."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from heed.access import record, sealing
from heed.access.models import Entry, User
from heed.access.permissions import Role
from heed.council.models import Setting
from heed.web.home import glance
from tests.days import day
from tests.web.fenshire import reading
from tests.web.home.made import child_of, in_days, see, worker

SignedIn = Callable[[User], Client]

pytestmark = pytest.mark.usefixtures("monday")


def _page(client: Client) -> str:
    return " ".join(client.get("/").content.decode().split())


def _section(page: str, title: str) -> str:
    return page.partition(f">{title}</h2>")[2].partition("</section>")[0]


@pytest.mark.parametrize(
    ("role", "why"),
    [
        (Role.CONFERENCE_CHAIR, "A record is opened to you when you chair for the child."),
        (Role.AUDITOR, "A record is opened to you for as long as the child is in a sample that you audit."),
    ],
)
def test_a_chair_and_an_auditor_read_which_records_are_open_to_them(
    make_user: Any, signed_in: SignedIn, role: Role, why: str
) -> None:
    user = make_user("somebody", role)
    assert "No record of a child in care is open to you now." in _page(signed_in(user))
    amara, other = child_of(None, "Amara"), child_of(None, "Ben")
    see(user, amara)

    page = _page(signed_in(user))

    assert "1 record of children in care is open to you." in page
    assert f'<a href="/children/{amara.key}/">Amara Okafor</a>: <span class="muted">14 years old</span>' in page
    assert "Ben" not in page
    assert str(other.key) not in page
    assert why in page
    assert {each.child_key for each in Entry.objects.get(what="web.home").children.all()} == {str(amara.pk)}


def test_many_open_records_lead_to_the_list_of_children(make_user: Any, signed_in: SignedIn) -> None:
    user = make_user("somebody", Role.AUDITOR)
    for n in range(21):
        see(user, child_of(None, f"Child{n}"))

    assert '<a href="/children/">and 1 more</a>' in _page(signed_in(user))


def test_a_chair_who_is_an_iro_has_the_page_of_an_iro(make_user: Any, signed_in: SignedIn) -> None:
    page = _page(signed_in(make_user("somebody", Role.CONFERENCE_CHAIR, Role.IRO)))

    assert ">Today</h2>" in page
    assert "Records open to you" not in page


def test_a_participation_officer_reads_how_children_took_part(
    make_user: Any, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = make_user("pia", Role.PARTICIPATION_OFFICER)
    assert "Figures are counted from a return, and none has been applied." in _page(signed_in(user))
    monkeypatch.setattr(glance, "reading_of", lambda request, rows: reading())

    page = _page(signed_in(user))

    for code in ("views_given", "took_part", "attended"):
        assert f'href="/figures/{code}/?period=2026"' in page
    assert '<a href="/figures/">Figures</a>' in _section(page, "What you can open")
    assert page.count("took part") == 1  # it stands by itself, and not beside the first once more
    assert "/children/" not in page.partition("<main")[2]
    assert not Entry.objects.filter(what="web.home").exists()


def test_an_administrator_reads_who_holds_no_role(make_user: Any, signed_in: SignedIn, ingrid: User) -> None:
    assert "Everybody who signs in holds a role." in _page(signed_in(ingrid))
    make_user("zed")
    make_user("gone", is_active=False)

    page = _page(signed_in(ingrid))

    section = _section(page, "People without a role")
    assert "1 person signs in and holds no role, so that Heed shows them nothing." in page
    assert "Zed" in section
    assert "Gone" not in section
    assert "Ingrid" not in section


def test_an_administrator_reads_of_so_many_people_at_once(make_user: Any, signed_in: SignedIn, ingrid: User) -> None:
    for n in range(21):
        make_user(f"zed{n:02}")

    page = _page(signed_in(ingrid))

    assert "More than 20 people sign in and hold no role" in page
    assert "and more" in _section(page, "People without a role")
    assert "Zed20" not in page


def test_an_administrator_reads_which_settings_changed_lately(signed_in: SignedIn, ingrid: User) -> None:
    assert "Nothing in the last four weeks." in _page(signed_in(ingrid))
    for on, why in ((in_days(-27), "Agreed"), (in_days(-28), "Long ago"), (in_days(9), "To come")):
        Setting.objects.create(name="council_name", value="St Fens", from_on=on, reason=why)
    Setting.objects.create(name="no_longer_declared", value="1", from_on=in_days(-1), reason="Forgotten")

    section = _section(_page(signed_in(ingrid)), "Settings changed lately")

    assert "since Tue 20 Oct 2026: Agreed" in section
    assert "begins Wed 25 Nov 2026: To come" in section
    assert "Long ago" not in section
    assert "Forgotten" not in section


def test_an_administrator_reads_how_far_the_record_is_sealed(
    signed_in: SignedIn, ingrid: User, settings: Any, tmp_path: Any
) -> None:
    settings.HEED_DATA = tmp_path
    assert "Nothing is sealed yet" in _page(signed_in(ingrid))
    record.saw(by=ingrid, what="web.record", sentence="Looked at the record.")
    n = sealing.seal()
    assert n

    section = _section(_page(signed_in(ingrid)), "The record")

    assert f"Sealed to entry {n}, " in section
    assert "nothing waits to be sealed." in section


@pytest.mark.parametrize(
    ("administrators", "ask"),
    [
        ((), "Ask whoever runs Heed at the council for a role."),
        (("ingrid",), "Ask Ingrid, who gives roles here."),
        (("ingrid", "omar"), "Ask Ingrid and Omar, who give roles here."),
    ],
)
def test_somebody_without_a_role_is_told_whom_to_ask(
    make_user: Any, signed_in: SignedIn, administrators: tuple[str, ...], ask: str
) -> None:
    for name in administrators:
        make_user(name, Role.ADMINISTRATOR)
    child_of(worker("Nadia Rahman"), "Amara", by_law=in_days(-3))

    page = _page(signed_in(make_user("zed")))

    assert f"You hold no role here, so there is nothing to show. {ask}" in page
    assert "Amara" not in page


def test_a_person_of_two_roles_has_a_part_for_each(make_user: Any, signed_in: SignedIn) -> None:
    page = _page(signed_in(make_user("both", Role.ADMINISTRATOR, Role.SERVICE_MANAGER)))

    assert page.index('id="late"') < page.index('id="part-admin"')
    assert page.count("<h1>") == 1
    assert day("Mon 16 Nov 2026").strftime("%A %d") in page
