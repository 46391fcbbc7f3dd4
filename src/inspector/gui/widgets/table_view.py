"""A list of things as a table: whole rows, tall lines, chips, Enter opens."""

from typing import Final, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from inspector.gui.appearance import Appearance
from inspector.gui.overriding import override
from inspector.gui.theme import Tone
from inspector.gui.widgets.marking import named
from inspector.gui.widgets.table_model import TONE_ROLE, TableModel

T = TypeVar("T")
_LINE: Final = 44
_CHIP: Final = 26


class TableView(QTableView, Generic[T]):
    """Shows a `TableModel`; `opened` carries the value of a row."""

    opened = Signal(object)
    """The person opened the row of this value: double click or Enter."""
    selected = Signal(object)
    """The row of this value is the current one, or None."""

    def __init__(
        self, spoken: str, model: TableModel[T], appearance: Appearance, stretched: int = 0
    ) -> None:
        super().__init__()
        named(self, "table", spoken)
        self._model = model
        self._appearance = appearance
        self.setModel(model)
        self.setItemDelegate(ChipDelegate(appearance, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        appearance.changed.connect(self._on_look_changed)
        self._on_look_changed()
        self.activated.connect(self._on_activated)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        model.modelReset.connect(self._on_reset)

    @property
    def current(self) -> T | None:
        """The value of the current row."""
        return self._model.row_at(self.currentIndex())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_activated(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        value = self._model.row_at(index)
        if value is not None:
            self.opened.emit(value)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        del previous
        self.selected.emit(self._model.row_at(current))

    @Slot()
    def _on_reset(self) -> None:
        self.selected.emit(None)

    @Slot()
    def _on_look_changed(self) -> None:
        look = self._appearance.look
        self.verticalHeader().setDefaultSectionSize(look.px(_LINE))
        for number, width in enumerate(self._model.widths):
            self.setColumnWidth(number, look.px(width))
        self.viewport().update()


class ChipDelegate(QStyledItemDelegate):
    """Draws cells that have a tone as chips."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        tone = index.data(TONE_ROLE)
        words = index.data(Qt.ItemDataRole.DisplayRole)
        if not isinstance(tone, Tone) or not words:
            super().paint(painter, option, index)
            return
        self._paint_ground(painter, option, index)
        look = self._appearance.look
        ink, pale = look.chip_colours(tone)
        area: QRect = option.rect
        metrics = option.fontMetrics
        height = look.px(_CHIP)
        width = min(metrics.horizontalAdvance(words) + height, area.width() - look.px(16))
        chip = QRect(area.left() + look.px(9), area.center().y() - height // 2, width, height)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(pale))
        painter.drawRoundedRect(chip, height / 2, height / 2)
        painter.setPen(QColor(ink))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width - height // 2)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, shown)
        painter.restore()

    def _paint_ground(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        blank = QStyleOptionViewItem(option)
        self.initStyleOption(blank, index)
        blank.text = ""
        view = blank.widget
        view.style().drawControl(view.style().ControlElement.CE_ItemViewItem, blank, painter, view)
