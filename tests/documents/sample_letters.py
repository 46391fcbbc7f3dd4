"""Invented contents of letters; 云岭县 and everyone in it do not exist."""

from dataclasses import replace
from datetime import date

from documents.sample_people import CONTACT, PARTY, REMEDIES, SHA256
from inspector.documents.answer_slip import AnswerSlip, FindingToAnswer
from inspector.documents.designation_proposal import DesignationProposal
from inspector.documents.inspection_notice import InspectionNotice
from inspector.documents.inspection_record import (
    Inspector,
)
from inspector.documents.package_receipt import PackageReceipt, ReceivedCase, ReceivedCount
from inspector.documents.recheck_opinion import RecheckedFinding, RecheckOpinion
from inspector.documents.rectification_order import (
    OrderedCorrection,
    RectificationOrder,
)
from inspector.documents.referral import Referral
from inspector.documents.result_notice import ResultNotice
from inspector.documents.service_receipt import ServedDocument, ServiceReceipt, ServiceWay

_CORRECTIONS = (
    OrderedCorrection(
        "二层东侧疏散通道堆放轮椅6把、纸箱20余个，通道净宽不足0.8米。",
        "《中华人民共和国消防法》第二十八条",
        "《中华人民共和国老年人权益保障法》第四十五条第一款第（四）项",
        "清空二层东侧疏散通道，保持畅通；建立每日巡查记录。",
        None,
        ("1", "2"),
        ("疏散通道净宽按最窄处计算。",),
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
    }
    return RectificationOrder(**(values | changes))  # type: ignore[arg-type]


def correction(**changes: object) -> OrderedCorrection:
    """Return one row of an order, with changes."""
    return replace(_CORRECTIONS[0], **changes)  # type: ignore[arg-type]


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


def recheck(**changes: object) -> RecheckOpinion:
    """Return a usual recheck opinion, with changes."""
    values: dict[str, object] = {
        "authority": "云岭县民政局",
        "number": "云岭民复查〔2026〕3号",
        "party_name": "云岭县示例养老院",
        "order_number": "云岭民责改〔2026〕7号",
        "ordered_on": date(2026, 3, 5),
        "due": "2026年4月5日",
        "rechecked": "2026年4月9日9时10分",
        "way": "现场复查",
        "findings": (
            RecheckedFinding(
                "1", "二层东侧疏散通道堆放杂物。", "通道已清空，建立巡查记录。", ("1",), "已整改"
            ),
            RecheckedFinding("2", "3名老年人没有评估报告。", "补做2份。", (), "部分整改"),
        ),
        "opinions": (
            "第1项问题予以销号。",
            "第2项问题延期至2026年4月20日，理由：1名老年人住院，评估须待其返院。",
        ),
        "officers": (Inspector("示例丁", "晋Y000001"), Inspector("示例戊", "晋Y000002")),
        "issued_on": date(2026, 4, 9),
        "policy_version": "2026-03",
        "record_sha256": SHA256,
        "copies": ("送达当事人", "归档"),
    }
    return RecheckOpinion(**(values | changes))  # type: ignore[arg-type]


def result(**changes: object) -> ResultNotice:
    """Return a usual notice of a result, with changes."""
    values: dict[str, object] = {
        "authority": "云岭县民政局",
        "number": "云岭民检告〔2026〕5号",
        "party_name": "云岭县示例养老院",
        "inspected": "2026年3月5日",
        "subjects": ("消防安全管理", "服务质量"),
        "results": (
            "发现问题3项，已责令改正（云岭民责改〔2026〕7号）。",
            "发现属于其他部门职权的问题1项，已移送（云岭民移〔2026〕2号）。",
        ),
        "contact": CONTACT,
        "issued_on": date(2026, 3, 6),
        "policy_version": "2026-03",
        "record_sha256": SHA256,
        "publication": "云岭县人民政府网站",
        "copies": ("送达当事人", "归档"),
    }
    return ResultNotice(**(values | changes))  # type: ignore[arg-type]


def referral(**changes: object) -> Referral:
    """Return a usual letter to another department, with changes."""
    values: dict[str, object] = {
        "authority": "云岭县民政局",
        "number": "云岭民移〔2026〕2号",
        "recipient": "云岭县消防救援大队",
        "party": PARTY,
        "inspected": "2026年3月5日",
        "facts": ("二层东侧疏散通道堆放轮椅6把、纸箱20余个，通道净宽不足0.8米。",),
        "bases": ("《中华人民共和国消防法》第六十条",),
        "measures": ("已责令该机构立即清空疏散通道。",),
        "attachments": ("现场检查笔录复制件", "现场照片2张"),
        "answer_by": date(2026, 4, 5),
        "contact": CONTACT,
        "issued_on": date(2026, 3, 6),
        "policy_version": "2026-03",
        "record_sha256": SHA256,
    }
    return Referral(**(values | changes))  # type: ignore[arg-type]


def slip(**changes: object) -> AnswerSlip:
    """Return a usual answer slip, with changes."""
    values: dict[str, object] = {
        "authority": "云岭县民政局",
        "party_name": "云岭县示例养老院",
        "order_number": "云岭民责改〔2026〕7号",
        "report_due": "2026年4月8日",
        "findings": tuple(
            FindingToAnswer(
                str(number), fact, "按照要求改正。", "2026年4月5日", f"SXF1:CODE{number}"
            )
            for number, fact in enumerate(("疏散通道堆放杂物。", "3名老年人没有评估报告。"), 1)
        ),
        "policy_version": "2026-03",
    }
    return AnswerSlip(**(values | changes))  # type: ignore[arg-type]


def proposal(**changes: object) -> DesignationProposal:
    """Return a usual proposal on a designation, with changes."""
    values: dict[str, object] = {
        "authority": "云岭县民政局",
        "number": "云岭民模〔2026〕1号",
        "recipient": "示例省民政厅",
        "unit": "云岭县示例养老院",
        "designation": "养老服务模范机构",
        "proposal": "限期整改",
        "checked": "2026年6月10日",
        "facts": ("护理型床位占比为54.2%，低于命名时的标准。",),
        "bases": ("示例文件四（五）",),
        "suggestion": "建议责成该机构限期整改，整改期满由我单位复核后报告结果。",
        "attachments": ("现场检查笔录复制件",),
        "contact": replace(CONTACT, address=""),
        "issued_on": date(2026, 6, 15),
        "policy_version": "2026-03",
        "record_sha256": SHA256,
    }
    return DesignationProposal(**(values | changes))  # type: ignore[arg-type]
