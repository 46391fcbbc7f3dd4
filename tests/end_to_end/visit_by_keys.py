"""What a person does from the start of an inspection to its last answer, press by press."""

from decimal import Decimal
from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

from desks import FIRST, photo_of
from end_to_end.stage import Stage
from inspector.domain.answer import Answer, Value
from inspector.domain.checklist import Evidence, Input, Item, Severity
from inspector.domain.practice.answers import passing_answer
from inspector.gui.inspection.item_card import ItemCard

PROBLEMS: Final = {
    "T1-C01": "二层值班室",
    "T1-C05": "各层走廊",
    "T1-C13": "一层活动室",
    "T1-E04": "一层餐厅",
    "T1-E10": "二层居室",
    "T1-E14": "二层护理站",
}
"""Items that are found wanting, and where."""
WANTING: Final = {"T1-C05": Decimal(5), "T1-C13": "20250301"}
"""What is put into those that are not answered by one key."""
CHOOSING_A_FILE: Final = 2
"""Presses in the system's file dialog: one on the file, one to open it."""
STATEMENT: Final = "对检查情况无异议，将按要求改正。"
SIGNATURE: Final = "示例丙（院长）签字"


class VisitByKeys:
    """The inspection of one home by the checklists that are proposed."""

    def __init__(self, stage: Stage) -> None:
        self.person = stage.person
        self.photos = 0
        self.answered: list[str] = []
        self._county = stage.county
        self._dialogs = stage.dialogs

    def start(self, home: str) -> None:
        """From the first screen to the first item; officers and checklists are proposed."""
        with self.person.doing("start"):
            self.person.press("Ctrl+N")
            self.person.write(home)
            self.person.press("Return")
            self.person.click("开始检查")

    def take_steps(self, *signs: str) -> None:
        """Press these signs of the procedure."""
        with self.person.doing("procedure"):
            for sign in signs:
                self.person.click(sign)

    def note(self, words: str, verb: str) -> None:
        """Answer the question that is open with words."""
        with self.person.doing("procedure"):
            self.person.write(words)
            self.person.click(verb)

    def back_to_items(self) -> None:
        """Put the focus back onto the item that is open."""
        with self.person.doing("procedure"):
            self.person.click_on(self.person.window.findChild(ItemCard))

    def answer_all(self) -> None:
        """Answer one item after the other as the screen proposes them, until none is open."""
        while self.current.code not in self.answered:
            self.answer(self._county.policy.item(self.current.code))

    @property
    def current(self) -> ItemCard:
        """The card that the keys go to."""
        widget: QWidget | None = self.person.focus
        while widget is not None and not isinstance(widget, ItemCard):
            widget = widget.parentWidget()
        assert widget is not None, f"{self.person.focus.objectName()} is no part of an item"
        return widget

    def answer(self, item: Item) -> None:
        """Answer an item, write what was found, attach what is asked for, and go on."""
        self.answered.append(item.code)
        wanting = item.code in PROBLEMS
        if item.is_single_conform:
            with self.person.doing("one-key answers"):
                self.person.press("2" if wanting else "1")
        else:
            self._fill_in(item)
        if wanting:
            self._write_finding(item)
        elif item.severity is Severity.CRITERION and item.evidence is not Evidence.NONE:
            self._attach_photo()
        if self.current.code == item.code:
            with self.person.doing("going on"):
                self.person.press("Return")

    def _fill_in(self, item: Item) -> None:
        parameters, today = self._county.policy.parameters, self._county.today
        answer = passing_answer(item, parameters, today, FIRST)
        for asked in item.inputs:
            with self.person.doing(f"{asked.kind} fields"):
                self._put_in(item, asked, answer)

    def _put_in(self, item: Item, asked: Input, answer: Answer) -> None:
        value: Value = WANTING.get(item.code, answer.values[asked.code])
        if asked.choices:
            for code in value if isinstance(value, tuple) else (value,):
                label = next(each.label for each in asked.choices if each.code == code)
                self.person.click(f"{label}：{item.text}")
            return
        self._reach(f"{asked.label}：{item.text}")
        typed = f"{value:f}" if isinstance(value, Decimal) else str(value).replace("-", "")
        self.person.write(typed)

    def _reach(self, name: str) -> None:
        field = self.person.field(name)
        if self.person.focus is not field:
            self.person.press("Tab")
        if self.person.focus is not field:
            self.person.click_on(field)

    def _write_finding(self, item: Item) -> None:
        with self.person.doing("findings"):
            if not item.is_single_conform:
                self._command("W", "写问题")
            self.person.press("Return")
            self.person.write(PROBLEMS[item.code])
            self.person.press("Return")

    def _attach_photo(self) -> None:
        self._dialogs.files = [photo_of(self._county, "front.jpg")]
        with self.person.doing("photos"):
            self._command("P", "照片")
            self.person.pick(CHOOSING_A_FILE)
        self.photos += 1

    def _command(self, key: str, button: str) -> None:
        """Press a letter, or the button where a letter would be typed into a line."""
        focus = self.person.focus
        if isinstance(focus, QLineEdit) and focus.objectName() != "numberField":
            self.person.click(button)
        else:
            self.person.press(key)
