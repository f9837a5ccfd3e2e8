"""The page of the law, made from the provisions and the rules."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from heed.access.models import User
from heed.law.gaps import GAPS
from heed.law.provisions import ALL, KNOWN_ON, REG_33_1, REG_33_2
from heed.web.law import anchor, law_page


def test_every_provision_is_on_the_page_once_with_its_link() -> None:
    shown = [provision for instrument in law_page().instruments for provision in instrument.provisions]

    assert sorted(provision.link + provision.ref for provision in shown) == sorted(each.link + each.ref for each in ALL)
    assert len({provision.anchor for provision in shown}) == len(ALL)


def test_a_provision_says_what_time_it_allows_and_since_when() -> None:
    allows = {each.anchor: each.allows for instrument in law_page().instruments for each in instrument.provisions}

    assert allows[anchor(REG_33_1)] == ("The first review of a child in care: 20 working days, from 1 April 2011",)
    assert allows[anchor(REG_33_2)] == (
        "The second review of a child in care: 3 months, from 1 April 2011",
        "Each later review of a child in care: 6 months, from 1 April 2011",
    )


def test_the_page_says_as_of_when_the_law_is_known_and_what_is_not_held(
    signed_in: Callable[[User], Client], nadia: User
) -> None:
    page = signed_in(nadia).get("/law/").content.decode()

    assert f"Law as known on {KNOWN_ON.day} {KNOWN_ON:%B %Y}" in page
    assert page.count('id="gap-') == len(GAPS)
    assert "To be confirmed:" in page
