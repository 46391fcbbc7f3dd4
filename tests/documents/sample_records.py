"""Invented contents of records and forms; 云岭县 and everyone in it do not exist."""

from dataclasses import replace
from datetime import date
from io import BytesIO

from PIL import Image

from documents.sample_people import PARTY, SHA256
from inspector.documents.inspection_approval import InspectionApproval
from inspector.documents.inspection_record import (
    Briefing,
    CheckedItem,
    EvidenceEntry,
    InspectionRecord,
    Inspector,
    RecordedFinding,
    SiteContact,
)
from inspector.documents.interview import Interview, Interviewee
from inspector.documents.paper_checklist import PaperChecklist, PaperItem, PaperSection
from inspector.documents.photo_evidence import EvidencePhoto, PhotoEvidence
from inspector.documents.picture import Picture
from inspector.documents.yearly_report import ReportSection, ReportTable, YearlyReport

_ITEMS = tuple(
    CheckedItem(
        f"T1-C{number:02d}",
        f"示例检查事项第{number}条，核对制度、台账与现场是否一致",
        "不符合" if number in {9, 17} else "不适用" if number == 30 else "符合",
        "床位120张，护理型床位77张，占比64.1%" if number == 9 else "",
        ("护理型床位占比按核定床位计算",) if number in {9, 12} else (),
    )
    for number in range(1, 41)
)
_FINDINGS = (
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
)


def _evidence(number: int) -> EvidenceEntry:
    taken = "2026年3月5日9时41分"
    subject, place = "二层东侧疏散通道", "二层东侧"
    return EvidenceEntry(str(number), "照片", subject, taken, place, "示例丁", SHA256)


def record(**changes: object) -> InspectionRecord:
    """Return a usual record, with changes."""
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
        "items": _ITEMS,
        "findings": _FINDINGS,
        "evidence": tuple(_evidence(number) for number in (1, 2)),
        "policy_version": "2026-03",
        "record_sha256": SHA256,
        "departments": ("云岭县消防救援大队", "云岭县市场监督管理局"),
        "notice_number": "云岭民检通〔2026〕6号",
        "handling": ("对第1项问题当场责令立即改正，对第2项问题责令限期改正。",),
        "gaps": ("未提前三个工作日通知，理由：接到群众反映，需要当日核实。",),
        "statement": "对检查情况没有意见。",
    }
    return InspectionRecord(**(values | changes))  # type: ignore[arg-type]


def finding(**changes: object) -> RecordedFinding:
    """Return one finding of a record, with changes."""
    usual = RecordedFinding("二层", "通道堵塞。", None, "一般", "限期改正", ("1",))
    return replace(usual, **changes)  # type: ignore[arg-type]


def item(number: int, remark: str = "") -> CheckedItem:
    """Return one line of the item table."""
    return CheckedItem(f"T1-C{number:02d}", f"示例检查事项第{number}条", "符合", remark)


def interview(**changes: object) -> Interview:
    """Return a usual interview, with changes."""
    values: dict[str, object] = {
        "authority": "云岭县民政局",
        "number": "云岭民询〔2026〕1号",
        "matter": "云岭县示例养老院疏散通道堵塞一事",
        "started": "2026年3月5日14时0分",
        "ended": "2026年3月5日14时50分",
        "place": "云岭县示例养老院会议室",
        "interviewee": Interviewee(
            "示例丙", "女", "46岁", "**************0018", "云岭县示例养老院", "副院长", None, None
        ),
        "officers": (Inspector("示例丁", "晋Y000001"), Inspector("示例戊", "晋Y000002")),
        "recorder": "示例戊",
        "told": ("询问人出示行政执法证，告知有权申请回避、陈述和申辩。答：听清楚了。",),
        "exchanges": (
            ("通道从什么时候开始堆放物品？", "从2月下旬开始。"),
            ("有没有巡查记录？", "有，但是近两周没有填写。"),
        ),
        "policy_version": "2026-03",
    }
    return Interview(**(values | changes))  # type: ignore[arg-type]


def jpeg(
    colour: tuple[int, int, int] = (120, 150, 170), size: tuple[int, int] = (600, 450)
) -> bytes:
    """Return a file of one colour with a lighter stripe."""
    image = Image.new("RGB", size, colour)
    image.paste((230, 230, 220), (size[0] // 4, size[1] // 4, size[0] // 2, size[1] // 2))
    file = BytesIO()
    image.save(file, "JPEG", quality=80)
    return file.getvalue()


def picture(colour: tuple[int, int, int], size: tuple[int, int]) -> Picture:
    """Return the same at the size in which it is printed."""
    return Picture(jpeg(colour, size), *size)


def photos(count: int = 5, **changes: object) -> PhotoEvidence:
    """Return usual photo pages, with changes."""
    values: dict[str, object] = {
        "authority": "云岭县民政局",
        "party_name": "云岭县示例养老院",
        "reference": "云岭民检录〔2026〕9号",
        "photos": tuple(
            EvidencePhoto(
                number=str(number),
                picture=picture(
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


def checklist(**changes: object) -> PaperChecklist:
    """Return a usual blank checklist, with changes."""
    values: dict[str, object] = {
        "authority": "云岭县民政局",
        "code": "T1",
        "title": "养老机构日常综合检查事项表",
        "sections": tuple(
            PaperSection(
                title,
                tuple(
                    PaperItem(
                        f"T1-{letter}{number:02d}",
                        f"示例事项第{number}条，核对制度、台账与现场是否一致",
                        "示例办法第十条" if number % 2 else None,
                        ("□符合", "□不符合", "□不适用"),
                    )
                    for number in range(1, 9)
                ),
            )
            for letter, title in (("A", "主体资格与备案"), ("B", "消防安全"))
        ),
        "policy_version": "2026-03",
    }
    return PaperChecklist(**(values | changes))  # type: ignore[arg-type]


def approval(**changes: object) -> InspectionApproval:
    """Return a usual approval form, with changes."""
    values: dict[str, object] = {
        "authority": "云岭县民政局",
        "number": "云岭民检审〔2026〕6号",
        "party": replace(PARTY, legal_representative=None),
        "filing_number": "示例备〔2024〕1号",
        "person_in_charge": "示例甲",
        "kind": "日常检查",
        "origin": "年度计划",
        "bases": ("《养老机构管理办法》",),
        "subjects": ("消防安全管理", "服务质量"),
        "way": "联合检查（云岭县消防救援大队），现场检查",
        "period": "2026年3月5日",
        "officers": (Inspector("示例丁", "晋Y000001"), Inspector("示例戊", "晋Y000002")),
        "notice": "提前3个工作日通知",
        "policy_version": "2026-03",
        "visits": "已检查0次，上限2次",
    }
    return InspectionApproval(**(values | changes))  # type: ignore[arg-type]


def report(**changes: object) -> YearlyReport:
    """Return a usual report, with changes."""
    columns = (("乡镇", 3.0), ("机构数", 2.0), ("检查次数", 2.0), ("问题数", 2.0), ("已整改", 2.0))
    rows = (("示例镇", "6", "12", "31", "29"), ("示例乡", "4", "8", "17", None))
    values: dict[str, object] = {
        "authority": "云岭县民政局",
        "period": "2026年度",
        "sections": (
            ReportSection(
                "检查情况", ("全年检查养老机构10家20次。",), (ReportTable(columns, rows),)
            ),
            ReportSection("整改情况", ("发现问题48项，已整改29项，整改率60.4%。",)),
        ),
        "counted_by": ("整改率为已整改问题数与应整改问题数之比。",),
        "issued_on": date(2026, 12, 31),
        "policy_version": "2026-03",
    }
    return YearlyReport(**(values | changes))  # type: ignore[arg-type]
