"""What the database refuses about persons: a link between two who are declared not to be linked, from either side."""

from __future__ import annotations

from typing import Final

from heed.council.refusals import Refusal

_SAYS: Final = "These two persons are declared not to be linked"

REFUSALS: Final = (
    Refusal(
        name="people_relationship_may_link",
        table="people_relationship",
        when="""NEW.until_on IS NULL AND EXISTS (
            SELECT 1 FROM people_notlinked n
            WHERE (n.person_id = NEW.person_id AND n.other_id = NEW.other_id)
               OR (n.person_id = NEW.other_id AND n.other_id = NEW.person_id))""",
        says=_SAYS,
    ),
    Refusal(
        name="people_insiblinggroup_may_link",
        table="people_insiblinggroup",
        when="""NEW.until_on IS NULL AND EXISTS (
            SELECT 1 FROM people_insiblinggroup m JOIN people_notlinked n
              ON (n.person_id = NEW.person_id AND n.other_id = m.person_id)
              OR (n.person_id = m.person_id AND n.other_id = NEW.person_id)
            WHERE m.group_id = NEW.group_id AND m.until_on IS NULL)""",
        says=_SAYS,
    ),
    Refusal(
        name="people_notlinked_no_link",
        table="people_notlinked",
        when="""EXISTS (
            SELECT 1 FROM people_relationship r
            WHERE r.until_on IS NULL
              AND ((r.person_id = NEW.person_id AND r.other_id = NEW.other_id)
                OR (r.person_id = NEW.other_id AND r.other_id = NEW.person_id)))
        OR EXISTS (
            SELECT 1 FROM people_insiblinggroup a JOIN people_insiblinggroup b ON a.group_id = b.group_id
            WHERE a.until_on IS NULL AND b.until_on IS NULL
              AND a.person_id = NEW.person_id AND b.person_id = NEW.other_id)""",
        says="These two persons are linked: end the relationship or take one out of the group first",
    ),
)
