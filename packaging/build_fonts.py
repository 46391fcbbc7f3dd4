"""Trim the fonts that documents and the window use and write them to resources/fonts.

Run by hand, once for every new version of a source; the results are committed:

    python -m venv fontenv && fontenv/bin/pip install fonttools==4.68.0 brotli==1.2.1
    fontenv/bin/python packaging/build_fonts.py [folder for downloads]

fonttools and brotli are needed here alone, so they are no dependencies of the program. The sources
come through the ordinary clients npm and apt-get, so this runs on Debian 12. The same sources give
the same bytes.
"""

import argparse
import gzip
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from font_characters import common_characters, level_two_characters
from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"

NPM_PACKAGES = (
    "@expo-google-fonts/noto-serif-sc@0.4.3",
    "@expo-google-fonts/noto-sans-sc@0.4.3",
    "@fontsource/lxgw-wenkai@5.3.0",
)
DEB_PACKAGES = ("texlive-lang-chinese", "unicode-data")
SERIF, SANS, WENKAI, FANDOL = "noto-serif-sc", "noto-sans-sc", "lxgw-wenkai", "texlive-lang-chinese"
FANDOL_NOTES = "usr/share/doc/texlive-doc/fonts/fandol"
FANDOL_FONT = "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf"

# Signs that no source has, drawn from signs that all have: (sign, parts and their scale).
DRAWN_SIGNS = {
    "✓": (("√", 1.0),),
    "☐": (("□", 1.0),),
    "☑": (("□", 1.0), ("✓", 0.72)),
    "☒": (("□", 1.0), ("×", 0.9)),
    "✔": (("✓", 1.0),),
    "✗": (("×", 1.0),),
    "✘": (("×", 1.0),),
    "▸": (("▶", 0.6),),
    "◂": (("◀", 0.6),),
    "▴": (("▲", 0.6),),
    "▾": (("▼", 0.6),),
}


@dataclass(frozen=True, slots=True)
class Recipe:
    """One font to write: its file and family, its source and how much of it is kept."""

    family: str
    source: str
    member: str
    whole_level_two: bool = False

    @property
    def post_script_name(self) -> str:
        """Return a name that no other file has: reportlab and readers mix up equal names."""
        return f"{self.family.replace(' ', '')}-Regular"


RECIPES = (
    Recipe("Inspector Title", SERIF, "package/700Bold/NotoSerifSC_700Bold.ttf"),
    Recipe("Inspector Song", SERIF, "package/400Regular/NotoSerifSC_400Regular.ttf"),
    Recipe("Inspector Hei", SANS, "package/400Regular/NotoSansSC_400Regular.ttf"),
    Recipe("Inspector Kai", WENKAI, "package/files/lxgw-wenkai-latin-500-normal.woff2"),
    Recipe("Inspector Fang", FANDOL, FANDOL_FONT),
    Recipe(
        "Inspector Song Full",
        SERIF,
        "package/400Regular/NotoSerifSC_400Regular.ttf",
        whole_level_two=True,
    ),
)


def fetch(folder: Path) -> None:
    """Fetch what is not there yet into the folder and unpack it, a folder a package."""
    for package in NPM_PACKAGES:
        name = package.split("/")[1].rsplit("@", 1)[0]
        if not (folder / name).is_dir():
            packed = subprocess.run(
                ["npm", "pack", "--silent", package],
                cwd=folder, check=True, capture_output=True, text=True,
            ).stdout.split()[-1]  # fmt: skip
            with tarfile.open(folder / packed) as archive:
                archive.extractall(folder / name, filter="data")
    for package in DEB_PACKAGES:
        if not (folder / package).is_dir():
            subprocess.run(["apt-get", "download", package], cwd=folder, check=True)
            (packed_deb,) = folder.glob(f"{package}_*.deb")
            subprocess.run(["dpkg-deb", "-x", packed_deb, folder / package], check=True)


def converted_to_true_type(font: TTFont) -> None:
    """Replace CFF outlines by TrueType outlines, which reportlab needs."""
    glyphs = font.getGlyphSet()
    order = font.getGlyphOrder()
    drawn = {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, max_err=0.5, reverse_direction=True))
        drawn[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = drawn
    for name in order:
        drawn[name].recalcBounds(glyf)
        advance, _ = font["hmtx"][name]
        font["hmtx"][name] = (advance, getattr(drawn[name], "xMin", 0))
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in (
        "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
        "maxStackElements", "maxSizeOfInstructions",
    ):  # fmt: skip
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    maxp.maxComponentElements = maxp.maxComponentDepth = 0
    del font["CFF "]
    font.sfntVersion = "\000\001\000\000"


def add_drawn_signs(font: TTFont) -> None:
    """Add the signs that the source lacks, each centred on the advance of its first part."""
    cmap = font.getBestCmap()
    glyphs = font.getGlyphSet()
    for sign, parts in DRAWN_SIGNS.items():
        if ord(sign) in cmap or any(ord(part) not in cmap for part, _ in parts):
            continue
        first = cmap[ord(parts[0][0])]
        advance = font["hmtx"][first][0]
        middle = font["head"].unitsPerEm * 0.38
        pen = TTGlyphPen(None)
        for part, scale in parts:
            record = DecomposingRecordingPen(glyphs)
            glyphs[cmap[ord(part)]].draw(record)
            own = font["hmtx"][cmap[ord(part)]][0]
            shift = ((advance - own * scale) / 2, middle * (1 - scale))
            record.replay(TransformPen(pen, (scale, 0, 0, scale, *shift)))
        name = f"uni{ord(sign):04X}"
        font["glyf"][name] = drawn = pen.glyph()
        drawn.recalcBounds(font["glyf"])
        font["hmtx"][name] = (advance, drawn.xMin)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[ord(sign)] = name
    font.setGlyphOrder(font["glyf"].glyphOrder)


def renamed(font: TTFont, recipe: Recipe, version: str) -> None:
    """Give the font its own names; keep the copyright and the licence of its makers."""
    old = font["name"]
    copyright_notice = old.getDebugName(0) or "Copyright 2013-2015 Clerk Ma and Jie Su"
    licence = old.getDebugName(13) or licence_line(recipe)
    names = newTable("name")
    names.names = []
    values = {
        0: copyright_notice,
        1: recipe.family,
        2: "Regular",
        3: f"{version};{recipe.post_script_name}",
        4: recipe.family,
        5: version,
        6: recipe.post_script_name,
        13: licence,
    }
    for identifier, value in values.items():
        names.setName(value, identifier, 3, 1, 0x409)
    font["name"] = names
    font["OS/2"].fsSelection = 0x40 | (font["OS/2"].fsSelection & 0x80)
    font["OS/2"].usWeightClass = 400
    font["OS/2"].fsType = 0
    font["head"].macStyle = 0


def licence_line(recipe: Recipe) -> str:
    """Return the licence of sources whose name table does not tell it."""
    if recipe.source == FANDOL:
        return "GNU General Public License, version 3, with the font embedding exception."
    return "This Font Software is licensed under the SIL Open Font License, Version 1.1."


def trimmed(font: TTFont, characters: Iterable[int]) -> None:
    """Keep the characters; drop layout tables, hints and glyph names."""
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.recalc_bounds = True
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "VORG", "vhea", "vmtx"]
    options.drop_tables += ["FFTM", "bsln", "feat", "morx", "prop"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)


def build(recipe: Recipe, folder: Path) -> Path:
    """Write one font and return its path."""
    font = TTFont(folder / recipe.source / recipe.member, recalcTimestamp=False)
    font.flavor = None
    version = font["name"].getDebugName(5) or f"Version {font['head'].fontRevision:.3f}"
    unicode_data = folder / "unicode-data"
    wanted = (
        level_two_characters(unicode_data)
        if recipe.whole_level_two
        else common_characters(unicode_data)
    )
    trimmed(font, wanted)
    if "CFF " in font:
        converted_to_true_type(font)
    add_drawn_signs(font)
    renamed(font, recipe, version)
    font["post"].formatType = 3.0
    path = TARGET / f"{recipe.family.replace(' ', '')}.ttf"
    font.save(path)
    return path


def write_licences(folder: Path) -> None:
    """Write the licence of each source beside its fonts."""
    serif = (folder / SERIF / "package" / "LICENSE_FONT").read_text("utf-8")
    # The package's licence names no holder but the vendor of the page; the font's own name table
    # names Adobe, whose notice with its reserved font name is therefore put in front.
    holder = (
        "Copyright 2017-2024 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source'.\n"
    )
    for family in ("InspectorTitle", "InspectorSong", "InspectorSongFull"):
        (TARGET / f"{family}.LICENSE.txt").write_text(holder + serif.strip() + "\n", "utf-8")
    sans = (folder / SANS / "package" / "LICENSE_FONT").read_text("utf-8")
    (TARGET / "InspectorHei.LICENSE.txt").write_text(holder + sans.strip() + "\n", "utf-8")
    kai = (folder / WENKAI / "package" / "LICENSE").read_text("utf-8")
    (TARGET / "InspectorKai.LICENSE.txt").write_text(kai.strip() + "\n", "utf-8")
    notes = folder / FANDOL / FANDOL_NOTES
    readme = (notes / "README").read_text("utf-8").strip()
    copying = gzip.decompress((notes / "COPYING.gz").read_bytes()).decode("utf-8").strip()
    (TARGET / "InspectorFang.LICENSE.txt").write_text(f"{readme}\n\n{copying}\n", "utf-8")


def main() -> int:
    """Build every font."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("downloads", nargs="?", type=Path)
    chosen = parser.parse_args().downloads
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        TARGET.mkdir(parents=True, exist_ok=True)
        fetch(folder)
        for recipe in RECIPES:
            path = build(recipe, folder)
            print(f"{path.name}: {path.stat().st_size:,} bytes")
        write_licences(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
