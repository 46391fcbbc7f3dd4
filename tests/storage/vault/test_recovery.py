"""A lost passphrase is an exchange of files, and takes two persons at the province."""

from pathlib import Path

import msgspec
import pytest

from inspector.storage.vault.keepers import KeeperError, appoint, identity_of, opened_by, pairs_of
from inspector.storage.vault.locks import WrongPhraseError
from inspector.storage.vault.phrases import WeakPhraseError
from inspector.storage.vault.place import VaultPlace
from inspector.storage.vault.recovery import RecoveryError, answer, ask, read_request, take
from inspector.storage.vault.vault import Vault, create_vault, open_vault
from storage.vault.conftest import CHEAP, FIRST, OTHER, PHRASE, SECOND, Since, place_in

PHRASES = ("五台山的钟声很远-1", "平遥的城墙真是高-2", "壶口瀑布的水很黄-3")
KEEPERS = [appoint(f"示例{number}", phrase, CHEAP) for number, phrase in enumerate(PHRASES)]
SECRETS = [identity_of(keeper, phrase) for keeper, phrase in zip(KEEPERS, PHRASES, strict=True)]
FORGOTTEN = "全新的口令没人知道-9"


@pytest.fixture
def entrusted(vault: Vault) -> Vault:
    assert vault.entrust([keeper.recipient for keeper in KEEPERS])
    return vault


@pytest.mark.parametrize("two", [(0, 1), (1, 0), (0, 2), (2, 1)])
def test_any_two_keepers_recover_a_lost_phrase(
    entrusted: Vault, place: VaultPlace, two: tuple[int, int]
) -> None:
    request = read_request(ask(place, FIRST, FORGOTTEN))
    assert request.inspector == FIRST
    answered = answer(request, (SECRETS[two[0]], SECRETS[two[1]]))
    assert take(place, answered, FORGOTTEN).access() == entrusted.access()
    assert open_vault(place, FIRST, FORGOTTEN).access() == entrusted.access()
    assert place.endings() == ("0001",)
    with pytest.raises(WrongPhraseError):
        open_vault(place, FIRST, PHRASE)
    with pytest.raises(RecoveryError, match="没有等待"):
        take(place, answered, FORGOTTEN)


def test_one_keeper_alone_recovers_nothing(entrusted: Vault, place: VaultPlace) -> None:
    request = read_request(ask(place, FIRST, FORGOTTEN))
    with pytest.raises(KeeperError, match="两名保管人"):
        answer(request, (SECRETS[0], SECRETS[0]))


def test_one_keeper_sees_no_key_behind_the_outer_layer() -> None:
    (pair,) = pairs_of(b"k" * 32, [keeper.recipient for keeper in KEEPERS[:2]])
    swapped = msgspec.structs.replace(pair, outer=pair.inner, inner=pair.outer)
    with pytest.raises(KeeperError, match="打不开"):
        opened_by([swapped], SECRETS[:2])


def test_a_keeper_of_others_opens_nothing() -> None:
    pairs = pairs_of(b"k" * 32, [keeper.recipient for keeper in KEEPERS[:2]])
    with pytest.raises(KeeperError):
        opened_by(pairs, (SECRETS[0], SECRETS[2]))
    same = msgspec.structs.replace(pairs[0], inner=pairs[0].outer)
    with pytest.raises(KeeperError):
        opened_by([same], (SECRETS[0], SECRETS[1]))


def test_fewer_than_two_keepers_are_entrusted_nothing(vault: Vault, place: VaultPlace) -> None:
    one = KEEPERS[0].recipient
    assert not vault.entrust([one, one])
    assert not vault.is_recoverable
    with pytest.raises(RecoveryError, match="没有在省厅留存"):
        ask(place, FIRST, FORGOTTEN)


def test_no_more_than_five_keepers_are_taken(vault: Vault) -> None:
    many = [
        appoint("甲", f"第{number}个人的口令一点也不短", CHEAP).recipient for number in range(7)
    ]
    assert vault.entrust(many)
    assert vault.is_recoverable
    assert len(vault._header().pairs) == 10


def test_a_keeper_has_a_name_and_a_strong_passphrase() -> None:
    with pytest.raises(KeeperError):
        appoint(" ", PHRASES[0], CHEAP)
    with pytest.raises(WeakPhraseError):
        appoint("示例甲", "123456", CHEAP)
    with pytest.raises(KeeperError, match="口令不对"):
        identity_of(KEEPERS[0], PHRASES[1])


def test_the_answer_opens_with_the_phrase_of_the_request(
    entrusted: Vault, place: VaultPlace
) -> None:
    answered = answer(read_request(ask(place, FIRST, FORGOTTEN)), (SECRETS[0], SECRETS[1]))
    with pytest.raises(WrongPhraseError):
        take(place, answered, OTHER)
    ask(place, FIRST, FORGOTTEN)  # asked again: the first answer is in vain
    with pytest.raises(KeeperError, match="打不开"):
        take(place, answered, FORGOTTEN)


def test_an_answer_to_another_laptop_or_inspector_is_refused(
    entrusted: Vault, place: VaultPlace, since: Since, tmp_path: Path
) -> None:
    request = read_request(ask(place, FIRST, FORGOTTEN))
    renamed = msgspec.structs.replace(request, inspector=SECOND)
    with pytest.raises(RecoveryError, match="不是给本机"):
        take(place, answer(renamed, (SECRETS[0], SECRETS[1])), FORGOTTEN)
    other = create_vault(place_in(tmp_path / "other", since), SECOND, OTHER)
    other.entrust([keeper.recipient for keeper in KEEPERS])
    pairs = other._header().pairs
    elsewhere = msgspec.structs.replace(request, pairs=pairs)
    with pytest.raises(RecoveryError, match="不是给本机"):
        take(place, answer(elsewhere, (SECRETS[0], SECRETS[1])), FORGOTTEN)


def test_a_second_inspector_recovers_beside_the_first(entrusted: Vault, place: VaultPlace) -> None:
    answered = answer(read_request(ask(place, SECOND, FORGOTTEN)), (SECRETS[0], SECRETS[1]))
    assert take(place, answered, FORGOTTEN).inspector == SECOND
    assert open_vault(place, FIRST, PHRASE)


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff"])
def test_what_is_no_request_is_told(data: bytes) -> None:
    with pytest.raises(RecoveryError, match="不是“找回口令”"):
        read_request(data)
