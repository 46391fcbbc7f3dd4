"""The province's keepers, any two of whom can recover a laptop whose passphrases are forgotten."""

import msgspec

from inspector.errors import UserError
from inspector.operations.changes import Changed
from inspector.operations.workspace import Role, Workspace
from inspector.storage.vault.keepers import FEWEST, MOST, Keeper, appoint

_PREFIX = "keeper-"


class KeepersError(UserError):
    """A keeper could not be appointed, or there are too few."""


def appoint_keeper(workspace: Workspace, name: str, phrase: str) -> Changed:
    """Make the identity of a keeper, sealed by a passphrase that the keeper alone knows.

    Raises:
        KeepersError: this is no province's desk, there are five, or the name is taken.
        WeakPhraseError: the passphrase is too easily guessed.
    """
    known = held_keepers(workspace)
    if workspace.role is not Role.PROVINCE:
        raise KeepersError("恢复保管人只在省厅设立，县级账册不用设立，没有改动。")
    if len(known) >= MOST or name.strip() in {one.name for one in known}:
        raise KeepersError(f"“{name.strip()}”已经是保管人，或者保管人已满 {MOST} 名，没有设立。")
    keeper = appoint(name, phrase)
    workspace.keys.put(f"{_PREFIX}{len(known) + 1}", msgspec.json.encode(keeper))
    return Changed.SETTINGS


def held_keepers(workspace: Workspace) -> tuple[Keeper, ...]:
    """Return the keepers in the order of their appointment."""
    names = [name for name in workspace.keys.names() if name.startswith(_PREFIX)]
    kept = (workspace.keys.get(name) for name in names)
    return tuple(msgspec.json.decode(one, type=Keeper) for one in kept if one is not None)


def recipients_for_laptops(workspace: Workspace) -> tuple[str, ...]:
    """Return what a laptop entrusts its key to; in practice there may be nobody.

    Raises:
        KeepersError: fewer than two keepers, so that a lost passphrase would be a lost year.
    """
    keepers = held_keepers(workspace)
    if len(keepers) < FEWEST and not workspace.practice:
        raise KeepersError(
            f"省厅还没有设立两名恢复保管人（现有 {len(keepers)} 名），"
            "县级电脑的口令一旦丢失将无法恢复，没有登记。请先用 vault keeper 设立两名保管人。"
        )
    return tuple(one.recipient for one in keepers)
