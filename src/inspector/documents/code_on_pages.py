"""Puts the code onto the pages of a finished document: what it says depends on what they say."""

from typing import Final

from pikepdf import Dictionary, Name, Pdf

from inspector.documents.page import FOOT, LEFT_MARGIN, MILLIMETRE, TEXT_WIDTH
from inspector.documents.pen import Pattern, dark_runs

QR_SIDE: Final = 22 * MILLIMETRE
"""Side of the square at the foot of each page, opposite the page number, kept for the code."""
_BOTTOM: Final = FOOT - QR_SIDE


def put_code(pdf: Pdf, pattern: Pattern) -> None:
    """Draw the pattern at the foot of every page; it is kept in the file once."""
    side = len(pattern)
    runs = (f"{column} {row} {width} 1 re" for column, row, width in dark_runs(pattern))
    form = pdf.make_stream(" ".join(("0 g", *runs, "f")).encode("ascii"))
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox = [0, 0, side, side]
    form.Resources = Dictionary()
    for number, page in enumerate(pdf.pages, 1):
        left = LEFT_MARGIN if number % 2 else LEFT_MARGIN + TEXT_WIDTH - QR_SIDE
        scale = QR_SIDE / side
        name = page.add_resource(form, Name.XObject, Name("/PageCode"))
        drawn = f"q {scale:.5f} 0 0 {scale:.5f} {left:.3f} {_BOTTOM:.3f} cm {name} Do Q"
        page.contents_add(drawn.encode("ascii"))
