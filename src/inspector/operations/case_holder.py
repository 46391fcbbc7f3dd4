"""Who holds a case: that laptop alone corrects it and issues its papers."""

from inspector.errors import UserError
from inspector.operations.identity import own_names
from inspector.operations.messages.case_handed_over import last_hand_over
from inspector.operations.workspace import Role, Workspace
from inspector.storage.database import Stored


class HandedOverError(UserError):
    """Another laptop holds the case."""


def require_held(workspace: Workspace, stored: Stored, inspection_id: str) -> None:
    """See that a county's laptop holds the case on which it is about to work.

    Raises:
        HandedOverError: it was handed over to another one.
    """
    handed = last_hand_over(stored, inspection_id)
    if handed is None or workspace.role is Role.PROVINCE:
        return
    if handed.holder not in own_names(stored):
        raise HandedOverError(
            f"这次检查已由省厅移交给电脑{handed.holder}办理（{handed.reason}），本机只能查看，"
            "没有改动。请在那台电脑上更正或制作文书。"
        )


def holder_of(stored: Stored, inspection_id: str, origin: str) -> str:
    """Return the laptop that holds a case; at first the one that it came from."""
    handed = last_hand_over(stored, inspection_id)
    return origin if handed is None else handed.holder
