"""Keeps the look in the home at every change, whoever made it."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from inspector.config.settings import Settings, save_settings
from inspector.errors import UserError
from inspector.gui.appearance import Appearance
from inspector.gui.failures import Failures
from inspector.gui.theme import Look


class SettingsNotKeptError(UserError):
    """The home cannot be written."""


class LookKeeper(QObject):
    """Lives as long as the window, since a key changes the look in any room."""

    def __init__(self, home: Path, appearance: Appearance, failures: Failures) -> None:
        super().__init__(appearance)
        self._home = home
        self._failures = failures
        appearance.changed.connect(self._on_changed)

    @Slot(object)
    def _on_changed(self, look: Look) -> None:
        try:
            save_settings(self._home, Settings(look.dark, int(look.scale)))
        except OSError as error:
            failure = SettingsNotKeptError(
                "外观设置没有保存下来，下次打开会恢复原样。请检查磁盘是否已满或不可写。"
            )
            failure.__cause__ = error
            self._failures.handle(failure)
