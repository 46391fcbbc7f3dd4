"""Connects the tasks screen with the operations."""

from typing import Final

from PySide6.QtCore import QObject, Slot

from inspector.gui.context import Context
from inspector.gui.navigation import Place
from inspector.gui.tasks.screen import TasksScreen
from inspector.gui.tasks.state import TaskLine, counts_of, lines_of, listed_in_words
from inspector.operations.changes import Changed
from inspector.operations.find_institutions import find_institutions
from inspector.operations.list_tasks import MOST_VISITS, TaskKind, TaskList, list_tasks

_CARES: Final = (
    Changed.INSTITUTIONS
    | Changed.INSPECTIONS
    | Changed.FINDINGS
    | Changed.DOCUMENTS
    | Changed.PACKAGES
)


class TasksPresenter(QObject):
    """Reads anew when somebody comes in, and when something changed meanwhile."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._sought = ""
        self._kind: TaskKind | None = None
        self._known = TaskList((), 0)
        self.screen = TasksScreen(context.appearance)
        self.screen.sought.connect(self._on_sought)
        self.screen.kind_chosen.connect(self._on_kind)
        self.screen.opened.connect(self._on_opened)
        context.news.changed.connect(self._on_changed)

    def enter(self, place: Place) -> None:
        """Show what waits."""
        del place
        self._read()
        self.screen.take_focus()

    def _read(self) -> None:
        self._known = list_tasks(self._context.workspace)
        self._show()

    def _show(self) -> None:
        lines = lines_of(self._known, self._context.workspace.today)
        counts = counts_of(self._known)
        homes = self._homes_found()
        found = [
            line
            for line in lines
            if self._kind in {None, line.task.kind}
            and (line.holds(self._sought) or line.task.institution_id in homes)
        ]
        self.screen.show_lines(found, counts, listed_in_words(lines, counts))

    def _homes_found(self) -> frozenset[str]:
        # The register's own search knows initials and codes.
        if not self._sought.strip():
            return frozenset()
        found = find_institutions(self._context.workspace, self._sought, MOST_VISITS)
        return frozenset(one.id for one in found)

    @Slot(Changed)
    def _on_changed(self, changed: Changed) -> None:
        if changed & _CARES and self.screen.isVisible():
            self._read()

    @Slot(str)
    def _on_sought(self, words: str) -> None:
        self._sought = words
        self._show()

    @Slot(object)
    def _on_kind(self, kind: TaskKind | None) -> None:
        self._kind = kind
        self._show()

    @Slot(object)
    def _on_opened(self, line: TaskLine) -> None:
        self._context.navigator.requested.emit(line.place)
