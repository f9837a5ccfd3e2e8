"""The sections about the service: its people, its reviews, how children took part, its watch between reviews, its challenge."""

from __future__ import annotations

from heed.reports.sections.declare import Section, Shape

SECTIONS = (
    Section(
        "service",
        "Our service",
        (
            "Who are the {iro.plural}, how long have they stayed, and do they reflect the children?",
            "What was not done where one had more children than the Handbook says?",
        ),
        requires=("service",),
        text="""
[[iros]] {iro.plural} were responsible for the children in care on [[team_day]]: [[caseload]] children each on average, from
[[caseload_range]]. The IRO Handbook says [[law.caseload]] for one who works full time. Managers are not counted among them.
""",
        shape=Shape.TEAM,
        why_not="How many children each {iro.singular} had is not available, because no roster says who they are.",
    ),
    Section(
        "administration",
        "Invitations, papers and minutes",
        (
            "Were invitations sent 10 working days before, and papers there in time?",
            "Is there enough business support?",
        ),
    ),
    Section(
        "training",
        "Learning",
        ("What was learned, and what was taught to others?",),
    ),
    Section(
        "timeliness",
        "{review.plural_capital} on time",
        ("Why was each late {review.singular} late, by how much, and what did it mean for the child?",),
        requires=("timeliness",),
        text="""
[[reviews_due_held_on_time full]] that fell due in the year were held on time: [[reviews_due_held_on_time change]].
[[reviews_due_held_on_time missed]] were late or not held.

[[children_all_reviews_on_time]] of the children in care on [[last_day]] had every {review.singular} of the year on time:
[[children_all_reviews_on_time change]].

[[reviews_held full]] were held in the year on every ground. [[reviews_overdue full]] were overdue on its last day.

Why each was late, and what it meant for the child, is not available: no return carries it.
""",
        figures=(
            "reviews_due_held_on_time",
            "reviews_held_on_time",
            "children_all_reviews_on_time",
            "reviews_held",
            "reviews_overdue",
            "reviews_on_time_average_month",
        ),
        splits=(("reviews_due_held_on_time", "sequence"), ("reviews_due_held_on_time", "age_band")),
        over_time=("reviews_due_held_on_time",),
        why_not="How many reviews were on time is not available.",
    ),
    Section(
        "recording",
        "Records and decisions",
        ("How many decisions were out in 5 working days, and how many records in 20? How old is the oldest open one?",),
        why_not="Not available, because when records and decisions were sent is not yet recorded here, and no return carries it.",
    ),
    Section(
        "taking_part",
        "How children took part",
        ("Why did some children not take part?", "How did parents take part?", "Which children are heard least?"),
        requires=("participation",),
        text="""
The views of children aged 4 and over were given at [[views_given full]]: [[views_given change]]. A view counts as given where the
child spoke, wrote, signed, or asked somebody to speak for them (codes PN1, PN2, PN3, PN5 and PN6).

Children came to [[attended full]]: [[attended change]]. With those who came and gave no view (PN4), [[took_part]] took part.

How parents took part is not available, because no return carries it and it is not yet recorded here.
""",
        figures=("views_given", "took_part", "attended", "views_given_every_review"),
        parts=("participation_codes",),
        drawn="participation_codes",
        splits=(("views_given", "age_band"), ("attended", "age_band"), ("views_given", "sequence")),
        over_time=("views_given",),
        why_not="How children took part in their reviews is not available.",
    ),
    Section(
        "voice",
        "What children told us",
        ("What changed because a child said so?", "What did children say of their {iro.singular}?"),
        why_not="Not available, because what children said beside their {review.plural} is not yet recorded here.",
    ),
    Section(
        "advocacy",
        "{advocate.plural_capital}",
        ("How many had one, and did all know that they could?",),
    ),
    Section(
        "quality",
        "Audit",
        ("How do we know that plans are good? What did audits find, and what was done?",),
        requires=("quality",),
        why_not="Not available, because nothing was written, and audits are not yet recorded here.",
    ),
    Section(
        "between",
        "Between {review.plural}",
        ("How often did {iro.plural} look in between {review.plural}, and what did they find?",),
        why_not="Not available, because checks between {review.plural} are not yet recorded here, and no return carries them.",
    ),
    Section(
        "concerns",
        "Concerns and challenge",
        (
            "How is a concern settled here, step by step?",
            "What was raised, by theme and team, and what changed for children?",
        ),
        requires=("concerns",),
        why_not="Not available, because concerns are not yet recorded here, and no return carries them. That none are told here "
        "does not say that none were raised.",
    ),
    Section(
        "good_practice",
        "Good practice",
        ("What good work did {iro.plural} see? Keep it apart from concerns.",),
        requires=("practice",),
        why_not="Not available, because nothing was written, and recognitions of good practice are not yet recorded here.",
    ),
    Section(
        "partners",
        "Working with others",
        ("Who was met, and what changed: Cafcass, health, police, the regional group?",),
    ),
    Section(
        "inspection",
        "What inspectors said",
        ("What did inspectors say of the service, when, and what was done about it?",),
    ),
    Section(
        "resources",
        "What puts the service at risk",
        ("Is there anything about people, money or systems that puts the quality of the service at risk?",),
        requires=("resources",),
        why_not="Nothing was written about resources.",
    ),
)
