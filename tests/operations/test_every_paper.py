"""Every kind of paper from a real inspection, before and after its sealing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from desks import BLOCKED, FIRST, find, photo_of, ready_to_seal, started
from inspector.documents.code_reading import codes_on_pages
from inspector.domain.answer import Answer
from inspector.domain.finding import Remedy
from inspector.domain.verdict import Suggestion
from inspector.errors import UserError
from inspector.exchange.document_code import CODE_PREFIX
from inspector.exchange.slip_code import SLIP_PREFIX
from inspector.operations.attach_photo import PhotoUse, attach_photo
from inspector.operations.issue_document import (
    issuable_kinds,
    issue_document,
    kinds_before_sealing,
)
from inspector.operations.papers.answer_slip import NothingToAnswerError
from inspector.operations.papers.designation_proposal import (
    NothingToProposeError,
    ProposalDetails,
    designation_proposal,
)
from inspector.operations.papers.gathering import Wish, gathered
from inspector.operations.papers.interview import InterviewDetails
from inspector.operations.papers.occasion import AfterSealing
from inspector.operations.papers.paper import NotIssuableError
from inspector.operations.papers.referral import NothingToReferError, ReferralDetails
from inspector.operations.papers.result_notice import ResultDetails
from inspector.operations.record_answer import record_answer
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.workspace import Workspace
from operations.papers_at_hand import APPROVAL, INTERVIEW, NOTICE, issued, pdf_of, text_of


def occasion_of(county: Workspace, inspection: str) -> AfterSealing:
    with county.database.reading() as stored:
        occasion = gathered(county, stored, Wish(inspection, "", county.clock()))
    assert isinstance(occasion, AfterSealing)
    return occasion


def with_pack(county: Workspace, **changes: Any) -> Workspace:
    pack = replace(county.policy, **changes)
    return replace(county, packs={pack.version: pack}, policy=pack)


def test_kinds_have_their_time() -> None:
    assert kinds_before_sealing() == ("CHECKLIST", "F01", "F02", "F04", "F08")
    assert issuable_kinds() == ("F03", "F04", "F05", "F06", "F08", "F09", "F10", "F11", "PHOTOS")


def test_approval_and_notice_come_before_the_sealing(county: Workspace) -> None:
    inspection = started(county, "T1")
    approval = text_of(county, inspection, "F01")
    for words in (
        "云岭民检审〔2026〕1号",
        "年度计划",
        "已检查0次（本机记录）",
        "养老机构日常综合检查",
    ):
        assert words in approval
    notice = text_of(county, inspection, "F02")
    for words in ("云岭民检通〔2026〕1号", "本年度对你单位实施的第1次", "1．营业执照"):
        assert words in notice
    assert "云岭民检通〔2026〕1号" in text_of(county, inspection, "F08")


def test_an_earlier_visit_of_the_year_is_counted(county: Workspace, sealed: str) -> None:
    inspection = started(county, "T1")
    assert "第2次" in text_of(county, inspection, "F02")
    limited = replace(APPROVAL, visits_limit=2, assistants="1人，云岭县消防救援大队")
    text = text_of(county, inspection, "F01", limited)
    assert "已检查1次（本机记录），上限2次" in text
    assert "云岭县消防救援大队" in text


def test_what_is_not_told_is_asked_for(county: Workspace, sealed: str) -> None:
    draft = started(county, "T1")
    with pytest.raises(NotIssuableError, match="任务来源、拟检查时间、是否提前通知及不通知的理由"):
        issue_document(county, draft, "F01")
    with pytest.raises(NotIssuableError, match="检查方式"):
        issue_document(county, draft, "F01", details=replace(APPROVAL, way=" "))
    with pytest.raises(NotIssuableError, match="还要填写：检查时间"):
        issue_document(county, draft, "F02")
    with pytest.raises(NotIssuableError, match=r"案由、开始时间.*问答"):
        issue_document(county, sealed, "F04")
    with pytest.raises(TypeError, match="ApprovalDetails"):
        issue_document(county, draft, "F01", details=NOTICE)


def test_a_paper_before_the_sealing_is_refused_after_it(county: Workspace, sealed: str) -> None:
    with pytest.raises(NotIssuableError, match="已经封存"):
        issue_document(county, sealed, "F02", details=NOTICE)


def test_an_unconfirmed_measure_is_no_basis_until_the_province_confirms_it(
    county: Workspace,
) -> None:
    inspection = started(county, "T1")
    assert "养老机构行政检查办法" not in text_of(county, inspection, "F02")
    notice = county.policy.deadlines["notice"]
    assert notice.basis is not None
    source = notice.basis.source
    seen = date(2026, 1, 1)
    confirmed = with_pack(
        county,
        sources={
            **county.policy.sources,
            source: replace(county.policy.sources[source], confirmed_on=seen),
        },
        deadlines={
            **county.policy.deadlines,
            "notice": replace(notice, basis=replace(notice.basis, confirmed_on=seen)),
        },
    )
    in_force = text_of(confirmed, inspection, "F02")
    assert "根据《养老机构行政检查办法》" in in_force or "征求意见稿" in in_force
    for deadlines in ({}, {"notice": replace(notice, basis=None)}):
        without = text_of(with_pack(county, deadlines=deadlines), inspection, "F02")
        assert "本机关将依法对你单位实施行政检查" in without


def test_the_interview_says_what_was_said_and_masks_the_identity_number(
    county: Workspace, sealed: str
) -> None:
    text = text_of(county, sealed, "F04", replace(INTERVIEW, refusal="认为与本人无关"))
    for words in (
        "答：看清了。", "问：通道何时堆放？", "答：上周。", "*" * 14 + "0018",
        "拒绝签名的情形及原因：认为与本人无关", "云岭县示例路2号",
    ):  # fmt: skip
        assert words in text
    assert "100000199001010018" not in text
    nobody = InterviewDetails(name="示例丙")
    assert nobody.interviewee.identity_number is None


def test_the_slip_answers_the_last_order_with_a_code_a_finding__x14(county: Workspace) -> None:
    inspection = ready_to_seal(county, failed=(BLOCKED, "T1-C10"))
    find(county, inspection, "T1-C10", remedy=Remedy.BY_DEADLINE)
    seal_inspection(county, inspection)
    with pytest.raises(NothingToAnswerError, match="还没有签发责令改正通知书"):
        issue_document(county, inspection, "F06")
    order = issued(county, inspection, "F05")
    slip = issued(county, inspection, "F06")
    assert (slip.number, slip.serial) == ("", 0)
    text = text_of(county, inspection, "F06")
    for words in (order.number, "第2项问题", "立即改正", "2026年12月8日前", "堆放轮椅与纸箱"):
        assert words in text
    codes = {code for page in codes_on_pages(pdf_of(county, slip)) for code in page}
    assert sum(code.startswith(SLIP_PREFIX) for code in codes) == 2
    assert sum(code.startswith(CODE_PREFIX) for code in codes) == 1


def test_the_result_says_what_became_of_it(county: Workspace, sealed: str) -> None:
    assert "发现应当改正的问题1项。" in text_of(county, sealed, "F09")
    order = issued(county, sealed, "F05").number
    letter = issued(county, sealed, "F10").number
    text = text_of(county, sealed, "F09", ResultDetails("云岭县人民政府网站"))
    assert f"已发出《责令改正通知书》（{order}）" in text
    assert f"已移送（{letter}）" in text
    assert "将在云岭县人民政府网站公开" in text


def test_nothing_found_is_said_and_corrected_on_the_spot_too(county: Workspace) -> None:
    clean = ready_to_seal(county, failed=())
    seal_inspection(county, clean)
    assert "本次检查未发现问题" in text_of(county, clean, "F09")
    with pytest.raises(NothingToReferError, match="没有属于其他部门职权"):
        issue_document(county, clean, "F10")
    spot = ready_to_seal(county)
    find(county, spot, BLOCKED, remedy=Remedy.ON_THE_SPOT)
    seal_inspection(county, spot)
    assert "发现问题1项，已当场改正" in text_of(county, spot, "F09")
    assert "部分问题已由该机构当场改正" in text_of(county, spot, "F10")


def test_a_letter_goes_to_each_competent_department(county: Workspace) -> None:
    inspection = ready_to_seal(county, failed=(BLOCKED, "T1-D03"))
    seal_inspection(county, inspection)
    with pytest.raises(NotIssuableError, match="消防救援机构、市场监督管理部门"):
        issue_document(county, inspection, "F10")
    with pytest.raises(NotIssuableError, match="可选"):
        issue_document(county, inspection, "F10", details=ReferralDetails("公安机关"))
    fire = ReferralDetails("消防救援机构", "云岭县消防救援大队", date(2026, 12, 20))
    text = text_of(county, inspection, "F10", fire)
    assert "云岭县消防救援大队：" in text
    assert "2026年12月20日前" in text
    assert text.count("堆放轮椅与纸箱") == 1


def test_the_proposal_rests_on_the_criteria(county: Workspace) -> None:
    good = ready_to_seal(county)
    seal_inspection(county, good)
    text = text_of(county, good, "F11")
    assert "建议继续认定云岭县示例敬老院（养老服务模范机构）" in text
    inspection = ready_to_seal(county)
    record_answer(county, inspection, Answer("T3-M08", {"staff": Decimal(5)}, officer=FIRST))
    finding = find(county, inspection, "T3-M08")
    attach_photo(county, photo_of(county), PhotoUse(inspection, "T3-M08", finding, "花名册", FIRST))
    seal_inspection(county, inspection)
    text = text_of(county, inspection, "F11", ProposalDetails(designation="模范养老院"))
    assert "模范单位限期整改建议书" in text
    assert "T3-M08" in text
    assert "（模范养老院）" in text
    with pytest.raises(NotIssuableError, match="可选：T3"):
        issue_document(county, inspection, "F11", details=ProposalDetails(checklist="T5"))
    with pytest.raises(NotIssuableError, match="主送机关"):
        issue_document(county, inspection, "F11", details=ProposalDetails(recipient=""))


def test_a_proposal_without_criteria_is_refused(county: Workspace) -> None:
    inspection = ready_to_seal(county)
    seal_inspection(county, inspection)
    occasion = occasion_of(county, inspection)
    (whole,) = occasion.sealed.wholes
    bare = replace(occasion, sealed=replace(occasion.sealed, wholes=()))
    with pytest.raises(NothingToProposeError, match="没有使用模范单位的标准"):
        designation_proposal(bare, ProposalDetails())
    open_one = replace(whole, suggestion=Suggestion.OPEN, reasons=("床位数未填",))
    undecided = replace(occasion, sealed=replace(occasion.sealed, wholes=(open_one,)))
    with pytest.raises(NothingToProposeError, match="床位数未填"):
        designation_proposal(undecided, ProposalDetails())
    two = replace(occasion, sealed=replace(occasion.sealed, wholes=(whole, whole)))
    assert designation_proposal(two, ProposalDetails()).proposal == "继续认定"
    for suggestion, word in (
        (Suggestion.WITHDRAW, "撤销命名"),
        (Suggestion.CANCELLED, "自动取消命名"),
    ):
        other = replace(whole, suggestion=suggestion)
        changed = replace(occasion, sealed=replace(occasion.sealed, wholes=(other,)))
        assert designation_proposal(changed, ProposalDetails()).proposal == word


def test_each_photo_stands_once_with_all_it_proves(county: Workspace, sealed: str) -> None:
    text = text_of(county, sealed, "PHOTOS")
    assert "照1" in text
    assert "照2" in text
    assert "照3" not in text
    assert "T3-M01、T3-M04" in text.replace("T3-M02、", "").replace("T3-M03、", "")
    assert "拍摄时间：2026年11月20日10时51分" in text


def test_the_blank_checklist_leaves_room_for_every_input__e12(county: Workspace) -> None:
    text = text_of(county, started(county, "T1", "T3"), "CHECKLIST")
    for words in (
        "T1-A01",
        "□符合□不符合",
        "备案床位：",
        "依据：《中华人民共和国消防法》",
        "T3-M01",
    ):
        assert words in text


def test_a_photo_whose_original_is_lost_stops_the_photo_pages(
    county: Workspace, sealed: str
) -> None:
    with county.database.reading() as stored:
        photo = stored.inspections.get(sealed).attachments[0].photo.sha256
    county.files.path_of(photo).unlink()
    with pytest.raises(UserError, match="照片原件"):
        issue_document(county, sealed, "PHOTOS")


def test_several_uses_of_a_photo_count_once_in_the_list(county: Workspace) -> None:
    inspection = ready_to_seal(county)
    use = PhotoUse(inspection, BLOCKED, f"f-{BLOCKED.lower()}", "另一处", FIRST)
    attach_photo(county, photo_of(county), use)
    seal_inspection(county, inspection)
    occasion = occasion_of(county, inspection)
    (finding,) = occasion.inspection.findings
    assert occasion.photos_of(finding) == ("照1",)
    text = text_of(county, inspection, "F03")
    assert "T1-C09堆物" in text
    assert "T1-C09另一处" in text
