"""What an invented register is made from: sizes, shares, names and the rates of mess."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from inspector.domain.institution import Aid, LegalForm


class Mess(Enum):
    """A kind of mess that offices' sheets have; the values are those of recipe.json."""

    TITLE_ROW = "title_row_merged_across"
    TWO_ROW_HEADER = "two_row_header_merged"
    UNIT_ROW = "unit_row(单位：张)"
    SUBTOTALS = "subtotal_rows(小计/合计)"
    MERGED_PLACES = "city_or_county_cell_merged_down"
    SHEET_PER_CITY = "sheet_per_city"
    TRAILING_SPACES = "trailing_spaces"
    FULLWIDTH_DIGITS = "fullwidth_digits"
    BEDS_AS_TEXT = "beds_as_text(约120张/120+30)"
    CODE_MISSING = "uscc.missing"
    CODE_LOWERCASE = "uscc.lowercase"
    CODE_SPACED = "uscc.space_inside"
    CODE_LETTERS = "uscc.O_for_0_or_I_for_1"
    CODE_OLD_LICENCE = "uscc.15_digit_old_licence_no"
    CODE_FLOAT = "uscc.18_digits_as_float(1.4E+17)"
    SEVERAL_PHONES = "phone_multiple(/ or 、)"
    DUPLICATE = "duplicate_institution(other name form)"
    OLD_COUNTY = "old_county_name(太谷县,大同县,长治县,屯留县,潞城市,怀仁县)"
    AMBIGUOUS_COUNTY = "ambiguous_城区(阳泉/晋城)"
    NAME_CUT = "name_prefix_missing_province_or_city"
    HIDDEN_ROWS = "hidden_rows_or_columns"
    FOOTER = "notes_footer(填表人/审核人)"
    MERGED_FOOTER = "merged_footer"


class DateForm(Enum):
    """How a date is typed; the values are those of recipe.json."""

    DOTS = "yyyy.m.d"
    CHINESE = "yyyy年m月d日"
    ISO = "yyyy-mm-dd"
    SERIAL = "excel_serial"
    DIGITS = "yyyymmdd"


@dataclass(frozen=True, slots=True)
class HomeKind:
    """A kind of home: how many of a province's, its legal forms, its beds, its names.

    Beds are lognormal with a mean and a sigma, cut at both ends; the share of nursing beds is
    beta distributed. Patterns hold {县全称} {县简称} {市全称} {乡镇} {字号}.
    """

    code: str
    count: int
    legal_forms: Mapping[LegalForm, float]
    mean_beds: float
    sigma_beds: float
    fewest_beds: int
    most_beds: int
    nursing_share: tuple[float, float]
    name_patterns: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Recipe:
    """The whole recipe; shares and rates lie between 0 and 1."""

    kinds: tuple[HomeKind, ...]
    brands: tuple[str, ...]
    county_weights: Mapping[str, float]
    occupancy: tuple[float, float]
    filed: float
    fire_approved: float
    fire_by_third_party: float
    food_licensed: float
    with_aids: float
    aids: Mapping[Aid, float]
    mess: Mapping[Mess, float]
    date_forms: Mapping[DateForm, float]
