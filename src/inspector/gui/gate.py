"""The gate before the window: unlocks it, locks it when nobody touches it, lets others in."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from inspector.config.settings import load_settings
from inspector.gui.appearance import Appearance
from inspector.gui.desk import Desk
from inspector.gui.jobs import Executor, JobRunner, PoolExecutor
from inspector.gui.overriding import override
from inspector.gui.settings.state import look_of
from inspector.gui.unlock.door import Door
from inspector.gui.unlock.presenter import UnlockPresenter
from inspector.gui.widgets.dialogs import QtDialogs
from inspector.operations.back_up import back_up_if_due
from inspector.operations.list_officers import list_officers
from inspector.operations.work_session import end_session
from inspector.operations.workspace import Workspace
from inspector.storage.vault.idle import IdleLock

_LOOK_EVERY: Final = 5_000  # ms
_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Gate(QWidget):
    """Stands alone until somebody has opened; then the desk stands in its place.

    A locked window is hidden, not closed: what was half typed is still there for the inspector
    who comes back. Another inspector gets a window of their own, and the first one is closed.
    """

    def __init__(
        self,
        door: Door,
        application: QApplication,
        idle: IdleLock,
        executor: Callable[[], Executor] = PoolExecutor,
    ) -> None:
        super().__init__()
        self.setObjectName("gate")
        self.setWindowTitle("养老检查")
        self.resize(760, 600)
        self._application = application
        self._appearance = Appearance(application, look_of(load_settings(door.place.home)))
        self._idle = idle
        self._executor = executor
        self._runner = JobRunner(executor())
        self._desk: Desk | None = None
        self._presenter = UnlockPresenter(door, self._runner, QtDialogs(self))
        self._presenter.opened.connect(self._on_opened)
        self._presenter.crashed.connect(self._on_crashed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._presenter.screen)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY)
        self._timer.timeout.connect(self.lock_if_due)

    @property
    def desk(self) -> Desk | None:
        """The window behind the gate, while there is one."""
        return self._desk

    def let_go(self) -> None:
        """Stop what runs and close the workspace."""
        self._timer.stop()
        self._application.removeEventFilter(self)
        self._runner.shut_down()
        if self._desk is not None:
            end_session(self._desk.context.workspace)  # a locked window is hidden, never closed
            self._desk.context.workspace.database.close()

    @Slot()
    def lock_if_due(self) -> None:
        """Hide the window when nobody touched it, unless a job runs in it."""
        if self._desk is None or not self._idle.is_due or self._desk.context.runner.busy:
            return
        self._timer.stop()
        self._presenter.lock(self._desk.context.workspace)
        self.show()
        self._desk.window.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._idle.touch()
        return super().eventFilter(watched, event)

    @Slot(object)
    def _on_opened(self, workspace: Workspace) -> None:
        if self._desk is not None and self._desk.context.workspace is not workspace:
            self._desk.window.close()
            self._desk.window.deleteLater()
            self._desk = None
        if self._desk is None:
            self._desk = self._furnished(workspace)
        self._idle.touch()
        self._application.installEventFilter(self)
        self._timer.start()
        self._desk.window.show()
        self.hide()

    @Slot(object)
    def _on_crashed(self, error: Exception) -> None:
        raise error  # nobody expected it: the crash log has to tell

    def _furnished(self, workspace: Workspace) -> Desk:
        desk = Desk(workspace, self._application, self._executor())
        desk.open()
        desk.window.setWindowTitle(f"养老检查 · {_name_of(workspace)}")
        if workspace.notice:
            desk.failures.told.emit(workspace.notice)
        else:
            desk.context.runner.start(
                "每日备份", lambda progress: back_up_if_due(workspace, progress), _nothing
            )
        return desk


def _name_of(workspace: Workspace) -> str:
    known = {one.certificate_number: one.name for one in list_officers(workspace)}
    return known.get(workspace.officer, workspace.officer)


def _nothing(done: object) -> None:
    del done
