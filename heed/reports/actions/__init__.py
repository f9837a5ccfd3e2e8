"""What a person does to an annual report: write it, agree it, issue it. A final report is not written in.

`writing` begins a report and writes in its sections, `rows` lists, `agreeing` comments, approves and sets findings
aside, `issuing` issues.
"""

from __future__ import annotations

from heed.reports.actions.agreeing import (
    add_approval,
    add_comment,
    answer_comment,
    approve,
    set_aside,
    take_back_approval,
    take_up_again,
)
from heed.reports.actions.issuing import (
    Hindered,
    begin_correction,
    issue,
    issue_report,
    make,
    next_number,
    rebuild,
)
from heed.reports.actions.rows import (
    add_message,
    add_promise,
    add_recommendation,
    add_risk,
    change_message,
    change_promise,
    change_recommendation,
    change_risk,
    move_row,
    remove_row,
)
from heed.reports.actions.writing import (
    begin_report,
    choose_sections,
    describe_report,
    next_draft,
    receive_logo,
    save_section,
    sections_seen,
    show_logo,
)

__all__ = [
    "Hindered",
    "add_approval",
    "add_comment",
    "add_message",
    "add_promise",
    "add_recommendation",
    "add_risk",
    "answer_comment",
    "approve",
    "begin_correction",
    "begin_report",
    "change_message",
    "change_promise",
    "change_recommendation",
    "change_risk",
    "choose_sections",
    "describe_report",
    "issue",
    "issue_report",
    "make",
    "move_row",
    "next_draft",
    "next_number",
    "rebuild",
    "receive_logo",
    "remove_row",
    "save_section",
    "sections_seen",
    "set_aside",
    "show_logo",
    "take_back_approval",
    "take_up_again",
]
