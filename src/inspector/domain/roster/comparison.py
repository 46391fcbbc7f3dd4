"""What a read row would change in the register that is already known."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Final

from inspector.domain.divisions import Divisions
from inspector.domain.institution import Aid, Institution, comparison_key
from inspector.domain.roster.preview import Change, ChangeKind, FieldChange
from inspector.domain.roster.texts import shown

_TITLES: Final = {
    "name": "机构名称",
    "county_code": "县（市、区）",
    "credit_code": "统一社会信用代码",
    "township": "乡镇（街道）",
    "address": "地址",
    "legal_form": "单位类型",
    "legal_representative": "法定代表人",
    "phone": "联系电话",
    "established_on": "成立日期",
    "filing": "备案情况",
    "filed_on": "备案日期",
    "filing_number": "备案编号",
    "beds_total": "床位总数",
    "nursing_beds": "护理型床位数",
    "residents": "在住老年人数",
    "area_m2": "建筑面积",
    "fire_approval": "消防审验",
    "food_licence": "食品经营许可",
    "aids": "六助服务",
    "state": "运营状态",
}


@dataclass(frozen=True, slots=True)
class Alike:
    """How an institution is told from others where codes do not tell."""

    county_code: str
    name: str
    address: str


def alike(institution: Institution, divisions: Divisions) -> Alike:
    """Return what two spellings of one institution have in common.

    Province, city and county in front of a name or an address are left out, under their
    present and their former names.
    """
    code = institution.county_code
    county, city = divisions.county(code), divisions.city_of(code)
    names = [former.name for former in divisions.former_counties if former.current_code == code]
    names += [county.name] if county else []
    heads = "|".join(map(re.escape, names)) or "(?!)"
    town = f"(?:{re.escape(city.name)}|{re.escape(city.name[:-1])})?" if city else ""
    prefix = re.compile(f"^(?:山西省?)?{town}(?:{heads})?")

    def rest(text: str) -> str:
        key = comparison_key(text)
        return comparison_key(prefix.sub("", key, count=1)) or key

    return Alike(code, rest(institution.name), rest(institution.address))


class Match(Enum):
    """How surely a row means a known institution; the values say what to check."""

    NONE = ""
    SURE = "同一机构"
    WITHOUT_ADDRESS = "名称相同，其中一处没有地址，暂认作同一家，请核对"
    OTHER_ADDRESS = "账册中有同名机构，地址不同，请确认是否同一家"
    OTHER_CODE = "账册中同名同址的机构是另一个统一社会信用代码，请确认是否同一家"


@dataclass(frozen=True, slots=True)
class Register:
    """The known institutions, indexed by id, by code and by what spellings have in common."""

    divisions: Divisions
    _by_code: Mapping[str, Institution] = field(repr=False)
    _by_alike: Mapping[Alike, Institution] = field(repr=False)
    _by_name: Mapping[tuple[str, str], list[Institution]] = field(repr=False)

    def match(self, read: Institution) -> tuple[Institution | None, Match]:
        """Return the known institution that a read one means, and how surely."""
        by_code = self._by_code.get(read.credit_code or "")
        if by_code:
            return by_code, Match.SURE
        key = alike(read, self.divisions)
        same = self._by_alike.get(key)
        if same:
            if read.credit_code and same.credit_code:
                return None, Match.OTHER_CODE
            return same, Match.SURE
        namesakes = self._by_name.get((key.county_code, key.name), [])
        if not namesakes or all(_codes_differ(read, known) for known in namesakes):
            return None, Match.NONE
        if len(namesakes) == 1 and not (read.address and namesakes[0].address):
            return namesakes[0], Match.WITHOUT_ADDRESS
        return None, Match.OTHER_ADDRESS


def register_of(known: Iterable[Institution], divisions: Divisions) -> Register:
    """Index the known institutions."""
    by_code: dict[str, Institution] = {}
    by_alike: dict[Alike, Institution] = {}
    by_name: dict[tuple[str, str], list[Institution]] = {}
    for institution in known:
        key = alike(institution, divisions)
        by_alike.setdefault(key, institution)
        by_name.setdefault((key.county_code, key.name), []).append(institution)
        if institution.credit_code:
            by_code[institution.credit_code] = institution
    return Register(divisions, by_code, by_alike, by_name)


def merged(known: Institution, read: Institution, denied: frozenset[Aid]) -> Institution:
    """Return the known institution with all that the row tells; what it leaves open is kept."""
    told = {
        one.name: getattr(read, one.name)
        for one in fields(Institution)
        if one.name not in {"id", "aids"} and not _is_empty(getattr(read, one.name))
    }
    return replace(known, **told, aids=(known.aids - denied) | read.aids)


def change_between(known: Institution | None, after: Institution, divisions: Divisions) -> Change:
    """Return what would change, field by field, in words."""
    if known is None:
        return Change(ChangeKind.NEW)
    changes = tuple(
        FieldChange(title, words(getattr(known, name)), words(getattr(after, name)))
        for name, title in _TITLES.items()
        for words in [_words_for(name, divisions)]
        if getattr(known, name) != getattr(after, name)
    )
    return Change(ChangeKind.CHANGED if changes else ChangeKind.UNCHANGED, changes)


def _codes_differ(read: Institution, known: Institution) -> bool:
    return bool(read.credit_code and known.credit_code and read.credit_code != known.credit_code)


def _is_empty(value: object) -> bool:
    return value is None or value == "" or (isinstance(value, Enum) and value.name == "UNKNOWN")


def _words_for(name: str, divisions: Divisions) -> Callable[[object], str]:
    if name == "county_code":
        return lambda code: divisions.full_name(str(code)) or str(code)
    return _words


def _words(value: object) -> str:
    match value:
        case None:
            return ""
        case Enum():
            return str(value.value)
        case frozenset():
            return "、".join(aid.value for aid in Aid if aid in value)
        case Decimal() | date():
            return shown(value)
        case _:
            return str(value)
