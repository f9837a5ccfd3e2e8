"""The addresses of the council's settings, words and lists. Part of the namespace `web`."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
