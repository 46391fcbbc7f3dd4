"""Whether a sealed record still holds: no paper is made from one that does not."""

from inspector.errors import UserError
from inspector.operations.settle_versions import open_conflicts, replaced_records
from inspector.storage.database import Stored


class RecordNotStandingError(UserError):
    """The record was replaced, or a person has to choose between its versions first."""


def require_standing(stored: Stored, sha256: str) -> None:
    """Let a record pass that holds.

    Args:
        stored: as read.
        sha256: hex, of the sealed record.

    Raises:
        RecordNotStandingError: it was replaced, or its versions wait for a decision.
    """
    for conflict in open_conflicts(stored):
        if sha256 in {conflict.superseded, *(one.sha256 for one in conflict.rivals)}:
            raise RecordNotStandingError(
                "这次检查有几个互相冲突的更正版本，还没有选定，不能制作文书和证据包。"
                "请先在“今日”的“要选定的更正版本”中选定一个。"
            )
    if sha256 in replaced_records(stored):
        raise RecordNotStandingError(
            "这次检查的记录已被更正版本取代，不能再用它制作文书和证据包。"
            "请打开这家机构最新的更正版本，从那里制作。"
        )
