"""Puts the parts of the window together over one workspace."""

from functools import partial

from PySide6.QtWidgets import QApplication

from inspector.gui.context import Context
from inspector.gui.foot import Foot
from inspector.gui.frame import Frame
from inspector.gui.help_dialog import HelpDialog
from inspector.gui.jobs import Executor
from inspector.gui.messages import Messages
from inspector.gui.navigation import Room
from inspector.gui.news import News
from inspector.gui.outside_work import Outside
from inspector.gui.recovery import doubt_in_words, recovered_in_words
from inspector.gui.rooms import county_rooms
from inspector.gui.settings.look_keeper import LookKeeper
from inspector.gui.theme import Tone
from inspector.operations.restored import standing_doubt
from inspector.operations.work_session import Recovered, begin_session, end_session
from inspector.operations.workspace import Workspace


class Desk:
    """Owns everything that lives as long as the window."""

    def __init__(
        self,
        workspace: Workspace,
        application: QApplication,
        executor: Executor | None = None,
        frame: Frame | None = None,
    ) -> None:
        """Furnish the frame that stands already, or make one."""
        self.frame = frame or Frame(workspace.home, workspace.clock, application, executor)
        self.appearance, self.failures = self.frame.appearance, self.frame.failures
        self.window = self.frame.window
        self._keeper = LookKeeper(workspace.home, self.appearance, self.failures)
        self.context = Context(
            workspace=workspace,
            runner=self.frame.runner,
            news=News(),
            failures=self.failures,
            dialogs=self.window.dialogs,
            navigator=self.frame.navigator,
            appearance=self.appearance,
            messages=Messages(),
            outside=Outside(),
        )
        self.context.messages.done.connect(self.window.tell)
        self.window.show_practice(practice=workspace.practice)
        self.window.show_rooms(county_rooms(self.context))
        self._help = workspace.resources / "help"
        self.window.help_requested.connect(self._show_help)
        self._foot = Foot(self.context, self.window)

    def open(self) -> None:
        """Show the window with the first room.

        Where the program was cut off the last time, it says what is there of the work; else it
        says what keeps this laptop from exporting.
        """
        recovered = self.context.perform(partial(begin_session, self.context.workspace))
        self.window.closed.connect(partial(end_session, self.context.workspace))
        self.context.navigator.go(Room.TODAY)
        self.frame.show()
        if recovered is not None:
            self._tell_recovered(recovered)
        else:
            self._tell_doubt()

    def _tell_recovered(self, recovered: Recovered) -> None:
        go_on = partial(self.context.navigator.go, Room.INSPECTION, recovered.inspection_id)
        words = recovered_in_words(recovered, self.context.workspace.today)
        self.window.messages.tell(words, Tone.WARNING, "继续检查", go_on)

    def _tell_doubt(self) -> None:
        doubt = self.context.perform(partial(standing_doubt, self.context.workspace))
        if doubt is not None:
            enrol = partial(self.context.navigator.go, Room.SETTINGS, part="ENROLMENT")
            self.window.messages.tell(doubt_in_words(doubt), Tone.WARNING, "去登记", enrol)

    def _show_help(self, room: Room) -> None:
        HelpDialog(self._help, room, self.window).open()
