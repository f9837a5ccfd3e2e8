"""A sentence for each of the council's nouns, in which a word is tried before it is chosen. No Django."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from heed.council.words import Word

SAMPLES: Final[Mapping[str, str]] = {
    "child_in_care": "{Many} are asked first. Each {one} is {an} of ours.",
    "review": "{An} is due by Friday. The last {one} was on time; two {many} are planned.",
    "review_record": "{An} is sent within 20 working days. This {one} is late; other {many} are not.",
    "decision": "{An} has an owner and a date. One {one} of five {many} is done.",
    "consultation": "{An} came in today. Three {many} are asked for; the first {one} is hers.",
    "report": "{An} is three days late. Two {many} came in; this {one} did not.",
    "iro": "{An} was named in four days. The {one} covers for one of six {many}.",
    "iro_manager": "{An} was told. Ask the {one}; there are two {many}.",
    "business_support": "{An} sends the invitations. One {one} of three {many} is away.",
    "social_worker": "{An} has held the plan since May. Her {one} is one of four {many}.",
    "manager_1": "{An} answers first. This {one} has answered; two {many} have not.",
    "manager_2": "{An} answers next. This {one} has answered; two {many} have not.",
    "manager_3": "{An} answers third. This {one} has answered; two {many} have not.",
    "manager_4": "{An} answers last. This {one} has answered; two {many} have not.",
    "director": "{An} is told at once. The {one} asked; other {many} have not.",
    "alert": "{An} was raised on Monday. That {one} is one of eleven open {many}.",
    "informal_challenge": "{An} was enough. This {one} is one of seven {many}.",
    "good_practice": "{An} was written today. This {one} is one of four {many}.",
    "tracking_check": "{An} is due halfway. This {one} is done; two {many} are not.",
    "home": "{An} that lasts. This is his second {one}; he had two {many} this year.",
    "carer": "{An} was asked. Her {one} is one of 200 {many}.",
    "family_time": "{One} is on Saturdays. The plan for {one} says as often as they wish.",
    "care_plan": "{An} was agreed in May. This {one} is new; ten {many} are not.",
    "permanence_plan": "{An} was agreed in May. This {one} is new; ten {many} are not.",
    "advocate": "{An} came with her. Her {one} is one of three {many}.",
    "conference": "{An} is on Friday. That {one} is one of two {many}.",
}


def tried(noun: str, word: Word) -> str:
    """The noun's sentence with this word in it, whatever the council says now."""
    return SAMPLES[noun].format(
        one=word.singular,
        One=word.capital,
        many=word.plural,
        Many=word.plural_capital,
        an=word.with_article,
        An=word.with_article_capital,
    )
