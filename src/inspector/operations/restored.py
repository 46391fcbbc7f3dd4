"""A workspace that came out of a backup: the province may have seen what it does not know of.

It would give numbers and log lines a second time, which the province takes for a clone. So
nothing leaves it before the laptop was enrolled again, with a later epoch.
"""

from typing import Final

from inspector.errors import UserError
from inspector.exchange.grant import Grant, open_grant
from inspector.operations.identity import GRANT, held_trust
from inspector.storage.database import Stored

_KEY: Final = "restored.epoch"


class RestoredError(UserError):
    """The workspace was restored from a backup and not enrolled again."""


def mark_restored(stored: Stored) -> None:
    """Remember that the epoch in which this workspace lives is spent."""
    grant = stored.trust.get(GRANT)
    epoch = 0 if grant is None else open_grant(grant, held_trust(stored)).epoch
    stored.settings.put(_KEY, str(epoch))


def settle_restored(stored: Stored, grant: Grant) -> None:
    """Forget it when a grant of a later epoch came."""
    spent = stored.settings.get(_KEY)
    if spent and grant.epoch > int(spent):
        stored.settings.put(_KEY, "")


def require_not_restored(stored: Stored) -> None:
    """Refuse to let anything leave a restored workspace.

    Raises:
        RestoredError: it was restored.
    """
    if stored.settings.get(_KEY):
        raise RestoredError(
            "本账册是从备份恢复的，备份之后送出的内容省厅可能已收到，现在导出会造成编号重复，"
            "没有导出。请先重新办理登记（换发授权），再导出。"
        )
