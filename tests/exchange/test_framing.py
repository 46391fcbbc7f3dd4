"""Names, framing, bombs, sizes, JSON tricks, and every small change to the bytes of a package."""

import io
import os
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from exchange.made_up import (
    DEVICE,
    Desk,
    Laptop,
    province,
)
from inspector.exchange.reader import _package
from inspector.exchange.staging import NoStaging
from inspector.exchange.stream import pull
from inspector.exchange.verdicts import Refused, Verdict


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\5\6" + bytes(18), b"\x89PNG", b"a" * 5000])
def test_framing__no_container(desk: Desk, data: bytes) -> None:
    desk.refuses(data, Verdict.NOT_A_CONTAINER)


def test_framing__no_file(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "folder.sxsync").mkdir()
    os.mkfifo(tmp_path / "pipe.sxsync")
    for name in ("absent.sxsync", "folder.sxsync", "pipe.sxsync"):
        desk.refuses(tmp_path / name, Verdict.NOT_A_CONTAINER)


def test_framing__packed_again_by_another_program(laptop: Laptop, desk: Desk) -> None:
    package = laptop.package(*laptop.photos)
    again = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as source,
        zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(name, source.read(name))
    desk.refuses(again.getvalue(), Verdict.FRAMING)


@pytest.mark.parametrize("at", ["second header", "directory", "end"])
def test_framing__one_record_differs(laptop: Laptop, desk: Desk, at: str) -> None:
    package = bytearray(laptop.package(*laptop.photos))
    place = {
        "second header": package.index(b"PK\3\4", 1),
        "directory": package.index(b"PK\1\2"),
        "end": package.index(b"PK\5\6"),
    }[at]
    package[place + 6] ^= 8
    desk.refuses(bytes(package), Verdict.FRAMING)


def test_framing__a_comment_and_a_second_archive_at_the_end(laptop: Laptop, desk: Desk) -> None:
    package = laptop.package(*laptop.photos)
    comment = package[:-2] + struct.pack("<H", 5) + b"hello"
    desk.refuses(comment, Verdict.FRAMING)
    desk.refuses(package + b"\0", Verdict.TRAILING_DATA)
    desk.refuses(package + package, Verdict.TRAILING_DATA)


def test_framing__an_envelope_with_another_crc(laptop: Laptop, desk: Desk) -> None:
    package = bytearray(laptop.package(*laptop.photos))
    package[14] ^= 1
    desk.refuses(bytes(package), Verdict.FRAMING)


def test_framing__a_stick_that_is_pulled_out(laptop: Laptop, desk: Desk) -> None:
    package = laptop.package(*laptop.photos)
    for length in (20, 60, len(package) // 2, len(package) - 1):
        refused = desk.refuses(package[:length], Verdict.TRUNCATED)
        assert (refused.about is not None) == (length == len(package) - 1)


DESK = province()


def read(package: bytes) -> None:
    staging = NoStaging()
    try:
        pull(_package(DESK, staging, lambda step, fraction: None), io.BytesIO(package))
    finally:
        staging.discard()


def smallest(tmp_path: Path) -> bytes:
    laptop = Laptop(tmp_path, DEVICE)
    laptop.record(laptop.photo(b"!"), body={})
    return laptop.package(*laptop.photos)


def changes_of(package: bytes) -> Iterator[bytes]:
    for place in range(len(package)):
        for bit in range(8):
            changed = bytearray(package)
            changed[place] ^= 1 << bit
            yield bytes(changed)
        yield package[:place]
        yield package[:place] + package[place + 1 :]
        for extra in (b"\0", b"A", package[place : place + 1]):
            yield package[:place] + extra + package[place:]
        if package[place : place + 1] != package[place + 1 : place + 2]:
            swapped = package[place + 1 : place + 2] + package[place : place + 1]
            yield package[:place] + swapped + package[place + 2 :]


@pytest.mark.exhaustive
def test_no_changed_bit_no_truncation_no_insertion_and_no_deletion_is_accepted(
    tmp_path: Path,
) -> None:
    package = smallest(tmp_path)
    read(package)
    tried = 0
    for changed in changes_of(package):
        if changed == package:
            continue
        tried += 1
        with pytest.raises(Refused):
            read(changed)
    assert tried > 12 * len(package)
