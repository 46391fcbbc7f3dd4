"""The QR codes on a paper: a PDF file, or the photo of a page."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from inspector.documents.code_reading import codes_in_picture, codes_on_pages
from inspector.errors import UserError
from inspector.imaging.derivatives import page_of

_LARGEST: Final = 64_000_000
_PDF: Final = b"%PDF-"


class UnreadableFileError(UserError):
    """The file cannot be opened."""


@dataclass(frozen=True, slots=True)
class PaperCodes:
    """What was read.

    Attributes:
        pdf: the file itself where it is a PDF; None: a photo.
        pages: texts of the codes, page by page.
    """

    pdf: bytes | None
    pages: tuple[tuple[str, ...], ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Every text once, in the order of the pages."""
        return tuple(dict.fromkeys(text for page in self.pages for text in page))

    def starting(self, prefix: str) -> "PaperCodes":
        """Return the codes alone that begin like this."""
        pages = (tuple(text for text in page if text.startswith(prefix)) for page in self.pages)
        return PaperCodes(self.pdf, tuple(pages))


def codes_of(file: Path) -> PaperCodes:
    """Read the codes of a file.

    Raises:
        UnreadableFileError: the file cannot be opened or is too large.
        UnreadablePageError: it is a PDF that cannot be drawn.
        NotAPhotoError: it is neither a PDF nor a photo.
    """
    data = _read(file)
    if data.startswith(_PDF):
        return PaperCodes(data, codes_on_pages(data))
    return PaperCodes(None, (codes_in_picture(page_of(data).picture),))


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as source:
            data = source.read(_LARGEST + 1)
    except OSError as error:
        raise UnreadableFileError(f"文件“{file}”打不开，请检查路径和存储介质后重试。") from error
    if len(data) > _LARGEST:
        raise UnreadableFileError(f"文件“{file.name}”太大，不是一份文书，请重新选择。")
    return data
