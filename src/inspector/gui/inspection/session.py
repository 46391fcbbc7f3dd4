"""The inspection that is open: what was read last, where one stands, who answers."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from inspector.domain.answer import Answer
from inspector.domain.personnel import Officer
from inspector.errors import UserError
from inspector.gui.context import Context
from inspector.gui.inspection.position import Where
from inspector.gui.inspection.recording import Recorder
from inspector.gui.inspection.version_state import (
    PolicyStanding,
    VersionState,
    version_state_of,
)
from inspector.operations.correct_inspection import correction_of
from inspector.operations.earlier_inspection import earlier_inspection
from inspector.operations.judged_inspection import JudgedInspection, judged_inspection
from inspector.operations.move_draft import old_answers
from inspector.operations.return_inspection import return_behind

if TYPE_CHECKING:
    from inspector.domain.inspection import Inspection
    from inspector.domain.old_answer import OldAnswer
    from inspector.operations.messages.inspection_returned import ReturnedInspection


class NothingOpenError(RuntimeError):
    """The screen sent something before an inspection was open: a bug."""


class NotADraftError(UserError):
    """What is sealed stays as it is."""


class Session:
    """Shared by the presenters of the screen; knows no widget."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.recorder = Recorder(context)
        self.where = Where()
        self.is_answering = False
        """An answer is being recorded: the key that gave it may still go on."""
        self._officer = 0
        self._judged: JudgedInspection | None = None
        self.earlier: Inspection | None = None
        """The inspection of the same institution that was sealed before."""
        self.returned: ReturnedInspection | None = None
        """Why the province sent it back, or the version that it corrects."""
        self.correction = ""
        """The id of the version that replaces it, or nothing."""
        self.old_answers: tuple[OldAnswer, ...] = ()
        """What a newer policy pack does not ask any more."""

    @property
    def inspection_id(self) -> str:
        """The id of the inspection that is open, or nothing."""
        return self._judged.inspection.id if self._judged else ""

    @property
    def judged(self) -> JudgedInspection:
        """The inspection as it was read last.

        Raises:
            NothingOpenError: none is open.
        """
        if self._judged is None:
            raise NothingOpenError
        return self._judged

    @property
    def officer(self) -> Officer:
        """Who answers now."""
        officers = self.judged.inspection.officers
        return officers[self._officer % len(officers)]

    @property
    def version(self) -> VersionState | None:
        """What stands above the items about versions of the record and of the policy."""
        standing = PolicyStanding(self.context.workspace.policy.version, len(self.old_answers))
        return version_state_of(self.judged, self.returned, self.correction, standing)

    def open(self, inspection_id: str) -> bool:
        """Read an inspection, the open one anew or another one; False when that failed."""
        other = inspection_id != self.inspection_id
        before = "" if other else self.judged.pack.version
        read = partial(judged_inspection, self.context.workspace, inspection_id)
        judged = self.context.perform(read)
        if judged is None:
            return False
        self._judged = judged
        self._find_versions(judged.inspection)
        if judged.pack.version != before:
            self.old_answers = old_answers(self.context.workspace, inspection_id)
        if other:
            self.where = Where()
            self._officer = self._signed_in(judged)
            self.recorder.forget()
            find = partial(earlier_inspection, self.context.workspace, judged.inspection)
            self.earlier = self.context.perform(find)
        return True

    def may_change(self) -> bool:
        """Whether it is a draft; of what is sealed the person is told what to do instead."""
        if not self.judged.inspection.is_draft:
            sentence = "这次检查已封存，不能修改。确需修改的，请按“更正”另立更正版本。"
            self.context.failures.handle(NotADraftError(sentence))
        return self.judged.inspection.is_draft

    def change_officer(self) -> None:
        """Let the next officer answer."""
        self._officer += 1

    def answer(self, item: str) -> Answer:
        """Return the answer as it stands, as given by the officer who answers now."""
        given = self.judged.inspection.answers.get(item, Answer(item))
        return replace(given, officer=self.officer.certificate_number, swept=False)

    def record(self, answer: Answer) -> None:
        """Keep an answer."""
        self.is_answering = True
        try:
            self.recorder.answer(self.judged, answer)
        finally:
            self.is_answering = False

    def _signed_in(self, judged: JudgedInspection) -> int:
        """Return the place of who opened the laptop among the officers; else the first."""
        numbers = [one.certificate_number for one in judged.inspection.officers]
        officer = self.context.workspace.officer
        return numbers.index(officer) if officer in numbers else 0

    def _find_versions(self, inspection: "Inspection") -> None:
        workspace = self.context.workspace
        first_draft = inspection.is_draft and not inspection.supersedes
        self.returned = None if first_draft else return_behind(workspace, inspection)
        sealed = inspection.sealed_sha256
        self.correction = "" if inspection.is_draft else correction_of(workspace, sealed)
