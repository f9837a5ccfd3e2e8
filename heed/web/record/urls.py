"""The addresses of who did and who saw what. Part of the namespace `web`."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
