"""Names, framing, bombs, sizes, JSON tricks, and every small change to the bytes of a package."""

from collections.abc import Callable
from typing import Any

import pytest

from exchange.made_up import (
    Desk,
    Laptop,
    as_json,
    assembled,
    member_of,
    province,
    signed_manifest,
)
from inspector.exchange import limits
from inspector.exchange.container import Entry, local_header
from inspector.exchange.reader import verify_package
from inspector.exchange.rows import append_row
from inspector.exchange.verdicts import Refused, Verdict


def rows_of(laptop: Laptop) -> bytes:
    return b"".join(line + b"\n" for line in laptop.lines)


def blobs_of(laptop: Laptop) -> list[tuple[str, bytes]]:
    return [(f"blob/{h}", path.read_bytes()) for h, path in laptop.photos.items()]


def package_of(laptop: Laptop, change: Callable[[dict[str, Any]], None]) -> bytes:
    value = as_json(laptop.manifest(*laptop.photos))
    change(value)
    return assembled(signed_manifest(value), ("rows.jsonl", rows_of(laptop)), *blobs_of(laptop))


def with_rows(laptop: Laptop, rows: bytes, **changes: Any) -> bytes:
    value = as_json(laptop.manifest(*laptop.photos)) | changes
    value["members"][0] = member_of("rows.jsonl", rows)
    return assembled(signed_manifest(value), ("rows.jsonl", rows), *blobs_of(laptop))


@pytest.mark.parametrize("length", [limits.MAX_ROW, limits.MAX_ROW + 1, 3 * limits.MAX_ROW])
def test_bombs__a_line_without_end(laptop: Laptop, desk: Desk, length: int) -> None:
    rows = b"a" * (length - 1) + b"\n"
    verdict = Verdict.MALFORMED if length == limits.MAX_ROW else Verdict.TOO_BIG
    desk.refuses(with_rows(laptop, rows), verdict)


def test_the_longest_row_that_is_written_is_read(laptop: Laptop, desk: Desk) -> None:
    laptop.record(body={"甲": "a" * (limits.MAX_ROW - 1000)})
    with pytest.raises(Refused) as caught:
        laptop.record(body={"甲": "a" * limits.MAX_ROW})
    assert caught.value.verdict is Verdict.TOO_BIG
    room = limits.MAX_ROW - 1 - len(append_row(laptop.log, **ROW, body={"a": ""})[0])
    laptop.record(**ROW, body={"a": "b" * room})
    assert len(laptop.lines[-1]) == limits.MAX_ROW - 1
    desk.take(laptop.package(*laptop.photos))


ROW: dict[str, Any] = {"at": "2026-06-01T09:30:00Z", "who": "a", "kind": "b", "subject": "c"}


def test_sizes__a_blob_beyond_sixty_four_mebibytes(laptop: Laptop, desk: Desk) -> None:
    def grow(value: dict[str, Any]) -> None:
        value["members"][1]["s"] = limits.MAX_BLOB + 1

    desk.refuses(package_of(laptop, grow), Verdict.TOO_BIG)


def test_sizes__rows_beyond_sixty_four_mebibytes(laptop: Laptop, desk: Desk) -> None:
    def grow(value: dict[str, Any]) -> None:
        value["members"][0]["s"] = limits.MAX_ROWS + 1

    desk.refuses(package_of(laptop, grow), Verdict.TOO_BIG)


def many(count: int, size: int) -> list[dict[str, Any]]:
    return [
        {"c": 0, "h": f"{number:064x}", "n": f"blob/{number:064x}", "s": size}
        for number in range(count)
    ]


def test_sizes__more_than_twenty_thousand_members(laptop: Laptop, desk: Desk) -> None:
    def grow(value: dict[str, Any]) -> None:
        value["members"] = value["members"][:1] + many(limits.MAX_MEMBERS, 0)

    desk.refuses(package_of(laptop, grow), Verdict.TOO_BIG)


def test_sizes__members_that_are_more_than_two_gibibytes_together(
    laptop: Laptop, desk: Desk
) -> None:
    def grow(value: dict[str, Any]) -> None:
        value["members"] = value["members"][:1] + many(32, limits.MAX_BLOB)

    refused = desk.refuses(package_of(laptop, grow), Verdict.TOO_BIG)
    assert refused.about is not None


def test_sizes__an_envelope_that_says_it_is_huge(desk: Desk) -> None:
    header = local_header(Entry("manifest.dsse.json", limits.MAX_ENVELOPE + 1, 0))
    desk.refuses(header, Verdict.TOO_BIG)


def test_sizes__a_file_beyond_two_gibibytes(desk: Desk) -> None:
    path = desk.folder / "huge.sxsync"
    with path.open("wb") as file:
        file.truncate(limits.MAX_PACKAGE + 1)
    with pytest.raises(Refused) as caught:
        verify_package(path, province())
    assert caught.value.verdict is Verdict.TOO_BIG


# Framing
