"""A name for a downloaded file that tricks no browser and no folder. Not how bytes are named on disk. No Django."""

from __future__ import annotations

import unicodedata
from typing import Final

from heed.post.types import FileType

LONGEST: Final = 100
_RESERVED: Final = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


def safe_name(given: str, file_type: FileType) -> str:
    """The last part of the given name, without control, direction or path characters, ending as its true type does."""
    last = given.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(" " if _hidden(character) else character for character in unicodedata.normalize("NFC", last))
    plain = " ".join("".join(c for c in shown if c not in '<>:"|?*;%').split()).strip(". ")
    stem = plain[: -len(file_type.suffix)] if plain.lower().endswith(file_type.suffix) else plain
    stem = stem[: LONGEST - len(file_type.suffix)].strip(". ")
    if not stem or stem.split(".")[0].lower() in _RESERVED:
        stem = "file"
    return stem + file_type.suffix


def _hidden(character: str) -> bool:
    """Control, format (direction marks, zero width), surrogate, private and line-separator characters."""
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
