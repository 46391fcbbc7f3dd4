"""Words that offices put into a cell for yes and no, legal forms and states."""

import re
from typing import Final

from inspector.domain.institution import (
    Aid,
    FilingState,
    FireApproval,
    FoodLicence,
    LegalForm,
    OperatingState,
)
from inspector.domain.roster.reading import Reading, doubted, noted
from inspector.domain.roster.texts import compact, says_nothing

_YES_WORDS: Final = "是 有 √ ✓ ✔ ☑ 1 y yes true 已 对 已有 具备 提供 合格 开展 已开展"
_NO_WORDS: Final = "否 没有 × x ✗ ✘ 0 n no false 未 无 不 不具备 不提供 不合格 未开展 没开展"
_YES: Final = frozenset(_YES_WORDS.split())
_NO: Final = frozenset(_NO_WORDS.split())

# The first pattern that is found wins: denials stand before what they deny.
_LEGAL_FORMS: Final = (
    (re.compile("民办非|民非|社会服务机构|社会组织"), LegalForm.PRIVATE_NON_ENTERPRISE),
    (re.compile("事业"), LegalForm.PUBLIC_INSTITUTION),
    (re.compile("企业|公司|个体|工商|营利性"), LegalForm.ENTERPRISE),
    (re.compile("^其他|未单独登记|社会团体|村委会|居委会"), LegalForm.OTHER),
)
_FIRE: Final = (
    (re.compile("第三方|评估"), FireApproval.THIRD_PARTY),
    (re.compile("^无|未|没|不|缺|正在|待|中$"), FireApproval.NONE),
    (re.compile("通过|合格|验收|审验|备案"), FireApproval.APPROVED),
)
_FOOD: Final = (
    (re.compile("^无|未|没|不|缺|正在|待|过期|中$"), FoodLicence.NOT_HELD),
    (re.compile("取得|已办|办理|有效|许可"), FoodLicence.HELD),
)
_FILING: Final = (
    (re.compile("^无|未|没|不|正在|待|中$"), FilingState.NOT_FILED),
    (re.compile("备案|完成|已办"), FilingState.FILED),
)
_STATES: Final = (
    (re.compile("暂停|停业|歇业|停运|停止|整改|装修"), OperatingState.SUSPENDED),
    (re.compile("重组|合并|更名"), OperatingState.REORGANISED),
    (re.compile("撤销|注销|关闭|关停|终止|取缔"), OperatingState.CLOSED),
    (re.compile("正常|运营|营业|在营|存续|运行"), OperatingState.OPERATING),
)
_UNCLEAR_STATE: Final = re.compile("未|没|不正|非正|筹|在建|待")
# The number 52, 12 or 91 in front of a credit code tells the registering office.
_CODE_FORMS: Final = {
    "52": LegalForm.PRIVATE_NON_ENTERPRISE,
    "12": LegalForm.PUBLIC_INSTITUTION,
    "91": LegalForm.ENTERPRISE,
    "92": LegalForm.ENTERPRISE,
}


def read_yes_no(text: str) -> Reading[bool]:
    """Read a flag; a number of people served is a yes, none of them a no."""
    plain = compact(text).lower()
    if plain in _YES or re.fullmatch(r"\d*[1-9]\d*(?:人次?)?", plain):
        return Reading(value=True)
    if plain in _NO:
        return Reading(value=False)
    if says_nothing(text):
        return Reading(None)
    return doubted(None, f"“{text.strip()}”看不出是“是”还是“否”，没有读取")


def read_legal_form(text: str) -> Reading[LegalForm]:
    """Read what kind of legal person the institution is."""
    plain = compact(text)
    for pattern, form in _LEGAL_FORMS:
        if pattern.search(plain):
            return Reading(form)
    if says_nothing(text):
        return Reading(None)
    return noted(None, f"“{text.strip()}”不是企业、民办非企业单位、事业单位或其他，没有读取")


def legal_form_of(credit_code: str) -> LegalForm | None:
    """Return the legal form that a credit code's first two signs tell, or None."""
    return _CODE_FORMS.get(credit_code[:2])


def read_fire_approval(text: str) -> Reading[FireApproval]:
    """Read by which route the building was cleared."""
    for pattern, route in _FIRE:
        if pattern.search(compact(text)):
            return Reading(route)
    flag = read_yes_no(text)
    if flag.value is None:
        return Reading(None, flag.weight, flag.remark)
    return Reading(FireApproval.APPROVED if flag.value else FireApproval.NONE)


def read_food_licence(text: str) -> Reading[FoodLicence]:
    """Read whether the canteen holds its licence; a licence number is a yes."""
    plain = compact(text)
    if re.fullmatch(r"JY\d{14}", plain.upper()):
        return Reading(FoodLicence.HELD)
    for pattern, licence in _FOOD:
        if pattern.search(plain):
            return Reading(licence)
    flag = read_yes_no(text)
    if flag.value is None:
        return Reading(None, flag.weight, flag.remark)
    return Reading(FoodLicence.HELD if flag.value else FoodLicence.NOT_HELD)


def read_filing(text: str) -> Reading[FilingState]:
    """Read whether the institution is filed."""
    for pattern, state in _FILING:
        if pattern.search(compact(text)):
            return Reading(state)
    flag = read_yes_no(text)
    if flag.value is None:
        return Reading(None, flag.weight, flag.remark)
    return Reading(FilingState.FILED if flag.value else FilingState.NOT_FILED)


def read_state(text: str) -> Reading[OperatingState]:
    """Read whether the institution is at work."""
    plain = compact(text)
    for pattern, state in _STATES:
        if pattern.search(plain) and not _UNCLEAR_STATE.search(plain):
            return Reading(state)
    if says_nothing(text):
        return Reading(None)
    return doubted(None, f"“{text.strip()}”不是认得的运营状态，没有读取")


def read_aids(text: str) -> Reading[frozenset[Aid]]:
    """Read a list of services such as 助餐、助洁; what it leaves out is not offered."""
    found = frozenset(aid for aid in Aid if aid.value in compact(text))
    if found:
        return Reading(found)
    if compact(text) in _NO:
        return Reading(frozenset())
    if says_nothing(text):
        return Reading(None)
    return doubted(None, f"“{text.strip()}”里没有六助服务的名称，没有读取")
