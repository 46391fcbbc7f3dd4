"""The widgets of the starting screen: drafts on the left, a new inspection on the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from inspector.domain.inspection import InspectionKind
from inspector.gui.starting.state import DraftLine, StartingState
from inspector.gui.theme import GRID
from inspector.gui.widgets.card import Card, LineCard
from inspector.gui.widgets.check_box import CheckBox
from inspector.gui.widgets.chip import Chip
from inspector.gui.widgets.filter_line import FilterLine
from inspector.gui.widgets.head import Head
from inspector.gui.widgets.marking import button, cleared, column, named, row, text

_KINDS_PER_LINE = 6


class StartingScreen(QWidget):
    """Passive: what is chosen is asked for with `plan_...` when the start is wished."""

    sought = Signal(str)
    institution_chosen = Signal(int)
    kind_chosen = Signal(InspectionKind)
    start_wished = Signal()
    draft_opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("starting")
        self._filter = FilterLine("找机构", "找机构：名称、地址、统一社会信用代码的一部分")
        self._found = named(QListWidget(), "foundInstitutions", "找到的机构")
        self._nothing = text(
            "没有找到机构。名录是空的，请先到“机构”导入名册；名录不空，请换几个字再找。",
            "muted",
            wrap=True,
        )
        self._nothing.hide()
        self._chosen = text(role="good", wrap=True)
        self._kinds = QButtonGroup(self)
        self._checklists: dict[str, CheckBox] = {}
        self._officers: dict[str, CheckBox] = {}
        self._checklist_box = QVBoxLayout()
        self._officer_box = QVBoxLayout()
        self._drafts = QVBoxLayout()
        self._draft_group = QButtonGroup(self)
        self._draft_ids: list[str] = []
        self._start = button("开始检查", "start", kind="primary")
        self._lay_out()
        self._connect()

    @property
    def checklists(self) -> tuple[str, ...]:
        """Codes of the checklists that are ticked."""
        return tuple(code for code, box in self._checklists.items() if box.isChecked())

    @property
    def officers(self) -> tuple[str, ...]:
        """Certificate numbers of the officers that are ticked."""
        return tuple(number for number, box in self._officers.items() if box.isChecked())

    def show_state(self, state: StartingState) -> None:
        """Show what there is to choose from; what is ticked stays ticked."""
        self._show_drafts(state.drafts)
        self._show_boxes(
            self._checklist_box,
            self._checklists,
            [(line.code, line.label, True) for line in state.checklists],
        )
        self._show_boxes(
            self._officer_box,
            self._officers,
            [(line.number, line.label, line.valid) for line in state.officers],
        )
        self._chosen.setText(f"已选：{state.institution}" if state.institution else "")
        self._chosen.setVisible(bool(state.institution))
        self._found.setVisible(not state.institution and self._found.count() > 0)

    def show_found(self, names: Sequence[str]) -> None:
        """Show the institutions that were found."""
        self._found.clear()
        self._found.addItems(list(names))
        self._found.setVisible(bool(names))
        self._nothing.setVisible(not names)

    def tick_checklists(self, codes: Sequence[str]) -> None:
        """Tick the checklists that are proposed and no others."""
        for code, box in self._checklists.items():
            box.setChecked(code in codes)

    def tick_officers(self, count: int) -> None:
        """Tick the first officers that may be chosen."""
        valid = [box for box in self._officers.values() if box.isEnabled()]
        for number, box in enumerate(valid):
            box.setChecked(number < count)

    def choose_kind(self, kind: InspectionKind) -> None:
        """Mark a kind of inspection."""
        self._kinds.button(list(InspectionKind).index(kind)).setChecked(True)

    def take_focus(self) -> None:
        """Put the focus where one looks for an institution."""
        self._filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        kinds = QGridLayout()
        kinds.setSpacing(GRID)
        for number, kind in enumerate(InspectionKind):
            choice = named(QPushButton(kind.value), f"kind_{kind.name.lower()}", kind.value)
            choice.setCheckable(True)
            choice.setProperty("kind", "choice")
            self._kinds.addButton(choice, number)
            kinds.addWidget(choice, number // _KINDS_PER_LINE, number % _KINDS_PER_LINE)
        form = Card()
        form.rows.addWidget(text("机构"))
        for part in (self._filter, self._chosen, self._found, self._nothing):
            form.rows.addWidget(part)
        form.rows.addWidget(text("检查类型"))
        form.rows.addLayout(kinds)
        form.rows.addWidget(text("检查表"))
        form.rows.addLayout(self._checklist_box)
        form.rows.addWidget(text("检查人员（两名以上）"))
        form.rows.addLayout(self._officer_box)
        self._found.setFixedHeight(160)
        for box in (self._checklist_box, self._officer_box, self._drafts):
            box.setSpacing(0 if box is not self._drafts else GRID)
        left = column(text("没有做完的检查", "heading"))
        left.addLayout(self._drafts)
        left.addStretch(1)
        right = column(text("新的检查", "heading"), form, None)
        both = row(gap=3 * GRID, margin=3 * GRID)
        both.addLayout(right, 3)
        both.addLayout(left, 2)
        page = QWidget()
        page.setLayout(both)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(page)
        self.setLayout(column(Head("检查", self._start), area, gap=0))

    def _connect(self) -> None:
        self._filter.textChanged.connect(self.sought)
        self._filter.moved_down.connect(self._on_moved_down)
        self._filter.returnPressed.connect(self._on_first)
        self._found.itemActivated.connect(self._on_found)
        self._found.itemClicked.connect(self._on_found)
        self._kinds.idClicked.connect(self._on_kind)
        self._start.clicked.connect(self.start_wished)
        self._draft_group.idClicked.connect(self._on_draft)

    def _show_drafts(self, drafts: Sequence[DraftLine]) -> None:
        for each in self._draft_group.buttons():
            self._draft_group.removeButton(each)
        cleared(self._drafts)
        self._draft_ids = [draft.id for draft in drafts]
        for number, draft in enumerate(drafts):
            go_on = button("继续", f"draft{number}")
            go_on.setAccessibleName(f"继续：{draft.title}")
            self._draft_group.addButton(go_on, number)
            self._drafts.addWidget(LineCard(draft.title, draft.more, Chip("草稿"), go_on))
        if not drafts:
            self._drafts.addWidget(text("没有未完成的检查。", "muted"))

    @staticmethod
    def _show_boxes(
        layout: QVBoxLayout, boxes: dict[str, CheckBox], lines: Sequence[tuple[str, str, bool]]
    ) -> None:
        if [(code, box.text()) for code, box in boxes.items()] == [line[:2] for line in lines]:
            return
        ticked = {code for code, box in boxes.items() if box.isChecked()}
        cleared(layout)
        boxes.clear()
        for code, label, may in lines:
            box = named(CheckBox(label), f"box_{code}", label)
            box.setEnabled(may)
            box.setChecked(code in ticked)
            boxes[code] = box
            layout.addWidget(box)

    @Slot()
    def _on_moved_down(self) -> None:
        self._found.setFocus(Qt.FocusReason.OtherFocusReason)
        self._found.setCurrentRow(0)

    @Slot()
    def _on_first(self) -> None:
        if self._found.count():
            self.institution_chosen.emit(0)

    @Slot()
    def _on_found(self) -> None:
        self.institution_chosen.emit(self._found.currentRow())

    @Slot(int)
    def _on_kind(self, number: int) -> None:
        self.kind_chosen.emit(list(InspectionKind)[number])

    @Slot(int)
    def _on_draft(self, number: int) -> None:
        self.draft_opened.emit(self._draft_ids[number])
