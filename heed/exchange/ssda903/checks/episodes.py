"""Checks on episodes."""

from __future__ import annotations

from heed.exchange.ssda903.checks.declared import Declared

EPISODES: tuple[Declared, ...] = ()
