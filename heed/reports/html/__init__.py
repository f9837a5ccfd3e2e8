"""A report as one file of HTML that fetches nothing and runs nothing, and a section of it for a page of the site. No Django.

It shows what a document says and decides nothing. What people wrote is text here: it is escaped wherever it stands.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from heed.reports import charts, legible
from heed.reports.document import Document, Edition, Run, Section, Tone
from heed.reports.html.placed import placed_section, table_columns, to_id
from heed.reports.html.words import whole_years

HERE: Final = Path(__file__).resolve().parent
SHEETS: Final = (HERE / "page.css", HERE.parent / "static" / "reports" / "report.css", HERE / "print.css")
"""How the file looks: the page around, the blocks (which pages of the site link to as well), and on paper."""
FONTS: Final = (
    ("atkinson-hyperlegible-next", ""),
    ("figtree", "unicode-range:U+30-39;"),
)  # numerals without a slashed 0

PAPERS: Final = frozenset({Edition.COVER_NOTE, Edition.COVER_RISKS, Edition.COVER_PANEL})
"""The editions that are plain committee papers."""


def render(document: Document) -> bytes:
    """The whole document in one file."""
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    sections = [placed_section(section) for section in document.sections]
    page = _environment().get_template("page.html")
    shown = page.render(
        document=document,
        sections=sections,
        known=legible.anchors(document),
        logo=_picture(document.cover.logo),
        is_paper=document.edition in PAPERS,
        style=Markup(style),  # noqa: S704 - our own files
        digest=digest,
        prefix="",
    )
    return shown.encode("utf-8")


def fragment(section: Section, *, level: int = 2, prefix: str = "", known: frozenset[str] = frozenset()) -> Markup:
    """One section without a page around it. `level` is that of its heading; `prefix` begins its ids, once on a page.

    Links lead to what is `known`: the anchors that stand on the same page.
    """
    blocks = _environment().get_template("section.html")
    return Markup(  # noqa: S704 - escaped by the template
        blocks.render(section=placed_section(section, level=level, prefix=prefix), known=known, prefix=prefix)
    )


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_legible,
    )
    made.filters.update(whole_years=whole_years)
    made.globals.update(
        svg=charts.svg,
        is_wide=charts.is_wide,
        address=_address,
        tone=_TONES.__getitem__,
        columns=table_columns,
        to_id=to_id,
        not_shown=_not_shown,
    )
    return made


def _legible(value: object) -> object:
    """What a template writes, before it is escaped: text as every format prints it."""
    return value if isinstance(value, Markup) or not isinstance(value, str) else legible.words(value)


_TONES: Final = {
    Tone.BETTER: "better",
    Tone.THE_SAME: "same",
    Tone.NOT_GOOD_ENOUGH: "not",
    Tone.NOT_KNOWN: "gap",
    Tone.TO_KNOW: "know",
}


def _address(run: Run, known: frozenset[str], prefix: str) -> str:
    """Where a run's link leads on this page; empty where it leads nowhere."""
    found = legible.address(run.link, known)
    return f"#{to_id(found[1:], prefix)}" if found.startswith("#") else found


def _not_shown(kind: str) -> str:
    raise TypeError(f"No page shows a block of the kind {kind}: say in blocks.html how.")


@cache
def _style() -> str:
    faces = [
        f'@font-face{{font-family:"{charts.FAMILY}";font-weight:200 800;{which}'
        f'src:url(data:font/woff2;base64,{_packed(charts.FONTS / f"{name}.woff2")}) format("woff2")}}'
        for name, which in FONTS
    ]
    return "\n".join([*faces, *(sheet.read_text(encoding="utf-8") for sheet in SHEETS)])


def _packed(path: Path) -> str:
    return base64.b64encode(path.read_bytes()).decode()


def _picture(picture: bytes) -> str:
    """A picture as an address that holds it; empty where it is none that a page shows."""
    for begins, kind in ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg")):
        if picture.startswith(begins):
            return f"data:image/{kind};base64,{base64.b64encode(picture).decode()}"
    return ""
