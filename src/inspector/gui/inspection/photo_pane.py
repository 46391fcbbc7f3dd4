"""The current item's photos: small pictures, and what can be done with them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector.gui.shortcuts import Shortcut
from inspector.gui.widgets.marking import button, column, row
from inspector.gui.widgets.photo_strip import PhotoStrip, PhotoThumb


class PhotoPane(QWidget):
    """Passive: signals out, `show_photos` in."""

    asked = Signal()
    camera_wished = Signal()
    removed = Signal(str)
    opened = Signal(str)
    refused_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._item = ""
        self._chosen = ""
        self._shown: tuple[tuple[PhotoThumb, ...], str] | None = None
        self._strip = PhotoStrip()
        self._camera = button("拍照", "photoTake", shortcut=Shortcut.CAMERA)
        self._import = button("照片", "photoImport", kind="primary")
        self._import.setText(f"导入照片  {Shortcut.PHOTO.key}")
        self._open = button("看大图", "photoOpen")
        self._remove = button("移除所选", "photoRemove")
        self._refused = button("未收下的图片", "photoRefused", kind="quiet")
        self._refused.hide()
        bring = row(self._import, self._camera, None)
        whole = column(self._strip, bring, row(self._open, self._remove, None))
        whole.addWidget(self._refused, 0, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(whole)
        self._strip.chosen.connect(self._on_chosen)
        self._strip.opened.connect(self.opened)
        self._camera.clicked.connect(self.camera_wished)
        self._import.clicked.connect(self.asked)
        self._open.clicked.connect(self._on_open)
        self._remove.clicked.connect(self._on_remove)
        self._refused.clicked.connect(self.refused_wished)

    def show_photos(self, item: str, thumbs: Sequence[PhotoThumb], *, may_change: bool) -> None:
        """Show the photos of an item; the one that was chosen stays chosen."""
        if item != self._item:
            self._item, self._chosen = item, ""
        if (tuple(thumbs), self._chosen) != self._shown:
            self._shown = tuple(thumbs), self._chosen
            self._strip.show_photos(thumbs, self._chosen)
        self._open.setVisible(bool(thumbs))
        self._remove.setVisible(bool(thumbs) and may_change)
        self._import.setVisible(may_change)
        self._camera.setVisible(may_change)

    def show_refused(self, count: int) -> None:
        """Offer the pictures that were refused, where there are any."""
        self._refused.setText(f"未收下的图片 {count} 张")
        self._refused.setVisible(count > 0)

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        self._chosen = key
        if self._shown is not None:
            self._shown = self._shown[0], key  # the strip marked it itself

    @Slot()
    def _on_open(self) -> None:
        if self._shown is not None and self._shown[0]:
            self.opened.emit(self._chosen or self._shown[0][0].key)

    @Slot()
    def _on_remove(self) -> None:
        if self._chosen:
            self.removed.emit(self._chosen)
