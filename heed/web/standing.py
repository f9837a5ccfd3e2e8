"""What stands on the day of a request, read once for all that makes up its answer: the council's words and settings."""

from __future__ import annotations

from heed.access.pages import Request
from heed.council.models import settings_on, words_on
from heed.council.settings import Settings
from heed.council.words import Words

_WORDS, _SETTINGS = "heeds_words", "heeds_settings"


def words_of(request: Request) -> Words:
    """The council's words on the day of the request. One query at first, then none."""
    if not hasattr(request, _WORDS):
        setattr(request, _WORDS, words_on(request.today))
    words: Words = getattr(request, _WORDS)
    return words


def settings_of(request: Request) -> Settings:
    """Every setting on the day of the request. One query at first, then none."""
    if not hasattr(request, _SETTINGS):
        setattr(request, _SETTINGS, settings_on(request.today))
    settings: Settings = getattr(request, _SETTINGS)
    return settings
