"""Invented registers as files: read back as they were made."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from inspector.domain.practice.recipe import Mess
from inspector.domain.roster.judge import judge
from inspector.domain.roster.preview import ChangeKind, RowKind, Verdict
from inspector.domain.roster.workbook import MergedRange, RawSheet
from inspector.progress import unreported
from inspector.spreadsheet.practice_recipe import load_recipe
from inspector.spreadsheet.practice_register import (
    SAMPLE_COUNTY,
    csv_of_raw,
    province_register,
    write_sample_register,
    xlsx_of_raw,
)
from inspector.spreadsheet.reading import read_workbook
from raw_sheets import DIVISIONS, RESOURCES, book_of, row_of

RECIPE = load_recipe(RESOURCES)


def test_the_sample_county_is_read_back_as_it_was_made(tmp_path: Path) -> None:
    path = tmp_path / "云岭县.xlsx"
    made = write_sample_register(path, RESOURCES, DIVISIONS)
    assert read_workbook(path, unreported).sheets == made.workbook.sheets


def test_the_sample_county_is_the_same_each_time(tmp_path: Path) -> None:
    first = write_sample_register(tmp_path / "a.xlsx", RESOURCES, DIVISIONS)
    second = write_sample_register(tmp_path / "b.xlsx", RESOURCES, DIVISIONS)
    assert first == second
    other = write_sample_register(tmp_path / "c.xlsx", RESOURCES, DIVISIONS, seed=1)
    assert other != first


def test_the_sample_county_shows_every_verdict_and_loses_no_row(tmp_path: Path) -> None:
    path = tmp_path / "云岭县.xlsx"
    write_sample_register(path, RESOURCES, DIVISIONS)
    raw = read_workbook(path, unreported)
    preview = judge(raw, DIVISIONS, [])
    counts = {verdict: len(preview.with_verdict(verdict)) for verdict in Verdict}
    assert counts[Verdict.TAKE] >= 8
    assert counts[Verdict.DOUBTFUL] >= 2
    assert counts[Verdict.REFUSE] >= 1
    assert len(preview.rows) + len(preview.ignored) == len(raw.sheets[0].rows)
    assert {row.kind for row in preview.ignored} == {
        RowKind.TITLE,
        RowKind.UNITS,
        RowKind.HEADER,
        RowKind.SUBTOTAL,
        RowKind.FOOTER,
    }
    assert preview.unrecognised_columns == ()
    taken = [row.institution for row in preview.rows if row.institution]
    assert {home.county_code for home in taken} == {SAMPLE_COUNTY}


def test_the_sample_county_imported_twice_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "云岭县.xlsx"
    write_sample_register(path, RESOURCES, DIVISIONS)
    raw = read_workbook(path, unreported)
    taken = [row.institution for row in judge(raw, DIVISIONS, []).rows if row.institution]
    kinds = {row.change.kind for row in judge(raw, DIVISIONS, taken).rows if row.change}
    assert kinds == {ChangeKind.UNCHANGED}


@pytest.mark.parametrize("seed", [1, 2])
def test_a_province_is_read_back_as_it_was_made(tmp_path: Path, seed: int) -> None:
    made = province_register(RECIPE, DIVISIONS, seed, homes=150)
    path = tmp_path / "province.xlsx"
    path.write_bytes(xlsx_of_raw(made.workbook))
    assert read_workbook(path, unreported).sheets == made.workbook.sheets


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig"])
def test_a_province_as_csv_gives_the_same_homes(tmp_path: Path, encoding: str) -> None:
    rates = RECIPE.mess | {Mess.SHEET_PER_CITY: 0.0, Mess.MERGED_PLACES: 1.0, Mess.HIDDEN_ROWS: 0}
    recipe = replace(RECIPE, mess=rates)
    made = province_register(recipe, DIVISIONS, 3, homes=200)
    (sheet,) = made.workbook.sheets
    path = tmp_path / "全省.csv"
    path.write_bytes(csv_of_raw(sheet, encoding))
    from_csv = judge(read_workbook(path, unreported), DIVISIONS, [])
    from_xlsx = judge(made.workbook, DIVISIONS, [])
    assert len(from_csv.rows) == len(from_xlsx.rows)
    assert len(from_csv.ignored) == len(from_xlsx.ignored)
    for one, other in zip(from_csv.rows, from_xlsx.rows, strict=True):
        assert one.institution == other.institution
        assert one.row == other.row


def test_gaps_flaws_and_hidden_things_are_written(tmp_path: Path) -> None:
    sheet = RawSheet(
        "甲",
        (row_of(2, ["=1+1", 3]), row_of(5, [None, "乙"], hidden=True)),
        (MergedRange(2, 3, 2, 4),),
        frozenset({3}),
        hidden=False,
    )
    hidden = replace(sheet, name="乙", hidden=True)
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx_of_raw(book_of(sheet, hidden)))
    assert read_workbook(path, unreported).sheets == (sheet, hidden)
    assert openpyxl.load_workbook(path).worksheets[0]["A2"].data_type == "s"


def test_a_csv_keeps_the_numbers_of_its_rows(tmp_path: Path) -> None:
    sheet = RawSheet("甲", (row_of(2, ["一", 140105195001010018]), row_of(4, [None, "二"])))
    path = tmp_path / "a.csv"
    path.write_bytes(csv_of_raw(sheet))
    rows = read_workbook(path, unreported).sheets[0].rows
    assert [row.number for row in rows] == [2, 4]
    assert rows[0].cells[1].value == "1.40105E+17"
    assert csv_of_raw(RawSheet("空", ())) == b""


@pytest.mark.parametrize(
    ("place", "value", "error"),
    [
        (("occupancy",), 5, TypeError),
        (("types",), {}, TypeError),
        (("occupancy", "a"), "viel", TypeError),
        (("licences", "备案_done"), None, TypeError),
    ],
)
def test_a_recipe_of_another_shape_is_refused(
    tmp_path: Path, place: tuple[str, ...], value: object, error: type[Exception]
) -> None:
    shutil.copytree(RESOURCES / "practice", tmp_path / "practice")
    path = tmp_path / "practice" / "recipe.json"
    recipe = json.loads(path.read_text(encoding="utf-8"))
    part = recipe
    for name in place[:-1]:
        part = part[name]
    part[place[-1]] = value
    path.write_text(json.dumps(recipe), encoding="utf-8")
    with pytest.raises(error):
        load_recipe(tmp_path)


def test_seeds_give_other_registers() -> None:
    first = province_register(RECIPE, DIVISIONS, 1, homes=120)
    assert first == province_register(RECIPE, DIVISIONS, 1, homes=120)
    assert first != province_register(RECIPE, DIVISIONS, 2, homes=120)
