"""The measures of young people who left care: in touch, what they do, where they live. Declarations only. No Django.

As in the Department's published figures, those who died or went back to parents for six months or more are left out.
"""

from __future__ import annotations

from functools import partial

from heed.measures.conditions import is_empty, is_one_of, is_true
from heed.measures.declare import Case, Kind, Measure, Polarity, Section
from heed.measures.yearly import DFE, of_the_year

_leavers = partial(
    of_the_year,
    kind=Kind.PROPORTION,
    facts="care_leaver",
    needs="OC3",
    counts="young people",
    section=Section.CARE_LEAVERS,
    polarity=Polarity.HIGH,
    out_of=(
        "young people of every age in the return’s table of care leavers (OC3), less those who died and those who have "
        "lived with parents again for six months or more"
    ),
    defined_by=f"{DFE}, which show ages 17, 18 and 19 to 21 apart",
    left_out={
        "died": is_one_of("in_touch", "DIED"),
        "back with parents for six months or more": is_one_of("in_touch", "RHOM"),
    },
)

IN_TOUCH = _leavers(
    code="care_leavers_in_touch",
    name="Care leavers in touch",
    short_name="in touch",
    definition="Of the young people who left care, the share with whom the council is in touch.",
    why_it_matters="Most people of that age can still ring home; these young people need somebody to ring too.",
    cases=(
        Case("IN_TOUCH is YES.", "met"),
        Case("IN_TOUCH is REFU: the young person refuses contact.", "not met"),
        Case("IN_TOUCH is RHOM: back with parents for six months or more.", "left out"),
        Case("IN_TOUCH is blank.", "unknown: in touch or not is not known"),
    ),
    met_means="in touch",
    not_met_means="not in touch, or the young person refuses contact or no longer needs the service",
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
    cases=(
        Case("ACTIV is P2, education in part.", "met"),
        Case("ACTIV is G6, because of pregnancy or parenting.", "not met"),
        Case("IN_TOUCH is NO and ACTIV is 0.", "unknown: what they do is not known"),
    ),
    numerator=is_true("active"),
)

SUITABLE_HOMES = _leavers(
    code="care_leavers_in_suitable_homes",
    name="Care leavers in suitable homes",
    short_name="in suitable homes",
    definition="Of the young people who left care, the share whose home is suitable.",
    why_it_matters="Nothing else goes well without it.",
    cases=(
        Case("ACCOM is E1, supported lodgings that are suitable.", "met"),
        Case("ACCOM is W2, bed and breakfast that is not suitable.", "not met"),
        Case("ACCOM is X2: in custody, which is never suitable.", "not met"),
        Case("ACCOM is 0: nothing is known.", "unknown: where they live is not known"),
    ),
    met_means="living in a suitable home",
    not_met_means="living in one that is not",
    unknown={"where they live is not known": is_empty("suitable")},
    numerator=is_true("suitable"),
)

MEASURES: tuple[Measure, ...] = (IN_TOUCH, ACTIVE, SUITABLE_HOMES)
