"""The fields of an item: one widget for each kind of input."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QLineEdit,
    QPushButton,
    QWidget,
)

from inspector.domain.answer import Value
from inspector.domain.checklist import Input, InputKind
from inspector.gui.widgets.date_field import DateField
from inspector.gui.widgets.flow_layout import FlowLayout
from inspector.gui.widgets.marking import named
from inspector.gui.widgets.number_field import NumberField
from inspector.gui.widgets.typing_pause import TypingPause


class InputField(QObject):
    """One input and its control, which the card lays out.

    `given` carries the code of the input and the new value or None.
    """

    given = Signal(str, object)
    wide = False
    """Whether it takes a line for itself."""

    def __init__(self, asked: Input, control: QWidget) -> None:
        super().__init__(control)
        self.asked = asked
        self.control = control

    def show_value(self, value: Value | None) -> None:
        """Show a value, without saying that a person gave it."""
        raise TypeError(value)  # each kind has its own

    def first_control(self) -> QWidget:
        """Return the control that takes the focus."""
        return self.control


class NumberInput(InputField):
    """A number with its unit."""

    def __init__(self, asked: Input, question: str) -> None:
        self._field = NumberField(f"{asked.label}：{question}", whole=asked.decimals == 0)
        super().__init__(asked, self._field)
        self._field.committed.connect(self._on_committed)

    def show_value(self, value: Value | None) -> None:
        """Show a number."""
        if not self._field.hasFocus() or isinstance(value, Decimal):
            self._field.show_number(value if isinstance(value, Decimal) else None)

    @Slot(object)
    def _on_committed(self, number: Decimal | None) -> None:
        self.given.emit(self.asked.code, number)


class DateInput(InputField):
    """A day."""

    def __init__(self, asked: Input, question: str) -> None:
        self._field = DateField(f"{asked.label}：{question}")
        super().__init__(asked, self._field)
        self._field.committed.connect(self._on_committed)

    def show_value(self, value: Value | None) -> None:
        """Show a day, unless another one is being typed."""
        if not _is_typed_in(self._field.line):
            self._field.show_date(value if isinstance(value, date) else None)

    def first_control(self) -> QWidget:
        """Return the line."""
        return self._field.line

    @Slot(object)
    def _on_committed(self, day: date | None) -> None:
        self.given.emit(self.asked.code, day)


class TextInput(InputField):
    """Free words."""

    wide = True

    def __init__(self, asked: Input, question: str) -> None:
        self._field = named(QLineEdit(), "textInput", f"{asked.label}：{question}")
        super().__init__(asked, self._field)
        self._shown = ""
        self._field.editingFinished.connect(self._on_finished)
        TypingPause(self._field).paused.connect(self._tell)

    def show_value(self, value: Value | None) -> None:
        """Show words, unless others are being typed."""
        if not _is_typed_in(self._field):
            self._shown = str(value or "")
            self._field.setText(self._shown)

    @Slot()
    def _on_finished(self) -> None:
        self._field.setModified(False)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        words = self._field.text().strip()
        if words != self._shown:
            self._shown = words
            self.given.emit(self.asked.code, words or None)


class ChoiceInput(InputField):
    """One of several, or several of several; buttons like radio buttons or check boxes."""

    wide = True

    def __init__(self, asked: Input, question: str) -> None:
        holder = QWidget()
        super().__init__(asked, holder)
        self._several = asked.kind is InputKind.CHOICES
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._buttons: dict[str, QPushButton] = {}
        flow = FlowLayout()
        holder.setLayout(flow)
        for choice in asked.choices:
            button = named(
                QPushButton(choice.label), f"choice_{choice.code}", f"{choice.label}：{question}"
            )
            button.setCheckable(True)
            button.setProperty("kind", "choice")
            self._group.addButton(button)
            self._buttons[choice.code] = button
            flow.addWidget(button)
        self._group.buttonClicked.connect(self._on_clicked)

    def show_value(self, value: Value | None) -> None:
        """Show what is chosen."""
        chosen = value if isinstance(value, tuple) else (value,)
        for code, button in self._buttons.items():
            button.setChecked(code in chosen)

    def first_control(self) -> QWidget:
        """Return the first button."""
        return next(iter(self._buttons.values()), self.control)

    @Slot(QAbstractButton)
    def _on_clicked(self, clicked: QAbstractButton) -> None:
        if self._several:
            chosen = tuple(code for code, each in self._buttons.items() if each.isChecked())
            self.given.emit(self.asked.code, chosen)
            return
        for code, button in self._buttons.items():
            button.setChecked(button is clicked)
            if button is clicked:
                self.given.emit(self.asked.code, code)


def _is_typed_in(line: QLineEdit) -> bool:
    return line.hasFocus() and line.isModified()


def input_field(asked: Input, question: str) -> InputField:
    """Return what an input is put into."""
    kinds: dict[InputKind, type[NumberInput | DateInput | TextInput | ChoiceInput]] = {
        InputKind.NUMBER: NumberInput,
        InputKind.DATE: DateInput,
        InputKind.TEXT: TextInput,
        InputKind.CHOICE: ChoiceInput,
        InputKind.CHOICES: ChoiceInput,
        InputKind.CONFORM: ChoiceInput,
    }
    return kinds[asked.kind](asked, question)
