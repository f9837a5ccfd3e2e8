"""The ages at which the law changes what is asked. Pure constants with their provisions; birthdays are in `dates.turns`."""

from __future__ import annotations

from datetime import date

from heed.law.provisions import Force, Provision

CA89_S105 = Provision(
    instrument="Children Act 1989",
    ref="s 105(1)",
    link="https://www.legislation.gov.uk/ukpga/1989/41/section/105",
    says="A child is a person under the age of 18: reviews are asked for until the day before the 18th birthday.",
    in_force_from=date(1991, 10, 14),
    checked_on=None,
    force=Force.MUST,
    to_confirm="the words of the section, from general knowledge",
)

ADULT_AGE = 18  # years; CA89_S105
