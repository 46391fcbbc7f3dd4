"""Which of an item's findings is open, and a way to write another."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from inspector.gui.theme import GRID
from inspector.gui.widgets.marking import button, named


class FindingTabs(QWidget):
    """Hidden as long as the item has no finding."""

    chosen = Signal(int)
    another_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GRID)
        self._another = button("再写一个", "findingAnother", kind="quiet")
        self._layout.addWidget(self._another)
        self._layout.addStretch(1)
        self._group.idClicked.connect(self._on_clicked)
        self._another.clicked.connect(self.another_wished)
        self.hide()

    def show_findings(self, count: int, current: int | None) -> None:
        """Show so many findings and which of them is open; None: a new one."""
        while len(self._group.buttons()) > count:
            last = self._group.button(len(self._group.buttons()) - 1)
            self._group.removeButton(last)
            last.deleteLater()
        while len(self._group.buttons()) < count:
            place = len(self._group.buttons())
            tab = named(QPushButton(f"问题 {place + 1}"), f"finding{place}", f"问题 {place + 1}")
            tab.setCheckable(True)
            tab.setProperty("kind", "choice")
            tab.setProperty("tight", "true")
            self._group.addButton(tab, place)
            self._layout.insertWidget(place, tab)
        self._group.setExclusive(False)
        for place, each in enumerate(self._group.buttons()):
            each.setChecked(place == current)
        self._group.setExclusive(True)
        self._another.setVisible(current is not None)
        self.setVisible(count > 0)

    def show_more(self, *, more: bool) -> None:
        """Say whether another finding may be written; call it after `show_findings`."""
        self._another.setVisible(more and not self._another.isHidden())

    @Slot(int)
    def _on_clicked(self, place: int) -> None:
        self.chosen.emit(place)
