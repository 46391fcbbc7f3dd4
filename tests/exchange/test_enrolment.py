"""Enrolment: proof of possession, fingerprint, two officers, rotation; the receipt slip."""

import json
from datetime import timedelta
from typing import Any

import pytest

from exchange.made_up import (
    DEVICE,
    ISSUER,
    NOW,
    ROOTS,
    Desk,
    Laptop,
    grant,
    key,
    revoked,
    trust,
)
from inspector.domain import canonical_json
from inspector.exchange.enrolment import (
    REQUEST_TYPE,
    Approval,
    EnrolmentFault,
    EnrolmentRefused,
    EnrolmentRequest,
    Term,
    check_request,
    grant_request,
    new_request,
    open_request,
    request_enrolment,
)
from inspector.exchange.envelope import sign_envelope
from inspector.exchange.grant import Grant, open_grant
from inspector.exchange.keys import Ed25519Signer
from inspector.exchange.receipt import ReceiptSlip, issue_slip, open_slip
from inspector.exchange.trust import Trust
from inspector.exchange.verdicts import Refused, Verdict

NEW = key("laptop's new key")
OFFICERS = ["officer:1", "officer:2"]


def checked(
    request: EnrolmentRequest,
    *signers: Ed25519Signer,
    granted: tuple[Grant, ...] = (),
    approval: Approval | None = None,
    held: Trust | None = None,
) -> EnrolmentRequest:
    data = sign_envelope(
        canonical_json.encode(as_value(request)), REQUEST_TYPE, signers or [DEVICE]
    )
    approval = approval or Approval(request.fingerprint, OFFICERS)
    return check_request(data, approval, granted, held or trust())


def as_value(request: EnrolmentRequest) -> dict[str, Any]:
    return {name: getattr(request, name) for name in EnrolmentRequest.__struct_fields__}


def first() -> EnrolmentRequest:
    return new_request("jx-01", "140105", DEVICE, NOW)


def fault_of(*arguments: Any, **options: Any) -> EnrolmentFault:
    with pytest.raises(EnrolmentRefused) as caught:
        checked(*arguments, **options)
    assert caught.value.message == caught.value.fault.sentence
    return caught.value.fault


def test_from_request_to_grant_to_package(laptop: Laptop, desk: Desk) -> None:
    request = check_request(
        request_enrolment(first(), DEVICE),
        Approval(first().fingerprint.replace(" ", ""), OFFICERS),
        [],
        trust(),
    )
    term = Term(40, NOW - timedelta(days=1), NOW + timedelta(days=700))
    given, data = grant_request(request, term, ISSUER)
    assert open_grant(data, trust()) == given
    assert given.serial == 40
    package = laptop.package(*laptop.photos)
    found = desk.take(package, grants={DEVICE.keyid: data})
    assert found.grant == given
    assert found.notices == ()


def test_proof_of_possession__signed_by_another_key() -> None:
    with pytest.raises(Refused) as caught:
        open_request(request_enrolment(first(), NEW))
    assert caught.value.verdict is Verdict.BELOW_THRESHOLD


def test_proof_of_possession__a_signature_under_the_key_s_name() -> None:
    value = json.loads(request_enrolment(first(), DEVICE))
    value["payload"] = json.loads(
        request_enrolment(new_request("jx-02", "140105", DEVICE, NOW), DEVICE)
    )["payload"]
    with pytest.raises(Refused) as caught:
        open_request(canonical_json.encode(value))
    assert caught.value.verdict is Verdict.BAD_SIGNATURE


def test_the_fingerprint_covers_all_of_the_request() -> None:
    others = [
        new_request("jx-02", "140105", DEVICE, NOW),
        new_request("jx-01", "140106", DEVICE, NOW),
        new_request("jx-01", "140105", NEW, NOW),
        new_request("jx-01", "140105", DEVICE, NOW, replaces=grant()),
    ]
    assert len({first().fingerprint, *(one.fingerprint for one in others)}) == 5


def test_a_wrong_fingerprint() -> None:
    spoken = new_request("jx-01", "140105", NEW, NOW).fingerprint
    for digits in (spoken, "", first().fingerprint[:-1]):
        approval = Approval(digits, OFFICERS)
        assert fault_of(first(), approval=approval) is EnrolmentFault.WRONG_FINGERPRINT


@pytest.mark.parametrize(
    ("officers", "fault"),
    [
        ([], EnrolmentFault.ONE_OFFICER),
        (["officer:1"], EnrolmentFault.ONE_OFFICER),
        (["officer:1", "officer:1"], EnrolmentFault.SAME_OFFICER),
        (["officer:1", " officer:1 "], EnrolmentFault.SAME_OFFICER),
    ],
)
def test_two_officers_are_needed(officers: list[str], fault: EnrolmentFault) -> None:
    assert fault_of(first(), approval=Approval(first().fingerprint, officers)) is fault


def test_a_key_in_use() -> None:
    other = grant(device="jx-09", serial=3)
    assert fault_of(first(), granted=(other,)) is EnrolmentFault.KEY_IN_USE
    for signer in (*ROOTS, ISSUER):
        request = new_request("jx-01", "140105", signer, NOW)
        assert fault_of(request, signer) is EnrolmentFault.KEY_IN_USE


def test_a_device_that_exists_without_replaces() -> None:
    request = new_request("jx-01", "140105", NEW, NOW)
    assert fault_of(request, NEW, granted=(grant(),)) is EnrolmentFault.DEVICE_EXISTS


def test_rotation_is_signed_by_the_old_key_as_well() -> None:
    request = new_request("jx-01", "140105", NEW, NOW, replaces=grant())
    assert request.epoch == 2
    assert request.replaces == 17
    assert checked(request, NEW, DEVICE, granted=(grant(),)) == request
    assert open_request(request_enrolment(request, NEW, DEVICE)) == request
    with pytest.raises(Refused) as caught:
        checked(request, NEW, granted=(grant(),))
    assert caught.value.verdict is Verdict.BELOW_THRESHOLD
    with pytest.raises(Refused) as caught:
        checked(request, NEW, DEVICE, ISSUER, granted=(grant(),))
    assert caught.value.verdict is Verdict.MALFORMED


@pytest.mark.parametrize(
    "granted",
    [
        (),
        (grant(device="jx-02"),),
        (grant(serial=18),),
        (grant(county="140106"),),
        (grant(epoch=2),),
        (grant(), grant(key("second"), epoch=2, serial=18)),
    ],
)
def test_rotation_of_what_is_not_the_device_s_newest_grant(granted: tuple[Grant, ...]) -> None:
    request = new_request("jx-01", "140105", NEW, NOW, replaces=grant())
    assert fault_of(request, NEW, DEVICE, granted=granted) is EnrolmentFault.WRONG_PREDECESSOR


def test_a_stolen_key_cannot_name_its_successor() -> None:
    request = new_request("jx-01", "140105", NEW, NOW, replaces=grant())
    fault = fault_of(request, NEW, DEVICE, granted=(grant(),), held=trust(revoked=revoked()))
    assert fault is EnrolmentFault.WRONG_PREDECESSOR


@pytest.mark.parametrize(
    "changes",
    [
        {"device": "province"},
        {"device": "JX"},
        {"epoch": 2},
        {"replaces": 4},
        {"created": "2026-02-30T00:00:00Z"},
        {"alg": "rsa"},
        {"pub": "ab"},
        {"v": 2},
    ],
)
def test_a_request_that_says_what_cannot_be(changes: dict[str, Any]) -> None:
    data = sign_envelope(canonical_json.encode(as_value(first()) | changes), REQUEST_TYPE, [DEVICE])
    with pytest.raises(Refused) as caught:
        open_request(data)
    assert caught.value.verdict is Verdict.MALFORMED


def test_a_grant_that_ends_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends before"):
        grant(not_after="2026-01-01T00:00:00Z")


def test_another_algorithm_asks_by_its_own_name() -> None:
    class Token:
        alg = "sm2sm3"
        public_key = b"\4" * 65
        keyid = "0" * 64

        def sign(self, message: bytes) -> bytes:
            return message[:64]

    assert new_request("jx-01", "140105", Token(), NOW).alg == "sm2sm3"


def slip() -> ReceiptSlip:
    return ReceiptSlip(
        v=1,
        to="jx-01",
        epoch=1,
        seq=12,
        h="ab" * 32,
        status="accepted",
        rows=240,
        photos=96,
        missing=0,
        created="2026-07-01T08:00:00Z",
    )


def test_a_slip_fits_a_qr_code_and_only_the_issuer_signs_it() -> None:
    data = issue_slip(slip(), ISSUER)
    assert len(data) < 800
    assert open_slip(data, trust()) == slip()
    with pytest.raises(Refused) as caught:
        open_slip(issue_slip(slip(), DEVICE), trust())
    assert caught.value.verdict is Verdict.UNTRUSTED_KEY
    with pytest.raises(Refused) as caught:
        open_slip(data.replace(b"slip", b"slap"), trust())
    assert caught.value.verdict is Verdict.WRONG_TYPE
