"""Seal an inspection: canonical JSON, SHA-256, signature; then it never changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from inspector.domain.inspection import InspectionState
from inspector.domain.sealed_inspection import SealedInspection
from inspector.domain.whole_verdict import suggestions
from inspector.errors import UserError
from inspector.exchange.envelope import pre_authentication_encoding
from inspector.operations.append_to_journal import append_to_journal
from inspector.operations.changes import Changed
from inspector.operations.inspector_hand import (
    Hand,
    announce_hands,
    open_hand,
    require_hands,
)
from inspector.operations.judged_inspection import JudgedInspection, judge_inspection
from inspector.operations.messages import inspection_sealed
from inspector.operations.messages.inspection_sealed import (
    PAYLOAD_TYPE,
    SealedRow,
    sealed_record,
)
from inspector.operations.messages.record_form import record_bytes
from inspector.operations.ordered_items import ordered_items
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported
from inspector.storage.database import Stored


class NotReadyError(UserError):
    """Something is missing that must be there before the seal."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """The SHA-256 of the sealed record, and what changed."""

    sha256: str
    changed: Changed


def sign_and_seal(
    workspace: Workspace,
    inspection_id: str,
    phrases: Mapping[str, str],
    progress: Progress = unreported,
) -> Sealed:
    """Seal an inspection with the signatures of inspectors who give their phrases now.

    Args:
        workspace: of a county.
        inspection_id: of the draft.
        phrases: by certificate number.
        progress: told how far it is.

    Raises:
        NotReadyError, HandsMissingError: as `seal_inspection`.
        UserError: a phrase is wrong, or the inspector has no way into this laptop.
    """
    progress("正在核对口令", 0.0)
    hands = [open_hand(workspace, who, phrase) for who, phrase in phrases.items()]
    return seal_inspection(workspace, inspection_id, progress, hands=hands)


def seal_inspection(
    workspace: Workspace,
    inspection_id: str,
    progress: Progress = unreported,
    *,
    hands: Sequence[Hand] = (),
) -> Sealed:
    """Freeze, hash and sign an inspection, and put it into the journal, in one transaction.

    The laptop signs, and two of its inspectors, each with a key that is theirs alone; in practice
    the laptop alone.

    Raises:
        NotReadyError: something is missing, it is sealed already, or a photo changed on disk.
        HandsMissingError: two different inspectors of the inspection have to sign.
    """
    with workspace.database.transaction() as stored:
        inspection = stored.inspections.get(inspection_id)
        pack = workspace.pack_of(inspection.pack_version)
        judged = judge_inspection(workspace, inspection, pack)
        _require_ready(workspace, judged, progress)
        require_hands(workspace, inspection, hands)
        progress("正在封存记录", 0.8)
        announce_hands(workspace, stored, hands)
        row = _signed(workspace, _frozen(workspace, stored, judged), hands)
        record = sealed_record(row, origin="")
        stored.records.put(record)
        stored.inspections.set_state(inspection_id, InspectionState.SEALED, record.sha256)
        append_to_journal(
            workspace,
            stored,
            kind=inspection_sealed.MESSAGE.kind,
            subject=inspection_id,
            who=inspection.officers[0].certificate_number,
            body=inspection_sealed.MESSAGE.encode(row),
            files=sorted({one.photo.sha256 for one in inspection.attachments}),
        )
    return Sealed(record.sha256, Changed.INSPECTIONS | Changed.PACKAGES)


def _require_ready(workspace: Workspace, judged: JudgedInspection, progress: Progress) -> None:
    if not judged.inspection.is_draft:
        raise NotReadyError("这次检查已经封存，不能再次封存；要更正，请新建一个更正版本。")
    if judged.missing:
        first = judged.missing[0].sentence
        raise NotReadyError(f"还有{len(judged.missing)}项没有完成，不能封存。第一项：{first}")
    for attachment in judged.inspection.attachments:
        progress("正在核对照片", 0.4)
        if not workspace.files.verify(attachment.photo.sha256):
            raise NotReadyError(
                f"照片“{attachment.caption or attachment.item}”的原件丢失或被改动，不能封存，"
                "请从备份恢复该照片，或删除后重新导入。"
            )


def _frozen(workspace: Workspace, stored: Stored, judged: JudgedInspection) -> SealedInspection:
    inspection = judged.inspection
    return SealedInspection(
        inspection=replace(inspection, state=InspectionState.SEALED),
        pack_sha256=judged.pack.sha256,
        verdicts=tuple(judged.verdicts[item.code] for item in judged.items),
        wholes=suggestions(
            judged.pack,
            inspection.checklists,
            judged.verdicts,
            ordered_items(stored, inspection),
        ),
        unsettled=_unsettled(workspace, judged),
        sealed_at=workspace.clock(),
        journal_head=stored.journal.head()[1],
    )


def _unsettled(workspace: Workspace, judged: JudgedInspection) -> tuple[str, ...]:
    inspection = judged.inspection
    reasons = {one.code: one.reason for one in inspection.overrides}
    corrected = (
        (f"本记录更正并取代记录{inspection.supersedes}。理由：{inspection.superseding_reason}",)
        if inspection.supersedes
        else ()
    )
    bare = judge_inspection(workspace, replace(inspection, overrides=()), judged.pack)
    overridden = tuple(
        f"{missing.sentence}理由：{reasons[missing.code]}"
        for missing in bare.missing
        if missing.code in reasons
    )
    return corrected + overridden


def _signed(workspace: Workspace, sealed: SealedInspection, hands: Sequence[Hand]) -> SealedRow:
    if workspace.signer is None:
        raise NotReadyError("本机还没有签名密钥，不能封存。请先在设置中为本机生成密钥并办理登记。")
    message = pre_authentication_encoding(PAYLOAD_TYPE, record_bytes(sealed))
    own = workspace.signer
    signatures = [(own.keyid, own.sign(message))]
    signatures += [(hand.signer.keyid, hand.signer.sign(message)) for hand in hands]
    return SealedRow(sealed, tuple(sorted(signatures)))
