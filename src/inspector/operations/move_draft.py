"""Move an open draft to the newest policy pack; nothing that was answered is lost (P3)."""

from collections.abc import Iterator
from dataclasses import dataclass

from inspector.domain.draft_migration import DraftMigration, migrate_draft
from inspector.domain.inspection import Inspection
from inspector.domain.old_answer import OldAnswer
from inspector.domain.policy_pack import Pack
from inspector.errors import UserError
from inspector.operations.changes import Changed
from inspector.operations.workspace import Workspace
from inspector.storage.database import Stored


class CannotMoveError(UserError):
    """The draft stays with its version."""


@dataclass(frozen=True, slots=True)
class DraftMove:
    """What would become of a draft.

    Attributes:
        old_version: of the pack that it was started with.
        new_version: of the newest pack.
    """

    old_version: str
    new_version: str
    migration: DraftMigration

    @property
    def lines(self) -> tuple[str, ...]:
        """What changes, what is kept under 旧题 and what is to be answered, a sentence each."""
        found = [change.in_words for change in self.migration.changes]
        found += [
            f"旧题 {one.answer.item} {one.text}：{one.in_words}（{one.reason}）"
            for one in self.migration.orphans
        ]
        if self.migration.to_answer:
            found.append(f"需要回答：{'、'.join(self.migration.to_answer)}")
        return tuple(found)


@dataclass(frozen=True, slots=True)
class MovedDraft:
    """What became of a draft, and what changed."""

    move: DraftMove
    changed: Changed


def draft_move(workspace: Workspace, inspection_id: str) -> DraftMove | None:
    """Return what moving to the newest pack would change; None: there is nothing to move.

    Raises:
        CannotMoveError: there is no such inspection.
        PolicyMissingError: the pack that it was started with is not here.
    """
    with workspace.database.reading() as stored:
        inspection = _inspection(stored, inspection_id)
    if not inspection.is_draft or inspection.pack_version == workspace.policy.version:
        return None
    return _move(workspace, inspection)


def move_draft(workspace: Workspace, inspection_id: str) -> MovedDraft:
    """Move the draft; what finds no place is kept under 旧题.

    Raises:
        CannotMoveError: there is no such inspection, it is no draft, has the newest pack already,
            or findings or photos hang on what the new pack does not ask.
        PolicyMissingError: the pack that it was started with is not here.
    """
    with workspace.database.transaction() as stored:
        inspection = _inspection(stored, inspection_id)
        if not inspection.is_draft:
            raise CannotMoveError("这次检查已经封存，按封存时的政策包判定，不能改用新的版本。")
        if inspection.pack_version == workspace.policy.version:
            raise CannotMoveError(f"这次检查用的已经是最新的政策包{inspection.pack_version}。")
        move = _move(workspace, inspection)
        _require_places(workspace.policy, inspection)
        _apply(stored, inspection, move)
    return MovedDraft(move, Changed.INSPECTIONS)


def old_answers(workspace: Workspace, inspection_id: str) -> tuple[OldAnswer, ...]:
    """Return what stands under 旧题."""
    with workspace.database.reading() as stored:
        return stored.old_answers.of(inspection_id)


def _inspection(stored: Stored, inspection_id: str) -> Inspection:
    try:
        return stored.inspections.get(inspection_id)
    except KeyError as error:
        raise CannotMoveError(f"账册里没有标识为“{inspection_id}”的检查，请核对。") from error


def _move(workspace: Workspace, inspection: Inspection) -> DraftMove:
    old, new = workspace.pack_of(inspection.pack_version), workspace.policy
    migration = migrate_draft(inspection.answers, old, new, inspection.checklists)
    return DraftMove(old.version, new.version, migration)


def _require_places(new: Pack, inspection: Inspection) -> None:
    gone = [code for code in inspection.checklists if code not in new.checklists]
    if gone:
        raise CannotMoveError(
            f"新的政策包{new.version}没有检查表{'、'.join(gone)}，不能改用。"
            "请按原来的版本完成并封存这次检查。"
        )
    asked = {item.code for item in new.items()}
    for code in _with_evidence(inspection):
        if code not in asked:
            raise CannotMoveError(
                f"条目{code}已经记录了问题或照片，新的政策包{new.version}没有这一条，不能改用。"
                "请按原来的版本完成并封存这次检查。"
            )


def _with_evidence(inspection: Inspection) -> Iterator[str]:
    yield from (finding.item for finding in inspection.findings)
    yield from (attachment.item for attachment in inspection.attachments if attachment.item)


def _apply(stored: Stored, inspection: Inspection, move: DraftMove) -> None:
    kept = move.migration.answers
    for code in inspection.answers:
        if code not in kept:
            stored.inspections.erase_answer(inspection.id, code)
    for code, answer in kept.items():
        if inspection.answers.get(code) != answer:
            stored.inspections.save_answer(inspection.id, answer)
    stored.old_answers.keep(
        inspection.id,
        (
            OldAnswer(move.old_version, one.answer.item, one.text, one.in_words, one.reason)
            for one in move.migration.orphans
        ),
    )
    stored.inspections.move_to_pack(inspection.id, move.new_version)
