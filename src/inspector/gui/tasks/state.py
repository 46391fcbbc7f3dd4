"""What the tasks screen shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from inspector.domain.inspection import InspectionKind
from inspector.domain.shanghai import date_in_words
from inspector.gui.deadlines import deadline_in_words
from inspector.gui.navigation import Place, Room
from inspector.gui.theme import Tone
from inspector.operations.list_tasks import Task, TaskKind, TaskList

_VERBS: Final = {
    TaskKind.RETURNED: "看退回理由",
    TaskKind.RECHECK: "开始复查",
    TaskKind.DRAFT: "继续检查",
    TaskKind.VISIT: "开始检查",
}
NO_VERB: Final = "打开"


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task in the list."""

    task: Task
    today: date

    @property
    def what(self) -> str:
        """What is known of it."""
        task = self.task
        day = date_in_words(task.on) if task.on else ""
        match task.kind:
            case TaskKind.RETURNED:
                return f"{day}的检查被省厅退回"
            case TaskKind.RECHECK:
                limit = f"，最早{day}到期" if day else ""
                return f"责令改正 {task.findings} 个问题{limit}"
            case TaskKind.DRAFT:
                return f"{day}开始，还没有封存"
            case _:
                return f"上次检查：{day}" if day else "本机没有检查记录"

    @property
    def state(self) -> str:
        """How far the deadline is, or why it waits."""
        return self._chip[0]

    @property
    def tone(self) -> Tone:
        """How urgent it is."""
        return self._chip[1]

    @property
    def verb(self) -> str:
        """What the button does."""
        return _VERBS[self.task.kind]

    @property
    def place(self) -> Place:
        """Where the work is."""
        task = self.task
        match task.kind:
            case TaskKind.RECHECK:
                return Place(Room.STARTING, task.institution_id, InspectionKind.RECHECK.name)
            case TaskKind.VISIT:
                return Place(Room.STARTING, task.institution_id)
            case _:
                return Place(Room.INSPECTION, task.inspection_id)

    @property
    def order(self) -> str:
        """What the list is ordered by: the kind, and the day within it."""
        place = list(TaskKind).index(self.task.kind)
        return f"{place}{self.task.on.isoformat() if self.task.on else ''}"

    def holds(self, words: str) -> bool:
        """Whether institution, township or kind hold every one of the words."""
        task = self.task
        whole = f"{task.institution_name} {task.township} {task.kind.value}"
        return all(word in whole for word in words.split())

    @property
    def _chip(self) -> tuple[str, Tone]:
        match self.task.kind:
            case TaskKind.RETURNED:
                return "待更正", Tone.DANGER
            case TaskKind.RECHECK:
                return deadline_in_words(self.task.on, self.today)
            case TaskKind.DRAFT:
                return "草稿", Tone.PLAIN
            case _:
                return "待检查", Tone.WARNING


def lines_of(known: TaskList, today: date) -> tuple[TaskLine, ...]:
    """Return a line for each task, in their order."""
    return tuple(TaskLine(one, today) for one in known.tasks)


def counts_of(known: TaskList) -> Mapping[TaskKind | None, int]:
    """Return how many there are of each kind, and of all."""
    counts: dict[TaskKind | None, int] = {
        kind: sum(one.kind is kind for one in known.tasks) for kind in TaskKind
    }
    counts[TaskKind.VISIT] = known.unvisited
    counts[None] = sum(counts.values())
    return counts


def listed_in_words(lines: Sequence[TaskLine], counts: Mapping[TaskKind | None, int]) -> str:
    """Return how many there are, and whether the list shows fewer."""
    if not counts[None]:
        return ""
    visits = sum(one.task.kind is TaskKind.VISIT for one in lines)
    if visits < counts[TaskKind.VISIT]:
        return f"{counts[None]} 件 · 今年未检查的列出最久没去的 {visits} 家"
    return f"{counts[None]} 件"
