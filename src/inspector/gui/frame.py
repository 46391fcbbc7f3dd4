"""The window and all about it that needs no workspace: it stands before one is open."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from inspector.config.settings import load_settings
from inspector.gui.appearance import Appearance, look_of
from inspector.gui.exception_relay import ExceptionRelay
from inspector.gui.failures import Failures
from inspector.gui.jobs import Executor, JobRunner, PoolExecutor
from inspector.gui.main_window import MainWindow
from inspector.gui.navigation import Navigator


class Frame:
    """Owns the window, and what tells failures and runs jobs in it."""

    def __init__(
        self,
        home: Path,
        clock: Callable[[], datetime],
        application: QApplication,
        executor: Executor | None = None,
    ) -> None:
        self.appearance = Appearance(application, look_of(load_settings(home)))
        self.failures = Failures(home / "diagnostics", clock, _kept)
        self.executor: Executor = executor or PoolExecutor()
        self.runner = JobRunner(self.executor)
        self.navigator = Navigator()
        self.window = MainWindow(self.appearance, self.runner, self.failures, self.navigator)
        self._relay = ExceptionRelay()
        self._relay.caught.connect(self.failures.handle)

    def show(self) -> None:
        """Show the window, and take exceptions that nobody caught until it is closed."""
        if self.window.isVisible():
            return
        self._relay.install()
        self.window.closed.connect(self._relay.remove)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.activateWindow()  # there are desktops without anybody who would do it


def _kept() -> str:
    return "已经作答、拍照和填写的内容每一步都已保存，重新打开后都在。"
