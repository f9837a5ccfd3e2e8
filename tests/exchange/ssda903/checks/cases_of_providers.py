"""Providers and numbers of homes at fault, and those just within the rule. Not tests."""

from __future__ import annotations

from tests.exchange.ssda903.checks.made import Case, away, ben, one

WITH_PARENTS = {"PLACE": "P1", "LS": "C2", "PLACE_PROVIDER": "PR0", "URN": ""}


def not_with(code: str, provider: str, place: str, **more: str) -> Case:
    """A case of a placement that a provider cannot provide."""
    words = f"PLACE_PROVIDER is {provider}, and PLACE is {place}: mend one of the two"
    return one(code, "Episodes", 3, words, Episodes=ben(PLACE=place, PLACE_PROVIDER=provider, **more))


PROVIDERS = {
    "a provider of a placement for a time": one(
        "213",
        "Episodes",
        3,
        "PLACE_PROVIDER is PR1, and PLACE is T1, which has none: leave it blank",
        Episodes=away("T1", "05/07/2025", PLACE_PROVIDER="PR1"),
    ),
    "a provider of another placement": one(
        "213",
        "Episodes",
        3,
        "PLACE_PROVIDER is PR4, and PLACE is Z11, which has none: leave it blank",
        Episodes=ben(PLACE="Z11", URN=""),
    ),
    "no provider": one(
        "526",
        "Episodes",
        3,
        "PLACE_PROVIDER is blank, and PLACE is K2: write its code",
        Episodes=ben(PLACE_PROVIDER=""),
    ),
    "a provider that is no code": one(
        "178",
        "Episodes",
        3,
        "PLACE_PROVIDER is “PR9”, which is no code of the return: use a code of 2026",
        Episodes=ben(PLACE_PROVIDER="PR9"),
    ),
    "own provision in hospital": not_with("527", "PR1", "R2", URN=""),
    "another authority’s custody": not_with("528", "PR2", "R5", URN=""),
    "a health trust’s children’s home": not_with("529", "PR3", "K2"),
    "a company’s parents": not_with("530", "PR4", "P1", LS="C2", URN=""),
    "a charity’s parents": not_with("531", "PR5", "P1", LS="C2", URN=""),
    "parents’ children’s home": one(
        "550",
        "Episodes",
        3,
        "PLACE_PROVIDER is PR0, and PLACE is K2, not P1: mend one of the two",
        Episodes=ben(PLACE_PROVIDER="PR0"),
    ),
    "a children’s home without its number": one(
        "218",
        "Episodes",
        3,
        "URN is blank, and PLACE is K2: write Ofsted’s number of the home",
        Episodes=ben(URN=""),
    ),
    "a children’s home in England without its number": one(
        "218",
        "Episodes",
        3,
        "URN is blank, and PLACE is K2: write Ofsted’s number of the home",
        Episodes=ben(URN="", PL_POST="B1 1AA"),
    ),
    "parents with a number": one(
        "222",
        "Episodes",
        3,
        "URN is filled, and PLACE is P1, which has none: leave it blank, or mend PLACE",
        Episodes=ben(**{**WITH_PARENTS, "URN": "SC20002"}),
    ),
}

PROVIDERS_WITHIN = {
    "no provider of a placement for a time": {"Episodes": away("T1", "05/07/2025")},
    "no provider of another placement": {"Episodes": ben(PLACE="Z12", PLACE_PROVIDER="", URN="")},
    "parents": {"Episodes": ben(**WITH_PARENTS)},
    "a health trust’s hospital": {"Episodes": ben(PLACE="R2", PLACE_PROVIDER="PR3", URN="")},
    "a children’s home in Scotland without a number": {"Episodes": ben(URN="", PL_POST="EH1 1AA")},
    "a children’s home in Glasgow without a number": {"Episodes": ben(URN="", PL_POST="G12 8QQ")},
    "a home that has no number": {"Episodes": ben(URN="XXXXXXX")},
    "parents whose home has no number": {"Episodes": ben(**{**WITH_PARENTS, "URN": "XXXXXXX"})},
}
