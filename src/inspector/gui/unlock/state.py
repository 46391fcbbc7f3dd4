"""What the unlock screen shows, and what is wrong with what was typed."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from inspector.operations.unlock_question import Question


class Page(StrEnum):
    """One question a page."""

    OPEN = "open"
    SET_UP = "set-up"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class UnlockState:
    """What the screen shows.

    Attributes:
        endings: of the certificate numbers of those who can open the laptop.
        rule: what a new PIN or passphrase must be.
        counties: code and name, for the first set-up.
        message: what went wrong, or what to do next; empty when nothing.
        is_good: the message is good news.
        busy: something is being done; nothing can be pressed.
    """

    page: Page
    endings: tuple[str, ...] = ()
    rule: str = ""
    counties: tuple[tuple[str, str], ...] = ()
    message: str = ""
    is_good: bool = False
    busy: bool = False


@dataclass(frozen=True, slots=True)
class Entered:
    """What stands in the fields of the set-up and of a lost passphrase."""

    county_code: str = ""
    officer: str = ""
    certificate: str = ""
    valid_until: date | None = None
    phrase: str = field(default="", repr=False)
    again: str = field(default="", repr=False)


def state_of(
    question: Question, counties: tuple[tuple[str, str], ...], message: str = ""
) -> UnlockState:
    """Return what is shown first for a laptop."""
    page = Page.SET_UP if question.is_new else Page.OPEN
    return UnlockState(page, question.endings, rule_of(question), counties, message)


def rule_of(question: Question) -> str:
    """Return what a new passphrase must be."""
    return f"口令至少 {question.shortest} 个字符，不能是重复或连续的字符，也没有默认口令。"


def missing_in_set_up(entered: Entered) -> str:
    """Return what the set-up still needs, as a sentence; empty when it is complete."""
    wanted = (
        ("所在县（市、区）", entered.county_code),
        ("检查员姓名", entered.officer.strip()),
        ("行政执法证号", entered.certificate.strip()),
        ("证件有效期", entered.valid_until),
    )
    missing = [name for name, value in wanted if not value]
    if missing:
        return f"还没有填写{'、'.join(missing)}，请补全后再建立账册。"
    return differing(entered)


def missing_in_request(entered: Entered) -> str:
    """Return what a request for recovery still needs; empty when it is complete."""
    if not entered.certificate.strip():
        return "还没有填写行政执法证号，请填写完整的证号。"
    return differing(entered)


def differing(entered: Entered) -> str:
    """Return a sentence where the passphrase was not typed twice alike."""
    return "" if entered.phrase == entered.again else "两次输入的口令不一致，请重新输入。"
