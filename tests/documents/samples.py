"""Invented contents for documents; 云岭县 and everyone in it do not exist."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

from PIL import Image

from inspector.documents.inspection_notice import InspectionNotice
from inspector.documents.inspection_record import (
    Briefing,
    CheckedItem,
    EvidenceEntry,
    InspectionRecord,
    Inspector,
    RecordedFinding,
    SiteContact,
)
from inspector.documents.package_receipt import PackageReceipt, ReceivedCase, ReceivedCount
from inspector.documents.party import Contact, Party
from inspector.documents.photo_evidence import EvidencePhoto, PhotoEvidence
from inspector.documents.rectification_order import (
    OrderedCorrection,
    RectificationOrder,
    Remedies,
)
from inspector.documents.service_receipt import ServedDocument, ServiceReceipt, ServiceWay

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


def correction(**changes: object) -> OrderedCorrection:
    """Return one row of an order, with changes."""
    return replace(_CORRECTIONS[0], **changes)  # type: ignore[arg-type]


def finding(**changes: object) -> RecordedFinding:
    """Return one finding of a record, with changes."""
    usual = RecordedFinding("二层", "通道堵塞。", None, "一般", "限期改正", ("1",))
    return replace(usual, **changes)  # type: ignore[arg-type]


def item(number: int, remark: str = "") -> CheckedItem:
    """Return one line of the item table."""
    return CheckedItem(f"T1-C{number:02d}", f"示例检查事项第{number}条", "符合", remark)


def record(**changes: object) -> InspectionRecord:
    """Return a usual record, with changes."""
    items = tuple(
        CheckedItem(
            f"T1-C{number:02d}",
            f"示例检查事项第{number}条，核对制度、台账与现场是否一致",
            "不符合" if number in {9, 17} else "不适用" if number == 30 else "符合",
            "床位120张，护理型床位77张，占比64.1%" if number == 9 else "",
            "护理型床位占比按核定床位计算" if number == 9 else None,
        )
        for number in range(1, 41)
    )
    values: dict[str, object] = {
        "authority": "云岭县民政局",
        "number": "云岭民检录〔2026〕9号",
        "kind": "日常检查",
        "started": "2026年3月5日9时30分",
        "ended": "2026年3月5日11时20分",
        "place": "山西省云岭县示例镇示例街1号云岭县示例养老院",
        "party": PARTY,
        "site_contact": SiteContact("示例丙", "副院长", "**************0018", "0350-0000000"),
        "officers": (Inspector("示例丁", "晋Y000001"), Inspector("示例戊", "晋Y000002")),
        "recorder": "示例戊",
        "briefing": Briefing("2026年3月5日9时32分", "不申请回避。"),
        "items": items,
        "findings": (
            RecordedFinding(
                "二层东侧",
                "疏散通道堆放轮椅6把、纸箱20余个，通道净宽不足0.8米。",
                "《中华人民共和国消防法》第二十八条",
                "较重",
                "立即改正",
                ("1", "2"),
            ),
            RecordedFinding(
                "档案室", "抽查12名老年人档案，其中3名没有入院评估报告。", None, "一般", "限期改正"
            ),
        ),
        "evidence": tuple(
            EvidenceEntry(
                str(number),
                "照片",
                "二层东侧疏散通道",
                "2026年3月5日9时41分",
                "二层东侧",
                "示例丁",
                SHA256,
            )
            for number in (1, 2)
        ),
        "policy_version": "2026-03",
        "record_sha256": SHA256,
        "departments": ("云岭县消防救援大队", "云岭县市场监督管理局"),
        "notice_number": "云岭民检通〔2026〕6号",
        "handling": ("对第1项问题当场责令立即改正，对第2项问题责令限期改正。",),
        "gaps": ("未提前三个工作日通知，理由：接到群众反映，需要当日核实。",),
        "statement": "对检查情况没有意见。",
    }
    return InspectionRecord(**(values | changes))  # type: ignore[arg-type]


def service(**changes: object) -> ServiceReceipt:
    """Return a usual proof of service, to be filled by hand, with changes."""
    values: dict[str, object] = {
        "authority": "云岭县民政局",
        "number": "云岭民送〔2026〕11号",
        "documents": (
            ServedDocument("责令改正通知书", "云岭民责改〔2026〕7号", 1),
            ServedDocument("现场检查笔录", "云岭民检录〔2026〕9号", 1),
        ),
        "addressee": "云岭县示例养老院",
        "place": "云岭县示例镇示例街1号",
        "way": ServiceWay.DIRECT,
        "servers": ("示例丁（晋Y000001）", "示例戊（晋Y000002）"),
        "policy_version": "2026-03",
    }
    return ServiceReceipt(**(values | changes))  # type: ignore[arg-type]


def notice(**changes: object) -> InspectionNotice:
    """Return a usual notice, with changes."""
    values: dict[str, object] = {
        "authority": "云岭县民政局",
        "number": "云岭民检通〔2026〕6号",
        "addressee": "云岭县示例养老院",
        "bases": ("《中华人民共和国老年人权益保障法》", "《养老机构管理办法》"),
        "kind": "日常检查",
        "period": "2026年3月5日9时30分至11时30分",
        "place": "云岭县示例镇示例街1号",
        "subjects": ("消防安全管理", "服务质量与入院评估", "食品安全管理"),
        "officers": (Inspector("示例丁", "晋Y000001"), Inspector("示例戊", "晋Y000002")),
        "contact": CONTACT,
        "issued_on": date(2026, 3, 2),
        "policy_version": "2026-03",
        "papers": ("备案回执", "工作人员名册与资格证书", "消防设施维护保养记录"),
        "visit_number": 1,
        "complaint_phone": "0350-0000009",
        "copies": ("送达当事人", "归档"),
    }
    return InspectionNotice(**(values | changes))  # type: ignore[arg-type]


def jpeg(
    colour: tuple[int, int, int] = (120, 150, 170), size: tuple[int, int] = (600, 450)
) -> bytes:
    """Return a picture of one colour with a lighter stripe."""
    image = Image.new("RGB", size, colour)
    image.paste((230, 230, 220), (size[0] // 4, size[1] // 4, size[0] // 2, size[1] // 2))
    file = BytesIO()
    image.save(file, "JPEG", quality=80)
    return file.getvalue()


def photos(count: int = 5, **changes: object) -> PhotoEvidence:
    """Return usual photo pages, with changes."""
    values: dict[str, object] = {
        "authority": "云岭县民政局",
        "party_name": "云岭县示例养老院",
        "reference": "云岭民检录〔2026〕9号",
        "photos": tuple(
            EvidencePhoto(
                number=str(number),
                encoded=jpeg(
                    (40 * number % 256, 120, 90), (600, 450) if number % 2 else (450, 600)
                ),
                caption="二层东侧疏散通道堆放轮椅和纸箱",
                taken="2026年3月5日9时41分",
                place=None if number == 3 else "二层东侧",
                taken_by="示例丁",
                sha256=SHA256,
            )
            for number in range(1, count + 1)
        ),
        "policy_version": "2026-03",
        "record_sha256": SHA256,
    }
    return PhotoEvidence(**(values | changes))  # type: ignore[arg-type]


def receipt(**changes: object) -> PackageReceipt:
    """Return a usual receipt, with changes."""
    values: dict[str, object] = {
        "authority": "示例省民政厅",
        "sender": "云岭县民政局",
        "sequence": 18,
        "package_sha256": SHA256,
        "received": "2026年3月9日15时02分",
        "outcome": "已接收",
        "reason": None,
        "counts": (ReceivedCount("案件", 12, 12), ReceivedCount("照片", 99, 96)),
        "cases": (
            ReceivedCase("云岭县示例养老院", SHA256, "已接收"),
            ReceivedCase("云岭县示例敬老院", SHA256, "部分接收", "照片3张的内容与清单不符"),
        ),
        "missing_packages": (17,),
        "signer": "0f1e 2d3c 4b5a 6978",
        "policy_version": "2026-03",
    }
    return PackageReceipt(**(values | changes))  # type: ignore[arg-type]
