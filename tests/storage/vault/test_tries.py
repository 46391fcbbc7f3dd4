"""Five wrong tries, then a wait that no clock, restart or pulled plug shortens."""

from pathlib import Path

import pytest

from inspector.storage.vault.locks import WrongPhraseError
from inspector.storage.vault.place import TRIES, VaultPlace
from inspector.storage.vault.tries import LONGEST_DELAY, TooManyTriesError, Tries, delay_after
from inspector.storage.vault.vault import Vault, open_vault
from storage.vault.conftest import FIRST, OTHER, PHRASE, SECOND, Since


def wrong(place: VaultPlace, times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(WrongPhraseError):
            open_vault(place, FIRST, OTHER)


def seconds_left(place: VaultPlace, phrase: str = PHRASE) -> float:
    with pytest.raises(TooManyTriesError) as told:
        open_vault(place, FIRST, phrase)
    return told.value.seconds


def test_six_wrong_tries_take_minutes(vault: Vault, place: VaultPlace, since: Since) -> None:
    wrong(place, 5)
    assert seconds_left(place) == 120
    since.now += 119
    assert seconds_left(place) == 1
    since.now += 1
    wrong(place)
    assert seconds_left(place) == 240
    since.now += 240
    assert open_vault(place, FIRST, PHRASE)
    wrong(place, 5)  # counted anew after a right one


def test_the_wait_is_told_in_minutes(vault: Vault, place: VaultPlace, since: Since) -> None:
    wrong(place, 5)
    since.now += 30
    with pytest.raises(TooManyTriesError, match="2 分钟后"):
        open_vault(place, FIRST, PHRASE)


def test_the_wait_grows_to_an_hour() -> None:
    assert [delay_after(failed) for failed in (0, 4, 5, 6, 7, 9)] == [0, 0, 120, 240, 480, 1920]
    assert delay_after(10) == delay_after(10_000) == LONGEST_DELAY


def test_a_restart_of_the_computer_does_not_shorten_the_wait(
    vault: Vault, place: VaultPlace, since: Since
) -> None:
    wrong(place, 5)
    since.now = 10.0  # the clock begins anew with the computer
    assert seconds_left(place) == 110
    since.now = 120.0
    assert open_vault(place, FIRST, PHRASE)


def test_a_try_counts_before_it_is_looked_at(tmp_path: Path, since: Since) -> None:
    tries = Tries(tmp_path / "tries.json", since)
    for _ in range(5):
        tries.begin("slot")  # and the plug is pulled
    with pytest.raises(TooManyTriesError):
        Tries(tmp_path / "tries.json", since).begin("slot")


def test_one_inspector_does_not_wait_for_another(vault: Vault, place: VaultPlace) -> None:
    vault.admit(SECOND, OTHER)
    wrong(place, 5)
    assert open_vault(place, SECOND, OTHER)


def test_an_unreadable_count_keeps_nobody_out(vault: Vault, place: VaultPlace) -> None:
    (place.folder / TRIES).write_bytes(b"no json")
    assert open_vault(place, FIRST, PHRASE)


def test_a_right_phrase_without_a_count_writes_none(tmp_path: Path, since: Since) -> None:
    Tries(tmp_path / "tries.json", since).succeed("slot")
    assert not (tmp_path / "tries.json").exists()
