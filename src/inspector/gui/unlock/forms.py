"""The three forms of the unlock screen."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFormLayout, QLineEdit, QPushButton, QWidget

from inspector.gui.overriding import override
from inspector.gui.theme import GRID
from inspector.gui.unlock.state import Entered, UnlockState
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.combo_box import ComboBox
from inspector.gui.widgets.date_field import DateField, read_date
from inspector.gui.widgets.marking import button, cleared, named, row, text


class OpenForm(Card):
    """Who, and the passphrase."""

    entered = Signal(str, str)
    """Ending of the certificate number, and the passphrase."""

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._choices = row()
        self._phrase = phrase_line("phrase", "口令")
        self.open = button("打开", "open", kind="primary")
        self.rows.addWidget(text("您是哪一位检查员（执法证号末几位）", "muted"))
        self.rows.addLayout(self._choices)
        self.rows.addWidget(text("口令", "muted"))
        self.rows.addWidget(self._phrase)
        self.rows.addLayout(row(None, self.open))
        self.rows.addStretch(1)
        self._phrase.returnPressed.connect(self._on_open)
        self.open.clicked.connect(self._on_open)

    def show_state(self, state: UnlockState) -> None:
        """Show who can open; the first is chosen until somebody chooses."""
        if [each.text() for each in self._group.buttons()] != list(state.endings):
            for each in self._group.buttons():
                self._group.removeButton(each)
            cleared(self._choices)
            for number, ending in enumerate(state.endings):
                choice = named(QPushButton(ending), f"inspector{number}", f"证号末位 {ending}")
                choice.setCheckable(True)
                choice.setChecked(number == 0)
                choice.setProperty("kind", "choice")
                self._group.addButton(choice, number)
                self._choices.addWidget(choice)
            self._choices.addStretch(1)
        self._phrase.clear()
        self._phrase.setFocus()

    @Slot()
    def _on_open(self) -> None:
        chosen = self._group.checkedButton()
        self.entered.emit(chosen.text() if chosen else "", self._phrase.text())


class NewForm(Card):
    """Fields for somebody who sets a new passphrase."""

    def __init__(self, prefix: str) -> None:
        super().__init__()
        self.fields = QFormLayout()
        self.fields.setHorizontalSpacing(2 * GRID)
        self.fields.setVerticalSpacing(GRID)
        self._certificate = named(QLineEdit(), f"{prefix}Certificate", "行政执法证号")
        self._phrase = phrase_line(f"{prefix}Phrase", "新口令")
        self._again = phrase_line(f"{prefix}Again", "再输入一次新口令")
        self._rule = text(role="muted", wrap=True)
        self.rows.addLayout(self.fields)

    def add_last_rows(self) -> None:
        """Add the lines that every form has."""
        self.fields.addRow(text("行政执法证号", "muted"), self._certificate)
        self.fields.addRow(text("新口令", "muted"), self._phrase)
        self.fields.addRow(text("再输入一次", "muted"), self._again)
        self.rows.addWidget(self._rule)
        self.rows.addStretch(1)

    def show_state(self, state: UnlockState) -> None:
        """Show what a passphrase must be."""
        self._rule.setText(state.rule)

    @property
    def typed(self) -> Entered:
        """What stands in the fields."""
        return Entered(
            certificate=self._certificate.text().strip(),
            phrase=self._phrase.text(),
            again=self._again.text(),
        )


class SetUpForm(NewForm):
    """The first start: county, first inspector, passphrase."""

    entered = Signal(Entered)

    def __init__(self) -> None:
        super().__init__("setUp")
        self._county = named(ComboBox(), "setUpCounty", "所在县（市、区）")
        self._officer = named(QLineEdit(), "setUpOfficer", "检查员姓名")
        self._until = DateField("证件有效期到")
        self.make = button("建立加密账册", "create", kind="primary")
        self.fields.addRow(text("所在县（市、区）", "muted"), self._county)
        self.fields.addRow(text("检查员姓名", "muted"), self._officer)
        self.add_last_rows()
        self.fields.insertRow(3, text("证件有效期到", "muted"), self._until)
        self.rows.addLayout(row(None, self.make))
        self.make.clicked.connect(self._on_create)

    @override
    def show_state(self, state: UnlockState) -> None:
        """Show the counties to choose from."""
        super().show_state(state)
        if self._county.count() != len(state.counties) + 1:
            self._county.clear()
            self._county.addItem("请选择", "")
            for code, name in state.counties:
                self._county.addItem(name, code)

    @Slot()
    def _on_create(self) -> None:
        typed = self.typed
        self.entered.emit(
            Entered(
                county_code=self._county.currentData() or "",
                officer=self._officer.text().strip(),
                certificate=typed.certificate,
                valid_until=read_date(self._until.line.text()),
                phrase=typed.phrase,
                again=typed.again,
            )
        )


class LostForm(NewForm):
    """A lost passphrase: ask the province, or take its answer in."""

    asked = Signal(Entered)
    answered = Signal(Entered)

    def __init__(self) -> None:
        super().__init__("lost")
        self.rows.insertWidget(
            0,
            text(
                "找回口令要与省厅交换两个文件：先填写证号和新口令，生成申请送省厅；"
                "省厅电话核对、两名保管人确认后返回答复，再用同一个新口令导入答复。",
                wrap=True,
            ),
        )
        self.ask = button("生成申请", "lostAsk", kind="primary")
        self.take = button("导入省厅的答复", "lostTake")
        self.add_last_rows()
        self.rows.addLayout(row(None, self.take, self.ask))
        self.ask.clicked.connect(self._on_ask)
        self.take.clicked.connect(self._on_take)

    @Slot()
    def _on_ask(self) -> None:
        self.asked.emit(self.typed)

    @Slot()
    def _on_take(self) -> None:
        self.answered.emit(self.typed)


def phrase_line(name: str, spoken: str, parent: QWidget | None = None) -> QLineEdit:
    """Return a line that shows dots."""
    line = named(QLineEdit(parent), name, spoken)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line
