"""Claims about help, what is new and the accessibility statement."""

from __future__ import annotations

import re
from datetime import date

import pytest

from heed.access.permissions import Role
from heed.council.presets import LEICESTERSHIRE, NORTH_EAST_LINCOLNSHIRE
from heed.council.words import OWN, Words
from heed.web.about import help as helping
from heed.web.about import news, statement
from heed.web.about.help import help_page
from tests.council.leaks import leaks


def test_every_role_is_told_where_to_begin():
    assert helping.GUIDES.keys() == set(Role)


def test_help_speaks_of_the_places_one_may_open_and_of_no_others(nadia, priya, ingrid):
    places = {user: {place.name for place in help_page(user, OWN).places} for user in (nadia, priya, ingrid)}

    assert {"Home", "Figures", "The manual"} <= places[nadia]
    assert "Returns" not in places[nadia]
    assert "Returns" in places[priya]
    assert "Children" not in places[priya] | places[ingrid]
    assert "Figures" not in places[ingrid]


def test_who_sees_no_child_is_not_told_how_to_find_one(nadia, priya):
    assert [topic.key for topic in help_page(nadia, OWN).topics] == ["find", "due", "lost"]
    assert [topic.key for topic in help_page(priya, OWN).topics] == ["lost"]


def test_somebody_of_two_roles_is_told_of_both_each_under_its_name(make_user, signed_in):
    user = make_user("ola", Role.IRO, Role.CONFERENCE_CHAIR)

    page = signed_in(user).get("/help/").content.decode()

    assert re.findall(r'<h3 class="begin__as">([^<]+)</h3>', page) == [
        "Independent Reviewing Officer",
        "Conference chair",
    ]


def test_help_names_whom_to_ask(signed_in, dev, tom, ingrid):
    page = signed_in(dev).get("/help/").content.decode()

    assert "<dt>IRO service manager</dt><dd>Tom</dd>" in page
    assert "<dt>Administrator</dt><dd>Ingrid</dd>" in page


def test_help_says_so_where_nobody_holds_the_role(signed_in, dev):
    assert "nobody holds this role today" in signed_in(dev).get("/help/").content.decode()


def test_news_is_declared_newest_first_and_each_day_is_named_once(signed_in, dev):
    days = [each.on for each in news.NEWS]
    assert days == sorted(days, reverse=True)
    assert all(each.says and (bool(each.page) == bool(each.press)) for each in news.NEWS)

    page = signed_in(dev).get("/whats-new/").content.decode()
    assert len(re.findall(r"<time ", page)) == len(set(days))
    assert page.count('class="news__title"') == len(news.NEWS)


@pytest.mark.parametrize("council", [LEICESTERSHIRE, NORTH_EAST_LINCOLNSHIRE])
def test_what_stands_in_these_pages_is_said_in_the_councils_words(db, nadia, tom, ingrid, council):
    words = Words(council)
    said = [
        *(sentence for _, of in news.by_day(words) for each in of for sentence in (each.title, *each.says, each.press)),
        *(part for each in statement.statement(words).not_conformant for part in each),
        *statement.statement(words).how_tested,
    ]
    for user in (nadia, tom, ingrid):
        page = help_page(user, words)
        said += [sentence for guide in page.guides for sentence in guide.says]
        said += [part for place in page.places for part in (place.name if place.address != "/" else "", place.says)]
        said += [sentence for topic in page.topics for sentence in (topic.title, *topic.says)]

    assert leaks(" ".join(said), words) == set()


def test_the_statement_has_what_the_regulations_ask_for(signed_in, dev, ingrid):
    page = signed_in(dev).get("/accessibility/").content.decode()

    for part in (
        "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018",
        "partially compliant",
        "Web Content Accessibility Guidelines version 2.2",
        "Equality Advisory and Support Service",
        "Tell Ingrid, who administers Heed here",
        "This statement was prepared on",
        "Last tested on",
    ):
        assert part in page


def test_where_nobody_administers_the_statement_still_says_whom_to_tell(signed_in, dev):
    assert "Tell whoever administers Heed in your council" in signed_in(dev).get("/accessibility/").content.decode()


def test_the_statement_was_looked_at_again_within_a_year_of_the_last_news():
    assert (max(each.on for each in news.NEWS) - statement.PREPARED_ON).days < 365
    assert date(2026, 11, 1) <= statement.TESTED_ON


@pytest.mark.parametrize(
    "address", ["/help/", "/whats-new/", "/accessibility/", "/manual/", "/manual/law/", "/manual/measures/views_given/"]
)
def test_each_page_asks_for_a_sign_in_and_has_a_way_back(client, signed_in, dev, address):
    assert client.get(address).status_code == 302
    page = signed_in(dev).get(address).content.decode()
    assert page.count("<h1>") == 1
    if address != "/help/":
        assert 'aria-label="Breadcrumb"' in page
    assert len(page.encode()) < 150_000
