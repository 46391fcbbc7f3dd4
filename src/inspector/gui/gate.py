"""The gate before the window: unlocks it, locks it when nobody touches it, lets others in."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from inspector.config.log_file import log_put_away
from inspector.config.settings import load_settings
from inspector.errors import UserError
from inspector.gui.appearance import Appearance, look_of
from inspector.gui.frame import Frame
from inspector.gui.jobs import Executor, JobRunner, PoolExecutor
from inspector.gui.overriding import override
from inspector.gui.widgets.dialogs import QtDialogs
from inspector.gui.widgets.quiet_page import QuietPage
from inspector.operations.work_session import end_session
from inspector.storage.vault.idle import IdleLock

if TYPE_CHECKING:  # SQLAlchemy and ciphers come with them: not before the first paint
    from inspector.gui.desk import Desk
    from inspector.gui.opening import LockedOpening
    from inspector.gui.outside_work import OutsideWork
    from inspector.gui.unlock.door import Asked
    from inspector.gui.unlock.presenter import UnlockPresenter
    from inspector.operations.workspace import Workspace
    from inspector.progress import Progress

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
        opening: "LockedOpening",
        application: QApplication,
        idle: IdleLock,
        executor: Callable[[], Executor] = PoolExecutor,
    ) -> None:
        super().__init__()
        self.setObjectName("gate")
        self.setWindowTitle("养老检查")
        self.resize(760, 600)
        self._opening = opening
        self._application = application
        self._appearance = Appearance(application, look_of(load_settings(opening.home)))
        self._idle = idle
        self._executor = executor
        self._runner = JobRunner(executor())
        self._desk: Desk | None = None
        self._frame: Frame | None = None
        """Stands ready, hidden, for the next desk."""
        self._is_left = False
        self._presenter: UnlockPresenter | None = None
        self._quiet = QuietPage("正在准备…")
        self._quiet.painted.connect(self._on_painted, Qt.ConnectionType.QueuedConnection)
        self._runner.failed.connect(self._on_not_ready)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._quiet)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY)
        self._timer.timeout.connect(self.lock_if_due)

    @property
    def desk(self) -> "Desk | None":
        """The window behind the gate, while there is one."""
        return self._desk

    def let_go(self) -> None:
        """Stop what runs and close the workspace."""
        self._timer.stop()
        self._application.removeEventFilter(self)
        self._runner.shut_down()
        if self._frame is not None:
            self._frame.window.deleteLater()
            self._frame = None
        if self._desk is not None:
            end_session(self._desk.context.workspace)  # a locked window is hidden, never closed
            self._desk.context.workspace.database.close()

    @Slot()
    def lock_if_due(self) -> None:
        """Hide the window when nobody touched it, unless a job runs in it."""
        if self._desk is None or self._presenter is None or not self._idle.is_due:
            return
        if self._desk.context.runner.busy:
            return
        self._timer.stop()
        self._presenter.lock(self._desk.context.workspace)
        self.show()
        self._desk.window.hide()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._is_left = True
        super().closeEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._idle.touch()
        return super().eventFilter(watched, event)

    @Slot()
    def _on_painted(self) -> None:
        self._runner.start("正在准备", self._ask, self._on_asked)

    def _ask(self, progress: "Progress") -> "Asked":  # on the pool's thread
        del progress
        import_module("inspector.gui.unlock.presenter")  # here, where the window does not wait
        return self._opening.find_door().asked()

    def _on_asked(self, asked: "Asked") -> None:
        from inspector.gui.unlock.presenter import UnlockPresenter

        self._runner.failed.disconnect(self._on_not_ready)
        self._presenter = UnlockPresenter(asked, self._runner, QtDialogs(self))
        self._presenter.opened.connect(self._on_opened)
        self._presenter.crashed.connect(self._on_crashed)
        self._layout.replaceWidget(self._quiet, self._presenter.screen)
        self._quiet.hide()
        self._presenter.screen.setFocus()
        self._runner.start("正在准备", _get_ready, self._on_ready)  # while the passphrase is typed

    def _on_ready(self, done: object) -> None:
        del done
        self._frame = self._new_frame()

    @Slot(object)
    def _on_not_ready(self, error: Exception) -> None:
        self._quiet.tell("账册没有打开。", error.message if isinstance(error, UserError) else "")
        if not isinstance(error, UserError):
            self._on_crashed(error)

    @Slot(object)
    def _on_opened(self, workspace: "Workspace") -> None:
        from inspector.gui.furnishing import furnished

        if self._is_left:  # the gate was closed meanwhile: no window comes after it
            workspace.database.close()
            return
        if self._desk is not None and self._desk.context.workspace is not workspace:
            self._desk.window.close()
            self._desk.window.deleteLater()
            self._desk = None
        if self._desk is None:
            frame, self._frame = self._frame or self._new_frame(), None
            self._desk = furnished(workspace, self._application, frame)
            self._desk.context.outside.wished.connect(
                self._on_outside, Qt.ConnectionType.QueuedConnection
            )
        self._idle.touch()
        self._application.installEventFilter(self)
        self._timer.start()
        self._desk.window.show()
        self.hide()

    @Slot(object)
    def _on_outside(self, work: "OutsideWork") -> None:
        desk, presenter = self._desk, self._presenter
        if desk is None or presenter is None:
            return
        if desk.context.runner.busy:
            desk.failures.told.emit("还有任务正在进行，没有开始。请等它做完，再做一次。")
            return
        self._timer.stop()
        self._application.removeEventFilter(self)
        self.show()
        desk.window.close()
        desk.window.deleteLater()
        self._desk = None
        desk.context.workspace.database.close()
        presenter.give_way(work.title, partial(self._do_outside, work))

    def _do_outside(self, work: "OutsideWork", progress: "Progress") -> str:  # on the pool's thread
        with log_put_away(self._opening.home):
            return work.run(progress)

    def _new_frame(self) -> Frame:
        opening = self._opening
        return Frame(opening.home, opening.clock, self._application, self._executor())

    @Slot(object)
    def _on_crashed(self, error: Exception) -> None:
        raise error  # nobody expected it: the crash log has to tell


def _get_ready(progress: "Progress") -> None:  # on the pool's thread
    del progress
    from inspector.gui.furnishing import import_first_room

    import_first_room()
