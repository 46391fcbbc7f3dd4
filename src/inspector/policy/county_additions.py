"""Items that a county adds for itself; the province's items stay as they are (A13)."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from inspector.domain.checklist import Checklist
from inspector.domain.policy_pack import Pack
from inspector.policy.checklist_tables import checklist_of
from inspector.policy.load import pack_files, pack_sha256, read_toml
from inspector.policy.pack_checks import pack_problems
from inspector.policy.pack_error import FieldError, PackError

COUNTY = re.compile(r"\d{6}\Z")


def with_county_additions(pack: Pack, folder: Path, county: str, edition: int) -> Pack:
    """Return the pack with a county's own checklists behind those of the province.

    The version becomes, for example, 2026.1+140105.2, and the hash covers both. Sources and
    parameters are those of the province; the guard holds for the county as well.

    Args:
        pack: of the province.
        folder: with the county's checklists (`*.toml`); each code starts with C and the county.
        county: six digits.
        edition: counts what the county published.

    Raises:
        PackError: a file is wrong, or touches what belongs to the province.
    """
    if not COUNTY.match(county):
        raise PackError((f"县（市、区）代码“{county}”应为六位数字",))
    try:
        added = {one.code: one for one in _checklists(pack, folder)}
    except FieldError as error:
        raise PackError((str(error),)) from error
    foreign = [code for code in added if not code.startswith(f"C{county}")]
    if foreign:
        raise PackError(
            tuple(
                f"检查表 {code} 不属于本县：县级检查表的编码应以 C{county} 开头，"
                "省厅的检查表和条目不能由县级修改"
                for code in foreign
            )
        )
    if not added:
        return pack
    total = hashlib.sha256(f"{pack.sha256}\0{pack_sha256(folder)}".encode()).hexdigest()
    joined = replace(
        pack,
        version=f"{pack.version}+{county}.{edition}",
        sha256=total,
        checklists=MappingProxyType({**pack.checklists, **added}),
    )
    problems = pack_problems(joined)
    if problems:
        raise PackError(problems)
    return joined


def _checklists(pack: Pack, folder: Path) -> Iterator[Checklist]:
    seen: set[str] = set()
    for path in pack_files(folder):
        file = path.relative_to(folder).as_posix()
        checklist = checklist_of(read_toml(folder, file), pack.severity_days, file)
        if checklist.code in seen:
            raise FieldError(f"文件 {file}", f"检查表编码 {checklist.code} 重复")
        seen.add(checklist.code)
        yield checklist
