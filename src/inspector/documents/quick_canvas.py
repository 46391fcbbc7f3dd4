"""reportlab's canvas with short ways for what pages are full of: lines of text, rules, photos.

Its own ways format every number for display and decode every photo to tell whether it knows it.
"""

import hashlib
from collections.abc import Iterable
from io import BytesIO

from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfgen.canvas import Canvas


class QuickCanvas(Canvas):  # type: ignore[misc] # reportlab has no types
    """Writes PDF's own operators (ISO 32000-1, annex A); lengths are points."""

    def line_of_text(
        self,
        place: tuple[float, float],
        runs: Iterable[tuple[str, str]],
        size: float,
        spacing: float,
    ) -> None:
        """Draw runs of (font, text) one after another from a place on; the fonts are registered."""
        x, y = place
        parts = [f"BT 1 0 0 1 {x:.3f} {y:.3f} Tm {spacing:.4f} Tc"]
        for name, text in runs:
            font = pdfmetrics.getFont(name)
            for subset, codes in font.splitString(text, self._doc):
                shown = font.getSubsetInternalName(subset, self._doc)
                parts.append(f"{shown} {size:g} Tf ({self._escape(codes)}) Tj")
        self._code.append(" ".join((*parts, "ET")))

    def rule(self, start: tuple[float, float], end: tuple[float, float], weight: float) -> None:
        """Draw a straight line."""
        (x, y), (to_x, to_y) = start, end
        self._code.append(f"{weight:g} w {x:.3f} {y:.3f} m {to_x:.3f} {to_y:.3f} l S")

    def jpeg(self, encoded: bytes, box: tuple[float, float, float, float]) -> None:
        """Draw a file in RGB or grey into a box; it is kept as it is, once."""
        x, y, width, height = box
        name = hashlib.sha256(encoded).hexdigest()
        registered = self._doc.getXObjectName(name)
        if registered not in self._doc.idToObject:
            picture = pdfdoc.PDFImageXObject(name)
            picture.loadImageFromJPEG(BytesIO(encoded))
            self._doc.Reference(picture, registered)
            self._doc.addForm(name, picture)
        self._formsinuse.append(name)
        drawn = f"q {width:.3f} 0 0 {height:.3f} {x:.3f} {y:.3f} cm /{registered} Do Q"
        self._code.append(drawn)
