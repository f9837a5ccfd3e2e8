"""The addresses of children: the list, search, saved views, an emergency. Part of the namespace `web`."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
