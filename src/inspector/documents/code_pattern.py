"""QR codes as patterns of dark squares."""

import segno

from inspector.documents.pen import Pattern


def qr_pattern(text: str) -> Pattern:
    """Return a QR code (ISO/IEC 18004, error correction M) with its quiet zone of four modules.

    Raises:
        ValueError: the text is longer than a code holds (2331 bytes).
    """
    code = segno.make(text, error="m", boost_error=False, micro=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix_iter(border=4))
