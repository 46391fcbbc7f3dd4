"""inspector policy … and inspector judge FILE."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desks import Clock, answer_all, staffed_county, started
from policy.altered_pack import altered_pack
from policy.test_county_additions import LOCAL, added
from ready_desks import sealed_county
from shipped_pack import RESOURCES

Run = Callable[..., Any]
POLICY = RESOURCES / "policy"


def test_checking_the_shipped_pack_says_that_it_may_be_published(run: Run) -> None:
    said = run("policy", "check", POLICY)
    assert said.code == 0
    assert "政策包 2026.1：检查表 8 张，条目 114 个" in said.out
    assert "注意：" in said.out
    assert run("policy", "check", POLICY, as_json=True).data["items"] == 114


def test_a_pack_that_cites_a_draft_for_an_order_is_refused(run: Run, tmp_path: Path) -> None:
    citation = 'source = "elderly-rights-law", article = "第四十三条"'
    draft = 'source = "reform-draft", article = "七（十八）"'
    wrong = altered_pack(tmp_path, "checklists/t1.toml", citation, draft)
    for words in (("check", wrong), ("publish", wrong, "--to", tmp_path / "shelf")):
        said = run("policy", *words)
        assert said.code == 1
        assert "征求意见稿，尚未生效，不得作为责令改正的依据" in said.err


def test_a_diff_tells_each_change(run: Run, tmp_path: Path) -> None:
    changed = altered_pack(tmp_path, "parameters.toml", 'value = "200"', 'value = "125"')
    said = run("policy", "diff", POLICY, changed)
    assert said.out == "修改参数 sample_grams：取值由“200”改为“125”\n"
    assert run("policy", "diff", POLICY, POLICY).out == "两个版本没有差别。\n"
    (change,) = run("policy", "diff", POLICY, changed, as_json=True).data
    assert change["kind"] == "changed"


def test_a_published_version_is_final(run: Run, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    assert run("policy", "publish", POLICY, "--to", shelf).code == 0
    again = run("policy", "publish", POLICY, "--to", shelf)
    assert again.code == 1
    assert "已经发布，不能更改" in again.err


def test_a_pack_goes_out_to_a_workbook_and_comes_back(run: Run, tmp_path: Path) -> None:
    book, place = tmp_path / "pack.xlsx", tmp_path / "next"
    assert run("policy", "export", POLICY, "--to", book).code == 0
    said = run("policy", "import", book, "--base", POLICY, "--to", place)
    assert said.code == 0
    assert run("policy", "diff", POLICY, place).out == "两个版本没有差别。\n"


def test_a_checklist_goes_out_to_odk_and_comes_back_as_a_draft(run: Run, tmp_path: Path) -> None:
    form, book = tmp_path / "form.xlsx", tmp_path / "book.xlsx"
    said = run("policy", "export", POLICY, "--to", form, "--xlsform", "T8")
    assert "判定规则、依据、问题用语和整改要求不写入 XLSForm。" in said.out
    said = run("policy", "import", form, "--base", POLICY, "--to", book, "--xlsform", "X1")
    assert "请在" in said.out
    assert book.is_file()


@pytest.fixture
def record(tmp_path: Path) -> Path:
    county, inspection = sealed_county(tmp_path / "county", Clock())
    with county.database.reading() as stored:
        (kept,) = stored.records.of_inspection(inspection)
    county.database.close()
    path = tmp_path / "record.json"
    path.write_bytes(kept.record)
    return path


def test_judging_a_file_prints_every_clause_and_agrees_with_the_seal(
    run: Run, record: Path
) -> None:
    said = run("judge", record)
    assert said.code == 0
    assert "T3-M05\t" in said.out
    assert "\t口径：护理型床位占比的分母" in said.out
    assert "与封存时的结论完全一致。" in said.out
    data = run("judge", record, as_json=True).data
    assert data["same_pack"] is True
    assert data["wholes"][0]["checklist"] == "T3"


def test_judging_by_another_pack_names_what_changes(run: Run, record: Path, tmp_path: Path) -> None:
    other = altered_pack(
        tmp_path,
        "parameters.toml",
        'title = "持证上岗率的分母"\nvalue = "required"',
        'title = "持证上岗率的分母"\nvalue = "staff"',
    )
    said = run("judge", record, "--pack", other)
    assert said.code == 0
    assert "以下条目的结论有变化：T3-M09。" in said.out


def test_a_record_that_contradicts_its_own_pack_fails(run: Run, record: Path) -> None:
    text = record.read_text(encoding="utf-8")
    changed = text.replace('"outcome":"达标"', '"outcome":"不达标"', 1)
    assert changed != text
    record.write_text(changed, encoding="utf-8")
    said = run("judge", record)
    assert said.code == 1
    assert "请核对记录是否被改动" in said.out


STRICTER = (
    "checklists/t3.toml",
    "percent = 80, denominator_parameter",
    "percent = 90, denominator_parameter",
)


def test_a_new_pack_is_tried_on_what_was_sealed__x11(
    run: Run, record: Path, tmp_path: Path
) -> None:
    home, other = tmp_path / "county", altered_pack(tmp_path, *STRICTER)
    said = run("policy", "reevaluate", other, home=home)
    assert said.code == 0
    assert "云岭县示例敬老院 T3 建议" in said.out
    assert "\tT3-M05 达标 → 不达标" in said.out
    assert "重新判定 1 次检查，1 次的结论会改变" in said.out
    (told,) = run("policy", "reevaluate", other, home=home, as_json=True).data
    assert [one["item"] for one in told["clauses"]] == ["T3-M05"]
    same = run("policy", "reevaluate", POLICY, "--as-of", "2026-11-23", home=home)
    assert "0 次的结论会改变" in same.out


def test_a_new_pack_needs_something_to_be_tried_on(run: Run, tmp_path: Path) -> None:
    staffed_county(tmp_path / "county", Clock()).database.close()
    said = run("policy", "reevaluate", POLICY, home=tmp_path / "county")
    assert "还没有封存的检查" in said.out
    assert run("policy", "reevaluate", POLICY, "--as-of", "明天", home=tmp_path).code == 2


def test_a_draft_goes_on_with_the_newest_pack__p3(run: Run, tmp_path: Path) -> None:
    home = tmp_path / "county"
    county = staffed_county(home, Clock())
    inspection = started(county, "T3")
    answer_all(county, inspection)
    county.database.close()
    assert "没有要改的" in run("policy", "move", inspection, "--dry-run", home=home).out
    pack = altered_pack(tmp_path, "checklists/t3.toml", 'code = "T3-M11"', 'code = "T3-M99"')
    head = pack / "pack.toml"
    dated = head.read_text("utf-8").replace('"2026.1"', '"2026.2"').replace("-01-01", "-09-01")
    head.write_text(dated, "utf-8")
    assert run("policy", "publish", pack, "--to", home / "policy").code == 0
    tried = run("policy", "move", inspection, "--dry-run", home=home)
    assert "旧题 T3-M11" in tried.out
    assert "如果改用，政策包由 2026.1 变为 2026.2" in tried.out
    moved = run("policy", "move", inspection, home=home, as_json=True).data
    assert (moved["old_answers"], moved["to_answer"]) == (["T3-M11"], ["T3-M99"])
    again = run("policy", "move", inspection, home=home)
    assert again.code == 1
    assert "已经是最新的政策包2026.2" in again.err


def test_a_county_adds_its_own_checklist__a13(run: Run, tmp_path: Path) -> None:
    home = tmp_path / "county"
    staffed_county(home, Clock()).database.close()
    local = added(tmp_path / "local", LOCAL.replace("C140105A", "C149901A"))
    said = run("policy", "add", local, home=home)
    assert said.out == ("已加入本县的检查表，新的检查使用 2026.1+149901.1；省厅的条目没有改动。\n")
    wrong = run("policy", "add", added(tmp_path / "wrong"), home=home)
    assert (wrong.code, "不能由县级修改" in wrong.err) == (1, True)
