"""Unknown, untrusted and weak keys, forged grants, wrong types, wrong recipients, signatures."""

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest

from exchange.made_up import (
    DEVICE,
    ISSUER,
    ROOTS,
    Desk,
    Laptop,
    as_json,
    assembled,
    grant,
    granted,
    key,
    signed_manifest,
)
from inspector.domain import canonical_json
from inspector.exchange.envelope import (
    Envelope,
    encode_envelope,
)
from inspector.exchange.grant import GRANT_TYPE, issue_grant
from inspector.exchange.keys import (
    keyid_of,
)
from inspector.exchange.manifest import MANIFEST_TYPE
from inspector.exchange.verdicts import Verdict

TYPE = MANIFEST_TYPE


def package_by(laptop: Laptop, *signers: Any, **changes: Any) -> bytes:
    value = as_json(laptop.manifest(*laptop.photos)) | changes
    rows = b"".join(line + b"\n" for line in laptop.lines)
    blobs = [(f"blob/{h}", path.read_bytes()) for h, path in laptop.photos.items()]
    return assembled(signed_manifest(value, *signers), ("rows.jsonl", rows), *blobs)


def test_a_key_that_nobody_granted(laptop: Laptop, desk: Desk) -> None:
    desk.refuses(package_by(laptop, key("stranger")), Verdict.UNKNOWN_SENDER)


def test_a_grant_by_somebody_else(laptop: Laptop, desk: Desk) -> None:
    grants = granted(grant(), by=key("stranger"))
    desk.refuses(package_by(laptop), Verdict.UNTRUSTED_KEY, grants=grants)


def test_a_grant_by_a_root_is_none(laptop: Laptop, desk: Desk) -> None:
    grants = granted(grant(), by=ROOTS[0])
    desk.refuses(package_by(laptop), Verdict.UNTRUSTED_KEY, grants=grants)


def test_a_grant_under_the_name_of_the_issuer(laptop: Laptop, desk: Desk) -> None:
    forged = json.loads(issue_grant(grant(), ISSUER))
    forged["signatures"][0]["sig"] = base64.b64encode(b"\1" * 64).decode()
    grants = {DEVICE.keyid: canonical_json.encode(forged)}
    desk.refuses(package_by(laptop), Verdict.BAD_SIGNATURE, grants=grants)


def test_a_grant_of_another_key(laptop: Laptop, desk: Desk) -> None:
    grants = {DEVICE.keyid: issue_grant(grant(key("second laptop")), ISSUER)}
    desk.refuses(package_by(laptop), Verdict.UNTRUSTED_KEY, grants=grants)


def test_a_device_that_writes_another_sender(laptop: Laptop, desk: Desk) -> None:
    desk.refuses(package_by(laptop, sender="jx-02"), Verdict.UNTRUSTED_KEY)


def test_the_issuer_that_writes_another_sender(laptop: Laptop, desk: Desk) -> None:
    package = package_by(laptop, ISSUER, kind="province-issue", to="jx-02")
    desk.refuses(package, Verdict.UNTRUSTED_KEY, me="jx-02")


@pytest.mark.parametrize("kind", ["province-issue", "receipt"])
def test_a_device_speaks_as_the_province(laptop: Laptop, desk: Desk, kind: str) -> None:
    ack = {"seq": 1, "h": "ab" * 32, "status": "accepted"}
    for sender in ("jx-01", "province"):
        package = package_by(laptop, kind=kind, ack=ack, sender=sender)
        desk.refuses(package, Verdict.UNTRUSTED_KEY)


def test_the_issuer_speaks_as_a_device(laptop: Laptop, desk: Desk) -> None:
    desk.refuses(package_by(laptop, ISSUER), Verdict.UNTRUSTED_KEY)


def test_a_package_for_somebody_else(laptop: Laptop, desk: Desk) -> None:
    refused = desk.refuses(package_by(laptop, to="other"), Verdict.WRONG_RECIPIENT)
    assert "other" in refused.detail
    desk.take(package_by(laptop, to="other"), me=None)


@pytest.mark.parametrize(
    "payload_type", [GRANT_TYPE, TYPE.upper(), TYPE + " ", "", "application/json"]
)
def test_type_confusion__a_paper_of_another_type(
    laptop: Laptop, desk: Desk, payload_type: str
) -> None:
    value = as_json(laptop.manifest())
    envelope = signed_manifest(value, payload_type=payload_type)
    desk.refuses(assembled(envelope), Verdict.WRONG_TYPE)


def test_type_confusion__a_signed_grant_relabelled_as_a_manifest(desk: Desk) -> None:
    given = json.loads(issue_grant(grant(), ISSUER))
    relabelled = canonical_json.encode(given | {"payloadType": TYPE})
    desk.refuses(assembled(relabelled), Verdict.BAD_SIGNATURE)


def test_type_confusion__a_manifest_that_says_another_payload(desk: Desk) -> None:
    envelope = signed_manifest(canonical_json.encode(as_json(grant())))
    desk.refuses(assembled(envelope), Verdict.MALFORMED)


def altered(laptop: Laptop, change: Callable[[dict[str, Any]], None]) -> bytes:
    value = json.loads(signed_manifest(as_json(laptop.manifest(*laptop.photos))))
    change(value)
    return assembled(canonical_json.encode(value))


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        (lambda e: e.update(signatures=[]), Verdict.BELOW_THRESHOLD),
        (lambda e: e["signatures"].append(e["signatures"][0]), Verdict.NOT_CANONICAL),
        (lambda e: e["signatures"].extend(e["signatures"] * 40), Verdict.MALFORMED),
        (
            lambda e: e["signatures"].insert(0, {"keyid": "0" * 64, "sig": ""}),
            Verdict.UNTRUSTED_KEY,
        ),
        (lambda e: e["signatures"].append({"keyid": "0" * 64, "sig": ""}), Verdict.NOT_CANONICAL),
        (lambda e: e["signatures"][0].update(sig=""), Verdict.BAD_SIGNATURE),
        (lambda e: e["signatures"][0].update(sig="AA=="), Verdict.BAD_SIGNATURE),
        (lambda e: e["signatures"][0].update(sig="AB=="), Verdict.NOT_CANONICAL),
        (lambda e: e["signatures"][0].update(sig="A"), Verdict.MALFORMED),
        (lambda e: e["signatures"][0].update(sig="AA\n=="), Verdict.MALFORMED),
        (lambda e: e["signatures"][0].update(sig="_-=="), Verdict.MALFORMED),
        (lambda e: e["signatures"][0].update(sig="甲"), Verdict.MALFORMED),
        (lambda e: e["signatures"][0].update(keyid="0" * 64), Verdict.UNKNOWN_SENDER),
        (lambda e: e["signatures"][0].update(keyid=DEVICE.keyid.upper()), Verdict.MALFORMED),
        (lambda e: e["signatures"][0].update(keyid=DEVICE.keyid + "\n"), Verdict.MALFORMED),
        (lambda e: e["signatures"][0].update(alg="none"), Verdict.MALFORMED),
        (lambda e: e.update(extra=1), Verdict.MALFORMED),
        (lambda e: e.pop("payloadType"), Verdict.MALFORMED),
        (lambda e: e.update(payload=1), Verdict.MALFORMED),
        (lambda e: e.update(payload=e["payload"] + "AAAA"), Verdict.BAD_SIGNATURE),
        (lambda e: e.update(payload=""), Verdict.BAD_SIGNATURE),
    ],
)
def test_signature_tricks(
    laptop: Laptop, desk: Desk, change: Callable[[dict[str, Any]], None], verdict: Verdict
) -> None:
    desk.refuses(altered(laptop, change), verdict)


def test_two_good_signatures_are_one_too_many(laptop: Laptop, desk: Desk) -> None:
    desk.refuses(package_by(laptop, DEVICE, ISSUER), Verdict.UNTRUSTED_KEY)


def test_a_signature_with_a_scalar_beyond_the_order(laptop: Laptop, desk: Desk) -> None:
    order = 2**252 + 27742317777372353535851937790883648493

    def stretch(envelope: dict[str, Any]) -> None:
        sig = base64.b64decode(envelope["signatures"][0]["sig"])
        scalar = int.from_bytes(sig[32:], "little") + order
        sig = sig[:32] + scalar.to_bytes(32, "little")
        envelope["signatures"][0]["sig"] = base64.b64encode(sig).decode()

    desk.refuses(altered(laptop, stretch), Verdict.BAD_SIGNATURE)


def test_an_algorithm_that_nobody_provides_here(laptop: Laptop, desk: Desk) -> None:
    public = DEVICE.public_key
    national = grant(alg="sm2sm3")
    keyid = keyid_of("sm2sm3", public)
    envelope = Envelope(
        canonical_json.encode(as_json(laptop.manifest())), TYPE, ((keyid, b"\1" * 64),)
    )
    package = assembled(encode_envelope(envelope))
    desk.refuses(package, Verdict.UNTRUSTED_KEY, grants=granted(national))
