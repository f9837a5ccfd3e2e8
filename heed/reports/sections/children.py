"""The sections about the children: who they are, how they come and go, where they live, how they fare."""

from __future__ import annotations

from heed.reports.sections.declare import Section, Shape

SECTIONS = (
    Section(
        "children",
        "Children in our care",
        ("Why has the number moved?", "Who is over-represented, and what follows from it?"),
        text="""
On [[last_day]] there were [[children_in_care number]] {child_in_care.plural}: [[children_in_care change]]. Children who come for
short breaks alone are not counted.

That is [[children_in_care_rate]] aged 0 to 17. Published beside it: [[children_in_care_rate beside]].

The largest group, [[children_in_care age_band=10-15 share]], were aged 10 to 15; [[children_in_care age_band=16+ share]] were 16
or over.

[[unaccompanied_children]] were unaccompanied children seeking asylum: [[unaccompanied_children change]].
""",
        figures=("children_in_care", "children_in_care_rate", "unaccompanied_children", "social_workers_in_the_year"),
        parts=("ages", "sexes", "ethnicity"),
        drawn="ages",
        splits=(("children_in_care", "iro"),),
        beside=("children_in_care_rate",),
        why_not="How many children were in care is not available.",
    ),
    Section(
        "entering_leaving",
        "Coming into care and leaving it",
        ("Why did more or fewer come?", "What did leaving look like for those who turned 18?"),
        text="""
[[children_entering_care full]] came into care in the year: [[children_entering_care change]]. Of them
[[children_entering_care age_band=under_1 share]] were under 1 and [[children_entering_care age_band=16+ share]] were 16 or over.

[[children_leaving_care full]] left care: [[children_leaving_care change]].
""",
        figures=(
            "children_entering_care",
            "children_entering_care_rate",
            "children_leaving_care",
            "previous_permanence",
            "time_in_care_on_leaving",
        ),
        parts=("leaving_by_reason",),
        drawn="leaving_by_reason",
        splits=(("children_entering_care", "age_band"), ("children_leaving_care", "age_band")),
        beside=("children_entering_care_rate",),
        shape=Shape.FLOW,
        why_not="How many children came into care and left it is not available.",
    ),
    Section(
        "legal",
        "The law that keeps them",
        (
            "Are orders being discharged when they could be?",
            "Who has been accommodated for long without an order, and why?",
        ),
        text="""
[[care_orders]] of the children in care on [[last_day]] were under a care order, full or interim: [[care_orders change]].
[[section_20]] were accommodated by agreement under section 20 of the Children Act 1989: [[section_20 change]].
""",
        figures=("care_orders", "section_20"),
        parts=("legal_statuses",),
        drawn="legal_statuses",
        beside=("care_orders", "section_20"),
        why_not="The legal status of children in care is not available.",
    ),
    Section(
        "homes",
        "Where children live",
        (
            "Are children close to home and in the right {home.singular}?",
            "What is driving moves, and what did {iro.plural} do?",
        ),
        text="""
[[placements_in_foster_care]] lived with foster carers: [[placements_in_foster_care change]]. [[placed_with_parents]] were placed
with their parents.

[[own_provision]] lived in the council’s own provision and [[independent_provision]] in independent provision.
[[over_20_miles]] lived more than 20 miles from home: [[over_20_miles change]].

[[three_or_more_placements]] had three or more {home.plural} in the year: [[three_or_more_placements change]]. Of those under 16
who had been in care for two and a half years, [[same_placement_two_years]] had been in the same {home.singular} for two years:
[[same_placement_two_years change]].
""",
        figures=(
            "placements_in_foster_care",
            "placed_with_parents",
            "own_provision",
            "independent_provision",
            "over_20_miles",
            "three_or_more_placements",
            "same_placement_two_years",
        ),
        parts=("placement_types", "placement_providers"),
        drawn="placement_types",
        beside=("over_20_miles", "three_or_more_placements", "same_placement_two_years"),
        why_not="Where children live is not available.",
    ),
    Section(
        "siblings",
        "Brothers and sisters",
        (
            "How many live with their brothers and sisters?",
            "Where they live apart, how often do they meet, and why apart?",
        ),
        requires=("siblings",),
        why_not="Not available, because no return says who is whose brother or sister, and they are not yet counted here.",
    ),
    Section(
        "permanence",
        "A home that lasts",
        (
            "Where is drift? Who is waiting, and why?",
            "How many had a plan for a home that lasts by their second {review.singular}?",
        ),
        text="""
[[permanence_on_leaving]] of the children who left care left to a home meant to last, by adoption, special guardianship, a child
arrangements order or going home: [[permanence_on_leaving change]].

[[children_adopted full]] were adopted: [[children_adopted change]]. From coming into care to moving in with the new family took
[[adoption_entry_to_placed full]].
""",
        figures=(
            "permanence_on_leaving",
            "permanence_on_leaving_as_planned",
            "children_adopted",
            "adoption_entry_to_placed",
            "adoption_order_to_match",
            "adoption_placed_to_order",
            "adoption_reviews_on_time",
        ),
        beside=("permanence_on_leaving",),
        why_not="How children left care to a home that lasts is not available.",
    ),
    Section(
        "health",
        "Health and wellbeing",
        ("Which barriers recur: consent, a dentist, waiting lists?",),
        text="""
Of the children in care for the whole of the year, [[health_assessments]] had their health assessed, [[dental_checks]] saw a
dentist and [[immunisations]] were up to date with their immunisations. A questionnaire on wellbeing was scored for
[[sdq_with_a_score]] of those of the age for it; the average score was [[sdq_average]], where less is better.
""",
        figures=(
            "health_assessments",
            "dental_checks",
            "immunisations",
            "health_checks_under_5",
            "substance_misuse",
            "sdq_with_a_score",
            "sdq_average",
        ),
        parts=("sdq_bands",),
        beside=("health_assessments", "dental_checks"),
        why_not="How children’s health was looked after is not available.",
    ),
    Section(
        "education",
        "Education",
        ("How many had a personal education plan each term?", "What do {iro.plural} challenge on education?"),
        why_not="Not available, because no return on children in care carries education, and it is not yet recorded here.",
    ),
    Section(
        "safety",
        "Missing, offending and liberty",
        ("What did {iro.plural} do for children who went missing?",),
        text="""
[[missing_children]] of all children who were in care in the year went missing at least once: [[missing_children change]].

[[offending]] of those aged 10 or over who were in care for the whole of the year were convicted or cautioned.
""",
        figures=(
            "missing_children",
            "missing_incidents",
            "away_without_authorisation",
            "offending",
            "deprivation_of_liberty",
        ),
        beside=("missing_children", "offending"),
        why_not="How many children went missing or were convicted is not available.",
    ),
    Section(
        "care_leavers",
        "After care",
        ("How does the time with an {iro.singular} end well?",),
        text="""
The council was in touch with [[care_leavers_in_touch]] of its care leavers. [[care_leavers_active]] were in education, work or
training, and [[care_leavers_in_suitable_homes]] lived in suitable homes.
""",
        figures=("care_leavers_in_touch", "care_leavers_active", "care_leavers_in_suitable_homes"),
        beside=("care_leavers_active", "care_leavers_in_suitable_homes"),
    ),
)
