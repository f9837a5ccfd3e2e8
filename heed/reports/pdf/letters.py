"""Letters that none of our fonts has, told in words: PDF/UA forbids an empty box. Not what no format prints (legible)."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

_REFUSED = re.compile(r'(?:the text|the codepoint) `"((?:[^"\\]|\\.)*)"`')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_AGAIN = re.compile(r"(\[words in [^\]]+\])(?:\s*\1)+")


def missing(diagnostic: str) -> frozenset[str]:
    """The letters that Typst says it cannot show."""
    told = "".join(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in _REFUSED.findall(diagnostic))
    return frozenset(letter for letter in told if not letter.isascii())


def in_words(text: str, unshown: frozenset[str]) -> str:
    """A text in which what cannot be shown is named: [grinning face], [words in Ethiopic letters]."""
    if unshown.isdisjoint(text):
        return text
    stretches = groupby(text, key=lambda letter: _named(letter) if letter in unshown else None)
    return _AGAIN.sub(r"\1", "".join("".join(letters) if named is None else named for named, letters in stretches))


def _named(letter: str) -> str:
    """A picture by its name, a letter by its script; what only changes the letter before it by nothing."""
    kind, name = unicodedata.category(letter), unicodedata.name(letter, "")
    if kind[0] == "L":
        return f"[words in {'Chinese' if name.startswith('CJK') else name.split()[0].title()} letters]"
    return f"[{name.lower()}]" if name and kind[0] in "SPN" and kind != "Sk" else ""
