"""The names of a Word report's styles, as a council sees them in Word's own list. How they look: `styles`. No Django."""

from __future__ import annotations

from enum import StrEnum


class Style(StrEnum):
    """A named style. What Word calls its own by a name of small letters is written so."""

    NORMAL = "Normal"
    TITLE = "Title"
    SUBTITLE = "Subtitle"
    ORGANISATION = "Cover organisation"
    SERVICE = "Cover service"
    STATUS = "Cover status"
    HEADING_1 = "heading 1"
    HEADING_2 = "heading 2"
    HEADING_3 = "heading 3"
    CONTENTS_HEADING = "TOC Heading"
    CONTENTS = "toc 1"
    NUMBERED = "Numbered paragraph"
    BULLET = "List Bullet"
    NUMBER = "List Number"
    CAPTION = "caption"
    CHART_SAID = "Chart explained"
    PICTURE = "Picture"
    TABLE_HEADING = "Table heading"
    TABLE_HEADING_NUMBER = "Table heading number"
    TABLE_TEXT = "Table text"
    TABLE_NUMBER = "Table number"
    TABLE_NOTE = "Table note"
    BETWEEN = "Between tables"
    TILE_NUMBER = "Tile number"
    TILE_LABEL = "Tile label"
    TILE_TEXT = "Tile text"
    MESSAGE = "Message"
    MESSAGE_TEXT = "Message text"
    NOTE = "Note"
    TERM = "Term"
    MEANING = "Term meaning"
    PROMPT = "Prompt"
    MADE_FROM = "Made from"
    FOOTER = "footer"

    STRONG = "Strong"
    EMPHASIS = "Emphasis"
    LINK = "Hyperlink"
    PLACE = "Link to a place"
    SECTION_NUMBER = "Section number"
    TAG = "Status tag"
    BETTER = "Tone better"
    THE_SAME = "Tone the same"
    NOT_GOOD_ENOUGH = "Tone not good enough"
    NOT_KNOWN = "Tone not known"
    TO_KNOW = "Tone to know"

    PLAIN_TABLE = "Normal Table"
    REPORT_TABLE = "Report table"
    HEADER_TABLE = "Paper header"
    TILES = "Tiles"

    @property
    def key(self) -> str:
        """What a paragraph asks for its style by."""
        if self is Style.PLAIN_TABLE:
            return "TableNormal"
        if self is Style.CONTENTS:
            return "TOC1"
        return "".join(word[:1].upper() + word[1:] for word in self.value.split())
