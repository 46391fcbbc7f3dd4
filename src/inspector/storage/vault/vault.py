"""The vault of a home: opened by one of its inspectors, it gives the keys to everything else."""

import os
from collections.abc import Sequence
from typing import Final

import msgspec

from inspector.errors import UserError
from inspector.storage.failures import DamagedError
from inspector.storage.sqlite_access import SqliteAccess
from inspector.storage.vault.header import Header, Slot, ending_of, read_header, write_header
from inspector.storage.vault.keepers import pairs_of
from inspector.storage.vault.locks import Locksmith
from inspector.storage.vault.place import VaultPlace
from inspector.storage.vault.sealed_form import SealedForm
from inspector.storage.vault.sealing import NotOpenedError, key_for, new_key, seal, unseal

_IDENT: Final = 16


class NoSuchInspectorError(UserError):
    """Nobody on this laptop has that certificate number."""


class InspectorKnownError(UserError):
    """The inspector has a way in already."""


class LastInspectorError(UserError):
    """Somebody must be able to open the vault."""


class VaultExistsError(UserError):
    """There is a vault already."""


class NameSealer:
    """Seals secrets under the name that they are kept by."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def seal(self, name: str, secret: bytes) -> bytes:
        """Return what may lie on the disk."""
        return seal(self._key, secret, name)

    def unseal(self, name: str, sealed: bytes) -> bytes:
        """Return the secret.

        Raises:
            DamagedError: it was changed, or it was kept under another name.
        """
        try:
            return unseal(self._key, sealed, name)
        except NotOpenedError as error:
            raise DamagedError(
                f"本机名为“{name}”的密钥文件已损坏，没有改动。请从备份恢复，或重新办理登记。"
            ) from error


class Vault:
    """An open vault; its key is in the memory of this program and nowhere else."""

    def __init__(self, place: VaultPlace, key: bytes, inspector: str) -> None:
        self.place = place
        self.inspector = inspector
        """Certificate number of who opened it."""
        self._key = key

    def access(self) -> SqliteAccess:
        """Return how the data file is opened."""
        return SqliteAccess(key_for("database", self._key))

    def form(self) -> SealedForm:
        """Return how photos and papers lie on the disk."""
        return SealedForm(key_for("files", self._key), key_for("names", self._key))

    def sealer(self) -> NameSealer:
        """Return what seals the device's own keys."""
        return NameSealer(key_for("keys", self._key))

    def inspectors(self) -> tuple[str, ...]:
        """Return the certificate numbers of all who can open the vault."""
        return tuple(self._who(slot) for slot in self._header().slots)

    def prove(self, phrase: str) -> None:
        """See that whoever sits there now is the inspector who opened the vault.

        Raises:
            WrongPhraseError, TooManyTriesError: not so.
        """
        self._smith().open(self._slot_of(self.inspector).lock, phrase)

    def hand(self, inspector: str, phrase: str) -> bytes:
        """Return 32 secret bytes that nobody but this inspector can bring out, made when needed.

        Raises:
            NoSuchInspectorError: there is none.
            WrongPhraseError, TooManyTriesError: it is not the inspector.
        """
        slot = self._slot_of(inspector)
        if slot.hand is not None:
            return self._smith().open(slot.hand, phrase)
        self._smith().open(slot.lock, phrase)
        secret = new_key()
        self._give_hand(slot, secret, inspector, phrase)
        return secret

    def admit(self, inspector: str, phrase: str) -> None:
        """Give another inspector a way in, with a phrase that nobody else knows.

        Raises:
            InspectorKnownError: this inspector has one.
            WeakPhraseError: the phrase is too easily guessed.
        """
        if inspector in self.inspectors():
            raise InspectorKnownError(
                f"执法证号为{inspector}的检查员已经可以打开本机，没有再次添加。"
            )
        self.renew(inspector, phrase)

    def change(self, old: str, new: str) -> None:
        """Change the phrase of the inspector who opened the vault.

        Raises:
            WrongPhraseError, TooManyTriesError: the old phrase is another one.
            WeakPhraseError: the new one is too easily guessed.
        """
        self.prove(old)
        hand = self._slot_of(self.inspector).hand
        secret = None if hand is None else self._smith().open(hand, old)
        self.renew(self.inspector, new)
        if secret is not None:
            self._give_hand(self._slot_of(self.inspector), secret, self.inspector, new)

    def renew(self, inspector: str, phrase: str) -> None:
        """Give an inspector a new lock in place of any earlier one, and a new hand when needed.

        Raises:
            WeakPhraseError: the phrase is too easily guessed.
        """
        header = self._header()
        earlier = tuple(one for one in header.slots if self._who(one) == inspector)
        kept = tuple(one for one in header.slots if one not in earlier)
        others = msgspec.structs.replace(header, slots=kept)
        slot = _new_slot(self._smith(), others, self._key, inspector, phrase)
        write_header(self.place.folder, msgspec.structs.replace(header, slots=(*kept, slot)))
        for one in earlier:
            self._forget(one)

    def dismiss(self, inspector: str) -> None:
        """Take an inspector's way in away.

        Raises:
            NoSuchInspectorError: there is none.
            LastInspectorError: nobody could open the vault afterwards.
        """
        slot = self._slot_of(inspector)
        header = self._header()
        if len(header.slots) == 1:
            raise LastInspectorError(
                "这是最后一名能打开本机的检查员，没有移除。请先添加另一名检查员。"
            )
        kept = tuple(one for one in header.slots if one != slot)
        write_header(self.place.folder, msgspec.structs.replace(header, slots=kept))
        self._forget(slot)

    def entrust(self, recipients: Sequence[str]) -> bool:
        """Encrypt the vault's key to every two of the province's keepers; tell whether it was.

        With fewer than two keepers nothing is entrusted and what was before stays.
        """
        pairs = pairs_of(self._key, recipients)
        if pairs:
            header = self._header()
            write_header(self.place.folder, msgspec.structs.replace(header, pairs=pairs))
        return bool(pairs)

    @property
    def is_recoverable(self) -> bool:
        """Whether the province could help when every phrase was forgotten."""
        return bool(self._header().pairs)

    def _give_hand(self, slot: Slot, secret: bytes, inspector: str, phrase: str) -> None:
        lock = self._smith().make(secret, phrase, inspector)
        given = msgspec.structs.replace(slot, hand=lock)
        header = self._header()
        slots = tuple(given if one == slot else one for one in header.slots)
        write_header(self.place.folder, msgspec.structs.replace(header, slots=slots))

    def _forget(self, slot: Slot) -> None:
        for lock in (slot.lock, slot.hand):
            if lock is not None:
                self._smith().forget(lock)

    def _header(self) -> Header:
        return read_header(self.place.folder)

    def _smith(self) -> Locksmith:
        return self.place.locksmith()

    def _who(self, slot: Slot) -> str:
        return unseal(key_for("who", self._key), slot.who, slot.lock.id).decode("utf-8")

    def _slot_of(self, inspector: str) -> Slot:
        for slot in self._header().slots:
            if self._who(slot) == inspector:
                return slot
        raise NoSuchInspectorError(
            f"本机没有执法证号为{inspector}的检查员，请核对证号，或先在本机添加这名检查员。"
        )


def create_vault(place: VaultPlace, inspector: str, phrase: str) -> Vault:
    """Make a vault with its first inspector; there is no phrase that the program came with.

    Raises:
        VaultExistsError: there is one; it is as it was.
        WeakPhraseError: the phrase is too easily guessed.
        KeyStoreError: the system's key store does not answer.
    """
    if place.exists:
        raise VaultExistsError("这个文件夹里已经有加密的账册，没有另建。请打开原有的账册。")
    if not inspector.strip():
        raise NoSuchInspectorError("没有填写执法证号，不能建立加密账册。请填写后再试。")
    key, ident = new_key(), os.urandom(_IDENT).hex()
    header = Header(v=1, id=ident, check=seal(key_for("check", key), b"", ident), slots=())
    slot = _new_slot(place.locksmith(), header, key, inspector.strip(), phrase)
    write_header(place.folder, msgspec.structs.replace(header, slots=(slot,)))
    return Vault(place, key, inspector.strip())


def open_vault(place: VaultPlace, inspector: str, phrase: str) -> Vault:
    """Open the vault.

    Args:
        place: where it is.
        inspector: certificate number or its ending; may be empty where there is one inspector.
        phrase: PIN or passphrase.

    Raises:
        NoSuchInspectorError: nobody has a number that ends so.
        WrongPhraseError, TooManyTriesError, KeyStoreLostError: not opened.
        DamagedError: the vault's file is damaged.
    """
    header = read_header(place.folder)
    slot = _slot_for(header, inspector.strip())
    key = place.locksmith().open(slot.lock, phrase)
    require_key(header, key)
    who = unseal(key_for("who", key), slot.who, slot.lock.id).decode("utf-8")
    return Vault(place, key, who)


def require_key(header: Header, key: bytes) -> None:
    """See that this is the key of the vault with this header.

    Raises:
        NotOpenedError: it is another's.
    """
    unseal(key_for("check", key), header.check, header.id)


def _slot_for(header: Header, wanted: str) -> Slot:
    if not wanted and len(header.slots) == 1:
        return header.slots[0]
    fitting = [slot for slot in header.slots if wanted.endswith(slot.ending)]
    if not fitting:
        endings = "、".join(slot.ending for slot in header.slots)
        raise NoSuchInspectorError(
            f"请写明是哪一名检查员打开本机：执法证号的末几位应是 {endings} 之一。"
        )
    return max(fitting, key=lambda slot: len(slot.ending))


def _new_slot(smith: Locksmith, header: Header, key: bytes, inspector: str, phrase: str) -> Slot:
    lock = smith.make(key, phrase, inspector)
    who = seal(key_for("who", key), inspector.encode("utf-8"), lock.id)
    return Slot(lock, ending_of(inspector, [slot.ending for slot in header.slots]), who)
