"""What the rectification screen shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from inspector.domain.shanghai import date_in_words
from inspector.gui.deadlines import SOON, deadline_in_words
from inspector.gui.theme import Tone
from inspector.operations.open_findings import OpenFinding


class Urgency(Enum):
    """How urgent a finding is, as one filters for it."""

    OVERDUE = "逾期"
    AT_ONCE = "立即改正"
    SOON = f"{SOON} 天内到期"
    LATER = "未到期"


@dataclass(frozen=True, slots=True)
class OpenLine:
    """One finding in the list."""

    open_finding: OpenFinding
    today: date

    @property
    def deadline(self) -> str:
        """The deadline as a day."""
        day = self.open_finding.finding.deadline
        return date_in_words(day) if day else "立即"

    @property
    def state(self) -> str:
        """How far the deadline is."""
        return deadline_in_words(self.open_finding.finding.deadline, self.today)[0]

    @property
    def tone(self) -> Tone:
        """How urgent it is."""
        return deadline_in_words(self.open_finding.finding.deadline, self.today)[1]

    @property
    def urgency(self) -> Urgency:
        """How urgent it is, as one filters for it."""
        day = self.open_finding.finding.deadline
        if day is None:
            return Urgency.AT_ONCE
        left = (day - self.today).days
        if left < 0:
            return Urgency.OVERDUE
        return Urgency.SOON if left <= SOON else Urgency.LATER

    @property
    def order(self) -> str:
        """What the list is ordered by."""
        day = self.open_finding.finding.deadline
        return day.isoformat() if day else ""

    def holds(self, words: str) -> bool:
        """Whether institution, place, fact or order hold every one of the words."""
        one = self.open_finding
        whole = f"{one.institution_name} {one.finding.place} {one.finding.fact} {one.order}"
        return all(word in whole for word in words.split())


def lines_of(findings: Sequence[OpenFinding], today: date) -> tuple[OpenLine, ...]:
    """Return a line for each open finding, in their order."""
    return tuple(OpenLine(one, today) for one in findings)


def counts_of(lines: Sequence[OpenLine]) -> Mapping[Urgency | None, int]:
    """Return how many there are of each urgency, and of all."""
    counts: dict[Urgency | None, int] = {None: len(lines)}
    for urgency in Urgency:
        counts[urgency] = sum(line.urgency is urgency for line in lines)
    return counts
