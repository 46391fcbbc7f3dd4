"""A finding: a fact against an item, with what must be done about it."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Self

from inspector.domain.checklist import Severity


class Remedy(StrEnum):
    """What the inspectors demand."""

    ON_THE_SPOT = "当场改正"
    AT_ONCE = "立即改正"
    BY_DEADLINE = "限期改正"


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem found on site.

    Attributes:
        id: unique in its inspection, stable.
        item: code of the item it is about.
        deadline: last day for correction; only with BY_DEADLINE.
        responsible: person at the institution who answers for the correction.
    """

    id: str
    item: str
    place: str
    fact: str
    requirement: str
    severity: Severity
    remedy: Remedy
    deadline: date | None = None
    responsible: str = ""

    def due_by(self, deadline: date) -> Self:
        """Return the finding with a deadline."""
        return replace(self, remedy=Remedy.BY_DEADLINE, deadline=deadline)

    @property
    def needs_order(self) -> bool:
        """Whether it goes into a rectification order; corrected on the spot, it does not."""
        return self.remedy is not Remedy.ON_THE_SPOT

    @property
    def is_complete(self) -> bool:
        """Whether place, fact, requirement and deadline are all there."""
        written = bool(self.place.strip() and self.fact.strip() and self.requirement.strip())
        return written and (self.remedy is not Remedy.BY_DEADLINE or self.deadline is not None)
