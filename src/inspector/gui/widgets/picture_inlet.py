"""Pictures that are dropped onto a widget or pasted into it."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QMimeData, QObject, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QWidget

from inspector.gui.overriding import override
from inspector.gui.shortcuts import Shortcut


class PictureInlet(QObject):
    """Watches a widget with all that stands in it; fields of text keep their own pasting."""

    files_came = Signal(list)
    """Paths of files."""
    image_came = Signal(bytes)
    """A PNG of an image that lies in no file."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)
        QShortcut(QKeySequence(Shortcut.PASTE.sequence), widget).activated.connect(self._on_paste)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and _files_in(event.mimeData()):
            event.acceptProposedAction()
            return True
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            files = _files_in(event.mimeData())
            event.acceptProposedAction()
            self.files_came.emit(files)
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _on_paste(self) -> None:
        clipboard = QGuiApplication.clipboard()
        files = _files_in(clipboard.mimeData())
        image = clipboard.image()
        if files:
            self.files_came.emit(files)
        elif not image.isNull():
            self.image_came.emit(_png_of(image))


def _files_in(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _png_of(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt wants text
    return bytes(buffer.data().data())
