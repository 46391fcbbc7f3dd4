"""How the words of cells are read: yes and no, legal forms, licences, states."""

from collections.abc import Callable

import pytest

from inspector.domain.institution import (
    Aid,
    FilingState,
    FireApproval,
    FoodLicence,
    LegalForm,
    OperatingState,
)
from inspector.domain.roster.preview import Weight
from inspector.domain.roster.reading import Reading
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


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("是", True),
        ("√", True),
        ("Yes", True),
        ("30", True),
        ("30人次", True),
        ("否", False),
        ("无", False),
        ("0", False),
        ("", None),
        ("—", None),
    ],
)
def test_flags_are_read(text: str, value: bool | None) -> None:
    reading = read_yes_no(text)
    assert (reading.value, reading.weight) == (value, None)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("民办非企业单位", LegalForm.PRIVATE_NON_ENTERPRISE),
        ("民非", LegalForm.PRIVATE_NON_ENTERPRISE),
        ("社会服务机构", LegalForm.PRIVATE_NON_ENTERPRISE),
        ("事业单位法人", LegalForm.PUBLIC_INSTITUTION),
        ("有限责任公司", LegalForm.ENTERPRISE),
        ("企业", LegalForm.ENTERPRISE),
        ("其他", LegalForm.OTHER),
        ("", None),
    ],
)
def test_legal_forms_are_read(text: str, form: LegalForm | None) -> None:
    reading = read_legal_form(text)
    assert (reading.value, reading.weight) == (form, None)


def test_another_legal_form_is_told_and_left_out() -> None:
    reading = read_legal_form("养老机构")
    assert (reading.value, reading.weight) == (None, Weight.NOTE)


def test_the_head_of_a_credit_code_tells_the_legal_form() -> None:
    assert legal_form_of("52149901MJ0000001J") is LegalForm.PRIVATE_NON_ENTERPRISE
    assert legal_form_of("11149901MJ0000001J") is None


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("已通过消防审验", FireApproval.APPROVED),
        ("是", FireApproval.APPROVED),
        ("消防备案", FireApproval.APPROVED),
        ("第三方消防安全评估", FireApproval.THIRD_PARTY),
        ("未通过", FireApproval.NONE),
        ("无消防手续", FireApproval.NONE),
        ("办理中", FireApproval.NONE),
        ("否", FireApproval.NONE),
        ("无", FireApproval.NONE),
        ("", None),
    ],
)
def test_fire_routes_are_read(text: str, route: FireApproval | None) -> None:
    assert read_fire_approval(text).value is route


@pytest.mark.parametrize(
    ("text", "licence"),
    [
        ("有", FoodLicence.HELD),
        ("JY31401050001234", FoodLicence.HELD),
        ("已取得", FoodLicence.HELD),
        ("无食品经营许可证", FoodLicence.NOT_HELD),
        ("已过期", FoodLicence.NOT_HELD),
        ("×", FoodLicence.NOT_HELD),
        ("", None),
    ],
)
def test_food_licences_are_read(text: str, licence: FoodLicence | None) -> None:
    assert read_food_licence(text).value is licence


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("已备案", FilingState.FILED),
        ("是", FilingState.FILED),
        ("未备案", FilingState.NOT_FILED),
        ("备案中", FilingState.NOT_FILED),
        ("否", FilingState.NOT_FILED),
        ("", None),
    ],
)
def test_filing_is_read(text: str, state: FilingState | None) -> None:
    assert read_filing(text).value is state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("正常", OperatingState.OPERATING),
        ("正常运营", OperatingState.OPERATING),
        ("暂停运营", OperatingState.SUSPENDED),
        ("停业整改", OperatingState.SUSPENDED),
        ("已注销", OperatingState.CLOSED),
        ("重组", OperatingState.REORGANISED),
        ("", None),
    ],
)
def test_states_are_read(text: str, state: OperatingState | None) -> None:
    reading = read_state(text)
    assert (reading.value, reading.weight) == (state, None)


@pytest.mark.parametrize("text", ["未运营", "筹建", "不正常", "三星"])
def test_an_unclear_state_is_doubted(text: str) -> None:
    assert read_state(text).weight is Weight.DOUBT


@pytest.mark.parametrize(
    "read", [read_yes_no, read_fire_approval, read_food_licence, read_filing, read_aids]
)
def test_an_unknown_word_is_doubted_and_left_out(
    read: Callable[[str], Reading[object]],
) -> None:
    reading = read("甲乙丙")
    assert (reading.value, reading.weight) == (None, Weight.DOUBT)
    assert "甲乙丙" in reading.remark


def test_a_list_of_services_is_read() -> None:
    assert read_aids("助餐、助洁").value == {Aid.MEALS, Aid.CLEANING}
    assert read_aids("否").value == frozenset()
    assert read_aids("").value is None
    assert read_aids("—").weight is None
