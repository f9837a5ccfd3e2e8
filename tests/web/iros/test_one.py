"""The page of one IRO: their children in sight with what comes next, cover, changes, how to reach them."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from heed.access.models import Entry, EntryChild, User
from heed.access.permissions import Role
from heed.caseloads import sight
from heed.caseloads.models import Appointment, Cover
from heed.children.models import Child
from heed.people.models import Worker
from tests.caseloads.made import APRIL, TODAY, allocate, appoint, cover, in_care, iro, social_worker
from tests.days import day
from tests.reviews.made import due, planned
from tests.web.iros.conftest import Has

PageOf = Callable[[User, str], str]
MAY = day("Fri 1 May 2026")


def test_each_child_has_the_next_review_by_law_and_as_planned_the_soonest_first(
    page_of: PageOf, tom: User, nadia: User, amara: Child, hers: Worker, has: Has
) -> None:
    kofi, lena = in_care("Kofi", "F-2"), in_care("Lena", "F-3")
    for child in (lena, amara, kofi):
        has(hers, child)
    due(amara, latest_on=day("Sun 29 Nov 2026"))
    due(kofi, latest_on=day("Fri 20 Nov 2026"))
    planned(amara, tom, day("Thu 26 Nov 2026"))

    page = page_of(nadia, f"/iros/{hers.pk}/")

    assert "3 children in care: under the 50 to 70 of the Handbook." in page
    assert page.index("Kofi") < page.index("Amara") < page.index("Lena")
    assert "Fri 20 Nov in 4 days Kofi Okafor since Wed 1 Apr 2026" in page
    assert "Planned for Thu 26 Nov" in page
    assert "none Lena Okafor since Wed 1 Apr 2026 No review is asked for No day planned" in page


def test_children_out_of_sight_are_counted_alone(
    page_of: PageOf, sam: User, ruth: User, amara: Child, hers: Worker, has: Has
) -> None:
    has(hers, amara)

    for user in (sam, ruth):
        page = page_of(user, f"/iros/{hers.pk}/")
        assert "Amara" not in page
        assert "1 whom you may not see." in page
        assert "a child whom you may not see came." in page
    assert not Entry.objects.filter(what="web.iro").exists()


def test_what_was_seen_is_on_the_record(page_of: PageOf, tom: User, amara: Child, hers: Worker, has: Has) -> None:
    has(hers, amara)

    page_of(tom, f"/iros/{hers.pk}/")

    (entry,) = Entry.objects.filter(what="web.iro")
    assert (entry.filter, entry.sentence) == (f"iro={hers.pk}", "Looked at an IRO's children.")
    assert list(EntryChild.objects.filter(entry=entry).values_list("child_key", flat=True)) == [str(amara.pk)]


def test_whether_the_child_was_told_and_where_to_write_it_down(
    signed_in: Callable[[User], Client], nadia: User, ruth: User, tom: User, amara: Child, hers: Worker, has: Has
) -> None:
    made = has(hers, amara)
    address, told = f"/iros/{hers.pk}/", f"/children/{amara.key}/iro/told/"

    assert told in signed_in(nadia).get(address).content.decode()
    Appointment.objects.filter(pk=made.pk).update(child_told_on=day("Thu 2 Apr 2026"))
    page = signed_in(nadia).get(address).content.decode()

    assert told not in page
    assert "Told 2 Apr 2026" in page


def test_whoever_may_not_write_it_down_reads_that_the_child_is_not_told(
    signed_in: Callable[[User], Client], make_user: Callable[..., User], tom: User, amara: Child, hers: Worker, has: Has
) -> None:

    mina = make_user("mina", Role.CONFERENCE_CHAIR)
    has(iro("Mina Castellane", mina), amara)
    page = signed_in(mina).get(f"/iros/{Worker.objects.get(user=mina).pk}/").content.decode()

    assert "Not told who it is" in page
    assert "/iro/told/" not in page


def test_how_to_reach_them(page_of: PageOf, tom: User, nadia: User, hers: Worker) -> None:
    assert "No address is recorded." in page_of(tom, f"/iros/{hers.pk}/")

    nadia.email = "nadia.rahman@fenshire.example"
    nadia.save()

    assert "nadia.rahman@fenshire.example" in page_of(tom, f"/iros/{hers.pk}/")
    assert "No address is recorded." in page_of(tom, f"/iros/{iro('No Login').pk}/")


def test_part_of_full_time_and_over_the_band_are_said(page_of: PageOf, tom: User) -> None:
    part = iro("Ola Adeyemi", share="0.1")
    for _ in range(8):
        appoint(part, in_care())

    page = page_of(tom, f"/iros/{part.pk}/")

    assert "8 children in care in 10% of full time, as 80 full time: over the 50 to 70 of the Handbook." in page


def test_changes_of_the_year_name_the_children_in_sight_the_newest_first(
    page_of: PageOf, tom: User, amara: Child, hers: Worker, his: Worker
) -> None:
    kofi, lena, mistake = in_care("Kofi"), in_care("Lena"), in_care("Mina")
    appoint(hers, amara, day("Tue 31 Mar 2026"), MAY)
    Appointment.objects.create(child=kofi, worker=hers, from_on=day("Mon 1 Jun 2026"), why="share")
    appoint(hers, lena, day("Tue 31 Mar 2026"), day("Tue 17 Nov 2026"))
    appoint(hers, mistake, MAY, MAY)

    page = page_of(tom, f"/iros/{hers.pk}/").partition("Changes since 1 April 2026")[2]

    assert page.strip() == "Mon 1 Jun : Kofi came. To share the work. Fri 1 May : Amara was theirs until then."


def test_no_changes_and_no_children_are_said(page_of: PageOf, tom: User, hers: Worker) -> None:
    page = page_of(tom, f"/iros/{hers.pk}/")

    assert "They have no child in care now." in page
    assert page.endswith("Changes since 1 April 2026 None.")


def test_cover_stands_there_with_its_end_for_the_manager_alone(
    signed_in: Callable[[User], Client], tom: User, nadia: User, hers: Worker, his: Worker
) -> None:
    made = cover(hers, his, tom)
    end = f"/iros/covers/{made.pk}/end/"

    for worker in (hers, his):
        assert end in signed_in(tom).get(f"/iros/{worker.pk}/").content.decode()
    page = signed_in(nadia).get(f"/iros/{hers.pk}/").content.decode()
    assert "Sam Whitaker covers until Mon 30 Nov" in page
    assert end not in page
    assert "Arrange cover" not in page


def test_children_whom_the_one_who_covers_does_not_see_are_named_with_why(
    page_of: PageOf, tom: User, nadia: User, ruth: User, amara: Child, hers: Worker, his: Worker, has: Has
) -> None:
    has(hers, amara)
    has(hers, in_care("Kofi"))
    allocate(his, amara, APRIL, MAY)
    cover(hers, his, tom)

    page = page_of(tom, f"/iros/{hers.pk}/")

    assert "Not covered Amara Okafor : Sam Whitaker held the child’s case before." in page
    hidden = page_of(ruth, f"/iros/{hers.pk}/")
    assert "Not covered 1 whom you may not see." in hidden
    assert "Amara" not in hidden


def test_one_who_is_an_iro_no_longer_has_a_page_as_has_the_manager_with_children_and_nobody_else(
    signed_in: Callable[[User], Client], tom: User, amara: Child
) -> None:
    gone, dev = iro("Gone Away", until_on=TODAY), social_worker("Dev Patel")
    manager = Worker.objects.create(name="Tom Ellis", profession="IRO service manager", from_on=APRIL)
    client = signed_in(tom)

    page = client.get(f"/iros/{gone.pk}/").content.decode()
    assert "Not an IRO of the service today." in page
    assert "Arrange cover" not in page
    assert [client.get(f"/iros/{each.pk}/").status_code for each in (dev, manager)] == [404, 404]
    appoint(manager, amara)
    assert client.get(f"/iros/{manager.pk}/").status_code == 200


# Arranging and ending cover


def _days(**days: str) -> dict[str, str]:
    sent: dict[str, str] = {}
    for name, written in days.items():
        found = day(written)
        sent |= {f"{name}-day": str(found.day), f"{name}-month": str(found.month), f"{name}-year": str(found.year)}
    return sent


def test_the_manager_arranges_cover_and_is_led_to_the_page_that_says_so(
    signed_in: Callable[[User], Client], tom: User, sam: User, amara: Child, hers: Worker, his: Worker, has: Has
) -> None:
    has(hers, amara)
    client = signed_in(tom)
    sent = {"covered_by": his.pk, "why": "Leave", **_days(from_on="Mon 16 Nov 2026", until_on="Mon 30 Nov 2026")}

    answer = client.post(f"/iros/{hers.pk}/cover/", sent, follow=True)

    assert answer.redirect_chain == [(f"/iros/{hers.pk}/?done=covered", 302)]
    assert "That is arranged, and both were told." in answer.content.decode()
    assert Child.objects.visible_to(sam).filter(pk=amara.pk).exists()
    made = Cover.objects.get()
    ended = client.post(f"/iros/covers/{made.pk}/end/", follow=True)
    assert "That cover has ended, and both were told." in ended.content.decode()
    again = client.post(f"/iros/covers/{made.pk}/end/", follow=True)
    assert "That cover was over already." in again.content.decode()
    assert client.post("/iros/covers/999/end/").status_code == 404


def test_a_colleague_is_shown_with_their_load_and_what_stands_in_the_way_the_freest_first(
    page_of: PageOf, tom: User, amara: Child, hers: Worker, his: Worker
) -> None:
    appoint(hers, amara)
    allocate(his, amara)
    ola = iro("Ola Adeyemi")
    appoint(ola, in_care())
    cover(ola, iro("Joan Petrie"), tom)

    page = page_of(tom, f"/iros/{hers.pk}/cover/")

    assert "1 child to cover. Nadia Rahman stays their IRO" in page
    assert page.index("Joan Petrie 0 children of their own Has no login.") < page.index(
        "Ola Adeyemi 1 child of their own"
    )
    assert "Ola Adeyemi 1 child of their own Away until Mon 30 Nov 2026. Has no login." in page
    assert (
        "Sam Whitaker 0 children of their own Not independent of the case of 1 child, whom they would not see." in page
    )


def test_what_is_wrong_is_said_and_what_was_typed_stays(
    signed_in: Callable[[User], Client], tom: User, hers: Worker, his: Worker
) -> None:
    client, address = signed_in(tom), f"/iros/{hers.pk}/cover/"

    empty = client.post(address, {"why": ""}).content.decode()
    assert all(
        said in empty
        for said in ("Give the first day away.", "Give the first day on which they are back.", "Choose who covers.")
    )
    sent = {"covered_by": his.pk, "why": "Training", **_days(from_on="Mon 30 Nov 2026", until_on="Mon 16 Nov 2026")}
    wrong = client.post(address, sent).content.decode()
    assert "The day they are back is after the first day away: check both." in wrong
    assert 'value="Training"' in wrong
    assert f'value="{his.pk}" aria-describedby="of-{his.pk}" checked' in wrong
    assert "Choose one of the list." in client.post(address, {**sent, "covered_by": hers.pk}).content.decode()
    assert not Cover.objects.exists()


def test_who_is_not_an_iro_today_gets_no_cover_and_an_arranged_one_is_shown(
    page_of: PageOf, tom: User, hers: Worker, his: Worker
) -> None:
    cover(hers, his, tom)

    assert "Arranged already Mon 30 Nov back in 14 days Sam Whitaker covers until Mon 30 Nov." in page_of(
        tom, f"/iros/{hers.pk}/cover/"
    )
    assert "Arranged already" not in page_of(tom, f"/iros/{his.pk}/cover/")
    gone = iro("Gone Away", until_on=TODAY)
    assert "Gone Away is not an IRO of the service today." in page_of(tom, f"/iros/{gone.pk}/cover/")


def test_cover_is_for_the_manager(
    signed_in: Callable[[User], Client], nadia: User, grace: User, tom: User, hers: Worker, his: Worker
) -> None:
    made = cover(hers, his, tom)
    for user in (nadia, grace):
        client = signed_in(user)
        assert client.get(f"/iros/{hers.pk}/cover/").status_code == 404
        assert client.post(f"/iros/covers/{made.pk}/end/").status_code == 404
    sight.put_right(hers, by=tom)
