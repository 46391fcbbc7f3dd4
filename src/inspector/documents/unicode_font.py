"""A TrueType font for reportlab whose text reads back from the PDF for every character."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Lock

from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont, TTFontFace

_CHARACTERS_A_BLOCK = 100  # the limit of one bfchar block, ISO 32000-1 9.10.3 and Adobe TN 5014


_registered: dict[str, dict[int, float]] = {}
_registering = Lock()


def register_font(name: str, path: Path) -> dict[int, float]:
    """Make a font file known to reportlab under a name and return its advances.

    The name must differ for every content: reportlab mixes up two files whose own PostScript names
    are equal, so the file's own name is replaced. A name that is known already is not loaded again,
    as a document of another thread may be using it.

    Returns:
        Advance in thousandths of an em by code point, for exactly the characters that it has.

    Raises:
        reportlab.pdfbase.ttfonts.TTFError: not a TrueType font, or one that forbids embedding.
        OSError: the file cannot be read.
    """
    with _registering:
        if name not in _registered:
            _registered[name] = _load(name, path)
        return _registered[name]


def _load(name: str, path: Path) -> dict[int, float]:
    font = _ReadableFont(name, str(path), asciiReadable=False, shapable=False)
    font.face.name = name.encode("ascii")
    font.face.get_table = partial(_table, font.face, font.face.get_table)
    pdfmetrics.registerFont(font)
    widths: dict[int, float] = font.face.charWidths
    return widths


@dataclass(frozen=True, slots=True)
class _Glyphs:
    """The outlines of a font where they lie: megabytes, of which a document takes little."""

    file: bytes
    start: int

    def __getitem__(self, part: slice) -> bytes:
        return self.file[self.start + part.start : self.start + part.stop]


def _table(face: TTFontFace, whole: Callable[[str], bytes], tag: str) -> "bytes | _Glyphs":
    """Return a table for the making of a subset, which stock reportlab copies each time."""
    if tag == "glyf":
        return _Glyphs(face._ttf_data, face.get_table_pos(tag)[0])  # noqa: SLF001 - its only holder
    return whole(tag)


class _ReadableFont(TTFont):  # type: ignore[misc] # reportlab has no types
    """Writes the map from codes to characters that readers understand.

    Stock reportlab writes characters beyond U+FFFF as five hexadecimal digits, which no reader
    takes, and puts all entries into one block.
    """

    def addObjects(self, doc: object) -> None:  # noqa: N802 - the name that reportlab calls
        """Add one font object, descriptor, file and character map for each subset."""
        state = self.state[doc]
        state.frozen = 1
        for number, subset in enumerate(state.subsets):
            self._add_subset(doc, number, subset)
        del self.state[doc]

    def _add_subset(self, doc: object, number: int, subset: list[int]) -> None:
        internal_name = self.getSubsetInternalName(number, doc)[1:]
        base_name = f"{SUBSETN(number).decode()}+{self.face.name.decode()}"
        characters = pdfdoc.PDFStream()
        characters.content = _character_map(base_name, subset)
        font = pdfdoc.PDFTrueTypeFont()
        font.Name = internal_name
        font.BaseFont = base_name
        font.FirstChar = 0
        font.LastChar = len(subset) - 1
        widths = " ".join(str(self.face.getCharWidth(code)) for code in subset)
        font.Widths = f"[ {widths} ]".encode("ascii")  # an array would be formatted one by one
        font.ToUnicode = doc.Reference(characters, f"toUnicodeCMap:{base_name}")  # type: ignore[attr-defined] # reportlab's document
        font.FontDescriptor = self.face.addSubsetObjects(doc, base_name, subset)
        doc.Reference(font, internal_name)  # type: ignore[attr-defined] # same
        doc.idToObject["BasicFonts"].dict[internal_name] = font  # type: ignore[attr-defined] # same


def _character_map(name: str, subset: list[int]) -> str:
    """Return a ToUnicode CMap (ISO 32000-1 9.10.3) with UTF-16BE values."""
    entries = [
        f"<{index:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>"
        for index, code in enumerate(subset)
        if code
    ]
    blocks = []
    for start in range(0, len(entries), _CHARACTERS_A_BLOCK):
        block = entries[start : start + _CHARACTERS_A_BLOCK]
        blocks += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *blocks,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )
