"""inspector cards …: shown, entered with a source, refused in plain sentences."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desks import Clock, desk, staffed_county
from inspector.operations.workspace import Role
from inspector.spreadsheet.practice_register import write_sample_register

Run = Callable[..., Any]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    staffed_county(tmp_path / "county", Clock()).database.close()
    return tmp_path / "county"


def entered(run: Run, home: Path, *words: str, source: str = "县民政局台账") -> Any:
    return run("cards", "enter", *words, "--source", source, home=home)


def test_the_cards_are_shown_with_cases_assumptions_and_the_suggestion(
    run: Run, home: Path
) -> None:
    said = run("cards", "show", home=home)
    assert said.code == 0
    assert said.out.startswith("云岭县\tT4 养老服务模范县（区）自评／抽查\t")
    for words in (
        "T4-X07\t达标\t养老床位中护理型床位占比达到 55%",
        "83.33%，应不低于 55%",
        "口径：护理型床位占比的分母：备案床位（口径 A1，省厅可调整）",
        "云岭县示例敬老院：护理型床位 50 张（机构名册）；备案床位 60 张（机构名册）。",
        "尚不能提出建议",
    ):
        assert words in said.out
    data = run("cards", "show", "--checklist", "T8", home=home, as_json=True).data
    assert (data["area"], data["wholes"]) == ("149901", [])
    data = run("cards", "show", home=home, as_json=True).data
    share = next(one for one in data["cards"] if one["item"] == "T4-X07")
    assert (share["low"], share["cases"][0]["missing"]) == ("250/3", False)


def test_a_figure_is_entered_by_code_or_label_and_taken_back(run: Run, home: Path) -> None:
    said = entered(run, home, "T4-X05", "covered=7")
    assert (said.code, said.err) == (0, "")
    assert "有区域养老服务中心的街道（乡镇） 7 个；街道（乡镇）总数（民政区划）" in said.out
    assert entered(run, home, "T4-X13", "cases=0", "three_zero=是", "--judged", "达到").code == 0
    shown = run("cards", "show", home=home).out
    assert "T4-X13\t达标" in shown
    assert "来源：县民政局台账（" in shown
    assert entered(run, home, "T8-J06", "steps=受理申请、评估设计, evaluation").code == 0
    assert "缺：施工监督" in run("cards", "show", "--checklist", "T8", home=home).out
    assert entered(run, home, "T8-J04", "--not-applicable", "没有公办机构").code == 0
    assert "已撤回" in run("cards", "erase", "T8-J04", home=home).out
    assert "没有填报过" in run("cards", "erase", "T8-J04", home=home).out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("T4-X05", "covered"), "不是“栏目=内容”，没有保存。T4-X05 的栏目有：covered（"),
        (("T4-X05", "homes=3"), "不是“栏目=内容”"),
        (("T4-X05", "covered=七"), "应填写数字，没有保存"),
        (("T4-X02", "result=也许"), "不能是“也许”，没有保存。可选：符合、不符合"),
        (("T4-X08", "housed=5"), "还没有填写"),
        (("T4-X99", "a=1"), "云岭县没有编码为“T4-X99”的指标"),
    ],
)
def test_wrong_input_is_told_in_a_sentence(
    run: Run, home: Path, words: tuple[str, ...], sentence: str
) -> None:
    said = entered(run, home, *words)
    assert said.code == 1
    assert sentence in said.err


def test_a_source_must_be_named(run: Run, home: Path) -> None:
    said = entered(run, home, "T4-X02", "result=符合", source=" ")
    assert said.code == 1
    assert "没有写明数据来源" in said.err
    assert run("cards", "enter", "T4-X02", "result=符合", home=home).code == 2


def test_the_province_says_which_city(run: Run, tmp_path: Path) -> None:
    desk(tmp_path / "province", Role.PROVINCE, Clock()).database.close()
    place = tmp_path / "province"
    said = run("cards", "show", home=place)
    assert said.code == 1
    assert "没有写明是哪个市" in said.err
    said = run("cards", "show", "--area", "晋中市", home=place)
    assert "T5-S02\t缺证据" in said.out
    assert "缺\t太谷区：机构名册里没有该县（市、区）的机构" in said.out


def test_the_province_reads_a_register_and_knows_every_bed(run: Run, tmp_path: Path) -> None:
    province = desk(tmp_path / "province", Role.PROVINCE, Clock())
    sheet = tmp_path / "register.xlsx"
    write_sample_register(sheet, province.resources, province.divisions)
    province.database.close()
    place = tmp_path / "province"
    assert run("roster", "import", sheet, home=place).code == 0
    said = run("cards", "show", "--area", "演练市", home=place)
    assert "T5-S02\t达标" in said.out
    assert "云岭县：有 100 张床位以上的机构。" in said.out
