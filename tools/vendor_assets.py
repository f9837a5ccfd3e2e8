"""Copies what the pages are made of from node_modules to heed/web/static/vendor. Nothing is compiled or bundled.

GDS Transport and the crown are licensed for GOV.UK alone: the font face is dropped, its family name inherits ours, and the
crest's image is left out. URLs become relative, so that a hashed copy can be served from anywhere; source maps are dropped.
The fonts of documents are unpacked into heed/reports/fonts: what makes a PDF does not read a font of the web.
"""

from __future__ import annotations

import re
import shutil
import struct
import sys
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "heed" / "web" / "static" / "vendor"
OF_DOCUMENTS = ROOT / "heed" / "reports" / "fonts"

GOVUK = MODULES / "govuk-frontend" / "dist" / "govuk"
MOJ = MODULES / "@ministryofjustice" / "frontend" / "moj"
FONTS = ("atkinson-hyperlegible-next", "figtree", "lexend")
DOCUMENT_FONTS = {
    "atkinson-hyperlegible-next": ("400-normal", "400-italic", "600-normal", "700-normal"),
    "figtree": ("400-normal", "600-normal", "700-normal"),  # its numerals: a nought without a slash
}
PAGE_FONTS = ("atkinson-hyperlegible-next", "figtree")  # what a report that is one file of HTML carries in itself

FONT_FACE = re.compile(r"@font-face\{[^}]*GDS Transport[^}]*\}")
FAMILY = re.compile(r"font-family:GDS Transport,arial,sans-serif")
CREST = re.compile(r"url\([^)]*crest[^)]*\)")
IMAGE = re.compile(r"url\(/assets/images/([^)\"']+)\)")
EXPORTS = re.compile(r"export\{([^}]*)\};?$")
SOURCE_MAP = re.compile(r"(/\*# sourceMappingURL=[^*]*\*/|//# sourceMappingURL=\S+)")


def stylesheet(text: str) -> tuple[str, list[str]]:
    """A stylesheet as we may serve it, and the names of the images that it still uses."""
    for pattern, instead in ((FONT_FACE, ""), (FAMILY, "font-family:inherit"), (CREST, "none"), (SOURCE_MAP, "")):
        text = pattern.sub(instead, text)
    if "GDS Transport" in text:
        raise SystemExit(
            "The stylesheet still names GDS Transport: see FONT_FACE and FAMILY in tools/vendor_assets.py."
        )
    return IMAGE.sub(r"url(images/\1)", text).rstrip() + "\n", IMAGE.findall(text)


def script(text: str) -> str:
    """GOV.UK's minified module as a plain script, half the size of the bundle that it ships: what it exports is
    `window.GOVUKFrontend`. A module's own name for its neighbour would not survive the hashing of static files.
    """
    text = SOURCE_MAP.sub("", text).rstrip()
    exports = EXPORTS.search(text)
    if exports is None or " as " in exports[1]:
        raise SystemExit("GOV.UK Frontend exports in another way than it did: see EXPORTS in tools/vendor_assets.py.")
    return f'(()=>{{"use strict";{text[: exports.start()]}window.GOVUKFrontend={{{exports[1]}}};}})();\n'


def unpacked(woff: bytes) -> bytes:
    """A font in its web wrapping (WOFF 1.0, section 3: zlib, table by table) as the plain font inside."""
    signature, flavour, _, n = struct.unpack(">4sIIH", woff[:14])
    if signature != b"wOFF":
        raise SystemExit("A font is not in WOFF any more: see DOCUMENT_FONTS in tools/vendor_assets.py.")
    power = n.bit_length() - 1
    head = struct.pack(">IHHHH", flavour, n, 16 << power, power, 16 * (n - (1 << power)))
    entries, bodies, place = b"", b"", 12 + 16 * n
    for tag, at, packed, size, checksum in struct.iter_unpack(">4sIIII", woff[44 : 44 + 20 * n]):
        body = woff[at : at + packed]
        body = zlib.decompress(body) if packed < size else body
        entries += struct.pack(">4sIII", tag, checksum, place + len(bodies), size)
        bodies += body + bytes(-size % 4)
    return head + entries + bodies


def vendor_document_fonts(to: Path = OF_DOCUMENTS) -> None:
    """Write the fonts of documents afresh, with their licence."""
    shutil.rmtree(to, ignore_errors=True)
    to.mkdir(parents=True)
    for font, styles in DOCUMENT_FONTS.items():
        package = MODULES / "@fontsource" / font
        for style in styles:
            woff = package / "files" / f"{font}-latin-{style}.woff"
            (to / f"{font}-{style}.ttf").write_bytes(unpacked(woff.read_bytes()))
    for font in PAGE_FONTS:
        _variable_font(font, to)


def _variable_font(font: str, to: Path) -> None:
    """A font of pages in all its weights, with its licence."""
    package = MODULES / "@fontsource-variable" / font
    shutil.copyfile(package / "files" / f"{font}-latin-wght-normal.woff2", to / f"{font}.woff2")
    shutil.copyfile(package / "LICENSE", to / f"{font}-LICENSE.txt")


def vendor(to: Path = VENDOR) -> None:
    """Write the folder afresh, so that nothing of an older version stays behind."""
    shutil.rmtree(to, ignore_errors=True)
    (to / "images").mkdir(parents=True)
    (to / "fonts").mkdir()
    for name, source, images in (
        ("govuk-frontend.css", GOVUK / "govuk-frontend.min.css", GOVUK / "assets" / "images"),
        ("moj-frontend.css", MOJ / "moj-frontend.min.css", MOJ / "assets" / "images"),
    ):
        text, used = stylesheet(source.read_text())
        (to / name).write_text(text)
        for image in used:
            shutil.copyfile(images / image, to / "images" / image)
    (to / "govuk-frontend.js").write_text(script((GOVUK / "govuk-frontend.min.js").read_text()))
    for font in FONTS:
        _variable_font(font, to / "fonts")


if __name__ == "__main__":
    if not GOVUK.exists():
        sys.exit("node_modules is not there: run `make install`.")
    vendor()
    vendor_document_fonts()
