"""Shows the window at once and opens the workspace behind it, off the window's thread."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

from inspector.gui.frame import Frame
from inspector.gui.jobs import Executor
from inspector.gui.navigation import Place
from inspector.gui.rooms import COUNTY_ROOMS
from inspector.gui.widgets.quiet_page import QuietPage

if TYPE_CHECKING:  # SQLAlchemy comes with them: not before the first paint
    from inspector.gui.desk import Desk
    from inspector.gui.opening import Opening
    from inspector.operations.workspace import Workspace
    from inspector.progress import Progress


class Entrance(QObject):
    """The frame with a quiet page, until the desk stands in it."""

    def __init__(
        self, opening: "Opening", application: QApplication, executor: Executor | None = None
    ) -> None:
        super().__init__()
        self._opening = opening
        self._application = application
        self._workspace: Workspace | None = None
        self._wished: Place | None = None
        self._is_left = False
        self.desk: Desk | None = None
        self.frame = Frame(opening.home, opening.clock, application, executor)
        self._page = QuietPage("正在打开账册…")
        self._page.painted.connect(self._on_painted, Qt.ConnectionType.QueuedConnection)
        self.frame.window.show_practice(practice=opening.practice)
        self.frame.window.wait_on(self._page, COUNTY_ROOMS)
        self.frame.window.closed.connect(self._on_left)
        self.frame.runner.failed.connect(self._on_failed)
        self.frame.runner.cancelled.connect(self._on_stopped)
        self.frame.navigator.requested.connect(self._on_wished)

    def show(self) -> None:
        """Show the window; once a person sees it, the workspace is opened."""
        self.frame.show()
        self._page.setFocus()

    def let_go(self) -> None:
        """Stop what runs and close the workspace."""
        self.frame.runner.shut_down()
        if self._workspace is not None:
            self._workspace.database.close()

    @Slot()
    def _on_painted(self) -> None:
        self.frame.runner.start("打开账册", self._open, self._furnish)

    def _open(self, progress: "Progress") -> "Workspace":  # on the pool's thread
        self._workspace = self._opening.open(progress)
        from inspector.gui.furnishing import import_first_room

        import_first_room()
        return self._workspace

    def _furnish(self, workspace: "Workspace") -> None:
        from inspector.gui.furnishing import furnished

        if self._is_left:  # the window was closed meanwhile, and must not come back
            return
        self.frame.runner.failed.disconnect(self._on_failed)
        self.frame.runner.cancelled.disconnect(self._on_stopped)
        self.frame.navigator.requested.disconnect(self._on_wished)
        self.desk = furnished(workspace, self._application, self.frame)
        if self._wished is not None:
            self.frame.navigator.requested.emit(self._wished)

    @Slot()
    def _on_left(self) -> None:
        self._is_left = True

    @Slot(Place)
    def _on_wished(self, place: Place) -> None:
        self._wished = place  # nobody has to press a second time

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        del error  # told in the message bar, or as a bug
        self._page.tell("账册没有打开。", "请按上面的说明处理后，关闭窗口，重新打开程序。")

    @Slot()
    def _on_stopped(self) -> None:
        self._page.tell("账册没有打开。", "需要时，关闭窗口，重新打开程序。")
