"""The photos of one item, as small pictures in a row that wraps."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QIcon, QImage, QKeyEvent, QMouseEvent, QPixmap
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QWidget

from inspector.gui.overriding import override
from inspector.gui.theme import GRID
from inspector.gui.widgets.marking import named

THUMB: Final = QSize(132, 88)
_COLUMNS: Final = 2
_AT_ONCE: Final = 12
"""So many are made in one event: a hundred would be felt."""


@dataclass(frozen=True, slots=True)
class PhotoThumb:
    """One photo: its key, JPEG or PNG bytes of a small picture, and where it came from."""

    key: str
    picture: bytes
    caption: str


class PhotoStrip(QWidget):
    """Pictures that can be chosen; a double click or Enter opens one."""

    chosen = Signal(str)
    """The person chose the photo with this key."""
    opened = Signal(str)
    """The person wants to see the photo with this key large."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID)
        self._grid.setColumnStretch(_COLUMNS, 1)
        self._photos: tuple[PhotoThumb, ...] = ()
        self._current = ""
        self._buttons: list[QPushButton] = []
        self._further = QTimer(self)
        self._further.setSingleShot(True)
        self._further.timeout.connect(self._lay_further)
        self._group.idClicked.connect(self._on_clicked)

    def show_photos(self, photos: Sequence[PhotoThumb], current: str = "") -> None:
        """Show these photos and mark the current one; after the first few, in slices of time."""
        pairs = zip(self._photos[: len(self._buttons)], photos, strict=False)
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        for button in self._buttons[same:]:
            self._group.removeButton(button)
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        del self._buttons[same:]
        self._photos, self._current = tuple(photos), current
        self._group.setExclusive(False)  # else the last one that was chosen stays so
        for button, photo in zip(self._buttons, photos, strict=False):
            button.setChecked(photo.key == current)
        self._group.setExclusive(True)
        self._lay_further()
        self.setVisible(bool(photos))

    @Slot()
    def _lay_further(self) -> None:
        start = len(self._buttons)
        for number, photo in enumerate(self._photos[start : start + _AT_ONCE], start):
            button = self._thumb(number, photo)
            button.setChecked(photo.key == self._current)
            self._buttons.append(button)
            self._group.addButton(button, number)
            self._grid.addWidget(button, number // _COLUMNS, number % _COLUMNS)
        if len(self._buttons) < len(self._photos):
            self._further.start()

    def _thumb(self, number: int, photo: PhotoThumb) -> QPushButton:
        button = named(_Thumb(photo.key), f"photo{number}", f"照片 {number + 1}，{photo.caption}")
        button.setProperty("kind", "thumb")
        button.setCheckable(True)
        button.setToolTip(photo.caption)
        picture = QPixmap.fromImage(QImage.fromData(photo.picture))
        if not picture.isNull():
            scaled = picture.scaled(
                THUMB,
                Qt.AspectRatioMode.KeepAspectRatioByExpanding,
                Qt.TransformationMode.SmoothTransformation,
            )
            corner = (scaled.width() - THUMB.width()) // 2, (scaled.height() - THUMB.height()) // 2
            button.setIcon(QIcon(scaled.copy(*corner, THUMB.width(), THUMB.height())))
            button.setIconSize(THUMB)
        else:
            button.setText(photo.caption)
        button.opened.connect(self.opened)
        button.setFixedSize(THUMB + QSize(GRID, GRID))
        return button

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(self._photos[number].key)


class _Thumb(QPushButton):
    opened = Signal(str)

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(self._key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(self._key)
        else:
            super().keyPressEvent(event)
