"""The fields into which the values of a figure are put."""

import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QLineEdit, QPushButton, QWidget

from inspector.domain.answer import Value
from inspector.domain.checklist import Input, InputKind
from inspector.errors import UserError
from inspector.gui.widgets.date_field import DateField, read_date
from inspector.gui.widgets.flow_layout import FlowLayout
from inspector.gui.widgets.marking import named
from inspector.gui.widgets.number_field import NumberField


class FigureUnreadableError(UserError):
    """What stands in a field is no value of its kind."""


class FigureField(QObject):
    """A control, the value that stands in it, and where the focus goes."""

    def __init__(self, asked: Input, control: QWidget) -> None:
        super().__init__(control)
        self.asked = asked
        self.control = control

    def show_value(self, value: Value | None) -> None:
        """Show a value."""
        raise TypeError(value)  # each kind has its own

    def value(self) -> Value | None:
        """Return what stands there; None: nothing.

        Raises:
            FigureUnreadableError: it is no value of this kind.
        """
        raise TypeError(self.asked.code)  # each kind has its own

    def is_filled(self) -> bool:
        """Whether a value of its kind stands there."""
        try:
            return self.value() is not None
        except FigureUnreadableError:
            return False

    def first_control(self) -> QWidget:
        """Return the control that takes the focus."""
        return self.control


class NumberFigure(FigureField):
    """A number."""

    def __init__(self, asked: Input) -> None:
        self._line = NumberField(asked.label, whole=asked.decimals == 0)
        super().__init__(asked, named(self._line, f"figure_{asked.code}"))

    def show_value(self, value: Value | None) -> None:
        """Show a number."""
        self._line.show_number(value if isinstance(value, Decimal) else None)

    def value(self) -> Value | None:
        """Return the number."""
        words = unicodedata.normalize("NFKC", self._line.text()).strip().replace(",", "")
        try:
            return Decimal(words) if words else None
        except InvalidOperation as error:
            raise FigureUnreadableError(f"“{self.asked.label}”应填写数字。") from error


class DayFigure(FigureField):
    """A day."""

    def __init__(self, asked: Input) -> None:
        self._field = DateField(asked.label)
        super().__init__(asked, self._field)

    def show_value(self, value: Value | None) -> None:
        """Show a day."""
        self._field.show_date(value if isinstance(value, date) else None)

    def value(self) -> Value | None:
        """Return the day."""
        words = self._field.line.text().strip()
        day = read_date(words)
        if words and day is None:
            raise FigureUnreadableError(f"“{self.asked.label}”应填写日期，如 2026-3-5。")
        return day

    def first_control(self) -> QWidget:
        """Return the line."""
        return self._field.line


class WordsFigure(FigureField):
    """Free words."""

    def __init__(self, asked: Input) -> None:
        self._line = named(QLineEdit(), f"figure_{asked.code}", asked.label)
        super().__init__(asked, self._line)

    def show_value(self, value: Value | None) -> None:
        """Show words."""
        self._line.setText(value if isinstance(value, str) else "")

    def value(self) -> Value | None:
        """Return the words."""
        return self._line.text().strip() or None


class ChosenFigure(FigureField):
    """One of several, or several of several; pressed again, a choice is taken back."""

    def __init__(self, asked: Input) -> None:
        super().__init__(asked, QWidget())
        self._several = asked.kind is InputKind.CHOICES
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._buttons: dict[str, QPushButton] = {
            one.code: named(
                QPushButton(one.label),
                f"figure_{asked.code}_{one.code}",
                f"{asked.label}：{one.label}",
            )
            for one in asked.choices
        }
        flow = FlowLayout()
        self.control.setLayout(flow)
        for each in self._buttons.values():
            each.setCheckable(True)
            each.setAutoDefault(False)
            each.setProperty("kind", "choice")
            self._group.addButton(each)
            flow.addWidget(each)
        self._group.buttonClicked.connect(self._on_clicked)

    def show_value(self, value: Value | None) -> None:
        """Show what is chosen."""
        chosen = value if isinstance(value, tuple) else (value,)
        for code, each in self._buttons.items():
            each.setChecked(code in chosen)

    def value(self) -> Value | None:
        """Return what is chosen."""
        chosen = tuple(code for code, each in self._buttons.items() if each.isChecked())
        if self._several or not chosen:
            return chosen or None
        return chosen[0]

    def first_control(self) -> QWidget:
        """Return the first button."""
        return next(iter(self._buttons.values()), self.control)

    @Slot(QAbstractButton)
    def _on_clicked(self, clicked: QAbstractButton) -> None:
        for each in self._buttons.values():
            if each is not clicked and not self._several:
                each.setChecked(False)


def figure_field(asked: Input) -> FigureField:
    """Return what an input is put into."""
    kinds: dict[InputKind, type[NumberFigure | DayFigure | WordsFigure | ChosenFigure]] = {
        InputKind.NUMBER: NumberFigure,
        InputKind.DATE: DayFigure,
        InputKind.TEXT: WordsFigure,
        InputKind.CHOICE: ChosenFigure,
        InputKind.CHOICES: ChosenFigure,
        InputKind.CONFORM: ChosenFigure,
    }
    return kinds[asked.kind](asked)
