"""How a few words are kept together on a page. What they are is said elsewhere."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from heed.reports import legible

_YEAR = re.compile(r"\d{4}-\d{2}(?!\d)")


def whole_years(text: str | Markup) -> Markup:
    """The same with each "2025-26" kept on one line: a browser breaks a line after its hyphen."""
    shown = str(escape(text if isinstance(text, Markup) else legible.words(text)))
    return Markup(_YEAR.sub(r'<span class="nowrap">\g<0></span>', shown))  # noqa: S704 - escaped here
