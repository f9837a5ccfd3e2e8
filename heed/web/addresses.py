"""The addresses of pages, by name. Kept once worked out: a list names one for each child, and working one out is slow."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from django import urls
from django.urls import get_script_prefix, get_urlconf

KEPT = 20_000
"""So many addresses a process keeps: every child of a large council, each with their pages."""


def reverse(name: str, kwargs: Mapping[str, object] | None = None) -> str:
    """The address of a page that takes what is given by name. Raises NoReverseMatch where there is none."""
    return _kept(name, tuple((kwargs or {}).items()), get_urlconf(), get_script_prefix())


@lru_cache(KEPT)
def _kept(name: str, kwargs: tuple[tuple[str, object], ...], urlconf: str | None, prefix: str) -> str:
    return urls.reverse(name, urlconf, kwargs=dict(kwargs))
