"""What is asked: checklists, sections, items and the inputs of an item."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inspector.domain.rules import Check, Condition, Rule
from inspector.domain.source import Citation, Purpose, Verification


class Severity(StrEnum):
    """How grave a finding under an item is; criteria of designation have none."""

    MINOR = "一般"
    SERIOUS = "较重"
    MAJOR_HAZARD = "重大事故隐患"
    CRITERION = "达标项"


class Evidence(StrEnum):
    """What a non-conforming answer (or a criterion) must be proved by."""

    NONE = "无"
    PHOTO = "照片"
    DOCUMENT = "材料"


class InputKind(StrEnum):
    """What can be put into one input."""

    CONFORM = "conform"
    NUMBER = "number"
    CHOICE = "choice"
    CHOICES = "choices"
    DATE = "date"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values of a choice: the stored code and the word on the button."""

    code: str
    label: str


CONFORMING = "yes"
NON_CONFORMING = "no"


@dataclass(frozen=True, slots=True)
class Input:
    """One value that an item asks for; most items have one, a ratio has two.

    Attributes:
        code: unique in its item, stable for ever.
        choices: for CONFORM exactly yes and no (whose labels may be 不存在 and 存在).
        decimals: digits after the point that a number may have.
        tally: what counting mode or the register counts for it, or empty; inputs of several items
            with the same tally take the same number.
        optional: may stay empty.
        in_future: a date that normally lies ahead (expiry, next inspection).
    """

    code: str
    label: str
    kind: InputKind
    unit: str = ""
    decimals: int = 0
    choices: tuple[Choice, ...] = ()
    tally: str = ""
    optional: bool = False
    in_future: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a checklist that knows its law and its pass rules.

    Attributes:
        code: for example T1-C09; stable for ever.
        rules: all must hold for a pass; none: recorded only.
        verified: 核验 of the item as tabled; below 核 the clause number is never printed.
        parameters: names of the pack's parameters that decide this item.
        wordings: standard wordings of a finding.
        requirement: standard wording of what must be corrected.
        deadline_days: proposed calendar days for correction; 0 means at once.
        show_if: asked only while it holds; None: always.
        verified_rest: the second mark where the table gives two (核/忆: clause seen, amount not).
        confirmed_on: the day the province confirmed an item that was not 核, if it did.
        replaces: code of an earlier item whose answers this one takes over in an open draft.
        refer_to: departments that share the competence, besides those of the sources.
        checks: contradictions told while the answer is typed.
    """

    code: str
    text: str
    inputs: tuple[Input, ...]
    rules: tuple[Rule, ...]
    severity: Severity
    evidence: Evidence
    citations: tuple[Citation, ...]
    verified: Verification
    may_be_not_applicable: bool = False
    parameters: tuple[str, ...] = ()
    wordings: tuple[str, ...] = ()
    requirement: str = ""
    deadline_days: int = 15
    show_if: Condition | None = None
    note: str = ""
    verified_rest: Verification | None = None
    confirmed_on: date | None = None
    checks: tuple[Check, ...] = ()
    refer_to: tuple[str, ...] = ()
    replaces: str = ""

    @property
    def to_be_confirmed(self) -> bool:
        """Whether the item is marked 待核 on screen."""
        marks = {self.verified, self.verified_rest or self.verified}
        return marks != {Verification.SEEN} and self.confirmed_on is None

    def input(self, code: str) -> Input:
        """Return the input with this code.

        Raises:
            KeyError: the item has no such input.
        """
        for candidate in self.inputs:
            if candidate.code == code:
                return candidate
        raise KeyError(code)

    @property
    def is_single_conform(self) -> bool:
        """Whether one key answers it."""
        return len(self.inputs) == 1 and self.inputs[0].kind is InputKind.CONFORM


@dataclass(frozen=True, slots=True)
class Section:
    """Items that are walked through together."""

    code: str
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """A named list of sections, for example T1 养老机构日常综合检查.

    Attributes:
        includes: codes of checklists or items of the pack that are walked through as well.
        purpose: what its findings are followed by; citations may serve another.
    """

    code: str
    title: str
    subject: str
    sections: tuple[Section, ...]
    note: str = ""
    includes: tuple[str, ...] = ()
    purpose: Purpose = Purpose.ORDER

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in order."""
        return tuple(item for section in self.sections for item in section.items)
