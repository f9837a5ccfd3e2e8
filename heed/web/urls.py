"""The addresses of pages that span packages."""

from __future__ import annotations

from django.urls import path

from heed.web import views

app_name = "web"
urlpatterns = [
    path("", views.home, name="home"),
    path("figures/", views.figures, name="figures"),
]
