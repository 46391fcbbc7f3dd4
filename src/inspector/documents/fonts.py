"""The typefaces of documents: which file draws which character.

The bundled files stand in one folder (resources/fonts). An office may drop its own files, say
仿宋_GB2312 or 方正小标宋, into a second folder; each is recognised by its file name and takes the
place of the bundled one, which stays as its fallback. A file whose name says no typeface helps out
with characters that the others lack.
"""

import hashlib
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFError

from inspector.documents.unicode_font import register_font
from inspector.errors import UserError


class Face(Enum):
    """A typeface of GB/T 9704-2012, with the bundled file that stands for it."""

    TITLE = "InspectorTitle.ttf"
    """小标宋: titles."""
    SONG = "InspectorSong.ttf"
    """宋体: page numbers, notes."""
    HEI = "InspectorHei.ttf"
    """黑体: headings of the first level."""
    KAI = "InspectorKai.ttf"
    """楷体: headings of the second level, names of signers."""
    FANG = "InspectorFang.ttf"
    """仿宋: the body."""

    __hash__ = object.__hash__  # asked for every character; Enum's own is slower by ten times


RARE_FILE = "InspectorSongFull.ttf"

_OFFICE_NAMES = (
    (Face.TITLE, ("小标宋", "xbs", "xiaobiaosong")),
    (Face.FANG, ("仿宋", "fangsong", "simfang", "fzfs")),
    (Face.KAI, ("楷", "simkai", "kaiti", "fzkt")),
    (Face.HEI, ("黑", "simhei", "heiti", "fzht")),
    (Face.SONG, ("宋", "simsun", "songti", "fzss")),
)
_SUFFIXES = frozenset({".ttf", ".ttc"})


class MissingFontsError(UserError):
    """The bundled fonts are not where they belong."""


class MissingCharactersError(UserError):
    """No font has some of the characters that are to be printed.

    ``characters`` names each once, in the order of the text.
    """

    def __init__(self, characters: Iterable[str]) -> None:
        self.characters = tuple(characters)
        named = "、".join(
            f"{character if character.isprintable() else ''}(U+{ord(character):04X})"
            for character in self.characters
        )
        super().__init__(
            f"文书未生成：现有字体中没有这些字：{named}。"
            "请把含有这些字的字体文件（.ttf）放入字体文件夹后重试，或者改用同音字并在旁注明原字的写法。"
        )


@dataclass(frozen=True, slots=True)
class RejectedFont:
    """A file in the office's folder that cannot be used, and why, in Chinese."""

    path: Path
    reason: str


class FontLibrary:
    """Finds for each typeface and character the font to draw it, loading files when first needed.

    A file is loaded once in a process, however many libraries use it.
    """

    def __init__(self, bundled: Path, office: Path | None = None) -> None:
        """Take the folder of the bundled fonts and that of the office's own, which may not exist.

        Raises:
            MissingFontsError: a bundled font is missing. InspectorFang.ttf alone may be left out.
        """
        needed = [face.value for face in Face if face is not Face.FANG] + [RARE_FILE]
        for name in needed:
            if not (bundled / name).is_file():
                raise MissingFontsError(
                    f"找不到随程序安装的字体文件“{bundled / name}”，无法生成文书。"
                    "请重新安装本程序。"
                )
        own, helping = _office_files(office)
        self._chains = {
            face: (
                *own.get(face, ()),
                *_existing(bundled / face.value),
                *_existing(bundled / Face.SONG.value),
                bundled / RARE_FILE,
                *helping,
            )
            for face in Face
        }
        self._loaded: dict[Path, LoadedFont | None] = {}
        self._glyphs: dict[Face, dict[str, Glyph | None]] = {face: {} for face in Face}
        self._rejected: list[RejectedFont] = []

    @property
    def rejected(self) -> tuple[RejectedFont, ...]:
        """Return the office's files that were tried so far and cannot be used."""
        return tuple(self._rejected)

    def glyph(self, face: Face, character: str) -> "Glyph | None":
        """Return how to draw one character in a typeface, or None if no font has it."""
        known = self._glyphs[face]
        if character not in known:
            known[character] = self._find(face, character)
        return known[character]

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the characters that no font has, each once, in the order of the text."""
        found = dict.fromkeys(c for c in text if c != "\n" and self.glyph(Face.FANG, c) is None)
        return tuple(found)

    def _find(self, face: Face, character: str) -> "Glyph | None":
        for path in self._chains[face]:
            font = self._font(path)
            if font is not None and ord(character) in font.advances:
                return Glyph(font.name, font.advances[ord(character)] / 1000)
        return None

    def _font(self, path: Path) -> "LoadedFont | None":
        if path not in self._loaded:
            self._loaded[path] = self._load(path)
        return self._loaded[path]

    def _load(self, path: Path) -> "LoadedFont | None":
        try:
            directory = _table_directory(path)
            reason = _unusable(directory)
            if reason is None:
                name = _unique_name(path, directory)
                return LoadedFont(name, register_font(name, path))
        except (TTFError, OSError, ValueError, KeyError, IndexError, struct.error) as error:
            reason = f"文件打不开或者不是可以嵌入的 TrueType 字体（{error}）。"
        self._rejected.append(RejectedFont(path, reason))
        return None


@dataclass(frozen=True, slots=True)
class Glyph:
    """How to draw one character: reportlab's name of the font, and the advance in em."""

    font: str
    advance: float


@dataclass(frozen=True, slots=True)
class LoadedFont:
    """A font that reportlab knows: its name there, and advances in em/1000 by code point."""

    name: str
    advances: dict[int, float]


def _existing(path: Path) -> tuple[Path, ...]:
    return (path,) if path.is_file() else ()


def _office_files(folder: Path | None) -> tuple[dict[Face, list[Path]], list[Path]]:
    own: dict[Face, list[Path]] = {}
    helping: list[Path] = []
    if folder is None or not folder.is_dir():
        return own, helping
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() not in _SUFFIXES or not path.is_file():
            continue
        face = _face_by_name(path.stem.lower())
        (helping if face is None else own.setdefault(face, [])).append(path)
    return own, helping


def _face_by_name(stem: str) -> Face | None:
    for face, words in _OFFICE_NAMES:
        if any(word in stem for word in words):
            return face
    return None


def _table_directory(path: Path) -> bytes:
    """Return the entries of 16 bytes that name each table, its checksum and its place."""
    with path.open("rb") as file:
        start = 0
        head = file.read(16)
        if head[:4] == b"ttcf":
            (start,) = struct.unpack(">L", head[12:16])
            file.seek(start)
            head = file.read(16)
        (count,) = struct.unpack(">H", head[4:6])
        file.seek(start + 12)
        return file.read(16 * count)


def _unusable(directory: bytes) -> str | None:
    """Return why reportlab would draw this font wrongly without saying so, or None."""
    tables = {directory[start : start + 4] for start in range(0, len(directory), 16)}
    if b"fvar" in tables:
        return "这是可变字体，打印出的粗细会不对。请改用单一字重的 TrueType 字体。"
    if b"glyf" not in tables:
        return "这不是 TrueType 轮廓的字体（可能是 OpenType CFF）。请改用 .ttf 字体。"
    return None


def _unique_name(path: Path, directory: bytes) -> str:
    """Return a name that tells the content: the same in every folder, never that of two files.

    The directory holds the checksum of every table, so it stands for the whole file.
    """
    bundled = path.name == RARE_FILE or any(path.name == face.value for face in Face)
    return f"{path.stem if bundled else 'Office'}-{hashlib.sha256(directory).hexdigest()[:8]}"
