"""The page where a document is made: of which inspection, which one, what it says, its preview."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QPushButton, QScrollArea, QWidget

from inspector.gui.documents.making_state import Line
from inspector.gui.documents.paper_form import PaperForm
from inspector.gui.theme import GRID
from inspector.gui.widgets.check_box import CheckBox
from inspector.gui.widgets.combo_box import ComboBox
from inspector.gui.widgets.flow_layout import FlowLayout
from inspector.gui.widgets.head import Head
from inspector.gui.widgets.marking import button, cleared, column, marked, named, row, text
from inspector.gui.widgets.pdf_view import PdfView


class MakingPage(QWidget):
    """Passive. What was not looked at is not issued: the preview comes first."""

    left = Signal()
    inspection_chosen = Signal(str)
    kind_chosen = Signal(str)
    preview_wished = Signal()
    issue_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("making")
        self._back = button("返回文书", "backToDocuments")
        self._preview = button("预览", "previewPaper", kind="primary")
        self._issue = button("签发", "issuePaper")
        self._head = Head("制作文书", self._back, self._preview, self._issue)
        self._inspections = named(ComboBox(), "inspections", "哪一次检查")
        self._kinds = QButtonGroup(self)
        self._kind_keys: list[str] = []
        self._flow = FlowLayout()
        self._refusal = named(text(role="danger", wrap=True), "refusal")
        self.form = PaperForm()
        self._sign = named(CheckBox("给 PDF 加数字签名"), "signPdf", "给 PDF 加数字签名")
        self._sign_note = text(
            "加了签名，电子文件以后有任何改动都能看出。"
            "只用来防篡改，不是国密电子印章，不能代替盖章。",
            "muted",
            wrap=True,
        )
        self._view = PdfView()
        self._empty = text("填好以后按“预览”，文书显示在这里；看过再签发。", "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self._connect()

    @property
    def signs(self) -> bool:
        """Whether the PDF is to be signed."""
        return self._sign.isChecked()

    def show_inspections(self, lines: Sequence[Line], current: str) -> None:
        """Show which inspections there are, and which one it is about."""
        self._inspections.blockSignals(True)  # noqa: FBT003 - Qt's own form
        self._inspections.clear()
        for line in lines:
            self._inspections.addItem(line.label, line.key)
        self._inspections.setCurrentIndex(max(self._inspections.findData(current), 0))
        self._inspections.blockSignals(False)  # noqa: FBT003 - same

    def show_kinds(self, kinds: Sequence[Line], current: str) -> None:
        """Show what can be made, and which one is being made."""
        for each in self._kinds.buttons():
            self._kinds.removeButton(each)
        cleared(self._flow)
        self._kind_keys = [kind.key for kind in kinds]
        for number, kind in enumerate(kinds):
            choice = named(QPushButton(kind.label), f"make{kind.key}", f"制作{kind.label}")
            choice.setCheckable(True)
            choice.setProperty("kind", "choice")
            choice.setChecked(kind.key == current)
            self._kinds.addButton(choice, number)
            self._flow.addWidget(choice)
            choice.show()  # a hidden one takes no focus

    def show_refusal(self, sentence: str) -> None:
        """Say why nothing can be made; empty: something can."""
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))
        self._preview.setEnabled(not sentence)

    def show_preview(self, pdf: bytes) -> None:
        """Show the pages, which can be issued now; empty bytes: they must be looked at anew."""
        self._view.show_document(pdf)
        self._view.setVisible(bool(pdf))
        self._empty.setVisible(not pdf)
        self._issue.setEnabled(bool(pdf))
        marked(self._issue, "kind", "primary" if pdf else "")
        marked(self._preview, "kind", "" if pdf else "primary")
        if pdf:
            self._issue.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Put the focus onto the next step."""
        if not self.form.take_focus():
            chosen = self._kinds.checkedButton() or next(iter(self._kinds.buttons()), None)
            (chosen or self._back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        kinds = QWidget()
        kinds.setLayout(self._flow)
        fields = column(
            text("哪一次检查", "muted"),
            self._inspections,
            text("制作哪一种", "muted"),
            kinds,
            self._refusal,
            self.form,
            self._sign,
            self._sign_note,
            None,
            margin=2 * GRID,
        )
        page = QWidget()
        page.setLayout(fields)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(page)
        body = row(gap=0)
        body.addWidget(area, 4)
        body.addWidget(self._view, 5)
        body.addWidget(self._empty, 5)
        whole = column(self._head, gap=0)
        whole.addLayout(body, 1)
        self.setLayout(whole)
        self.show_refusal("")
        self.show_preview(b"")

    def _connect(self) -> None:
        self._back.clicked.connect(self.left)
        self._preview.clicked.connect(self.preview_wished)
        self._issue.clicked.connect(self.issue_wished)
        self._inspections.currentIndexChanged.connect(self._on_inspection)
        self._kinds.idClicked.connect(self._on_kind)
        self.form.entered.connect(self.preview_wished)

    @Slot()
    def _on_inspection(self) -> None:
        self.inspection_chosen.emit(str(self._inspections.currentData() or ""))

    @Slot(int)
    def _on_kind(self, number: int) -> None:
        self.kind_chosen.emit(self._kind_keys[number])
