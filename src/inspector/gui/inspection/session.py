"""The inspection that is open: what was read last, where one stands, who answers."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from inspector.domain.answer import Answer
from inspector.domain.personnel import Officer
from inspector.gui.context import Context
from inspector.gui.inspection.position import Where
from inspector.gui.inspection.recording import Recorder
from inspector.operations.earlier_inspection import earlier_inspection
from inspector.operations.judged_inspection import JudgedInspection, judged_inspection

if TYPE_CHECKING:
    from inspector.domain.inspection import Inspection


class NothingOpenError(RuntimeError):
    """The screen sent something before an inspection was open: a bug."""


class Session:
    """Shared by the presenters of the screen; knows no widget."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.recorder = Recorder(context)
        self.where = Where()
        self._officer = 0
        self._judged: JudgedInspection | None = None
        self.earlier: Inspection | None = None
        """The inspection of the same institution that was sealed before."""

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

    def open(self, inspection_id: str) -> bool:
        """Read an inspection, the open one anew or another one; False when that failed."""
        other = inspection_id != self.inspection_id
        read = partial(judged_inspection, self.context.workspace, inspection_id)
        judged = self.context.perform(read)
        if judged is None:
            return False
        self._judged = judged
        if other:
            self.where = Where()
            self._officer = 0
            self.recorder.forget()
            find = partial(earlier_inspection, self.context.workspace, judged.inspection)
            self.earlier = self.context.perform(find)
        return True

    def change_officer(self) -> None:
        """Let the next officer answer."""
        self._officer += 1

    def answer(self, item: str) -> Answer:
        """Return the answer as it stands, as given by the officer who answers now."""
        given = self.judged.inspection.answers.get(item, Answer(item))
        return replace(given, officer=self.officer.certificate_number, swept=False)

    def record(self, answer: Answer) -> None:
        """Keep an answer."""
        self.recorder.answer(self.judged, answer)
