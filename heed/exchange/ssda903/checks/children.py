"""Checks on children."""

from __future__ import annotations

from heed.exchange.ssda903.checks.declared import Declared

CHILDREN: tuple[Declared, ...] = ()
