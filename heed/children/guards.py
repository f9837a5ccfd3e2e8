"""What the database refuses about children: two live spans of care, or two live episodes of one period, that overlap.

A span that ends on the day it began (care of less than a day) is empty and overlaps nothing.

PostgreSQL has exclusion constraints, which also hold between two transactions at once. An id is written as a range of
one number there, because plain numbers in such a constraint would need an extension. SQLite has one writer at a
time, so a trigger is as good.
"""

from __future__ import annotations

from typing import Final

from heed.council.refusals import Refusal


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
        when="""NEW.withdrawn_at IS NULL AND EXISTS (
            SELECT 1 FROM children_periodofcare o
            WHERE o.child_id = NEW.child_id AND o.withdrawn_at IS NULL AND o.id <> COALESCE(NEW.id, -1)
              AND NEW.from_on < COALESCE(NEW.until_on, '9999-12-31')
              AND o.from_on < COALESCE(o.until_on, '9999-12-31')
              AND o.from_on < COALESCE(NEW.until_on, '9999-12-31')
              AND NEW.from_on < COALESCE(o.until_on, '9999-12-31'))""",
        says="Two periods of care of one child overlap",
    ),
    Refusal(
        name="children_episode_no_overlap",
        table="children_episode",
        when="""NEW.withdrawn_at IS NULL AND EXISTS (
            SELECT 1 FROM children_episode o
            WHERE o.period_id = NEW.period_id AND o.withdrawn_at IS NULL AND o.id <> COALESCE(NEW.id, -1)
              AND NEW.from_on < COALESCE(NEW.until_on, '9999-12-31')
              AND o.from_on < COALESCE(o.until_on, '9999-12-31')
              AND o.from_on < COALESCE(NEW.until_on, '9999-12-31')
              AND NEW.from_on < COALESCE(o.until_on, '9999-12-31'))""",
        says="Two episodes of one period of care overlap",
    ),
)

ON_POSTGRESQL: Final = (
    _exclude("children_periodofcare", "child_id", "period_no_overlap"),
    _exclude("children_episode", "period_id", "episode_no_overlap"),
)
