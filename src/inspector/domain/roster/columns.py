"""Which columns an office's sheet may have, and how they are titled."""

import re
import unicodedata
from enum import Enum
from typing import Final

from inspector.domain.institution import Aid


class Field(Enum):
    """What a column tells of an institution; the value is its title in sentences."""

    SERIAL = "序号"
    NAME = "机构名称"
    CREDIT_CODE = "统一社会信用代码"
    CITY = "市"
    COUNTY = "县（市、区）"
    AREA_CODE = "行政区划代码"
    TOWNSHIP = "乡镇（街道）"
    ADDRESS = "地址"
    LEGAL_FORM = "单位类型"
    LEGAL_REPRESENTATIVE = "法定代表人"
    PHONE = "联系电话"
    ESTABLISHED_ON = "成立日期"
    FILING = "是否备案"
    FILED_ON = "备案日期"
    FILING_NUMBER = "备案编号"
    BEDS_TOTAL = "床位总数"
    NURSING_BEDS = "护理型床位数"
    RESIDENTS = "在住老年人数"
    AREA = "建筑面积"
    FIRE_APPROVAL = "消防审验"
    FOOD_LICENCE = "食品经营许可"
    MEALS = "助餐"
    WALKING = "助行"
    MEDICAL = "助医"
    CLEANING = "助洁"
    SHOPPING = "助购"
    EMERGENCY = "助急"
    AIDS = "六助服务"
    STATE = "运营状态"


AID_FIELDS: Final = {Field(aid.value): aid for aid in Aid}

# Titles without spaces, brackets and case, and the field names of a provincial export.
_SYNONYMS: Final = {
    Field.SERIAL: "序号 序 行号 no",
    Field.NAME: (
        "机构名称 养老机构名称 单位名称 名称 机构全称 养老院名称 养老服务机构名称 机构 "
        "enterinstname"
    ),
    Field.CREDIT_CODE: (
        "统一社会信用代码 社会信用代码 信用代码 统一信用代码 机构代码 "
        "统一社会信用代码证号 统一社会信用代码/登记证号 taxid"
    ),
    Field.CITY: "市 地市 所在市 所属市 地级市 市名 城市 市级 市州 设区市 instcity",
    Field.COUNTY: (
        "县 区县 县区 县市区 县/市/区 县、市、区 所在县 所属县 所属区县 所在区县 区 "
        "所属县区 所属县市区 所在县市区 县级 行政区划 行政区划名称 所属地区 地区 "
        "instdistrict areaname"
    ),
    Field.AREA_CODE: "行政区划代码 区划代码 行政区划编码 区划编码 地区代码 areacode",
    Field.TOWNSHIP: (
        "乡镇 街道 乡镇街道 乡镇/街道 街道乡镇 街道/乡镇 乡镇、街道 所属乡镇 所在乡镇 "
        "所属街道 所属乡镇街道 乡 镇 inststreet"
    ),
    Field.ADDRESS: (
        "地址 机构地址 详细地址 单位地址 住所 机构住所 所在地址 服务场所地址 经营地址 instadd"
    ),
    Field.LEGAL_FORM: (
        "法人类型 principaltype 法人性质 登记类型 登记性质 主体类型 机构性质 单位性质 "
        "机构类型 单位类型 enterinsttype"
    ),
    Field.LEGAL_REPRESENTATIVE: (
        "法定代表人 法人 法人代表 负责人 法定代表人或负责人 法人姓名 负责人姓名 "
        "法定代表人姓名 法定代表人或负责人姓名 院长 机构负责人 principal"
    ),
    Field.PHONE: (
        "联系电话 电话 联系方式 手机 手机号 手机号码 电话号码 负责人电话 法人电话 "
        "法定代表人电话 法定代表人联系电话 负责人联系电话 法定代表人或负责人联系方式 "
        "机构电话 principalcontact"
    ),
    Field.ESTABLISHED_ON: (
        "成立日期 成立时间 建立日期 建立时间 单位建立日期 登记日期 登记时间 注册时间 "
        "注册日期 注册登记时间 开业时间 运营时间 开始运营时间 establishdate"
    ),
    Field.FILING: "是否备案 备案情况 备案 备案状态 备案与否 是否已备案 isrecord",
    Field.FILED_ON: "备案日期 备案时间 recorddate",
    Field.FILING_NUMBER: "备案编号 备案号 备案回执编号 备案证号 备案回执号",
    Field.BEDS_TOTAL: (
        "床位总数 床位数 床位 总床位 总床位数 床位总数量 床位合计 床位总计 核定床位 "
        "核定床位数 设置床位 设置床位数 养老床位 养老床位数 养老床位总数 备案床位 "
        "备案床位数 床位数量 床位数总数 totalbeds"
    ),
    Field.NURSING_BEDS: (
        "护理型床位 护理型床位数 护理床位 护理床位数 护理型床位数量 床位护理型 "
        "床位数护理型 床位其中护理型 其中护理型 其中护理型床位 床位其中护理型床位 "
        "床位护理型床位 护理型 nursingbeds"
    ),
    Field.RESIDENTS: (
        "在住老年人数 在住人数 入住人数 在院人数 入住老年人数 在住老人 在住老人数 "
        "入住老人数 现入住人数 月末收住老年人数 收住老年人数 实际入住人数 现有老年人数 "
        "totalelders"
    ),
    Field.AREA: "建筑面积 总建筑面积 房屋建筑面积 面积 服务场所建筑面积 structionarea",
    Field.FIRE_APPROVAL: (
        "消防审验 消防验收 消防手续 消防手续类型 消防审验情况 消防验收情况 消防是否合格 "
        "消防审批 是否通过消防部门审验合格 是否通过消防审验 消防 firequalified"
    ),
    Field.FOOD_LICENCE: (
        "食品经营许可 食品经营许可证 食品许可 食品许可证 是否取得食品经营许可证 "
        "是否取得食品生产许可证 食品经营许可情况 餐饮许可 foodqualified"
    ),
    Field.MEALS: "助餐 上门助餐 是否助餐 助餐服务 ismealaid",
    Field.WALKING: "助行 上门助行 是否助行 助行服务 iswalkaid",
    Field.MEDICAL: "助医 上门助医 是否助医 助医服务 ismedicalaid",
    Field.CLEANING: "助洁 上门助洁 是否助洁 助洁服务 iscleanaid",
    Field.SHOPPING: "助购 上门助购 是否助购 助购服务",
    Field.EMERGENCY: "助急 上门助急 是否助急 助急服务",
    Field.AIDS: "六助服务 六助 六助服务项目 服务项目 居家服务项目",
    Field.STATE: "运营状态 机构状态 机构生存状态 经营状态 运行状态 营业状态 状态 currentstatus",
}

# Columns of a provincial export, and others that offices keep, which no inspection needs.
_UNUSED: Final = (
    "备注 说明 省 省份 村 社区 instprovince instvillage instlev 机构等级 "
    "principalcredtype 证件类型 principalcredid 证件号码 principalregbureau 法人登记机关 "
    "登记机关 totalcarebeds 全托床位数量 全托床位 daycarebeds 日托床位数量 日托床位 "
    "coveredarea 占地面积 placeprop 场所性质 fireunqualifiedreason 未通过消防审验原因 "
    "firequalifiedcomments 消防监管部门审核意见 foodunqualifiedreason 未取得原因 "
    "unitpropfirst unitpropsecond ispovertyrelief 是否特困救助供养机构 isglorioushomes "
    "是否光荣院 iscommunitycarecenter 是否街道区域性养老服务中心 areatype 所处位置 "
    "establishmainbody 兴办主体 havecapability havehalfdisability havetotaldisability "
    "havespecialdifficult havedeformity havespecialcare haveother 收住对象类型 "
    "isliabilityinsurance 是否投保责任险 islongcareinsurance 是否长护险定点 isaidservice "
    "是否提供居家上门服务 isbedaid isbedaidcount 家庭养老床位 ismealaidcount "
    "iscleanaidcount iswalkaidcount isbathaid isbathaidcount 上门助浴 助浴 isrecoveraid "
    "isrecoveraidcount 上门康复 ismedicalaidcount isvisitaid isvisitaidcount 巡访关爱 "
    "isdaycare isdaycarecount 日托 iselderdinning iselderdinningcount 老年餐桌 "
    "ismedicalservice ismedicalinst isprivatehospital isnusringstation isclinic 医疗服务 "
    "ismedicalcontracted 与医疗机构签约 ismedicalcert 医疗机构执业许可证 isgovernassist "
    "istaxbreak isconstructbreak isoperabreak islandbreak iswaterelecbreak 扶持优惠 "
    "chargetype 收费方式 ismembership 是否会员制收费 nursingup nursinglow bedup bedlow "
    "mealup meallow depositup depositlow 押金 lng lat 经度 纬度 star 星级 等级 运营方式 "
    "经营性质"
)

_FIELD_BY_TITLE: Final = {
    title: (field, rank)
    for field, titles in _SYNONYMS.items()
    for rank, title in enumerate(titles.split())
}
_UNUSED_TITLES: Final = frozenset(_UNUSED.split())
_GROUP_NOISE: Final = re.compile(r"情况|信息|数据|明细")
# Under such a group heading, beds and residents are not those of the institution.
_OTHER_BEDS: Final = re.compile(r"日间|日托|家庭|社区|居家")
_BED_FIELDS: Final = frozenset({Field.BEDS_TOTAL, Field.NURSING_BEDS, Field.RESIDENTS})


def plain_title(text: str) -> str:
    """Return a title as it is compared: half width, no spaces, brackets, stars or case."""
    plain = re.sub(r"[\s*:]+", "", unicodedata.normalize("NFKC", text)).lower()
    return re.sub(r"\([^)]*\)|\[[^\]]*\]|【[^】]*】", "", plain) or plain


def field_titled(title: str, group: str = "") -> tuple[Field, int] | None:
    """Return what a column tells, by its title and the group heading above it, or None.

    With the field comes a rank: of two columns for one field, the lower rank is meant.
    """
    plain, above = plain_title(title), plain_title(group)
    if not above or above == plain:
        return _FIELD_BY_TITLE.get(plain)
    found = (
        _FIELD_BY_TITLE.get(above + plain)
        or _FIELD_BY_TITLE.get(_GROUP_NOISE.sub("", above + plain))
        or _FIELD_BY_TITLE.get(plain)
    )
    if found and found[0] in _BED_FIELDS and _OTHER_BEDS.search(above):
        return None
    return found


def is_unused(title: str) -> bool:
    """Tell whether a column is known and needed by no inspection."""
    return plain_title(title) in _UNUSED_TITLES
