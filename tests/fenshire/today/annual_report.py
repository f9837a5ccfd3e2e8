"""Fenshire's annual report for 2025-26 as its manager has written it so far: draft 3. Words alone; each figure is a tag.

Told as it stands on Mon 16 November 2026. What last year's report recommended is told here too: that report was made
before Fenshire had Heed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from heed.council.words import OWN
from heed.reports.document import Tone
from heed.reports.manuscript import (
    Approval,
    KeyMessage,
    Manuscript,
    Person,
    Progress,
    Promise,
    Recommendation,
    Risk,
    Whose,
)
from heed.reports.sections import SECTIONS
from tests.fenshire.today import annual_report_words as written

YEAR = 2026
DRAFT = 3
COUNCIL = "Fenshire County Council"
BODY = "Corporate Parenting Board"
MEETING_ON = date(2026, 12, 10)  # a Thursday
DIRECTOR = "Director of children’s services"
APPROVED_ON = date(2026, 11, 16)

PROMISES = (
    Promise(
        "Write to every child after their review, in words meant for them.",
        Progress.IN_PROGRESS,
        "Letters began in September 2025. Children aged 8 and over now have one after most of their reviews; younger "
        "children have a page with pictures, which two IROs are trying out.",
        "A copy of each letter is on the child’s file. The manager reads a handful of them each month.",
    ),
    Promise(
        "Look in on every child halfway between two reviews.",
        Progress.IN_PROGRESS,
        "Every IRO now does so for children whose plan has changed. For the others it depends on the month: when a "
        "colleague is away, this is what gives way first.",
        "Notes on the child’s file; not yet counted.",
    ),
    Promise(
        "Send the record of a review to everybody who is to have it within the time that the Handbook sets.",
        Progress.IN_PROGRESS,
        "Decisions go out at once, and records follow too late. The wait is for typing. A second person begins in "
        "January 2027.",
        "The list of records that are out, which business support keeps.",
    ),
    Promise(
        "Know which brothers and sisters live apart, and why.",
        Progress.COMPLETE,
        "Every IRO has said for each child who the brothers and sisters are and with whom they live. It is looked at "
        "again at each review.",
        "The relationships recorded for each child, checked against the case system in June 2026.",
    ),
    Promise(
        "Hold a yearly conference for carers and IROs.",
        Progress.DROPPED,
        "Carers told us that they would rather be met where they are. IROs go to the support groups for carers instead.",
        "Notes of the foster carers’ forum, February 2026.",
    ),
)

MESSAGES = (
    KeyMessage(
        Tone.BETTER,
        "More children had every review of theirs on time",
        "[[children_all_reviews_on_time full]]: [[children_all_reviews_on_time change]]. Of all reviews that fell due, "
        "[[reviews_due_held_on_time]] were on time.",
    ),
    KeyMessage(
        Tone.THE_SAME,
        "Children’s views are nearly always known, and most children are not in the room",
        "Views were given at [[views_given]] of reviews, and children came to [[attended]]. Neither has moved since last "
        "year.",
    ),
    KeyMessage(
        Tone.NOT_GOOD_ENOUGH,
        "Fewer children left care to a home that is meant to last",
        "[[permanence_on_leaving full]]: [[permanence_on_leaving change]]. We say below what we know of why.",
    ),
    KeyMessage(
        Tone.NOT_GOOD_ENOUGH,
        "Records of reviews reach children too late",
        "Decisions are out within days. The full record waits for typing, and a child waits for it too.",
    ),
    KeyMessage(
        Tone.TO_KNOW,
        "There are more children in our care",
        "[[children_in_care full]]: [[children_in_care change]]. Each IRO has [[caseload]] of them on average, where the "
        "Handbook says [[law.caseload]].",
    ),
    KeyMessage(
        Tone.NOT_KNOWN,
        "We cannot say how many parents took part",
        "It was not written down in a way that can be counted. From April 2027 it is, and next year’s report will say.",
    ),
)

RECOMMENDATIONS = (
    Recommendation(
        "Send every record of a review within the time that the Handbook sets.",
        "Tom, IRO service manager",
        date(2027, 3, 31),
        "No record that fell due in March 2027 is still out at the end of that month.",
    ),
    Recommendation(
        "Offer every child a way of taking part other than sitting at the table, and ask each child who does not come "
        "what would bring them.",
        "Pia Holt, participation officer",
        date(2027, 6, 30),
        "Every child aged 4 and over has been asked, and what they said is in the record of the review.",
    ),
    Recommendation(
        "Let the IRO have every report for a review in time for the child to be told what is in it.",
        "Mercy Lindqvist, deputy service director",
        date(2027, 3, 31),
        "No review that falls due in March 2027 is put off for want of a report.",
        Whose.DEPARTMENT,
    ),
    Recommendation(
        "Look at every child who was to leave to a permanent home and did not, and say what stood in the way.",
        "Bernard Sallow, service director",
        date(2027, 4, 30),
        "The findings have been to the board, each with what will be done.",
        Whose.DEPARTMENT,
    ),
    Recommendation(
        "Bring the number of children for each IRO back within what the Handbook says.",
        "Ruth, director of children’s services",
        date(2027, 9, 1),
        "No IRO who works full time has more children than that on the last day of September 2027.",
        Whose.DEPARTMENT,
    ),
)

RISKS = (
    Risk(
        "More children than IROs can know well",
        "An IRO with too many children holds the reviews and gives up the time between them, where most concerns are "
        "first seen.",
        "Nobody takes on a new child above the Handbook’s number without the manager’s word. A case for one more post "
        "goes to the budget meeting in January 2027.",
        "B",
        "II",
    ),
    Risk(
        "Records that come too late to be acted on",
        "Whoever has not had the record does not know what was decided, and drift is seen late.",
        "A second person for typing from January 2027; decisions go out first, on one page.",
        "C",
        "III",
    ),
)

APPROVALS = (Approval(DIRECTOR, "Ruth", APPROVED_ON), Approval(BODY))


@dataclass(frozen=True, slots=True)
class Said:
    """A comment on the draft: by whom (a login), on which section, and the manager's answer, if there is one yet."""

    by: str
    code: str
    text: str
    answer: str = ""


COMMENTS = (
    Said(
        "nadia",
        "between",
        "Could we say what gives way when somebody is away? The board will ask.",
        "Yes: it is in last year’s promises now, and in the risks.",
    ),
    Said("priya", "timeliness", "The autumn dip is in the chart and nowhere in the words. Is there a reason to give?"),
    Said("ruth", "concerns", "I should like a sentence on how concerns are settled before they become formal."),
)


def texts() -> dict[str, str]:
    """What is written in each section and part of a paper, by code: where Heed has a first text, that and then ours."""
    after = {code: f"{_first(code)}\n\n{_typed(text)}" for code, text in written.AFTER.items()}
    alone = {code: _typed(text) for code, text in {**written.ALONE, **written.PAPERS}.items()}
    return {**alone, **after}


def _typed(text: str) -> str:
    """A text as a person types it: a paragraph, or a line of a list, on one line."""
    return re.sub(r"(?<!\n)\n(?!\n|- ) *", " ", text)


def _first(code: str) -> str:
    """Heed's first text less what the manager's own answers."""
    paragraphs = OWN.fill(SECTIONS[code].first_text).split("\n\n")
    return "\n\n".join(each for each in paragraphs if not each.startswith("Why each was late"))


def fenshire_manuscript() -> Manuscript:
    """All of it as a report reads it."""
    return Manuscript(
        council=COUNCIL,
        year=YEAR,
        draft=DRAFT,
        body=BODY,
        meeting_on=MEETING_ON,
        author=Person("Tom", "IRO service manager", "reviewing.service@fenshire.example"),
        director=Person("Ruth", DIRECTOR, "childrens.services@fenshire.example"),
        texts=texts(),
        messages=MESSAGES,
        promises=PROMISES,
        recommendations=RECOMMENDATIONS,
        risks=RISKS,
        approvals=APPROVALS,
    )
