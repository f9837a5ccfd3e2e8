"""The addresses of pages that span packages."""

from __future__ import annotations

from django.urls import path

from heed.web import views
from heed.web.about import urls as about
from heed.web.child import urls as child
from heed.web.children import urls as children
from heed.web.due import urls as due
from heed.web.figures import views as figures
from heed.web.home import urls as home
from heed.web.iros import urls as iros
from heed.web.people import urls as people
from heed.web.quality import views as quality
from heed.web.record import urls as record
from heed.web.reports import urls as reports
from heed.web.returns import deeds, exporting
from heed.web.returns import views as returns
from heed.web.rosters import views as rosters
from heed.web.settings import urls as settings

app_name = "web"
urlpatterns = [
    *home.urlpatterns,
    *children.urlpatterns,
    *child.urlpatterns,
    *due.urlpatterns,
    *iros.urlpatterns,
    *settings.urlpatterns,
    *people.urlpatterns,
    *record.urlpatterns,
    *reports.urlpatterns,
    *about.urlpatterns,
    path("law/", views.law, name="law"),
    path("figures/", figures.figures, name="figures"),
    path("figures/<slug:code>/", figures.figure, name="figure"),
    path("figures/<slug:code>/rows.csv", figures.figure_csv, name="figure_csv"),
    path("returns/", returns.returns, name="returns"),
    path("returns/load/", returns.load, name="load"),
    path("returns/export/", exporting.export, name="export"),
    path("returns/roster/", rosters.load, name="roster_load"),
    path("returns/roster/template.csv", rosters.template, name="roster_template"),
    path("returns/roster/<int:pk>/", rosters.one, name="roster"),
    path("returns/roster/<int:pk>/apply/", rosters.apply, name="roster_apply"),
    path("returns/roster/<int:pk>/go-on/", rosters.carry_on, name="roster_carry_on"),
    path("returns/roster/<int:pk>/throw-away/", rosters.discard, name="roster_discard"),
    path("returns/<int:pk>/", returns.one, name="return"),
    path("returns/differences/", deeds.differences, name="differences"),
    path("returns/differences/<int:pk>/", deeds.difference, name="difference"),
    path("returns/<int:pk>/children/", deeds.changes, name="changes"),
    path("returns/<int:pk>/children/<path:number>/", deeds.changed_child, name="changed_child"),
    path("returns/<int:pk>/undo/", deeds.undo, name="undo"),
    path("returns/<int:pk>/quality/", quality.quality, name="quality"),
    path("returns/<int:pk>/faults.csv", returns.faults_csv, name="faults_csv"),
    path("returns/<int:pk>/apply/", returns.apply, name="apply"),
    path("returns/<int:pk>/go-on/", returns.carry_on, name="carry_on"),
    path("returns/<int:pk>/look-again/", returns.look_again, name="look_again"),
    path("returns/<int:pk>/throw-away/", returns.discard, name="discard"),
]
