"""Why this laptop must be enrolled again before anything leaves it, and how to go on.

A workspace out of a backup would give numbers and log lines a second time, which the province
takes for a clone. What the province finds contradictory, and a grant that it has withdrawn, have
the same way out: a new key.
"""

from enum import Enum
from typing import Final

from inspector.errors import UserError
from inspector.exchange.grant import Grant, open_grant
from inspector.operations.identity import GRANT, enrolled_device, held_trust
from inspector.operations.workspace import Workspace
from inspector.storage.database import Stored

_KEY: Final = "enrol.again"


class Doubt(Enum):
    """What happened, and how to go on."""

    code: str
    sentence: str

    RESTORED = (
        "restored",
        (
            "本账册是从备份恢复的，备份之后送出的内容省厅可能已收到，现在导出会造成编号重复，"
            "没有导出。请先重新办理登记（写登记申请，换发授权），再导出；备份里的检查不会丢。"
        ),
    )
    CONTRADICTED = (
        "contradicted",
        (
            "省厅收到过以本机名义送来的互相矛盾的数据包，本机可能被复制过，或者恢复过旧备份，"
            "没有导出。请重新办理登记（写登记申请，换发授权）；如另有一台复制出来的电脑，"
            "请在那一台上作为新电脑登记。"
        ),
    )
    REVOKED = (
        "revoked",
        (
            "省厅已吊销本机的授权，没有导出。请与省厅核实；本机仍要使用的，请作为新电脑登记，"
            "已封存的检查会随新授权重新送出。"
        ),
    )

    def __init__(self, code: str, sentence: str) -> None:
        self.code = code
        self.sentence = sentence


class RestoredError(UserError):
    """Nothing may leave this workspace before it is enrolled again."""

    def __init__(self, doubt: Doubt) -> None:
        super().__init__(doubt.sentence)
        self.doubt = doubt


def mark_restored(stored: Stored) -> None:
    """Remember that the grant with which this workspace lives is spent."""
    grant = stored.trust.get(GRANT)
    serial = 0 if grant is None else open_grant(grant, held_trust(stored)).serial
    _mark(stored, serial, Doubt.RESTORED)


def mark_contradicted(stored: Stored, serial: int) -> bool:
    """Remember what the province found of the grant with this serial; tell whether it is held."""
    grant = stored.trust.get(GRANT)
    held = grant is not None and open_grant(grant, held_trust(stored)).serial == serial
    if held and not stored.settings.get(_KEY):
        _mark(stored, serial, Doubt.CONTRADICTED)
    return held


def settle_restored(stored: Stored, grant: Grant) -> None:
    """Forget it when another grant came."""
    spent = stored.settings.get(_KEY)
    if spent and grant.serial != int(spent.split()[0]):
        stored.settings.put(_KEY, "")


def doubt_of(stored: Stored) -> Doubt | None:
    """Return why this laptop must be enrolled again; None: it need not."""
    kept = stored.settings.get(_KEY)
    if kept:
        return next(one for one in Doubt if one.code == kept.split()[1])
    if stored.trust.get(GRANT) is None:
        return None
    enrolled = enrolled_device(stored)
    revoked = enrolled.trust.revocation_of(enrolled.grant.serial)
    return None if revoked is None else Doubt.REVOKED


def standing_doubt(workspace: Workspace) -> Doubt | None:
    """Return the same of an open workspace."""
    with workspace.database.reading() as stored:
        return doubt_of(stored)


def require_not_restored(stored: Stored) -> None:
    """Refuse to let anything leave a workspace that must be enrolled again.

    Raises:
        RestoredError: the doubt.
    """
    doubt = doubt_of(stored)
    if doubt is not None:
        raise RestoredError(doubt)


def _mark(stored: Stored, serial: int, doubt: Doubt) -> None:
    stored.settings.put(_KEY, f"{serial} {doubt.code}")
