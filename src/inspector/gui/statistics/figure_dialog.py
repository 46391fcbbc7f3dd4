"""The dialog in which a figure is entered with its source."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from inspector.domain.answer import Answer
from inspector.domain.checklist import (
    CONFORMING,
    NON_CONFORMING,
    Choice,
    Input,
    InputKind,
    Item,
)
from inspector.errors import UserError
from inspector.gui.statistics.figure_fields import ChosenFigure, figure_field
from inspector.gui.theme import GRID
from inspector.gui.widgets.marking import button, column, named, row, text

_SIZE: Final = (620, 640)
_JUDGED: Final = Input(
    "judged",
    "人工判断",
    InputKind.CHOICE,
    choices=(Choice(CONFORMING, "达到"), Choice(NON_CONFORMING, "未达到")),
)
_SOURCE: Final = "数据来源（必填，例如 2026 年特困供养台账）"


@dataclass(frozen=True, slots=True)
class FigureQuestion:
    """What is asked.

    Attributes:
        earlier: what was entered before, or what the divisions propose.
        judged: whether a person judges, too.
        assumptions: which decide the verdict, in words.
    """

    item: Item
    earlier: Answer
    judged: bool
    assumptions: tuple[str, ...]


class FigureDialog(QDialog):
    """Fields in the order of the item; `save` raises what is wrong, which is shown here."""

    def __init__(
        self, window: QWidget, question: FigureQuestion, save: Callable[[Answer], None]
    ) -> None:
        super().__init__(window)
        named(self, "figureDialog")
        self.setWindowTitle(f"填报 {question.item.code}")
        self._question = question
        self._save = save
        self._fields = [figure_field(one) for one in question.item.inputs]
        self._judged = ChosenFigure(_JUDGED) if question.judged else None
        self._reason: QLineEdit | None = None
        if question.item.may_be_not_applicable:
            self._reason = named(QLineEdit(), "figureNotApplicable", "不适用的理由")
        self._source = named(QLineEdit(), "figureSource", "数据来源")
        self._wrong = named(text(role="danger", wrap=True), "figureWrong")
        self._wrong.hide()
        self._yes = button("保存", "figureSave", kind="primary")
        self._no = button("取消", "figureCancel")
        self._lay_out()
        self._show_earlier()
        self._yes.setDefault(True)
        self._yes.clicked.connect(self._on_save)
        self._no.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)
        self._fields[0].first_control().setFocus(Qt.FocusReason.OtherFocusReason)

    def answer(self) -> Answer:
        """Return what stands in the fields.

        Raises:
            FigureUnreadableError: a field holds no value of its kind.
        """
        given = {one.asked.code: one.value() for one in self._fields}
        judged = self._judged.value() if self._judged is not None else None
        reason = self._reason.text().strip() if self._reason is not None else ""
        return Answer(
            self._question.item.code,
            {} if reason else {code: one for code, one in given.items() if one is not None},
            not_applicable=reason,
            remark=self._source.text(),
            judged=judged if isinstance(judged, str) else "",
        )

    def _show_earlier(self) -> None:
        earlier = self._question.earlier
        for one in self._fields:
            one.show_value(earlier.values.get(one.asked.code))
        if self._judged is not None:
            self._judged.show_value(earlier.judged or None)
        if self._reason is not None:
            self._reason.setText(earlier.not_applicable)
        self._source.setText(earlier.remark)

    def _lay_out(self) -> None:
        item = self._question.item
        form = QVBoxLayout()
        form.setSpacing(GRID)
        form.setContentsMargins(0, 0, GRID, 0)
        form.addWidget(text(item.text, "heading", wrap=True))
        for one in self._fields:
            unit = f"（{one.asked.unit}）" if one.asked.unit else ""
            optional = "，可不填" if one.asked.optional else ""
            form.addWidget(text(f"{one.asked.label}{unit}{optional}", wrap=True))
            form.addWidget(one.control)
        if self._judged is not None:
            form.addWidget(
                text("人工判断（文件没有量化标准，看过材料再定；可以先不定）", wrap=True)
            )
            form.addWidget(self._judged.control)
        if self._reason is not None:
            form.addWidget(text("不适用的理由（适用时留空）", wrap=True))
            form.addWidget(self._reason)
        for one_assumption in self._question.assumptions:
            form.addWidget(text(f"口径：{one_assumption}", "muted", wrap=True))
        form.addStretch(1)
        content = QWidget()
        content.setLayout(form)
        area = named(QScrollArea(), "figureForm", "填报")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        buttons = row(None, self._no, self._yes)
        source = column(text(_SOURCE, wrap=True), self._source)
        self.setLayout(column(area, source, self._wrong, buttons, margin=2 * GRID))
        self.resize(*_SIZE)

    @Slot()
    def _on_save(self) -> None:
        try:
            self._save(self.answer())
        except UserError as error:
            self._wrong.setText(error.message)
            self._wrong.show()
            self._first_open().setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.accept()

    def _first_open(self) -> QWidget:
        """Return what to fill in next: the first control that was left empty, or the source."""
        for one in self._fields:
            if not one.asked.optional and not one.is_filled():
                return one.first_control()
        return self._source
