"""The addresses of reviews due and the diary. Part of the namespace `web`."""

from __future__ import annotations

from django.urls import path

from heed.web.due import diaries, views

urlpatterns = [
    path("reviews/", views.reviews, name="reviews"),
    path("reviews/due.csv", views.reviews_csv, name="reviews_csv"),
    path("reviews/diary/", diaries.diary, name="diary"),
    path("children/<uuid:key>/plan/", views.plan, name="plan"),
    path("children/<uuid:key>/late/", views.late, name="late"),
]
