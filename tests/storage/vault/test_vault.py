"""Inspectors' ways into the vault: each their own, none that came with the program."""

from dataclasses import replace
from pathlib import Path

import pytest

from inspector.storage.failures import DamagedError
from inspector.storage.vault.folder import FOLDER, HEADER
from inspector.storage.vault.header import ending_of
from inspector.storage.vault.locks import KeyStoreLostError, WrongPhraseError
from inspector.storage.vault.phrases import Cost, WeakPhraseError, require_strong
from inspector.storage.vault.place import VaultPlace
from inspector.storage.vault.vault import (
    InspectorKnownError,
    LastInspectorError,
    NoSuchInspectorError,
    Vault,
    VaultExistsError,
    create_vault,
    open_vault,
)
from storage.vault.conftest import (
    FIRST,
    OTHER,
    PHRASE,
    SECOND,
    MemoryStore,
    Since,
    place_in,
)

PIN = "482913"


def test_a_vault_opens_again_with_the_same_keys(vault: Vault, place: VaultPlace) -> None:
    again = open_vault(place, FIRST, PHRASE)
    assert again.inspector == FIRST
    assert again.access() == vault.access()
    assert again.form().name_of("0" * 64) == vault.form().name_of("0" * 64)
    assert again.sealer().unseal("device", vault.sealer().seal("device", b"key")) == b"key"


def test_another_vault_has_other_keys(vault: Vault, since: Since, tmp_path: Path) -> None:
    other = create_vault(place_in(tmp_path / "other", since), FIRST, PHRASE)
    assert other.access() != vault.access()
    assert other.form().name_of("0" * 64) != vault.form().name_of("0" * 64)


@pytest.mark.parametrize("who", [FIRST, FIRST[-4:], ""])
def test_number_ending_or_nothing_name_the_only_inspector(
    vault: Vault, place: VaultPlace, who: str
) -> None:
    assert open_vault(place, who, PHRASE).inspector == FIRST


@pytest.mark.parametrize("phrase", ["", "雁门关外有人家-43", PHRASE.upper() + " x"])
def test_a_wrong_phrase_opens_nothing(vault: Vault, place: VaultPlace, phrase: str) -> None:
    with pytest.raises(WrongPhraseError, match="口令不对"):
        open_vault(place, FIRST, phrase)


def test_the_width_of_the_keyboard_does_not_count(place: VaultPlace) -> None:
    create_vault(place, FIRST, "Ａｂｃｄｅ－１２３４５")
    assert open_vault(place, FIRST, "Abcde-12345").inspector == FIRST


def test_every_inspector_has_an_own_phrase__k9(vault: Vault, place: VaultPlace) -> None:
    vault.admit(SECOND, OTHER)
    assert place.endings() == ("0001", "0002")
    assert vault.inspectors() == (FIRST, SECOND)
    assert open_vault(place, SECOND, OTHER).inspector == SECOND
    with pytest.raises(WrongPhraseError):
        open_vault(place, SECOND, PHRASE)
    with pytest.raises(NoSuchInspectorError, match="0001、0002"):
        open_vault(place, "", PHRASE)
    with pytest.raises(NoSuchInspectorError):
        open_vault(place, "演练-9999", PHRASE)


def test_numbers_that_end_alike_are_told_apart(vault: Vault, place: VaultPlace) -> None:
    alike = "演练-149902-0001"
    vault.admit(alike, OTHER)
    assert place.endings() == ("0001", "-0001"[-5:])
    assert open_vault(place, alike, OTHER).inspector == alike
    assert ending_of("0001", ["0001"]) == "0001"


def test_an_inspector_is_admitted_once(vault: Vault) -> None:
    with pytest.raises(InspectorKnownError):
        vault.admit(FIRST, OTHER)


def test_a_changed_phrase_replaces_the_old_one(vault: Vault, place: VaultPlace) -> None:
    with pytest.raises(WrongPhraseError):
        vault.change(OTHER, "太行山上看日出-88")
    vault.change(PHRASE, OTHER)
    assert open_vault(place, FIRST, OTHER).access() == vault.access()
    with pytest.raises(WrongPhraseError):
        open_vault(place, FIRST, PHRASE)


def test_whoever_returns_proves_to_be_the_same(vault: Vault) -> None:
    vault.prove(PHRASE)
    with pytest.raises(WrongPhraseError):
        vault.prove(OTHER)


def test_a_dismissed_inspector_stays_outside(vault: Vault, place: VaultPlace) -> None:
    with pytest.raises(LastInspectorError):
        vault.dismiss(FIRST)
    with pytest.raises(NoSuchInspectorError):
        vault.dismiss(SECOND)
    vault.admit(SECOND, OTHER)
    vault.dismiss(FIRST)
    with pytest.raises(NoSuchInspectorError):
        open_vault(place, FIRST, PHRASE)


def test_a_vault_is_not_made_over_another(vault: Vault, place: VaultPlace) -> None:
    with pytest.raises(VaultExistsError):
        create_vault(place, SECOND, OTHER)
    assert open_vault(place, FIRST, PHRASE)


def test_a_vault_needs_somebody(place: VaultPlace) -> None:
    with pytest.raises(NoSuchInspectorError):
        create_vault(place, " ", PHRASE)
    assert not place.exists


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("", "至少 10 个"),
        ("短口令-12345"[:9], "至少 10 个"),
        ("ab" * 600, "太长"),
        ("aaaaaaaaaaaa", "太简单"),
        ("abcdefghijkl", "太简单"),
        ("9876543210", "太简单"),
        (FIRST, "执法证号"),
        (f"我的{FIRST}", "执法证号"),
    ],
)
def test_a_weak_passphrase_is_refused(place: VaultPlace, phrase: str, told: str) -> None:
    with pytest.raises(WeakPhraseError, match=told):
        create_vault(place, FIRST, phrase)
    assert not place.exists


def test_a_pin_will_do_with_a_key_store_and_never_without(since: Since, tmp_path: Path) -> None:
    store = MemoryStore()
    place = place_in(tmp_path, since, store)
    assert place.shortest_phrase() == 6
    vault = create_vault(place, FIRST, PIN)
    assert len(store.kept) == 1
    assert open_vault(place, FIRST, PIN).access() == vault.access()
    assert place_in(tmp_path, since).shortest_phrase() == 10
    with pytest.raises(WeakPhraseError):
        require_strong(PIN, FIRST, with_key_store=False)


def test_a_disk_without_its_key_store_does_not_open(since: Since, tmp_path: Path) -> None:
    store = MemoryStore()
    create_vault(place_in(tmp_path, since, store), FIRST, PIN)
    for elsewhere in (None, MemoryStore()):
        with pytest.raises(KeyStoreLostError):
            open_vault(place_in(tmp_path, since, elsewhere), FIRST, PIN)
    store.kept = dict.fromkeys(store.kept, b"another half" * 3)
    with pytest.raises(WrongPhraseError):
        open_vault(place_in(tmp_path, since, store), FIRST, PIN)


def test_the_key_store_forgets_what_is_gone(since: Since, tmp_path: Path) -> None:
    store = MemoryStore()
    vault = create_vault(place_in(tmp_path, since, store), FIRST, PIN)
    vault.admit(SECOND, "739164")
    vault.change(PIN, "915372")
    assert len(store.kept) == 2
    vault.dismiss(FIRST)
    assert len(store.kept) == 1
    without = Vault(replace(vault.place, key_store=lambda: None), vault._key, SECOND)
    without.renew(SECOND, PHRASE)
    assert open_vault(place_in(tmp_path, since), SECOND, PHRASE)


@pytest.mark.parametrize("damage", [b"", b"{}", b"no json", b'{"v":2}'])
def test_a_damaged_header_is_told(vault: Vault, place: VaultPlace, damage: bytes) -> None:
    (place.folder / HEADER).write_bytes(damage)
    with pytest.raises(DamagedError, match="从备份恢复"):
        open_vault(place, FIRST, PHRASE)


@pytest.mark.parametrize("cost", [(1, 1, 1), (2 * 1024 * 1024, 1, 1), (64, 0, 1), (64, 99, 1)])
def test_a_changed_header_cannot_ask_for_any_cost(cost: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="cost"):
        Cost(*cost)


def test_a_sealed_key_opens_under_its_own_name_alone(vault: Vault) -> None:
    sealed = vault.sealer().seal("device", b"secret of the device")
    with pytest.raises(DamagedError, match="issuer"):
        vault.sealer().unseal("issuer", sealed)
    with pytest.raises(DamagedError):
        vault.sealer().unseal("device", sealed[:-1] + bytes([sealed[-1] ^ 1]))
    with pytest.raises(DamagedError):
        vault.sealer().unseal("device", b"short")


def test_the_header_holds_no_number_and_belongs_to_its_owner(
    vault: Vault, place: VaultPlace
) -> None:
    file = place.home / FOLDER / HEADER
    assert FIRST.encode() not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0
