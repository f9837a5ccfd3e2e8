"""Stylesheets and scripts as we may serve them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.vendor_assets import DOCUMENT_FONTS, FONTS, PAGE_FONTS, script, stylesheet, vendor, vendor_document_fonts

FACE = '@font-face{font-family:GDS Transport;src:url(/assets/fonts/bold.woff2) format("woff2")}'


def test_the_font_that_is_licensed_for_govuk_alone_is_dropped_and_its_name_inherits_ours() -> None:
    text, images = stylesheet(FACE + ".a{font-family:GDS Transport,arial,sans-serif;color:red}")

    assert text == ".a{font-family:inherit;color:red}\n"
    assert images == []


def test_a_stylesheet_that_still_names_the_font_stops_the_set_up() -> None:
    with pytest.raises(SystemExit, match="still names GDS Transport"):
        stylesheet(".a{font:400 1em GDS Transport}")


def test_the_crest_is_left_out_and_other_images_become_relative() -> None:
    text, images = stylesheet(
        ".a{background:url(/assets/images/govuk-crest.svg)}.b{background:url(/assets/images/icon.svg)}"
    )

    assert text == ".a{background:none}.b{background:url(images/icon.svg)}\n"
    assert images == ["icon.svg"]


def test_source_maps_are_dropped() -> None:
    assert "sourceMapping" not in stylesheet(".a{}/*# sourceMappingURL=a.css.map */")[0]
    assert "sourceMapping" not in script("let a;export{a};//# sourceMappingURL=a.js.map\n")


def test_a_module_becomes_a_script_whose_exports_are_a_global() -> None:
    assert script("let Tabs,initAll;export{Tabs,initAll};") == (
        '(()=>{"use strict";let Tabs,initAll;window.GOVUKFrontend={Tabs,initAll};})();\n'
    )


@pytest.mark.parametrize("text", ["let a;", "let a;export{a as b};"])
def test_a_module_that_exports_in_another_way_stops_the_set_up(text: str) -> None:
    with pytest.raises(SystemExit, match="exports in another way"):
        script(text)


def test_what_is_copied_holds_no_other_address_and_every_licence_of_a_font(tmp_path: Path) -> None:
    (tmp_path / "vendor").mkdir()
    (tmp_path / "vendor" / "of an older version.css").touch()

    vendor(tmp_path / "vendor")

    files = {path.name for path in (tmp_path / "vendor").rglob("*") if path.is_file()}
    assert {"govuk-frontend.css", "moj-frontend.css", "govuk-frontend.js"} <= files
    assert "of an older version.css" not in files
    assert "govuk-crest.svg" not in files
    for font in FONTS:
        assert {f"{font}.woff2", f"{font}-LICENSE.txt"} <= files
    for sheet in (tmp_path / "vendor").glob("*.css"):
        text = sheet.read_text()
        assert "GDS" not in text
        assert "url(/" not in text
        assert "url(http" not in text


def test_a_document_has_fonts_of_its_own_each_with_its_licence(tmp_path: Path) -> None:
    vendor_document_fonts(tmp_path / "fonts")

    files = {path.name: path.read_bytes()[:4] for path in (tmp_path / "fonts").iterdir()}
    plain = [head for name, head in files.items() if name.endswith(".ttf")]
    assert set(plain) == {b"\x00\x01\x00\x00"}
    assert len(plain) == sum(map(len, DOCUMENT_FONTS.values()))
    assert "figtree-400-normal.ttf" in files  # whose nought has no slash
    for font in PAGE_FONTS:
        assert files[f"{font}.woff2"] == b"wOF2"
        assert f"{font}-LICENSE.txt" in files
