"""A vault that costs little to open, with a clock that a test moves and a key store in memory."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from inspector.storage.vault.key_store import KeyStore
from inspector.storage.vault.phrases import Cost
from inspector.storage.vault.place import VaultPlace
from inspector.storage.vault.vault import Vault, create_vault

CHEAP = Cost(memory=64, iterations=1, lanes=1)
FIRST, SECOND = "演练-140100-0001", "演练-140100-0002"
PHRASE, OTHER = "雁门关外有人家-42", "汾河流水哗啦啦-17"


@dataclass
class Since:
    """Seconds since the computer was started."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class MemoryStore:
    """A key store of the system that a test can look into."""

    kept: dict[str, bytes] = field(default_factory=dict)

    def get(self, name: str) -> bytes | None:
        return self.kept.get(name)

    def put(self, name: str, secret: bytes) -> None:
        self.kept[name] = secret

    def remove(self, name: str) -> None:
        self.kept.pop(name, None)


def place_in(home: Path, since: Since, store: KeyStore | None = None) -> VaultPlace:
    return VaultPlace(home, since, lambda: store, CHEAP)


@pytest.fixture
def since() -> Since:
    return Since()


@pytest.fixture
def place(tmp_path: Path, since: Since) -> VaultPlace:
    return place_in(tmp_path, since)


@pytest.fixture
def vault(place: VaultPlace) -> Vault:
    return create_vault(place, FIRST, PHRASE)
