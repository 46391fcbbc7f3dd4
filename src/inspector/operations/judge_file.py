"""Judge a sealed inspection from its file, by the code that the window uses."""

from dataclasses import dataclass
from pathlib import Path

from inspector.domain import canonical_json
from inspector.domain.canonical_json import JsonValue
from inspector.domain.inspection import Inspection
from inspector.domain.judgement import judge_all
from inspector.domain.policy_pack import Pack
from inspector.domain.sealed_inspection import SealedInspection
from inspector.domain.verdict import ClauseVerdict, Suggestion, WholeVerdict
from inspector.domain.visibility import shown_items
from inspector.domain.whole_verdict import suggestions
from inspector.errors import UserError
from inspector.operations.messages.record_form import sealed_of_value


class NoRecordFileError(UserError):
    """The file is no sealed inspection, or its checklists are not in the pack."""


@dataclass(frozen=True, slots=True)
class JudgedFile:
    """A sealed inspection judged again.

    Attributes:
        same_pack: whether the pack is the very one that the record was sealed with.
        changed: codes of items whose verdict differs from the sealed one; with the same pack
            there must be none.
    """

    inspection: Inspection
    verdicts: tuple[ClauseVerdict, ...]
    wholes: tuple[WholeVerdict, ...]
    same_pack: bool
    changed: tuple[str, ...]


def judge_file(path: Path, pack: Pack) -> JudgedFile:
    """Judge the sealed inspection in a file.

    Args:
        path: canonical JSON: a sealed record, or one with its signatures.
        pack: to judge it by.

    Raises:
        NoRecordFileError: the file cannot be read or is no record, or the pack lacks one of its
            checklists.
        UnreadableRecordError: the record is of another version.
    """
    sealed = _sealed_in(path)
    inspection = sealed.inspection
    for code in inspection.checklists:
        if code not in pack.checklists:
            raise NoRecordFileError(
                f"政策包 {pack.version} 没有检查表 {code}，不能判定“{path.name}”，请换用其他版本。"
            )
    walked = {item.code: item for code in inspection.checklists for item in pack.items_of(code)}
    shown = shown_items(walked.values(), inspection.answers)
    verdicts = judge_all(shown, inspection.answers, pack.parameters, inspection.reference_date)
    by_item = {one.item: one for one in verdicts}
    was = {one.item: one for one in sealed.verdicts}
    return JudgedFile(
        inspection,
        verdicts,
        suggestions(pack, inspection.checklists, by_item, _ordered(sealed)),
        sealed.pack_sha256 == pack.sha256,
        tuple(code for code in {**was, **by_item} if was.get(code) != by_item.get(code)),
    )


def _sealed_in(path: Path) -> SealedInspection:
    try:
        value = canonical_json.decode(path.read_bytes().strip())
    except OSError as error:
        raise NoRecordFileError(f"文件“{path}”无法读取，请确认它存在并且可以打开。") from error
    except canonical_json.NotCanonicalError as error:
        raise NoRecordFileError(
            f"“{path.name}”不是封存的检查记录（规范的 JSON），请选择导出的记录文件。"
        ) from error
    return sealed_of_value(_record(value))


def _ordered(sealed: SealedInspection) -> frozenset[str]:
    """Return the clauses for which the record itself says that an order was not followed."""
    return frozenset(
        clause.item
        for whole in sealed.wholes
        if whole.suggestion is Suggestion.WITHDRAW
        for clause in whole.clauses
        if any(reason.startswith(f"{clause.item} ") for reason in whole.reasons)
    )


def _record(value: JsonValue) -> JsonValue:
    if isinstance(value, dict) and "record" in value:
        return value["record"]
    return value
