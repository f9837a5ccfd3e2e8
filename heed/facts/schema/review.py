"""The table of reviews: one row for each that the law asks for, and for each that was held. No Django."""

from __future__ import annotations

from heed.facts.schema.columns import CHILD_KEY, ROW, SOURCE, Column, TableOfFacts, splits

TRACK = "reviews: REVIEW; episodes: DECOM, RNE, LS, PLACE, DEC and REC; header: DOB"

REVIEW = TableOfFacts(
    name="review",
    one_row_is=(
        "one review that the law asks for on one track, held or not; or a review held on a day that belongs to no track"
    ),
    columns=(
        ROW,
        CHILD_KEY,
        Column(
            "track",
            "text",
            "statutory, adoption or short_break; empty where the review was held outside any period of care",
            "episodes: LS, PLACE, DECOM, DEC and REC",
            may_be_empty=True,
        ),
        Column(
            "sequence",
            "text",
            "which review it is on its track: first, second or later; empty where that cannot be known",
            TRACK,
            may_be_empty=True,
        ),
        Column(
            "opened_on",
            "date",
            "the day the track began for the child, as far as is known",
            "episodes: DECOM, RNE, LS and PLACE",
        ),
        Column(
            "previous_on",
            "date",
            "the day the review before was held, on the same track",
            "reviews: REVIEW",
            may_be_empty=True,
        ),
        Column(
            "rule",
            "text",
            "the rule of law that set the last lawful date",
            TRACK,
            may_be_empty=True,
        ),
        Column(
            "counted_from",
            "date",
            "the day from which that rule counts",
            TRACK,
            may_be_empty=True,
        ),
        Column(
            "latest_on",
            "date",
            "the last day on which the review can lawfully be held",
            TRACK,
            may_be_empty=True,
        ),
        Column(
            "latest_unknown",
            "text",
            "why the last lawful date cannot be known; empty where it is known",
            TRACK,
            may_be_empty=True,
        ),
        Column(
            "interpreted",
            "yes or no",
            "the 6-month rule was taken because the child had been in care for 6 months before the review before",
            TRACK,
        ),
        Column("held_on", "date", "the day the review was held", "reviews: REVIEW", may_be_empty=True),
        Column(
            "participation_code",
            "text",
            "how the child took part, PN0 to PN7",
            "reviews: REVIEW_CODE",
            may_be_empty=True,
        ),
        Column(
            "code_unknown",
            "text",
            "why the participation code cannot be used; empty where it can, or where no review was held",
            "reviews: REVIEW_CODE and REVIEW; header: DOB",
            may_be_empty=True,
        ),
        Column(
            "under_four",
            "yes or no",
            "whether the child was under 4 on the day held; on the 4th birthday, whether the code is PN0",
            "header: DOB; reviews: REVIEW and REVIEW_CODE",
            may_be_empty=True,
        ),
        Column(
            "ended_on",
            "date",
            "the day on which the track ended for the child, where it has ended",
            "episodes: DEC, REC, LS and PLACE; header: DOB",
            may_be_empty=True,
        ),
        Column(
            "ended_why",
            "text",
            "left care, died, turned 18, placed for adoption, moved to short breaks, placement for adoption ended",
            "episodes: DEC, REC, LS and PLACE; header: DOB",
            may_be_empty=True,
        ),
        Column(
            "days_late",
            "whole number",
            "days from the last lawful date to the day held, or to the as-at date where it was not held",
            TRACK,
            unit="days",
            may_be_empty=True,
        ),
        Column(
            "due_quarter",
            "date",
            "first day of the quarter of the last lawful date; where that is unknown, of the day held or the as-at date",
            TRACK,
        ),
        Column(
            "held_quarter",
            "date",
            "first day of the quarter of the day held",
            "reviews: REVIEW",
            may_be_empty=True,
        ),
        *splits("the day held, otherwise the last lawful date, otherwise the as-at date"),
        *SOURCE,
    ),
)
