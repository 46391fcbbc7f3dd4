"""Loads and validates the policy pack from its folder."""

import csv
import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeVar

import tomli  # compiled; tomllib takes three times as long

from inspector.domain.checklist import Checklist, Severity
from inspector.domain.policy_pack import Deadline, Pack
from inspector.domain.source import Citation, Purpose
from inspector.domain.workdays import WorkCalendar
from inspector.policy.checklist_tables import checklist_of, citation_of
from inspector.policy.pack_checks import pack_problems
from inspector.policy.pack_error import FieldError, PackError
from inspector.policy.register_tables import (
    calendar_of,
    deadline_of,
    parameter_of,
    phrase_of,
    source_of,
)
from inspector.policy.table import VERSION, Table, place_in_file

Value = TypeVar("Value")

HASHED_SUFFIXES: Final = (".toml", ".csv")


def load_pack(resources: Path) -> Pack:
    """Load the pack that the program ships with.

    Args:
        resources: the folder of resources, which holds `policy/`.

    Raises:
        PackError: a file is missing or wrong; every problem is named.
    """
    return load_pack_folder(resources / "policy")


def load_pack_folder(folder: Path) -> Pack:
    """Load a pack from its own folder.

    Raises:
        PackError: a file is missing or wrong; every problem is named.
    """
    try:
        pack = _read(folder)
    except FieldError as error:
        raise PackError((str(error),)) from error
    problems = pack_problems(pack)
    if problems:
        raise PackError(problems)
    return pack


def pack_files(folder: Path) -> tuple[Path, ...]:
    """Return the files that make the pack, in the order they are hashed."""
    found = (path for path in folder.rglob("*") if path.suffix in HASHED_SUFFIXES)
    return tuple(sorted(found, key=lambda path: path.relative_to(folder).as_posix()))


def pack_sha256(folder: Path) -> str:
    """Return the hash over names and contents of the pack's files, hex."""
    total = hashlib.sha256()
    for path in pack_files(folder):
        content = path.read_bytes()
        total.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def read_toml(folder: Path, file: str) -> Table:
    """Read a TOML file of the pack.

    Raises:
        FieldError: it is missing, not UTF-8 or not TOML.
    """
    try:
        values = tomli.loads((folder / file).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise FieldError(f"文件 {file}", "不存在") from error
    except (OSError, UnicodeDecodeError) as error:
        raise FieldError(f"文件 {file}", "无法读取，请确认是 UTF-8 文本文件") from error
    except tomli.TOMLDecodeError as error:
        raise FieldError(f"文件 {file}", f"不是正确的 TOML（{error}）") from error
    return Table(values, place_in_file(file))


def _read(folder: Path) -> Pack:
    head = read_toml(folder, "pack.toml")
    severities, deadlines = _deadlines(folder)
    pack = Pack(
        version=head.matching("version", VERSION, "版本号，例如 2026.1"),
        issued_on=_needed_day(head, "issued_on"),
        sha256=pack_sha256(folder),
        sources=_by_key(folder, "sources.toml", "source", source_of, lambda one: one.id),
        checklists=_checklists(folder, severities),
        parameters=_by_key(
            folder, "parameters.toml", "parameter", parameter_of, lambda one: one.name
        ),
        order_power=citation_of(head.table("order_power"), Purpose.ORDER),
        hazard_power=_optional_citation(head, "hazard_power"),
        deadlines=MappingProxyType({one.name: one for one in deadlines}),
        phrases=tuple(_all(folder, "phrases.toml", "phrase", phrase_of)),
        calendar=_calendar(folder, "calendar.csv"),
        severity_days=MappingProxyType(dict(severities)),
    )
    head.finish()
    return pack


def _by_key(
    folder: Path,
    file: str,
    name: str,
    read: Callable[[Table], Value],
    key: Callable[[Value], str],
) -> Mapping[str, Value]:
    found: dict[str, Value] = {}
    for value in _all(folder, file, name, read):
        if key(value) in found:
            raise FieldError(f"文件 {file}", f"“{key(value)}”重复")
        found[key(value)] = value
    return MappingProxyType(found)


def _all(folder: Path, file: str, name: str, read: Callable[[Table], Value]) -> tuple[Value, ...]:
    table = read_toml(folder, file)
    values = tuple(read(one) for one in table.tables(name))
    table.finish()
    return values


def _checklists(folder: Path, severities: Mapping[Severity, int]) -> Mapping[str, Checklist]:
    found: dict[str, Checklist] = {}
    for path in sorted((folder / "checklists").glob("*.toml")):
        file = f"checklists/{path.name}"
        checklist = checklist_of(read_toml(folder, file), severities, file)
        if checklist.code in found:
            raise FieldError(f"文件 {file}", f"检查表编码 {checklist.code} 重复")
        found[checklist.code] = checklist
    return MappingProxyType(found)


def _deadlines(folder: Path) -> tuple[Mapping[Severity, int], tuple[Deadline, ...]]:
    table = read_toml(folder, "deadlines.toml")
    days = table.table("severity_days")
    severities = {severity: days.whole(severity.value) for severity in Severity}
    days.finish()
    deadlines = tuple(deadline_of(one) for one in table.tables("deadline"))
    table.finish()
    return severities, deadlines


def _calendar(folder: Path, file: str) -> WorkCalendar:
    try:
        with (folder / file).open(encoding="utf-8", newline="") as lines:
            return calendar_of(file, csv.DictReader(lines))
    except FileNotFoundError as error:
        raise FieldError(f"文件 {file}", "不存在") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise FieldError(f"文件 {file}", "无法读取，请确认是 UTF-8 的 CSV 文件") from error


def _optional_citation(table: Table, name: str) -> Citation | None:
    return citation_of(table.table(name), Purpose.ORDER) if table.has(name) else None


def _needed_day(table: Table, name: str) -> date:
    day = table.day(name)
    if day is None:
        raise table.error(name, "缺少这个字段")
    return day
