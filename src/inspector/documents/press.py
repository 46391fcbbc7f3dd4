"""What every document is made with: fonts and sentences."""

from dataclasses import dataclass
from pathlib import Path

from inspector.documents.fonts import FontLibrary
from inspector.documents.wording import Wording, load_wording


@dataclass(frozen=True, slots=True)
class Press:
    """The fonts and the sentences that documents are made with.

    Loading is lazy, so a press costs nothing until the first document; fonts are loaded once in a
    process, so a second press costs nothing either.
    """

    fonts: FontLibrary
    wording: Wording


def open_press(bundled_fonts: Path, wording_file: Path, office_fonts: Path | None = None) -> Press:
    """Return a press.

    Args:
        bundled_fonts: the folder resources/fonts.
        wording_file: documents.toml of the policy pack in force.
        office_fonts: the folder for the office's own fonts; it may not exist.

    Raises:
        MissingFontsError: a bundled font is missing.
        WordingError: the file of sentences cannot be used.
    """
    return Press(FontLibrary(bundled_fonts, office_fonts), load_wording(wording_file))
