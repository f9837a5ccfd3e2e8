"""What the law says about reviews and Heed does not hold, and why: so that nobody takes silence for an answer."""

from __future__ import annotations

from dataclasses import dataclass

from heed.law.provisions import AAR_36_3, REG_3, REG_33_1, REG_33_2, REG_48, Provision


@dataclass(frozen=True, slots=True)
class Gap:
    """Something not encoded: where it is written, what it is about, why it is left out, which provisions it touches."""

    where: str
    what: str
    why: str
    touches: tuple[Provision, ...] = ()


GAPS: tuple[Gap, ...] = (
    Gap(
        where="Care Planning, Placement and Case Review (England) (Miscellaneous Amendments) Regulations 2013 "
        "(SI 2013/706)",
        what="Changes from 19 April 2013, among them for children on remand or in youth detention.",
        why="The text of the changes has not been held against the rules here. The intervals between reviews are taken "
        "to be as they were first made: to be confirmed.",
        touches=(REG_33_1, REG_33_2),
    ),
    Gap(
        where="Care Planning and Fostering (Miscellaneous Amendments) (England) Regulations 2015 (SI 2015/495)",
        what="Long term foster placements, from 1 April 2015. Its note says that it makes provision about the "
        "frequency of reviews; from general knowledge it is the visits that may be six months apart where the child "
        "agrees.",
        why="Its regulation 5 has not been read. Heed keeps six months between reviews for every child: to be "
        "confirmed.",
        touches=(REG_33_2,),
    ),
    Gap(
        where="Adoption and Children (Coronavirus) (Amendment) Regulations 2020 (SI 2020/445)",
        what="Temporary relaxations from 24 April to 25 September 2020, some of them of reviews and short breaks. "
        "Later regulations kept a few until 30 September 2021.",
        why="They are over, and which words they changed has not been held against the rules here. For a day in that "
        "time Heed gives the ordinary rule, which may be stricter than the law then was.",
        touches=(REG_33_2, REG_48, AAR_36_3),
    ),
    Gap(
        where="Review of Children's Cases Regulations 1991",
        what="Reviews before 1 April 2011.",
        why="Nothing that Heed reports on is counted from those days; asking for one is refused, not guessed.",
        touches=(REG_33_1, REG_33_2),
    ),
    Gap(
        where="CPPCR 2010, reg 33(3) and reg 30",
        what="Reviews that must come earlier: the IRO asks for one, a visit finds the child's welfare not safeguarded, "
        "a time in detention or under s 21(2) of the Children Act 1989 is about to end, accommodation is to cease.",
        why="They depend on events that no return carries. They come with the events between reviews.",
        touches=(REG_33_1, REG_33_2),
    ),
    Gap(
        where="CPPCR 2010, reg 36",
        what="A review adjourned by the IRO: once, for not more than 20 working days (the number to be confirmed).",
        why="A return carries one day for each review. It comes with reviews held in parts.",
        touches=(REG_33_1, REG_33_2),
    ),
    Gap(
        where="Children Act 1989 guidance, volume 2",
        what="A long-term foster placement of more than a year may be reviewed without a meeting each time.",
        why="The review itself stays due every six months, and a return does not say whether there was a meeting.",
        touches=(REG_33_2,),
    ),
    Gap(
        where="AAR 2005, reg 36(1)",
        what="Reviews while there is authority to place for adoption and the child is not yet placed.",
        why="A return gives the day of the decision, not of the authority to place, so the clock's start is not known.",
        touches=(AAR_36_3,),
    ),
    Gap(
        where="AAR 2005, reg 36(4)",
        what="Visits to a child placed for adoption: within a week, then weekly until the first review.",
        why="Visits are not in the return.",
        touches=(AAR_36_3,),
    ),
    Gap(
        where="AAR 2005, reg 36(8)",
        what="A review after a placement for adoption has ended, 28 to 42 days after the child's return (to be "
        "confirmed).",
        why="The numbers come from general knowledge only, and nothing asks for them yet. Nor is it settled where the "
        "care planning reviews of such a child then start again.",
        touches=(AAR_36_3, REG_3),
    ),
    Gap(
        where="Children (Secure Accommodation) Regulations 1991, reg 15",
        what="The panel on a secure placement: within one month, then not more than three months apart.",
        why="It is not a review of the child's case and is not in the return. It comes with its own track.",
    ),
    Gap(
        where="CPPCR 2010, part 8A (regs 47A and after)",
        what="Children on remand: the regulations apply with changes.",
        why="Taken to leave the intervals between reviews as they are: to be confirmed.",
        touches=(REG_33_1, REG_33_2),
    ),
)
