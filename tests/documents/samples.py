"""Invented contents for documents; 云岭县 and everyone in it do not exist."""

from datetime import UTC, date, datetime

from inspector.documents.party import Contact, Party
from inspector.documents.rectification_order import (
    OrderedCorrection,
    RectificationOrder,
    Remedies,
)

CREATED = datetime(2026, 3, 5, 8, 30, tzinfo=UTC)
SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
PARTY = Party(
    "云岭县示例养老院",
    "52140999MJ00000018",
    "山西省云岭县示例镇示例街1号",
    "示例甲",
    "0350-0000000",
)
CONTACT = Contact("示例乙", "0350-0000001", "云岭县示例路2号")
REMEDIES = Remedies("云岭县人民政府", "云岭县人民法院")

_CORRECTIONS = (
    OrderedCorrection(
        "二层东侧疏散通道堆放轮椅6把、纸箱20余个，通道净宽不足0.8米。",
        "《中华人民共和国消防法》第二十八条",
        "《中华人民共和国老年人权益保障法》第四十五条第一款第（四）项",
        "清空二层东侧疏散通道，保持畅通；建立每日巡查记录。",
        None,
        ("1", "2"),
    ),
    OrderedCorrection(
        "抽查12名老年人档案，其中3名没有入院评估报告。",
        "《养老机构管理办法》第四十六条第（一）项",
        None,
        "为3名老年人补做评估，形成评估报告并由本人或者代理人签字确认。",
        date(2026, 4, 5),
        ("3",),
    ),
    OrderedCorrection(
        "厨房留样冰箱内2026年3月4日午餐留样缺1个品种，每个品种留样量不足125g。",
        None,
        None,
        "按照规定留样，做好记录。",
        date(2026, 3, 20),
    ),
)


def order(**changes: object) -> RectificationOrder:
    """Return a usual order, with changes."""
    values: dict[str, object] = {
        "authority": "云岭县民政局",
        "number": "云岭民责改〔2026〕7号",
        "party": PARTY,
        "inspected": "2026年3月5日9时30分至11时20分",
        "place": "云岭县示例养老院",
        "record_number": "云岭民检录〔2026〕9号",
        "corrections": _CORRECTIONS,
        "consequences": (
            "逾期不改正的，本机关将依据《养老机构管理办法》第四十六条的规定给予警告，可以并处罚款。",
            "存在危及老年人人身财产安全风险的，本机关将依法处理，直至责令停业整顿。",
        ),
        "report_due": date(2026, 4, 8),
        "report_way": "以书面形式直接送交或者邮寄",
        "interim_measures": ("暂停使用二层东侧房间。", "安排专人夜间巡查，每两小时一次。"),
        "remedies": REMEDIES,
        "contact": CONTACT,
        "issued_on": date(2026, 3, 5),
        "copies": ("送达当事人", "归档"),
        "policy_version": "2026-03",
        "record_sha256": SHA256,
        "parameter_notes": ("疏散通道净宽按最窄处计算。",),
    }
    return RectificationOrder(**(values | changes))  # type: ignore[arg-type]
