"""The inspection screen: head with guard and verdicts, section map, items, side."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from inspector.domain.finding import Finding
from inspector.domain.procedure import Step
from inspector.gui.inspection.guard_bar import GuardBar
from inspector.gui.inspection.items_pane import ItemsPane
from inspector.gui.inspection.photo_pane import PhotoPane
from inspector.gui.inspection.side_pane import SidePane
from inspector.gui.inspection.state import InspectionScreenState
from inspector.gui.inspection.version_bar import VersionBar
from inspector.gui.shortcuts import Shortcut
from inspector.gui.theme import GRID, Tone
from inspector.gui.widgets.answer_buttons import Choice
from inspector.gui.widgets.chip import Chip
from inspector.gui.widgets.elided_label import ElidedLabel
from inspector.gui.widgets.marking import button, cleared, column, named, row, text
from inspector.gui.widgets.photo_strip import PhotoThumb
from inspector.gui.widgets.progress_line import ProgressLine
from inspector.gui.widgets.section_map import SectionMap


class InspectionScreen(QWidget):
    """Passive: signals out, `show_state` in."""

    section_chosen = Signal(int)
    item_entered = Signal(str)
    chosen = Signal(str, Choice)
    given = Signal(str, str, object)
    decided = Signal(str, str)
    commanded = Signal(Shortcut)
    step_pressed = Signal(Step)
    finding_edited = Signal(Finding)
    finding_removed = Signal(str)
    remark_given = Signal(str)
    side_finished = Signal()
    correction_wished = Signal()
    reason_pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("inspection")
        self._title = named(text(role="title"), "title")
        self._subtitle = ElidedLabel(role="muted")
        self._progress = ProgressLine("项")
        self._officer = button("作答人", "officer", kind="quiet")
        self._close_up = button("收尾", "closeUp", kind="primary", shortcut=Shortcut.CLOSE_UP)
        self._sweep = button("本节其余均符合", "sweep", shortcut=Shortcut.REST_CONFORMS)
        self._count = button("清点床位", "count", shortcut=Shortcut.COUNT)
        self._guard = GuardBar()
        self._version = VersionBar()
        self._verdicts = QHBoxLayout()
        self._verdicts.setSpacing(GRID)
        self._shown_verdicts: tuple[tuple[str, Tone], ...] = ()
        self._map = SectionMap()
        self._items = ItemsPane()
        self._side = SidePane()
        self._lay_out()
        self._connect()

    @property
    def photos(self) -> PhotoPane:
        """The photos of the current item."""
        return self._side.photos

    def show_state(
        self, state: InspectionScreenState, officer: str, thumbs: Sequence[PhotoThumb]
    ) -> None:
        """Show an inspection, who answers now, and pictures of the current item's photos."""
        self._title.setText(state.title)
        self._subtitle.setText(state.subtitle)
        self._progress.show_progress(state.answered, state.total)
        self._officer.setText(f"作答人 {officer}  {Shortcut.OFFICER.key}")
        self._guard.show_signs(state.officers, state.guard, valid=state.officers_valid)
        self._version.show_version(state.version)
        for each in (self._guard, self._count, self._officer):
            each.setEnabled(state.may_change)
        if state.verdicts != self._shown_verdicts:
            self._shown_verdicts = state.verdicts
            cleared(self._verdicts)
            for words, tone in state.verdicts:
                self._verdicts.addWidget(Chip(words, tone))
        self._map.show_sections(state.sections, state.section)
        self._sweep.setEnabled(state.can_sweep)
        self._items.show_items(state.items, state.item)
        self._side.show_state(state.side, thumbs)

    def focus_item(self) -> None:
        """Put the focus into the current item."""
        self._items.take_focus()

    def focus_finding(self) -> None:
        """Open the finding of the current item and put the focus there."""
        self._side.write_finding()

    def focus_remark(self) -> None:
        """Put the focus into the remark of the current item."""
        self._side.write_remark()

    def focus_guard(self) -> None:
        """Put the focus onto the next step of the procedure."""
        self._guard.focus_next()

    def toggle_law(self) -> None:
        """Open or close the words of the law."""
        self._side.toggle_law()

    def _lay_out(self) -> None:
        head = QFrame()
        head.setObjectName("head")
        first = row(self._title, self._subtitle, self._officer, self._progress, self._close_up)
        first.setStretch(1, 1)
        second = row(self._guard)
        second.setStretch(0, 1)
        second.addLayout(self._verdicts)
        lines = QVBoxLayout(head)
        lines.setContentsMargins(2 * GRID + 4, GRID, 2 * GRID + 4, GRID)
        lines.setSpacing(GRID - 2)
        lines.addLayout(first)
        lines.addLayout(second)
        left = QFrame()
        left.setObjectName("pane")
        foot = column(self._count, self._sweep, margin=GRID + 4)
        left.setLayout(column(self._map, foot, gap=0))
        left.setProperty("pane", "left")
        side = QFrame()
        side.setObjectName("sidePane")
        side.setLayout(column(self._side, gap=0))
        body = row(left, self._items, side, gap=0)
        body.setStretch(1, 1)
        whole = column(head, self._version, gap=0)
        whole.addLayout(body, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self._map.chosen.connect(self.section_chosen)
        self._items.entered.connect(self.item_entered)
        self._items.chosen.connect(self.chosen)
        self._items.given.connect(self.given)
        self._items.decided.connect(self.decided)
        self._items.commanded.connect(self.commanded)
        self._guard.pressed.connect(self.step_pressed)
        self._version.correction_wished.connect(self.correction_wished)
        self._version.item_wished.connect(self.reason_pressed)
        self._side.finding_edited.connect(self.finding_edited)
        self._side.finding_removed.connect(self.finding_removed)
        self._side.remark_given.connect(self.remark_given)
        self._side.finished.connect(self.side_finished)
        self._close_up.clicked.connect(self._on_close_up)
        self._sweep.clicked.connect(self._on_sweep)
        self._count.clicked.connect(self._on_count)
        self._officer.clicked.connect(self._on_officer)
        for shortcut, receiver in (
            (Shortcut.UNDO, self._on_undo),
            (Shortcut.PROCEDURE, self.focus_guard),
            (Shortcut.OFFICER, self._on_officer),
        ):
            key = QShortcut(QKeySequence(shortcut.sequence), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(receiver)

    @Slot()
    def _on_close_up(self) -> None:
        self.commanded.emit(Shortcut.CLOSE_UP)

    @Slot()
    def _on_sweep(self) -> None:
        self.commanded.emit(Shortcut.REST_CONFORMS)

    @Slot()
    def _on_count(self) -> None:
        self.commanded.emit(Shortcut.COUNT)

    @Slot()
    def _on_officer(self) -> None:
        self.commanded.emit(Shortcut.OFFICER)

    @Slot()
    def _on_undo(self) -> None:
        self.commanded.emit(Shortcut.UNDO)
