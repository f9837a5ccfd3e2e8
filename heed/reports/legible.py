"""Text as every format of a report prints it: what cannot be seen, or would turn others round, is left out. No Django.

This is not escaping: each format escapes in its own way, after this.
"""

from __future__ import annotations

import re
from collections.abc import Container

from heed.reports.document import Document, Terms

_SPACES = re.compile(r"[\t\n\x0b\x0c\r\x85\u2028\u2029]+")
UNSEEN = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls: XML carries few of them, and no page shows any
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"  # no width: hides in a number
    "\u202a-\u202e\u2066-\u206f"  # embeddings, overrides, isolates: they show words in another order than is read aloud
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # no characters at all
    "]"
)
"""What no page shows, or what turns other words round: the one list of it."""


def words(text: str) -> str:
    """A text in one line, as it is shown and read aloud. What joins letters of a script, and accents, stay."""
    return UNSEEN.sub("", _SPACES.sub(" ", text))


def anchors(document: Document) -> frozenset[str]:
    """What a link inside this document can lead to."""
    of_terms = (anchor for block in document.blocks if isinstance(block, Terms) for anchor in block.anchors)
    return frozenset({*(section.anchor for section in document.sections), *of_terms} - {""})


def address(link: str, known: Container[str]) -> str:
    """Where a link leads: an https address, or # and an anchor that is there; empty where its text is words alone."""
    if link.startswith("#"):
        return link if link[1:] in known else ""
    shown = words(link).strip().replace(" ", "%20")
    return shown if shown.startswith("https://") and len(shown) > len("https://") else ""
