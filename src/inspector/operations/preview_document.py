"""What a document would say and what it still asks: nothing is numbered, kept or signed."""

from collections.abc import Mapping
from dataclasses import dataclass

from inspector.documents.registry import document_kinds
from inspector.operations.issue_document import next_number, paper_of
from inspector.operations.papers.asked import Asked, all_asked
from inspector.operations.papers.gathering import Wish, gathered
from inspector.operations.papers.occasion import Occasion
from inspector.operations.papers.paper import Details
from inspector.operations.press import press_of
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that a paper asks.

    Attributes:
        choices: what can be chosen, with how a person reads it.
    """

    asked: Asked
    choices: Mapping[str, str]


def questions_of(workspace: Workspace, inspection_id: str, code: str) -> tuple[Question, ...]:
    """Return what is asked before a document of this kind is issued from this inspection.

    Raises:
        NotIssuableError: the kind is not known, or it is not its time.
        RecordNotStandingError: the record was replaced, or waits for a choice.
        UserError: as the paper.
    """
    paper = paper_of(code)
    choices = paper.choices_on(_occasion(workspace, inspection_id, code))
    return tuple(Question(asked, choices.get(asked.name, {})) for asked in all_asked(paper.details))


def preview_document(
    workspace: Workspace,
    inspection_id: str,
    code: str,
    progress: Progress = unreported,
    *,
    details: Details | None = None,
) -> bytes:
    """Return the PDF with the number that would be given, without a code on its pages.

    Raises:
        NotIssuableError: the kind is not known, it is not its time, or something is not told.
        RecordNotStandingError: the record was replaced, or waits for a choice.
        UserError: as `issue_document`.
    """
    paper = paper_of(code)
    occasion = _occasion(workspace, inspection_id, code, progress)
    content = paper.accept(occasion, details)
    return document_kinds()[code].accept(content, press_of(workspace), occasion.now, progress)


def _occasion(
    workspace: Workspace, inspection_id: str, code: str, progress: Progress = unreported
) -> Occasion:
    with workspace.database.reading() as stored:
        _, number = next_number(stored, document_kinds()[code], workspace.today.year)
        wish = Wish(inspection_id, number, workspace.clock())
        return gathered(workspace, stored, wish, progress)
