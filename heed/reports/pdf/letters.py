"""Letters that none of our fonts has, told in words: PDF/UA forbids an empty box. Not what no format prints (legible)."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

_REFUSED = re.compile(r'(?:the text|the codepoint) `"((?:[^"\\]|\\.)*)"`')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_SCRIPTS = {"CJK": "Chinese", "HANGUL": "Korean", "HIRAGANA": "Japanese", "KATAKANA": "Japanese"}
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
    """A letter that is another in disguise by that, a picture by its name, another script's by the script.

    What only changes the letter before it is told by nothing.
    """
    plainer = unicodedata.normalize("NFKC", letter)
    if plainer.isascii():
        return plainer
    kind, name = unicodedata.category(letter), unicodedata.name(letter, "")
    if kind[0] == "L":
        script = name.partition(" ")[0]
        return f"[words in {_SCRIPTS.get(script, script.title())} letters]"
    return f"[{name.lower()}]" if name and kind[0] in "SPN" and kind != "Sk" else ""
