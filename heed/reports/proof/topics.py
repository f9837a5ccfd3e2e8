"""What a sentence speaks of, told by its words: each topic with the figures that answer it. No Django.

The words are those of the seed councils' papers and of the law. A topic without figures is one that Heed does not count
yet: it is known so that two papers can be held against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from heed.reports.proof.numbers import Unit


@dataclass(frozen=True, slots=True)
class Topic:
    """Something a number can be about. `shares`, `counts` and `rates` are the codes of the measures that answer each unit.

    `part` is a part of their distribution, `group` (a dimension and a key) a part of them. `unless` are words that make a
    sentence speak of something else.
    """

    name: str
    words: re.Pattern[str]
    shares: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    rates: tuple[str, ...] = ()
    part: str = ""
    group: tuple[str, str] | None = None
    unless: re.Pattern[str] | None = None

    def codes(self, unit: Unit) -> tuple[str, ...]:
        """The measures that answer a number of a unit; none where the topic has no such number."""
        return {Unit.SHARE: self.shares, Unit.COUNT: self.counts, Unit.RATE: self.rates}.get(unit, ())


def _topic(
    name: str,
    words: str,
    *,
    unless: str = "",
    shares: str = "",
    counts: str = "",
    rates: str = "",
    part: str = "",
    group: tuple[str, str] | None = None,
    case: bool = False,
) -> Topic:
    how = re.NOFLAG if case else re.IGNORECASE
    return Topic(
        name,
        re.compile(rf"\b(?:{words})", how),
        tuple(shares.split()),
        tuple(counts.split()),
        tuple(rates.split()),
        part,
        group,
        re.compile(unless, re.IGNORECASE) if unless else None,
    )


_CARE = r"(?:our |local authority |the local authority's |the council's |public |the )?care"
_PARTICIPATION = "views_given took_part views_given_with_under_fours took_part_with_under_fours"
_TIMELY = "reviews_due_held_on_time reviews_held_on_time reviews_on_time_every_track reviews_on_time_average_month"
_OTHER_REVIEWS = (
    r"conference|child protection|health|\bPEPs?\b|invitation|24 hours|distribut|minutes|adoption review"
    r"|foster(?:ing)? review"
    r"|pathway|reports? (?:was|were|received|for)|assessment"
)

REVIEWS_ON_TIME = _topic(
    "reviews held on time",
    r"(?:on time|in time\b|on schedule|timeliness|within (?:\w+ ){0,3}?(?:time ?-?scales?|time ?-?frames?"
    r"|time ?limits?|timeliness))",
    shares=_TIMELY + " children_all_reviews_on_time",
    counts=_TIMELY,
    unless=_OTHER_REVIEWS,
)
VIEWS_GIVEN = _topic(
    "children taking part in reviews",
    r"(?:participat\w+|t(?:ook|aking|ake) part|contribut\w+ (?:to|in)\b|views (?:were )?(?:given|conveyed|heard"
    r"|expressed|known|represented))",
    shares=_PARTICIPATION,
    unless=r"event|workshop|training|survey|forum|council's|parents? (?:who )?t(?:ook|aking) part"
    r"|parents' participation",
)
ATTENDED = _topic(
    "children who came to their review",
    r"attend(?:ed|ing|ance|s)?\b(?=.{0,60}\b(?:review|meeting|children|young people))"
    r"|(?:children|young people) came to\b|came to their review",
    shares="attended attended_with_a_voice",
    unless=r"school|education|event|workshop|training|conference|professional|parents? attend|college|panel",
)
IN_CARE = _topic(
    "children in care",
    rf"(?:children|young people)(?: and young people)? (?:were |are |being )?(?:in {_CARE}\b|looked after"
    rf"|cared for)|looked after children"
    r"|children in our care population|our (?:care )?population",
    counts="children_in_care",
    rates="children_in_care_rate",
    unless=r"\b(?:entered|entering|came into|coming into)\b",
)
ENTERED = _topic(
    "children who came into care",
    rf"(?:enter(?:ed|ing|s)?|c(?:ame|oming|ome) in(?:to)?|admitted (?:in)?to|taken into|new(?:ly)? (?:in)?to"
    rf"|entrants? (?:in)?to|admissions? (?:in)?to) {_CARE}\b"
    r"|(?:became|become|becoming|started to be) looked after|entrants",
    counts="children_entering_care",
    rates="children_entering_care_rate",
)
LEFT = _topic(
    "children who left care",
    rf"(?:left|leaving|leave|exit(?:ed|ing)?|discharged from) {_CARE}\b|cease(?:d)? to be (?:in {_CARE}|looked after)",
    counts="children_leaving_care",
    unless=r"leaving care (?:team|service|worker|adviser)|care leavers",
)
REVIEWS = _topic(
    "reviews held",
    r"reviews?(?: of arrangements)?(?: meetings?)?(?: (?:was|were|have been|had been))?"
    r" (?:held|undertaken|chaired|completed|carried out|took place)\b(?! (?:on time|in time|within|late|out|outside"
    r"|face|virtual|in person))"
    r"|(?:held|chaired|undertook|completed|delivered|carried out) (?:a total of )?[0-9,]+ ",
    counts="reviews_held",
    unless=r"conference|child protection|foster carer|overdue",
)
LATE = _topic(
    "reviews not on time",
    r"reviews?\b.{0,25}\b(?:late|out of (?:time|timescale)|outside (?:of )?(?:time|timescale)|not (?:held )?on time)",
    shares="reviews_due_held_on_time reviews_held_on_time",
    counts="reviews_due_held_on_time reviews_held_on_time",
    unless=_OTHER_REVIEWS,
)
OVERDUE = _topic("reviews overdue", r"reviews?.{0,30}overdue|overdue.{0,20}reviews?", counts="reviews_overdue")

TOPICS: tuple[Topic, ...] = (
    REVIEWS_ON_TIME,
    VIEWS_GIVEN,
    ATTENDED,
    IN_CARE,
    ENTERED,
    LEFT,
    REVIEWS,
    LATE,
    OVERDUE,
    _topic("adoption reviews on time", r"adoption reviews?", shares="adoption_reviews_on_time"),
    _topic(
        "unaccompanied children",
        r"unaccompanied|UASC|asylum",
        shares="unaccompanied_children",
        counts="unaccompanied_children",
    ),
    _topic("boys", r"(?:male|boys)\b", shares="sexes", counts="sexes", part="M"),
    _topic("girls", r"(?:female|girls)\b", shares="sexes", counts="sexes", part="F"),
    _topic("White children", r"White\b(?! Paper)", shares="ethnicity", counts="ethnicity", part="white", case=True),
    _topic(
        "children in foster care",
        r"(?:foster (?:care\b|carers?|famil|homes?|placement)|fostered|fostering)",
        shares="placements_in_foster_care",
        counts="placements_in_foster_care",
        unless=r"recruit|match|approved|household|training|in-house|own provision|agency|independent|event|bake"
        r"|number of foster carers",
    ),
    _topic(
        "children placed with parents",
        r"(?:placed|placement|living|live|lived|at home) with (?:their |a |one |own )*parents?",
        shares="placed_with_parents",
        counts="placed_with_parents",
        unless=r"relatives|returned",
    ),
    _topic(
        "own provision",
        r"own provision|in-house (?:provision|foster|placement)|own (?:foster|residential)",
        shares="own_provision",
        counts="own_provision",
    ),
    _topic(
        "independent provision",
        r"independent(?:/private)? (?:provision|provider|sector|fostering)|private provision|independent/private"
        r"|external provi",
        shares="independent_provision",
        counts="independent_provision",
    ),
    _topic(
        "over 20 miles from home",
        r"(?:over|more than|further than|beyond) 20 miles|20 miles or more",
        shares="over_20_miles",
        counts="over_20_miles",
    ),
    _topic(
        "three or more placements",
        r"(?:3|three) or more (?:\w+ )?(?:placements?|moves|homes)|(?:3|three)\+ (?:placements?|moves)",
        shares="three_or_more_placements",
        counts="three_or_more_placements",
    ),
    _topic(
        "same placement for two years",
        r"same (?:placement|home|carers?)\b.{0,20}\b(?:2|two) years|(?:2|two) years.{0,20}same (?:placement|home)",
        shares="same_placement_two_years",
        counts="same_placement_two_years",
    ),
    _topic(
        "children under care orders",
        r"care orders?\b",
        shares="care_orders",
        counts="care_orders",
        unless=r"supervision|discharge|placement order|interim care orders? (?:were|was) (?:granted|made)|application",
    ),
    _topic("section 20", r"section 20\b|s\.? ?20\b|voluntarily accommodated", shares="section_20", counts="section_20"),
    _topic(
        "children adopted",
        r"adopted|adoption orders?",
        shares="leaving_by_reason",
        counts="leaving_by_reason children_adopted",
        part="adoption",
        unless=r"special guardianship orders?, child arrangement|strategy|policy|approach|was adopted by"
        r"|adopted (?:a|the) ",
    ),
    _topic(
        "left by special guardianship",
        r"special guardianship|SGOs?\b",
        shares="leaving_by_reason",
        counts="leaving_by_reason",
        part="sgo",
    ),
    _topic(
        "left by child arrangements order",
        r"child arrangements? orders?",
        shares="leaving_by_reason",
        counts="leaving_by_reason",
        part="cao",
    ),
    _topic(
        "turned 18",
        r"turn(?:ed|ing) 18|18th birthday",
        shares="leaving_by_reason",
        counts="leaving_by_reason",
        part="aged_18",
    ),
    _topic(
        "left to a permanent home",
        r"achiev\w+ permanence|home meant to last|permanence (?:was )?achieved|permanent home|to permanence",
        shares="permanence_on_leaving permanence_on_leaving_as_planned",
        counts="permanence_on_leaving permanence_on_leaving_as_planned",
        unless=r"permanence plan",
    ),
    _topic(
        "children who went missing",
        r"(?:went|been|going|go|reported|were) missing|missing (?:children|episodes?|from)",
        shares="missing_children",
        counts="missing_children missing_incidents",
        unless=r"return home interview|missing data|missing information",
    ),
    _topic(
        "children convicted or cautioned",
        r"convict\w+|offend\w+|caution\w*|reprimand",
        shares="offending",
        counts="offending",
    ),
    _topic(
        "health assessments",
        r"health assessments?",
        shares="health_assessments",
        counts="health_assessments",
        unless=r"initial|mental health",
    ),
    _topic("dental checks", r"dental|dentist", shares="dental_checks", counts="dental_checks"),
    _topic("immunisations", r"immunis\w+|vaccinat\w+", shares="immunisations", counts="immunisations"),
    _topic(
        "wellbeing scored", r"SDQs?\b|strengths and difficulties", shares="sdq_with_a_score", counts="sdq_with_a_score"
    ),
    _topic(
        "entrants aged under 1",
        r"(?:aged )?under (?:1|one)\b|babies",
        shares="children_entering_care children_in_care",
        counts="children_entering_care children_in_care",
        group=("age_band", "under 1"),
    ),
    _topic(
        "entrants aged 16 and over",
        r"(?:aged )?16(?:\+| and over| or over| years and over)",
        shares="children_entering_care children_in_care",
        counts="children_entering_care children_in_care",
        group=("age_band", "16+"),
    ),
    _topic("care leavers in touch", r"care leavers?.{0,40}\bin touch", shares="care_leavers_in_touch"),
    _topic(
        "care leavers in education, work or training",
        r"care leavers?.{0,60}(?:education|employment)|in education, (?:work|employment|training)|\bEET\b",
        shares="care_leavers_active",
    ),
    _topic(
        "care leavers in suitable homes", r"suitable (?:accommodation|homes?)", shares="care_leavers_in_suitable_homes"
    ),
    # what Heed has no figure of: for two papers held against each other
    _topic(
        "alerts and disputes",
        r"quality assurance alerts?|QA alerts?|dispute resolutions?|disputes?\b|escalations?|challenges raised"
        r"|concerns raised",
    ),
    _topic("consultation booklets", r"'?My Review'?|consultation (?:booklets?|forms?|documents?|papers?)"),
    _topic("education plans", r"personal education plans?|PEPs?\b"),
    _topic("long-term plans", r"long[- ]term plans?|permanence plans?"),
    _topic("face to face", r"face[- ]to[- ]face"),
    _topic("repeat child protection plans", r"repeat (?:child protection )?plans?"),
    _topic("initial conferences on time", r"initial child protection conferences?|ICPCs?\b"),
    _topic("review conferences on time", r"review child protection conferences?|RCPCs?\b"),
    _topic("establishment", r"establishment|full[- ]time equivalent|FTE\b"),
)


_NEAR = 60
"""Characters around a topic's words within which others can make them mean something else."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A topic that a sentence speaks of, and where in it."""

    topic: Topic
    start: int
    end: int

    def away(self, start: int, end: int) -> int:
        """Characters between it and a number in the same sentence; what follows a number is nearer than what "
        "stands before."""
        if self.start >= end:
            return self.start - end
        return (start - self.end) * 3 + 5 if self.end <= start else 0


def spoken(text: str) -> Iterator[Spoken]:
    """The topics of a sentence, each at every place where it is named."""
    for topic in TOPICS:
        for match in topic.words.finditer(text):
            near = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
            if topic.unless is None or not topic.unless.search(near):
                yield Spoken(topic, match.start(), match.end())
