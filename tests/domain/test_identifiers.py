"""Numbers with a form: what is taken, what is put right, what is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.identifiers import (
    CertificateKind,
    CreditCodeProblem,
    certificate_warning,
    credit_code_check_digit,
    is_credit_code,
    masked_resident_id,
    read_credit_code,
    resident_id_problem,
)

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
VALID = ["52140105MJ9TE2T092", "12140581MB0000T137", "91140702MA0TE2T18A"]

bodies = st.builds(
    "{}{}{}".format,
    st.text(ALPHABET, min_size=2, max_size=2),
    st.text("0123456789", min_size=6, max_size=6),
    st.text(ALPHABET, min_size=9, max_size=9),
)
codes = bodies.map(lambda body: body + credit_code_check_digit(body))


@pytest.mark.parametrize("code", VALID)
def test_a_valid_credit_code_is_read_as_it_is(code: str) -> None:
    reading = read_credit_code(code)
    assert (reading.code, reading.problem, reading.tidied) == (code, None, False)


@pytest.mark.parametrize(
    "text",
    [
        "52140105mj9te2t092",
        "５２１４０１０５ＭＪ９ＴＥ２Ｔ０９２",
        "5214 0105 MJ9T E2T0 92",
        "52140105-MJ9TE2T09-2",
    ],
)
def test_width_case_and_spaces_are_put_right_and_told(text: str) -> None:
    reading = read_credit_code(text)
    assert (reading.code, reading.problem, reading.tidied) == (VALID[0], None, True)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", CreditCodeProblem.EMPTY),
        (" 　", CreditCodeProblem.EMPTY),
        ("1.40105E+17", CreditCodeProblem.FLOAT),
        ("1.4E+17", CreditCodeProblem.FLOAT),
        ("5E17", CreditCodeProblem.FLOAT),
        ("140105000012345", CreditCodeProblem.OLD_LICENCE),
        ("14010500001234A", CreditCodeProblem.LENGTH),
        ("52140105MJ9TE2T09", CreditCodeProblem.LENGTH),
        ("52140105MJ9TE2T09A", CreditCodeProblem.CHECK_DIGIT),
        ("52140105M9JTE2T092", CreditCodeProblem.CHECK_DIGIT),
        ("52140105IJ9TE2T092", CreditCodeProblem.ALPHABET),
        ("52140105VJ9TE2T092", CreditCodeProblem.ALPHABET),
        ("52A40105MJ9TE2T092", CreditCodeProblem.ALPHABET),
        ("52140105MJ9TE2T09号", CreditCodeProblem.ALPHABET),
    ],
)
def test_a_wrong_credit_code_is_refused_with_its_reason(
    text: str, problem: CreditCodeProblem
) -> None:
    reading = read_credit_code(text)
    assert (reading.code, reading.problem) == (None, problem)


@pytest.mark.parametrize("text", ["5214O1O5MJ9TE2TO92", "52I40I05MJ9TE2T092", "5Z140105MJ9TEZT09Z"])
def test_letters_for_digits_are_told_and_the_meant_code_is_proposed(text: str) -> None:
    reading = read_credit_code(text)
    assert (reading.code, reading.problem) == (VALID[0], CreditCodeProblem.MIXED_UP)


@given(codes)
def test_every_code_with_its_check_digit_is_valid(code: str) -> None:
    assert is_credit_code(code)
    assert read_credit_code(code).code == code
    assert read_credit_code(code.lower()).code == code


@given(codes, st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_always_seen(code: str, place: int, sign: str) -> None:
    other = code[:place] + sign + code[place + 1 :]
    assert is_credit_code(other) == (other == code)


@given(codes, st.integers(0, 16))
def test_two_swapped_neighbours_are_always_seen(code: str, place: int) -> None:
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert is_credit_code(swapped) == (swapped == code)


@given(st.text())
def test_reading_a_code_never_fails_and_gives_only_valid_codes(text: str) -> None:
    reading = read_credit_code(text)
    assert reading.code is None or is_credit_code(reading.code)
    assert (reading.code is None) <= (reading.problem is not None)


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        (CertificateKind.SKILL_LEVEL, "S000014000012193000001"),
        (CertificateKind.SKILL_LEVEL, "y0000 1401 0203 2240 0012 3"),
        (CertificateKind.SKILL_LEVEL, "S001214000345235000456"),
        (CertificateKind.QUALIFICATION, "1914003000400123"),
        (CertificateKind.QUALIFICATION, "２２１４０１３０１２３００４５６"),
        (CertificateKind.QUALIFICATION, "2414003000500001"),
        (CertificateKind.FOOD_LICENCE, "JY31401050001234"),
        (CertificateKind.FREE_FORM, "晋民执法-0001"),
    ],
)
def test_a_certificate_number_of_the_usual_form_gives_no_warning(
    kind: CertificateKind, number: str
) -> None:
    assert certificate_warning(kind, number) is None


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        (CertificateKind.SKILL_LEVEL, "X000014000012193000001"),
        (CertificateKind.SKILL_LEVEL, "S00001400001219300001"),
        (CertificateKind.SKILL_LEVEL, "S000014000012199000001"),
        (CertificateKind.QUALIFICATION, "191400300040012"),
        (CertificateKind.QUALIFICATION, "1914009000400123"),
        (CertificateKind.QUALIFICATION, "1914003000700123"),
        (CertificateKind.FOOD_LICENCE, "JY41401050001234"),
        (CertificateKind.FOOD_LICENCE, "JY3140105000123"),
        (CertificateKind.FOOD_LICENCE, "JX31401050001234"),
        (CertificateKind.FREE_FORM, "123"),
        (CertificateKind.FREE_FORM, ""),
    ],
)
def test_another_form_is_warned_of(kind: CertificateKind, number: str) -> None:
    warning = certificate_warning(kind, number)
    assert warning is not None
    assert warning.startswith(f"{kind.value}编号")
    assert number in warning


@pytest.mark.parametrize(
    "number", ["140105195001010018", "142401195512310023", "140602198811050048"]
)
def test_an_identity_number_older_than_its_county_is_right(number: str) -> None:
    assert resident_id_problem(number) is None


@pytest.mark.parametrize(
    ("number", "part"),
    [
        ("140105195001010011", "校验码"),
        ("14010519500230001X", "出生日期"),
        ("140105000001010018", "出生日期"),
        ("140105178001010018", "出生日期"),
        ("14010519500101001", "18 位"),
        ("", "18 位"),
    ],
)
def test_a_wrong_identity_number_is_told(number: str, part: str) -> None:
    assert part in (resident_id_problem(number) or "")


def test_an_identity_number_is_shown_by_its_last_four_signs() -> None:
    assert masked_resident_id("140105195001010018") == "**************0018"
    assert masked_resident_id("018") == "018"
