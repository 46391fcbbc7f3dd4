"""inspector roster staff: lists come in, are shown, and feed the radar."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from desks import HOME, Clock, staffed_county

Run = Callable[..., Any]
OTHER = replace(HOME, id="na-other", name="云岭县松鹤敬老院", phone="", filing_number="")


def county(folder: Path) -> Path:
    clock = Clock()
    made = staffed_county(folder / "county", clock)
    with made.database.transaction() as stored:
        stored.institutions.put(OTHER, clock())
    made.database.close()
    return made.home


def staff_list(folder: Path) -> Path:
    file = folder / "人员.csv"
    rows = [
        "机构名称,姓名,证书类型,证书编号,有效期至",
        f"{HOME.name},丁某,健康证,YL20260001,2020-01-31",
        f"{OTHER.name},戊某,健康证,YL20260001,2099-01-31",
        f"{OTHER.name},己某,健康证,11010519491231002X,",
    ]
    file.write_text("\n".join(rows), "utf-8")
    return file


def test_a_list_comes_in_and_the_radar_shows_what_stands_twice__x10(
    run: Run, tmp_path: Path
) -> None:
    home, file = county(tmp_path), staff_list(tmp_path)
    assert "还没有登记人员证书" in run("roster", "staff", home=home).out
    preview = run("roster", "staff", file, "--dry-run", home=home)
    assert preview.code == 0
    assert "居民身份号码" in preview.out
    assert "没有登记任何内容" in preview.out
    assert run("roster", "staff", home=home, as_json=True).data == []
    taken = run("roster", "staff", file, home=home, as_json=True).data
    assert (taken["certificates"], taken["institutions"], taken["altered"]) == (2, 2, 2)
    assert "已登记 2 家机构的 2 份证书" in run("roster", "staff", file, home=home).out
    assert "11010519491231002X" not in run("roster", "staff", home=home).out
    listed = run("roster", "staff", home=home, as_json=True).data
    assert [(one["holder"], one["expired"]) for one in listed] == [("戊某", False), ("丁某", True)]
    assert "（已过期）" in run("roster", "staff", home=home).out
    told = run("radar", home=home, as_json=True).data
    assert [signal["kind"] for signal in told["signals"]] == ["same-certificate"]
    assert told["certificates"] == 2


def test_a_list_of_one_institution_is_told_whose_it_is(run: Run, tmp_path: Path) -> None:
    home, file = county(tmp_path), tmp_path / "人员.csv"
    file.write_text("姓名,证书编号\n丁某,A-0001\n", "utf-8")
    nobody = run("roster", "staff", file, home=home)
    assert nobody.code == 1
    assert "不知道是哪家机构" in nobody.err
    assert run("roster", "staff", file, "--institution", "云岭", home=home).code == 1
    taken = run("roster", "staff", file, "--institution", "松鹤", home=home)
    assert "已登记 1 家机构的 1 份证书" in taken.out
    assert "没有写有效期" in run("roster", "staff", home=home).out
