"""What the database refuses about children: two live spans of care, or two live episodes of one period, that overlap.

PostgreSQL has exclusion constraints, which also hold between two transactions at once. An id is written as a range of
one number there, because plain numbers in such a constraint would need an extension. SQLite has one writer at a time, so
a trigger is as good.
"""

from __future__ import annotations

from typing import Final

from django.db import migrations

from heed.council.refusals import Refusal

_OPEN: Final = "'9999-12-31'"


def _overlap(table: str, owner: str) -> str:
    return (
        f"NEW.withdrawn_at IS NULL AND EXISTS (SELECT 1 FROM {table} o WHERE o.{owner} = NEW.{owner}"  # noqa: S608 - names from this file
        " AND o.withdrawn_at IS NULL AND o.id <> COALESCE(NEW.id, -1)"
        f" AND o.from_on < COALESCE(NEW.until_on, {_OPEN}) AND NEW.from_on < COALESCE(o.until_on, {_OPEN}))"
    )


def _exclude(table: str, owner: str, name: str) -> tuple[str, str]:
    return (
        f"ALTER TABLE {table} ADD CONSTRAINT {name} EXCLUDE USING gist (int8range({owner}, {owner}, '[]') WITH &&, "
        "daterange(from_on, until_on, '[)') WITH &&) WHERE (withdrawn_at IS NULL)",
        f"ALTER TABLE {table} DROP CONSTRAINT {name}",
    )


ON_SQLITE: Final = (
    Refusal(
        name="children_periodofcare_no_overlap",
        table="children_periodofcare",
        when=_overlap("children_periodofcare", "child_id"),
        says="Two periods of care of one child overlap",
    ),
    Refusal(
        name="children_episode_no_overlap",
        table="children_episode",
        when=_overlap("children_episode", "period_id"),
        says="Two episodes of one period of care overlap",
    ),
)

ON_POSTGRESQL: Final = (
    _exclude("children_periodofcare", "child_id", "period_no_overlap"),
    _exclude("children_episode", "period_id", "episode_no_overlap"),
)
