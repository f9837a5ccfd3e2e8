"""The addresses of home, and what one was told. Part of the namespace `web`."""

from __future__ import annotations

from django.urls import URLPattern, path

from heed.web.home import views

urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
    path("notices/<int:pk>/seen/", views.seen, name="notice_seen"),
]
