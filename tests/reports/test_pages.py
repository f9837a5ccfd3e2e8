"""Claims about reading a report from the database: its figures are the site's, and what fell is not shown as standing."""

from __future__ import annotations

import shutil
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from heed.access.models import User
from heed.caseloads.models import Appointment
from heed.children.models import PeriodOfCare
from heed.council import actions as council
from heed.facts import live
from heed.facts.models import Snapshot
from heed.people.models import IRO_PROFESSION, Worker
from heed.reports import actions
from heed.reports.book import Limits
from heed.reports.models import Report
from heed.reports.pages import NoFigures, approvals_of, book_of, manuscript_of, seen_now
from heed.reports.standing import figures_key
from tests.children.made import child
from tests.days import day
from tests.reports import made
from tests.reports.fenshire_book import book
from tests.reports.made import TODAY

# Figures


def test_the_figures_of_a_report_are_those_of_the_newest_snapshot(figures: Snapshot, report: Report) -> None:
    ours = book_of(report, on=TODAY)

    assert ours.whole == book().whole
    assert ours.groups == book().groups
    assert (ours.year, ours.as_at, ours.years) == (2026, figures.as_at, (2024, 2025, 2026))
    assert ours.hidden_for is None


def test_the_council_says_whose_figures_they_are_which_numbers_are_small_and_beside_whom_they_stand(
    figures: Snapshot, report: Report, ingrid: User
) -> None:
    for name, value in {
        "council_name": "Marshland",
        "small_count": "7",
        "small_denominator": "12",
        "region": "London",
    }.items():
        council.change_setting(by=ingrid, name=name, value=value, from_on=day("Wed 1 Apr 2026"), reason="Agreed")

    ours = book_of(report, on=TODAY)

    assert (ours.council, ours.limits, ours.wanted.region) == ("Marshland", Limits(count=6, base=12), "London")
    assert manuscript_of(report, on=TODAY).council == "Marshland"


def test_while_nothing_changes_the_book_is_one_and_the_same(figures: Snapshot, report: Report) -> None:
    assert book_of(report, on=TODAY) is book_of(Report.objects.get(pk=report.pk), on=TODAY)


def test_a_damaged_snapshot_is_passed_over_for_the_one_before(figures: Snapshot, report: Report, settings: Any) -> None:
    place = live.folder_of(figures)
    shutil.copytree(place, place.with_name("damaged"))
    (place.with_name("damaged") / "cells.parquet").write_bytes(b"not as it was")
    newer = day("Tue 17 Nov 2026")
    Snapshot.objects.create(
        folder="damaged", as_at=newer, data_version="2", made_at=figures.made_at, ready_at=figures.ready_at
    )

    assert Snapshot.objects.ready()[0].folder == "damaged"
    assert book_of(report, on=TODAY).as_at == figures.as_at


def test_where_every_snapshot_is_damaged_one_sentence_says_so(figures: Snapshot, report: Report) -> None:
    place = live.folder_of(figures)
    place.rename(place.with_name("ruined"))
    (place.with_name("ruined") / "cells.parquet").write_bytes(b"not as it was")
    figures.folder = "ruined"
    figures.save()

    with pytest.raises(NoFigures, match="was changed after it was made"):
        book_of(report, on=TODAY)


def test_where_nothing_is_counted_or_the_year_is_not_loaded_one_sentence_says_so(
    figures: Snapshot, report: Report, tom: User
) -> None:
    with pytest.raises(NoFigures, match="2022-23 is made from its return, and none is loaded") as unloaded:
        book_of(made.report(tom, 2023), on=TODAY)
    assert unloaded.value.load

    figures.delete()
    with pytest.raises(NoFigures, match="none has been applied"):
        book_of(report, on=TODAY)


# Who the IROs are


def _iro(
    name: str, children: int, share: str = "1", profession: str = IRO_PROFESSION, since: str = "Wed 1 Apr 2015"
) -> None:
    worker = Worker.objects.create(
        name=name, profession=profession, share=Decimal(share), from_on=day("Wed 1 Apr 2015")
    )
    for number in range(children):
        of = child(f"{name} {number}")
        PeriodOfCare.objects.create(child=of, from_on=day("Wed 1 Apr 2020"))
        Appointment.objects.create(child=of, worker=worker, from_on=day(since))


def test_the_team_is_that_of_the_last_day_of_the_year_with_full_time_posts(figures: Snapshot, report: Report) -> None:
    _iro("Nadia", 12)
    _iro("Joan", 9, "0.5")
    _iro("Tom", 3, profession="IRO service manager")

    team = book_of(report, on=TODAY).team

    assert team is not None
    assert (team.on, team.iros, team.children) == (day("Tue 31 Mar 2026"), 2, 21)
    assert (team.least, team.most, team.without_iro, team.fte) == (9, 12, 0, 1.5)
    assert team.mean == 14


def test_full_time_posts_that_somebody_wrote_down_come_before_those_that_are_recorded(
    figures: Snapshot, report: Report, tom: User
) -> None:
    _iro("Nadia", 12)
    report = actions.describe_report(report, by=tom, fte=Decimal("0.8"), seen_version=report.version)

    team = book_of(report, on=TODAY).team
    assert team is not None
    assert team.fte == 0.8


@pytest.mark.parametrize(
    ("since", "of"), [("Mon 2 Nov 2026", "Sun 15 Nov 2026"), ("Mon 16 Nov 2026", "Mon 16 Nov 2026")]
)
def test_a_roster_that_came_after_the_year_tells_of_the_day_of_the_data_or_else_of_today(
    figures: Snapshot, report: Report, since: str, of: str
) -> None:
    _iro("Nadia", 12, since=since)

    team = book_of(report, on=TODAY).team

    assert team is not None
    assert (team.on, team.children) == (day(of), 12)


def test_a_day_on_which_too_many_are_not_known_to_have_had_an_iro_is_not_told_of(
    figures: Snapshot, report: Report
) -> None:
    _iro("Nadia", 20)
    gone = child("Left in May")
    PeriodOfCare.objects.create(child=gone, from_on=day("Wed 1 Apr 2020"), until_on=day("Fri 1 May 2026"))
    one = book_of(report, on=TODAY).team
    other = child("Left in June")
    PeriodOfCare.objects.create(child=other, from_on=day("Wed 1 Apr 2020"), until_on=day("Mon 1 Jun 2026"))
    two = book_of(report, on=TODAY).team

    assert one is not None
    assert (one.on, one.without_iro) == (day("Tue 31 Mar 2026"), 1)
    assert two is not None
    assert (two.on, two.without_iro) == (day("Sun 15 Nov 2026"), 0)


def test_where_no_roster_says_who_has_whom_there_is_no_team_and_a_reason(figures: Snapshot, report: Report) -> None:
    ours = book_of(report, on=TODAY)

    assert ours.team is None
    assert ours.team_why == "nothing says which children each IRO had"


# Approvals


def test_an_approval_stands_until_a_word_is_changed_and_again_when_it_is_put_back(
    figures: Snapshot, report: Report, tom: User, ruth: User
) -> None:
    row = actions.add_approval(by=tom, report=report, body="Director")
    text = actions.save_section(by=tom, report=report, code="voice", text="As approved", seen_version=0)
    seen = seen_now(report, on=TODAY)
    actions.approve(row, by=ruth, approved_by="Ruth", approved_on=TODAY, seen=seen)
    assert _stands(report) == (True, "Approved by Ruth on Mon 16 Nov 2026.")

    text = actions.save_section(by=tom, report=report, code="voice", text="As changed", seen_version=text.version)
    assert _stands(report) == (
        False,
        "Approved by Ruth on Mon 16 Nov 2026; the words have changed since, so it is to be given again.",
    )
    assert manuscript_of(report, on=TODAY).approvals[0].on is None

    actions.save_section(by=tom, report=report, code="voice", text="As approved", seen_version=text.version)
    assert _stands(report)[0]
    assert manuscript_of(report, on=TODAY).approvals[0].on == TODAY


def _stands(report: Report) -> tuple[bool, str]:
    [given] = approvals_of(report, on=TODAY, book=book_of(report, on=TODAY))
    return given.stands, given.said


def test_an_approval_falls_when_figures_are_counted_anew_and_differ(
    figures: Snapshot, report: Report, tom: User, ruth: User, ingrid: User
) -> None:
    row = actions.add_approval(by=tom, report=report, body="Director")
    actions.approve(row, by=ruth, approved_by="Ruth", approved_on=TODAY, seen=seen_now(report, on=TODAY))
    _iro("Nadia", 12)

    assert "the figures have changed since" in _stands(report)[1]
    assert manuscript_of(report, on=TODAY, book=book_of(report, on=TODAY)).approvals[0].on is None


def test_the_logo_is_read_from_the_store(figures: Snapshot, report: Report, tom: User) -> None:
    from tests.post.test_pictures import png

    report = actions.show_logo(report, by=tom, picture=actions.receive_logo(png()), alt="A heron")

    assert manuscript_of(report, on=TODAY).logo == png()
    assert manuscript_of(report, on=TODAY).logo_alt == "A heron"


def test_what_a_book_merely_knows_makes_no_approval_fall_and_what_it_tells_does() -> None:
    of = book()
    known = replace(of, told_before=(("reviews_held", 2025, "", "", "base"),), sources=(), faults=9)
    other = replace(of, limits=Limits(count=9))

    assert figures_key(known) == figures_key(of)
    assert figures_key(other) != figures_key(of)
