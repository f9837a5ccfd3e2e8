"""How the files of a report are called: by what they are, never by a child. No Django."""

from __future__ import annotations

import re
import unicodedata

from heed.reports.document import Edition

LONGEST_PART = 60
"""So many letters of a council's name, or of any other part, stand in a file's."""

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def file_name(year: str, edition: Edition, ending: str, *, council: str = "", status: str = "") -> str:
    """The name of one file: "annual-report-2025-26.pdf", "fenshire-annual-report-2025-26-one-page-draft-3.docx"."""
    said = (council, f"annual report {year}", "" if edition is Edition.FULL else edition.value, status)
    return f"{'-'.join(filter(None, map(_plain, said)))}.{ending}"


def _plain(text: str) -> str:
    """Letters and digits with hyphens between, as any file system takes them."""
    ascii_alone = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _NOT_PLAIN.sub("-", ascii_alone).strip("-")[:LONGEST_PART].strip("-")
