"""XLSForms in and out."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

import pytest

from inspector.domain.checklist import Evidence, InputKind
from inspector.domain.imported_form import ImportedForm
from inspector.domain.rules import Condition, Conforms, Operator, Threshold
from inspector.domain.source import Verification
from inspector.progress import unreported
from inspector.spreadsheet.tables_out import ColumnKind, Table, xlsx_of
from inspector.spreadsheet.xlsform_in import BadXlsFormError, read_xlsform

Row = Mapping[str, str]

CHOICES = [
    {"list_name": "yn", "name": "yes", "label": "符合"},
    {"list_name": "yn", "name": "no", "label": "不符合"},
    {"list_name": "base", "name": "school", "label": "学校"},
    {"list_name": "base", "name": "home", "label": "敬老院"},
    {"list_name": "six", "name": "meals", "label": "助餐"},
    {"list_name": "six", "name": "medical", "label": "助医"},
]


def sheet(name: str, rows: Sequence[Row]) -> Table:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    return Table(
        name,
        [(column, ColumnKind.TEXT) for column in columns],
        [[row.get(column, "") for column in columns] for row in rows],
    )


def form(folder: Path, survey: Sequence[Row], *others: Table) -> Path:
    path = folder / "form.xlsx"
    settings = sheet("settings", [{"form_title": "外来表单", "form_id": "f"}])
    path.write_bytes(
        xlsx_of([sheet("survey", survey), sheet("choices", CHOICES), settings, *others])
    )
    return path


def imported(folder: Path, survey: Sequence[Row], *others: Table) -> ImportedForm:
    return read_xlsform(form(folder, survey, *others), "X1", "养老机构", unreported)


def test_each_declared_type_becomes_an_input(tmp_path: Path) -> None:
    found = imported(
        tmp_path,
        [
            {"type": "text", "name": "who", "label": "负责人", "required": "yes"},
            {"type": "integer", "name": "beds", "label": "床位"},
            {"type": "decimal", "name": "Area", "label": "面积", "hint": "按平方米"},
            {"type": "date", "name": "on", "label": "日期"},
            {"type": "select_one yn", "name": "ok", "label": "是否符合"},
            {"type": "select_one base", "name": "base", "label": "依托"},
            {"type": "select_multiple six", "name": "six", "label": "六助"},
        ],
    )
    items = found.checklist.items
    assert [one.code for one in items] == [f"X1-A0{number}" for number in range(1, 8)]
    assert [one.inputs[0].kind for one in items] == [
        InputKind.TEXT,
        InputKind.NUMBER,
        InputKind.NUMBER,
        InputKind.DATE,
        InputKind.CONFORM,
        InputKind.CHOICE,
        InputKind.CHOICES,
    ]
    assert [one.inputs[0].optional for one in items[:2]] == [False, True]
    assert [one.inputs[0].decimals for one in items[1:3]] == [0, 4]
    assert items[2].inputs[0].code == "area"
    assert items[2].note == "按平方米"
    assert items[4].rules == (Conforms("ok"),)
    assert [choice.label for choice in items[5].inputs[0].choices] == ["学校", "敬老院"]
    assert found.checklist.title == "外来表单"
    assert all(one.verified is Verification.FROM_MEMORY for one in items)
    assert found.dropped == ()


def test_groups_become_sections_and_notes_and_photos_join_items(tmp_path: Path) -> None:
    found = imported(
        tmp_path,
        [
            {"type": "begin_group", "name": "g1", "label": "甲"},
            {"type": "note", "name": "n1", "label": "先看证照"},
            {"type": "select_one yn", "name": "ok", "label": "证照"},
            {"type": "image", "name": "pic", "label": "照片"},
            {"type": "note", "name": "n2", "label": "看完为止"},
            {"type": "end_group"},
            {"type": "begin_group", "name": "g2", "label": "", "relevant": "${ok} = 'no'"},
            {"type": "text", "name": "名称", "label": "问题"},
            {"type": "end_group"},
        ],
    )
    first, second = found.checklist.sections
    assert (first.title, second.title) == ("甲", "外来表单")
    assert first.items[0].note == "先看证照；看完为止"
    assert first.items[0].evidence is Evidence.PHOTO
    assert second.items[0].show_if == Condition(first.items[0].code, "ok", ("no",))
    assert second.items[0].inputs[0].code == "value"


@pytest.mark.parametrize(
    ("relevant", "values"),
    [
        ("${base} = 'school'", ("school",)),
        ('${base}="school" or ${base}="home"', ("school", "home")),
        ("selected(${base}, 'home')", ("home",)),
    ],
)
def test_simple_conditions_are_kept(tmp_path: Path, relevant: str, values: tuple[str, ...]) -> None:
    found = imported(
        tmp_path,
        [
            {"type": "select_one base", "name": "base", "label": "依托"},
            {"type": "text", "name": "more", "label": "说明", "relevant": relevant},
        ],
    )
    assert found.checklist.items[1].show_if == Condition("X1-A01", "base", values)
    assert found.dropped == ()


@pytest.mark.parametrize(
    "relevant",
    [
        "${beds} > 10",
        "${base} = 'school' or ${other} = 'home'",
        "${beds} = '10'",
        "${base} = ''",
    ],
)
def test_other_conditions_are_dropped_and_told(tmp_path: Path, relevant: str) -> None:
    found = imported(
        tmp_path,
        [
            {"type": "select_one base", "name": "base", "label": "依托"},
            {"type": "select_one base", "name": "other", "label": "另一处"},
            {"type": "integer", "name": "beds", "label": "床位"},
            {"type": "text", "name": "more", "label": "说明", "relevant": relevant},
        ],
    )
    assert found.checklist.items[3].show_if is None
    assert found.dropped == (
        f"题目“more”的显示条件（relevant：{relevant}）没有对应，改为总是显示。",
    )


def test_limits_of_numbers_become_hard_checks(tmp_path: Path) -> None:
    found = imported(
        tmp_path,
        [
            {
                "type": "integer",
                "name": "beds",
                "label": "床位",
                "constraint": ". >= 10 and . <= 500.5",
                "constraint_message": "床位数不对",
            },
            {"type": "integer", "name": "rooms", "label": "房间", "constraint": ". > 0"},
            {"type": "integer", "name": "odd", "label": "奇数", "constraint": ". mod 2 = 1"},
            {"type": "text", "name": "who", "label": "姓名", "constraint": ". != ''"},
        ],
    )
    beds, rooms, odd, who = found.checklist.items
    assert [(one.rule, one.hard, one.message) for one in beds.checks] == [
        (Threshold("beds", Operator.AT_LEAST, Fraction(10)), True, "床位数不对"),
        (Threshold("beds", Operator.AT_MOST, Fraction("500.5")), True, "床位数不对"),
    ]
    assert rooms.checks[0].message == "应满足：. > 0"
    assert (odd.checks, who.checks) == ((), ())
    assert len(found.dropped) == 2


def test_every_construct_that_is_dropped_is_told(tmp_path: Path) -> None:
    found = imported(
        tmp_path,
        [
            {"type": "calculate", "name": "early", "calculation": "1 + 1"},
            {"type": "integer", "name": "beds", "label": "床位", "default": "3"},
            {"type": "calculate", "name": "half", "calculation": "${beds} div 2"},
            {"type": "geopoint", "name": "place", "label": "位置"},
            {"type": "begin_repeat", "name": "rooms", "label": "房间"},
            {"type": "text", "name": "room", "label": "房号"},
            {"type": "end_repeat"},
            {"type": "text", "name": "way", "label": "方式", "appearance": "multiline"},
            {"type": "text", "name": "fixed", "label": "固定", "read_only": "yes"},
            {"type": "begin_group", "name": "outer", "label": "外", "relevant": "${beds} > 1"},
            {"type": "begin_group", "name": "inner", "label": "内", "relevant": "${beds} > 2"},
            {"type": "text", "name": "deep", "label": "深"},
            {"type": "end_group"},
            {"type": "end_group"},
            {"type": "note", "name": "bye", "label": "再见"},
        ],
        sheet("external_choices", [{"list_name": "x", "name": "y", "label": "z"}]),
    )
    told = "\n".join(found.dropped)
    for words in (
        "工作表“external_choices”没有读取",
        "“early”的类型“calculate”没有对应",
        "“half”是计算项（calculate），只作为备注保留",
        "“beds”的“default”没有读取",
        "“place”的类型“geopoint”没有对应",
        "“rooms”是重复组（repeat），连同其中 1 题没有读取",
        "“way”的“control”没有读取",
        "“fixed”的“readonly”没有读取",
        "“inner”外层和内层都有 relevant",
        "“deep”的显示条件",
        "说明“再见”后面没有题目",
    ):
        assert words in told
    assert found.checklist.items[0].note == "计算 half：${beds} div 2"


def test_of_several_languages_the_chinese_one_is_taken(tmp_path: Path) -> None:
    found = imported(
        tmp_path,
        [
            {
                "type": "text",
                "name": "a",
                "label::English (en)": "Name",
                "label::中文 (zh)": "名称",
            },
            {
                "type": "text",
                "name": "b",
                "label::English (en)": "Other",
                "label::中文 (zh)": "其他",
            },
        ],
    )
    assert [one.text for one in found.checklist.items] == ["名称", "其他"]
    foreign = imported(
        tmp_path,
        [{"type": "text", "name": "a", "label::English (en)": "N", "label::French (fr)": "M"}],
    )
    assert foreign.checklist.items[0].text == "N"


def test_a_file_that_is_no_form_is_refused_in_chinese(tmp_path: Path) -> None:
    path = tmp_path / "plain.xlsx"
    path.write_bytes(xlsx_of([sheet("名册", [{"名称": "某院"}])]))
    with pytest.raises(BadXlsFormError, match="没有名为 survey 的工作表"):
        read_xlsform(path, "X1", "养老机构", unreported)
    with pytest.raises(BadXlsFormError, match="不能作为 XLSForm 读取"):
        imported(tmp_path, [{"type": "select_one missing", "name": "a", "label": "甲"}])


def test_a_form_without_settings_or_rows_is_empty_but_no_error(tmp_path: Path) -> None:
    path = tmp_path / "外来.xlsx"
    path.write_bytes(xlsx_of([sheet("survey", [{"type": "text", "name": "a", "label": "甲"}])]))
    found = read_xlsform(path, "X1", "养老机构", unreported)
    assert found.checklist.sections[0].items[0].text == "甲"
