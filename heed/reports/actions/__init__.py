"""What a person does to an annual report: write it, agree it, issue it. A final report is not written in.

`writing` begins a report and writes in its sections, `rows` lists, `agreeing` comments, approves and sets findings
aside, `issuing` issues.
"""

from __future__ import annotations

from heed.reports.actions.writing import begin_report, choose_sections, describe_report, save_section, sections_seen

__all__ = ["begin_report", "choose_sections", "describe_report", "save_section", "sections_seen"]
