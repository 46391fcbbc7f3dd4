"""CHECKLIST 空白检查事项表: where no computer can be used (battery empty)."""

from typing import Final, assert_never

from inspector.documents.paper_checklist import PaperChecklist, PaperItem, PaperSection
from inspector.domain.basis import printable_basis
from inspector.domain.checklist import Checklist, Input, InputKind, Item
from inspector.operations.papers.occasion import BeforeSealing, Occasion
from inspector.operations.papers.paper import NoDetails, Paper

_ROOM: Final = "＿＿＿＿"
_DAY: Final = "＿＿＿年＿＿月＿＿日"


def paper_checklist(occasion: BeforeSealing, details: NoDetails) -> PaperChecklist:
    """Return the content of the form: every item of the inspection's checklists."""
    del details
    checklists = [occasion.pack.checklists[code] for code in occasion.inspection.checklists]
    return PaperChecklist(
        authority=occasion.office.authority,
        code="、".join(one.code for one in checklists),
        title="、".join(one.title for one in checklists),
        sections=tuple(
            section for checklist in checklists for section in _sections(occasion, checklist)
        ),
        policy_version=occasion.pack.version,
    )


def _sections(occasion: Occasion, checklist: Checklist) -> tuple[PaperSection, ...]:
    return tuple(
        PaperSection(section.title, tuple(_item(occasion, item) for item in section.items))
        for section in occasion.pack.sections_of(checklist.code)
    )


def _item(occasion: Occasion, item: Item) -> PaperItem:
    clauses = printable_basis(occasion.pack, item, occasion.today).clauses
    choices = [choice for one in item.inputs for choice in _room_for(item, one)]
    if item.may_be_not_applicable:
        choices.append("□不适用")
    return PaperItem(item.code, item.text, "；".join(clauses) or None, tuple(choices))


def _room_for(item: Item, one: Input) -> tuple[str, ...]:
    label = "" if len(item.inputs) == 1 else f"{one.label}："
    match one.kind:
        case InputKind.CONFORM | InputKind.CHOICE | InputKind.CHOICES:
            ticked = tuple(f"□{choice.label}" for choice in one.choices)
            return (label, *ticked) if label else ticked
        case InputKind.DATE:
            return (f"{label}{_DAY}",)
        case InputKind.NUMBER | InputKind.TEXT:
            return (f"{label}{_ROOM}{one.unit}",)
        case _:
            assert_never(one.kind)


PAPER: Final = Paper("CHECKLIST", BeforeSealing, NoDetails, paper_checklist)
