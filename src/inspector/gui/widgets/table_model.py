"""A table of frozen values: columns say how each value is shown, toned and sorted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector.gui.overriding import override
from inspector.gui.theme import SIGNS, Tone

T = TypeVar("T")
TONE_ROLE = Qt.ItemDataRole.UserRole + 1
_NO_PARENT = QModelIndex()


@dataclass(frozen=True)  # no slots: Column[T](…) could not be called on Python 3.11
class Column(Generic[T]):
    """One column: its title, its text, and if it has one its tone and its order."""

    title: str
    text: Callable[[T], str]
    tone: Callable[[T], Tone] | None = None
    order: Callable[[T], str | int | float] | None = None
    number: bool = False
    """Whether the text is a figure, which stands on the right."""
    width: int = 100
    """In px at 100 %; the stretched column of a view takes what is left."""


class TableModel(QAbstractTableModel, Generic[T]):
    """Shows rows that it is given; sorts them, does not filter them."""

    def __init__(self, columns: Sequence[Column[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: list[T] = []
        self._sorted_by = -1
        self._descending = False

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths of the columns in px at 100 %."""
        return tuple(column.width for column in self._columns)

    @property
    def rows(self) -> tuple[T, ...]:
        """The rows in the order in which they are shown."""
        return tuple(self._rows)

    def show_rows(self, rows: Sequence[T]) -> None:
        """Show other rows, in the order that the person chose."""
        self.beginResetModel()
        self._rows = self._in_order(rows)
        self.endResetModel()

    def row_at(self, index: QModelIndex | QPersistentModelIndex) -> T | None:
        """Return the value of the row that an index points to."""
        return self._rows[index.row()] if index.isValid() else None

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if not index.isValid():
            return None
        column, value = self._columns[index.column()], self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._display(column, value)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.text(value)
        if role == TONE_ROLE and column.tone is not None:
            return column.tone(value)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.number:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole and self._columns[section].number:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted_by = column
        self._descending = order == Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        values = [self._rows[index.row()] for index in before]
        self._rows = self._in_order(self._rows)
        places = {id(value): place for place, value in enumerate(self._rows)}
        after = [
            self.index(places[id(value)], index.column())
            for index, value in zip(before, values, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _in_order(self, rows: Sequence[T]) -> list[T]:
        if not 0 <= self._sorted_by < len(self._columns):
            return list(rows)
        column = self._columns[self._sorted_by]
        return sorted(rows, key=column.order or column.text, reverse=self._descending)

    @staticmethod
    def _display(column: Column[T], value: T) -> str:
        words = column.text(value)
        sign = SIGNS[column.tone(value)] if column.tone is not None and words else ""
        return f"{sign} {words}" if sign else words
