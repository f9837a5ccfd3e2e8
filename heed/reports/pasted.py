"""Puts in order what is pasted from a word processor: its bullets, its breaks, its hidden characters, its styles. No Django.

No word is lost. Markup is taken out only where it is a word processor's own; any other is left as the words it is.
"""

from __future__ import annotations

import re
from html import unescape

from heed.reports.legible import UNSEEN

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_OUR_OWN = re.compile("[\ue000-\uf8ff]")
"""What `prose` marks a tag with while it reads: letters that nobody else has given a meaning."""

_SYMBOL = re.compile(r"^([ \t]*)[\uf06e\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc](?=[ \t])", re.MULTILINE)
"""A bullet as a word processor draws it, with a letter of a font of symbols."""

_BULLET = re.compile(r"^[ \t]*(?:[•·▪●◦‣§➢✓]|o(?=\t)|[–—](?=\t))[ \t]*(?=\S)", re.MULTILINE)
_NUMBERED = re.compile(r"^[ \t]*(\d{1,3})[.)]\t+", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+(?![ \t]|[-*+] |\d+[.)] )", re.MULTILINE)
_NEW_LINE = re.compile(r"(?<=[^\n])\n(?=[^\n|#])(?![-*+] |\d+[.)] )")
_TABLE = re.compile(r"^(?!\||[ \t]*$)(.*)\n(?=\|)", re.MULTILINE)
_A_WORD_PROCESSORS = re.compile(
    r"<(/?[ow]:[a-z]|!--\[if|!\[if|[a-z][^<>]*(?:class=[\"']?Mso|mso-|urn:schemas-microsoft-com))", re.IGNORECASE
)
DEEPEST = 20
"""So many lists may stand inside one another: what is deeper stands with the deepest."""

_TOO_DEEP = re.compile(rf"^[ \t]{{{2 * DEEPEST},}}(?=[-*+] |\d+[.)] )", re.MULTILINE)
_TOO_MANY = re.compile(r"^([ \t]*(?:(?:[-*+]|\d+[.)]) +){10}\d*)([-*+.)])(?= )", re.MULTILINE)


def tidied(text: str) -> str:
    """The text with its lists as lists and its paragraphs as paragraphs. Tidied twice, it stays as it was.

    In a word processor, and in a box on a page, a new line is a new paragraph: so it is here.
    """
    text = _seen(text)
    if _A_WORD_PROCESSORS.search(text):
        text = _A_WORD_PROCESSORS.sub(r"< \1", _seen(_without_styles(text)))
    text = _BULLET.sub("- ", text)
    text = _NUMBERED.sub(r"\1. ", text)
    text = _TOO_DEEP.sub(" " * (2 * DEEPEST - 1), _TOO_MANY.sub(r"\1\\\2", text))
    return _NEW_LINE.sub("\n\n", _TABLE.sub(r"\1\n\n", _INDENT.sub("", text)))


def _seen(text: str) -> str:
    """The text with one kind of line end, one kind of space, and nothing that cannot be seen."""
    return (
        _OUR_OWN.sub("", _SYMBOL.sub(r"\1•", UNSEEN.sub("", _LINE_ENDS.sub("\n", text))))
        .replace("\u00a0", " ")
        .replace("\u202f", " ")
    )


def says(text: str) -> str:
    """What was put in order, in one sentence for the person who pasted it; empty where there was nothing."""
    if _A_WORD_PROCESSORS.search(text):
        return "The text came with the styles of a word processor: they were taken out, and every word was kept."
    if UNSEEN.search(text) or _OUR_OWN.search(text):
        return "The text held characters that cannot be seen: they were taken out, and every word was kept."
    return ""


_PARTED_BY = frozenset({"p", "div", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "li", "br"})
_UNPRINTED = frozenset({"style", "script", "xml", "head", "title"})
_TAG = re.compile(r"(/?)([a-z][a-z0-9]*)?", re.IGNORECASE)
_SPACE = re.compile(r"[ \r\n]+")


def _without_styles(text: str) -> str:
    """The words of a word processor's HTML, with a line for each paragraph and list item.

    It goes through the text once, so that no text, however long or odd, keeps a page waiting.
    """
    said: list[str] = []
    unprinted = 0
    before, *rest = _without_comments(text).split("<")
    for piece in (f">{before}", *rest):
        inside, closed, words = piece.partition(">")
        tag = _TAG.match(inside)
        if not closed or tag is None or not (tag[0] or inside.startswith(("!", "?")) or not inside):
            said.append(_SPACE.sub(" ", "" if unprinted else unescape(f"<{piece}")))
            continue
        name = (tag[2] or "").lower()
        if name in _UNPRINTED:
            unprinted = max(0, unprinted - 1) if tag[1] else unprinted + 1
        elif name in _PARTED_BY and not (tag[1] and name in ("li", "br")):
            said.append("\n\n- " if name == "li" else "\n" if name == "br" else "\n\n")
        elif name in ("td", "th") and not tag[1]:
            said.append("\t")
        said.append("" if unprinted else _SPACE.sub(" ", unescape(words)))
    lines = (line.strip(" \t") for line in "".join(said).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).replace("\n\n- ", "\n- ").strip() + "\n"


def _without_comments(text: str) -> str:
    """The text less its comments; one that does not end is words."""
    kept, at = [], 0
    while (begins := text.find("<!--", at)) >= 0 and (ends := text.find("-->", begins)) >= 0:
        kept.append(text[at:begins])
        at = ends + len("-->")
    return "".join((*kept, text[at:]))
