"""Finds Heed's own words in a text where the council set another: for tests that render every page."""

from __future__ import annotations

import re

from heed.council.words import NOUNS, Word, Words


def leaks(text: str, words: Words) -> set[str]:
    """The nouns of which the default word stands in the text although the council says it differently."""
    rest = text
    for form in sorted({form for word in words.values() for form in _forms(word)}, key=len, reverse=True):
        rest = _whole(form).sub(" ", rest)
    changed = {key: noun.default for key, noun in NOUNS.items() if words[key] != noun.default}
    return {key for key, default in changed.items() if any(_whole(form).search(rest) for form in _forms(default))}


def _forms(word: Word) -> tuple[str, str]:
    return word.singular, word.plural


def _whole(form: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(form)}\b", re.IGNORECASE)
