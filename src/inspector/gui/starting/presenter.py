"""Connects the starting screen with the operations."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal, Slot

from inspector.domain.inspection import InspectionKind
from inspector.domain.procedure import OFFICERS_NEEDED
from inspector.errors import UserError
from inspector.gui.context import Context
from inspector.gui.navigation import Place, Room
from inspector.gui.starting.screen import StartingScreen
from inspector.gui.starting.state import institution_in_words, proposed_checklists, state_of
from inspector.operations.changes import Changed
from inspector.operations.find_institutions import find_institutions, get_institution
from inspector.operations.list_inspections import list_inspections
from inspector.operations.list_officers import list_officers
from inspector.operations.start_inspection import InspectionPlan, start_inspection

if TYPE_CHECKING:
    from inspector.domain.institution import Institution

_SHOWN: Final = 50
_CARES: Final = Changed.INSPECTIONS | Changed.STAFF | Changed.INSTITUTIONS | Changed.POLICY


class NoInstitutionError(UserError):
    """No institution was chosen."""


class StartingPresenter(QObject):
    """The key of its place is the id of an institution, if one was chosen elsewhere.

    The part is the name of the kind of inspection, if that is known as well.
    """

    _started = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._found: tuple[Institution, ...] = ()
        self._institution: Institution | None = None
        self._kind = InspectionKind.ANNUAL
        self.screen = StartingScreen()
        screen = self.screen
        screen.sought.connect(self._on_sought)
        screen.institution_chosen.connect(self._on_institution)
        screen.kind_chosen.connect(self._on_kind)
        screen.start_wished.connect(self._on_start)
        screen.draft_opened.connect(self._on_draft)
        # Writing it and showing it are two events: both together hold the window up.
        self._started.connect(self._on_draft, Qt.ConnectionType.QueuedConnection)
        context.news.changed.connect(self._on_changed)

    def enter(self, place: Place) -> None:
        """Show what there is to choose from, and the institution that was chosen elsewhere."""
        self._on_sought("")
        self._institution = (
            get_institution(self._context.workspace, place.key) if place.key else None
        )
        self._show()
        if place.part:
            self._on_kind(InspectionKind[place.part])
        self.screen.choose_kind(self._kind)
        if not self.screen.checklists:
            self.screen.tick_checklists(proposed_checklists(self._kind))
        if not self.screen.officers:
            self.screen.tick_officers(OFFICERS_NEEDED)
        self.screen.take_focus()

    def _show(self) -> None:
        workspace = self._context.workspace
        state = state_of(
            list_inspections(workspace),
            list_officers(workspace),
            workspace.policy.checklists,
            self._institution,
            workspace.today,
        )
        self.screen.show_state(state)

    @Slot(Changed)
    def _on_changed(self, changed: Changed) -> None:
        if changed & _CARES and self.screen.isVisible():
            self._show()

    @Slot(str)
    def _on_sought(self, words: str) -> None:
        self._found = find_institutions(self._context.workspace, words, _SHOWN)
        self.screen.show_found([institution_in_words(one) for one in self._found])

    @Slot(int)
    def _on_institution(self, number: int) -> None:
        if 0 <= number < len(self._found):
            self._institution = self._found[number]
            self._show()

    @Slot(InspectionKind)
    def _on_kind(self, kind: InspectionKind) -> None:
        self._kind = kind
        self.screen.tick_checklists(proposed_checklists(kind))

    @Slot()
    def _on_start(self) -> None:
        if self._institution is None:
            self._context.failures.handle(
                NoInstitutionError("还没有选择机构，请先在上面找到要检查的机构，再开始检查。")
            )
            return
        plan = InspectionPlan(
            self._institution.id, self._kind, self.screen.checklists, self.screen.officers
        )
        started = self._context.perform(partial(start_inspection, self._context.workspace, plan))
        if started is not None:
            self._institution = None
            self._context.news.publish(started.changed)
            self._started.emit(started.inspection_id)

    @Slot(str)
    def _on_draft(self, inspection_id: str) -> None:
        self._context.navigator.go(Room.INSPECTION, inspection_id)
