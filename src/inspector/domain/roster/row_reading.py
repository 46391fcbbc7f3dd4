"""Reads one row into an institution, with every reason for doubt."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from inspector.domain.divisions import Divisions
from inspector.domain.identifiers import CreditCodeProblem, read_credit_code
from inspector.domain.institution import (
    Aid,
    FilingState,
    FireApproval,
    FoodLicence,
    Institution,
    LegalForm,
    OperatingState,
    institution_id,
)
from inspector.domain.roster.columns import AID_FIELDS, Field
from inspector.domain.roster.dates import read_date
from inspector.domain.roster.numbers import read_area, read_count
from inspector.domain.roster.place import PlaceHints, read_county
from inspector.domain.roster.preview import Weight
from inspector.domain.roster.row_cells import RowCells
from inspector.domain.roster.texts import says_nothing, shown
from inspector.domain.roster.words import (
    legal_form_of,
    read_aids,
    read_filing,
    read_fire_approval,
    read_food_licence,
    read_legal_form,
    read_state,
    read_yes_no,
)
from inspector.domain.roster.workbook import CellFlaw

_LONGEST_NAME: Final = 100
_PHONE: Final = re.compile(r"[\d\-+() 、转]{5,60}", re.ASCII)


@dataclass(frozen=True, slots=True)
class ReadRow:
    """What a row says: an institution, or None where it is refused.

    `denied_aids` are the services that the row says are not offered, which an absent
    column does not say.
    """

    institution: Institution | None
    denied_aids: frozenset[Aid] = frozenset()


def read_row(cells: RowCells, divisions: Divisions, hints: PlaceHints) -> ReadRow:
    """Read a row; `cells.reasons` then holds all that a person should know."""
    name = _name(cells)
    code, is_usable = _credit_code(cells)
    county = read_county(cells, divisions, hints)
    address = cells.text(Field.ADDRESS)
    offered, denied = _aids(cells)
    filed_on = _date(cells, Field.FILED_ON)
    # A refused row is read to its end, so that everything can be put right at once.
    read = Institution(
        id=institution_id(code, name, address),
        name=name,
        county_code=county.code if county else "",
        credit_code=code,
        township=_township(cells, divisions, county.code) if county else "",
        address=address,
        legal_form=_legal_form(cells, code),
        legal_representative=cells.text(Field.LEGAL_REPRESENTATIVE),
        phone=_phone(cells),
        established_on=_date(cells, Field.ESTABLISHED_ON),
        filing=cells.read_words(Field.FILING, read_filing)
        or (FilingState.FILED if filed_on else FilingState.UNKNOWN),
        filed_on=filed_on,
        filing_number=cells.text(Field.FILING_NUMBER),
        beds_total=cells.read(Field.BEDS_TOTAL, read_count),
        nursing_beds=cells.read(Field.NURSING_BEDS, read_count),
        residents=cells.read(Field.RESIDENTS, read_count),
        area_m2=cells.read(Field.AREA, read_area),
        fire_approval=cells.read_words(Field.FIRE_APPROVAL, read_fire_approval)
        or FireApproval.UNKNOWN,
        food_licence=cells.read_words(Field.FOOD_LICENCE, read_food_licence) or FoodLicence.UNKNOWN,
        aids=offered,
        state=cells.read_words(Field.STATE, read_state) or OperatingState.UNKNOWN,
    )
    _compare_with_itself(cells, read)
    return ReadRow(read if name and county and is_usable else None, denied)


def _name(cells: RowCells) -> str:
    name = cells.text(Field.NAME)
    if not name:
        cells.say(Weight.REFUSAL, "没有机构名称", Field.NAME)
    elif len(name) > _LONGEST_NAME:
        cells.say(Weight.REFUSAL, f"机构名称超过 {_LONGEST_NAME} 个字", Field.NAME)
        return ""
    elif not re.search(r"[^\W\d_]", name):
        cells.say(Weight.REFUSAL, f"“{name}”不是机构名称", Field.NAME)
        return ""
    return name


def _credit_code(cells: RowCells) -> tuple[str | None, bool]:
    """Return the code, if one can be told, and whether the row may be taken at all."""
    cell = cells.cell(Field.CREDIT_CODE)
    if cell and cell.flaw is CellFlaw.PRECISION_LOST:
        cells.say(Weight.REFUSAL, f"统一社会信用代码{cell.flaw.value}", Field.CREDIT_CODE)
        return None, False
    value = cells.value(Field.CREDIT_CODE)
    written = "" if value is None or says_nothing(shown(value)) else shown(value)
    reading = read_credit_code(written)
    title = f"统一社会信用代码“{written.strip()}”"
    match reading.problem:
        case None:
            if reading.tidied:
                said = f"{title}的空格、大小写或全角已改正为 {reading.code}"
                cells.say(Weight.NOTE, said, Field.CREDIT_CODE)
        case CreditCodeProblem.EMPTY:
            cells.say(Weight.DOUBT, "没有统一社会信用代码，只能按名称和地址辨认", Field.CREDIT_CODE)
        case CreditCodeProblem.FLOAT:
            cells.say(Weight.REFUSAL, title + reading.problem.value, Field.CREDIT_CODE)
            return None, False
        case CreditCodeProblem.MIXED_UP:
            said = f"{title}{reading.problem.value}，暂读作 {reading.code}，请核对"
            cells.say(Weight.DOUBT, said, Field.CREDIT_CODE)
        case _:
            said = f"{title}{reading.problem.value}，该代码不导入，只能按名称和地址辨认"
            cells.say(Weight.DOUBT, said, Field.CREDIT_CODE)
    return reading.code, True


def _township(cells: RowCells, divisions: Divisions, county_code: str) -> str:
    text = cells.text(Field.TOWNSHIP)
    if not text:
        return ""
    township = divisions.find_township(county_code, text)
    if township is None:
        said = f"“{text}”不在本软件的乡镇（街道）名单里，照原文保留"
        cells.say(Weight.NOTE, said, Field.TOWNSHIP)
    return township.name if township else text


def _legal_form(cells: RowCells, code: str | None) -> LegalForm:
    written = cells.read_words(Field.LEGAL_FORM, read_legal_form)
    told = legal_form_of(code) if code else None
    if written and told and written is not told:
        cells.say(
            Weight.DOUBT,
            f"单位类型写的是{written.value}，统一社会信用代码却是{told.value}的，暂以所写为准",
            Field.LEGAL_FORM,
        )
    return written or told or LegalForm.UNKNOWN


def _phone(cells: RowCells) -> str:
    text = re.sub(r"[/；;,，]+", "、", cells.text(Field.PHONE))
    if text and not _PHONE.fullmatch(text):
        cells.say(Weight.NOTE, f"联系电话“{text}”不像电话号码，照原文保留", Field.PHONE)
    return text


def _date(cells: RowCells, wanted: Field) -> date | None:
    return cells.read(wanted, lambda value: read_date(value, starts_1904=cells.starts_1904))


def _aids(cells: RowCells) -> tuple[frozenset[Aid], frozenset[Aid]]:
    """Return the services that the row says are offered, and those it says are not."""
    offered: set[Aid] = set()
    denied: set[Aid] = set()
    listed = cells.read_words(Field.AIDS, read_aids)
    if listed is not None:
        offered |= listed
        denied |= set(Aid) - listed
    for wanted, aid in AID_FIELDS.items():
        flag = cells.read_words(wanted, read_yes_no)
        if flag is not None:
            (offered if flag else denied).add(aid)
            (denied if flag else offered).discard(aid)
    return frozenset(offered), frozenset(denied)


def _compare_with_itself(cells: RowCells, read: Institution) -> None:
    """Doubt values that cannot all be right; note those that are unusual."""
    beds = read.beds_total
    if beds is not None and read.nursing_beds is not None and read.nursing_beds > beds:
        said = f"护理型床位 {read.nursing_beds} 张，多于床位总数 {beds} 张"
        cells.say(Weight.DOUBT, said, Field.NURSING_BEDS)
    if beds is not None and read.residents is not None and read.residents > beds:
        said = f"在住老年人 {read.residents} 人，多于床位总数 {beds} 张"
        cells.say(Weight.NOTE, said, Field.RESIDENTS)
    if read.filed_on and read.established_on and read.filed_on < read.established_on:
        cells.say(Weight.DOUBT, "备案日期早于成立日期", Field.FILED_ON)
    if read.filed_on and read.filing is FilingState.NOT_FILED:
        cells.say(Weight.DOUBT, "写的是未备案，却有备案日期", Field.FILING)
