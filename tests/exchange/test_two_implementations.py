"""Two implementations of one page: each reads what the other writes, and both refuse alike."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.independent import invented_province as theirs
from exchange.independent.check_package import check_package
from exchange.independent.make_package import Draft, make_package, manifest_hash
from exchange.independent.policy_of_page import NOTHING_HELD
from exchange.independent.trust_chain import Revocation, make_grant, make_trust
from exchange.independent.trust_chain import open_trust as open_their_trust
from exchange.independent.verdict import RefusedError
from exchange.made_up import Desk
from exchange.two_sides import (
    DEVICE_SIGNER,
    ISSUER_SIGNER,
    blob_digest,
    our_receiver,
    our_trust,
    payload_of,
    read_by_them,
    read_by_us,
    written_by_us,
)
from inspector.exchange.grant import Grant, issue_grant, open_grant
from inspector.exchange.manifest import blob_name, decode_manifest
from inspector.exchange.reader import _package, verify_package
from inspector.exchange.receiver import SenderState
from inspector.exchange.rows import EMPTY_LOG
from inspector.exchange.staging import NoStaging
from inspector.exchange.stream import pull
from inspector.exchange.trust import encode_trust
from inspector.exchange.verdicts import Refused


@pytest.mark.parametrize("recipient", [None, theirs.AGE_RECIPIENT])
def test_we_read_what_they_write(tmp_path: Path, recipient: Any) -> None:
    data = make_package(theirs.EXPORT, theirs.DEVICE_KEY, recipient)
    found = read_by_us(data, tmp_path)
    assert found.name.h == manifest_hash(theirs.EXPORT)
    assert [path.read_bytes() for _, path in found.photo_paths()] == [theirs.PHOTO]
    assert found.after is not None
    second = make_package(theirs.SECOND_EXPORT, theirs.DEVICE_KEY, recipient)
    (tmp_path / "second.sxsync").write_bytes(second)
    held = frozenset(h for h, _ in found.photo_paths())
    receiver = our_receiver(senders={theirs.DEVICE: found.after}, held_photos=held)
    assert verify_package(tmp_path / "second.sxsync", receiver).name.seq == 2


@pytest.mark.parametrize("draft", [theirs.RECEIPT, theirs.ISSUE])
def test_we_read_what_their_province_writes(tmp_path: Path, draft: Draft) -> None:
    data = make_package(draft, theirs.ISSUER_KEY)
    found = read_by_us(data, tmp_path, me=theirs.DEVICE)
    assert found.manifest.kind == draft.kind
    assert found.grant is None


def test_papers_are_the_same_bytes() -> None:
    assert encode_trust(our_trust().record) == payload_of(theirs.TRUST_FILE)
    grant = open_grant(theirs.GRANT_FILE, our_trust())
    assert issue_grant(grant, ISSUER_SIGNER) == theirs.GRANT_FILE
    record = our_trust().record
    again = make_trust(
        replace(theirs.TRUST, revoked=(Revocation(9, 4, "stolen"),)), theirs.ROOT_KEYS[:2]
    )
    assert our_trust(again).record.revoked[0].last_seq == 4
    assert open_their_trust(our_trust().envelope, theirs.ROOTS, theirs.NOW).version == (
        record.version
    )
    assert isinstance(grant, Grant)


@pytest.mark.parametrize(
    ("draft", "signer", "key"),
    [
        (theirs.EXPORT, DEVICE_SIGNER, theirs.DEVICE_KEY),
        (theirs.SECOND_EXPORT, DEVICE_SIGNER, theirs.DEVICE_KEY),
        (replace(theirs.EXPORT, rows=(), blobs=()), DEVICE_SIGNER, theirs.DEVICE_KEY),
        (theirs.RECEIPT, ISSUER_SIGNER, theirs.ISSUER_KEY),
        (theirs.ISSUE, ISSUER_SIGNER, theirs.ISSUER_KEY),
    ],
)
def test_both_write_the_same_bytes(tmp_path: Path, draft: Draft, signer: Any, key: Any) -> None:
    assert written_by_us(draft, signer, tmp_path) == make_package(draft, key)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
VALUES = st.recursive(
    st.integers(-(2**53) + 1, 2**53 - 1) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=30, deadline=None)
@given(
    bodies=st.lists(st.dictionaries(TEXTS, VALUES, max_size=4), max_size=4),
    blobs=st.lists(st.binary(max_size=99), max_size=4),
    app=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=64),
)
def test_both_write_the_same_bytes_whatever_the_records_say(
    tmp_path_factory: pytest.TempPathFactory,
    bodies: list[dict[str, Any]],
    blobs: list[bytes],
    app: str,
) -> None:
    folder = tmp_path_factory.mktemp("both")
    photos = tuple(dict.fromkeys(blob_digest(blob) for blob in blobs))
    rows = (
        replace(theirs.ROW, photos=photos),
        *(replace(theirs.ROW, body=body, photos=()) for body in bodies),
    )
    draft = replace(theirs.EXPORT, rows=rows, blobs=tuple(blobs), app=app)
    ours = written_by_us(draft, DEVICE_SIGNER, folder)
    assert ours == make_package(draft, theirs.DEVICE_KEY)
    assert [row["body"] for row in read_by_them(ours).rows[1:]] == bodies


def verdict_of(check: Callable[[], object]) -> str:
    try:
        check()
    except Refused as refused:
        return refused.verdict.code
    except RefusedError as refused:
        return str(refused.verdict)
    return "imported"


# The page does not say which of these two is told when a text is not one that could be written,
# nor in which order the number and the predecessor of a row are compared.
SAME = {"not-canonical": "malformed", "log-gap": "chain-broken"}


@pytest.mark.exhaustive
def test_both_take_and_refuse_alike_whatever_byte_is_changed() -> None:
    package = make_package(theirs.EXPORT, theirs.DEVICE_KEY)
    assert blob_name(blob_digest(theirs.PHOTO)).encode() in package
    receiver = our_receiver()

    def ours(data: bytes) -> None:
        staging = NoStaging()
        try:
            pull(_package(receiver, staging, lambda step, fraction: None), io.BytesIO(data))
        finally:
            staging.discard()

    differing = []
    for place in range(0, len(package), 3):
        changed = bytearray(package)
        changed[place] ^= 1 << place % 8
        for data in (bytes(changed), package[:place]):
            mine = verdict_of(lambda data=data: ours(data))
            other = verdict_of(lambda data=data: read_by_them(data))
            assert "imported" not in (mine, other)
            if SAME.get(mine, mine) != SAME.get(other, other):
                differing.append((place, mine, other))
    assert differing == []


OLD = theirs.SECOND_EXPORT
CASES: list[tuple[Draft, bool, str]] = [
    (theirs.EXPORT, False, "imported"),
    (theirs.EXPORT, True, "duplicate"),
    (OLD, True, "imported"),
    (OLD, False, "gap"),
    (replace(theirs.EXPORT, created="2026-06-30T09:00:00Z"), True, "fork"),
    (replace(OLD, prev="ab" * 32), True, "fork"),
    (replace(OLD, log_held=3), True, "log-gap"),
    (replace(OLD, log_held=1), True, "chain-broken"),
    (replace(OLD, log_head_held="ab" * 32), True, "chain-broken"),
    (replace(theirs.EXPORT, epoch=2), False, "stale-epoch"),
    (replace(theirs.EXPORT, to="other"), False, "wrong-recipient"),
    (replace(theirs.EXPORT, sender="other"), False, "untrusted-key"),
    (replace(theirs.ISSUE, to=theirs.PROVINCE), False, "untrusted-key"),
    (replace(theirs.EXPORT, blobs=()), False, "missing-photo"),
    (replace(theirs.EXPORT, blobs=(theirs.PHOTO, b"extra")), False, "extraneous-member"),
    (replace(theirs.EXPORT, rows=None, blobs=()), False, "malformed"),
]


@pytest.mark.parametrize(("draft", "after_the_first", "code"), CASES)
def test_both_say_the_same_of_a_package(
    desk: Desk, draft: Draft, after_the_first: bool, code: str
) -> None:
    data = make_package(draft, theirs.DEVICE_KEY)
    held, senders, photos = NOTHING_HELD, dict[str, SenderState](), frozenset[str]()
    if after_the_first:
        first = make_package(theirs.EXPORT, theirs.DEVICE_KEY)
        held = read_by_them(first).held_after
        found = read_by_us(first, desk.folder)
        assert found.after is not None
        senders = {theirs.DEVICE: found.after}
        photos = found.manifest.blobs
    path = desk.folder / "next.sxsync"
    path.write_bytes(data)
    receiver = our_receiver(senders=senders, held_photos=photos)
    assert verdict_of(lambda: verify_package(path, receiver)) == code
    assert verdict_of(lambda: read_by_them(data, held)) == code


def test_both_say_the_same_of_a_revoked_grant(desk: Desk) -> None:
    data = make_package(theirs.EXPORT, theirs.DEVICE_KEY)
    path = desk.folder / "a.sxsync"
    path.write_bytes(data)
    for last_seq, code in ((0, "revoked"), (1, "imported")):
        trust = replace(theirs.TRUST, revoked=(Revocation(1, last_seq, "lost"),))
        receiver = our_receiver(trust=our_trust(make_trust(trust, theirs.ROOT_KEYS[:2])))
        assert verdict_of(lambda receiver=receiver: verify_package(path, receiver)) == code
        assert (
            verdict_of(
                lambda trust=trust: check_package(data, trust, [theirs.GRANT_FILE], theirs.PROVINCE)
            )
            == code
        )


def test_both_say_the_same_of_a_replaced_grant(desk: Desk) -> None:
    data = make_package(theirs.EXPORT, theirs.DEVICE_KEY)
    path = desk.folder / "a.sxsync"
    path.write_bytes(data)
    key = theirs.public_of(theirs.key_of("second"))
    later = make_grant(replace(theirs.GRANT, epoch=2, serial=2, key=key), theirs.ISSUER_KEY)
    grants = {theirs.GRANT.key.keyid: theirs.GRANT_FILE, key.keyid: later}
    assert verdict_of(lambda: verify_package(path, our_receiver(grants=grants))) == "stale-epoch"
    assert (
        verdict_of(
            lambda: check_package(data, theirs.trusted(), [*grants.values()], theirs.PROVINCE)
        )
        == "stale-epoch"
    )


def test_the_manifest_is_the_same_value() -> None:
    envelope = make_package(theirs.RECEIPT, theirs.ISSUER_KEY)
    start = envelope.index(b"{")
    data = envelope[start : envelope.index(b"PK\1\2")]
    assert decode_manifest(payload_of(data)).digest() == manifest_hash(theirs.RECEIPT)
    assert EMPTY_LOG.i == 0
