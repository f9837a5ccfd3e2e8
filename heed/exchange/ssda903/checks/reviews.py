"""Checks on reviews."""

from __future__ import annotations

from heed.exchange.ssda903.checks.declared import Declared

REVIEWS: tuple[Declared, ...] = ()
