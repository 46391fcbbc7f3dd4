"""Versions that replace the same record: shown side by side until a person decides."""

from collections.abc import Iterator

from inspector.domain.versions import Conflict, Version, conflicts, replaced
from inspector.errors import UserError
from inspector.exchange.rows import decode_row
from inspector.operations.append_to_journal import append_to_journal
from inspector.operations.changes import Changed
from inspector.operations.messages.version_chosen import MESSAGE, ChosenVersion
from inspector.operations.messages.wire import body_of
from inspector.operations.workspace import Workspace
from inspector.storage.database import Stored


class CannotChooseError(UserError):
    """The version cannot be chosen like this."""


def open_conflicts(stored: Stored) -> tuple[Conflict, ...]:
    """Return the conflicts that wait for a decision."""
    return conflicts(_versions(stored), _choices(stored))


def replaced_records(stored: Stored) -> frozenset[str]:
    """Return the hashes of the records that no longer hold."""
    return replaced(_versions(stored), _choices(stored))


def choose_version(workspace: Workspace, chosen: str, officer: str, reason: str) -> Changed:
    """Record which version holds; the others stay, and are passed over.

    Args:
        workspace: of either desk.
        chosen: hash of the version.
        officer: certificate number of who decides.
        reason: why.

    Raises:
        CannotChooseError: no reason, or that version is in no open conflict.
    """
    if not reason.strip():
        raise CannotChooseError("没有写取舍理由。请写明为什么采用这一版本，理由会留痕。")
    with workspace.database.transaction() as stored:
        for conflict in open_conflicts(stored):
            if any(one.sha256 == chosen for one in conflict.rivals):
                choice = ChosenVersion(conflict.superseded, chosen, reason.strip())
                append_to_journal(
                    workspace,
                    stored,
                    kind=MESSAGE.kind,
                    subject=conflict.superseded,
                    who=officer,
                    body=MESSAGE.encode(choice),
                )
                return Changed.INSPECTIONS | Changed.PACKAGES
    raise CannotChooseError("这一版本没有需要取舍的冲突，没有改动任何数据。")


def _versions(stored: Stored) -> Iterator[Version]:
    for inspection in stored.inspections.superseding():
        yield Version(
            inspection_id=inspection.id,
            sha256=inspection.sealed_sha256,
            supersedes=inspection.supersedes,
            author="、".join(one.name for one in inspection.officers),
            reason=inspection.superseding_reason,
        )


def _choices(stored: Stored) -> dict[str, str]:
    lines = [*stored.journal.of_kind(MESSAGE.kind), *stored.received.of_kind(MESSAGE.kind)]
    choices = (MESSAGE.decode(body_of(decode_row(line.line))) for line in lines)
    return {choice.superseded: choice.chosen for choice in choices}
