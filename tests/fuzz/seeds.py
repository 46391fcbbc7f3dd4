"""Good examples of what the targets take, from which a fuzzer starts, and its work begins deep."""

import functools
import io
import tempfile
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

import pyrage
from openpyxl import Workbook

from exchange.made_up import (
    DEVICE,
    NOW,
    RECIPIENT,
    grant,
    granted,
    key,
    signed_trust,
    small_laptop,
    trust_record,
)
from inspector.exchange.container import FIRST_HEADER, claimed_size
from inspector.exchange.enrolment import new_request, request_enrolment
from inspector.exchange.strict import encode_record
from inspector.exchange.trust import encode_trust

PHOTOS = Path(__file__).parents[1] / "imaging" / "photos"
SMALL = 30_000  # bytes of a photo that a fuzzer can still turn about quickly
SHEET = (
    ("机构名称", "统一社会信用代码", "所在县（市、区）", "床位数", "法定代表人", "备案日期"),
    ("云岭县示例敬老院", "12149901MB0000000X", "云岭县", 60, "示例丙", "2024年3月5日"),
    ("云岭县另一示例养老院", "", "云岭县", "约50张", "示例丁", "45678"),
)


@functools.cache
def package() -> bytes:
    """A plain package that the province takes."""
    with tempfile.TemporaryDirectory() as folder:
        laptop, photos = small_laptop(Path(folder))
        return laptop.package(*photos)


@functools.cache
def envelope() -> bytes:
    header = package()[:FIRST_HEADER]
    return package()[FIRST_HEADER : FIRST_HEADER + claimed_size(header)]


@functools.cache
def manifest() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        laptop, photos = small_laptop(Path(folder))
        return encode_record(laptop.manifest(*photos))


def rows() -> list[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        laptop, _ = small_laptop(Path(folder))
        laptop.record(body={"深": [[[[{"a": [-1, 9007199254740991]}]]]], "\U0001f600": "\u2028"})
        return laptop.lines


@functools.cache
def encrypted_package() -> bytes:
    recipient = pyrage.x25519.Recipient.from_str(RECIPIENT)
    return bytes(pyrage.encrypt(package(), [recipient]))


@functools.cache
def request() -> bytes:
    asked = new_request("jx-02", "140105", key("new"), NOW)
    return request_enrolment(asked, key("new"))


@functools.cache
def signed_grant() -> bytes:
    return next(iter(granted(grant(DEVICE)).values()))


def sheets() -> list[bytes]:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in SHEET:
        sheet.append(row)
    book.properties.created = book.properties.modified = datetime(2026, 1, 1)  # noqa: DTZ001 - as openpyxl wants it
    kept = io.BytesIO()
    book.save(kept)
    text = "\n".join(",".join(map(str, row)) for row in SHEET)
    return [kept.getvalue(), text.encode("utf-8"), text.encode("gb18030"), text.encode("utf-16")]


def photos() -> list[bytes]:
    kept = (path for path in sorted(PHOTOS.rglob("*.*")) if path.suffix not in {".md", ".csv"})
    return [path.read_bytes() for path in kept if path.stat().st_size < SMALL]


SEEDS: dict[str, Callable[[], Iterable[bytes]]] = {
    "envelope": lambda: [envelope(), signed_grant(), signed_trust(trust_record())],
    "manifest": lambda: [manifest()],
    "rows": rows,
    "container": lambda: [package()],
    "members": lambda: [package()[FIRST_HEADER + len(envelope()) :]],
    "encrypted": lambda: [encrypted_package()],
    "trust": lambda: [signed_trust(trust_record())],
    "trust_record": lambda: [encode_trust(trust_record())],
    "grant": lambda: [signed_grant()],
    "grant_record": lambda: [encode_record(grant())],
    "request": lambda: [request()],
    "canonical_json": lambda: [*rows(), '{"\U00010000":1,"\uffff":[null,true]}'.encode()],
    "roster": sheets,
    "photo": photos,
}
