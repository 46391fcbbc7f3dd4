"""The text of a printed document as a reader copies it, and its digest."""

import hashlib
from typing import Final

import pypdfium2

_DIGEST_DIGITS: Final = 32


def printed_text(pdf: bytes) -> str:
    """Return all text of all pages, blanks and line ends left out.

    Raises:
        pypdfium2.PdfiumError: this is no PDF file.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join("".join(_text_of(page).split()) for page in document)
    finally:
        document.close()


def text_digest(text: str) -> str:
    """Return the first 32 hex digits of the text's SHA-256."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:_DIGEST_DIGITS]


def _text_of(page: pypdfium2.PdfPage) -> str:
    text_page = page.get_textpage()
    try:
        text: str = text_page.get_text_range()
    finally:
        text_page.close()
        page.close()
    return text
