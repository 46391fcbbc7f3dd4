"""Keepers: officers of the province, any two of whom together can recover a laptop's key.

Decision: two persons, not one. The key is encrypted with age (age-encryption.org/v1) to one keeper
and the result to another, once for every two keepers; so each pair opens it and nobody alone does,
with no construction but age itself. The province may name two to five. Each keeper's identity lies
at the province's desk sealed by the keeper's own passphrase, which the desk does not know; it is
opened for the one answer and forgotten. Secret sharing would save a few hundred bytes and cost a
construction that fewer people have looked at.
"""

import os
from collections.abc import Sequence
from itertools import combinations
from typing import Final

import msgspec
import pyrage

from inspector.errors import UserError
from inspector.storage.vault.header import Pair
from inspector.storage.vault.phrases import RECOMMENDED, Cost, key_of, require_strong
from inspector.storage.vault.sealing import NotOpenedError, seal, unseal

FEWEST: Final = 2
MOST: Final = 5

_SALT: Final = 16


class KeeperError(UserError):
    """A keeper could not be appointed or did not open."""


class Keeper(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One keeper, as the province's desk holds it.

    Attributes:
        recipient: public, goes to every laptop ("age1…").
        sealed: the secret identity, behind the keeper's passphrase.
    """

    name: str
    recipient: str
    salt: bytes
    cost: Cost
    sealed: bytes


def appoint(name: str, phrase: str, cost: Cost = RECOMMENDED) -> Keeper:
    """Make a keeper's identity, sealed by the keeper's passphrase of ten characters or more.

    Raises:
        KeeperError: no name.
        WeakPhraseError: the passphrase is too easily guessed.
    """
    if not name.strip():
        raise KeeperError("没有填写保管人的姓名，没有设立。请填写后再试。")
    require_strong(phrase, "", with_key_store=False)
    identity = pyrage.x25519.Identity.generate()
    recipient = str(identity.to_public())
    salt = os.urandom(_SALT)
    sealed = seal(key_of(phrase, salt, cost), str(identity).encode("ascii"), recipient)
    return Keeper(name.strip(), recipient, salt, cost, sealed)


def identity_of(keeper: Keeper, phrase: str) -> str:
    """Return the keeper's secret identity.

    Raises:
        KeeperError: the passphrase is another one.
    """
    try:
        key = key_of(phrase, keeper.salt, keeper.cost)
        return unseal(key, keeper.sealed, keeper.recipient).decode("ascii")
    except NotOpenedError as error:
        raise KeeperError(f"保管人{keeper.name}的口令不对，没有恢复。请本人重新输入。") from error


def pairs_of(key: bytes, recipients: Sequence[str]) -> tuple[Pair, ...]:
    """Return the key encrypted to every two of the recipients; empty for fewer than two."""
    different = list(dict.fromkeys(recipients))[:MOST]
    return tuple(
        Pair(outer, inner, encrypted(encrypted(key, inner), outer))
        for outer, inner in combinations(different, FEWEST)
    )


def opened_by(pairs: Sequence[Pair], identities: Sequence[str]) -> bytes:
    """Return the key that two keepers open together.

    Args:
        pairs: of the laptop.
        identities: secret, of two keepers, in any order.

    Raises:
        KeeperError: no pair is of these two.
    """
    secret_of = {recipient_of(one): one for one in identities}
    for pair in pairs:
        if pair.outer != pair.inner and {pair.outer, pair.inner} <= secret_of.keys():
            return decrypted(decrypted(pair.sealed, secret_of[pair.outer]), secret_of[pair.inner])
    raise KeeperError(
        "这台电脑的恢复资料不是交给这两名保管人的，没有恢复。请由登记这台电脑时的两名保管人办理。"
    )


def recipient_of(identity: str) -> str:
    """Return the public recipient of a secret identity."""
    return str(pyrage.x25519.Identity.from_str(identity).to_public())


def new_identity() -> str:
    """Return a new secret identity."""
    return str(pyrage.x25519.Identity.generate())


def encrypted(data: bytes, recipient: str) -> bytes:
    """Return the data encrypted to a recipient."""
    return bytes(pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(recipient)]))


def decrypted(data: bytes, identity: str) -> bytes:
    """Return what was encrypted to this identity.

    Raises:
        KeeperError: it was for another one, or was changed.
    """
    try:
        return bytes(pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(identity)]))
    except pyrage.DecryptError as error:
        raise KeeperError("恢复资料打不开，可能已损坏或不是给本机的，没有恢复。") from error
