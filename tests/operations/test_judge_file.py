"""Judging a sealed inspection from its file."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.operations.judge_file import NoRecordFileError, judge_file
from inspector.operations.messages.wire import UnreadableRecordError
from inspector.operations.workspace import Workspace
from shipped_pack import PACK, with_parameter


@pytest.fixture
def record(county: Workspace, sealed: str, tmp_path: Path) -> Path:
    with county.database.reading() as stored:
        (kept,) = stored.records.of_inspection(sealed)
    path = tmp_path / "record.json"
    path.write_bytes(kept.record)
    return path


def test_the_same_pack_gives_the_sealed_verdicts_bit_for_bit__x11(record: Path) -> None:
    found = judge_file(record, PACK)
    assert found.same_pack
    assert found.changed == ()
    assert len(found.verdicts) > 60
    assert [one.checklist for one in found.wholes] == ["T3"]


def test_another_pack_tells_which_clauses_change(record: Path) -> None:
    other = replace(with_parameter("certified_denominator", "staff"), sha256="0" * 64)
    found = judge_file(record, other)
    assert not found.same_pack
    assert found.changed == ("T3-M09",)


def test_a_record_with_its_signatures_is_taken_as_well(record: Path) -> None:
    inner = record.read_text(encoding="utf-8")
    record.write_text(f'{{"record":{inner},"signatures":[]}}\n', encoding="utf-8")
    assert judge_file(record, PACK).same_pack


def test_a_pack_without_its_checklist_is_refused(record: Path) -> None:
    with pytest.raises(NoRecordFileError, match="没有检查表 T1"):
        judge_file(record, replace(PACK, checklists={}))


def test_a_file_that_is_no_record_is_told_in_a_sentence(tmp_path: Path, record: Path) -> None:
    with pytest.raises(NoRecordFileError, match="无法读取"):
        judge_file(tmp_path / "nothing.json", PACK)
    plain = tmp_path / "plain.json"
    plain.write_text("{ }", encoding="utf-8")
    with pytest.raises(NoRecordFileError, match="不是封存的检查记录"):
        judge_file(plain, PACK)
    plain.write_text("[1]", encoding="utf-8")
    with pytest.raises(UnreadableRecordError):
        judge_file(plain, PACK)
    value = json.loads(record.read_bytes())
    value["v"] = 99
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    plain.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableRecordError):
        judge_file(plain, PACK)
