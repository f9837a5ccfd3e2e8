"""Who a child's family is, as it was recorded: each relationship said of the pair alone, from the child's side.

Nothing follows through a third: a half-brother's half-brother is nobody's here. A relative who is a child in care is
shown only to whom may see that child; one declared not to be linked is not there at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, Subquery

from heed.access.models import User
from heed.children.models import Child
from heed.facts.ages import age_on
from heed.people.models import InSiblingGroup, Kin, Name, NameKind, Person, Relationship, Sex, linkable_to
from heed.web.names import Shown, by_key

SIBLINGS = frozenset({Kin.SIBLING, Kin.HALF_SIBLING, Kin.STEP_SIBLING})

BY_SEX: Mapping[tuple[str, str], str] = {
    (Kin.SIBLING, Sex.MALE): "brother",
    (Kin.SIBLING, Sex.FEMALE): "sister",
    (Kin.HALF_SIBLING, Sex.MALE): "half-brother",
    (Kin.HALF_SIBLING, Sex.FEMALE): "half-sister",
    (Kin.STEP_SIBLING, Sex.MALE): "stepbrother",
    (Kin.STEP_SIBLING, Sex.FEMALE): "stepsister",
    (Kin.GRANDPARENT, Sex.MALE): "grandfather",
    (Kin.GRANDPARENT, Sex.FEMALE): "grandmother",
    (Kin.AUNT_OR_UNCLE, Sex.MALE): "uncle",
    (Kin.AUNT_OR_UNCLE, Sex.FEMALE): "aunt",
    (Kin.STEP_PARENT, Sex.MALE): "stepfather",
    (Kin.STEP_PARENT, Sex.FEMALE): "stepmother",
}
"""What a relative is called where their sex is recorded."""

TO_THE_CHILD: Mapping[str, str] = {
    Kin.MOTHER: "mother",
    Kin.FATHER: "father",
    Kin.PARENT: "parent",
    Kin.STEP_PARENT: "step-parent",
    Kin.GRANDPARENT: "grandparent",
    Kin.AUNT_OR_UNCLE: "aunt or uncle",
    Kin.GUARDIAN: "guardian",
    Kin.SIBLING: "brother or sister",
    Kin.HALF_SIBLING: "half-brother or half-sister",
    Kin.STEP_SIBLING: "stepbrother or stepsister",
}
"""What `person` is to the child."""

FROM_THE_CHILD: Mapping[str, str] = {
    **dict.fromkeys((Kin.MOTHER, Kin.FATHER, Kin.PARENT), "their own child"),
    Kin.STEP_PARENT: "stepchild",
    Kin.GRANDPARENT: "grandchild",
    Kin.AUNT_OR_UNCLE: "niece or nephew",
    Kin.GUARDIAN: "in their guardianship",
}
"""What `other` is to the child, where the child is `person`."""


@dataclass(frozen=True, slots=True)
class Relative:
    """Somebody of the family: what they are to the child, their name, and where their own page is if they have one."""

    kin: str
    name: str
    age: int | None
    address: str
    from_on: date | None
    until_on: date | None
    sibling: bool
    in_care: bool

    @property
    def says(self) -> str:
        """ "Ben, 7"; the number or the name alone where no birth date is known."""
        return self.name if self.age is None else f"{self.name}, {self.age}"


@dataclass(frozen=True, slots=True)
class Grouped:
    """A group who are planned for together: its name, since when, and the others in it whom the reader may see."""

    name: str
    from_on: date
    until_on: date | None
    others: tuple[Relative, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """The family as it stood on a day; what had ended by then apart."""

    relatives: tuple[Relative, ...]
    before: tuple[Relative, ...]
    groups: tuple[Grouped, ...]

    @property
    def near(self) -> tuple[Relative, ...]:
        """Brothers and sisters, and those of the family who are in care themselves."""
        return tuple(each for each in self.relatives if each.sibling or each.in_care)


def family_of(child: Child, user: User, today: date, as_at: date) -> Family:
    """The family and the groups of a child, of whom this user may see. Three queries."""
    me = child.person_id
    rows = [
        (row, row.other_id if row.person_id == me else row.person_id)
        for row in Relationship.objects.filter(Q(person=me) | Q(other=me)).order_by(
            F("from_on").asc(nulls_first=True), "pk"
        )
        if row.from_on is None or row.from_on <= as_at
    ]
    members = InSiblingGroup.objects.filter(group__members__person=me, from_on__lte=as_at)
    together = list(members.select_related("group").order_by("from_on", "pk").distinct())
    keys = {key for _, key in rows} | {row.person_id for row in together} - {me}
    people, children = _people(child, user, keys), _children(user, keys, today)

    def relative(key: int, kin: str, from_on: date | None, until_on: date | None, *, sibling: bool) -> Relative | None:
        person = people.get(key)
        if person is None or (person.is_child and key not in children):  # type: ignore[attr-defined]
            return None
        of = children.get(key)
        age = None if person.born_on is None or person.born_on > as_at else age_on(as_at, person.born_on)
        given: str | None = person.given  # type: ignore[attr-defined]
        name = of.given if of else given if user.sees_names and given else "name not recorded"
        end = until_on if until_on is not None and until_on <= as_at else None
        return Relative(kin, name, age, of.address if of else "", from_on, end, sibling, of is not None)

    said = [
        relative(
            key,
            _kin(row, me, people.get(key)),
            row.from_on,
            row.until_on,
            sibling=row.kind in SIBLINGS,
        )
        for row, key in rows
    ]
    found = [each for each in said if each is not None]
    groups = []
    for mine in (row for row in together if row.person_id == me):
        others = [
            relative(row.person_id, "", row.from_on, row.until_on, sibling=False)
            for row in together
            if row.group_id == mine.group_id and row.person_id != me
        ]
        end = mine.until_on if mine.until_on is not None and mine.until_on <= as_at else None
        there = tuple(each for each in others if each is not None and each.until_on is None)
        groups.append(Grouped(mine.group.name, mine.from_on, end, there))
    return Family(
        relatives=tuple(each for each in found if each.until_on is None),
        before=tuple(each for each in found if each.until_on is not None),
        groups=tuple(groups),
    )


def _people(child: Child, user: User, keys: set[int]) -> dict[int, Person]:
    """The persons by key, each with their name and whether they have a child's record; none not to be linked."""
    among = linkable_to(child.person, Person.objects.filter(pk__in=keys))
    names = Name.objects.filter(person=OuterRef("pk"), kind=NameKind.USED, until_on=None).order_by("-pk")
    is_child = Exists(Child.objects.filter(person=OuterRef("pk")))
    return {each.pk: each for each in among.annotate(given=Subquery(names.values("given")[:1]), is_child=is_child)}


def _children(user: User, keys: set[int], today: date) -> dict[int, Shown]:
    """Those of the persons who are children whom this user may see."""
    found = Child.objects.visible_to(user).with_identity().select_related("person").filter(person__in=keys)
    rows = list(found)
    named = by_key(rows, user, today)
    return {row.person_id: named[row.pk] for row in rows}


def _kin(row: Relationship, me: int, them: Person | None) -> str:
    """What they are to the child: brother or sister where the record says which."""
    sex = them.sex if them else ""
    if row.kind in SIBLINGS or row.person_id != me:
        return BY_SEX.get((row.kind, sex), TO_THE_CHILD[row.kind])
    return FROM_THE_CHILD[row.kind]
