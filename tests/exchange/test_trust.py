"""The trust file: roots, threshold, expiry, versions, revocations, handing over to new roots."""

import json
from typing import Any

import msgspec
import pytest

from exchange.made_up import (
    DEVICE,
    ISSUER,
    NOW,
    ROOTS,
    as_key,
    key,
    revoked,
    signed_trust,
    trust,
    trust_record,
)
from inspector.domain import canonical_json
from inspector.exchange.envelope import add_signature, sign_envelope
from inspector.exchange.grant import open_grant
from inspector.exchange.keys import Ed25519Signer
from inspector.exchange.trust import (
    TRUST_TYPE,
    Trust,
    TrustRecord,
    accept_trust,
    encode_trust,
    introduce_trust,
    open_trust,
)
from inspector.exchange.verdicts import Refused, Verdict

ANCHORS = [root.keyid for root in ROOTS]
NEW_ROOTS = [key(name) for name in ("new-root-1", "new-root-2", "new-root-3")]


def refusal_of(data: bytes, held: Trust | None = None) -> Verdict:
    with pytest.raises(Refused) as caught:
        open_trust(data, ANCHORS) if held is None else accept_trust(data, held, NOW)
    return caught.value.verdict


def test_two_of_three_roots_open_it() -> None:
    for signers in (ROOTS[:2], ROOTS[1:], ROOTS, [ROOTS[2], ROOTS[0]]):
        opened = open_trust(signed_trust(trust_record(), signers), ANCHORS)
        assert opened.issuer.keyid == ISSUER.keyid
        assert opened.version == 3


def test_one_root_is_too_few() -> None:
    assert refusal_of(signed_trust(trust_record(), [ROOTS[0]])) is Verdict.BELOW_THRESHOLD


def test_strangers_do_not_count() -> None:
    for others in ([DEVICE], [ISSUER, DEVICE], NEW_ROOTS):
        data = signed_trust(trust_record(), [ROOTS[0], *others])
        assert refusal_of(data) is Verdict.BELOW_THRESHOLD


def test_roots_that_were_not_introduced() -> None:
    own = trust_record(roots=tuple(as_key(root) for root in NEW_ROOTS))
    assert refusal_of(signed_trust(own, NEW_ROOTS)) is Verdict.UNTRUSTED_KEY


def test_a_signature_under_a_root_s_name() -> None:
    value = json.loads(signed_trust(trust_record(), ROOTS))
    value["signatures"][1]["sig"] = value["signatures"][0]["sig"]
    assert refusal_of(canonical_json.encode(value)) is Verdict.BAD_SIGNATURE


@pytest.mark.parametrize(
    "changes",
    [
        {"threshold": 1},
        {"threshold": 4},
        {"roots": (as_key(ROOTS[0]),)},
        {"roots": ()},
        {"roots": (as_key(ROOTS[0]), as_key(ROOTS[1]), as_key(ROOTS[0]))},
        {"issuer": as_key(ROOTS[0])},
        {"version": 0},
        {"expires": "2027-13-01T00:00:00Z"},
        {"revoked": revoked() + revoked()},
        {"revoked": (*revoked(last_seq=-1),)},
    ],
)
def test_a_trust_file_that_says_what_cannot_be(changes: dict[str, Any]) -> None:
    value = json.loads(encode_trust(trust_record()))
    value |= json.loads(msgspec.json.encode(changes))
    data = sign_envelope(canonical_json.encode(value), TRUST_TYPE, ROOTS)
    assert refusal_of(data) is Verdict.MALFORMED


def test_a_trust_file_of_another_type() -> None:
    data = sign_envelope(encode_trust(trust_record()), "application/json", ROOTS)
    assert refusal_of(data) is Verdict.WRONG_TYPE


def test_thirty_digits_introduce_the_first_one() -> None:
    data = signed_trust(trust_record())
    spoken = trust().fingerprint.replace(" ", "")
    assert introduce_trust(data, spoken).envelope == data
    wrong = str((int(spoken[0]) + 1) % 10) + spoken[1:]
    with pytest.raises(Refused) as caught:
        introduce_trust(data, wrong)
    assert caught.value.verdict is Verdict.UNTRUSTED_KEY


def newer(*signers: Ed25519Signer, **changes: Any) -> bytes:
    return signed_trust(trust_record(**({"version": 4} | changes)), list(signers))


def test_a_higher_version_is_accepted() -> None:
    accepted = accept_trust(newer(*ROOTS[:2], revoked=revoked()), trust(), NOW)
    assert accepted.version == 4
    revocation = accepted.revocation_of(17)
    assert revocation is not None
    assert revocation.reason == "stolen"
    assert accepted.revocation_of(18) is None


def test_the_file_that_is_held_changes_nothing() -> None:
    held = trust()
    assert accept_trust(held.envelope, held, NOW) is held


@pytest.mark.parametrize("version", [1, 2, 3])
def test_rollback__an_older_version(version: int) -> None:
    data = newer(*ROOTS[1:], version=version, revoked=revoked())
    assert refusal_of(data, trust()) is Verdict.ROLLBACK


def test_an_expired_file_is_not_accepted() -> None:
    data = newer(*ROOTS[:2], expires="2026-07-01T08:00:00Z")
    assert refusal_of(data, trust()) is Verdict.TRUST_EXPIRED


def test_an_expired_file_can_be_followed_by_a_new_one() -> None:
    held = trust(expires="2026-01-01T00:00:00Z")
    assert held.expired(NOW)
    assert not accept_trust(newer(*ROOTS[:2]), held, NOW).expired(NOW)


def handed_over(*signers: Ed25519Signer) -> bytes:
    return newer(*signers, roots=tuple(as_key(root) for root in NEW_ROOTS))


def test_new_roots_take_two_old_and_two_new_signatures() -> None:
    held = trust()
    accepted = accept_trust(handed_over(*ROOTS[:2], *NEW_ROOTS[1:]), held, NOW)
    assert {root.keyid for root in accepted.roots} == {root.keyid for root in NEW_ROOTS}
    for signers in (
        [ROOTS[0], *NEW_ROOTS],
        [*ROOTS, NEW_ROOTS[0]],
        NEW_ROOTS,
        ROOTS,
    ):
        assert refusal_of(handed_over(*signers), held) is Verdict.BELOW_THRESHOLD


def test_persons_sign_one_after_the_other() -> None:
    data = sign_envelope(encode_trust(trust_record(version=4)), TRUST_TYPE, [ROOTS[2]])
    assert refusal_of(data, trust()) is Verdict.BELOW_THRESHOLD
    assert accept_trust(add_signature(data, TRUST_TYPE, ROOTS[0]), trust(), NOW).version == 4


def test_a_grant_file_is_no_trust_file() -> None:
    with pytest.raises(Refused) as caught:
        open_grant(signed_trust(trust_record()), trust())
    assert caught.value.verdict is Verdict.WRONG_TYPE


def test_the_record_is_what_the_page_says() -> None:
    value = json.loads(encode_trust(trust_record(revoked=revoked())))
    assert list(value) == ["expires", "issuer", "revoked", "roots", "threshold", "v", "version"]
    assert value["revoked"] == [{"last_seq": 0, "reason": "stolen", "serial": 17}]
    assert TrustRecord.__struct_fields__[:2] == ("v", "version")
