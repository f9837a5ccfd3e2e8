"""Puts in order what is pasted from a word processor: its bullets, its breaks, its hidden characters, its styles. No Django.

No word is lost. Markup is taken out only where it is a word processor's own; any other is left as the words it is.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ue000-\uf8ff\ufeff\ufff9-\uffff]"
)
_BULLET = re.compile(r"^[ \t]*(?:[•·▪●◦‣§➢✓]|o(?=\t)|[–—](?=\t))[ \t]*(?=\S)", re.MULTILINE)
_NUMBERED = re.compile(r"^[ \t]*(\d{1,3})[.)]\t+", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+(?![-*+] |\d+[.)] )", re.MULTILINE)
_NEW_LINE = re.compile(r"(?<=[^\n])\n(?=[^\n|#])(?![-*+] |\d+[.)] )")
_A_WORD_PROCESSORS = re.compile(
    r"<o:p|class=\"?Mso|mso-|xmlns:w=|<w:|<!--\[if|urn:schemas-microsoft-com", re.IGNORECASE
)


def tidied(text: str) -> str:
    """The text with its lists as lists and its paragraphs as paragraphs. Tidied twice, it stays as it was.

    In a word processor, and in a box on a page, a new line is a new paragraph: so it is here.
    """
    if _A_WORD_PROCESSORS.search(text):
        text = _without_styles(text)
    text = _LINE_ENDS.sub("\n", text)
    text = _UNSEEN.sub("", text).replace("\u00a0", " ").replace("\u202f", " ")
    text = _BULLET.sub("- ", text)
    text = _NUMBERED.sub(r"\1. ", text)
    return _NEW_LINE.sub("\n\n", _INDENT.sub("", text))


def says(text: str) -> str:
    """What was put in order, in one sentence for the person who pasted it; empty where there was nothing."""
    if _A_WORD_PROCESSORS.search(text):
        return "The text came with the styles of a word processor: they were taken out, and every word was kept."
    if _UNSEEN.search(text):
        return "The text held characters that cannot be seen: they were taken out, and every word was kept."
    return ""


class _Words(HTMLParser):
    """Keeps the words of a word processor's HTML, with a line for each paragraph and list item."""

    _BLOCKS = frozenset({"p", "div", "li", "tr", "h1", "h2", "h3", "h4", "ul", "ol", "table", "br"})
    _UNPRINTED = frozenset({"style", "script", "xml", "head", "title"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.unprinted = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in self._UNPRINTED:
            self.unprinted += 1
        elif tag in self._BLOCKS:
            self.said.append("\n\n- " if tag == "li" else "\n" if tag == "br" else "\n\n")
        elif tag in ("td", "th"):
            self.said.append("\t")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._UNPRINTED:
            self.unprinted = max(0, self.unprinted - 1)
        elif tag in self._BLOCKS and tag not in ("li", "br"):
            self.said.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self.unprinted:
            self.said.append(re.sub(r"[ \r\n]+", " ", data))


def _without_styles(text: str) -> str:
    reader = _Words()
    reader.feed(text)
    reader.close()
    lines = (line.strip(" ") for line in "".join(reader.said).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).replace("\n\n- ", "\n- ").strip() + "\n"
