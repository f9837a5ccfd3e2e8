"""The page on which a child's IRO is chosen, and the one on which it is written that the child was told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from heed.access.models import Entry, User
from heed.caseloads.models import Appointment
from heed.children.models import Child, PeriodOfCare
from heed.council import actions as council
from heed.council.models import words_on
from heed.council.presets import PRESETS
from heed.people.models import Worker
from tests.caseloads.made import APRIL, TODAY, allocate, appoint, cover, in_care, iro, siblings, social_worker
from tests.council.leaks import leaks
from tests.days import day
from tests.web.iros.conftest import Has, words_of
from tests.web.test_words import shown as text_of

SignedIn = Callable[[User], Client]
PageOf = Callable[[User, str], str]
SIXTEENTH = {"from_on-day": "16", "from_on-month": "11", "from_on-year": "2026"}


def _address(child: Child) -> str:
    return f"/children/{child.key}/iro/"


def _sent(worker: Worker, /, **changed: Any) -> dict[str, Any]:
    chosen = {"worker": worker.pk, "why": "first", "reason": "", "instead_of": ""}
    return chosen | SIXTEENTH | changed


def test_everybody_who_could_be_is_shown_with_what_the_check_found(
    page_of: PageOf, tom: User, amara: Child, hers: Worker, his: Worker
) -> None:
    carol = iro("Carol Webb")
    allocate(social_worker("Dev Patel", manager=carol), amara)
    ben = in_care("Ben")
    siblings(amara, ben)
    appoint(his, ben)

    page = page_of(tom, _address(amara))

    assert "Choose an IRO for Amara" in page
    assert page.index("Sam Whitaker 1 child") < page.index("Nadia Rahman 0 children")  # has the brother
    assert "Sam Whitaker 1 child; under the 50 to 70 of the Handbook To know: Sam Whitaker is the IRO of one of" in page
    assert "Needs a reason: One of the child’s brothers and sisters in care has another IRO: Sam Whitaker." in page
    cannot = page.partition("Cannot be chosen")[2]
    assert "Carol Webb Not allowed: Carol Webb manages Dev Patel, who holds the child’s case." in cannot
    assert "Regulations 2010, reg 46" in cannot


def test_nothing_found_is_said_too_and_who_is_away(
    page_of: PageOf, tom: User, amara: Child, hers: Worker, his: Worker
) -> None:
    allocate(social_worker("Dev Patel", manager=social_worker("Carol Webb")), amara)
    cover(hers, his, tom)

    page = page_of(tom, _address(amara))

    away = "Away until Mon 30 Nov 2026; Sam Whitaker covers"
    assert (
        f"Nadia Rahman 0 children; under the 50 to 70 of the Handbook. {away} Nothing that is recorded speaks against it."
        in page
    )


def test_part_of_full_time_stands_beside_the_load(page_of: PageOf, tom: User, amara: Child) -> None:
    part = iro("Ola Adeyemi", share="0.1")
    for _ in range(8):
        appoint(part, in_care())

    assert "Ola Adeyemi 8 children, in 10% of full time: 80 as full time; over the 50 to 70" in page_of(
        tom, _address(amara)
    )


@pytest.mark.parametrize(
    ("care_from", "says"),
    [
        ("Tue 27 Oct 2026", "In care since Tue 27 Oct 2026. The Handbook wants an IRO named by Tue 3 Nov 2026, the law before "
         "the first review, which is due by Tue 24 Nov 2026. Due by Tue 3 Nov 2026: 5 working days after"),
        ("Tue 1 Jun 2010", "In care since Tue 1 Jun 2010."),
    ],
)  # fmt: skip
def test_by_when_one_is_named_is_said(page_of: PageOf, tom: User, care_from: str, says: str) -> None:
    assert says in page_of(tom, _address(in_care("Ava", from_on=day(care_from))))


def _reasons(page: str) -> list[str]:
    return [
        word
        for word in ("The child came into care", "came back into care, to", "has left", "asked for another")
        if word in page
    ]


def test_the_reasons_are_those_that_can_be(page_of: PageOf, tom: User, amara: Child, hers: Worker, his: Worker) -> None:
    first = _reasons(page_of(tom, _address(amara)))
    back = in_care("Back", until_on=day("Fri 1 May 2026"))
    appoint(hers, back, until_on=day("Fri 1 May 2026"))
    PeriodOfCare.objects.create(child=back, from_on=day("Mon 9 Nov 2026"))
    vacant, other = in_care("Vacant"), in_care("Other")
    appoint(hers, vacant, until_on=day("Fri 1 May 2026"))
    appoint(hers, other)

    assert first == ["The child came into care"]
    assert _reasons(page_of(tom, _address(back))) == ["The child came into care", "came back into care, to"]
    assert "by Mon 16 Nov 2026, the law" in page_of(tom, _address(back))
    for child in (vacant, other):
        assert _reasons(page_of(tom, _address(child))) == ["has left", "asked for another"]
    assert "They have none now: one is named as soon as is practicable." in page_of(tom, _address(vacant))


def test_one_press_chooses_and_says_what_comes_next(
    signed_in: SignedIn, tom: User, nadia: User, amara: Child, hers: Worker
) -> None:
    answer = signed_in(tom).post(_address(amara), _sent(hers), follow=True)

    assert answer.redirect_chain == [(f"{_address(amara)}?done=chosen", 302)]
    page = words_of(answer.content.decode())
    assert "Nadia Rahman is Amara’s IRO Since Mon 16 Nov 2026." in page
    assert "Write down that Amara was told" in page
    assert "Choose this IRO" not in page
    assert Child.objects.visible_to(nadia).filter(pk=amara.pk).exists()


def test_the_one_they_have_is_not_among_those_to_choose_and_is_named(
    page_of: PageOf, tom: User, amara: Child, hers: Worker, his: Worker
) -> None:
    appoint(hers, amara)

    page = page_of(tom, _address(amara))

    assert "Choose another IRO for Amara Nadia Rahman is theirs, since Wed 1 Apr 2026." in page
    assert "Nadia Rahman 1 child" not in page


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"why": ""}, "Say why the child gets this IRO."),
        ({"from_on-day": "", "from_on-month": "", "from_on-year": ""}, "Give the day from which they are the IRO."),
        ({"from_on-year": "2126"}, "Check the year"),
        ({"from_on-day": "17"}, "An IRO cannot be named for a day to come: give Mon 16 Nov 2026 or a day before it."),
        ({"reason": "x" * 501}, "Give the reason in at most 500 characters."),
        ({"worker": "999"}, "Choose an IRO of the service."),
        ({"worker": ""}, "Choose an IRO."),
        ({"why": "other"}, "Say in words what the other reason is."),
        ({"instead_of": "x"}, "Somebody chose an IRO for this child while you were choosing."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_chosen(
    signed_in: SignedIn, tom: User, amara: Child, hers: Worker, changed: dict[str, str], says: str
) -> None:
    answer = signed_in(tom).post(_address(amara), _sent(hers, **changed))

    assert answer.status_code == 200
    assert says in words_of(answer.content.decode())
    assert not Appointment.objects.exists()


def test_a_reason_that_is_wanting_is_asked_for_at_its_field(
    signed_in: SignedIn, tom: User, amara: Child, hers: Worker, his: Worker
) -> None:
    ben = in_care("Ben")
    siblings(amara, ben)
    appoint(his, ben)

    page = signed_in(tom).post(_address(amara), _sent(hers)).content.decode()

    assert 'href="#id_reason">Give a reason for choosing Nadia Rahman' in page
    assert f'value="{hers.pk}" aria-describedby="of-{hers.pk}" checked' in page


def test_of_two_who_choose_one_after_the_other_the_second_is_told_and_sees_who_it_is(
    signed_in: SignedIn, tom: User, amara: Child, hers: Worker, his: Worker
) -> None:
    client = signed_in(tom)
    client.post(_address(amara), _sent(hers))

    page = words_of(client.post(_address(amara), _sent(his)).content.decode())

    assert "Somebody chose an IRO for this child while you were choosing. Look again at who it is now." in page
    assert "Nadia Rahman is theirs, since Mon 16 Nov 2026." in page


def test_another_is_chosen_in_place_of_the_one_who_was_seen(
    signed_in: SignedIn, tom: User, amara: Child, hers: Worker, his: Worker
) -> None:
    before = appoint(hers, amara)
    client = signed_in(tom)
    assert f'name="instead_of" value="{before.pk}"' in client.get(_address(amara)).content.decode()

    client.post(_address(amara), _sent(his, why="share", reason="Fewer children", instead_of=str(before.pk)))

    assert Appointment.objects.get(until_on=None).worker == his


def test_a_child_who_is_not_in_care_has_none_to_choose(signed_in: SignedIn, tom: User, hers: Worker) -> None:
    left = in_care("Left", until_on=TODAY)
    client = signed_in(tom)

    assert "This child is not in care by what is loaded." in words_of(client.get(_address(left)).content.decode())
    assert client.post(_address(left), _sent(hers)).status_code == 200
    assert not Appointment.objects.exists()


def test_where_nobody_could_be_it_says_so(page_of: PageOf, tom: User, amara: Child, hers: Worker) -> None:
    allocate(hers, amara)

    page = page_of(tom, _address(amara))

    assert "Nobody could be: every IRO of the service stands below, with the reason." in page
    assert "Choose this IRO" not in page


def test_looking_is_on_the_record_and_the_page_is_for_the_manager(
    signed_in: SignedIn, tom: User, grace: User, nadia: User, amara: Child, hers: Worker, has: Has
) -> None:
    has(hers, amara)
    signed_in(tom).get(_address(amara))

    assert Entry.objects.get(what="web.appoint").by == tom
    for user in (grace, nadia):
        assert signed_in(user).get(_address(amara)).status_code == 404


def test_a_child_is_chosen_for_in_as_many_questions_with_many_iros_as_with_few(
    signed_in: SignedIn, tom: User, amara: Child
) -> None:
    client = signed_in(tom)

    def asked(n: int) -> int:
        for i in range(n):
            each, sibling = iro(f"IRO {i}"), in_care()
            appoint(each, sibling)
            appoint(each, amara, APRIL, day("Thu 2 Apr 2026"))
            siblings(amara, sibling)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(_address(amara)).status_code == 200
        return len(queries)

    client.get(_address(amara))

    assert asked(2) == asked(12)


# Told


def test_the_day_on_which_the_child_was_told_is_written_down(
    signed_in: SignedIn, nadia: User, amara: Child, hers: Worker, has: Has
) -> None:
    made = has(hers, amara)
    client, address = signed_in(nadia), f"{_address(amara)}told/"
    assert "On which day was Amara told?" in words_of(client.get(address).content.decode())

    sent = {"told_on-day": "2", "told_on-month": "4", "told_on-year": "2026"}
    answer = client.post(address, sent, follow=True)

    assert "Amara was told on Thu 2 Apr 2026." in words_of(answer.content.decode())
    made.refresh_from_db()
    assert made.child_told_on == day("Thu 2 Apr 2026")


@pytest.mark.parametrize(
    ("of_day", "says"),
    [
        ("17", "That day is still to come: give Mon 16 Nov 2026 or a day before it."),
        ("31", "There is no such day as"),
    ],
)
def test_a_day_that_cannot_be_is_said(
    signed_in: SignedIn, nadia: User, amara: Child, hers: Worker, has: Has, of_day: str, says: str
) -> None:
    has(hers, amara)
    sent = {"told_on-day": of_day, "told_on-month": "11", "told_on-year": "2026"}

    assert says in words_of(signed_in(nadia).post(f"{_address(amara)}told/", sent).content.decode())


def test_a_child_without_one_cannot_have_been_told(signed_in: SignedIn, grace: User, amara: Child) -> None:
    address = f"{_address(amara)}told/"

    assert "Amara has no IRO now." in words_of(signed_in(grace).get(address).content.decode())
    assert "Amara has no IRO now." in words_of(signed_in(grace).post(address, SIXTEENTH).content.decode())


def test_a_child_out_of_sight_is_not_there(
    signed_in: SignedIn, sam: User, amara: Child, hers: Worker, has: Has
) -> None:
    has(hers, amara)

    assert signed_in(sam).get(f"{_address(amara)}told/").status_code == 404


# Words


@pytest.mark.parametrize("preset", sorted(PRESETS))
def test_no_page_of_the_iros_says_a_word_that_the_council_says_differently(
    preset: str, signed_in: SignedIn, tom: User, ingrid: User, amara: Child, hers: Worker, his: Worker, has: Has
) -> None:
    council.adopt_words(by=ingrid, preset=preset, from_on=day("Wed 1 Apr 2015"))
    has(hers, in_care("Kofi", from_on=day("Tue 27 Oct 2026")))
    waits = in_care("Ava", from_on=day("Tue 27 Oct 2026"))
    allocate(his, amara)
    has(hers, amara)
    cover(hers, his, tom)
    client = signed_in(tom)
    pages = [
        client.get(address)
        for address in (
            *("/iros/", f"/iros/{hers.pk}/", f"/iros/{hers.pk}/cover/"),
            *(_address(waits), _address(amara), f"{_address(amara)}told/", f"{_address(amara)}?done=chosen"),
        )
    ]
    pages += [
        client.post(f"/iros/{hers.pk}/cover/", {"why": ""}),
        client.post(_address(waits), _sent(his, why="other")),
        client.post(_address(waits), {"reason": ""}),
    ]

    found = [leaks(text_of(page.content.decode()), words_on(TODAY)) for page in pages]

    assert found == [set()] * len(pages)
    assert {page.status_code for page in pages} == {200}
