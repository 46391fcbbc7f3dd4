"""Checks a pack and publishes it for good: a published version never changes."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from inspector.domain.basis import refusal_as_basis
from inspector.domain.policy_pack import Pack
from inspector.domain.source import Purpose
from inspector.policy.load import load_pack_folder, pack_files, pack_sha256
from inspector.policy.pack_error import PackError
from inspector.policy.table import VERSION

SEAL: Final = "sha256.txt"


@dataclass(frozen=True, slots=True)
class CheckedPack:
    """A pack that may be published, with what its author should know.

    Attributes:
        warnings: sentences; they do not stop publishing.
    """

    pack: Pack
    warnings: tuple[str, ...]


def check_pack(folder: Path) -> CheckedPack:
    """Load a pack strictly and look for what is weak.

    Raises:
        PackError: it does not load, or cites what can never be a basis.
    """
    pack = load_pack_folder(folder)
    return CheckedPack(pack, tuple(_warnings(pack)))


def publish_pack(folder: Path, shelf: Path) -> Path:
    """Copy a checked pack onto the shelf of published versions and seal it.

    Args:
        folder: the pack as edited.
        shelf: folder with one folder a version.

    Returns:
        The folder of the published version.

    Raises:
        PackError: the pack does not check, its version exists, or a later one does.
    """
    pack = check_pack(folder).pack
    published = published_versions(shelf)
    if pack.version in published:
        raise PackError((f"版本 {pack.version} 已经发布，不能更改；请改用新的版本号",))
    if published and _order(pack.version) < _order(published[-1]):
        raise PackError((f"版本 {pack.version} 早于已经发布的 {published[-1]}，请改用新的版本号",))
    place = shelf / pack.version
    seal_for_good(folder, place, pack.sha256)
    return place


def seal_for_good(folder: Path, place: Path, sha256: str) -> None:
    """Copy the files of a pack to a place where nothing is yet, so that all or nothing is there."""
    partial = place.with_name(f"{place.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    for path in pack_files(folder):
        copy = partial / path.relative_to(folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        _write_for_good(copy, path.read_bytes())
    _write_for_good(partial / SEAL, f"{sha256}\n".encode())
    partial.rename(place)
    _sync_folder(place.parent)


def is_sealed(place: Path) -> bool:
    """Whether the files are those that were sealed there."""
    seal = place / SEAL
    return seal.is_file() and seal.read_text(encoding="utf-8").strip() == pack_sha256(place)


def published_versions(shelf: Path) -> tuple[str, ...]:
    """Return the versions on the shelf, oldest first."""
    if not shelf.is_dir():
        return ()
    names = (path.name for path in shelf.iterdir() if VERSION.match(path.name))
    return tuple(sorted(names, key=_order))


def load_published(shelf: Path, version: str) -> Pack:
    """Load a published version.

    Raises:
        PackError: it is not there, does not load, or was changed after it was published.
    """
    place = shelf / version
    if version not in published_versions(shelf):
        raise PackError((f"没有已经发布的版本 {version}",))
    if not is_sealed(place):
        raise PackError((f"版本 {version} 在发布之后被改动，请从省厅重新取得",))
    return load_pack_folder(place)


def _warnings(pack: Pack) -> Iterator[str]:
    waiting = [item.code for item in pack.items() if item.to_be_confirmed]
    if waiting:
        yield f"{len(waiting)} 个条目尚待核实，可以检查但不打印条款：{'、'.join(waiting)}"
    yield from dict.fromkeys(_refusals(pack, pack.issued_on))
    for year in (pack.issued_on.year, pack.issued_on.year + 1):
        if year not in pack.calendar.years:
            yield f"calendar.csv 没有 {year} 年的放假安排，工作日期限届时须人工确定"
    for parameter in pack.parameters.values():
        if not parameter.value:
            yield f"参数“{parameter.title}”省厅尚未规定"


def _refusals(pack: Pack, on: date) -> Iterator[str]:
    for item in pack.items():
        for citation in item.citations:
            if citation.purpose is not Purpose.COMPARISON:
                source = pack.sources[citation.source]
                refusal = refusal_as_basis(source, citation, citation.purpose, on)
                if refusal is not None:
                    yield refusal


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _write_for_good(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(0o444)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # pragma: no cover - folders cannot be opened there
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
