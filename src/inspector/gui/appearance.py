"""Puts a look onto the application and remembers it for what is painted by hand."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from inspector.config.settings import Settings
from inspector.gui.style_sheet import palette, style_sheet
from inspector.gui.theme import Look, TextScale


class Appearance(QObject):
    """The look of the application: one object, made with it."""

    changed = Signal(object)

    def __init__(self, application: QApplication, look: Look) -> None:
        super().__init__(application)
        self._application = application
        self._look = look
        self._apply()

    @property
    def look(self) -> Look:
        """The look that the window has now."""
        return self._look

    def show_look(self, look: Look) -> None:
        """Change the look of the whole window, if it is another one."""
        if look != self._look:
            self._look = look
            self._apply()
            self.changed.emit(look)

    def _apply(self) -> None:
        font = self._application.font()
        font.setPixelSize(self._look.px(14))
        self._application.setFont(font)
        self._application.setPalette(palette(self._look))
        self._application.setStyleSheet(style_sheet(self._look))


def look_of(settings: Settings) -> Look:
    """Return the look that the settings ask for."""
    return Look(settings.dark, TextScale(settings.text_scale))
