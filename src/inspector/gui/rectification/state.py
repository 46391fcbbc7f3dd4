"""What the rectification screen shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from inspector.domain.shanghai import date_in_words
from inspector.gui.deadlines import deadline_in_words
from inspector.gui.theme import Tone
from inspector.operations.open_findings import OpenFinding


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
    def order(self) -> str:
        """What the list is ordered by."""
        day = self.open_finding.finding.deadline
        return day.isoformat() if day else ""

    def holds(self, words: str) -> bool:
        """Whether institution, fact or order hold every one of the words."""
        one = self.open_finding
        whole = f"{one.institution_name} {one.finding.fact} {one.order}"
        return all(word in whole for word in words.split())


def lines_of(findings: Sequence[OpenFinding], today: date) -> tuple[OpenLine, ...]:
    """Return a line for each open finding, in their order."""
    return tuple(OpenLine(one, today) for one in findings)
