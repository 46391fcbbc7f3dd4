"""The second implementation of the package format, written from the page alone, holds by itself."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pyrage
import pytest
from hypothesis import strategies as st

from exchange.independent.bytes_of_page import (
    MANIFEST_TYPE,
    Json,
    canonical,
    make_envelope,
    public_of,
)
from exchange.independent.check_package import Checked, check_package
from exchange.independent.invented_province import (
    AGE_IDENTITY,
    AGE_RECIPIENT,
    DEVICE,
    DEVICE_KEY,
    EXPORT,
    GRANT,
    GRANT_FILE,
    ISSUE,
    ISSUER_KEY,
    NOW,
    PHOTO,
    PROVINCE,
    RECEIPT,
    ROOTS,
    ROW,
    SECOND_EXPORT,
    key_of,
    trusted,
)
from exchange.independent.make_package import (
    Draft,
    assemble,
    frame,
    make_package,
    manifest_of,
    member_entry,
    members_of,
)
from exchange.independent.policy_of_page import NOTHING_HELD, Held
from exchange.independent.trust_chain import (
    Revocation,
    Trust,
    make_grant,
    open_trust,
)
from exchange.independent.verdict import RefusedError, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

NESTED = st.recursive(
    st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def read_at_province(data: bytes, held: Held = NOTHING_HELD, trust: Trust | None = None) -> Checked:
    return check_package(data, trust or trusted(), [GRANT_FILE], PROVINCE, held, AGE_IDENTITY)


def refusal_of(data: bytes, held: Held = NOTHING_HELD, trust: Trust | None = None) -> Verdict:
    with pytest.raises(RefusedError) as refused:
        read_at_province(data, held, trust)
    return refused.value.verdict


@pytest.mark.parametrize("recipient", [None, AGE_RECIPIENT])
def test_a_county_export_brings_rows_and_photos_plain_or_encrypted(
    recipient: pyrage.x25519.Recipient | None,
) -> None:
    checked = read_at_province(make_package(EXPORT, DEVICE_KEY, recipient))
    assert checked.verdict is Verdict.IMPORTED
    assert checked.grant == GRANT
    assert [row["i"] for row in checked.rows] == [1, 2]
    assert list(checked.blobs.values()) == [PHOTO]


@pytest.mark.parametrize("draft", [RECEIPT, ISSUE])
def test_the_province_signs_receipts_and_issues(draft: Draft) -> None:
    checked = check_package(make_package(draft, ISSUER_KEY), trusted(), [], DEVICE)
    assert checked.manifest.kind == draft.kind
    assert checked.manifest.ack == draft.ack


def test_the_next_package_continues_the_series_and_the_log() -> None:
    first = read_at_province(make_package(EXPORT, DEVICE_KEY))
    second = read_at_province(make_package(SECOND_EXPORT, DEVICE_KEY), first.held_after)
    assert (second.held_after.last_seq, second.held_after.log_to) == (2, 3)


def test_zipfile_opens_a_plain_package() -> None:
    with zipfile.ZipFile(io.BytesIO(make_package(EXPORT, DEVICE_KEY))) as package:
        assert package.testzip() is None
        assert package.namelist()[:2] == ["manifest.dsse.json", "rows.jsonl"]
        assert package.read(package.namelist()[2]) == PHOTO


def test_the_same_draft_makes_the_same_bytes() -> None:
    assert make_package(EXPORT, DEVICE_KEY) == make_package(EXPORT, DEVICE_KEY)


def one_bit_flipped_in_many_bytes(data: bytes) -> Iterator[bytes]:
    """In every third; ours is held to every bit of every byte."""
    for place in range(0, len(data), 3):
        byte = data[place]
        yield data[:place] + bytes([byte ^ 1 << place % 8]) + data[place + 1 :]


@pytest.mark.exhaustive
def test_every_flipped_bit_is_refused() -> None:
    package = make_package(EXPORT, DEVICE_KEY)
    verdicts = {refusal_of(flipped) for flipped in one_bit_flipped_in_many_bytes(package)}
    assert {Verdict.FRAMING, Verdict.HASH_MISMATCH} <= verdicts


@pytest.mark.exhaustive
def test_a_flipped_bit_in_the_envelope_is_refused_even_with_the_right_checksum() -> None:
    envelope = make_envelope(MANIFEST_TYPE, canonical(manifest_of(EXPORT)), [DEVICE_KEY])
    members = members_of(EXPORT)
    assert frame(envelope, members) == make_package(EXPORT, DEVICE_KEY)
    verdicts = {
        refusal_of(frame(flipped, members)) for flipped in one_bit_flipped_in_many_bytes(envelope)
    }
    assert {Verdict.BAD_SIGNATURE, Verdict.WRONG_TYPE, Verdict.UNKNOWN_SENDER} <= verdicts


@pytest.mark.exhaustive
def test_every_truncation_and_every_appended_byte_is_refused() -> None:
    package = make_package(EXPORT, DEVICE_KEY)
    assert {refusal_of(package[:end]) for end in range(4, len(package))} == {Verdict.TRUNCATED}
    assert refusal_of(package + b"\0") is Verdict.TRAILING_DATA
    assert refusal_of(b"") is Verdict.NOT_A_CONTAINER


def test_a_damaged_or_foreign_age_file_is_refused() -> None:
    sealed = make_package(EXPORT, DEVICE_KEY, AGE_RECIPIENT)
    assert refusal_of(sealed[:-1]) is Verdict.DECRYPT
    other = pyrage.x25519.Identity.generate().to_public()
    assert refusal_of(make_package(EXPORT, DEVICE_KEY, other)) is Verdict.DECRYPT
    with pytest.raises(RefusedError, match="decrypt"):
        check_package(sealed, trusted(), [GRANT_FILE], PROVINCE)


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        (replace(EXPORT, to="somebody"), Verdict.WRONG_RECIPIENT),
        (replace(EXPORT, sender="laptop:2"), Verdict.UNTRUSTED_KEY),
        (replace(RECEIPT, to=PROVINCE), Verdict.UNTRUSTED_KEY),
        (replace(EXPORT, epoch=2), Verdict.STALE_EPOCH),
        (SECOND_EXPORT, Verdict.GAP),
        (replace(EXPORT, log_held=1), Verdict.LOG_GAP),
        (replace(EXPORT, log_head_held="1" * 64), Verdict.CHAIN_BROKEN),
        (replace(EXPORT, blobs=()), Verdict.MISSING_PHOTO),
        (replace(EXPORT, blobs=(PHOTO, b"unnamed")), Verdict.EXTRANEOUS_MEMBER),
        (replace(EXPORT, rows=None), Verdict.MALFORMED),
        (replace(EXPORT, prev="0" * 64), Verdict.MALFORMED),
        (replace(EXPORT, to="province\n"), Verdict.MALFORMED),
        (replace(EXPORT, rows=(replace(ROW, body={"n": None}),)), Verdict.MALFORMED),
        (replace(EXPORT, created="2026-02-30T00:00:00Z"), Verdict.MALFORMED),
    ],
)
def test_a_signed_package_that_breaks_a_rule_is_refused(draft: Draft, verdict: Verdict) -> None:
    assert refusal_of(make_package(draft, DEVICE_KEY)) is verdict


def test_a_package_seen_before_is_a_duplicate_and_its_twin_a_fork() -> None:
    held = read_at_province(make_package(EXPORT, DEVICE_KEY)).held_after
    assert refusal_of(make_package(EXPORT, DEVICE_KEY), held) is Verdict.DUPLICATE
    twin = replace(EXPORT, created="2026-06-30T08:00:01Z")
    assert refusal_of(make_package(twin, DEVICE_KEY), held) is Verdict.FORK
    other_past = replace(SECOND_EXPORT, prev="1" * 64)
    assert refusal_of(make_package(other_past, DEVICE_KEY), held) is Verdict.FORK


def test_a_new_epoch_begins_a_new_series_and_ends_the_old_one() -> None:
    held = read_at_province(make_package(EXPORT, DEVICE_KEY)).held_after
    new_key = key_of("new laptop")
    new_grant = replace(GRANT, epoch=2, serial=2, key=public_of(new_key))
    grants = [GRANT_FILE, make_grant(new_grant, ISSUER_KEY)]
    renewed = make_package(replace(SECOND_EXPORT, epoch=2, seq=1, prev=None), new_key)
    checked = check_package(renewed, trusted(), grants, PROVINCE, held)
    assert (checked.held_after.epoch, checked.held_after.log_to) == (2, 3)
    with pytest.raises(RefusedError, match="stale-epoch"):
        check_package(make_package(SECOND_EXPORT, DEVICE_KEY), trusted(), grants, PROVINCE, held)


def test_packages_up_to_the_last_known_good_one_of_a_lost_laptop_still_import() -> None:
    trust = replace(trusted(), revoked=(Revocation(GRANT.serial, 1, "lost"),))
    first = read_at_province(make_package(EXPORT, DEVICE_KEY), trust=trust)
    second = make_package(SECOND_EXPORT, DEVICE_KEY)
    assert refusal_of(second, first.held_after, trust) is Verdict.REVOKED


def test_a_key_without_a_grant_and_a_grant_without_the_issuer_are_refused() -> None:
    assert refusal_of(make_package(EXPORT, key_of("stranger"))) is Verdict.UNKNOWN_SENDER
    forged = make_grant(GRANT, key_of("stranger"))
    with pytest.raises(RefusedError, match="untrusted-key"):
        check_package(make_package(EXPORT, DEVICE_KEY), trusted(), [forged], PROVINCE)
    both = assemble(manifest_of(EXPORT), members_of(EXPORT), [DEVICE_KEY, ISSUER_KEY])
    assert refusal_of(both) is Verdict.UNTRUSTED_KEY


def test_a_file_of_another_type_is_refused() -> None:
    with pytest.raises(RefusedError, match="wrong-type"):
        open_trust(GRANT_FILE, ROOTS, NOW)


@pytest.mark.parametrize(
    "change",
    [{"v": 2}, {"kind": "letter"}, {"seq": "1"}, {"trust": 0}, {"members": [{"n": "../x"}]}],
)
def test_a_manifest_with_a_wrong_field_is_malformed(change: dict[str, Json]) -> None:
    package = assemble({**manifest_of(EXPORT), **change}, members_of(EXPORT), [DEVICE_KEY])
    assert refusal_of(package) is Verdict.MALFORMED


def test_an_unknown_field_is_not_canonical() -> None:
    package = assemble({**manifest_of(EXPORT), "note": ""}, members_of(EXPORT), [DEVICE_KEY])
    assert refusal_of(package) is Verdict.NOT_CANONICAL


@pytest.mark.exhaustive
@pytest.mark.parametrize(("count", "size"), [(1, 64 * 2**20 + 1), (33, 64 * 2**20), (20_001, 1)])
def test_limits_are_read_from_the_manifest_before_any_member(count: int, size: int) -> None:
    hashes = [f"{n:064x}" for n in range(count)]
    listed: list[Json] = [{"n": f"blob/{h}", "s": size, "h": h, "c": 0} for h in hashes]
    listed[0] = {"n": "rows.jsonl", "s": size, "h": hashes[0], "c": 0}
    package = assemble({**manifest_of(EXPORT), "members": listed}, [], [DEVICE_KEY])
    assert refusal_of(package) is Verdict.TOO_BIG


MEMBER_TWICE: Json = [member_entry(*members_of(EXPORT)[0])] * 2
ROWS_LAST: Json = [member_entry(*member) for member in reversed(members_of(EXPORT))]
MISNAMED_BLOB: Json = [
    member_entry(*members_of(EXPORT)[0]),
    {**member_entry(*members_of(EXPORT)[1]), "h": "0" * 64},
]


@pytest.mark.parametrize(
    "change",
    [
        {"created": "2026-06-30"},
        {"members": MEMBER_TWICE},
        {"members": ROWS_LAST},
        {"members": MISNAMED_BLOB},
        {"log_from": 9},
        {"ack": {"seq": 1, "h": "0" * 64, "status": "none"}},
        {"ack": {"seq": 0, "h": "0" * 64, "status": "accepted"}},
        {"ack": 1},
    ],
)
def test_fields_that_contradict_each_other_are_malformed(change: dict[str, Json]) -> None:
    package = assemble({**manifest_of(EXPORT), **change}, members_of(EXPORT), [DEVICE_KEY])
    assert refusal_of(package) is Verdict.MALFORMED


@pytest.mark.parametrize("change", [{"kind": "receipt"}, {"log_to": 1}])
def test_a_receipt_acknowledges_and_has_no_log_without_rows(change: dict[str, Json]) -> None:
    issue = manifest_of(replace(ISSUE, rows=None, blobs=()))
    package = assemble({**issue, **change}, [], [ISSUER_KEY])
    with pytest.raises(RefusedError, match="malformed"):
        check_package(package, trusted(), [], DEVICE)


def with_rows(rows: bytes, **change: Json) -> bytes:
    members = [("rows.jsonl", rows), *members_of(EXPORT)[1:]]
    listed: Json = [member_entry(*member) for member in members]
    manifest = {**manifest_of(EXPORT), **change, "members": listed}
    return assemble(manifest, members, [DEVICE_KEY])


def test_rows_that_are_not_the_log_of_the_manifest_are_refused() -> None:
    lines = members_of(EXPORT)[0][1].splitlines(keepends=True)
    assert refusal_of(with_rows(b"".join(lines)[:-1])) is Verdict.NOT_CANONICAL
    assert refusal_of(with_rows(b"".join(lines).replace(b"\n", b"\r\n"))) is Verdict.NOT_CANONICAL
    assert refusal_of(with_rows(b"\n")) is Verdict.MALFORMED
    assert refusal_of(with_rows(b"[]\n")) is Verdict.MALFORMED
    assert refusal_of(with_rows(b"".join(reversed(lines)))) is Verdict.CHAIN_BROKEN
    assert refusal_of(with_rows(lines[0])) is Verdict.CHAIN_BROKEN
    assert refusal_of(with_rows(b"".join(lines), log_head="1" * 64)) is Verdict.CHAIN_BROKEN


def test_rows_that_came_before_are_refused_in_the_next_package() -> None:
    held = read_at_province(make_package(EXPORT, DEVICE_KEY)).held_after
    again = replace(SECOND_EXPORT, log_held=1)
    assert refusal_of(make_package(again, DEVICE_KEY), held) is Verdict.CHAIN_BROKEN
