"""Loading a pack: strict, and every problem named with file, item and field."""

import shutil
from pathlib import Path

import pytest

from inspector.policy.load import load_pack, load_pack_folder, pack_sha256
from inspector.policy.pack_error import PackError
from policy.altered_pack import altered_pack
from shipped_pack import PACK, RESOURCES

T1, T2, T3 = "checklists/t1.toml", "checklists/t2.toml", "checklists/t3.toml"
T4 = "checklists/t4.toml"
M01 = 'text = "养老服务主体为企业或者民办非企业社会组织"'

NEEDS = '[{ input = "full", per = "care_ratio_full" }, { input = "part", per = "care_ratio_part" }]'

CASES = [
    ("pack.toml", 'version = "2026.1"', "", "文件 pack.toml 的字段“version”：缺少这个字段"),
    ("pack.toml", "issued_on = 2026-01-01", "", "的字段“issued_on”：缺少这个字段"),
    ("pack.toml", "2026-01-01", '"元旦"', "应为日期"),
    ("pack.toml", 'version = "2026.1"', 'version = "2026.1"\nextra = 1', "没有这个字段"),
    ("pack.toml", 'version = "2026.1"', "version = 1", "应为文字"),
    ("pack.toml", 'version = "2026.1"', 'version = " "', "不能为空"),
    ("pack.toml", '"elderly-rights-law"', '"reform-draft"', "是征求意见稿"),
    ("pack.toml", '"work-safety-law"', '"shandong-ordinance"', "是外省文件"),
    ("pack.toml", "[order_power]", "order_power = 3\n[other]", "应为表"),
    ("sources.toml", 'id = "fire-law"', 'id = "Fire Law"', "不是来源代码"),
    ("sources.toml", 'id = "fire-law"', 'id = "penalty-law"', "“penalty-law”重复"),
    ("sources.toml", 'level = "法律"', 'level = "通知"', "“通知”不在允许的范围内"),
    ("sources.toml", 'purposes = ["责令改正"]', 'purposes = ["处罚"]', "只能取"),
    ("sources.toml", 'purposes = ["责令改正"]', 'purposes = ["对标"]', "没有登记为责令改正的依据"),
    ("sources.toml", 'purposes = ["责令改正"]', 'purposes = "责令改正"', "应为文字的列表"),
    ("sources.toml", 'purposes = ["责令改正"]', "purposes = [1]", "列表中应全为文字"),
    ("sources.toml", "[[source]]", "[source]", "不是正确的 TOML"),
    ("parameters.toml", 'value = "registered"', 'value = "none"', "“none”不在 choices 之中"),
    ("parameters.toml", 'ambiguity = "A12"', "", "缺少歧义 A12 的参数"),
    ("parameters.toml", 'name = "work_safety_65"', 'name = "other"', "缺少参数“work_safety_65”"),
    ("parameters.toml", 'choices = [["registered", "备案床位"]', 'choices = ["x"', "应为成对文字"),
    ("parameters.toml", 'choices = [["registered", ', 'choices = 3 # [["', "应为成对文字的列表"),
    ("parameters.toml", '["open", "开放床位"]', '["opened", "开放床位"]', "“opened”在本条的规则中"),
    ("parameters.toml", 'value = "200"', 'value = "两百"', "“两百”不是数"),
    ("parameters.toml", 'value = "05-31"', 'value = "5月31日"', "不是写作 MM-DD 的日期"),
    ("parameters.toml", 'value = "3"\nunit = "人"', 'value = "0"', "应大于零"),
    ("parameters.toml", 'name = "project_start"', 'name = "gone"', "须列入本条的 parameters"),
    ("deadlines.toml", '"一般" = 30', '"一般" = -1', "应为不小于零的整数"),
    ("deadlines.toml", '"一般" = 30', "", "字段“severity_days的 一般”：缺少这个字段"),
    ("deadlines.toml", 'unit = "个工作日"', 'unit = "周"', "“周”不在允许的范围内"),
    ("deadlines.toml", 'source = "plan-431"', 'source = "pingyin-2021"', "期限 publicity ："),
    ("phrases.toml", 'category = "消防"', 'kind = "消防"', "缺少这个字段"),
    ("pack.toml", 'version = "2026.1"', "version = []", "应为文字"),
    ("calendar.csv", "2024-01-01,放假", "2024-01-01,休息", "第 2 行：应有 date"),
    ("calendar.csv", "2024-02-04", "2024-01-01", "第 3 行：2024-01-01 重复"),
    (T3, 'code = "T3-M01"', 'code = "M01"', "“M01”不是条目编码"),
    (T3, 'code = "T3-M01"', "code = 1", "section 第 1 项的 item 第 1 项的 code"),
    (T3, 'code = "T3-M01"', 'code = "T3-M02"', "条目编码 T3-M02 出现了 2 次"),
    (T3, 'code = "T3-M01"', 'code = "T4-M01"', "条目 T4-M01 的编码应以 T3- 开头"),
    (T3, 'code = "T3"', 'code = "T4"', "检查表编码 T4 重复"),
    (T3, M01, 'text = ""', "条目 T3-M01 的字段“text”：不能为空"),
    (T3, 'severity = "达标项"', 'severity = "轻微"', "的条目 T3-M01 的字段“severity”"),
    (T3, 'verified = "核"', 'verified = "真"', "“真”不在允许的范围内（核、述、忆"),
    (T3, 'verified = "核"', "confirmed = true", "缺少这个字段"),
    (T3, "inputs = [{", "input = [{", "至少要有一个填写项"),
    (T3, 'code = "body"', 'code = "Body"', "“Body”不是填写项代码"),
    (T3, 'kind = "choice"', 'kind = "number"', "不应有选项"),
    (T3, '["ngo", "民办非企业单位"]', '["enterprise", "民非"]', "选项代码重复"),
    (T3, 'choices = [["enterprise", "企业"], ["ngo", "民办非企业单位"], ["other", "其他"]]',
     "choices = []", "没有选项"),
    (T3, 'kind = "one_of"', 'kind = "any"', "没有名为“any”的规则"),
    (T3, 'allowed = ["enterprise", "ngo"]', "allowed = []", "至少要有一个合格的选项"),
    (T3, 'allowed = ["enterprise", "ngo"]', 'allowed = ["firm"]', "选项“firm”不在填写项"),
    (T3, 'kind = "one_of", input = "body"', 'kind = "one_of", input = "form"', "“form”不存在"),
    (T3, 'kind = "threshold"', 'kind = "not_expired"', "没有这个字段"),
    (T3, "bound = 1000", 'bound = "a thousand"', "也不是参数名"),
    (T3, "bound = 1000", "bound = 1000.5", "应为整数、写作文字的小数"),
    (T3, "bound = 1000", "bound = true", "应为整数、写作文字的小数"),
    (T3, "bound = 1000", 'bound = "thousand"', "参数“thousand”须列入"),
    (T3, 'operator = ">=", bound = 1000', 'operator = "≥", bound = 1000', "“≥”不在允许的范围内"),
    (T3, "years = 3", 'years = "2.5"', "应为整数"),
    (T3, "optional = true", 'optional = "是"', "应为 true 或 false"),
    (T3, 'parameters = ["scan_errors"]', 'parameters = ["scans"]', "参数“scans”没有定义"),
    (T3, 'parameters = ["operating_since"]', "", "参数“operating_since”须列入本条"),
    (T3, "count = 6", "count = 7", "规则要求 7 项"),
    (T3, 'left = ["open"]', "left = []", "两边都至少要有一个填写项"),
    (T3, 'left = ["open"]', 'left = ["shut"]', "填写项“shut”不存在"),
    (T3, 'source = "plan-431"', 'source = "plan"', "引用的来源“plan”不在 sources.toml 中"),
    (T3, 'source = "plan-431"', 'source = "reform-draft"', "不得作为模范命名的依据"),
    (T3, 'source = "plan-431"', 'source = "pingyin-2021"', "不得作为模范命名的依据"),
    (T3, 'code = "opened_on"', 'code = "registered_on"', "填写项“registered_on”重复"),
    (T3, 'kind = "years_passed", input = "registered_on"',
     'kind = "conforms", input = "registered_on"', "没有这个字段"),
    (T1, 'answer = "conform"', 'answer = "yes"', "应为 conform（符合）或 hazard（不存在）"),
    (T1, 'requirement = "办理登记', 'note = "办理登记', "缺少整改要求"),
    (T1, 'includes = ["T2"]', 'includes = ["T9"]', "并入的“T9”不存在"),
    (T1, 'show_if = { item = "T1-C03" }', 'show_if = { item = "T1-C99" }', "T1-C99 不存在"),
    (T1, 'show_if = { item = "T1-C03" }', 'show_if = { item = "T1-C04" }', "形成循环"),
    (T1, 'show_if = { item = "T1-C03" }',
     'show_if = { item = "T1-C03", input = "persons" }', "应同时填写，或同时留空"),
    (T1, 'show_if = { item = "T1-C03" }',
     'show_if = { item = "T1-C03", input = "people", values = ["1"] }', "“people”不存在"),
    (T1, NEEDS, "[]", "至少要有一组服务对象"),
    (T1, 'source = "elderly-rights-law", article = "第四十三条"',
     'source = "reform-draft", article = "一"', "不得作为责令改正的依据"),
    (T2, 'choices = [["yes", "不存在"], ["no", "存在"]]',
     'choices = [["1", "不存在"], ["0", "存在"]]', "选项只能是 yes 和 no"),
    (T4, 'inputs = ["enterprises", "ngos"] }', "inputs = [] }", "每一组都至少要有一个填写项"),
    (T4, 'value = "all"', 'extra = 1, value = "all"', "groups 第 3 项的 extra”：没有这个字段"),
    (T3, "rules = [{", "rules = 3 # [{", "应为表的列表"),
    ("checklists/t6.toml", 'month_day = "project_start"', 'month_day = "5-31"', "“5-31”不是写作"),
    (T4, 'value = "all"', 'value = "everyone"', "取值“all”在本条的规则中没有对应"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "message"), CASES)
def test_a_wrong_pack_is_refused_with_its_place(
    tmp_path: Path, file: str, old: str, new: str, message: str
) -> None:
    with pytest.raises(PackError) as caught:
        load_pack_folder(altered_pack(tmp_path, file, old, new))
    assert message in caught.value.message


def test_a_message_names_file_item_and_field(tmp_path: Path) -> None:
    with pytest.raises(PackError) as caught:
        load_pack_folder(altered_pack(tmp_path, T3, 'severity = "达标项"', 'severity = "轻"'))
    (problem,) = caught.value.problems
    place, words = problem.split("：")
    assert place == "文件 checklists/t3.toml 的条目 T3-M01 的字段“severity”"
    assert words == "“轻”不在允许的范围内（一般、较重、重大事故隐患、达标项）"


@pytest.mark.parametrize(
    "file", ["pack.toml", "sources.toml", "parameters.toml", "phrases.toml", "calendar.csv"]
)
def test_a_missing_or_unreadable_file_is_named(tmp_path: Path, file: str) -> None:
    folder = tmp_path / "policy"
    shutil.copytree(RESOURCES / "policy", folder)
    (folder / file).write_bytes("中文".encode("gb18030"))
    with pytest.raises(PackError, match=f"文件 {file}.*UTF-8"):
        load_pack_folder(folder)
    (folder / file).unlink()
    with pytest.raises(PackError, match=f"文件 {file}：不存在"):
        load_pack_folder(folder)


def test_the_province_can_add_a_hazard_without_a_new_program(tmp_path: Path) -> None:
    added = """
[[section.item]]
code = "T2-Z13"
text = "由省厅补录的隐患情形"
severity = "重大事故隐患"
evidence = "照片"
verified = "核"
answer = "hazard"
citations = [{ source = "hazard-criteria", article = "第六条", text = "", verified = "核" }]
wordings = ["发现补录的隐患情形。"]
requirement = "立即消除。"

[[section.item]]
code = "T2-Z99"
"""
    folder = altered_pack(tmp_path, T2, '[[section.item]]\ncode = "T2-Z99"\n', added)
    pack = load_pack_folder(folder)
    assert pack.item("T2-Z13").deadline_days == 0
    assert pack.sha256 != PACK.sha256


def test_the_hash_depends_on_names_and_bytes_alone(tmp_path: Path) -> None:
    copy = altered_pack(tmp_path, "pack.toml", "2026.1", "2026.1")
    assert pack_sha256(copy) == PACK.sha256
    (copy / "notes.txt").write_text("not part of the pack", encoding="utf-8")
    assert pack_sha256(copy) == PACK.sha256
    (copy / "pack.toml").rename(copy / "head.toml")
    assert pack_sha256(copy) != PACK.sha256


def test_loading_twice_gives_the_same_pack() -> None:
    assert load_pack(RESOURCES) == PACK


def test_a_pack_without_the_further_power_loads(tmp_path: Path) -> None:
    folder = tmp_path / "policy"
    shutil.copytree(RESOURCES / "policy", folder)
    head = folder / "pack.toml"
    text = head.read_text(encoding="utf-8")
    head.write_text(text[: text.index("[hazard_power]")], encoding="utf-8")
    assert load_pack_folder(folder).hazard_power is None
