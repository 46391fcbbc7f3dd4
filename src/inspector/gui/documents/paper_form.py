"""The fields of what a paper asks, each with its name over it and what is wrong under it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from inspector.gui.documents.making_state import shown_value
from inspector.gui.theme import GRID
from inspector.gui.widgets.combo_box import ComboBox
from inspector.gui.widgets.date_field import DateField
from inspector.gui.widgets.marking import cleared, marked, named, text
from inspector.operations.papers.asked import Form
from inspector.operations.preview_document import Question

Field = QLineEdit | QPlainTextEdit | ComboBox | DateField
_LINES_SHOWN = {Form.LINES: 3, Form.EXCHANGES: 8}


class PaperForm(QWidget):
    """Tab goes from field to field, Enter in a line is as the button that goes on."""

    edited = Signal()
    entered = Signal()
    """Enter was pressed in a line."""

    def __init__(self) -> None:
        super().__init__()
        self._fields: dict[str, Field] = {}
        self._wrong: dict[str, QLabel] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(GRID // 2)

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show a field for each question."""
        cleared(self._rows)
        self._fields.clear()
        self._wrong.clear()
        for question in questions:
            asked = question.asked
            must = "（必填）" if asked.required else ""
            self._rows.addWidget(text(f"{asked.label}{must}", "muted"))
            field = self._made(question)
            self._fields[asked.name] = field
            self._rows.addWidget(field)
            field.show()  # a hidden one takes no focus, and the layout shows it only later
            wrong = named(text(role="danger", wrap=True), f"wrong_{asked.name}")
            wrong.hide()
            self._wrong[asked.name] = wrong
            self._rows.addWidget(wrong)

    @property
    def words(self) -> Mapping[str, str]:
        """What stands in each field, by its name."""
        return {name: _words_in(field) for name, field in self._fields.items()}

    def show_wrong(self, wrong: Mapping[str, str]) -> None:
        """Tell beside each field what is wrong with it, and go to the first."""
        for name, label in self._wrong.items():
            label.setText(wrong.get(name, ""))
            label.setVisible(name in wrong)
            target = self._fields[name]
            line = target.line if isinstance(target, DateField) else target
            marked(line, "wrong", "true" if name in wrong else "false")
        first = next((name for name in self._fields if name in wrong), "")
        if first:
            self._focus(self._fields[first])

    def take_focus(self) -> bool:
        """Put the focus into the first field; says whether there is one."""
        for field in self._fields.values():
            self._focus(field)
            return True
        return False

    def _made(self, question: Question) -> Field:
        asked = question.asked
        if asked.form is Form.CHOICE:
            return self._choice(question)
        if asked.form is Form.DAY:
            day = named(DateField(asked.label), f"asked_{asked.name}")
            day.line.textChanged.connect(self.edited)
            day.line.returnPressed.connect(self.entered)
            return day
        if asked.form in _LINES_SHOWN:
            area = named(QPlainTextEdit(), f"asked_{asked.name}", asked.label)
            area.setPlaceholderText(asked.hint)
            area.setTabChangesFocus(True)
            height = area.fontMetrics().lineSpacing() * _LINES_SHOWN[asked.form]
            area.setFixedHeight(height + 3 * GRID)
            area.textChanged.connect(self.edited)
            return area
        line = named(QLineEdit(shown_value(asked)), f"asked_{asked.name}", asked.label)
        line.setPlaceholderText(asked.hint)
        line.textChanged.connect(self.edited)
        line.returnPressed.connect(self.entered)
        return line

    def _choice(self, question: Question) -> ComboBox:
        box = named(ComboBox(), f"asked_{question.asked.name}", question.asked.label)
        if len(question.choices) > 1:
            box.addItem("请选择", "")
        for key, label in question.choices.items():
            box.addItem(label, key)
        box.currentIndexChanged.connect(self.edited)
        return box

    @staticmethod
    def _focus(field: Field) -> None:
        target = field.line if isinstance(field, DateField) else field
        target.setFocus(Qt.FocusReason.OtherFocusReason)


def _words_in(field: Field) -> str:
    if isinstance(field, ComboBox):
        return str(field.currentData() or "")
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    return field.line.text() if isinstance(field, DateField) else field.text()
