"""How the current document is to be printed: opens under the list, Enter prints."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit

from inspector.documents.print_order import DOTS, Printer
from inspector.gui.documents.print_state import PrintWords
from inspector.gui.theme import GRID
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.check_box import CheckBox
from inspector.gui.widgets.combo_box import ComboBox
from inspector.gui.widgets.marking import button, marked, named, row, text


class PrintCard(Card):
    """What was chosen last stands there the next time."""

    wished = Signal(object)
    """Print as these words say (PrintWords)."""

    def __init__(self) -> None:
        super().__init__()
        self._printer = named(ComboBox(), "printer", "打印机")
        self._copies = named(QLineEdit("1"), "printCopies", "份数")
        self._copies.setMaximumWidth(64)
        self._pages = named(QLineEdit(), "printPages", "打印哪几页")
        self._pages.setPlaceholderText("全部，或 1-3,5")
        self._duplex = named(CheckBox("双面"), "printDuplex", "双面打印")
        self._fine = named(CheckBox(f"精细（{DOTS[1]} 点，较慢）"), "printFine", "精细打印")
        self._all = named(CheckBox(""), "printAll", "连同这次检查的其他文书")
        self._wrong = text(role="danger", wrap=True)
        self._print = button("打印", "printNow", kind="primary")
        self._cancel = button("取消", "printCancel", kind="quiet")
        self.rows.setSpacing(GRID)
        self.rows.addWidget(text("打印"))
        printer = row(text("打印机", "muted"), self._printer)
        printer.setStretch(1, 1)
        self.rows.addLayout(printer)
        amount = row(text("份数", "muted"), self._copies, text("页", "muted"), self._pages)
        amount.setStretch(3, 1)
        self.rows.addLayout(amount)
        self.rows.addLayout(row(self._duplex, self._fine, None, gap=2 * GRID))
        for part in (self._all, self._wrong):
            self.rows.addWidget(part)
        self.rows.addLayout(row(self._print, self._cancel, None))
        self._wrong.hide()
        self.hide()
        for line in (self._copies, self._pages):
            line.returnPressed.connect(self._on_print)
            line.textChanged.connect(self._on_edited)
        self._print.clicked.connect(self._on_print)
        self._cancel.clicked.connect(self.hide)

    def open(self, printers: Sequence[Printer], others: int) -> None:
        """Offer these printers; `others` more documents of the same inspection can go along."""
        before = self._printer.currentData()
        self._printer.clear()
        for one in printers:
            self._printer.addItem(f"{one.name}（默认）" if one.default else one.name, one.name)
        default = next((one.name for one in printers if one.default), "")
        known = before if before in {one.name for one in printers} else default
        self._printer.setCurrentIndex(max(self._printer.findData(known), 0))
        self._all.setText(f"连同这次检查的其他 {others} 份文书")
        self._all.setVisible(bool(others))
        self._all.setChecked(False)
        self._on_edited()
        self.show()
        self._print.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_wrong(self, sentence: str, *, copies: bool) -> None:
        """Tell what is written wrongly, in the copies or in the pages, and go there."""
        self._wrong.setText(sentence)
        self._wrong.show()
        field = self._copies if copies else self._pages
        marked(field, "wrong", "true")
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_edited(self) -> None:
        self._wrong.hide()
        for field in (self._copies, self._pages):
            marked(field, "wrong", "false")

    @Slot()
    def _on_print(self) -> None:
        self.wished.emit(
            PrintWords(
                printer=self._printer.currentData() or "",
                copies=self._copies.text(),
                pages=self._pages.text(),
                duplex=self._duplex.isChecked(),
                dots=DOTS[self._fine.isChecked()],
                all_of_inspection=self._all.isChecked() and not self._all.isHidden(),
            )
        )
