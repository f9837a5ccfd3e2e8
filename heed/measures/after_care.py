"""The measures of young people who left care: in touch, what they do, where they live. Declarations only. No Django."""

from __future__ import annotations

from functools import partial

from heed.measures.conditions import is_empty, is_one_of, is_true
from heed.measures.declare import Kind, Measure, Polarity, Section
from heed.measures.yearly import of_the_year

_leavers = partial(
    of_the_year,
    kind=Kind.PROPORTION,
    facts="care_leaver",
    needs="OC3",
    counts="young people",
    section=Section.CARE_LEAVERS,
    polarity=Polarity.HIGH,
    out_of="young people in the return’s table of care leavers (OC3), less those who died",
    left_out={"died": is_one_of("in_touch", "DIED")},
)

IN_TOUCH = _leavers(
    code="care_leavers_in_touch",
    name="Care leavers in touch",
    short_name="in touch",
    definition="Of the young people who left care, the share with whom the council is in touch.",
    why_it_matters="Most young people of that age can still ring home.",
    met_means="in touch",
    not_met_means="not in touch: they did not answer, refused, no longer need it or moved away",
    unknown={"in touch or not is not known": is_empty("in_touch")},
    numerator=is_one_of("in_touch", "YES"),
)

ACTIVE = _leavers(
    code="care_leavers_active",
    name="Care leavers in education, work or training",
    short_name="in education, work or training",
    definition="Of the young people who left care, the share in education, work or training, in part or in full.",
    why_it_matters="It is where most of a life’s chances come from at that age.",
    met_means="in education, work or training",
    not_met_means="not, because of illness, parenthood or another reason",
    unknown={"what they do is not known": is_empty("active")},
    numerator=is_true("active"),
)

SUITABLE_HOMES = _leavers(
    code="care_leavers_in_suitable_homes",
    name="Care leavers in suitable homes",
    short_name="in suitable homes",
    definition="Of the young people who left care, the share whose home is suitable.",
    why_it_matters="Nothing else goes well without it.",
    met_means="living in a suitable home",
    not_met_means="living in one that is not",
    unknown={"where they live is not known": is_empty("suitable")},
    numerator=is_true("suitable"),
)

MEASURES: tuple[Measure, ...] = (IN_TOUCH, ACTIVE, SUITABLE_HOMES)
