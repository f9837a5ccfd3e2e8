"""The annual report as it is kept: what people write, agree and issue. What it says of figures is in `heed.reports.book`.

`report` has the report and its sections, `rows` what is listed in it, `agreed` comments, approvals and findings set
aside, `issued` the files that were given out.
"""

from __future__ import annotations

from heed.reports.models.agreed import Approval, Comment, SetAside
from heed.reports.models.issued import Format, Issue, IssuedFile
from heed.reports.models.report import ChosenSection, Report, SectionText, State
from heed.reports.models.rows import KeyMessage, Promise, Recommendation, Risk, Row

__all__ = [
    "Approval",
    "ChosenSection",
    "Comment",
    "Format",
    "Issue",
    "IssuedFile",
    "KeyMessage",
    "Promise",
    "Recommendation",
    "Report",
    "Risk",
    "Row",
    "SectionText",
    "SetAside",
    "State",
]
