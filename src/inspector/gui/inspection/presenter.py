"""Shows the open inspection, walks through it and obeys its keys."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal, Slot

from inspector.domain.procedure import Step
from inspector.gui.context import Context
from inspector.gui.inspection.answering import Answering
from inspector.gui.inspection.correcting import Correcting
from inspector.gui.inspection.item_state import item_state_of
from inspector.gui.inspection.pack_moving import PackMoving
from inspector.gui.inspection.photo_taking import PhotoTaking
from inspector.gui.inspection.photo_viewing import PhotoViewing
from inspector.gui.inspection.position import entry_of_section, neighbour, next_open, where_is
from inspector.gui.inspection.screen import InspectionScreen
from inspector.gui.inspection.session import Session
from inspector.gui.inspection.state import state_of
from inspector.gui.navigation import Place, Room
from inspector.gui.shortcuts import Shortcut
from inspector.gui.thumbs import Thumbs
from inspector.operations.changes import Changed

if TYPE_CHECKING:
    from collections.abc import Callable

_CARES: Final = (
    Changed.ANSWERS | Changed.FINDINGS | Changed.PHOTOS | Changed.INSPECTIONS | Changed.POLICY
)
_NOTED: Final = {
    Step.STATEMENT_TAKEN: ("被检查单位的陈述意见（没有意见的，写“无”）", "记录陈述"),
    Step.SIGNED: ("签字人姓名和职务；拒绝签字的，写明原因和见证人", "记录签字"),
}


class InspectionPresenter(QObject):
    """One inspection at a time.

    An answer is shown once: with the item that its key goes to, else when the key is done.
    """

    _outdated = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._session = Session(context)
        self._answering = Answering(self._session)
        self._correcting = Correcting(self._session)
        self._thumbs = Thumbs(context)
        self._is_outdated = False
        self.screen = InspectionScreen()
        self._viewing = PhotoViewing(self._session, self.screen)
        self._taking = PhotoTaking(self._session, self.screen)
        self._moving = PackMoving(self._session, self.screen)
        self._connect()

    @Slot(Place)
    def enter(self, place: Place) -> None:
        """Show the inspection with this id, at an item if one is named; without an id the last."""
        key = place.key or self._session.inspection_id
        if not key:
            self._context.navigator.go(Room.STARTING)
        elif self._session.open(key):
            self._viewing.count_refused()
            here = self._session.where.item
            self._go_to(place.part or here or next_open(self._session.judged, ""))

    def _connect(self) -> None:
        screen, answering = self.screen, self._answering
        screen.chosen.connect(answering.choose)
        screen.given.connect(answering.give)
        screen.decided.connect(answering.decide)
        screen.remark_given.connect(answering.remark)
        screen.finding_edited.connect(answering.find)
        screen.finding_removed.connect(answering.remove_finding)
        screen.photos.asked.connect(answering.ask_for_photos)
        screen.photos.removed.connect(answering.remove_photo)
        screen.section_chosen.connect(self._on_section)
        screen.item_entered.connect(self._on_entered)
        screen.commanded.connect(self._on_commanded)
        screen.step_pressed.connect(self._on_step)
        screen.side_finished.connect(self._on_side_finished)
        screen.correction_wished.connect(self._on_version)
        self._correcting.opened.connect(self.enter)
        self._moving.moved.connect(self.enter)
        screen.reason_pressed.connect(self._go_to)
        answering.done.connect(self._on_done)
        answering.finding_wanted.connect(self._on_finding_wanted)
        answering.settled.connect(self._on_settled)
        answering.photos_chosen.connect(screen.focus_item)
        self._context.news.changed.connect(self._on_changed)
        self._outdated.connect(self._show_if_outdated, Qt.ConnectionType.QueuedConnection)

    def _show(self) -> None:
        self._is_outdated = False
        session = self._session
        today = self._context.workspace.today
        shown = state_of(session.judged, session.where, today, session.earlier)
        state = replace(shown, version=session.version)
        thumbs = self._thumbs.of(state.side.photos, self._show) if state.side else ()
        self.screen.show_state(state, session.officer.name, thumbs)

    @Slot(str)
    def _go_to(self, item: str) -> None:
        self._session.where = where_is(self._session.judged, item)
        self._show()
        self.screen.focus_item()

    @Slot(Changed)
    def _on_changed(self, changed: Changed) -> None:
        key = self._session.inspection_id
        seen = self.screen.isVisible()  # else it is read when somebody comes in
        if not (seen and changed & _CARES and key and self._session.open(key)):
            return
        if not self._session.is_answering:
            self._show()
        elif not self._is_outdated:
            self._is_outdated = True
            self._outdated.emit()

    @Slot()
    def _show_if_outdated(self) -> None:
        if self._is_outdated:
            self._show()

    @Slot()
    def _on_version(self) -> None:
        draft = self._session.judged.inspection.is_draft
        (self._moving if draft else self._correcting).begin()

    @Slot(int)
    def _on_section(self, number: int) -> None:
        self._go_to(entry_of_section(self._session.judged, number))

    @Slot(str)
    def _on_entered(self, item: str) -> None:
        self._session.where = replace(self._session.where, item=item)
        self._show()

    @Slot(str)
    def _on_done(self, item: str) -> None:
        self._go_to(next_open(self._session.judged, item))

    @Slot(str)
    def _on_finding_wanted(self, item: str) -> None:
        self._go_to(item)
        self.screen.focus_finding()

    @Slot(str)
    def _on_settled(self, item: str) -> None:
        self._session.where = where_is(self._session.judged, item)
        self._on_side_finished()

    @Slot()
    def _on_side_finished(self) -> None:
        here = self._session.where.item
        judged = self._session.judged
        item = next(each for each in judged.items if each.code == here)
        if item_state_of(item, judged).demand or here not in judged.inspection.answers:
            self._go_to(here)
        else:
            self._on_done(here)

    @Slot(Step)
    def _on_step(self, step: Step) -> None:
        judged, recorder = self._session.judged, self._session.recorder
        if step not in judged.inspection.procedure.missing:
            question = f"“{step.value}”已经记录。要撤销这一步的记录吗？"
            erase = partial(recorder.erase_step, judged, step)
            self._context.dialogs.confirm(question, "撤销记录", erase)
        elif step in _NOTED:
            question, label = _NOTED[step]
            record = partial(recorder.step, judged, step)
            self._context.dialogs.ask_for_text(question, label, record)
        else:
            recorder.step(judged, step)

    @Slot(Shortcut)
    def _on_commanded(self, command: Shortcut) -> None:
        here = self._session.where.item
        actions: dict[Shortcut, Callable[[], object]] = {
            Shortcut.LAW: self.screen.toggle_law,
            Shortcut.PHOTO: self._answering.ask_for_photos,
            Shortcut.NOTE: self.screen.focus_remark,
            Shortcut.FINDING: self.screen.focus_finding,
            Shortcut.NEXT_ITEM: partial(self._move, 1),
            Shortcut.PREVIOUS_ITEM: partial(self._move, -1),
            Shortcut.NEXT_OPEN: partial(self._on_done, here),
            Shortcut.NEXT_SECTION: partial(self._move_section, 1),
            Shortcut.PREVIOUS_SECTION: partial(self._move_section, -1),
            Shortcut.OFFICER: self._change_officer,
            Shortcut.REST_CONFORMS: self._ask_sweep,
            Shortcut.UNDO: self._undo,
            Shortcut.CLOSE_UP: self._close_up,
            Shortcut.COUNT: self._count,
        }
        actions[command]()

    def _move(self, by: int) -> None:
        self._go_to(neighbour(self._session.judged, self._session.where.item, by))

    def _move_section(self, by: int) -> None:
        judged = self._session.judged
        number = state_of(judged, self._session.where, self._context.workspace.today).section
        self._go_to(entry_of_section(judged, number + by))

    def _change_officer(self) -> None:
        self._session.change_officer()
        self._show()

    def _ask_sweep(self) -> None:
        if not self._session.may_change():
            return
        judged, where = self._session.judged, self._session.where
        sweep = partial(
            self._session.recorder.sweep,
            judged,
            where.section,
            self._session.officer.certificate_number,
        )
        self._context.dialogs.confirm(
            "本节还没有作答的事项都记为“符合”，并注明是一并作答。您已经逐项看过了吗？",
            "其余均符合",
            sweep,
        )

    def _undo(self) -> None:
        if not self._session.may_change():
            return
        item = self._session.recorder.undo()
        if item:
            self._go_to(item)

    def _count(self) -> None:
        self._context.navigator.go(Room.COUNTING, self._session.inspection_id)

    def _close_up(self) -> None:
        self._context.navigator.go(Room.CLOSING, self._session.inspection_id)
