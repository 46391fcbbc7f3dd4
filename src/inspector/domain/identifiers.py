"""Numbers that carry their own check: credit codes, certificate numbers, identity numbers."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

_CREDIT_ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS: Final = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_CREDIT_LENGTH: Final = 18
_OLD_LICENCE_LENGTH: Final = 15
# The letters that GB 32100 leaves out, and V, which looks like none of its signs.
_LOOKALIKES: Final = str.maketrans("OISZ", "0152")
_FLOAT: Final = re.compile(r"\d(?:\.\d+)?E\+?\d{1,3}")

_IDENTITY_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_IDENTITY_CHECKS: Final = "10X98765432"
_IDENTITY: Final = re.compile(r"[1-9]\d{16}[\dX]", re.ASCII)
_OLDEST_BIRTH_YEAR: Final = 1890


class CreditCodeProblem(Enum):
    """What is wrong with a written 统一社会信用代码; the value says it."""

    EMPTY = "没有填写"
    FLOAT = "被表格软件存成了数字，后几位已经丢失，须把该列设为文本后重新填写"
    OLD_LICENCE = "是 15 位的旧执照号码，不是 18 位的统一社会信用代码"
    LENGTH = "不是 18 位"
    MIXED_UP = "含有代码中不用的字母，疑是把数字 0、1、5、2 写成了字母 O、I、S、Z"
    ALPHABET = "含有代码中不用的字符"
    CHECK_DIGIT = "末位校验码不对，须与登记证照核对"


@dataclass(frozen=True, slots=True)
class CreditCodeReading:
    """A written credit code, read: the valid code, or the problem.

    `code` is also given for MIXED_UP: the code that the signs were surely meant to be, for a
    person to confirm. `tidied` says that spaces, width or case were corrected.
    """

    code: str | None
    problem: CreditCodeProblem | None
    tidied: bool = False


def read_credit_code(text: str) -> CreditCodeReading:
    """Read a 统一社会信用代码 as offices write it (GB 32100-2015).

    Spaces, hyphens, full width and lower case are put right. The check digit is tested; the
    organisation code's own inner one (GB 11714) is not.
    """
    if _FLOAT.fullmatch(unicodedata.normalize("NFKC", text).strip().upper()):
        return CreditCodeReading(None, CreditCodeProblem.FLOAT)
    plain = _tidy(text)
    if is_credit_code(plain):
        return CreditCodeReading(plain, None, tidied=plain != text.strip())
    meant = plain.translate(_LOOKALIKES)
    if is_credit_code(meant):
        return CreditCodeReading(meant, CreditCodeProblem.MIXED_UP)
    return CreditCodeReading(None, _problem_of(plain))


def is_credit_code(code: str) -> bool:
    """Tell whether the 18 signs are a valid code: alphabet, area digits, check digit."""
    return (
        len(code) == _CREDIT_LENGTH
        and not set(code) - set(_CREDIT_ALPHABET)
        and code[2:8].isdecimal()
        and code[-1] == credit_code_check_digit(code[:-1])
    )


def credit_code_check_digit(body: str) -> str:
    """Return the check digit for the first 17 signs (GB 32100-2015).

    Raises:
        ValueError: the body does not have 17 signs of the alphabet.
    """
    weighted = (
        _CREDIT_ALPHABET.index(sign) * weight
        for sign, weight in zip(body, _CREDIT_WEIGHTS, strict=True)
    )
    return _CREDIT_ALPHABET[-sum(weighted) % len(_CREDIT_ALPHABET)]


class CertificateKind(Enum):
    """Certificates whose number has a form that can be tested, and those that have none."""

    SKILL_LEVEL = "职业技能等级证书"
    QUALIFICATION = "职业资格证书"
    FOOD_LICENCE = "食品经营许可证"
    FREE_FORM = "其他证件"


_CERTIFICATES: Final[dict[CertificateKind, tuple[re.Pattern[str], str]]] = {
    CertificateKind.SKILL_LEVEL: (
        re.compile(
            r"[YS]\d{4}(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])\d{6}\d{2}[1-5]\d{6}", re.ASCII
        ),
        "一般为 22 位：首位是 Y 或 S，第 6、7 位是省份代码，第 16 位是等级 1 至 5",
    ),
    CertificateKind.QUALIFICATION: (
        re.compile(r"\d{6}[0-4]\d{3}[1-5]\d{5}", re.ASCII),
        "一般为 16 位数字，第 7 位是 0 至 4，第 11 位是等级 1 至 5",
    ),
    CertificateKind.FOOD_LICENCE: (
        re.compile(r"JY[1-3]\d{13}", re.ASCII),
        "一般为 JY 加 14 位数字，JY 后第一位是 1、2 或 3",
    ),
    CertificateKind.FREE_FORM: (re.compile(r".{4,40}"), "一般为 4 至 40 个字符"),
}


def tidy_number(text: str) -> str:
    """Return a number as it is kept: half width, upper case, without spaces."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).upper()


def certificate_warning(kind: CertificateKind, number: str) -> str | None:
    """Return what looks wrong with a certificate number, as a Chinese sentence.

    A warning, never a refusal: the forms are taken from published descriptions, and new
    kinds of certificates appear. None of them has a check digit that is surely known.
    """
    plain = tidy_number(number)
    if not plain:
        return f"{kind.value}编号没有填写。"
    pattern, form = _CERTIFICATES[kind]
    if pattern.fullmatch(plain):
        return None
    return f"{kind.value}编号“{number.strip()}”与常见格式不同（{form}），请与证件核对。"


def resident_id_problem(text: str) -> str | None:
    """Return what is wrong with a resident identity number (GB 11643-1999), or None.

    The area code is not tested: the numbers of old people carry areas of their birth year.
    """
    plain = tidy_number(text)
    if not _IDENTITY.fullmatch(plain):
        return "居民身份号码应为 18 位，前 17 位是数字，末位是数字或 X。"
    year, month, day = int(plain[6:10]), int(plain[10:12]), int(plain[12:14])
    try:
        date(year, month, day)
    except ValueError:
        year = 0
    if year < _OLDEST_BIRTH_YEAR:
        return "居民身份号码中的出生日期不存在。"
    total = sum(int(sign) * weight for sign, weight in zip(plain, _IDENTITY_WEIGHTS, strict=False))
    if _IDENTITY_CHECKS[total % len(_IDENTITY_CHECKS)] != plain[-1]:
        return "居民身份号码末位校验码不对，请与证件核对。"
    return None


def masked_resident_id(text: str) -> str:
    """Return the number as screens and papers show it: all but the last four signs hidden."""
    plain = tidy_number(text)
    return "*" * max(len(plain) - 4, 0) + plain[-4:]


def _problem_of(plain: str) -> CreditCodeProblem:
    if not plain:
        return CreditCodeProblem.EMPTY
    if len(plain) == _OLD_LICENCE_LENGTH and plain.isdecimal():
        return CreditCodeProblem.OLD_LICENCE
    if len(plain) != _CREDIT_LENGTH:
        return CreditCodeProblem.LENGTH
    if set(plain) - set(_CREDIT_ALPHABET) or not plain[2:8].isdecimal():
        return CreditCodeProblem.ALPHABET
    return CreditCodeProblem.CHECK_DIGIT


def _tidy(text: str) -> str:
    return re.sub(r"[\s\-‐-―_]+", "", unicodedata.normalize("NFKC", text)).upper()
