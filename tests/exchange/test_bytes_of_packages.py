"""Names, framing, bombs, sizes, JSON tricks, and every small change to the bytes of a package."""

import json
import zlib
from collections.abc import Callable
from typing import Any

import pytest

from exchange.made_up import (
    ISSUER,
    Desk,
    Laptop,
    as_json,
    assembled,
    member_of,
    signed_manifest,
)
from inspector.domain import canonical_json
from inspector.exchange.container import Entry, local_header
from inspector.exchange.rows import EMPTY_LOG, append_row
from inspector.exchange.strict import encode_record
from inspector.exchange.verdicts import Refused, Verdict


def rows_of(laptop: Laptop) -> bytes:
    return b"".join(line + b"\n" for line in laptop.lines)


def blobs_of(laptop: Laptop) -> list[tuple[str, bytes]]:
    return [(f"blob/{h}", path.read_bytes()) for h, path in laptop.photos.items()]


def package_of(laptop: Laptop, change: Callable[[dict[str, Any]], None]) -> bytes:
    value = as_json(laptop.manifest(*laptop.photos))
    change(value)
    return assembled(signed_manifest(value), ("rows.jsonl", rows_of(laptop)), *blobs_of(laptop))


NAMES = [
    "../../etc/passwd",
    "/etc/passwd",
    "C:\\windows",
    "blob\\" + "a" * 64,
    "blob/" + "A" * 64,
    "blob/" + "a" * 63,
    "blob/" + "a" * 64 + "\n",
    "blob/" + "a" * 64 + "/",
    "blob/../" + "a" * 64,
    "rows.jsonl\n",
    "rows.jsonl\0",
    "ROWS.JSONL",
    "manifest.dsse.json",
    "rоws.jsonl",
    "con",
    "",
]


@pytest.mark.parametrize("name", NAMES)
def test_names__nothing_but_rows_and_blobs_exists(laptop: Laptop, desk: Desk, name: str) -> None:
    def rename(value: dict[str, Any]) -> None:
        value["members"][1]["n"] = name

    desk.refuses(package_of(laptop, rename), Verdict.MALFORMED)


@pytest.mark.parametrize(
    "change",
    [
        lambda m: m["members"].append(m["members"][1]),
        lambda m: m["members"].reverse(),
        lambda m: m["members"].pop(0),
        lambda m: m["members"].clear(),
        lambda m: m["members"].insert(0, m["members"][0]),
        lambda m: m["members"][1].update(h="ab" * 32),
        lambda m: m["members"][1].update(s=-1),
        lambda m: m["members"][1].update(c=2**32),
        lambda m: m["members"][1].update(x=1),
        lambda m: m["members"][1].pop("c"),
        lambda m: m.update(v=2),
        lambda m: m.update(v="1"),
        lambda m: m.update(kind="county_export"),
        lambda m: m.update(sender="jx-01\n"),
        lambda m: m.update(sender="JX-01"),
        lambda m: m.update(sender=""),
        lambda m: m.update(sender="a" * 65),
        lambda m: m.update(sender="晋-01"),
        lambda m: m.update(to="-x"),
        lambda m: m.update(seq=0),
        lambda m: m.update(seq=True),
        lambda m: m.update(seq=2),
        lambda m: m.update(prev="ab" * 32),
        lambda m: m.update(prev=""),
        lambda m: m.update(epoch=0),
        lambda m: m.update(trust=0),
        lambda m: m.update(schema="1"),
        lambda m: m.update(created="2026-06-30T08:00:00+08:00"),
        lambda m: m.update(created="2026-06-30 08:00:00Z"),
        lambda m: m.update(created="2026-02-30T08:00:00Z"),
        lambda m: m.update(created="2026-06-30T24:00:00Z"),
        lambda m: m.update(created="２０２６-06-30T08:00:00Z"),
        lambda m: m.update(created="2026-06-30T08:00:00Z\n"),
        lambda m: m.update(log_from=0),
        lambda m: m.update(log_from=4),
        lambda m: m.update(log_to=-1),
        lambda m: m.update(app=""),
        lambda m: m.update(app="a" * 65),
        lambda m: m.update(app=1),
        lambda m: m.update(ack=None),
        lambda m: m["ack"].update(seq=1),
        lambda m: m["ack"].update(h="ab" * 32),
        lambda m: m["ack"].update(status="accepted"),
        lambda m: m["ack"].update(status="perhaps"),
        lambda m: m["ack"].update(status="rejected", h="ab" * 32),
        lambda m: m.update(kind="receipt"),
        lambda m: m.update(extra=1),
        lambda m: m.pop("app"),
    ],
)
def test_a_manifest_that_says_what_cannot_be(
    laptop: Laptop, desk: Desk, change: Callable[[dict[str, Any]], None]
) -> None:
    desk.refuses(package_of(laptop, change), Verdict.MALFORMED)


def test_a_package_without_rows_has_no_range_of_the_log(laptop: Laptop, desk: Desk) -> None:
    value = as_json(laptop.manifest()) | {"members": [], "kind": "province-issue"}
    desk.refuses(assembled(signed_manifest(value)), Verdict.MALFORMED)


def test_blobs_without_rows_are_named_by_nobody(laptop: Laptop, desk: Desk) -> None:
    value = as_json(laptop.manifest(*laptop.photos))
    value |= {"kind": "province-issue", "sender": "province"}
    value |= {"log_from": 0, "log_to": 0, "log_head": "0" * 64, "members": value["members"][1:]}
    package = assembled(signed_manifest(value, ISSUER), *blobs_of(laptop))
    desk.refuses(package, Verdict.EXTRANEOUS_MEMBER)


@pytest.mark.parametrize("app", ["检查 0.1\u007f\u2028", '\b\t\n\f\r\x1f\\"/', "😀"])
def test_the_app_is_any_short_text(laptop: Laptop, desk: Desk, app: str) -> None:
    laptop.record(*laptop.photos)
    desk.take(laptop.package(*laptop.photos, app=app))
    value = as_json(laptop.manifest(app=app))
    assert canonical_json.encode(value) == encode_record(laptop.manifest(app=app))


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [
        (b'"v":1', b'"v":1,"v":1', Verdict.NOT_CANONICAL),
        (b'"seq":1', b'"seq":2,"seq":1', Verdict.NOT_CANONICAL),
        (b'"sender":"jx-01"', b'"sender":"evil","sender":"jx-01"', Verdict.NOT_CANONICAL),
        (b'"v":1', b'"v": 1', Verdict.NOT_CANONICAL),
        (b'"v":1', b'"v":1 ', Verdict.NOT_CANONICAL),
        (b'"jx-01"', b'"\\u006ax-01"', Verdict.NOT_CANONICAL),
        (b'"jx-01"', b'"jx\\u002d01"', Verdict.NOT_CANONICAL),
        (b'{"ack"', b'\xef\xbb\xbf{"ack"', Verdict.MALFORMED),
        (b'{"ack"', b'[{"ack"', Verdict.MALFORMED),
        (b'"v":1', b'"v":1.0', Verdict.MALFORMED),
        (b'"v":1', b'"v":1e0', Verdict.MALFORMED),
        (b'"v":1', b'"v":01', Verdict.MALFORMED),
        (b'"v":1', b'"v":-0', Verdict.MALFORMED),
        (b'"v":1', b'"v":NaN', Verdict.MALFORMED),
        (b'"v":1', b'"v":' + b"1" * 5000, Verdict.MALFORMED),
        (b'"v":1', b'"v":' + b"[" * 100_000, Verdict.MALFORMED),
        (b'"v":1', b'"v":null', Verdict.MALFORMED),
        (b'"seq":1', b'"seq":9007199254740992', Verdict.MALFORMED),
        (b'"jx-01"', b'"jx-\\ud800"', Verdict.MALFORMED),
        (b'"jx-01"', b'"jx-\xff"', Verdict.MALFORMED),
        (b'"v":1}', b'"v":1}{}', Verdict.MALFORMED),
        (b'"v":1}', b'"v":1}\n', Verdict.NOT_CANONICAL),
    ],
)
def test_json_tricks(laptop: Laptop, desk: Desk, old: bytes, new: bytes, verdict: Verdict) -> None:
    payload = canonical_json.encode(as_json(laptop.manifest()))
    assert payload.count(old) == 1
    envelope = signed_manifest(payload.replace(old, new))
    desk.refuses(assembled(envelope, ("rows.jsonl", rows_of(laptop))), verdict)


def test_json_tricks__keys_in_another_order(laptop: Laptop, desk: Desk) -> None:
    value = as_json(laptop.manifest())
    payload = json.dumps(dict(reversed(value.items())), separators=(",", ":")).encode()
    envelope = signed_manifest(payload)
    desk.refuses(assembled(envelope, ("rows.jsonl", rows_of(laptop))), Verdict.NOT_CANONICAL)


def with_rows(laptop: Laptop, rows: bytes, **changes: Any) -> bytes:
    value = as_json(laptop.manifest(*laptop.photos)) | changes
    value["members"][0] = member_of("rows.jsonl", rows)
    return assembled(signed_manifest(value), ("rows.jsonl", rows), *blobs_of(laptop))


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [
        (b'"i":1', b'"i":1,"i":1', Verdict.NOT_CANONICAL),
        (b'"i":1', b'"i": 1', Verdict.NOT_CANONICAL),
        (b'"i":1,', b'"i":1.0,', Verdict.MALFORMED),
        (b'"i":1,', b'"i":0,', Verdict.MALFORMED),
        (b'"i":1,', b"", Verdict.MALFORMED),
        (b'"i":1,', b'"i":1,"j":1,', Verdict.MALFORMED),
        (b":50", b":1.5", Verdict.MALFORMED),
        (b":50", b":null", Verdict.MALFORMED),
        (b":50", b":true", Verdict.MALFORMED),
        (b":50", b":[{},[false]]", Verdict.MALFORMED),
        (b":50", b":9007199254740992", Verdict.NOT_CANONICAL),
        (b":50", b":" + b"[" * 80 + b"]" * 80, Verdict.NOT_CANONICAL),
        (b":50", b":" + b"[" * 50_000 + b"]" * 50_000, Verdict.MALFORMED),
        (b"officer:12", b"officer 12", Verdict.MALFORMED),
        (b"09:30:00Z", b"09:61:00Z", Verdict.MALFORMED),
        (b"2026-06-01", b"2026-06-31", Verdict.MALFORMED),
        (b"\n", b"", Verdict.MALFORMED),
        (b"\n", b"\r\n", Verdict.NOT_CANONICAL),
        (b"\n", b"\n\n", Verdict.MALFORMED),
        ("符合".encode(), b"\xff\xfe", Verdict.MALFORMED),
        ("符合".encode(), b"\\u7b26\\u5408", Verdict.NOT_CANONICAL),
    ],
)
def test_rows_in_another_spelling(
    laptop: Laptop, desk: Desk, old: bytes, new: bytes, verdict: Verdict
) -> None:
    desk.refuses(with_rows(laptop, rows_of(laptop).replace(old, new, 1)), verdict)


def test_rows_without_a_line_feed_at_the_end(laptop: Laptop, desk: Desk) -> None:
    desk.refuses(with_rows(laptop, rows_of(laptop)[:-1]), Verdict.MALFORMED)


def test_a_first_row_that_names_a_predecessor(laptop: Laptop, desk: Desk) -> None:
    rows = rows_of(laptop).replace(b"0" * 64, b"ab" * 32)
    desk.refuses(with_rows(laptop, rows), Verdict.CHAIN_BROKEN)
    desk.refuses(with_rows(laptop, rows), Verdict.CHAIN_BROKEN, senders=None)


ROW: dict[str, Any] = {"at": "2026-06-01T09:30:00Z", "who": "a", "kind": "b", "subject": "c"}


@pytest.mark.parametrize("body", [{"a": 1.5}, {"a": 2**53}, {1: "a"}, {"a": "\ud800"}])
def test_a_body_that_has_no_canonical_form_is_not_written(body: Any) -> None:
    with pytest.raises(Refused) as caught:
        append_row(EMPTY_LOG, **ROW, body=body)
    assert caught.value.verdict is Verdict.MALFORMED


def test_a_photo_that_did_not_travel(laptop: Laptop, desk: Desk) -> None:
    first, second = laptop.photos
    refused = desk.refuses(laptop.package(first), Verdict.MISSING_PHOTO)
    assert second[:12] in refused.detail


def test_a_photo_that_the_desk_has_from_before_need_not_travel_again(
    laptop: Laptop, desk: Desk
) -> None:
    first, second = laptop.photos
    desk.take(laptop.package(first), held_photos=frozenset([second]))


def test_a_blob_that_nobody_names(laptop: Laptop, desk: Desk) -> None:
    extra = laptop.photo(b"smuggled")
    desk.refuses(laptop.package(*laptop.photos), Verdict.EXTRANEOUS_MEMBER)
    assert extra in laptop.photos


@pytest.mark.parametrize("position", [0, 1, 2])
@pytest.mark.parametrize("field", ["h", "c"])
def test_a_member_that_is_not_what_the_manifest_says(
    laptop: Laptop, desk: Desk, position: int, field: str
) -> None:
    def change(value: dict[str, Any]) -> None:
        member = value["members"][position]
        if field == "c":
            member["c"] ^= 1
        else:
            member["h"] = member["h"][::-1]
            member["n"] = "rows.jsonl" if position == 0 else "blob/" + member["h"]

    package = package_of(laptop, change)
    manifest = as_json(laptop.manifest(*laptop.photos))
    change(manifest)
    members = [("rows.jsonl", rows_of(laptop)), *blobs_of(laptop)]
    members[position] = (manifest["members"][position]["n"], members[position][1])
    if field == "h":
        package = assembled(signed_manifest(manifest), *members)
        desk.refuses(package, Verdict.HASH_MISMATCH)
    else:
        desk.refuses(package, Verdict.FRAMING)
        good = local_header(
            Entry(members[position][0], len(members[position][1]), zlib.crc32(members[position][1]))
        )
        wrong = local_header(
            Entry(
                members[position][0], len(members[position][1]), manifest["members"][position]["c"]
            )
        )
        desk.refuses(package.replace(good, wrong), Verdict.HASH_MISMATCH)


# Sizes
