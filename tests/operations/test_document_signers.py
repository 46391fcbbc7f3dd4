"""Whose signature on a document is believed (X3)."""

from dataclasses import replace
from pathlib import Path

import pytest

from desks import Clock, desk, enrol, ids, staffed_county, started
from inspector.exchange.envelope import sign_envelope
from inspector.exchange.keys import load_signer
from inspector.exchange.trust import TRUST_TYPE, Revocation, encode_trust
from inspector.exchange.verdicts import Refused
from inspector.operations.check_document import (
    CheckedPaper,
    PaperState,
    check_document,
)
from inspector.operations.enrolment_state import enrolment_state
from inspector.operations.identity import held_trust
from inspector.operations.issue_receipt import write_receipts
from inspector.operations.messages import grant_known
from inspector.operations.messages.grant_known import KnownGrant
from inspector.operations.messages.message import Sender
from inspector.operations.workspace import Role, Workspace
from inspector.storage.documents import IssuedDocument
from operations.enrolling import answer, enrol_again
from operations.papers_at_hand import issued, pdf_of


@pytest.fixture
def order(enrolled: Workspace, sealed: str) -> IssuedDocument:
    return issued(enrolled, sealed, "F05")


def checked(workspace: Workspace, folder: Path, pdf: bytes) -> CheckedPaper:
    file = folder / "文书.pdf"
    file.write_bytes(pdf)
    return check_document(workspace, file)


def test_before_its_enrolment_a_computer_knows_itself_alone(
    county: Workspace, tmp_path: Path, clock: Clock
) -> None:
    pdf = pdf_of(county, issued(county, started(county), "F02"))
    result = checked(county, tmp_path, pdf)
    assert (result.state, result.signer) == (PaperState.GENUINE, "本机")
    stranger = staffed_county(tmp_path / "other", clock)
    result = checked(stranger, tmp_path, pdf)
    assert result.state is PaperState.UNKNOWN_SIGNER
    assert "向省厅索取" in result.sentences[0]
    keyless = replace(stranger, signer=None)
    assert checked(keyless, tmp_path, pdf).state is PaperState.UNKNOWN_SIGNER
    stranger.database.close()


def test_a_county_knows_the_signers_of_other_counties__x3(
    enrolled: Workspace,
    province: Workspace,
    order: IssuedDocument,
    tmp_path: Path,
    clock: Clock,
    usb: Path,
) -> None:
    fresh = ids()
    for _ in range(900):
        fresh()
    neighbour = replace(staffed_county(tmp_path / "neighbour", clock), new_id=fresh)
    pdf = pdf_of(enrolled, order)
    enrol_again(neighbour, province, usb)
    assert checked(neighbour, tmp_path, pdf).state is PaperState.UNKNOWN_SIGNER
    answer(neighbour, province, usb)
    result = checked(neighbour, tmp_path, pdf)
    assert result.state is PaperState.GENUINE
    assert result.signer == enrolment_state(enrolled).device
    assert "别的单位签发" in result.sentences[0]
    answer(enrolled, province, usb)
    notice = pdf_of(neighbour, issued(neighbour, started(neighbour), "F02"))
    assert checked(enrolled, tmp_path, notice).state is PaperState.GENUINE
    with province.database.reading() as stored:
        before = stored.packages.outgoing()
    write_receipts(province, usb)
    with province.database.reading() as stored:
        assert len(stored.packages.outgoing()) == len(before)
    neighbour.database.close()


def test_a_grant_that_the_province_did_not_sign_is_not_kept(
    enrolled: Workspace, province: Workspace, clock: Clock
) -> None:
    with enrolled.database.reading() as stored:
        own = (stored.trust.get("grant") or b"").decode("utf-8")
    forged = KnownGrant(own.replace("a", "b", 1))
    with enrolled.database.transaction() as stored:
        with pytest.raises(Refused):
            grant_known.MESSAGE.apply(stored, Sender("province", (), clock()), forged)
        assert stored.trust.grants() == ()


def revoke(county: Workspace, province: Workspace) -> None:
    """The province withdraws every grant; the new trust file reaches the county."""
    with province.database.reading() as stored:
        trust = held_trust(stored)
    gone = Revocation(serial=1, last_seq=0, reason="stolen")
    record = type(trust.record)(
        **{
            **{name: getattr(trust.record, name) for name in trust.record.__struct_fields__},
            "version": 2,
            "revoked": (gone,),
        }
    )
    roots = [load_signer(province.keys.get(f"root-{number}") or b"") for number in (1, 2)]
    envelope = sign_envelope(encode_trust(record), TRUST_TYPE, roots)
    with county.database.transaction() as stored:
        stored.trust.put("trust", envelope)


def test_a_revoked_signer_is_named__x3(
    enrolled: Workspace, province: Workspace, order: IssuedDocument, tmp_path: Path
) -> None:
    revoke(enrolled, province)
    result = checked(enrolled, tmp_path, pdf_of(enrolled, order))
    assert result.state is PaperState.REVOKED
    assert "被盗" in result.sentences[0]


def test_a_document_dated_outside_the_grant_is_not_believed(
    enrolled: Workspace, sealed: str, tmp_path: Path, clock: Clock
) -> None:
    clock.forward(days=3 * 365)
    result = checked(enrolled, tmp_path, pdf_of(enrolled, issued(enrolled, sealed, "F03")))
    assert result.state is PaperState.REVOKED
    assert "授权期限" in result.sentences[0]


def test_a_grant_of_another_issuer_counts_for_nothing(
    enrolled: Workspace, order: IssuedDocument, tmp_path: Path, clock: Clock
) -> None:
    other = desk(tmp_path / "second", Role.PROVINCE, clock)
    county = staffed_county(tmp_path / "county2", clock)
    folder = tmp_path / "usb2"
    folder.mkdir()
    enrol(county, other, folder)
    with enrolled.database.reading() as stored:
        grant = stored.trust.get("grant") or b""
    with county.database.transaction() as stored:
        stored.trust.put_grant("149901-x", 1, grant)
    assert checked(county, tmp_path, pdf_of(enrolled, order)).state is PaperState.UNKNOWN_SIGNER
    other.database.close()
    county.database.close()
