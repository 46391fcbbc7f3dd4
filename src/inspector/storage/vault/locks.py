"""Locks: a secret behind an inspector's PIN and the system's key store, or behind a passphrase."""

import os
from dataclasses import dataclass
from typing import Final

from inspector.errors import UserError
from inspector.storage.vault.header import Kind, Lock
from inspector.storage.vault.key_store import KeyStore
from inspector.storage.vault.phrases import Cost, key_of, require_strong
from inspector.storage.vault.sealing import NotOpenedError, new_key, seal, unseal
from inspector.storage.vault.tries import Tries

_SALT: Final = 16
_IDENT: Final = 16


class WrongPhraseError(UserError):
    """The passphrase is another one."""

    def __init__(self) -> None:
        super().__init__("口令不对，没有打开。请核对大小写和输入法后再试一次。")


class KeyStoreLostError(UserError):
    """The system's key store does not hold the other half any more."""


@dataclass(frozen=True, slots=True)
class Locksmith:
    """Makes locks and opens them.

    Attributes:
        store: the system's; None where it has none.
        tries: counts wrong ones.
        cost: of the locks that are made now.
    """

    store: KeyStore | None
    tries: Tries
    cost: Cost

    def make(self, secret: bytes, phrase: str, inspector: str) -> Lock:
        """Return a new lock in front of the secret.

        Raises:
            WeakPhraseError: the phrase is too easily guessed.
            KeyStoreError: the system's key store does not answer.
        """
        require_strong(phrase, inspector, with_key_store=self.store is not None)
        ident = os.urandom(_IDENT).hex()
        salt = os.urandom(_SALT)
        half = b""
        if self.store is not None:
            half = new_key()
            self.store.put(ident, half)
        key = key_of(phrase, salt, self.cost, half)
        kind: Kind = "phrase" if self.store is None else "pin"
        return Lock(ident, kind, salt, self.cost, seal(key, secret, ident))

    def open(self, lock: Lock, phrase: str) -> bytes:
        """Return the secret behind the lock.

        Raises:
            TooManyTriesError: it is too early for another try.
            WrongPhraseError: the phrase is another one.
            KeyStoreLostError: the system's key store lost its half.
        """
        half = b"" if lock.kind == "phrase" else self._half_of(lock)
        self.tries.begin(lock.id)
        try:
            secret = unseal(key_of(phrase, lock.salt, lock.cost, half), lock.sealed, lock.id)
        except NotOpenedError as error:
            raise WrongPhraseError from error
        self.tries.succeed(lock.id)
        return secret

    def forget(self, lock: Lock) -> None:
        """Let go of what the system's key store holds for a lock that is gone."""
        if lock.kind == "pin" and self.store is not None:
            self.store.remove(lock.id)

    def _half_of(self, lock: Lock) -> bytes:
        half = self.store.get(lock.id) if self.store is not None else None
        if half is None:
            raise KeyStoreLostError(
                "这台电脑的系统密钥库里没有与口令配套的密钥，可能换过电脑或系统账户，没有打开。"
                "请用“找回口令”向省厅申请恢复，或由本机另一名检查员打开后重新设置。"
            )
        return half
