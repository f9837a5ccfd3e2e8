"""What the database refuses about reports: that an issue is changed or goes, and that a final report is written in."""

from __future__ import annotations

from typing import Final

from heed.council.refusals import Refusal

_ISSUED: Final = ("reports_issue", "reports_issuedfile")
_WRITTEN: Final = (
    *("reports_sectiontext", "reports_chosensection", "reports_keymessage", "reports_promise"),
    *("reports_recommendation", "reports_risk", "reports_approval", "reports_comment", "reports_setaside"),
)

REFUSALS: Final = (
    *(
        Refusal(f"{table}_never_changed", table, "TRUE", "An issue of a report is never changed", ("update",))
        for table in _ISSUED
    ),
    *(
        Refusal(f"{table}_never_deleted", table, "TRUE", "An issue of a report is never deleted", ("delete",))
        for table in _ISSUED
    ),
    *(
        Refusal(
            f"{table}_not_when_final",
            table,
            "(SELECT r.state FROM reports_report r WHERE r.id = NEW.report_id) = 'final'",
            "A final report is not written in",
        )
        for table in _WRITTEN
    ),
)
