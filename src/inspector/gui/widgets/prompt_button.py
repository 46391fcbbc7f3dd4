"""A button whose key acts at once."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShortcutEvent
from PySide6.QtWidgets import QPushButton

from inspector.gui.overriding import override


class PromptButton(QPushButton):
    """Qt holds a button down for 100 ms at its shortcut, and acts only then; this one does not."""

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QShortcutEvent) and not event.isAmbiguous():
            self.click()
            return True
        return super().event(event)
