"""The provisions that Heed's rules carry out: where each is written, what it says in our words. Not legal advice.

`checked_on` is the day a person last held our words against the source. A provision whose number comes from general
knowledge has none, and says in `to_confirm` what must still be looked up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

CPPCR = "Care Planning, Placement and Case Review (England) Regulations 2010"
AAR = "Adoption Agencies Regulations 2005"
CA89 = "Children Act 1989"
ACA2002 = "Adoption and Children Act 2002"
HANDBOOK = "IRO Handbook 2010"
_CPPCR_LINK = "https://www.legislation.gov.uk/uksi/2010/959"
_AAR_LINK = "https://www.legislation.gov.uk/uksi/2005/389"
_CA89_LINK = "https://www.legislation.gov.uk/ukpga/1989/41"
_ACA2002_LINK = "https://www.legislation.gov.uk/ukpga/2002/38"
_HANDBOOK_LINK = "https://www.gov.uk/government/publications/independent-reviewing-officers-handbook"
_CPPCR_IN_FORCE = date(2011, 4, 1)
_AAR_IN_FORCE = date(2005, 12, 30)
_FACT_BASE_CHECKED = date(2026, 11, 21)


class Force(StrEnum):
    """How strongly a provision binds: law; guidance to be followed unless there is good reason; the council's own."""

    MUST = "must"
    SHOULD = "should"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Provision:
    """One rule of law or guidance: instrument and reference, a link, what it says in our words, and how sure we are.

    Raises `ValueError` for one that is neither checked nor says what is to be confirmed.
    """

    instrument: str
    ref: str
    link: str
    says: str
    in_force_from: date
    checked_on: date | None
    force: Force
    to_confirm: str = ""

    def __post_init__(self) -> None:
        if (self.checked_on is None) is not bool(self.to_confirm):
            raise ValueError(f"{self} needs either the day it was checked or what is to be confirmed, not both.")

    def __str__(self) -> str:
        return f"{self.instrument}, {self.ref}"


REG_2 = Provision(
    instrument=CPPCR,
    ref="reg 2",
    link=f"{_CPPCR_LINK}/regulation/2",
    says="A working day is any day but Saturday, Sunday, Christmas Day, Good Friday and the bank holidays of England "
    "and Wales.",
    in_force_from=_CPPCR_IN_FORCE,
    checked_on=None,
    force=Force.MUST,
    to_confirm="the definition, from general knowledge; the same words were seen in the Children Act 2004 (Joint Area "
    "Reviews) Regulations 2005, reg 1(3)",
)
REG_3 = Provision(
    instrument=CPPCR,
    ref="reg 3",
    link=f"{_CPPCR_LINK}/regulation/3",
    says="These regulations do not apply to a child who is placed for adoption: from that day the child's reviews are "
    "those of the adoption regulations.",
    in_force_from=_CPPCR_IN_FORCE,
    checked_on=None,
    force=Force.MUST,
    to_confirm="the words of the regulation",
)
REG_33_1 = Provision(
    instrument=CPPCR,
    ref="reg 33(1)",
    link=f"{_CPPCR_LINK}/regulation/33",
    says="The child's case must first be reviewed within 20 working days of the day on which the child became looked "
    "after.",
    in_force_from=_CPPCR_IN_FORCE,
    checked_on=_FACT_BASE_CHECKED,
    force=Force.MUST,
)
REG_33_2 = Provision(
    instrument=CPPCR,
    ref="reg 33(2)",
    link=f"{_CPPCR_LINK}/regulation/33",
    says="The second review must be held not more than three months after the first, and each later one not more than "
    "six months after the one before.",
    in_force_from=_CPPCR_IN_FORCE,
    checked_on=_FACT_BASE_CHECKED,
    force=Force.MUST,
)
REG_48 = Provision(
    instrument=CPPCR,
    ref="reg 48(3)",
    link=f"{_CPPCR_LINK}/regulation/48",
    says="For a series of short breaks the first review must be held within three months of the start of the first "
    "placement, and later ones not more than six months apart.",
    in_force_from=_CPPCR_IN_FORCE,
    checked_on=None,
    force=Force.MUST,
    to_confirm="the two intervals, three and six months, from general knowledge",
)
REG_46 = Provision(
    instrument=CPPCR,
    ref="reg 46",
    link=f"{_CPPCR_LINK}/regulation/46",
    says="The IRO is a registered social worker with enough experience, and is not somebody who took part in preparing the "
    "child's care plan or manages the case, visits the child for the council, advises the child as personal adviser, "
    "manages any of these, or controls the resources allocated to the case.",
    in_force_from=_CPPCR_IN_FORCE,
    checked_on=None,
    force=Force.MUST,
    to_confirm="the number and the words of the regulation; the list was seen in councils' procedures for England",
)
AAR_36_3 = Provision(
    instrument=AAR,
    ref="reg 36(3)",
    link=f"{_AAR_LINK}/regulation/36",
    says="Once a child is placed for adoption the case must be reviewed not more than four weeks after the placement, "
    "then not more than three months after that review, then not more than six months after each review before, until "
    "the child is adopted or comes back to the agency.",
    in_force_from=_AAR_IN_FORCE,
    checked_on=_FACT_BASE_CHECKED,
    force=Force.MUST,
)

CA89_S105 = Provision(
    instrument=CA89,
    ref="s 105(1)",
    link=f"{_CA89_LINK}/section/105",
    says="A child is a person under the age of 18: reviews are asked for until the day before the 18th birthday.",
    in_force_from=date(1991, 10, 14),
    checked_on=None,
    force=Force.MUST,
    to_confirm="the words of the section, from general knowledge",
)

CA89_S25B = Provision(
    instrument=CA89,
    ref="s 25B(1)",
    link=f"{_CA89_LINK}/section/25B",
    says="The independent reviewing officer must see that the wishes and feelings the child has made known about the "
    "case are given due consideration.",
    in_force_from=date(2011, 4, 1),
    checked_on=_FACT_BASE_CHECKED,
    force=Force.MUST,
)

CA89_S25A = Provision(
    instrument=CA89,
    ref="s 25A",
    link=f"{_CA89_LINK}/section/25A",
    says="A named person must be appointed as the IRO of each child in care before the first review of the child's case; "
    "where nobody holds the place any more, another must be appointed as soon as is practicable.",
    in_force_from=date(2011, 4, 1),
    checked_on=_FACT_BASE_CHECKED,
    force=Force.MUST,
)

HANDBOOK_APPOINTMENT = Provision(
    instrument=HANDBOOK,
    ref="on appointment",
    link=_HANDBOOK_LINK,
    says="The IRO is appointed within five working days of the day on which the child became looked after, and the child is "
    "told who it is and how to reach them.",
    in_force_from=_CPPCR_IN_FORCE,
    checked_on=None,
    force=Force.SHOULD,
    to_confirm="the paragraph; the five working days were seen in the IRO managers' summary of the Handbook and in "
    "councils' procedures",
)
HANDBOOK_SAME_IRO = Provision(
    instrument=HANDBOOK,
    ref="on continuity",
    link=_HANDBOOK_LINK,
    says="Brothers and sisters have the same IRO unless their interests conflict or they are too many; a parent in care and "
    "their own child in care have different ones. The IRO stays for the whole time in care, is the same again where a "
    "child comes back, and introduces the next where there must be another.",
    in_force_from=_CPPCR_IN_FORCE,
    checked_on=None,
    force=Force.SHOULD,
    to_confirm="the paragraphs; the rules were seen in councils' procedures that rest on the Handbook",
)
HANDBOOK_CASELOAD = Provision(
    instrument=HANDBOOK,
    ref="on caseloads",
    link=_HANDBOOK_LINK,
    says="An IRO who works full time should have 50 to 70 children in care.",
    in_force_from=_CPPCR_IN_FORCE,
    checked_on=None,
    force=Force.SHOULD,
    to_confirm="the paragraph; the two numbers were seen in councils' annual reports",
)

HANDBOOK_ANNUAL_REPORT = Provision(
    instrument=HANDBOOK,
    ref="paragraph 7.11",
    link=_HANDBOOK_LINK,
    says="The manager of the IRO service writes an annual report for the scrutiny of the corporate parenting board, and the "
    "report is public.",
    in_force_from=_CPPCR_IN_FORCE,
    checked_on=None,
    force=Force.SHOULD,
    to_confirm="the words of the paragraph, and its list of contents; both were seen in councils' annual reports and minutes",
)
ACA2002_S118 = Provision(
    instrument=ACA2002,
    ref="s 118",
    link=f"{_ACA2002_LINK}/section/118",
    says="A council must appoint a person to take part in the review of each child's case, to monitor what the council does "
    "in respect of the review, and to consider whether to refer the case to Cafcass.",
    in_force_from=date(2004, 9, 27),
    checked_on=None,
    force=Force.MUST,
    to_confirm="the words and the day it came into force; sections 25A to 25C of the Children Act 1989 have carried the duty "
    "since 2011",
)

ALL: tuple[Provision, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Provision))

KNOWN_ON: date = max(provision.checked_on for provision in ALL if provision.checked_on is not None)
