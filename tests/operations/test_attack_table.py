"""The attack table, one row a test, at the whole desk: its code, and nothing changed on disk."""

import base64
import hashlib
import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyrage
import pytest

from desks import Clock
from exchange.made_up import OTHER_IDENTITY, key, signed_manifest
from inspector.exchange.grant import GRANT_TYPE
from inspector.exchange.limits import MAX_PACKAGE
from inspector.exchange.verdicts import Refused, Verdict
from inspector.operations.identity import AGE_IDENTITY, issuer_of
from inspector.operations.import_package import import_package
from inspector.operations.messages.wire import UnreadableRecordError
from inspector.operations.revoke_grant import revoke_grant
from inspector.operations.workspace import Workspace
from operations.attacking import Stage, following, held_in
from operations.enrolling import enrol_again

Attack = Callable[[Stage], bytes | Path]
ANSWERING = ("sender_state", "outgoing_package")
"""What the province writes of a laptop whose packages contradict each other."""


@pytest.fixture
def stage(enrolled: Workspace, province: Workspace, sealed: str, usb: Path) -> Stage:
    return Stage(enrolled, province, usb)


def refuses(stage: Stage, attack: bytes | Path, *apart: str) -> Refused:
    """Import at the province and return the refusal, after comparing the whole home."""
    file = stage.file(attack) if isinstance(attack, bytes) else attack
    before = held_in(stage.province, *apart)
    with pytest.raises(Refused) as caught:
        import_package(stage.province, file)
    assert held_in(stage.province, *apart) == before
    with stage.province.database.reading() as stored:
        last = stored.packages.quarantined()[-1]
    assert (last.code, last.file_name) == (caught.value.verdict.code, file.name)
    assert caught.value.message.startswith(caught.value.verdict.sentence)
    return caught.value


def deflated(stage: Stage) -> bytes:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.dsse.json", bytes(8 * 1024 * 1024))
    return bomb.getvalue()


def huge(stage: Stage) -> Path:
    file = stage.file(b"PK\3\4", "huge.sxsync")
    os.truncate(file, MAX_PACKAGE + 1)
    return file


def sealed_for(identity: str, data: bytes) -> bytes:
    recipient = pyrage.x25519.Identity.from_str(identity).to_public()
    sealed: bytes = pyrage.encrypt(data, [recipient])
    return sealed


def for_the_province(stage: Stage, data: bytes) -> bytes:
    identity = stage.province.keys.get(AGE_IDENTITY)
    assert identity is not None
    return sealed_for(identity.decode("ascii"), data)


def grant_of(stage: Stage) -> bytes:
    return next(stage.usb.glob("*.sxgrant")).read_bytes()


def another_type(stage: Stage) -> bytes:
    first = stage.first()
    return first.around(signed_manifest(first.manifest, first.signer, payload_type=GRANT_TYPE))


def rewritten(stage: Stage) -> bytes:
    later = stage.next()
    return later.with_rows(later.rows.replace(b'"subject":"x"', b'"subject":"y"')).saying()


def two_signers(stage: Stage) -> bytes:
    first = stage.first()
    return first.changed(dict.copy, first.signer, key("stranger"))


def smuggled(stage: Stage) -> bytes:
    first = stage.first()
    known = {name for name, _ in first.blobs}
    blobs = (str(number).encode() for number in range(1000))
    names = (("blob/" + hashlib.sha256(one).hexdigest(), one) for one in blobs)
    return first.with_blob(*next(one for one in names if one[0] > max(known)))


def another_hash(value: dict[str, Any]) -> None:
    value["members"][0] |= {"h": "ab" * 32}


ORDER: dict[str, tuple[Attack, Verdict]] = {
    "gap": (lambda s: s.next().saying(seq=3), Verdict.GAP),
    "gap before the first": (lambda s: following(s.first(), "x", {}).saying(), Verdict.GAP),
    "stale epoch": (lambda s: s.next().saying(epoch=2), Verdict.STALE_EPOCH),
    "log: rows left out": (lambda s: s.next().saying(log_from=99, log_to=99), Verdict.LOG_GAP),
    "log: another head": (lambda s: s.next().saying(log_head="ab" * 32), Verdict.CHAIN_BROKEN),
    "log: sent before": (lambda s: s.next().saying(log_from=1, log_to=1), Verdict.CHAIN_BROKEN),
    "log: a rewritten row": (rewritten, Verdict.CHAIN_BROKEN),
}
KEYS: dict[str, tuple[Attack, Verdict]] = {
    "nobody granted it": (
        lambda s: s.first().changed(dict.copy, key("stranger")),
        Verdict.UNKNOWN_SENDER,
    ),
    "another laptop's name": (lambda s: s.first().saying(sender="x"), Verdict.UNTRUSTED_KEY),
    "the issuer as a laptop": (
        lambda s: s.first().changed(dict.copy, issuer_of(s.province)),
        Verdict.UNTRUSTED_KEY,
    ),
    "type: a grant file": (grant_of, Verdict.NOT_A_CONTAINER),
    "type: a grant relabelled": (
        lambda s: s.first().around(json.loads(grant_of(s))["grant"].encode()),
        Verdict.WRONG_TYPE,
    ),
    "type: a manifest as a grant": (another_type, Verdict.WRONG_TYPE),
    "type: a laptop as the province": (
        lambda s: s.first().saying(kind="province-issue"),
        Verdict.UNTRUSTED_KEY,
    ),
    "recipient": (lambda s: s.first().saying(to="other"), Verdict.WRONG_RECIPIENT),
    "signature: none": (
        lambda s: s.first().enveloped(lambda e: e.update(signatures=[])),
        Verdict.BELOW_THRESHOLD,
    ),
    "signature: another payload": (
        lambda s: s.first().enveloped(lambda e: e.update(payload=base64.b64encode(b"{}").decode())),
        Verdict.BAD_SIGNATURE,
    ),
    "signature: one too many": (two_signers, Verdict.UNTRUSTED_KEY),
}
BYTES: dict[str, tuple[Attack, Verdict]] = {
    "names: out of the folder": (
        lambda s: s.first().with_blob("../../evil", b"x"),
        Verdict.MALFORMED,
    ),
    "names: another hash": (
        lambda s: s.first().with_blob("blob/" + "ff" * 32, b"x"),
        Verdict.MALFORMED,
    ),
    "framing: a comment": (lambda s: s.first().saying()[:-2] + b"\1\0x", Verdict.FRAMING),
    "framing: twice": (lambda s: 2 * s.first().saying(), Verdict.TRAILING_DATA),
    "framing: cut off": (lambda s: s.first().saying()[:-1], Verdict.TRUNCATED),
    "framing: a picture": (lambda s: b"\x89PNG", Verdict.NOT_A_CONTAINER),
    "bombs: deflated": (deflated, Verdict.TRUNCATED),  # it is never inflated
    "bombs: a line without end": (
        lambda s: s.next().with_rows(b"[" * 5_000_000).saying(),
        Verdict.MALFORMED,
    ),
    "sizes: beyond two gibibytes": (huge, Verdict.TOO_BIG),
    "sizes: an envelope of two": (
        lambda s: s.first().saying()[:22] + b"\xff\xff\xff\x7f" + bytes(99),
        Verdict.TOO_BIG,
    ),
    "json: a key twice": (
        lambda s: s.first().spelled(b'"v":1', b'"v":1,"v":1'),
        Verdict.NOT_CANONICAL,
    ),
    "json: a fraction": (lambda s: s.first().spelled(b'"v":1', b'"v":1.0'), Verdict.MALFORMED),
    "json: an unknown field": (lambda s: s.first().saying(extra=1), Verdict.MALFORMED),
    "members: another hash": (lambda s: s.first().changed(another_hash), Verdict.HASH_MISMATCH),
    "members: no photo": (lambda s: s.first().without_blobs(), Verdict.MISSING_PHOTO),
    "members: smuggled": (smuggled, Verdict.EXTRANEOUS_MEMBER),
    "age: for others": (lambda s: sealed_for(OTHER_IDENTITY, s.first().saying()), Verdict.DECRYPT),
    "age: cut off": (lambda s: for_the_province(s, s.first().saying())[:-1], Verdict.DECRYPT),
    "age: longer": (lambda s: for_the_province(s, s.first().saying()) + b"x", Verdict.DECRYPT),
    "age: twice": (
        lambda s: for_the_province(s, for_the_province(s, s.first().saying())),
        Verdict.NOT_A_CONTAINER,
    ),
    "age: a header without end": (
        lambda s: b"age-encryption.org/v1\n" + b"-> x y\n" * 9999,
        Verdict.DECRYPT,
    ),
}
TABLE = ORDER | KEYS | BYTES


@pytest.mark.parametrize(("attack", "verdict"), TABLE.values(), ids=list(TABLE))
def test_a_package_that_is_refused_changes_nothing(
    stage: Stage, attack: Attack, verdict: Verdict
) -> None:
    refused = refuses(stage, attack(stage))
    assert refused.verdict is verdict, (refused.verdict, refused.detail)


def test_replay(stage: Stage) -> None:
    first = stage.file(stage.first().saying())
    import_package(stage.province, first)
    before = held_in(stage.province)
    assert import_package(stage.province, first).verdict is Verdict.DUPLICATE
    assert held_in(stage.province) == before


@pytest.mark.parametrize("case", ["rollback", "fork", "clone"])
def test_contradicting_packages_are_kept_out_and_the_laptop_is_doubted(
    stage: Stage, case: str
) -> None:
    later = stage.next()
    hostile = {
        "rollback": lambda: stage.first().saying(created="2026-11-22T01:30:00Z"),
        "fork": lambda: later.saying(prev="ab" * 32),
        "clone": lambda: stage.first().saying(app="clone"),
    }[case]()
    refused = refuses(stage, hostile, *ANSWERING)
    assert refused.verdict is Verdict.FORK
    before = held_in(stage.province)  # the second one writes nothing any more
    assert refuses(stage, hostile).verdict is Verdict.FORK
    assert held_in(stage.province) == before


def test_revoked(stage: Stage) -> None:
    later = stage.next()
    revoke_grant(stage.province, stage.device, "stolen")
    assert refuses(stage, later.saying()).verdict is Verdict.REVOKED


def test_stale_epoch__the_old_key_after_a_new_one(stage: Stage) -> None:
    later = stage.next()
    enrol_again(stage.county, stage.province, stage.usb)
    assert refuses(stage, later.saying()).verdict in {Verdict.REVOKED, Verdict.STALE_EPOCH}


def test_clock__an_expired_trust_file(stage: Stage, clock: Clock) -> None:
    first = stage.first().saying()
    clock.forward(days=9 * 365)
    assert refuses(stage, first).verdict is Verdict.TRUST_EXPIRED


def test_a_record_of_a_later_version_is_not_taken_in_halves(stage: Stage) -> None:
    file = stage.file(stage.next("of-tomorrow").saying())
    before = held_in(stage.province)
    with pytest.raises(UnreadableRecordError):
        import_package(stage.province, file)
    assert held_in(stage.province) == before
