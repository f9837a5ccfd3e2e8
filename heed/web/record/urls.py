"""The addresses of the record of who did and who saw what. Part of the namespace `web`."""

from __future__ import annotations

from django.urls import URLPattern, path

from heed.web.record import views

urlpatterns: list[URLPattern] = [
    path("record/", views.record, name="record"),
    path("record/record.csv", views.record_csv, name="record_csv"),
    path("record/verify/", views.verify, name="verify_record"),
    path("record/mine/", views.my_trail, name="my_trail"),
]
