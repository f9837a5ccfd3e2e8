"""What a report must say and where that is written: the contents that the IRO Handbook asks for. No Django.

Each section names the requirements that it answers; the report prints where each is answered, or that it is not.
"""

from __future__ import annotations

from dataclasses import dataclass

from heed.law.provisions import (
    ACA2002_S118,
    CA89_S25A,
    CA89_S25B,
    HANDBOOK_ANNUAL_REPORT,
    HANDBOOK_CASELOAD,
    REG_33_1,
    REG_33_2,
    Provision,
)


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that a report must say, in our words, and the provisions that ask for it."""

    code: str
    says: str
    asked_by: tuple[Provision, ...]


def _of(code: str, says: str, *more: Provision) -> Requirement:
    return Requirement(code, says, (HANDBOOK_ANNUAL_REPORT, *more))


REQUIREMENTS: dict[str, Requirement] = {
    each.code: each
    for each in (
        _of("duty", "Why the report is written, and for whom", ACA2002_S118, CA89_S25A, CA89_S25B),
        _of(
            "service",
            "How the service developed: caseloads, how long IROs stay, who they are beside the children they serve",
            HANDBOOK_CASELOAD,
        ),
        _of("timeliness", "How many reviews were on time, how many were not, and why not", REG_33_1, REG_33_2),
        _of("participation", "How children, and their parents, took part in reviews", CA89_S25B),
        _of("concerns", "How concerns are settled: the council’s procedure, what was raised, and what came of it"),
        _of("practice", "Good practice, and what must develop further"),
        _of("quality", "What audits found of how reviews are organised, held and recorded"),
        _of("resources", "Whether anything about resources puts the service at risk"),
        _of("siblings", "Brothers and sisters: living together, and time together"),
        _of("promises", "What became of what last year’s report recommended"),
        _of("next", "What is to be done next, by whom and by when"),
    )
}
