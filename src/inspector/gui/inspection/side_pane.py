"""The right side: the current item's finding, photos, remark, and the law behind it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from inspector.domain.finding import Finding
from inspector.gui.inspection.finding_editor import FindingEditor
from inspector.gui.inspection.finding_tabs import FindingTabs
from inspector.gui.inspection.photo_pane import PhotoPane
from inspector.gui.inspection.remark_line import RemarkLine
from inspector.gui.inspection.side_state import LawLine, SideState
from inspector.gui.shortcuts import Shortcut
from inspector.gui.theme import GRID
from inspector.gui.widgets.marking import button, cleared, text
from inspector.gui.widgets.photo_strip import PhotoThumb


class SidePane(QScrollArea):
    """Shows a `SideState`; every change is told at once."""

    finding_edited = Signal(Finding)
    finding_removed = Signal(str)
    remark_given = Signal(str)
    finished = Signal()
    """Enter was pressed in a line: one may go on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paneScroll")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._state: SideState | None = None
        self._new_finding = False
        self._place = 0
        self._law_open = False
        self._shown_law: tuple[tuple[LawLine, ...], tuple[str, ...], bool] | None = None
        self._content = QWidget()
        self._title = text(role="heading")
        self._note = text(role="muted", wrap=True)
        self._formula = text(role="muted", wrap=True)
        self._editor = FindingEditor()
        self._findings = FindingTabs()
        self._write = button("写问题", "findingWrite")
        self._remove = button("删除这个问题", "findingRemove", kind="quiet")
        self._photos = PhotoPane()
        self._remark = RemarkLine()
        self._law = QVBoxLayout()
        self._law.setSpacing(GRID // 2)
        self._lay_out()
        self._connect()

    @property
    def photos(self) -> PhotoPane:
        """The photos of the current item."""
        return self._photos

    def show_state(self, state: SideState | None, thumbs: Sequence[PhotoThumb]) -> None:
        """Show the item's side, with small pictures of its photos."""
        before = self._state
        if state is None or before is None or state.item != before.item:
            self._new_finding = False
            self._place = 0
        elif self._new_finding and len(state.findings) > len(before.findings):
            self._place = len(state.findings) - 1  # the new one was written just now
            self._new_finding = False
        self._state = state
        self._content.setVisible(state is not None)
        if state is None:
            return
        self._title.setText(state.title)
        for label, words in ((self._note, state.note), (self._formula, state.formula)):
            label.setText(words)
            label.setVisible(bool(words.strip()))
        self._show_finding(state)
        self._photos.show_photos(state.item, thumbs, may_change=state.may_change)
        self._remark.show_remark(state.item, state.remark, may_change=state.may_change)
        self._show_law(state)

    def toggle_law(self) -> None:
        """Open or close the words of the law."""
        self._law_open = not self._law_open
        if self._state is not None:
            self._show_law(self._state)

    def write_finding(self) -> None:
        """Open the editor for the first finding, and put the focus there."""
        if self._state is not None and self._state.may_change:
            self._new_finding = not self._state.findings
            self._show_finding(self._state)
            self._editor.take_focus()

    def write_remark(self) -> None:
        """Put the focus into the remark."""
        self._remark.take_focus()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self._content)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        for part in (self._title, self._note, self._formula, self._photos):
            layout.addWidget(part)
        layout.addWidget(self._remark)
        layout.addWidget(self._write)
        layout.addWidget(self._findings)
        layout.addWidget(self._editor)
        layout.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(self._law)
        layout.addStretch(1)
        self.setWidget(self._content)

    def _connect(self) -> None:
        self._editor.edited.connect(self.finding_edited)
        self._editor.finished.connect(self.finished)
        self._findings.chosen.connect(self._on_finding_chosen)
        self._findings.another_wished.connect(self._on_another)
        self._write.clicked.connect(self.write_finding)
        self._remove.clicked.connect(self._on_remove)
        self._remark.given.connect(self.remark_given)
        self._remark.finished.connect(self.finished)

    def _show_finding(self, state: SideState) -> None:
        self._place = min(self._place, max(len(state.findings) - 1, 0))
        chosen = state.findings[self._place] if state.findings else None
        written = None if self._new_finding else chosen
        shown = written is not None or state.wants_finding or self._new_finding
        self._editor.setVisible(shown)
        self._editor.setEnabled(state.may_change)
        self._write.setVisible(not shown and state.may_change)
        self._remove.setVisible(written is not None and state.may_change)
        self._findings.show_findings(
            len(state.findings), None if self._new_finding else self._place
        )
        self._findings.show_more(more=state.may_change)
        if shown:
            self._editor.show_finding(written or state.proposal, state.wordings)

    def _show_law(self, state: SideState) -> None:
        shown = state.law, state.refused, self._law_open
        if shown == self._shown_law:
            return
        self._shown_law = shown
        cleared(self._law)
        self._law.addWidget(text(f"依据（{Shortcut.LAW.key} 展开条文）", "muted"))
        for line in state.law:
            self._law.addWidget(text(f"{line.clause}（{line.standing}）", wrap=True))
            if self._law_open and line.text:
                self._law.addWidget(text(line.text, "muted", wrap=True))
        for refusal in state.refused if self._law_open else ():
            self._law.addWidget(text(refusal, "warning", wrap=True))

    @Slot()
    def _on_another(self) -> None:
        self._new_finding = True
        if self._state is not None:
            self._show_finding(self._state)
            self._editor.take_focus()

    @Slot()
    def _on_remove(self) -> None:
        if self._state is not None and self._state.findings:
            self._new_finding = False
            self.finding_removed.emit(self._state.findings[self._place].id)

    @Slot(int)
    def _on_finding_chosen(self, place: int) -> None:
        self._place = place
        self._new_finding = False
        if self._state is not None:
            self._show_finding(self._state)
