"""The addresses of pages about Heed itself: help, what is new, accessibility, the manual. Part of the namespace `web`."""

from __future__ import annotations

from django.urls import URLPattern, path

from heed.web.about import views

urlpatterns: list[URLPattern] = [
    path("help/", views.help_, name="help"),
    path("whats-new/", views.whats_new, name="whats_new"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("manual/", views.manual, name="manual"),
    path("manual/<path:page>/", views.manual_page, name="manual_page"),
]
