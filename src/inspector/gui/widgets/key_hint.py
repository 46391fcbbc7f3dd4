"""A quiet label that says which key does what."""

from collections.abc import Iterable

from PySide6.QtWidgets import QLabel, QWidget

from inspector.gui.shortcuts import Shortcut


class KeyHint(QLabel):
    """Shows actions with their keys: 依据 L  照片 P  备注 N."""

    def __init__(self, shortcuts: Iterable[Shortcut], parent: QWidget | None = None) -> None:
        super().__init__("   ".join(f"{each.label} {each.key}" for each in shortcuts), parent)
        self.setProperty("role", "muted")
