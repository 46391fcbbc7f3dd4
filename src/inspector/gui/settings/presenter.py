"""Connects the settings screen with the look of the application."""

from PySide6.QtCore import QObject, Slot

from inspector.gui.appearance import Appearance
from inspector.gui.navigation import Place
from inspector.gui.settings.screen import SettingsScreen
from inspector.gui.settings.state import state_of
from inspector.gui.theme import Look, TextScale


class SettingsPresenter(QObject):
    """Shows the look that the window has and changes it."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.screen = SettingsScreen()
        self.screen.dark_chosen.connect(self._on_dark)
        self.screen.scale_chosen.connect(self._on_scale)
        appearance.changed.connect(self._on_look)

    def enter(self, place: Place) -> None:
        """Show how things are."""
        del place
        self._on_look(self._appearance.look)

    @Slot(bool)
    def _on_dark(self, dark: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._appearance.show_look(self._appearance.look.with_dark(dark=dark))

    @Slot(TextScale)
    def _on_scale(self, scale: TextScale) -> None:
        self._appearance.show_look(self._appearance.look.with_scale(scale))

    @Slot(object)
    def _on_look(self, look: Look) -> None:
        self.screen.show_state(state_of(look))
