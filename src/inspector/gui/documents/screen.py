"""The widgets of the documents screen: a list, how the current one stands, and its pages."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView, QStackedLayout, QWidget

from inspector.gui.appearance import Appearance
from inspector.gui.documents.making_page import MakingPage
from inspector.gui.documents.print_card import PrintCard
from inspector.gui.documents.reading_card import ReadingCard
from inspector.gui.documents.standing_card import StandingCard
from inspector.gui.documents.state import TONES, DocumentRow
from inspector.gui.shortcuts import Shortcut
from inspector.gui.theme import GRID
from inspector.gui.widgets.choice_line import ChoiceLine
from inspector.gui.widgets.filter_line import FilterLine
from inspector.gui.widgets.head import Head
from inspector.gui.widgets.marking import button, column, named, row, text
from inspector.gui.widgets.pdf_view import PdfView
from inspector.gui.widgets.table_model import Column, TableModel
from inspector.gui.widgets.table_view import TableView
from inspector.storage.documents import DocumentState

_STATES: Final[Mapping[DocumentState | None, str]] = {
    None: "全部",
    **{state: state.value for state in DocumentState},
}


class DocumentsScreen(QWidget):
    """Passive: the pages come when a row is the current one."""

    sought = Signal(str)
    state_chosen = Signal(object)
    selected = Signal(object)
    opened = Signal(str)
    """Go to the inspection with this id."""
    make_wished = Signal(str)
    """Make a document of the inspection with this id; empty: of any."""
    read_wished = Signal()
    """Read a paper by its code."""
    save_wished = Signal(object)
    print_wished = Signal(object)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("documents")
        self._print = button("打印", "printDocument", kind="primary", shortcut=Shortcut.PRINT)
        self._save = button("另存为 PDF", "saveDocument")
        self._open = button("打开检查", "openInspection")
        self._make = button("制作文书", "makeDocument")
        self._read = button("核验 · 读二维码", "readPaper")
        self._head = Head("文书", self._read, self._make, self._open, self._save, self._print)
        self._filter = FilterLine("筛选文书", f"筛选：文号、标题、机构（{Shortcut.FILTER.key}）")
        self._states: ChoiceLine[DocumentState | None] = ChoiceLine("状态", _STATES)
        self._shown: tuple[DocumentRow, ...] = ()
        self._model = TableModel(_COLUMNS)
        self._table = TableView("文书列表", self._model, appearance, stretched=2)
        self._table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._empty = text(role="muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.standing = StandingCard()
        self.reading = ReadingCard()
        self.printing = PrintCard()
        self.making = MakingPage()
        self._view = PdfView()
        self._pages = QStackedLayout(self)
        self._lay_out()
        self._connect()

    def show_rows(
        self, rows: Sequence[DocumentRow], counts: Mapping[DocumentState | None, int]
    ) -> None:
        """Show the documents that were found, and how many there are in each state."""
        current, count = self._table.current, counts[None]
        self._shown = tuple(rows)
        self._model.show_rows(rows)
        self._head.show_title("文书", f"{len(rows)} / {count} 份" if count else "")
        self._states.show_counts(counts)
        self._states.setVisible(bool(count))
        self._table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._empty.setText(
            "没有找到。请换几个字，或按 Esc 清空筛选，或选“全部”。"
            if count
            else "还没有文书。检查封存后，在“收尾”中制作。"
        )
        for each in (self._save, self._open, self._print):
            each.setEnabled(bool(rows))
        if rows:
            idents = [one.document.id for one in rows]
            known = current is not None and current.document.id in idents
            self._table.selectRow(idents.index(current.document.id) if current and known else 0)

    def show_document(self, content: bytes) -> None:
        """Show the pages of the current document; empty bytes show none."""
        self._view.show_document(content)
        self._view.setVisible(bool(content))

    def show_making(self, *, making: bool) -> None:
        """Show the page where a document is made, or the list."""
        self._pages.setCurrentIndex(1 if making else 0)

    def select(self, ident: str) -> None:
        """Make the document with this id the current one, if it is shown."""
        found = [number for number, one in enumerate(self._shown) if one.document.id == ident]
        if found:
            self._table.selectRow(found[0])

    def seek(self, words: str) -> None:
        """Put words into the filter, and look through all states."""
        self._states.show_choice(None)
        self._filter.setText(words)

    def show_choice(self, state: DocumentState | None) -> None:
        """Show which state is looked for."""
        self._states.show_choice(state)

    def take_focus(self) -> None:
        """Put the focus into the list."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        left = column(
            self._filter,
            self._states,
            self._table,
            self._empty,
            self.reading,
            self.printing,
            self.standing,
            margin=2 * GRID,
        )
        for grows in (2, 3):
            left.setStretch(grows, 1)
        body = row(gap=0)
        body.addLayout(left, 5)
        body.addWidget(self._view, 4)
        whole = column(self._head, gap=0)
        whole.addLayout(body, 1)
        listing = named(QWidget(), "documentList")
        listing.setLayout(whole)
        for page in (listing, self.making):
            self._pages.addWidget(page)

    def _connect(self) -> None:
        self._filter.textChanged.connect(self.sought)
        self._filter.moved_down.connect(self.take_focus)
        self._states.chosen.connect(self.state_chosen)
        self._table.selected.connect(self.selected)
        self._table.opened.connect(self._on_open)
        self._open.clicked.connect(self._on_open)
        self._read.clicked.connect(self.read_wished)
        self._make.clicked.connect(self._on_make)
        self._save.clicked.connect(self._on_save)
        self._print.clicked.connect(self._on_print)
        key = QShortcut(QKeySequence(Shortcut.FILTER.sequence), self)
        key.activated.connect(self._on_filter)

    @Slot()
    def _on_filter(self) -> None:
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _on_open(self) -> None:
        current = self._table.current
        if current is not None:
            self.opened.emit(current.document.inspection_id)

    @Slot()
    def _on_make(self) -> None:
        current = self._table.current
        self.make_wished.emit("" if current is None else current.document.inspection_id)

    @Slot()
    def _on_save(self) -> None:
        current = self._table.current
        if current is not None:
            self.save_wished.emit(current.document)

    @Slot()
    def _on_print(self) -> None:
        current = self._table.current
        if current is not None:
            self.print_wished.emit(current.document)


_COLUMNS = (
    Column[DocumentRow]("标题", lambda one: one.title, width=124),
    Column[DocumentRow]("文号", lambda one: one.document.number),
    Column[DocumentRow]("机构", lambda one: one.institution),
    Column[DocumentRow](
        "状态",
        lambda one: one.document.state.value,
        tone=lambda one: TONES[one.document.state],
        width=96,
    ),
)
