"""QR codes as patterns of dark squares."""

from typing import Final, cast

import zxingcpp

from inspector.documents.pen import Pattern

_DARK: Final = 128


def qr_pattern(text: str) -> Pattern:
    """Return a QR code (ISO/IEC 18004, error correction M) with its quiet zone of four modules.

    Raises:
        ValueError: the text is longer than a code holds (2331 bytes), or empty.
    """
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = code.to_image(scale=1, add_quiet_zones=True)
    grey = memoryview(cast("bytes", image)).tobytes()  # a buffer of side × side bytes
    side = int(len(grey) ** 0.5)
    dark = [dot < _DARK for dot in grey]
    return tuple(tuple(dark[start : start + side]) for start in range(0, side * side, side))
