"""Beside the big photo: what is known of it, and what a person says of it."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from inspector.domain.photo import Attachment
from inspector.gui.inspection.photo_state import PhotoState
from inspector.gui.theme import GRID
from inspector.gui.widgets.combo_box import ComboBox
from inspector.gui.widgets.date_field import DateField
from inspector.gui.widgets.marking import button, column, marked, named, row, text

_NONE = "不对照"


class PhotoSide(QWidget):
    """Shows a `PhotoState`; every change is told at once."""

    described = Signal(Attachment)
    moved = Signal(int)
    paired = Signal(str)
    used_again = Signal(str)
    public_wished = Signal()
    stamped_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._state: PhotoState | None = None
        self._words = text(wrap=True)
        self._gap = text(wrap=True)
        self._warning = named(text(role="warning", wrap=True), "photoWarning")
        self.caption = named(QLineEdit(), "photoCaption", "照片说明")
        self.caption.setPlaceholderText("如 二层东侧楼梯间堆放轮椅")
        self._day = DateField("证据日期")
        self._place = named(text(), "photoPlace")
        self._up = button("前移", "photoUp")
        self._down = button("后移", "photoDown")
        self._pairs = named(ComboBox(), "photoPair", "对照照片")
        self._elsewhere = named(text(role="muted", wrap=True), "photoElsewhere")
        self._item = named(QLineEdit(), "photoItem", "也用于哪个事项")
        self._item.setPlaceholderText("事项编号或文字")
        self._use = button("也用于", "photoUse")
        self._public = button("另存公开副本", "photoPublic")
        self._stamped = button("另存带信息的副本", "photoStamped")
        self._lay_out()
        self._connect()

    def show_photo(self, state: PhotoState) -> None:
        """Show what is known of a photo and what may be said of it."""
        self._state = state
        facts, attachment = state.facts, state.attachment
        self._words.setText(facts.words)
        self._gap.setText(facts.gap)
        marked(self._gap, "role", "warning" if facts.doubtful else "muted")
        self._warning.setText(facts.warning)
        self._warning.setVisible(bool(facts.warning))
        if not self.caption.hasFocus():
            self.caption.setText(attachment.caption)
        self._day.show_date(attachment.evidence_date)
        self._place.setText(f"本事项第 {state.place + 1} 张，共 {state.of} 张")
        self._up.setEnabled(state.may_change and state.place > 0)
        self._down.setEnabled(state.may_change and state.place + 1 < state.of)
        self._show_pairs(state)
        self._elsewhere.setText(state.elsewhere)
        self._elsewhere.setVisible(bool(state.elsewhere))
        completer = QCompleter([f"{code} {words}" for code, words in state.items], self._item)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._item.setCompleter(completer)
        self.caption.setReadOnly(not state.may_change)
        for each in (self._day, self._pairs, self._item, self._use):
            each.setEnabled(state.may_change)

    def tell_caption(self) -> None:
        """Tell the caption if it was changed."""
        words = self.caption.text().strip()
        if self._state is not None and words != self._state.attachment.caption:
            self._tell(replace(self._state.attachment, caption=words))

    def _show_pairs(self, state: PhotoState) -> None:
        self._pairs.clear()
        self._pairs.addItem(_NONE if state.choices else "没有可对照的照片", "")
        for choice in state.choices:
            self._pairs.addItem(choice.words, choice.sha256)
        self._pairs.setCurrentIndex(max(0, self._pairs.findData(state.before)))

    def _lay_out(self) -> None:
        self.setLayout(
            column(
                self._words,
                self._gap,
                self._warning,
                text("照片说明", "muted"),
                self.caption,
                text("证据日期（与录入日期不同时填，如证照的签发日）", "muted", wrap=True),
                self._day,
                row(self._place, None, self._up, self._down),
                text("整改前后对照", "muted"),
                self._pairs,
                text("一张照片证明几个事项", "muted"),
                row(self._item, self._use),
                self._elsewhere,
                row(self._public, self._stamped, None),
                gap=GRID,
            )
        )

    def _connect(self) -> None:
        self.caption.editingFinished.connect(self.tell_caption)
        self._day.committed.connect(self._on_day)
        self._up.clicked.connect(self._on_up)
        self._down.clicked.connect(self._on_down)
        self._pairs.activated.connect(self._on_pair)
        self._use.clicked.connect(self._on_use)
        self._public.clicked.connect(self.public_wished)
        self._stamped.clicked.connect(self.stamped_wished)

    def _tell(self, after: Attachment) -> None:
        if self._state is not None:
            self._state = replace(self._state, attachment=after)
            self.described.emit(after)

    @Slot(object)
    def _on_day(self, day: date | None) -> None:
        if self._state is not None:
            self._tell(replace(self._state.attachment, evidence_date=day))

    @Slot()
    def _on_up(self) -> None:
        self.moved.emit(-1)

    @Slot()
    def _on_down(self) -> None:
        self.moved.emit(1)

    @Slot()
    def _on_pair(self) -> None:
        self.paired.emit(self._pairs.currentData())

    @Slot()
    def _on_use(self) -> None:
        words = self._item.text().strip()
        if self._state is not None and words:
            for code, question in self._state.items:
                if words in {code, f"{code} {question}"}:
                    self._item.clear()
                    self.used_again.emit(code)
                    return
            marked(self._item, "wrong", "true")
