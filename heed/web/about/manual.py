"""The manual as pages: Markdown that the code itself wrote, made HTML. Nothing in it is taken as HTML of its own.

It is found beside the code of a checkout. An installation without it says so.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup, escape

from heed.council.words import Words
from heed.web.addresses import reverse

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "manual"
LONGEST_SEARCH = 80
MOST_FOUND = 100
INDEX = "README"

# The pages that open the index, in this order; whatever else is there follows by name.
FIRST: Mapping[str, str] = {
    "law": "What the law asks, in our own words, since when, and the tests that prove it",
    "measures": "Every figure: what it counts, what is left out, and how it is worked out",
    "measures/facts": "What a figure counts: the rows and columns behind it",
    "report": "The annual report: its sections, what asks for each, and how a figure stands in a text",
    "access": "Which role may do what, page by page, and whom each sees",
    "proof_reading": "What the proof-reader finds in five published papers, each finding judged by reading",
    "proof": "Published figures of a council, worked out again by Heed",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of a page, and its place on it."""

    text: str
    anchor: str
    level: int


@dataclass(frozen=True, slots=True)
class ManualPage:
    """One page: its name, its body, its headings of the second level, and where the figure is shown that it defines."""

    title: str
    body: Markup
    contents: tuple[Heading, ...]
    figure: str


@dataclass(frozen=True, slots=True)
class Line:
    """A page in the index, or a heading that was found, and the page that it stands on."""

    name: str
    address: str
    says: str


@dataclass(frozen=True, slots=True)
class ManualIndex:
    """The whole manual, or what a search found in it. `is_here` is False where this installation has none."""

    is_here: bool
    query: str
    found: tuple[Line, ...]
    more: int
    pages: tuple[Line, ...]
    measures: tuple[Line, ...]


def index(query: str, words: Words) -> ManualIndex:
    """The pages by name; and where something is looked for, each heading that has all of its words."""
    query = query.strip()[:LONGEST_SEARCH]
    keys = _keys()
    titles = {key: words.say(_title(path)) for key, path in keys.items()}
    found = tuple(_found(query, titles, keys, words)) if query else ()
    others = [key for key in keys if key not in FIRST and not key.startswith("measures/")]
    first = [key for key in (*FIRST, *others) if key in keys]
    return ManualIndex(
        is_here=bool(keys),
        query=query,
        found=found[:MOST_FOUND],
        more=max(0, len(found) - MOST_FOUND),
        pages=tuple(Line(titles[key], address(key), words.say(FIRST.get(key, ""))) for key in first),
        measures=tuple(
            Line(titles[key], address(key), "") for key in sorted(keys, key=titles.__getitem__) if _is_of_a_figure(key)
        ),
    )


def read(key: str) -> ManualPage | None:
    """One page by its key: "law", "measures/views_given". None where there is none."""
    path = _keys().get(key)
    return _rendered(path, path.stat().st_mtime_ns) if path is not None else None


def address(key: str, anchor: str = "") -> str:
    """Where a page, and a place on it, is shown."""
    return reverse("web:manual_page", kwargs={"page": key}) + (f"#{anchor}" if anchor else "")


def of_measure(code: str) -> str:
    """Where a figure's page is shown; empty where this installation has no manual."""
    key = f"measures/{code}"
    return address(key) if key in _keys() else ""


def _found(query: str, titles: Mapping[str, str], keys: Mapping[str, Path], words: Words) -> list[Line]:
    """Names of pages before headings on them."""
    wanted = query.lower().split()
    names = [Line(title, address(key), "") for key, title in titles.items() if _has(title, wanted)]
    headings = [
        Line(text, address(key, heading.anchor), titles[key])
        for key, path in keys.items()
        for heading in _outline(path)
        if heading.level > 1 and _has(text := words.say(heading.text), wanted)
    ]
    return [*names, *headings]


def _has(text: str, wanted: Sequence[str]) -> bool:
    return all(word in text.lower() for word in wanted)


def _keys() -> dict[str, Path]:
    """Every page by its key. A folder's README is the folder."""
    paths = sorted(FOLDER.rglob("*.md"))
    return {_key(path.relative_to(FOLDER).as_posix()): path for path in paths}


def _is_of_a_figure(key: str) -> bool:
    return key.startswith("measures/") and key not in FIRST


def _key(name: str) -> str:
    key = name.removesuffix(".md")
    return posixpath.dirname(key) if posixpath.basename(key) == INDEX else key


def _outline(path: Path) -> tuple[Heading, ...]:
    return _read_outline(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=512)
def _read_outline(path: Path, _written: int) -> tuple[Heading, ...]:
    """Every heading of a page in its order, with its anchor as code hosts write them, so that links in the text find it."""
    found: list[Heading] = []
    taken: dict[str, int] = {}
    for level, text in _HEADING.findall(_FENCED.sub("", path.read_text(encoding="utf-8"))):
        plain = text.replace("`", "").strip()
        anchor = re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")
        again = taken.get(anchor, 0)
        taken[anchor] = again + 1
        found.append(Heading(plain, f"{anchor}-{again}" if again else anchor, len(level)))
    return tuple(found)


def _title(path: Path) -> str:
    return next((heading.text for heading in _outline(path) if heading.level == 1), path.stem)


@lru_cache(maxsize=32)
def _rendered(path: Path, _written: int) -> ManualPage:
    """A page made HTML, once for as long as its file is not written again."""
    tokens = _READER.parse(_COMMENT.sub("", path.read_text(encoding="utf-8")))
    headings = _outline(path)
    for token, heading in zip((each for each in tokens if each.type == "heading_open"), headings, strict=True):
        token.attrSet("id", heading.anchor)
    place = path.relative_to(FOLDER).as_posix()
    key = _key(place)
    body = _READER.renderer.render(_without_title(tokens), _READER.options, {"place": place})
    return ManualPage(
        title=_title(path),
        body=Markup(body),  # noqa: S704 - HTML in the text is escaped
        contents=tuple(heading for heading in headings if heading.level == 2),
        figure=reverse("web:figure", kwargs={"code": posixpath.basename(key)}) if _is_of_a_figure(key) else "",
    )


def _without_title(tokens: Sequence[Token]) -> list[Token]:
    """The same without the heading that is the page's own name: that stands above it."""
    at = next((at for at, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h1"), None)
    return list(tokens) if at is None else [*tokens[:at], *tokens[at + 3 :]]


def _to(href: str, place: str) -> str:
    """Where a link of the text leads on this site; empty where it leads to a file that is not served."""
    if re.match(r"https?://|#", href):
        return href
    target, _, anchor = href.partition("#")
    name = posixpath.normpath(posixpath.join(posixpath.dirname(place), target))
    return address(_key(name), anchor) if name.endswith(".md") and not name.startswith("..") else ""


class _Pages(RendererHTML):
    """Writes links as pages of this site, and tables that scroll by themselves where the screen is narrow."""

    def link_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        to = _to(str(tokens[idx].attrGet("href") or ""), env["place"])
        if not to:
            return "<span>"
        rel = ' rel="noreferrer"' if to.startswith("http") else ""
        return f'<a href="{escape(to)}"{rel}>'

    def link_close(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        opened = next(token for token in reversed(tokens[:idx]) if token.type == "link_open")
        return "</a>" if _to(str(opened.attrGet("href") or ""), env["place"]) else "</span>"

    def table_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return (
            f'<div class="scroll" tabindex="0" role="region" aria-label="{_next(env, "Table")}"><table class="plain">'
        )

    def table_close(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return "</table></div>"

    def th_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        unsaid = "" if tokens[idx + 1].content else '<span class="govuk-visually-hidden">What</span>'
        return f'<th scope="col"{self._side(tokens[idx])}>{unsaid}'

    def td_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return f"<td{self._side(tokens[idx])}>"

    def fence(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        said = Markup('<pre class="scroll" tabindex="0" role="region" aria-label="{}"><code>{}</code></pre>')
        return str(said.format(_next(env, "Code"), tokens[idx].content))

    def _side(self, token: Token) -> str:
        """Columns set to the right, as the text says by style, which the site's policy does not let through."""
        return ' class="num"' if "right" in str(token.attrGet("style") or "") else ""


def _next(env: Any, kind: str) -> str:
    """What to call the next of its kind on the page, so that no two are called alike: "Table 2"."""
    env[kind] = env.get(kind, 0) + 1
    return f"{kind} {env[kind]}"


_HEADING = re.compile(r"^(#{1,6}) +(.+)$", re.M)
_FENCED = re.compile(r"^```.*?^```", re.M | re.S)
_COMMENT = re.compile(r"\A<!--.*?-->", re.S)
_READER = MarkdownIt("commonmark", {"html": False}, renderer_cls=_Pages).enable("table")
