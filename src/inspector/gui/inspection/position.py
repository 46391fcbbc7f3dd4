"""Where one stands in an inspection and where one goes next: pure functions."""

from dataclasses import dataclass

from inspector.domain.checklist import Checklist, Item, Section
from inspector.operations.judged_inspection import JudgedInspection


@dataclass(frozen=True, slots=True)
class Where:
    """Which section and which item are open, by their codes."""

    section: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True)
class SectionPart:
    """A section with those of its items that are asked."""

    section: Section
    items: tuple[Item, ...]


def parts_of(judged: JudgedInspection) -> tuple[SectionPart, ...]:
    """Return the sections in the order in which their items are asked."""
    owner: dict[str, Section] = {}
    for checklist in (*judged.checklists, *judged.pack.checklists.values()):
        _own(checklist, owner)
    grouped: dict[str, tuple[Section, list[Item]]] = {}
    for item in judged.items:
        section = owner[item.code]
        grouped.setdefault(section.code, (section, []))[1].append(item)
    return tuple(SectionPart(section, tuple(items)) for section, items in grouped.values())


def where_is(judged: JudgedInspection, item: str) -> Where:
    """Return where an item stands; an item that is not asked stands nowhere."""
    for part in parts_of(judged):
        if any(each.code == item for each in part.items):
            return Where(part.section.code, item)
    return Where()


def neighbour(judged: JudgedInspection, item: str, by: int) -> str:
    """Return the item so many places further; it stops at both ends."""
    codes = [each.code for each in judged.items]
    if item not in codes:
        return codes[0] if codes else ""
    return codes[min(max(codes.index(item) + by, 0), len(codes) - 1)]


def next_open(judged: JudgedInspection, item: str) -> str:
    """Return the next item without an answer, from the start again if need be, else the item."""
    codes = [each.code for each in judged.items]
    here = codes.index(item) + 1 if item in codes else 0
    for code in (*codes[here:], *codes[:here]):
        if code not in judged.inspection.answers:
            return code
    return item if item in codes else next(iter(codes), "")


def entry_of_section(judged: JudgedInspection, number: int) -> str:
    """Return the first open item of a section, or its first; numbers stop at both ends."""
    parts = parts_of(judged)
    part = parts[min(max(number, 0), len(parts) - 1)]
    codes = [item.code for item in part.items]
    return next((code for code in codes if code not in judged.inspection.answers), codes[0])


def _own(checklist: Checklist, owner: dict[str, Section]) -> None:
    for section in checklist.sections:
        for item in section.items:
            owner.setdefault(item.code, section)
