"""What a fault does to which figure: every measure's columns are found, and what is touched is what is made of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heed.exchange.records import Severity
from heed.exchange.ssda903.checks import DECLARED
from heed.exchange.ssda903.layout import BY_NAME
from heed.facts.schema import TABLES
from heed.measures import effects
from heed.measures.all import MEASURES

SHOWN = Severity.SHOWN
GIVEN = {"period_from", "period_to", "as_at"}
"""What a condition is given beside the columns of its table."""


def touched(*columns: str) -> set[str]:
    """The measures that a fault in these columns touches."""
    return set(effects.effect(SHOWN, columns).measures)


@pytest.mark.parametrize("code", MEASURES)
def test_what_a_measure_asks_for_are_columns_of_its_table(code: str):
    measure = MEASURES[code]

    asked = effects.asked_for(measure)

    assert asked - GIVEN
    assert asked <= {column.name for column in TABLES[measure.facts].columns} | GIVEN


def test_every_table_of_facts_says_what_makes_a_row():
    assert effects.MAKES_A_ROW.keys() == TABLES.keys()
    for name, columns in effects.MAKES_A_ROW.items():
        assert set(columns) <= {column.name for column in TABLES[name].columns}


def test_what_facts_are_made_from_are_columns_of_a_return_or_a_roster():
    known = {f"{layout.name.lower()}.{column}" for layout in BY_NAME.values() for column in layout.columns}
    known |= {"roster.IRO", "roster.TEAM"}

    assert {
        column for table in TABLES.values() for each in table.columns for column in effects.sources(each.source)
    } <= known


def test_a_source_names_columns_by_table():
    assert effects.sources("reviews: REVIEW and REVIEW_CODE; episodes: LS, DECOM and DEC; made here") == {
        *("reviews.REVIEW", "reviews.REVIEW_CODE", "episodes.LS", "episodes.DECOM", "episodes.DEC")
    }
    assert effects.sources("made here") == effects.sources("the return") == frozenset()


def test_a_fault_touches_the_measures_made_of_its_columns_and_no_other():
    assert touched("OC2.TEETH_CHECK") == {"dental_checks"}
    assert touched("OC2.SDQ_SCORE") == {"sdq_average", "sdq_bands", "sdq_with_a_score"}
    assert touched("Header.UPN") == touched("OC2.INTERVENTION_OFFERED") == set()
    assert "views_given" in touched("Reviews.REVIEW_CODE")
    assert "reviews_held" not in touched("Reviews.REVIEW_CODE")
    assert {"reviews_held", "views_given", "reviews_held_on_time"} <= touched("Reviews.REVIEW")
    assert "missing_incident_days" in touched("Missing.MIS_END")
    assert "missing_children" not in touched("Missing.MIS_END")


def test_every_figure_of_children_in_care_is_made_of_the_days_of_care():
    yearly = {code for code, measure in MEASURES.items() if measure.facts == "child"}

    assert yearly <= touched("Episodes.DECOM")
    assert set(MEASURES) == touched("Header.CHILD")


def test_whose_row_it_is_touches_what_is_made_of_the_table():
    assert touched("OC2.CHILD") > touched("OC2.TEETH_CHECK")
    assert touched("OC3.CHILD") == {code for code, measure in MEASURES.items() if measure.facts == "care_leaver"}


def test_a_fault_may_touch_a_split_alone():
    ethnicity = effects.effect(SHOWN, {"Header.ETHNIC"})

    assert ethnicity.splits == ("ethnicity_group",)
    assert set(ethnicity.measures) == {"ethnicity"}
    assert effects.effect(SHOWN, {"Header.DOB"}).splits == ("sequence", "age_band")


@pytest.mark.parametrize(("severity", "none"), [(Severity.HOLD, True), (Severity.SHOWN, False)])
def test_a_child_held_back_is_in_no_figure(severity: Severity, none: bool):
    assert effects.effect(severity, {"Episodes.DECOM"}).in_no_figure is none


def test_a_new_measure_joins_by_itself(monkeypatch: pytest.MonkeyPatch):
    teeth = MEASURES["dental_checks"]
    made = replace(teeth, population=lambda child: child["convicted"].notnull() & ~(child.teeth_check == child.oc2))

    assert {"convicted", "teeth_check", "oc2"} <= effects.asked_for(made)
    monkeypatch.setitem(MEASURES, "made", made)
    effects.measures.cache_clear()
    try:
        assert touched("OC2.CONVICTED") == {"made", "offending"}
    finally:
        effects.measures.cache_clear()


def test_every_check_has_an_effect_that_can_be_told():
    told = {declared.code: effects.effect(declared.severity, declared.touches) for declared in DECLARED}

    assert {code for code, effect in told.items() if effect.in_no_figure} == {
        declared.code for declared in DECLARED if declared.severity is Severity.HOLD
    }
    assert told["102"].measures
    assert told["115"].measures == ()
