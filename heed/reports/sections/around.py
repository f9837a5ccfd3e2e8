"""The sections before and after the figures: the year in brief, promises, why the report is written, what is next."""

from __future__ import annotations

from heed.reports.sections.declare import Section, Shape

HEADLINES = (
    "reviews_due_held_on_time",
    "views_given",
    "attended",
    "children_in_care",
    "permanence_on_leaving",
)
"""What stands first, each with its base and how it moved; the children for each IRO stand beside them."""

OPENING = (
    Section(
        "foreword",
        "Foreword",
        ("What kind of year was it for children, in one paragraph? Who signs it?",),
    ),
    Section(
        "brief",
        "The year in brief",
        ("What improved, what worsened, and what must leaders do? Five to eight messages.",),
        figures=HEADLINES,
        shape=Shape.BRIEF,
    ),
    Section(
        "promises",
        "Last year’s promises",
        ("One line for each recommendation of last year: what happened, how far it is, and how that is known.",),
        requires=("promises",),
        why_not="What last year’s report recommended is not recorded here, so what became of it cannot be told.",
        shape=Shape.PROMISES,
    ),
    Section(
        "about",
        "Why this report is written",
        ("To which bodies does it go, in what order, and what are they asked to do?",),
        requires=("duty",),
        text="""
Each {child_in_care.singular} must have an Independent Reviewing Officer ({iro.singular}): a person who does not manage the
child’s case and does not hold the budget for it. The duty stands in section 118 of the Adoption and Children Act 2002 and in
sections 25A to 25C of the Children Act 1989; how reviews are held stands in the Care Planning, Placement and Case Review
(England) Regulations 2010; what is expected of the service stands in the IRO Handbook of 2010.

The {iro.singular} has two duties that belong together. One is to chair the child’s {review.plural}: the first within
[[law.first_review]] of coming into care, the second within [[law.second_review]] of the first, each other within
[[law.later_review]] of the one before. The other is to
watch over the child’s case between {review.plural}, and to challenge the council where a plan does not happen or does not fit the
child. In both the child’s wishes and feelings must be heard and given their due weight.

The manager of the service writes this report once a year for those who are the child’s corporate parents. It covers the year
[[year]], from 1 April to 31 March, and says what the service saw, what it did about it, and what it cannot yet say.
""",
    ),
)

CLOSING = (
    Section(
        "next",
        "What we will do next",
        (
            "Numbered, each with an owner, a date and how it will be seen that it worked; for the service, or the department.",
        ),
        requires=("next",),
        why_not="No recommendations for next year have been written yet.",
        shape=Shape.NEXT,
    ),
    Section(
        "explained",
        "Words and figures explained",
        (),
        shape=Shape.EXPLAINED,
    ),
    Section(
        "approvals",
        "Who approved this report",
        ("To whom did it go, and when did each approve it?",),
        shape=Shape.APPROVALS,
    ),
)
