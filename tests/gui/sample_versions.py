"""Made-up versions: an inspection that the province returned, and two corrections of one."""

from gui.sample_work import sealed_inspection
from inspector.domain.answer import Answer
from inspector.domain.checklist import CONFORMING
from inspector.exchange.rows import LogHead, append_row
from inspector.operations.correct_inspection import start_correction
from inspector.operations.messages.inspection_returned import (
    MESSAGE,
    ReturnedInspection,
    ReturnReason,
)
from inspector.operations.messages.message import Sender
from inspector.operations.record_answer import record_answer
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.workspace import Workspace
from inspector.storage.journal import START, JournalLine

PROVINCE = "140000-a"
REASONS = (
    ReturnReason("T1-C09", "照片没有拍到疏散通道全貌，请补拍。"),
    ReturnReason("", "请核对检查人员的证件号。"),
)


def returned_inspection(workspace: Workspace) -> str:
    """Seal an inspection and let the province send it back with two reasons."""
    key = sealed_inspection(workspace)
    with workspace.database.transaction() as stored:
        sealed = stored.inspections.get(key).sealed_sha256
        returned = ReturnedInspection(key, sealed, "示例庚", REASONS)
        line, head = append_row(
            LogHead(*START),
            at="2026-11-22T01:00:00Z",
            who="reviewer",
            kind=MESSAGE.kind,
            subject=key,
            body=MESSAGE.encode(returned),
        )
        kept = JournalLine(head.i, workspace.clock(), MESSAGE.kind, key, "reviewer", line, head.h)
        stored.received.append(PROVINCE, kept)
        MESSAGE.apply(stored, Sender(PROVINCE, (), workspace.clock()), returned)
    return key


def rival_corrections(workspace: Workspace) -> tuple[str, str]:
    """Correct a sealed inspection twice, as on two laptops; return the ids of both versions."""
    key = sealed_inspection(workspace)
    keys = []
    for reason in ("床位数写错", "按台账更正入住人数"):
        started = start_correction(workspace, key, reason).inspection_id
        if keys:  # the second one says something else
            asked = workspace.policy.item("T1-C09").inputs[0].code
            answer = Answer("T1-C09", {asked: CONFORMING})
            record_answer(workspace, started, answer)
        seal_inspection(workspace, started)
        keys.append(started)
    return keys[0], keys[1]
