"""Takes answers, remarks, findings and photos from the screen."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from inspector.domain.answer import Value
from inspector.domain.checklist import CONFORMING, NON_CONFORMING, InputKind
from inspector.domain.finding import Finding
from inspector.gui.inspection.photo_use import photo_use_here
from inspector.gui.inspection.session import Session
from inspector.gui.widgets.answer_buttons import Choice


class Answering(QObject):
    """Every signal of the screen becomes one durable step."""

    done = Signal(str)
    """The item with this code is done; one may go on."""
    finding_wanted = Signal(str)
    """The item with this code was answered 不符合 and has no finding yet."""
    settled = Signal(str)
    """The item with this code was answered by one press; one may go on if nothing is missing."""
    photos_chosen = Signal()
    """Photos are being attached to the current item, where one may go on meanwhile."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    @Slot(str, Choice)
    def choose(self, code: str, choice: Choice) -> None:
        """Take one of the three answers."""
        item = self._session.judged.pack.item(code)
        if not self._session.may_change():
            return
        if choice is Choice.NOT_APPLICABLE:
            if item.may_be_not_applicable:
                self._session.context.dialogs.ask_for_text(
                    f"“{item.text}”为什么不适用？", "记为不适用", partial(self._excuse, code)
                )
        elif item.is_single_conform:
            conforms = choice is Choice.CONFORMS
            values = {item.inputs[0].code: CONFORMING if conforms else NON_CONFORMING}
            answer = self._session.answer(code)
            self._session.record(replace(answer, values=values, not_applicable=""))
            if conforms:
                self.done.emit(code)
            elif not self._session.judged.inspection.findings_on(code):
                self.finding_wanted.emit(code)

    @Slot(str, str, object)
    def give(self, code: str, asked: str, value: Value | None) -> None:
        """Take the value of one input; None empties it."""
        answer = self._session.answer(code)
        values = {key: each for key, each in answer.values.items() if key != asked}
        if value is not None:
            values[asked] = value
        self._session.record(replace(answer, values=values, not_applicable=""))
        inputs = self._session.judged.pack.item(code).inputs
        if len(inputs) == 1 and inputs[0].kind is InputKind.CHOICE:
            self.settled.emit(code)

    @Slot(str, str)
    def decide(self, code: str, judged: str) -> None:
        """Take a person's judgement: yes or no."""
        self._session.record(replace(self._session.answer(code), judged=judged))

    @Slot(str)
    def remark(self, words: str) -> None:
        """Take the remark of the current item."""
        answer = self._session.answer(self._session.where.item)
        self._session.record(replace(answer, remark=words))

    @Slot(Finding)
    def find(self, finding: Finding) -> None:
        """Take a finding, once somebody has written a word of it."""
        if finding.id or finding.fact or finding.place:
            self._session.recorder.finding(self._session.judged, finding)

    @Slot(str)
    def remove_finding(self, finding_id: str) -> None:
        """Remove a finding."""
        self._session.recorder.remove_finding(self._session.judged, finding_id)

    @Slot()
    def ask_for_photos(self) -> None:
        """Ask for photos and attach them to the current item and its finding."""
        if not self._session.may_change():
            return
        self._session.context.dialogs.ask_for_files(
            "选择照片", "照片 (*.jpg *.jpeg *.png *.heic *.heif)", self._attach
        )

    @Slot(str)
    def remove_photo(self, attachment: str) -> None:
        """Take a photo off."""
        self._session.recorder.detach(self._session.judged, attachment)

    def _excuse(self, code: str, reason: str) -> None:
        answer = self._session.answer(code)
        self._session.record(replace(answer, values={}, not_applicable=reason))
        self.done.emit(code)

    def _attach(self, files: list[Path]) -> None:
        self._session.recorder.attach(photo_use_here(self._session), files)
        self.photos_chosen.emit()
