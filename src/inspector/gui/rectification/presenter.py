"""Connects the rectification screen with the operations."""

from typing import Final

from PySide6.QtCore import QObject, Slot

from inspector.gui.context import Context
from inspector.gui.navigation import Place, Room
from inspector.gui.rectification.screen import RectificationScreen
from inspector.gui.rectification.state import OpenLine, lines_of
from inspector.operations.changes import Changed
from inspector.operations.open_findings import open_findings

_CARES: Final = Changed.INSPECTIONS | Changed.FINDINGS | Changed.DOCUMENTS


class RectificationPresenter(QObject):
    """Reads anew when somebody comes in, and when something changed meanwhile."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._sought = ""
        self.screen = RectificationScreen(context.appearance)
        self.screen.sought.connect(self._on_sought)
        self.screen.opened.connect(self._on_opened)
        context.news.changed.connect(self._on_changed)

    def enter(self, place: Place) -> None:
        """Show what is open."""
        del place
        self._on_sought(self._sought)
        self.screen.take_focus()

    @Slot(Changed)
    def _on_changed(self, changed: Changed) -> None:
        if changed & _CARES:
            self._on_sought(self._sought)

    @Slot(str)
    def _on_sought(self, words: str) -> None:
        self._sought = words
        workspace = self._context.workspace
        lines = lines_of(open_findings(workspace), workspace.today)
        self.screen.show_lines([line for line in lines if line.holds(words)], len(lines))

    @Slot(object)
    def _on_opened(self, line: OpenLine) -> None:
        one = line.open_finding
        self._context.navigator.go(Room.INSPECTION, one.inspection_id, one.finding.item)
