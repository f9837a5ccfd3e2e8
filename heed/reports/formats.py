"""The formats that a report is given out in, each made of the same document. No Django."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module

from heed.reports.document import Document


def _made_by(module: str, document: Document) -> bytes:
    """A document in one format. What draws it is read when it is first asked for: a page needs none of it to start."""
    made: bytes | str = import_module(f"heed.reports.{module}").render(document)
    return made.encode() if isinstance(made, str) else made


FORMATS: Mapping[str, Callable[[Document], bytes]] = {
    "html": partial(_made_by, "html"),
    "docx": partial(_made_by, "word"),
    "pdf": partial(_made_by, "pdf"),
    "txt": partial(_made_by, "as_text"),
}
"""By the ending of the file's name."""
