"""The card of one item: question, answer, live judgement, and what is still asked for."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from inspector.domain.checklist import CONFORMING, NON_CONFORMING, InputKind
from inspector.gui.inspection.item_inputs import InputField, input_field
from inspector.gui.inspection.item_state import ItemState
from inspector.gui.overriding import override
from inspector.gui.shortcuts import Shortcut
from inspector.gui.theme import GRID, Tone
from inspector.gui.widgets.answer_buttons import AnswerButtons, Choice
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.chip import Chip
from inspector.gui.widgets.elided_label import ElidedLabel
from inspector.gui.widgets.flow_layout import FlowLayout
from inspector.gui.widgets.marking import named, row, text

_KEYS: Final = "   ".join(
    f"{each.label} {each.key}" for each in (Shortcut.LAW, Shortcut.PHOTO, Shortcut.NOTE)
)


class ItemCard(Card):
    """Shows an `ItemState`; says what a person answered."""

    chosen = Signal(str, Choice)
    """Code of the item and the answer of its three buttons."""
    given = Signal(str, str, object)
    """Code of the item, code of the input, and its new value or None."""
    decided = Signal(str, str)
    """Code of the item and the verdict that a person gives it: yes or no."""

    def __init__(self, state: ItemState) -> None:
        super().__init__()
        self.code = state.code
        named(self, f"item_{state.code}", f"{state.code} {state.text}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._state: ItemState | None = None
        self._mark = text(role="muted")
        self._counts = ElidedLabel(role="muted")
        self._counts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._expected: QLabel | None = None
        self._chip: Chip | None = None
        self._demand: QLabel | None = None
        self._problems: QLabel | None = None
        self._current = False
        self._answers: AnswerButtons | None = None
        self._judgement: AnswerButtons | None = None
        self._fields: list[InputField] = []
        head = row(text(f"{state.code}  {state.text}", wrap=True), self._mark)
        head.setStretch(0, 1)
        self.rows.addLayout(head)
        self._add_inputs(state)
        self._after_inputs = self.rows.count()
        self.show_state(state)

    def show_state(self, state: ItemState) -> None:
        """Show how things are; nothing is drawn anew where nothing changed."""
        if state == self._state:
            return
        self._state = state
        for field, each in zip(self._fields, state.inputs, strict=False):
            field.show_value(each.value)
        if self._answers is not None:
            self._answers.show_choice(_choice_of(state))
        self._mark.setText(state.mark)
        for control in (self._answers, *(field.control for field in self._fields)):
            if control is not None:
                control.setEnabled(state.may_change)
        self._show_tail()
        if self._chip is not None:
            self._chip.show_state(state.verdict, state.tone)
            self._chip.setVisible(bool(state.verdict))
        if self._expected is not None:
            self._expected.setText(state.expected)
            self._expected.setVisible(bool(state.expected))
        self._show_problems(state)
        self._show_judgement(state)
        self._show_demand(state)
        self.show_mark(state.tone if state.tone is not Tone.GOOD else Tone.PLAIN)

    @override
    def show_current(self, *, current: bool) -> None:
        super().show_current(current=current)
        self._current = current
        self._show_tail()

    def take_focus(self) -> None:
        """Put the focus where one types, or on the card where one key answers."""
        may_type = self._fields and (self._state is None or self._state.may_change)
        control = self._fields[0].first_control() if may_type else self
        control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_inputs(self, state: ItemState) -> None:
        labels = _labels(state)
        if labels:
            self._answers = AnswerButtons(state.text, labels)
            self._answers.chosen.connect(self._on_chosen)
        if state.single and self._answers is not None:
            line = row(self._answers, self._counts)
            line.setStretch(1, 1)
            self.rows.addLayout(line)
            return
        for each in state.inputs:
            field = input_field(each.input, state.text)
            field.given.connect(self._on_given)
            self._fields.append(field)
        several = len(self._fields) > 1
        flow = FlowLayout()
        for field in self._fields:
            if field.wide or (several and field.asked.kind is InputKind.DATE):
                flow = self._flushed(flow)
                if several:
                    self.rows.addWidget(text(field.asked.label, "muted"))
                self.rows.addWidget(field.control)
            else:
                flow.addWidget(_group(field, self._fields if several else ()))
        flow = self._flushed(flow) if several else flow
        self._expected, self._chip = text(role="muted"), Chip()
        for part in (self._expected, self._chip, self._answers):
            if part is not None:
                flow.addWidget(part)
        line = row()
        line.addLayout(flow, 3)
        line.addWidget(self._counts, 2)
        self.rows.addLayout(line)

    def _flushed(self, flow: FlowLayout) -> FlowLayout:
        if not flow.count():
            return flow
        self.rows.addLayout(flow)
        return FlowLayout()

    def _show_tail(self) -> None:
        counts = self._state.counts if self._state is not None else ""
        words = "     ".join(part for part in (_KEYS if self._current else "", counts) if part)
        self._counts.setText(words)

    def _show_problems(self, state: ItemState) -> None:
        if self._problems is None and state.problems:
            self._problems = named(text(role="warning", wrap=True), "problems")
            self.rows.insertWidget(self._after_inputs, self._problems)
        if self._problems is not None:
            self._problems.setText("\n".join(state.problems))
            self._problems.setVisible(bool(state.problems))

    def _show_judgement(self, state: ItemState) -> None:
        # Made when it is first needed: most items never ask a person to judge.
        if self._judgement is None and state.asks_judgement:
            labels = {Choice.CONFORMS: "判断为达标", Choice.VIOLATES: "判断为不达标"}
            self._judgement = AnswerButtons(f"人工判断：{state.text}", labels)
            self._judgement.chosen.connect(self._on_decided)
            self.rows.addWidget(self._judgement)
        if self._judgement is not None:
            judged = {CONFORMING: Choice.CONFORMS, NON_CONFORMING: Choice.VIOLATES}
            self._judgement.show_choice(judged.get(state.judged))
            self._judgement.setVisible(state.asks_judgement)
            self._judgement.setEnabled(state.may_change)

    def _show_demand(self, state: ItemState) -> None:
        words = f"不适用：{state.not_applicable}" if state.not_applicable else state.demand
        if self._demand is None and words:
            self._demand = text(role="warning", wrap=True)
            self.rows.addWidget(self._demand)
        if self._demand is not None:
            self._demand.setText(words)
            self._demand.setVisible(bool(words))

    @Slot(Choice)
    def _on_chosen(self, choice: Choice) -> None:
        self.chosen.emit(self.code, choice)

    @Slot(str, object)
    def _on_given(self, code: str, value: object) -> None:
        self.given.emit(self.code, code, value)

    @Slot(Choice)
    def _on_decided(self, choice: Choice) -> None:
        self.decided.emit(self.code, CONFORMING if choice is Choice.CONFORMS else NON_CONFORMING)


def _labels(state: ItemState) -> Mapping[Choice, str]:
    labels: dict[Choice, str] = {}
    if state.single:
        words = {choice.code: choice.label for choice in state.inputs[0].input.choices}
        labels[Choice.CONFORMS] = words.get(CONFORMING, Choice.CONFORMS.value)
        labels[Choice.VIOLATES] = words.get(NON_CONFORMING, Choice.VIOLATES.value)
    if state.may_be_not_applicable:
        labels[Choice.NOT_APPLICABLE] = Choice.NOT_APPLICABLE.value
    return labels


def _choice_of(state: ItemState) -> Choice | None:
    if state.not_applicable:
        return Choice.NOT_APPLICABLE
    if state.conforming is None:
        return None
    return Choice.CONFORMS if state.conforming else Choice.VIOLATES


def _group(field: InputField, labelled: Sequence[InputField]) -> QWidget:
    """Return a field with its unit, and with its label where the item has several fields.

    Labels of one item are equally wide, so that the fields stand below one another.
    """
    group = QWidget()
    parts: list[QWidget] = [field.control, text(field.asked.unit, "muted")]
    if labelled:
        label = text(field.asked.label, "muted")
        metrics = label.fontMetrics()
        numbers = [one.asked for one in labelled if one.asked.kind is InputKind.NUMBER]
        widths = [metrics.horizontalAdvance(asked.label) for asked in numbers]
        label.setMinimumWidth(max(widths))
        parts.insert(0, label)
    line = row(*parts)
    line.setContentsMargins(0, 0, 2 * GRID, 0)
    group.setLayout(line)
    return group
