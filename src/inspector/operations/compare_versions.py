"""What a person sees before choosing between versions of the same inspection."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inspector.domain.answer_words import answer_in_words
from inspector.domain.checklist import Item
from inspector.domain.inspection import Inspection
from inspector.domain.versions import Version
from inspector.operations.judged_inspection import judge_inspection
from inspector.operations.settle_versions import open_conflicts
from inspector.operations.workspace import Workspace

_NOTHING = "没有作答"


@dataclass(frozen=True, slots=True)
class WaitingConflict:
    """Versions that wait for a decision, with the name of the institution they are about."""

    superseded: str
    institution_name: str
    rivals: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What the versions say differently.

    Attributes:
        question: text of the item, with its code, or what else differs.
        told: what each version says, in the order of the rivals.
    """

    question: str
    told: tuple[str, ...]


def waiting_conflicts(workspace: Workspace) -> tuple[WaitingConflict, ...]:
    """Return the conflicts that wait for a decision."""
    with workspace.database.reading() as stored:
        return tuple(
            WaitingConflict(
                conflict.superseded,
                stored.institutions.inspected(conflict.rivals[0].inspection_id).name,
                conflict.rivals,
            )
            for conflict in open_conflicts(stored)
        )


def differences_of(workspace: Workspace, rivals: Sequence[Version]) -> tuple[Difference, ...]:
    """Return the answers, findings and photos in which the versions differ."""
    with workspace.database.reading() as stored:
        versions = [stored.inspections.get(one.inspection_id) for one in rivals]
    items: dict[str, Item] = {}
    for one in versions:
        judged = judge_inspection(workspace, one, workspace.pack_of(one.pack_version))
        items |= {item.code: item for item in judged.items}
    rows = [*_answers(items, versions), *_rest(versions)]
    return tuple(row for row in rows if len(set(row.told)) > 1)


def _answers(items: dict[str, Item], versions: Sequence[Inspection]) -> Iterator[Difference]:
    for code, item in items.items():
        answers = (one.answers.get(code) for one in versions)
        told = tuple(answer_in_words(item, one) if one else _NOTHING for one in answers)
        yield Difference(f"{code} {item.text}", told)


def _rest(versions: Sequence[Inspection]) -> Iterator[Difference]:
    facts = ("；".join(found.fact for found in one.findings) for one in versions)
    yield Difference("问题", tuple(words or "没有问题" for words in facts))
    yield Difference("照片", tuple(f"{len(one.attachments)} 张" for one in versions))
