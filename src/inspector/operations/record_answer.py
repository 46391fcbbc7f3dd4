"""Record, take back or sweep answers; each is durable before the next key."""

from dataclasses import replace

from inspector.domain.answer import Answer
from inspector.domain.checklist import CONFORMING
from inspector.operations.changes import Changed
from inspector.operations.judged_inspection import judged_inspection
from inspector.operations.workspace import Workspace


def record_answer(workspace: Workspace, inspection_id: str, answer: Answer) -> Changed:
    """Keep one answer with the time it was given; an earlier one stays in the history.

    Where somebody is signed in, the answer carries that officer's number and no other.
    """
    timed = replace(answer, at=workspace.clock(), officer=workspace.officer or answer.officer)
    with workspace.database.transaction() as stored:
        stored.inspections.save_answer(inspection_id, timed)
    return Changed.ANSWERS


def erase_answer(workspace: Workspace, inspection_id: str, item: str) -> Changed:
    """Take an answer back; the history keeps it."""
    with workspace.database.transaction() as stored:
        stored.inspections.erase_answer(inspection_id, item)
    return Changed.ANSWERS


def sweep_section(workspace: Workspace, inspection_id: str, section: str, officer: str) -> Changed:
    """Answer 符合 to what is still open in a section (本节其余均符合), and record it as swept.

    Only items with the one input 符合 / 不符合 are swept; numbers are never guessed.
    """
    judged = judged_inspection(workspace, inspection_id)
    codes = {item.code for part in judged.sections if part.code == section for item in part.items}
    now, officer = workspace.clock(), workspace.officer or officer
    with workspace.database.transaction() as stored:
        for item in judged.items:
            is_open = item.code in codes and item.code not in judged.inspection.answers
            if is_open and item.is_single_conform:
                values = {item.inputs[0].code: CONFORMING}
                answer = Answer(item.code, values, officer=officer, at=now, swept=True)
                stored.inspections.save_answer(inspection_id, answer)
    return Changed.ANSWERS
