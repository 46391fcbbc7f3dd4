"""Icons of one free set, drawn in the colours of the theme."""

from itertools import product
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from inspector.config.paths import resources_folder

_SIZES: Final = (24, 36)
"""Pixels at 100 % and 150 %: no smaller one is ever blown up."""

_RATIOS: Final = (1, 2)
_INK: Final = b"currentColor"


def icon(name: str, ink: str, ink_when_on: str) -> QIcon:
    """Return the icon of a checkable button.

    Args:
        name: of the file in `resources/icons`.
        ink: colour while the button is off.
        ink_when_on: colour while it is on.
    """
    drawing = _file(name).read_bytes()
    made = QIcon()
    for state, colour in ((QIcon.State.Off, ink), (QIcon.State.On, ink_when_on)):
        renderer = QSvgRenderer(QByteArray(drawing.replace(_INK, colour.encode())))
        for size, ratio in product(_SIZES, _RATIOS):
            made.addPixmap(_drawn(renderer, size, ratio), QIcon.Mode.Normal, state)
    return made


def _drawn(renderer: QSvgRenderer, size: int, ratio: int) -> QPixmap:
    pixmap = QPixmap(size * ratio, size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    # Left in the middle: what is free at the right keeps the words away.
    renderer.render(painter, QRectF(0, size / 8, size * 3 / 4, size * 3 / 4))
    painter.end()
    return pixmap


def _file(name: str) -> Path:
    return resources_folder() / "icons" / f"{name}.svg"
