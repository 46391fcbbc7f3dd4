"""Connects the first screen with the operations."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

from inspector.gui.context import Context
from inspector.gui.home.screen import HomeScreen
from inspector.gui.home.state import HomeFacts, state_of
from inspector.gui.home.versions_dialog import VersionsDialog
from inspector.gui.navigation import Place, Room
from inspector.operations.changes import Changed
from inspector.operations.compare_versions import differences_of, waiting_conflicts
from inspector.operations.exchange_state import exchange_state
from inspector.operations.find_institutions import count_institutions
from inspector.operations.list_inspections import list_inspections
from inspector.operations.list_officers import list_officers
from inspector.operations.open_findings import open_findings
from inspector.operations.settle_versions import choose_version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.operations.compare_versions import WaitingConflict

_CARES: Final = (
    Changed.INSTITUTIONS
    | Changed.INSPECTIONS
    | Changed.ANSWERS
    | Changed.FINDINGS
    | Changed.DOCUMENTS
    | Changed.PACKAGES
    | Changed.STAFF
)


class HomePresenter(QObject):
    """Reads anew when somebody comes in, and when something changed while somebody looks."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.screen = HomeScreen()
        self._conflicts: Sequence[WaitingConflict] = ()
        self._dialog: VersionsDialog | None = None
        self.screen.wished.connect(self._on_wished)
        self.screen.start_wished.connect(self._on_start)
        self.screen.sought.connect(self._on_sought)
        context.news.changed.connect(self._on_changed)

    def enter(self, place: Place) -> None:
        """Show what is urgent."""
        del place
        self._show()
        self.screen.take_focus()

    def _show(self) -> None:
        facts = self._context.perform(self._facts)
        if facts is not None:  # else the data file is damaged here, which is told
            self._conflicts = facts.conflicts
            self.screen.show_state(state_of(facts))

    def _facts(self) -> HomeFacts:
        workspace = self._context.workspace
        officers = list_officers(workspace)
        return HomeFacts(
            today=workspace.today,
            office=next((one.authority for one in officers if one.authority), ""),
            institutions=count_institutions(workspace),
            inspections=list_inspections(workspace),
            findings=open_findings(workspace),
            officers=officers,
            exchange=exchange_state(workspace),
            conflicts=waiting_conflicts(workspace),
        )

    @Slot(Changed)
    def _on_changed(self, changed: Changed) -> None:
        if changed & _CARES and self.screen.isVisible():
            self._show()

    @Slot(Place)
    def _on_wished(self, place: Place) -> None:
        if place.room is not Room.TODAY:
            self._context.navigator.requested.emit(place)
            return
        conflict = next(one for one in self._conflicts if one.superseded == place.key)
        compare = partial(differences_of, self._context.workspace, conflict.rivals)
        differences = self._context.perform(compare)
        if differences is not None:
            self._dialog = VersionsDialog(conflict, differences, self.screen.window())
            self._dialog.chosen.connect(self._on_chosen)
            self._dialog.open()

    @Slot(str)
    def _on_chosen(self, sha256: str) -> None:
        self._context.dialogs.ask_for_text(
            "为什么采用这一份？理由会留痕。", "采用这一份", partial(self._choose, sha256)
        )

    def _choose(self, sha256: str, reason: str) -> None:
        workspace = self._context.workspace
        choose = partial(choose_version, workspace, sha256, workspace.officer, reason)
        changed = self._context.perform(choose)
        if changed is not None and self._dialog is not None:
            self._dialog.accept()
            self._dialog = None
            self._context.news.publish(changed)
            self._context.say("已选定一份更正，其余原样留存备查。")

    @Slot()
    def _on_start(self) -> None:
        self._context.navigator.go(Room.STARTING)

    @Slot(str)
    def _on_sought(self, words: str) -> None:
        self._context.navigator.go(Room.INSTITUTIONS, words)
