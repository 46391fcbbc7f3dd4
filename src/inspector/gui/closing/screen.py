"""The widgets of the closing screen: what is missing on the left, documents on the right."""

from collections import deque
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QScrollArea, QVBoxLayout, QWidget

from inspector.gui.closing.state import ClosingState, MissingLine
from inspector.gui.shortcuts import Shortcut
from inspector.gui.theme import GRID, Tone
from inspector.gui.widgets.card import Card, LineCard
from inspector.gui.widgets.chip import Chip
from inspector.gui.widgets.elided_label import ElidedLabel
from inspector.gui.widgets.flow_layout import FlowLayout
from inspector.gui.widgets.head import Head
from inspector.gui.widgets.marking import button, cleared, column, row, text
from inspector.gui.widgets.pdf_view import PdfView

_SLICE: Final = 8
"""So many cards are made at once: as many as are seen, and then the others while nobody waits."""


class ClosingScreen(QWidget):
    """Passive: each thing missing has a way to it, and a way past it with a reason."""

    item_wished = Signal(str)
    """Code of the item to go to; empty: to the inspection."""
    override_wished = Signal(str)
    seal_wished = Signal()
    back_wished = Signal()
    issue_wished = Signal(str)
    document_chosen = Signal(str)
    save_wished = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("closing")
        self._state: ClosingState | None = None
        self._shown = ""
        self._back = button("返回检查", "backToInspection")
        self._seal = button("封存", "seal", kind="primary", shortcut=Shortcut.SEAL)
        self._save = button("另存为 PDF", "saveDocument")
        self._head = Head("收尾", self._back, self._save, self._seal)
        self._left = QVBoxLayout()
        self._left.setSpacing(GRID)
        self._waiting: deque[tuple[int, MissingLine]] = deque()
        self._slices = QTimer(self)
        self._slices.setSingleShot(True)
        self._slices.timeout.connect(self._make_missing)
        self._go = QButtonGroup(self)
        self._skip = QButtonGroup(self)
        self._issue = QButtonGroup(self)
        self._look = QButtonGroup(self)
        self._view = PdfView()
        self._lay_out()
        self._connect()

    def show_state(self, state: ClosingState) -> None:
        """Show what is missing, or the seal and the documents."""
        self._state = state
        self._head.show_title(state.title, state.subtitle)
        self._seal.setVisible(not state.seal)
        self._seal.setEnabled(state.can_seal)
        for group in (self._go, self._skip, self._issue, self._look):
            for each in group.buttons():
                group.removeButton(each)
        cleared(self._left)
        self._waiting.clear()
        if state.seal:
            self._show_sealed(state)
        else:
            self._show_missing(state)
        self._left.addStretch(1)

    def show_document(self, ident: str, content: bytes) -> None:
        """Show the pages of a document; empty bytes show none."""
        self._shown = ident if content else ""
        self._view.show_document(content)
        self._view.setVisible(bool(content))
        self._save.setVisible(bool(content))

    def take_focus(self) -> None:
        """Put the focus onto the next step."""
        first = self._go.buttons() or self._issue.buttons() or [self._seal]
        first[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        page = QWidget()
        page.setLayout(self._left)
        self._left.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(page)
        body = row(gap=0)
        body.addWidget(area, 4)
        body.addWidget(self._view, 5)
        self._view.hide()
        self._save.hide()
        whole = column(self._head, gap=0)
        whole.addLayout(body, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_wished)
        self._seal.clicked.connect(self.seal_wished)
        self._save.clicked.connect(self._on_save)
        self._go.idClicked.connect(self._on_go)
        self._skip.idClicked.connect(self._on_skip)
        self._issue.idClicked.connect(self._on_issue)
        self._look.idClicked.connect(self._on_look)

    def _show_missing(self, state: ClosingState) -> None:
        if state.missing:
            self._left.addWidget(text(f"还有 {len(state.missing)} 项没有完成", "heading"))
        else:
            done = Card()
            done.rows.addWidget(Chip("都齐了，可以封存", Tone.GOOD))
            done.rows.addWidget(
                text("封存后记录不能再改；发现错误时，另做更正版本。", "muted", wrap=True)
            )
            self._left.addWidget(done)
        self._waiting.extend(enumerate(state.missing))
        self._make_missing()
        if state.overrides:
            self._left.addWidget(text("已写明理由、继续办理的事项（理由会印在笔录上）", "heading"))
        for override in state.overrides:
            self._left.addWidget(LineCard(override.reason, override.code, None, None))

    @Slot()
    def _make_missing(self) -> None:
        for _ in range(min(_SLICE, len(self._waiting))):
            number, missing = self._waiting.popleft()
            # Below the heading and the cards before it.
            self._left.insertWidget(number + 1, self._missing_card(number, missing))
        if self._waiting:
            self._slices.start(0)

    def _missing_card(self, number: int, missing: MissingLine) -> Card:
        card = Card()
        card.show_mark(Tone.DANGER if missing.blocks else Tone.WARNING)
        go = button("去补上", f"goTo{number}")
        go.setAccessibleName(f"去补上：{missing.sentence}")
        self._go.addButton(go, number)
        words = column(text(missing.sentence, wrap=True), gap=2)
        if missing.question:
            words.addWidget(ElidedLabel(missing.question, "muted"))
        line = row(words)
        line.setStretch(0, 1)
        if not missing.blocks:
            skip = button("写明理由", f"skip{number}", kind="quiet")
            skip.setAccessibleName(f"写明理由后跳过：{missing.sentence}")
            self._skip.addButton(skip, number)
            line.addWidget(skip)
        line.addWidget(go)
        card.rows.addLayout(line)
        return card

    def _show_sealed(self, state: ClosingState) -> None:
        sealed = Card()
        sealed.rows.addLayout(row(Chip("已封存", Tone.GOOD), text(state.seal, "muted"), None))
        self._left.addWidget(sealed)
        self._left.addWidget(text("制作文书", "heading"))
        flow = FlowLayout()
        following = next((kind.code for kind in state.kinds if not kind.issued), "")
        for number, kind in enumerate(state.kinds):
            verb = "再制作" if kind.issued else "制作"
            make = button(f"{verb}{kind.title}", f"issue{number}")
            make.setProperty("kind", "primary" if kind.code == following else "")
            self._issue.addButton(make, number)
            flow.addWidget(make)
        holder = QWidget()
        holder.setLayout(flow)
        self._left.addWidget(holder)
        self._left.addWidget(text("已制作的文书", "heading"))
        for number, document in enumerate(state.documents):
            look = button("看", f"look{number}")
            look.setAccessibleName(f"看：{document.title} {document.more}")
            self._look.addButton(look, number)
            chip = Chip(document.state, document.tone)
            self._left.addWidget(LineCard(document.title, document.more, chip, look))
        if not state.documents:
            self._left.addWidget(text("还没有制作文书。", "muted"))

    @Slot(int)
    def _on_go(self, number: int) -> None:
        if self._state is not None:
            self.item_wished.emit(self._state.missing[number].item)

    @Slot(int)
    def _on_skip(self, number: int) -> None:
        if self._state is not None:
            self.override_wished.emit(self._state.missing[number].code)

    @Slot(int)
    def _on_issue(self, number: int) -> None:
        if self._state is not None:
            self.issue_wished.emit(self._state.kinds[number].code)

    @Slot(int)
    def _on_look(self, number: int) -> None:
        if self._state is not None:
            self.document_chosen.emit(self._state.documents[number].id)

    @Slot()
    def _on_save(self) -> None:
        self.save_wished.emit(self._shown)
