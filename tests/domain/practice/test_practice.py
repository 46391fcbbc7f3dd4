"""Invented registers: never real, always the same, and judged without losing a row."""

from collections import Counter
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.domain.divisions import Division, Divisions, Level
from inspector.domain.identifiers import is_credit_code
from inspector.domain.practice.homes import MARK, made_up_homes, province_counts
from inspector.domain.practice.mess import written_date
from inspector.domain.practice.recipe import DateForm, HomeKind, Mess, Recipe
from inspector.domain.practice.sheets import MessyRegister, messy_register
from inspector.domain.roster.dates import read_date
from inspector.domain.roster.judge import judge
from inspector.domain.roster.preview import ChangeKind, RosterPreview, RowKind, Verdict, Weight
from inspector.spreadsheet.practice_recipe import load_recipe
from raw_sheets import DIVISIONS, RESOURCES

RECIPE = load_recipe(RESOURCES)
TIDY = replace(RECIPE, mess=dict.fromkeys(Mess, 0.0))
COUNTS = {"149901": 9, "140302": 4, "140502": 3, "140703": 6, "140215": 3}


def register(
    recipe: Recipe, seed: int = 1, messes: frozenset[Mess] | None = frozenset()
) -> MessyRegister:
    random = Random(seed)
    homes = made_up_homes(recipe, DIVISIONS, COUNTS, random)
    return messy_register(homes, recipe, DIVISIONS, random, messes)


def with_mess(mess: Mess) -> tuple[MessyRegister, RosterPreview]:
    """Return a register in which every row has one kind of mess, if it can."""
    made = register(replace(TIDY, mess=TIDY.mess | {mess: 1.0}))
    return made, judge(made.workbook, DIVISIONS, [])


def row_count(made: MessyRegister) -> int:
    return sum(len(sheet.rows) for sheet in made.workbook.sheets)


def test_made_up_homes_cannot_be_taken_for_real_ones() -> None:
    homes = made_up_homes(RECIPE, DIVISIONS, COUNTS, Random(1))
    assert Counter(home.county_code for home in homes) == COUNTS
    for home in homes:
        assert home.phone.startswith("0000-")
        assert home.legal_representative.endswith("某某")
        assert home.county_code == "149901" or MARK in home.name
        if home.credit_code:
            assert is_credit_code(home.credit_code)
            assert home.credit_code[2:8] == "149901"
    assert len({(home.county_code, home.name) for home in homes}) == len(homes)


def test_made_up_homes_are_plausible() -> None:
    homes = made_up_homes(RECIPE, DIVISIONS, {"140105": 300}, Random(1))
    beds = sum(home.beds_total or 0 for home in homes)
    nursing = sum(home.nursing_beds or 0 for home in homes)
    assert 80 <= beds / len(homes) <= 140
    assert 0.5 <= nursing / beds <= 0.7
    for home in homes:
        assert home.beds_total is not None
        assert home.nursing_beds is not None
        assert home.nursing_beds <= home.beds_total
        assert not home.filed_on or not home.established_on or home.filed_on >= home.established_on


def test_the_same_seed_gives_the_same_register() -> None:
    assert register(RECIPE, 7, None) == register(RECIPE, 7, None)
    assert register(RECIPE, 7, None) != register(RECIPE, 8, None)


def test_a_province_has_homes_in_every_county() -> None:
    counts = province_counts(RECIPE, 765, Random(1))
    assert sum(counts.values()) == 765
    assert set(counts) == {one.code for one in DIVISIONS.counties} - {"149901"}
    assert min(counts.values()) == 1
    assert set(province_counts(RECIPE, 5, Random(1)).values()) == {1}


def test_a_county_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="990000"):
        made_up_homes(RECIPE, DIVISIONS, {"990000": 1}, Random(1))


def test_more_homes_than_names_are_refused() -> None:
    kind = replace(RECIPE.kinds[0], name_patterns={"{县全称}养老院": 1.0})
    with pytest.raises(ValueError, match="no more than 1 names in 云岭县"):
        made_up_homes(replace(RECIPE, kinds=(kind,)), DIVISIONS, {"149901": 2}, Random(1))


def test_a_county_without_a_city_can_be_made_up() -> None:
    lonely = Divisions(
        (
            Division("149901", "云岭县", Level.COUNTY, "149900"),
            Division("149901100", "松泉镇", Level.TOWNSHIP, "149901"),
        )
    )
    random = Random(1)
    recipe = replace(TIDY, mess=TIDY.mess | {Mess.DUPLICATE: 1.0})
    homes = made_up_homes(recipe, lonely, {"149901": 3}, random)
    messes = frozenset({Mess.SHEET_PER_CITY})
    made = messy_register(homes, recipe, lonely, random, messes)
    assert len(made.planted) == 6


def test_a_tidy_register_is_taken_whole() -> None:
    made = register(TIDY)
    preview = judge(made.workbook, DIVISIONS, [])
    unregistered = [row for row in preview.rows if row.verdict is not Verdict.TAKE]
    assert all(row.institution and not row.institution.credit_code for row in unregistered)
    homes = {planted.home.id: planted.home for planted in made.planted}
    assert {row.institution.id: row.institution for row in preview.rows if row.institution} == homes


SILENT = {Mess.TRAILING_SPACES, Mess.SEVERAL_PHONES, Mess.NAME_CUT}
TOLD = {
    Mess.FULLWIDTH_DIGITS: (Verdict.TAKE, "是全角数字"),
    Mess.BEDS_AS_TEXT: (Verdict.DOUBTFUL, "请核对"),
    Mess.CODE_MISSING: (Verdict.DOUBTFUL, "没有统一社会信用代码"),
    Mess.CODE_LOWERCASE: (Verdict.TAKE, "已改正为"),
    Mess.CODE_SPACED: (Verdict.TAKE, "已改正为"),
    Mess.CODE_LETTERS: (Verdict.DOUBTFUL, "疑是把数字"),
    Mess.CODE_OLD_LICENCE: (Verdict.DOUBTFUL, "15 位的旧执照号码"),
    Mess.CODE_FLOAT: (Verdict.REFUSE, "后几位已经丢失"),
    Mess.OLD_COUNTY: (Verdict.TAKE, "是旧县名"),
}


@pytest.mark.parametrize("mess", TOLD)
def test_every_mess_of_a_row_is_told(mess: Mess) -> None:
    made, preview = with_mess(mess)
    verdict, part = TOLD[mess]
    messy = 0
    for planted, row in zip(made.planted, preview.rows, strict=True):
        if mess in planted.messes:
            messy += 1
            assert part in "".join(reason.text for reason in row.reasons)
            assert row.verdict is verdict or not planted.home.credit_code
    assert messy >= 3


@pytest.mark.parametrize("mess", sorted(SILENT, key=lambda mess: mess.value))
def test_mess_that_changes_no_meaning_is_taken(mess: Mess) -> None:
    made, preview = with_mess(mess)
    assert any(mess in planted.messes for planted in made.planted)
    for planted, row in zip(made.planted, preview.rows, strict=True):
        assert row.institution
        assert row.institution.address == planted.home.address
        if mess is not Mess.NAME_CUT:
            assert row.institution.name == planted.home.name
        if mess is Mess.SEVERAL_PHONES:
            assert row.institution.phone.startswith(planted.home.phone + "、0000-")


def test_a_county_name_of_several_cities_finds_its_city() -> None:
    made, preview = with_mess(Mess.AMBIGUOUS_COUNTY)
    messy = 0
    for planted, row in zip(made.planted, preview.rows, strict=True):
        assert row.institution
        assert row.institution.county_code == planted.home.county_code
        if Mess.AMBIGUOUS_COUNTY in planted.messes:
            messy += 1
            assert "没有写明市" in "".join(reason.text for reason in row.reasons)
    assert messy == 7


def test_a_home_written_twice_is_taken_once() -> None:
    made, preview = with_mess(Mess.DUPLICATE)
    assert len(preview.rows) == 2 * sum(COUNTS.values())
    for planted, row in zip(made.planted, preview.rows, strict=True):
        assert (row.verdict is Verdict.REFUSE) == (Mess.DUPLICATE in planted.messes)


@pytest.mark.parametrize(
    ("mess", "kind"),
    [
        (Mess.TITLE_ROW, RowKind.TITLE),
        (Mess.UNIT_ROW, RowKind.UNITS),
        (Mess.SUBTOTALS, RowKind.SUBTOTAL),
        (Mess.FOOTER, RowKind.FOOTER),
        (Mess.MERGED_FOOTER, RowKind.FOOTER),
    ],
)
def test_every_mess_of_a_sheet_is_told(mess: Mess, kind: RowKind) -> None:
    made = register(TIDY, messes=frozenset({mess}))
    preview = judge(made.workbook, DIVISIONS, [])
    assert kind in {row.kind for row in preview.ignored}
    assert len(preview.rows) == len(made.planted)


@pytest.mark.parametrize("mess", [Mess.TWO_ROW_HEADER, Mess.MERGED_PLACES, Mess.SHEET_PER_CITY])
def test_another_layout_gives_the_same_homes(mess: Mess) -> None:
    plain = judge(register(TIDY).workbook, DIVISIONS, [])
    other = judge(register(TIDY, messes=frozenset({mess})).workbook, DIVISIONS, [])
    assert [row.institution for row in other.rows] == [row.institution for row in plain.rows]
    assert other.unrecognised_columns == ()


def test_a_hidden_row_is_doubted() -> None:
    made = register(TIDY, messes=frozenset({Mess.HIDDEN_ROWS}))
    preview = judge(made.workbook, DIVISIONS, [])
    (hidden,) = (planted.row for planted in made.planted if Mess.HIDDEN_ROWS in planted.messes)
    row = next(row for row in preview.rows if row.row == hidden)
    assert "被隐藏" in "".join(reason.text for reason in row.reasons)


@pytest.mark.exhaustive
@given(st.integers(0, 2**32))
@settings(max_examples=12, deadline=None)
def test_no_row_is_dropped_and_taking_all_changes_nothing_more(seed: int) -> None:
    rates = {mess: min(rate * 3, 0.5) for mess, rate in RECIPE.mess.items()}
    made = register(replace(RECIPE, mess=rates), seed, None)
    preview = judge(made.workbook, DIVISIONS, [])
    places = [(row.sheet, row.row) for row in preview.rows]
    assert places == [(planted.sheet, planted.row) for planted in made.planted]
    assert len(preview.rows) + len(preview.ignored) == row_count(made)
    taken = [row.institution for row in preview.rows if row.institution]
    assert len({home.id for home in taken}) == len(taken)
    again = judge(made.workbook, DIVISIONS, taken)
    for before, after in zip(preview.rows, again.rows, strict=True):
        assert before.verdict is Verdict.REFUSE or after.change
        if before.verdict is not Verdict.REFUSE and after.change:
            assert after.change.kind is ChangeKind.UNCHANGED
        for reason in before.reasons:
            assert reason.weight in Weight
            assert reason.sentence.startswith(f"“{before.sheet}”第 {before.row} 行")


@pytest.mark.exhaustive
@given(st.integers(0, 2**32), st.data())
@settings(max_examples=12, deadline=None)
def test_taking_some_rows_first_ends_in_the_same_register(seed: int, data: st.DataObject) -> None:
    made = register(RECIPE, seed, None)
    first = [row.institution for row in judge(made.workbook, DIVISIONS, []).rows if row.institution]
    some = data.draw(st.lists(st.sampled_from(first), unique_by=lambda home: home.id))
    known = {home.id: home for home in some}
    for row in judge(made.workbook, DIVISIONS, list(known.values())).rows:
        if row.institution:
            known[row.institution.id] = row.institution
    again = judge(made.workbook, DIVISIONS, list(known.values()))
    kinds = {row.change.kind for row in again.rows if row.change}
    assert kinds == {ChangeKind.UNCHANGED}


@pytest.mark.parametrize("form", DateForm)
def test_every_form_of_a_date_is_read_back(form: DateForm) -> None:
    day = date(2015, 3, 1)
    assert read_date(written_date(day, form)).value == day


def test_the_recipe_has_every_kind_of_home_and_mess() -> None:
    assert [kind.code for kind in RECIPE.kinds] == [
        "county_public",
        "township_home",
        "private_home",
        "medical_care_home",
    ]
    assert all(isinstance(kind, HomeKind) and kind.name_patterns for kind in RECIPE.kinds)
    assert set(RECIPE.mess) == set(Mess)
    assert len(RECIPE.county_weights) == 117
