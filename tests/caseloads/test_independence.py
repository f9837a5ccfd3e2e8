"""The check of who may be a child's IRO: a table of cases, each with how it bears and the provision it rests on."""

from __future__ import annotations

from decimal import Decimal

import pytest

from heed.caseloads.independence import (
    NOTHING_FOUND,
    Bears,
    Before,
    Candidate,
    Case,
    Holder,
    checked,
    forbids,
    in_words,
    manages,
    needs_a_reason,
)
from heed.law.appointments import Band
from heed.law.provisions import HANDBOOK_CASELOAD, HANDBOOK_SAME_IRO, REG_46, Provision
from tests.days import day

NADIA, DEV, CAROL, RUTH, MARCUS, ANN = range(1, 7)
BAND = Band(50, 70)
DEV_HOLDS = Holder(DEV, "Dev Patel", now=True)
ANN_HELD = Holder(ANN, "Ann Lee", now=False)
LINE = {DEV: CAROL, CAROL: RUTH}
JUNE = day("Mon 1 Jun 2026")
GONE = Before(ANN, "Ann Lee", JUNE, here=False)


def _case(**fields: object) -> Case:
    return Case(**({"holders": (DEV_HOLDS,), "managers": LINE} | fields))  # type: ignore[arg-type]


def _nadia(**fields: object) -> Candidate:
    return Candidate(**({"worker": NADIA, "name": "Nadia Rahman", "children": 60, "user": 11} | fields))  # type: ignore[arg-type]


TABLE: list[tuple[str, Candidate, Case, Bears, str, Provision | None]] = [
    (
        "holds the case",
        _nadia(worker=DEV),
        _case(),
        Bears.REFUSE,
        "Nadia Rahman holds the child’s case.",
        REG_46,
    ),
    (
        "held it before",
        _nadia(worker=ANN),
        _case(holders=(DEV_HOLDS, ANN_HELD)),
        Bears.REFUSE,
        "Nadia Rahman held the child’s case before.",
        REG_46,
    ),
    (
        "holds it now and held it before: said once",
        _nadia(worker=DEV),
        _case(holders=(DEV_HOLDS, Holder(DEV, "Dev Patel", now=False))),
        Bears.REFUSE,
        "Nadia Rahman holds the child’s case.",
        REG_46,
    ),
    (
        "manages who holds it",
        _nadia(worker=CAROL),
        _case(),
        Bears.REFUSE,
        "Nadia Rahman manages Dev Patel, who holds the child’s case.",
        REG_46,
    ),
    (
        "manages the manager",
        _nadia(worker=RUTH),
        _case(),
        Bears.REFUSE,
        "Nadia Rahman manages Dev Patel, 2 steps up, who holds the child’s case.",
        REG_46,
    ),
    (
        "manages who held it before",
        _nadia(worker=MARCUS),
        _case(holders=(DEV_HOLDS, ANN_HELD), managers=LINE | {ANN: MARCUS}),
        Bears.ASK,
        "Nadia Rahman manages Ann Lee, who held the child’s case before.",
        REG_46,
    ),
    (
        "controls resources",
        _nadia(controls_resources=True),
        _case(),
        Bears.REFUSE,
        "Nadia Rahman controls the resources that are given to cases.",
        REG_46,
    ),
    (
        "is in the team that holds it",
        _nadia(team=7),
        _case(teams=frozenset({7})),
        Bears.ASK,
        "Nadia Rahman is in the team that holds the child’s case.",
        REG_46,
    ),
    (
        "is the IRO of the child's mother",
        _nadia(),
        _case(kin_iros=frozenset({NADIA})),
        Bears.REFUSE,
        "Nadia Rahman is the IRO of the child’s own parent or own child, who is in care too.",
        HANDBOOK_SAME_IRO,
    ),
    (
        "one sibling has another",
        _nadia(),
        _case(sibling_iros=((MARCUS, "Marcus Bell"),)),
        Bears.ASK,
        "One of the child’s brothers and sisters in care has another IRO: Marcus Bell.",
        HANDBOOK_SAME_IRO,
    ),
    (
        "three siblings have two others, each named once",
        _nadia(),
        _case(sibling_iros=((MARCUS, "Marcus Bell"), (MARCUS, "Marcus Bell"), (ANN, "Ann Lee"))),
        Bears.ASK,
        "3 of the child’s brothers and sisters in care have another IRO: Ann Lee, Marcus Bell.",
        HANDBOOK_SAME_IRO,
    ),
    (
        "has some of the siblings, whoever has the others",
        _nadia(),
        _case(sibling_iros=((NADIA, "Nadia Rahman"), (MARCUS, "Marcus Bell"))),
        Bears.SAY,
        "Nadia Rahman is the IRO of one of the child’s brothers and sisters in care.",
        HANDBOOK_SAME_IRO,
    ),
    (
        "full time, the 71st child",
        _nadia(children=70),
        _case(),
        Bears.ASK,
        "Nadia Rahman would have 71 children: full time is 50 to 70 children.",
        HANDBOOK_CASELOAD,
    ),
    (
        "three days of five, the 43rd child",
        _nadia(children=42, share=Decimal("0.60")),
        _case(),
        Bears.ASK,
        "Nadia Rahman would have 43 children, and works 60% of full time: full time is 50 to 70 children.",
        HANDBOOK_CASELOAD,
    ),
    (
        "was the IRO before",
        _nadia(),
        _case(before=(Before(NADIA, "Nadia Rahman", JUNE, here=True),), came_back=True),
        Bears.SAY,
        "Nadia Rahman was the child’s IRO before, until Mon 1 Jun 2026.",
        HANDBOOK_SAME_IRO,
    ),
    (
        "came back, and the one before is here",
        _nadia(),
        _case(
            before=(
                Before(ANN, "Ann Lee", day("Wed 1 Apr 2026"), here=True),
                Before(MARCUS, "Marcus Bell", JUNE, here=True),
                Before(RUTH, "Gone", day("Wed 1 Jul 2026"), here=False),
            ),
            came_back=True,
        ),
        Bears.ASK,
        "The child came back into care, and Marcus Bell, their IRO until Mon 1 Jun 2026, is an IRO here.",
        HANDBOOK_SAME_IRO,
    ),
    (
        "nobody holds the case",
        _nadia(),
        _case(holders=(ANN_HELD,)),
        Bears.SAY,
        "Nobody is recorded as holding the child’s case, so who manages it cannot be checked.",
        REG_46,
    ),
    (
        "who holds it has no manager recorded",
        _nadia(),
        _case(managers={}),
        Bears.SAY,
        "No manager of Dev Patel is recorded, so who manages the case cannot be checked.",
        REG_46,
    ),
    (
        "has no login",
        _nadia(user=None),
        _case(named=frozenset()),
        Bears.SAY,
        "Nadia Rahman has no login, and cannot open the child’s record here.",
        None,
    ),
    (
        "is not named on a restricted record",
        _nadia(),
        _case(named=frozenset({12})),
        Bears.SAY,
        "The record is restricted and Nadia Rahman is not named on it: without that they do not see the child.",
        None,
    ),
]


@pytest.mark.parametrize(
    ("_what", "candidate", "case", "bears", "says", "source"), TABLE, ids=[row[0] for row in TABLE]
)
def test_the_check_finds_one_thing_how_it_bears_and_what_it_rests_on(
    _what: str, candidate: Candidate, case: Case, bears: Bears, says: str, source: Provision | None
) -> None:
    (found,) = checked(candidate, case, BAND)

    assert (found.bears, found.sentence, found.source) == (bears, says, source)


@pytest.mark.parametrize(
    ("_what", "candidate", "case"),
    [
        ("an ordinary case", _nadia(), _case()),
        ("the 70th child", _nadia(children=69), _case()),
        ("the 42nd child of three days", _nadia(children=41, share=Decimal("0.60")), _case()),
        ("another team", _nadia(team=7), _case(teams=frozenset({8}))),
        ("no team, and a case of none", _nadia(team=None), _case()),
        ("another is the mother's IRO", _nadia(), _case(kin_iros=frozenset({MARCUS}))),
        ("came back, the one before has left", _nadia(), _case(before=(GONE,), came_back=True)),
        ("another had the child earlier in the same care", _nadia(), _case(before=(Before(ANN, "Ann Lee", JUNE, here=True),))),
        ("restricted, and named", _nadia(), _case(named=frozenset({11}))),
        ("is managed by who holds the case", _nadia(worker=MARCUS), _case(managers=LINE | {MARCUS: DEV})),
    ],
)  # fmt: skip
def test_what_speaks_for_nobody_else_finds_nothing(_what: str, candidate: Candidate, case: Case) -> None:
    assert checked(candidate, case, BAND) == ()


@pytest.mark.parametrize(
    ("managers", "steps"),
    [
        ({}, 0),
        ({DEV: CAROL}, 0),
        ({DEV: NADIA}, 1),
        ({DEV: CAROL, CAROL: RUTH, RUTH: NADIA}, 3),
        ({DEV: CAROL, CAROL: DEV}, 0),
        ({DEV: CAROL, CAROL: RUTH, RUTH: CAROL}, 0),
        ({NADIA: DEV}, 0),
    ],
)
def test_a_line_of_management_is_followed_to_its_end_and_a_loop_is_left(managers: dict[int, int], steps: int) -> None:
    assert manages(NADIA, DEV, managers) == steps


def test_what_forbids_comes_first_then_what_asks_then_what_is_good_to_know() -> None:
    found = checked(_nadia(worker=CAROL, children=90, user=None), _case(sibling_iros=((MARCUS, "Marcus Bell"),)), BAND)

    assert [each.bears for each in found] == [Bears.REFUSE, Bears.ASK, Bears.ASK, Bears.SAY]
    assert [forbids(each) for each in found] == [True, False, False, False]
    assert needs_a_reason(found)
    assert not needs_a_reason(found[3:])


def test_the_findings_are_kept_in_words_with_their_provision_and_none_is_said_too() -> None:
    found = checked(_nadia(children=70, user=None), _case(), BAND)

    assert in_words(found) == (
        "Nadia Rahman would have 71 children: full time is 50 to 70 children. (IRO Handbook 2010, on caseloads)\n"
        "Nadia Rahman has no login, and cannot open the child’s record here."
    )
    assert in_words(()) == NOTHING_FOUND
