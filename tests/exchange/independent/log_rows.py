"""Checks rows.jsonl: canonical lines, numbers, chain and the photos they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exchange.independent.bytes_of_page import Json, read_canonical, sha256_hex
from exchange.independent.fields_of_page import ROW, require_fields
from exchange.independent.verdict import RefusedError, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from exchange.independent.manifest_of_page import Manifest


def check_rows(data: bytes, manifest: Manifest, head: str) -> tuple[dict[str, Json], ...]:
    """The rows, if they continue the chain at `head` and end where the manifest says."""
    if data and not data.endswith(b"\n"):
        raise RefusedError(Verdict.NOT_CANONICAL, "the last row has no line feed")
    lines = data.split(b"\n")[:-1]
    rows = []
    for line in lines:
        row = require_fields(read_canonical(line), ROW, "row")
        if row["prev"] != head:
            raise RefusedError(Verdict.CHAIN_BROKEN, f"row {row['i']} does not follow")
        head = sha256_hex(line)
        rows.append(row)
    if [row["i"] for row in rows] != list(range(manifest.log_from, manifest.log_to + 1)):
        raise RefusedError(Verdict.CHAIN_BROKEN, "the rows are not numbered as the manifest says")
    if manifest.log_head != head:
        raise RefusedError(Verdict.CHAIN_BROKEN, "the log does not end at its head")
    return tuple(rows)


def check_photos(
    rows: Sequence[Mapping[str, Json]], brought: AbstractSet[str], held: AbstractSet[str]
) -> None:
    """Every photo a row names is brought or held; every blob brought is named."""
    named: set[str] = set()
    for row in rows:
        photos = row["photos"]
        assert isinstance(photos, list)
        named.update(str(photo) for photo in photos)
    missing = named - brought - held
    if missing:
        raise RefusedError(Verdict.MISSING_PHOTO, min(missing))
    unnamed = brought - named
    if unnamed:
        raise RefusedError(Verdict.EXTRANEOUS_MEMBER, min(unnamed))
