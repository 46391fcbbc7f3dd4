"""Checklists written as XLSForms."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from pyxform.xls2xform import convert

from inspector.domain.checklist import Checklist, InputKind, Item
from inspector.domain.rules import Check, Condition, Operator, Threshold
from inspector.progress import unreported
from inspector.spreadsheet.xlsform_in import read_xlsform
from inspector.spreadsheet.xlsform_out import xlsform_of
from shipped_pack import PACK

Row = Mapping[str, str]


@pytest.mark.parametrize("code", sorted(PACK.checklists))
def test_every_checklist_goes_out_as_a_form_that_odk_takes(code: str, tmp_path: Path) -> None:
    written = xlsform_of(PACK.checklists[code], PACK.version)
    path = tmp_path / f"{code}.xlsx"
    path.write_bytes(written.data)
    result = convert(str(path))
    assert f'version="{PACK.version}"' in result.xform
    for item in PACK.checklists[code].items:
        assert item.text.replace("“", '"').replace("”", '"') in result.xform
    assert written.left_out[-1] == "判定规则、依据、问题用语和整改要求不写入 XLSForm。"


def test_conditions_photos_and_reasons_survive_the_way_out(tmp_path: Path) -> None:
    written = xlsform_of(PACK.checklists["T1"], PACK.version)
    path = tmp_path / "t1.xlsx"
    path.write_bytes(written.data)
    xform = convert(str(path)).xform
    assert "T1_C03_na" in xform
    assert "T1_C09_photo" in xform
    assert any("T1-A03 的校验“开放床位多于实有床位" in one for one in written.left_out)


def test_a_form_comes_back_with_the_same_inputs(tmp_path: Path) -> None:
    checklist = PACK.checklists["T3"]
    path = tmp_path / "t3.xlsx"
    path.write_bytes(xlsform_of(checklist, PACK.version).data)
    back = read_xlsform(path, "X1", "养老机构", unreported).checklist
    assert kinds(back) == kinds(checklist)
    labels = [one.text for one in back.items]
    assert "“六助”服务" in labels


def kinds(checklist: Checklist) -> list[InputKind]:
    return [one.kind for item in checklist.items for one in item.inputs]


def t3_with(item: Item) -> Checklist:
    """Return T3 with its first item replaced."""
    checklist = PACK.checklists["T3"]
    (section,) = checklist.sections
    return replace(checklist, sections=(replace(section, items=(item, *section.items[1:])),))


def test_conditions_on_answers_go_out_and_others_are_told() -> None:
    first = PACK.item("T3-M01")
    inside = replace(first, show_if=Condition("T3-M07", "services", ("meals", "medical")))
    plain = replace(first, show_if=Condition("T3-M12", "state", ("normal",)))
    outside = replace(first, show_if=Condition("T1-A02", "filing", ("same",)))
    for item, told in ((inside, False), (plain, False), (outside, True)):
        written = xlsform_of(t3_with(item), "1")
        assert any("T3-M01 的显示条件" in one for one in written.left_out) is told


def test_limits_of_numbers_go_out_as_constraints(tmp_path: Path) -> None:
    staff = PACK.item("T3-M08")
    limits = (
        Check(Threshold("staff", Operator.AT_MOST, Fraction(500)), "人数过多"),
        Check(Threshold("staff", Operator.AT_LEAST, Fraction("0.5")), "人数过少"),
        Check(Threshold("staff", Operator.AT_LEAST, "limit"), "不能写出"),
    )
    written = xlsform_of(t3_with(replace(staff, code="T3-M01", checks=limits)), "1")
    path = tmp_path / "limits.xlsx"
    path.write_bytes(written.data)
    back = read_xlsform(path, "X1", "养老机构", unreported)
    bounds = [one.rule for one in back.checklist.items[0].checks]
    assert [one.bound for one in bounds if isinstance(one, Threshold)] == [
        Fraction(0),
        Fraction(500),
        Fraction("0.5"),
    ]
    assert "T3-M01 的校验“不能写出”不写入 XLSForm。" in written.left_out
