"""The addresses of one child. Part of the namespace `web`."""

from __future__ import annotations

from django.urls import URLPattern, path

from heed.web.child import views

urlpatterns: list[URLPattern] = [
    path("children/<uuid:key>/", views.child, name="child"),
]
