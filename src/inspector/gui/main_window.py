"""The window: rail, message bar, one room at a time, and the foot with jobs and saving."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from inspector.gui.appearance import Appearance
from inspector.gui.failures import CrashDialog, CrashReport, Failures
from inspector.gui.jobs import JobRunner
from inspector.gui.navigation import Navigator, Place, Presenter, Room
from inspector.gui.overriding import override
from inspector.gui.rail import Rail
from inspector.gui.shortcuts import Shortcut
from inspector.gui.shortcuts_dialog import ShortcutsDialog
from inspector.gui.theme import GRID, Tone
from inspector.gui.widgets.dialogs import Dialogs, QtDialogs
from inspector.gui.widgets.elided_label import ElidedLabel
from inspector.gui.widgets.job_bar import JobBar
from inspector.gui.widgets.marking import column, marked, named, row
from inspector.gui.widgets.message_bar import MessageBar
from inspector.gui.window_menu import window_menu

Factory = Callable[[], Presenter]


class MainWindow(QMainWindow):
    """Knows rooms by their factories alone; a room is made when it is first entered."""

    closed = Signal()
    """The window is gone and no job runs any more."""
    help_requested = Signal(Room)

    def __init__(
        self, appearance: Appearance, runner: JobRunner, failures: Failures, navigator: Navigator
    ) -> None:
        super().__init__()
        self.setObjectName("main")
        self.setWindowTitle("养老检查")
        self._appearance = appearance
        self._runner = runner
        self._navigator = navigator
        self.dialogs: Dialogs = QtDialogs(self)
        self._factories: dict[Room, Factory] = {}
        self._presenters: dict[Room, Presenter] = {}
        self._room = Room.TODAY
        self._leaving = False
        self.rail = Rail()
        self.messages = MessageBar()
        self._stack = named(QStackedWidget(), "rooms")
        self.jobs = JobBar()
        self.saved = named(ElidedLabel("", "muted"), "savingState")
        self.outlook = named(ElidedLabel("", "muted"), "outlook")
        self.outlook.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._build()
        self._menu = window_menu(
            self,
            {
                Shortcut.LARGER_TEXT: self._on_larger_text,
                Shortcut.DARK: self._on_dark,
                Shortcut.HELP: self._on_help,
                Shortcut.SHORTCUTS: self._on_shortcuts,
                Shortcut.QUIT: self.close,
            },
        )
        self._connect(failures)

    def show_rooms(self, factories: Mapping[Room, Factory]) -> None:
        """Take rooms in; those without a factory do not appear."""
        self._factories |= factories
        self.rail.show_rooms(self._factories)

    @Slot(Place)
    def go(self, place: Place) -> None:
        """Enter a room, which is made now if nobody was there before."""
        if place.room not in self._factories:
            return
        presenter = self.prepare(place.room)
        self._room = place.room
        self.rail.show_current(place.room)
        presenter.enter(place)
        if self._room is place.room:  # else it has sent the person on to another one
            self._stack.setCurrentWidget(presenter.screen)

    def prepare(self, room: Room) -> Presenter:
        """Return what shows a room, which is made now if nobody was there before."""
        presenter = self._presenters.get(room)
        if presenter is None:
            presenter = self._presenters[room] = self._factories[room]()
            self._stack.addWidget(presenter.screen)
        return presenter

    def wait_on(self, page: QWidget, rooms: Iterable[Room]) -> None:
        """Show a page alone, and on the rail rooms that are still to come."""
        self._stack.addWidget(page)
        self.rail.show_rooms(rooms)

    def show_practice(self, *, practice: bool) -> None:
        """Tint the rail and say in the title that this is practice, or not."""
        marked(self.rail, "practice", "true" if practice else "false")
        self.setWindowTitle("养老检查 · 演练" if practice else "养老检查")

    def show_saved(self, words: str) -> None:
        """Say in the quiet place at the foot what is saved."""
        self.saved.setText(words)

    def show_outlook(self, words: str) -> None:
        """Say at the foot what is unsent and what the province answered."""
        self.outlook.setText(words)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._runner.busy and not self._leaving:
            event.ignore()
            self.dialogs.confirm(
                "还有任务正在进行。现在退出会停止它，已经保存的内容不受影响。",
                "停止并退出",
                self._leave,
            )
            return
        self._runner.shut_down()
        super().closeEvent(event)
        self.closed.emit()

    def _leave(self) -> None:
        self._leaving = True
        self.close()

    def _build(self) -> None:
        foot = QFrame()
        foot.setObjectName("foot")
        line = row(self.saved, self.jobs, self.outlook, gap=2 * GRID)
        line.setContentsMargins(2 * GRID + 4, 0, 2 * GRID + 4, 0)
        line.setStretch(0, 1)
        line.setStretch(2, 1)
        foot.setLayout(line)
        desk = QWidget()
        desk.setObjectName("desk")
        desk.setLayout(column(self.messages, self._stack, foot, gap=0))
        whole = QWidget()
        layout = QHBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addWidget(desk, 1)
        self.setCentralWidget(whole)

    def _connect(self, failures: Failures) -> None:
        self._navigator.requested.connect(self.go)
        self.rail.chosen.connect(self._navigator.go)
        self.rail.menu_requested.connect(self._on_menu)
        self._runner.started.connect(self.jobs.show_started)
        self._runner.progressed.connect(self.jobs.show_progress)
        self._runner.finished.connect(self.jobs.show_finished)
        self._runner.failed.connect(failures.handle)
        self._runner.cancelled.connect(self._on_cancelled)
        self.jobs.cancel_requested.connect(self._runner.cancel)
        failures.told.connect(self._on_told)
        failures.crashed.connect(self._on_crashed)

    @Slot()
    def _on_menu(self) -> None:
        corner = self.rail.menu.mapToGlobal(self.rail.menu.rect().bottomRight())
        self._menu.popup(QPoint(corner.x(), corner.y() - self._menu.sizeHint().height()))

    @Slot()
    def _on_larger_text(self) -> None:
        look = self._appearance.look
        self._appearance.show_look(look.with_scale(look.scale.larger()))

    @Slot()
    def _on_dark(self) -> None:
        look = self._appearance.look
        self._appearance.show_look(look.with_dark(dark=not look.dark))

    @Slot()
    def _on_help(self) -> None:
        self.help_requested.emit(self._room)

    @Slot()
    def _on_shortcuts(self) -> None:
        ShortcutsDialog(self).open()

    @Slot(str)
    def _on_cancelled(self, title: str) -> None:
        self.messages.tell(f"已停止：{title}。没有改动任何数据。")

    @Slot(str)
    def _on_told(self, sentence: str) -> None:
        self.messages.tell(sentence, Tone.DANGER)

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Show what was done."""
        self.messages.tell(sentence, Tone.GOOD)

    @Slot(object)
    def _on_crashed(self, report: CrashReport) -> None:
        CrashDialog(report, self).open()
