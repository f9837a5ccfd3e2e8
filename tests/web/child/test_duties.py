"""The council's duties to a child: each review that was asked for, by when and why, what became of it, and who may act."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.http import QueryDict

from heed.access.models import User
from heed.children.models import Child, Episode, PeriodOfCare
from heed.council import actions as council
from heed.council.models import ListItem
from heed.exchange.models import CarriedIn
from heed.facts.due import refresh
from heed.reviews.models import LateExplained, Review
from heed.web.child import deeds, links
from heed.web.child.duties import DutiesPage, Duty, duties_page
from heed.web.child.known import Known
from heed.web.child.story import story_page
from tests.days import day
from tests.web.child import made

Reads = Callable[..., Known]
Page = Callable[..., str]


def line(duty: Duty | None) -> tuple[str, str, str, str]:
    """What it is, how it stands, by law, held."""
    assert duty is not None
    return duty.title, duty.state.says, duty.law, duty.held


def pressed(page: DutiesPage) -> list[str]:
    """What can be pressed about the next review."""
    return [deed.press.text for deed in page.deeds if deed.press]


def test_what_is_asked_for_next_is_three_days_and_a_reason_with_its_provision(
    known: Reads, amara: Child, nadia: User
) -> None:
    made.planned(amara, nadia)

    page = duties_page(known())

    assert line(page.next) == ("Third review", "planned", "Sun 29 Nov 2026", "not yet")
    assert page.next is not None
    assert page.next.planned == "Thu 26 Nov 2026"
    assert page.next.because == (
        "Due by Sun 29 Nov 2026: 6 months after the review before was held on Fri 29 May 2026 "
        "(Care Planning, Placement and Case Review (England) Regulations 2010, reg 33(2))."
    )
    assert page.next.source is not None
    assert (page.next.source.force, page.next.source.link) == (
        "the law: must",
        "https://www.legislation.gov.uk/uksi/2010/959/regulation/33",
    )


def test_each_review_before_says_by_when_when_and_how_she_took_part(known: Reads) -> None:
    page = duties_page(known())

    assert [line(each) for each in page.before] == [
        ("Second review", "on time", "Fri 5 Jun 2026", "Fri 29 May 2026"),
        ("First review", "on time", "Mon 9 Mar 2026", "Thu 5 Mar 2026"),
    ]
    assert page.before[1].says == ("Amara did not come and sent their views.",)
    assert page.before[1].because.startswith("Due by Mon 9 Mar 2026: 20 working days after the child came into care")


@pytest.mark.parametrize(
    ("as_at", "state", "tag"),
    [
        ("Thu 5 Nov 2026", "not planned yet", "tag--soon"),
        ("Sun 29 Nov 2026", "not planned yet", "tag--soon"),
        ("Mon 30 Nov 2026", "1 day late", "tag--late"),
    ],
)
def test_without_a_plan_the_next_says_how_it_stands(
    nadia: User, amara: Child, priya: User, as_at: str, state: str, tag: str
) -> None:
    from heed.exchange.models import Import
    from heed.web.child.known import fetched, known_of

    on = day(as_at)
    Import.objects.update(as_at=on)
    known = known_of(fetched(nadia).get(), nadia, on, on)

    page = duties_page(known)

    assert page.next is not None
    assert (page.next.state.says, page.next.state.tag) == (state, tag)
    assert any("The last working day to plan it for is Fri 27 Nov 2026." in each for each in page.next.says) is (
        tag == "tag--soon"
    )


def test_a_plan_after_the_lawful_day_is_said_to_be_too_late_and_asks_why(
    known: Reads, amara: Child, nadia: User, dev: User, tom: User
) -> None:
    refresh()
    made.planned(amara, nadia, day("Mon 30 Nov 2026"))

    page = duties_page(known())

    assert page.next is not None
    assert page.next.state.says == "planned too late"
    assert pressed(page) == ["Change the plan of the review", "Say why it is late"]
    reason = ListItem.objects.create(list_name="late_review_reasons", number=77, label="The social worker changed")
    LateExplained.objects.create(
        child=amara,
        latest_on=made.THIRD_BY_LAW,
        reason=reason,
        effect="Amara waits",
        by=tom,
        at=datetime(2026, 11, 16, 8, tzinfo=UTC),
    )
    page = duties_page(known())
    assert pressed(page) == ["Change the plan of the review"]
    assert page.next is not None
    assert page.next.late is not None
    assert (page.next.late.reason, page.next.late.effect, page.next.late.by) == (
        "The social worker changed",
        "Amara waits",
        "Tom, Mon 16 Nov 2026 at 08:00",
    )


def test_buttons_are_there_for_those_who_may_and_say_why_not(known: Reads, amara: Child, dev: User) -> None:
    made.see(dev, amara)
    assert duties_page(known(user=dev)).deeds == ()

    [deed] = duties_page(known()).deeds
    assert deed.press is None
    assert deed.why_not == "No review is asked for of this child by what is loaded, so there is none to plan."

    refresh()
    [deed] = duties_page(known()).deeds
    assert deed.press is not None
    assert deed.press.address == f"/children/{amara.key}/plan/"
    assert story_page(known(), QueryDict("")).deeds[0].press == deed.press
    assert duties_page(known(day("Sun 15 Nov 2026"))).deeds == ()


def test_an_iro_is_chosen_where_there_is_none_and_then_the_child_is_told(
    known: Reads, amara: Child, tom: User, nadia: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "address_of", lambda name, child: f"/{name}/")

    [deed] = deeds.of_the_iro(known(user=tom))
    assert deed.press is not None
    assert (deed.press.text, deed.press.address) == ("Choose an IRO", "/web:appoint/")
    assert deeds.of_the_iro(known()) == ()

    row = made.appointed(amara, made.iro("Nadia Rahman"), made.CAME)
    [deed] = deeds.of_the_iro(known())
    assert deed.press is not None
    assert deed.press.text == "Amara was told who their IRO is"

    row.child_told_on = made.FIRST
    row.save()
    assert deeds.of_the_iro(known()) == ()
    assert deeds.of_the_iro(known(day("Tue 1 Sep 2026"))) == ()


def test_the_councils_own_standard_stands_beside_the_law(known: Reads, ingrid: User) -> None:
    council.change_setting(by=ingrid, name="first_review_local", value="15", from_on=made.LONG_AGO, reason="Ours")
    Review.objects.all().delete()

    page = duties_page(known(day("Tue 10 Feb 2026")))

    assert line(page.next) == ("First review", "not planned yet", "Mon 9 Mar 2026", "not yet")
    assert page.next is not None
    assert page.next.local == "Mon 2 Mar 2026"


def test_what_cannot_be_told_says_why(known: Reads) -> None:
    CarriedIn.objects.filter(year=2026).delete()
    Review.objects.filter(completed_on=made.FIRST).delete()

    page = duties_page(known())

    [second] = page.before
    assert line(second)[1:3] == ("not known", "not known")
    assert second.because == "The last lawful day cannot be told: the review before lies outside the returns loaded."
    assert second.source is None


def test_what_no_return_carries_is_shown_without_a_lawful_day(known: Reads, amara: Child) -> None:
    CarriedIn.objects.all().delete()
    made.review(amara, day("Thu 12 Nov 2026"), "", done=False)

    page = duties_page(known())

    assert page.next is None
    assert page.before == ()
    assert [line(each) for each in page.others] == [
        ("Review", "begun", "not known", "begun Thu 12 Nov 2026"),
        ("Review", "not known", "not known", "Fri 29 May 2026"),
        ("Review", "not known", "not known", "Thu 5 Mar 2026"),
    ]


def test_a_review_that_is_begun_is_said_of_what_is_asked_for_next(known: Reads, amara: Child) -> None:
    made.review(amara, day("Thu 12 Nov 2026"), "", done=False)

    page = duties_page(known())

    assert page.next is not None
    assert "Begun on Thu 12 Nov 2026, and not completed yet." in page.next.says


@pytest.mark.parametrize(
    ("left", "state", "tag"),
    [
        ("Fri 30 Oct 2026", "asked for no longer: left care on Fri 30 Oct 2026", "tag--quiet"),
        ("Mon 8 Jun 2026", "never held; left care on Mon 8 Jun 2026", "tag--late"),
    ],
)
def test_care_that_ended_ends_what_was_asked_for_and_never_what_was_overdue(
    known: Reads, left: str, state: str, tag: str
) -> None:
    on = day(left)
    if on < made.TO_MARCIA:
        Review.objects.filter(completed_on=made.SECOND).delete()
        Episode.objects.filter(from_on__gte=made.TO_MARCIA).delete()
        Episode.objects.filter(until_on=made.TO_MARCIA).update(until_on=on, reason_ceased="E4A")
    Episode.objects.filter(until_on=None).update(until_on=on, reason_ceased="E4A")
    PeriodOfCare.objects.update(until_on=on, reason_ceased="E4A")

    page = duties_page(known())

    assert page.next is None
    assert page.iro == ()
    assert (page.before[0].state.says, page.before[0].state.tag) == (state, tag)
    assert page.before[0].held == "not held"


def test_a_late_review_says_by_how_much_and_its_parts(known: Reads) -> None:
    Review.objects.filter(completed_on=made.SECOND).update(begun_on="2026-06-04", completed_on="2026-06-08")

    second = duties_page(known()).before[0]

    assert (second.state.says, second.state.tag) == ("3 days late", "tag--late")
    assert "In parts on both sides of the limit" in second.says[1]


@pytest.mark.parametrize(
    ("named", "guidance", "law"),
    [
        ("Mon 16 Feb 2026", "on time", "on time"),
        ("Tue 17 Feb 2026", "1 day late", "on time"),
        ("Tue 10 Mar 2026", "22 days late", "1 day late"),
    ],
)
def test_an_iro_named_by_guidance_and_by_law_are_two_duties(
    known: Reads, amara: Child, named: str, guidance: str, law: str
) -> None:
    made.appointed(amara, made.iro("Sam Whitaker"), day(named), day("Mon 1 Jun 2026"))

    should, must = duties_page(known()).iro

    assert (should.by, should.law, should.state.says) == ("By guidance", "Mon 16 Feb 2026", guidance)
    assert (must.by, must.law, must.state.says) == ("By law", "Mon 9 Mar 2026", law)
    assert should.held == f"{named}: Sam Whitaker"
    assert should.source is not None
    assert must.source is not None
    assert (should.source.force, must.source.force) == ("guidance: should", "the law: must")
    assert "s 25A" in must.source.name


def test_an_iro_who_was_there_before_care_began_is_named_from_its_first_day(known: Reads, amara: Child) -> None:
    made.appointed(amara, made.iro("Sam Whitaker"), day("Thu 1 Jan 2026"))

    assert duties_page(known()).iro[0].held == "Mon 9 Feb 2026: Sam Whitaker"


def test_nobody_named_is_in_time_or_late_as_the_day_has_it(known: Reads) -> None:
    assert [each.state.says for each in duties_page(known(day("Mon 16 Feb 2026"))).iro] == [
        "due today",
        "in 15 working days",
    ]
    assert duties_page(known(day("Tue 17 Feb 2026"))).iro[0].state.says == "1 day late"
    assert [each.held for each in duties_page(known()).iro] == ["not yet", "not yet"]


def test_what_a_roster_says_is_neither_in_time_nor_late(known: Reads, amara: Child) -> None:
    made.appointed(amara, made.iro("Nadia Rahman"), day("Sun 1 Nov 2026"), source_import="7")

    for duty in duties_page(known()).iro:
        assert duty.state.says == "in time or not is not known"
        assert duty.held == "Nadia Rahman, by a roster that does not say since when"


def test_care_that_began_before_the_rule_says_so(known: Reads) -> None:
    PeriodOfCare.objects.update(from_on=date(2009, 5, 5))

    for duty in duties_page(known()).iro:
        assert duty.state.says == "not known"
        assert "2011" in duty.because or "2010" in duty.because or "1991" in duty.because


def test_the_page_says_all_of_it(opened: Page, amara: Child, nadia: User, dev: User) -> None:
    refresh()
    made.planned(amara, nadia)

    page = opened("duties/")

    assert re.search(r'href="/children/[^"]*/plan/">Change the plan of the review</a>', page)
    assert "Where it is written (the law: must)" in page
    assert "<dt>By guidance</dt>" in page
    made.see(dev, amara)
    assert "/plan/" not in opened("duties/", by=dev)
    assert "No review is asked for on that day." in opened("duties/?as_at=8+2+2026")
    assert "None is known by that day." in opened("duties/?as_at=8+2+2026")
