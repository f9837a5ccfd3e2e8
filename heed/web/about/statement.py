"""The accessibility statement that the regulations of 2018 ask for. What does not conform is said as it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from heed.access.models import User
from heed.access.notices import holding
from heed.access.permissions import Role
from heed.council.words import Words

PREPARED_ON = date(2026, 11, 22)
TESTED_ON = date(2026, 11, 22)

# What does not conform, or has not been shown to: what it is, which criterion, and what to do instead.
NOT_CONFORMANT: tuple[tuple[str, str, str], ...] = (
    (
        "No one who uses a screen reader, a magnifier or speech input in their work has tested Heed yet.",
        "Conformance with the standard as a whole has not been shown, so we claim only a part of it.",
        "Tell us how it is for you: see below.",
    ),
    (
        "Wide tables scroll sideways on a narrow screen, or when text is made four times as large.",
        "1.4.10 (reflow) allows this for tables of data.",
        "Each has the focus and moves with the arrow keys; most can be downloaded as a file.",
    ),
    (
        "Charts are drawings with one sentence of description.",
        "1.1.1 (text alternatives) is met by a table behind each.",
        "Open “The same as a table” below the chart.",
    ),
    (
        "Pages of the manual are written by the code for people who check it, with long tables and a few technical words.",
        "3.1.5 (reading level), which is above AA, is not met there.",
        "Help and the law on one page say the same in plain words.",
    ),
)

HOW_TESTED: tuple[str, ...] = (
    "Every page is opened in Chromium by a test on every change, at 1,280 and at 320 pixels, and looked through by axe-core "
    "against WCAG 2.2 A and AA with everything on it opened. A page on which it finds anything is not released.",
    "The same tests open every page without JavaScript, and in one walk by keyboard alone.",
    "By eye: at 400% zoom, in the high contrast of Windows (forced colours), and printed.",
)


@dataclass(frozen=True, slots=True)
class Statement:
    """The statement as the page shows it. `ask` are the people who run Heed here."""

    prepared_on: date
    tested_on: date
    not_conformant: tuple[tuple[str, str, str], ...]
    how_tested: tuple[str, ...]
    ask: tuple[User, ...]


def statement(words: Words) -> Statement:
    """The statement, in the council's words, with whom to ask."""
    return Statement(
        prepared_on=PREPARED_ON,
        tested_on=TESTED_ON,
        not_conformant=tuple((words.say(what), which, words.say(instead)) for what, which, instead in NOT_CONFORMANT),
        how_tested=tuple(words.say(sentence) for sentence in HOW_TESTED),
        ask=tuple(sorted(holding(Role.ADMINISTRATOR), key=lambda user: user.name)),
    )
