"""A home for the elderly as the register knows it."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum


class LegalForm(Enum):
    """What kind of legal person runs the institution; the value is what a person reads."""

    ENTERPRISE = "企业"
    PRIVATE_NON_ENTERPRISE = "民办非企业单位"
    PUBLIC_INSTITUTION = "事业单位"
    OTHER = "其他"
    UNKNOWN = "未填"


class FilingState(Enum):
    """Whether the institution is filed (备案) with the county office."""

    FILED = "已备案"
    NOT_FILED = "未备案"
    UNKNOWN = "未填"


class FireApproval(Enum):
    """By which route the building was cleared for fire safety."""

    APPROVED = "已通过消防审验"
    THIRD_PARTY = "第三方消防安全评估"
    NONE = "未通过"
    UNKNOWN = "未填"


class FoodLicence(Enum):
    """Whether the canteen holds a food business licence (食品经营许可证)."""

    HELD = "已取得"
    NOT_HELD = "未取得"
    UNKNOWN = "未填"


class Aid(Enum):
    """The six services (六助) of the model institution standard."""

    MEALS = "助餐"
    WALKING = "助行"
    MEDICAL = "助医"
    CLEANING = "助洁"
    SHOPPING = "助购"
    EMERGENCY = "助急"


class OperatingState(Enum):
    """Whether the institution is at work."""

    OPERATING = "正常运营"
    SUSPENDED = "暂停运营"
    REORGANISED = "重组"
    CLOSED = "撤销"
    UNKNOWN = "未填"


@dataclass(frozen=True, slots=True)
class Institution:
    """One institution of the register.

    `None`, an empty text or an UNKNOWN member means that no sheet has told the value yet.
    Beds and residents are counts, `area_m2` is square metres of floor (建筑面积), `township` is a
    name, `county_code` a six-digit division code. `id` never changes once given, even when
    the credit code becomes known later.
    """

    id: str
    name: str
    county_code: str
    credit_code: str | None = None
    township: str = ""
    address: str = ""
    legal_form: LegalForm = LegalForm.UNKNOWN
    legal_representative: str = ""
    phone: str = ""
    established_on: date | None = None
    filing: FilingState = FilingState.UNKNOWN
    filed_on: date | None = None
    filing_number: str = ""
    beds_total: int | None = None
    nursing_beds: int | None = None
    residents: int | None = None
    area_m2: Decimal | None = None
    fire_approval: FireApproval = FireApproval.UNKNOWN
    food_licence: FoodLicence = FoodLicence.UNKNOWN
    aids: frozenset[Aid] = frozenset()
    state: OperatingState = OperatingState.UNKNOWN


def institution_id(credit_code: str | None, name: str, address: str) -> str:
    """Return the stable id: the credit code, or else `na-` and 24 hex digits of name + address."""
    if credit_code:
        return credit_code
    # Without a code, two spellings of one name and address must give one id.
    key = f"{comparison_key(name)}\n{comparison_key(address)}"
    return "na-" + hashlib.sha256(key.encode()).hexdigest()[:24]


def comparison_key(text: str) -> str:
    """Return the text without what spellings differ in: width, case, spaces and punctuation."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()
