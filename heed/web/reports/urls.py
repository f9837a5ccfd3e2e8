"""The addresses of the annual report. Part of the namespace `web`."""

from __future__ import annotations

from django.urls import URLPattern, path

from heed.web.reports import file_views, list_views, sign_views, views, writing_views

ONE = "reports/<int:year>/"
SECTION = f"{ONE}sections/<slug:code>/"
LIST = f"{ONE}lists/<slug:which>/"

urlpatterns: list[URLPattern] = [
    path("reports/", views.reports, name="reports"),
    path("reports/begin/", views.begin, name="report_begin"),
    path("reports/proof-reader/", file_views.reader, name="report_reader"),
    path(ONE, views.report, name="report"),
    path(f"{ONE}order/", views.order, name="report_order"),
    path(f"{ONE}details/", views.details, name="report_details"),
    path(f"{ONE}logo/", views.logo, name="report_logo"),
    path(f"{ONE}logo/picture/", views.logo_picture, name="report_logo_picture"),
    path(SECTION, writing_views.section, name="report_section"),
    path(f"{SECTION}show/", writing_views.show_section, name="report_show"),
    path(f"{SECTION}keep/", writing_views.keep_section, name="report_keep"),
    path(f"{ONE}papers/", writing_views.papers, name="report_papers"),
    path(LIST, list_views.rows, name="report_rows"),
    path(f"{LIST}<int:pk>/", list_views.row, name="report_row"),
    path(f"{LIST}<int:pk>/move/", list_views.move_row, name="report_row_move"),
    path(f"{LIST}<int:pk>/remove/", list_views.remove_row, name="report_row_remove"),
    path(f"{ONE}preview/<slug:edition>/", file_views.preview, name="report_preview"),
    path(f"{ONE}files/<slug:edition>/<slug:audience>/<slug:format>", file_views.file, name="report_file"),
    path(f"{ONE}proof/", file_views.findings, name="report_findings"),
    path(f"{ONE}proof/set-aside/", file_views.set_aside, name="report_set_aside"),
    path(f"{ONE}proof/set-aside/<int:pk>/again/", file_views.take_up_again, name="report_take_up_again"),
    path(f"{ONE}comments/", sign_views.comments, name="report_comments"),
    path(f"{ONE}comments/add/", sign_views.add_comment, name="report_comment_add"),
    path(f"{ONE}comments/<int:pk>/answer/", sign_views.answer_comment, name="report_comment_answer"),
    path(f"{ONE}sign-off/", sign_views.sign_off, name="report_sign_off"),
    path(f"{ONE}sign-off/ask/", sign_views.add_approval, name="report_approval_add"),
    path(f"{ONE}sign-off/<int:pk>/approve/", sign_views.approve, name="report_approve"),
    path(f"{ONE}sign-off/<int:pk>/take-back/", sign_views.take_back_approval, name="report_approval_take_back"),
    path(f"{ONE}sign-off/<int:pk>/remove/", sign_views.remove_approval, name="report_approval_remove"),
    path(f"{ONE}next-draft/", sign_views.next_draft, name="report_next_draft"),
    path(f"{ONE}issue/", sign_views.issue, name="report_issue"),
    path(f"{ONE}issues/<int:number>/", sign_views.issued, name="report_issued"),
    path(f"{ONE}issues/<int:number>/files/<int:pk>/", sign_views.issued_file, name="report_issued_file"),
    path(f"{ONE}correct/", sign_views.correct, name="report_correct"),
]
