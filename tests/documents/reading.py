"""Reads PDFs back."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from io import BytesIO

import pikepdf
import pypdfium2

DRAWN = ("SXF1:", "SXR1:")
"""What texts begin with that are printed as QR codes."""


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page as a reader copies it."""
    texts = []
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            text_page = page.get_textpage()
            texts.append(text_page.get_text_range())
            text_page.close()
            page.close()
    finally:
        document.close()
    return texts


def text_of(pdf: bytes) -> str:
    """Return the text without blanks and line ends."""
    return squeezed("".join(pages_of(pdf)))


def squeezed(text: str) -> str:
    """Return the text without blanks and line ends, and without places to write on."""
    return "".join(text.replace("＿", "").split())


def strings_in(value: object) -> Iterator[str]:
    """Yield every text in a content dataclass but those that are drawn as QR codes."""
    if isinstance(value, str):
        if not value.startswith(DRAWN):
            yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from strings_in(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from strings_in(getattr(value, field.name))


def fonts_of(pdf: bytes) -> list[tuple[str, bool, bool]]:
    """Return name, whether embedded, whether mapped to Unicode, of each font."""
    found = []
    with pikepdf.open(BytesIO(pdf)) as opened:
        for thing in opened.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font":
                embedded = "/FontFile2" in thing.get("/FontDescriptor", {})
                found.append((str(thing.BaseFont), embedded, "/ToUnicode" in thing))
    return found
