"""The policy pack: all that the province decides, dated and versioned."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from inspector.domain.checklist import Checklist, Item, Section, Severity
from inspector.domain.source import Citation, Source
from inspector.domain.workdays import NO_CALENDAR, WorkCalendar


@dataclass(frozen=True, slots=True)
class Parameter:
    """A default where the papers are silent or ambiguous (law notes §10), switchable by province.

    Attributes:
        ambiguity: for example A3; empty when it is an ordinary parameter.
        value: a number as text, a code of `choices`, or a month and day (MM-DD); an empty value
            means that the province has not decided yet.
        choices: allowed codes with their words; empty: a number or a day.
    """

    name: str
    title: str
    value: str
    unit: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    ambiguity: str = ""

    @property
    def in_words(self) -> str:
        """The value as printed."""
        if not self.value:
            return "省厅尚未规定"
        space = " " if self.unit and not self.unit.startswith("%") else ""
        return dict(self.choices).get(self.value, f"{self.value}{space}{self.unit}")


class DeadlineUnit(StrEnum):
    """How a deadline is counted; the day it starts is not counted."""

    CALENDAR_DAYS = "日"
    WORKING_DAYS = "个工作日"
    MONTHS = "个月"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A named period, for example the notice before an inspection.

    Attributes:
        amount: None: the province has not decided; it is asked case by case.
        basis: the clause it rests on, or None where it is the province's own choice.
    """

    name: str
    title: str
    amount: int | None
    unit: DeadlineUnit
    basis: Citation | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """One line of the wording library: a fact as found and what must be corrected."""

    category: str
    problem: str
    requirement: str


@dataclass(frozen=True, slots=True)
class Pack:
    """One published version of the policy.

    Attributes:
        version: for example 2026.1.
        sha256: hex, over the files of the pack.
        order_power: the clause that empowers the bureau to order correction.
        hazard_power: the further clause for major hazards, used only while the parameter
            work_safety_65 says yes (law notes A20).
        severity_days: calendar days for correction that an item takes over.
    """

    version: str
    issued_on: date
    sha256: str
    sources: Mapping[str, Source]
    checklists: Mapping[str, Checklist]
    parameters: Mapping[str, Parameter]
    order_power: Citation
    hazard_power: Citation | None = None
    deadlines: Mapping[str, Deadline] = field(default_factory=dict)
    phrases: tuple[Phrase, ...] = ()
    calendar: WorkCalendar = NO_CALENDAR
    severity_days: Mapping[Severity, int] = field(default_factory=dict)

    def item(self, code: str) -> Item:
        """Return the item with this code.

        Raises:
            KeyError: the pack has no such item.
        """
        for item in self.items():
            if item.code == code:
                return item
        raise KeyError(code)

    def items(self) -> Iterator[Item]:
        """All items of all checklists, each once, in order."""
        for checklist in self.checklists.values():
            yield from checklist.items

    def sections_of(self, checklist: str) -> tuple[Section, ...]:
        """Sections of a checklist followed by what it includes from others.

        Raises:
            KeyError: the pack has no such checklist.
        """
        chosen = self.checklists[checklist]
        sections = list(chosen.sections)
        for code in chosen.includes:
            if code in self.checklists:
                sections.extend(self.checklists[code].sections)
        shared = tuple(self.item(code) for code in chosen.includes if code not in self.checklists)
        if shared:
            sections.append(Section("共用", "共用条目", shared))
        return tuple(sections)

    def items_of(self, checklist: str) -> tuple[Item, ...]:
        """All items that are walked through with a checklist.

        Raises:
            KeyError: the pack has no such checklist.
        """
        return tuple(item for section in self.sections_of(checklist) for item in section.items)
