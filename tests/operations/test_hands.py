"""Two inspectors sign an inspection, each with a key that their own phrase opens (K6)."""

from dataclasses import replace
from pathlib import Path

import pytest

import desks
from desks import HOME, ready_to_seal
from inspector.domain.inspection import InspectionState
from inspector.exchange.envelope import decode_envelope
from inspector.exchange.verdicts import Refused, Verdict
from inspector.operations import seal_inspection as sealing
from inspector.operations.bundle_evidence import bundle_evidence
from inspector.operations.export_package import export_package
from inspector.operations.import_package import import_package
from inspector.operations.inspector_hand import (
    Hand,
    HandsMissingError,
    open_hand,
    signing_officers,
)
from inspector.operations.messages.inspection_sealed import PAYLOAD_TYPE
from inspector.operations.messages.inspector_key import MESSAGE, known_hands
from inspector.operations.office import save_officer
from inspector.operations.practice import PRACTICE_OFFICERS
from inspector.operations.seal_inspection import seal_inspection, sign_and_seal
from inspector.operations.workspace import Workspace
from inspector.storage.vault.locks import WrongPhraseError
from inspector.storage.vault.vault import NoSuchInspectorError
from operations.bundles import order
from operations.vaulted import NEW, OTHER

pytestmark = pytest.mark.usefixtures("cheap")

PHRASES = {desks.FIRST: OTHER, desks.SECOND: NEW}


@pytest.fixture
def draft(real: Workspace) -> str:
    for officer in PRACTICE_OFFICERS:
        save_officer(real, officer)
        real.vault.admit(officer.certificate_number, PHRASES[officer.certificate_number])
    with real.database.transaction() as stored:
        stored.institutions.put(replace(HOME, county_code="140105"), real.clock())
    return ready_to_seal(real)


def keyids(workspace: Workspace) -> set[str]:
    with workspace.database.reading() as stored:
        (record,) = stored.records.all()
    return set(decode_envelope(record.envelope, PAYLOAD_TYPE).keyids)


def test_an_inspection_is_sealed_by_the_laptop_and_two_inspectors__k6(
    real: Workspace, real_desks: Workspace, draft: str, usb: Path
) -> None:
    assert [one.name for one in signing_officers(real, draft)] == [
        one.name for one in PRACTICE_OFFICERS
    ]
    sign_and_seal(real, draft, PHRASES)
    with real.database.reading() as stored:
        hands = known_hands(stored)
    assert {one.certificate for one in hands.values()} == set(PHRASES)
    assert keyids(real) == {real.signer.keyid, *hands}
    assert bundle_evidence(real, order(draft), usb).archive.exists()
    import_package(real_desks, export_package(real, usb).packages[0].file)
    assert keyids(real_desks) == keyids(real)
    with real_desks.database.reading() as stored:
        assert stored.inspections.state(draft) is InspectionState.RECEIVED
        assert known_hands(stored) == hands
        key = next(iter(hands.values()))
    assert MESSAGE.decode(MESSAGE.encode(key)) == key


def test_one_inspector_or_a_stranger_does_not_seal__k6(real: Workspace, draft: str) -> None:
    with pytest.raises(HandsMissingError, match="现有 0 人"):
        seal_inspection(real, draft)
    with pytest.raises(HandsMissingError, match="现有 1 人"):
        sign_and_seal(real, draft, {desks.FIRST: OTHER})
    with pytest.raises(WrongPhraseError):
        sign_and_seal(real, draft, {desks.FIRST: OTHER, desks.SECOND: OTHER})
    with pytest.raises(NoSuchInspectorError):
        sign_and_seal(real, draft, {desks.FIRST: OTHER, "没有这个人": NEW})
    with real.database.reading() as stored:
        assert stored.inspections.state(draft) is InspectionState.DRAFT
        assert not known_hands(stored)


def test_the_province_takes_no_record_that_one_inspector_signed_twice__k6(
    real: Workspace, real_desks: Workspace, draft: str, usb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "require_hands", lambda *_: None)
    hand = open_hand(real, desks.FIRST, OTHER)
    real.vault.renew(desks.FIRST, NEW)
    again = open_hand(real, desks.FIRST, NEW)
    assert again.signer.keyid != hand.signer.keyid
    seal_inspection(real, draft, hands=[hand, again])
    with pytest.raises(Refused) as refused:
        import_package(real_desks, export_package(real, usb).packages[0].file)
    assert refused.value.verdict is Verdict.BELOW_THRESHOLD
    with real_desks.database.reading() as stored:
        assert not stored.records.all()


def test_a_hand_survives_a_change_of_phrase_and_its_key_is_announced_once(
    real: Workspace, draft: str
) -> None:
    vault = real.vault
    secret = vault.hand(vault.inspector, "雁门关外有人家-42")
    vault.change("雁门关外有人家-42", "吕梁山里枣儿红-55")
    assert vault.hand(vault.inspector, "吕梁山里枣儿红-55") == secret
    sign_and_seal(real, draft, PHRASES)
    second = ready_to_seal(real)
    sign_and_seal(real, second, PHRASES)
    with real.database.reading() as stored:
        assert len(tuple(stored.journal.of_kind(MESSAGE.kind))) == 2


def test_practice_needs_no_hands(county: Workspace, sealed: str) -> None:
    assert signing_officers(county, sealed) == ()
    with pytest.raises(HandsMissingError, match="演练"):
        open_hand(county, desks.FIRST, OTHER)
    assert "Hand" in repr(Hand(desks.FIRST, county.signer))
