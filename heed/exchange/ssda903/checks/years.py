"""Checks on years."""

from __future__ import annotations

from heed.exchange.ssda903.checks.declared import Declared

YEARS: tuple[Declared, ...] = ()
