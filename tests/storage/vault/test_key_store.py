"""The system's key store: taken only where it keeps secrets, and its failures are told."""

from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail

from inspector.storage.vault.key_store import KeyStoreError, SystemKeyStore, system_key_store


class Backend(KeyringBackend):
    priority = 1.0
    broken = False

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        if self.broken:
            raise OSError("locked")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.broken:
            raise OSError("locked")
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.broken:
            raise OSError("locked")
        del self.kept[service, username]


class Trusted(Backend):
    __module__ = "keyring.backends.SecretService"


class Deaf(Trusted):
    """Takes secrets and forgets them."""

    def set_password(self, service: str, username: str, password: str) -> None:
        pass


class Stubborn(Trusted):
    def delete_password(self, service: str, username: str) -> None:
        raise OSError("locked")


def test_secrets_are_kept_and_taken_away() -> None:
    store = SystemKeyStore(Trusted())
    assert store.get("a") is None
    store.put("a", b"secret")
    assert store.get("a") == b"secret"
    store.remove("a")
    store.remove("a")
    assert store.get("a") is None


@pytest.mark.parametrize("use", ["get", "put", "remove"])
def test_a_locked_store_is_told(use: str) -> None:
    backend = Trusted()
    backend.broken = True
    arguments: tuple[Any, ...] = ("a", b"x") if use == "put" else ("a",)
    with pytest.raises(KeyStoreError, match="钥匙环"):
        getattr(SystemKeyStore(backend), use)(*arguments)


def test_a_store_that_keeps_nothing_or_lets_go_of_nothing_is_told() -> None:
    with pytest.raises(KeyStoreError):
        SystemKeyStore(Deaf()).put("a", b"secret")
    stubborn = SystemKeyStore(Stubborn())
    stubborn.put("a", b"secret")
    with pytest.raises(KeyStoreError):
        stubborn.remove("a")


@pytest.mark.parametrize(
    ("backend", "found"), [(Trusted(), True), (Backend(), False), (fail.Keyring(), False)]
)
def test_only_stores_that_encrypt_are_taken(
    monkeypatch: pytest.MonkeyPatch, backend: KeyringBackend, found: bool
) -> None:
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    assert (system_key_store() is not None) is found


def test_a_chain_is_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    chain = chainer.ChainerBackend()
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [Backend(), Trusted()])
    monkeypatch.setattr(keyring, "get_keyring", lambda: chain)
    assert system_key_store() is not None
