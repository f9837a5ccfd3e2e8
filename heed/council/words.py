"""The council's own nouns, as sentences take them. Not the rows that keep them: those are `models.Word`. No Django.

`words.review` is the word in the singular; `words.review.plural`, `.capital`, `.with_article` are its other forms.
A sentence kept elsewhere takes them by placeholder: `words.fill("Of the {review.plural} ...")`. One that is kept in
Heed's own nouns, because it is also printed where there is no council, is said in the council's: `words.say(sentence)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

ARTICLES: Final = ("a", "an")

SAID: Final = 4_000
"""So many sentences are kept as they were said: a page says the same ones for each of its rows."""


@dataclass(frozen=True, slots=True)
class Word:
    """One noun as this council says it. `article` is "a" or "an"; only first letters are made capital ("IRO" stays)."""

    singular: str
    plural: str
    article: str

    def __str__(self) -> str:
        return self.singular

    @property
    def capital(self) -> str:
        """The singular as it opens a sentence."""
        return _capital(self.singular)

    @property
    def plural_capital(self) -> str:
        """The plural as it opens a sentence."""
        return _capital(self.plural)

    @property
    def with_article(self) -> str:
        """The singular after its article: "an IRO"."""
        return f"{self.article} {self.singular}"

    @property
    def with_article_capital(self) -> str:
        """The same as it opens a sentence: "An IRO"."""
        return _capital(self.with_article)


FORMS: Final = ("singular", "plural", "capital", "plural_capital", "with_article", "with_article_capital")


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that councils word differently: its key in code, what it means, and the word where a council set none."""

    key: str
    meaning: str
    default: Word


def _noun(key: str, meaning: str, singular: str, plural: str | None = None, article: str = "a") -> Noun:
    return Noun(key, meaning, Word(singular, plural or f"{singular}s", article))


NOUNS: Final[Mapping[str, Noun]] = {
    noun.key: noun
    for noun in (
        _noun("child_in_care", "a child looked after by the council", "child in care", "children in care"),
        _noun("review", "the review of a child's case (regulation 33)", "review"),
        _noun("review_record", "the written record of a review", "review record"),
        _noun("decision", "what a review decided must be done", "decision"),
        _noun("consultation", "what a person says before a review", "consultation"),
        _noun("report", "the social worker's report for a review", "social work report"),
        _noun("iro", "the person who chairs and monitors", "IRO", article="an"),
        _noun("iro_manager", "the manager of the IROs", "IRO service manager", article="an"),
        _noun("business_support", "a person who invites, collects and sends", "business support officer"),
        _noun("social_worker", "the worker who holds the care plan", "social worker"),
        _noun("manager_1", "the social worker's manager; a dispute's first stage", "team manager"),
        _noun("manager_2", "the manager above; a dispute's second stage", "service manager"),
        _noun("manager_3", "the manager above; a dispute's third stage", "head of service", "heads of service"),
        _noun("manager_4", "the director above; a dispute's fourth stage", "service director"),
        _noun(
            "director",
            "the statutory director of children's services",
            "director of children's services",
            "directors of children's services",
        ),
        _noun("alert", "a formal challenge by the IRO", "alert", article="an"),
        _noun("informal_challenge", "a concern put to the social worker first", "informal challenge", article="an"),
        _noun("good_practice", "good practice that the IRO recognised", "good practice recognition"),
        _noun("tracking_check", "the IRO's check between reviews", "tracking check"),
        _noun("home", "where the child lives in care; the law's placement", "home"),
        _noun("carer", "the adult who cares for the child there", "carer"),
        _noun("family_time", "time spent with family; the law's contact", "family time", "family time"),
        _noun("care_plan", "the plan that a review reviews", "care plan"),
        _noun("permanence_plan", "the plan for where the child will grow up", "permanence plan"),
        _noun("advocate", "the independent person who speaks for the child", "advocate", article="an"),
        _noun("conference", "a child protection conference", "child protection conference"),
    )
}


_DEFAULTS: Final = {
    form.lower(): (key, many)
    for key, noun in NOUNS.items()
    for form, many in ((noun.default.plural, True), (noun.default.singular, False))
}


class Words(Mapping[str, Word]):
    """Every noun, in the council's word where it set one. A noun that does not exist is an error, never a blank."""

    def __init__(self, set_by_council: Mapping[str, Word] | None = None) -> None:
        own = set_by_council or {}
        unknown = sorted(own.keys() - NOUNS.keys())
        if unknown:
            raise KeyError(f"No such noun: {', '.join(unknown)}.")
        self._words = {key: own.get(key, noun.default) for key, noun in NOUNS.items()}
        self._own = {form.lower() for word in self._words.values() for form in (word.singular, word.plural)}
        forms = sorted(self._own | _DEFAULTS.keys(), key=len, reverse=True)
        any_form = "|".join(map(re.escape, forms))
        self._spoken = re.compile(rf"(?<![/\w])(?:(an?) )?({any_form})\b(?!\.\w)", re.IGNORECASE)
        self._kept = lru_cache(SAID)(self._said)

    def __getitem__(self, key: str) -> Word:
        return self._words[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def __getattr__(self, key: str) -> Word:
        if key in NOUNS:
            return self._words[key]
        raise AttributeError(f"No such noun: {key}. The nouns are declared in heed.council.words.")

    def fill(self, sentence: str) -> str:
        """Put the council's words for `{noun}` and `{noun.form}`. Raises KeyError where noun or form does not exist."""
        return _PLACEHOLDER.sub(self._form, sentence)

    def say(self, sentence: str) -> str:
        """The sentence with the council's nouns in place of Heed's own, each with its article. Said twice, it stays.

        What names a file (Reviews.csv) or a column (REVIEW) is left as it is.
        """
        return self._kept(str(sentence))

    def _said(self, sentence: str) -> str:
        def said(found: re.Match[str]) -> str:
            article, form = found[1], found[2]
            key, many = _DEFAULTS.get(form.lower(), ("", False))
            if form.lower() in self._own or (form.isupper() and not NOUNS[key].default.singular.isupper()):
                return found[0]
            word = self._words[key]
            plain = word.plural if many else f"{word.article} {word}" if article else word.singular
            always = article is None and NOUNS[key].default.singular[0].isupper()  # "IRO" is no sign of a new sentence
            opens = _opens_a_sentence(found) if always else found[0][0].isupper()
            return _capital(plain) if opens else plain

        return self._spoken.sub(said, sentence)

    def _form(self, found: re.Match[str]) -> str:
        key, form = found["noun"], found["form"] or "singular"
        if key not in NOUNS or form not in FORMS:
            raise KeyError(f"No such word: {found[0]}. Nouns and forms are declared in heed.council.words.")
        return str(getattr(self._words[key], form))


OWN: Final = Words()
"""Heed's own nouns, where there is no council."""

_PLACEHOLDER: Final = re.compile(r"\{(?P<noun>\w+)(?:\.(?P<form>\w+))?\}")


def fault(word: Word) -> str | None:
    """Why this word cannot be used, in one sentence; None where it can."""
    if not word.singular.strip() or not word.plural.strip():
        return "Give the word in the singular and in the plural."
    if word.article not in ARTICLES:
        return 'The article of a word is "a" or "an".'
    if any(len(form) > 60 or set(form) & set("{}<>\n\r") for form in (word.singular, word.plural)):
        return "A word has at most 60 characters and none of { } < >."
    return None


def _opens_a_sentence(found: re.Match[str]) -> bool:
    before = found.string[: found.start()].rstrip()
    return not before or before[-1] in ".!?"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
