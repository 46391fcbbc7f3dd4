"""Made-up inspections: half answered, and sealed."""

from dataclasses import replace
from decimal import Decimal

from gui.sample_desk import OFFICERS, start
from inspector.domain.answer import Answer
from inspector.domain.checklist import CONFORMING, NON_CONFORMING
from inspector.domain.procedure import Step
from inspector.gui.inspection.side_state import proposed_finding
from inspector.operations.attach_photo import PhotoUse, attach_photo
from inspector.operations.count_rooms import add_rooms, count_room, count_sheet
from inspector.operations.judged_inspection import judged_inspection
from inspector.operations.office import save_office
from inspector.operations.practice import PRACTICE_OFFICE
from inspector.operations.record_answer import record_answer
from inspector.operations.record_finding import record_finding
from inspector.operations.record_step import override_missing, record_step
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.workspace import Workspace


def answered_inspection(workspace: Workspace) -> str:
    """Start an inspection and answer a good part of it."""
    key = start(workspace)
    for step in (Step.CERTIFICATES_SHOWN, Step.PURPOSE_TOLD, Step.RECUSAL_ASKED):
        record_step(workspace, key, step)
    judged = judged_inspection(workspace, key)
    for number, item in enumerate(judged.items[:28]):
        if item.is_single_conform and item.code != "T1-C10":
            value = NON_CONFORMING if item.code == "T1-C09" else CONFORMING
            record_answer(workspace, key, Answer(item.code, {item.inputs[0].code: value}))
        elif number % 3 and item.inputs[0].kind.value == "number":
            values = {each.code: Decimal(number % 4 + 1) for each in item.inputs}
            record_answer(workspace, key, Answer(item.code, values))
    item = judged.pack.item("T1-C09")
    finding = replace(
        proposed_finding(item, workspace.today),
        id=workspace.new_id(),
        place="二层东侧楼梯间",
        fact="东侧楼梯间一层堆放轮椅与纸箱，疏散宽度不足。",
    )
    record_finding(workspace, key, finding)
    for name in ("passage.jpg", "front.jpg"):
        file = workspace.resources / "practice" / "photos" / name
        attach_photo(workspace, file, PhotoUse(key, "T1-C09", finding=finding.id))
    return key


def counted_inspection(workspace: Workspace) -> str:
    """Start an inspection, count two floors, and let a second officer find another number."""
    key = start(workspace)
    first, second = (officer.certificate_number for officer in OFFICERS)
    for floor, words in (("1 层", "101-108"), ("2 层", "201-212"), ("3 层", "301-312")):
        add_rooms(workspace, key, first, ("主楼", floor), words)
    for number, room in enumerate(count_sheet(workspace, key).count.rooms[:20]):
        for tally, beds in (
            ("beds_registered", 3),
            ("beds_actual", 3 if number % 4 else 2),
            ("beds_open", 2),
            ("beds_nursing", number % 3),
            ("residents", 2 if number % 5 else 1),
        ):
            count_room(workspace, key, first, (room, tally), beds)
    room = count_sheet(workspace, key).count.rooms[1]
    count_room(workspace, key, second, (room, "beds_actual"), 4)
    return key


def sealed_inspection(workspace: Workspace) -> str:
    """Start an inspection by the model criteria, finish it and seal it."""
    save_office(workspace, PRACTICE_OFFICE)
    key = answered_inspection(workspace)
    for missing in judged_inspection(workspace, key).missing:
        if not missing.blocks:
            override_missing(workspace, key, missing.code, "本次只查消防安全")
    seal_inspection(workspace, key)
    return key
