"""Who opens a workspace: an inspector with a passphrase, asked for by window or command line."""

from inspector.operations.unlock_question import LockedError, Question, Unlock
from inspector.storage.vault.place import VaultPlace
from inspector.storage.vault.vault import Vault, create_vault, open_vault


def question_of(place: VaultPlace) -> Question:
    """Return what is to be asked for this vault.

    Raises:
        DamagedError: the vault's file is damaged.
    """
    endings = place.endings() if place.exists else ()
    return Question(endings, place.shortest_phrase())


def unlocked(place: VaultPlace, unlock: Unlock | None) -> Vault:
    """Open the vault with what a person answers; make it where there is none.

    Raises:
        LockedError: nobody can be asked.
        UserError: the vault was not opened or made, with the reason.
    """
    if unlock is None:
        raise LockedError(
            "账册已加密，需要检查员的口令才能打开。请在窗口中打开，或按说明提供口令。"
        )
    given = unlock(question_of(place))
    if place.exists:
        return open_vault(place, given.inspector, given.phrase)
    return create_vault(place, given.inspector, given.phrase)
