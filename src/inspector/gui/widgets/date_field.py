"""A field for a day, typed in any usual form or picked from a calendar."""

import re
import unicodedata
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QWidget

from inspector.domain.shanghai import date_in_words
from inspector.gui.theme import GRID
from inspector.gui.widgets.marking import button, marked, named

_SHAPES = (
    re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?"),
    re.compile(r"(\d{4})(\d{2})(\d{2})"),
)


def read_date(words: str) -> date | None:
    """Return the day that is meant by 2026-3-5, 2026.3.5, 20260305, 2026年3月5日; else None."""
    plain = unicodedata.normalize("NFKC", words).replace(" ", "")
    for shape in _SHAPES:
        if match := shape.fullmatch(plain):
            try:
                return date(*(int(part) for part in match.groups()))
            except ValueError:
                return None
    return None


class DateField(QWidget):
    """A line for typing and a button that opens a calendar."""

    committed = Signal(object)
    """The person entered another day (date), or emptied the field (None)."""

    def __init__(self, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: date | None = None
        self.line = named(QLineEdit(), "dateLine", spoken)
        self.line.setPlaceholderText("如 2026-3-5")
        self._open = button("日历", "dateCalendar")
        self._open.setAccessibleName(f"{spoken}：打开日历")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.line, 4)
        layout.addWidget(self._open)
        layout.addStretch(1)
        self._calendar: QCalendarWidget | None = None
        self.line.editingFinished.connect(self._on_finished)
        self.line.textChanged.connect(self._on_changed)
        self._open.clicked.connect(self._on_open)

    def show_date(self, day: date | None) -> None:
        """Show a day, without saying that a person entered it."""
        self._shown = day
        self.line.setText("" if day is None else date_in_words(day))

    @property
    def calendar(self) -> QCalendarWidget:
        """The calendar, made when first asked for."""
        if self._calendar is None:
            calendar = named(QCalendarWidget(self), "calendar", "日历")
            calendar.setWindowFlag(Qt.WindowType.Popup)
            calendar.activated.connect(self._on_picked)
            calendar.clicked.connect(self._on_picked)
            self._calendar = calendar
        return self._calendar

    @Slot(str)
    def _on_changed(self, words: str) -> None:
        wrong = bool(words.strip()) and read_date(words) is None
        marked(self.line, "wrong", "true" if wrong else "false")

    @Slot()
    def _on_finished(self) -> None:
        words = self.line.text()
        day = read_date(words)
        if day is None and words.strip():
            return
        changed = day != self._shown
        self.show_date(day)
        if changed:
            self.committed.emit(day)

    @Slot()
    def _on_open(self) -> None:
        if self._shown is not None:
            day = self._shown
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.calendar.move(self._open.mapToGlobal(self._open.rect().bottomLeft()))
        self.calendar.show()

    @Slot(QDate)
    def _on_picked(self, picked: QDate) -> None:
        self.calendar.hide()
        day = date(picked.year(), picked.month(), picked.day())
        changed = day != self._shown
        self.show_date(day)
        if changed:
            self.committed.emit(day)
