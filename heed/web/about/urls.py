"""The addresses of help and what Heed says about itself. Part of the namespace `web`."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
