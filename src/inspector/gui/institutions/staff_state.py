"""What the list of certificates shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from inspector.domain.institution import Institution
from inspector.domain.roster.staff import StaffSheet
from inspector.domain.shanghai import date_in_words
from inspector.domain.staff import ListedCertificate, StaffCertificate
from inspector.gui.theme import Tone


@dataclass(frozen=True, slots=True)
class StaffRow:
    """One certificate.

    Attributes:
        order: by which the days sort; no day comes last.
    """

    institution: str
    holder: str
    post: str
    kind: str
    number: str
    until: str
    tone: Tone
    order: str


def rows_of(
    listed: Sequence[tuple[Institution, ListedCertificate]], today: date
) -> tuple[StaffRow, ...]:
    """Return the rows in the order in which they come."""
    return tuple(_row(home, one.certificate, today) for home, one in listed)


def said_of(listed: Sequence[tuple[Institution, ListedCertificate]], today: date) -> str:
    """Return what is to be said above them."""
    if not listed:
        return (
            "还没有登记人员证书。请按“导入人员名单”，选择写有“机构名称、姓名、岗位、证书类型、"
            "证书编号、有效期至”的表格（xlsx 或 csv）。身份证号码不会登记。"
        )
    homes = len({home.id for home, _ in listed})
    expired = sum(one.certificate.expired_on(today) for _, one in listed)
    return (
        f"{homes} 家机构的 {len(listed)} 份证书，其中 {expired} 份已过期。"
        "再导入一家机构的名单，就以新名单为准。"
    )


def question_of(sheet: StaffSheet) -> str:
    """Return what is asked before a list is taken."""
    left = f"另有 {len(sheet.left)} 处没有登记或没有读取，列在下面。" if sheet.left else ""
    return (
        f"要登记 {len(sheet.lists)} 家机构的 {sheet.count} 份证书吗？"
        f"这些机构原来的名单由新名单代替。{left}"
    )


def _row(home: Institution, held: StaffCertificate, today: date) -> StaffRow:
    until = date_in_words(held.valid_until) if held.valid_until else "未填"
    tone = Tone.PLAIN
    if held.expired_on(today):
        until, tone = f"{until} 已过期", Tone.DANGER
    elif held.expires_soon_after(today):
        until, tone = f"{until} 将到期", Tone.WARNING
    order = held.valid_until.isoformat() if held.valid_until else "～"
    return StaffRow(home.name, held.holder, held.post, held.kind, held.number, until, tone, order)
