from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from desks import BLOCKED, FIRST, find, ready_to_seal, started
from inspector.domain.finding import Remedy
from inspector.domain.office import Office, office_of_county
from inspector.domain.personnel import Officer
from inspector.domain.procedure import Step
from inspector.domain.source import SourceStatus
from inspector.errors import UserError
from inspector.operations.attach_photo import PhotoUse, attach_photo
from inspector.operations.issue_document import (
    issuable_kinds,
    issue_document,
)
from inspector.operations.office import OfficeMissingError, read_office, save_office, save_officer
from inspector.operations.papers.paper import NotIssuableError
from inspector.operations.papers.rectification_order import NothingToOrderError
from inspector.operations.papers.service_receipt import NothingToServeError
from inspector.operations.practice import PRACTICE_OFFICE
from inspector.operations.record_step import erase_step, override_missing
from inspector.operations.render_document import NoSuchDocumentError, render_document
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.workspace import Workspace


def text_of(workspace: Workspace, inspection: str, code: str) -> str:
    document = issue_document(workspace, inspection, code).document
    with workspace.files.open(document.sha256) as file:
        pages = pypdfium2.PdfDocument(file.read())
    text = "".join(page.get_textpage().get_text_bounded() for page in pages)
    pages.close()
    return "".join(text.split())


def sealed_with(county: Workspace, *remedies: tuple[str, Remedy]) -> str:
    inspection = ready_to_seal(county, failed=tuple(code for code, _ in remedies))
    for code, remedy in remedies:
        find(county, inspection, code, remedy=remedy)
    seal_inspection(county, inspection)
    return inspection


def test_the_order_names_fact_clause_power_and_remedies__e4(county: Workspace, sealed: str) -> None:
    text = text_of(county, sealed, "F05")
    for words in (
        "云岭民责改〔2026〕1号",
        "云岭县示例敬老院",
        "二层东侧楼梯间：堆放轮椅与纸箱",
        "违反：《中华人民共和国消防法》第二十八条",
        "《中华人民共和国老年人权益保障法》第四十五条第一款第（四）项",
        "向云岭县人民政府申请行政复议",
        "向云岭县人民法院提起行政诉讼",
        "照1",
    ):
        assert words in text


def test_numbers_of_a_kind_are_unbroken_in_a_year__e6(county: Workspace, sealed: str) -> None:
    numbers = [issue_document(county, sealed, "F05").document.number for _ in range(3)]
    assert numbers == [f"云岭民责改〔2026〕{serial}号" for serial in (1, 2, 3)]
    assert issue_document(county, sealed, "F03").document.number == "云岭民检录〔2026〕1号"


def test_a_reported_clause_is_not_printed_but_the_finding_is__x2(county: Workspace) -> None:
    reported = "T1-C12"  # 民发〔2023〕37号 was seen second-hand only
    inspection = sealed_with(county, (reported, Remedy.BY_DEADLINE))
    text = text_of(county, inspection, "F05")
    assert "堆放轮椅与纸箱" in text
    assert "37号" not in text
    assert "违反：" not in text
    assert "2026年12月8日前" in text


def test_the_record_tells_deadlines_and_photos_without_a_time(
    county: Workspace, tmp_path: Path
) -> None:
    inspection = ready_to_seal(county, failed=(BLOCKED,))
    finding = find(county, inspection, BLOCKED, remedy=Remedy.BY_DEADLINE)
    bare = tmp_path / "bare.jpg"
    Image.new("RGB", (64, 48), "grey").save(bare)
    attach_photo(county, bare, PhotoUse(inspection, BLOCKED, finding, "没有时间的照片", FIRST))
    seal_inspection(county, inspection)
    text = text_of(county, inspection, "F03")
    assert "责令限期改正（2026年12月8日前）" in text
    assert "没有时间的照片" in text


def test_a_repealed_power_orders_nothing_and_says_why__x2(county: Workspace, sealed: str) -> None:
    power = county.policy.order_power.source
    repealed = replace(county.policy.sources[power], status=SourceStatus.REPEALED)
    pack = replace(county.policy, sources={**county.policy.sources, power: repealed})
    with pytest.raises(NothingToOrderError, match="不能作出责令改正"):
        issue_document(replace(county, packs={pack.version: pack}), sealed, "F05")
    with county.database.reading() as stored:
        assert stored.documents.all() == ()


def test_what_was_corrected_on_the_spot_is_not_ordered(county: Workspace) -> None:
    inspection = sealed_with(county, (BLOCKED, Remedy.ON_THE_SPOT))
    with pytest.raises(NothingToOrderError, match="没有需要责令改正的问题"):
        issue_document(county, inspection, "F05")
    assert "已当场改正1项" in text_of(county, inspection, "F03")


def test_the_record_tells_items_findings_evidence_and_gaps__x8(county: Workspace) -> None:
    inspection = ready_to_seal(county)
    erase_step(county, inspection, Step.SIGNED)
    erase_step(county, inspection, Step.CERTIFICATES_SHOWN)
    override_missing(county, inspection, "step:SIGNED", "负责人拒签")
    override_missing(county, inspection, "step:CERTIFICATES_SHOWN", "事先已出示")
    seal_inspection(county, inspection)
    text = text_of(county, inspection, "F03")
    for words in ("T1-C09", "不符合", "理由：负责人拒签", "理由：事先已出示", "照片（导入）"):
        assert words in text


def test_the_proof_of_service_names_what_was_issued(county: Workspace, sealed: str) -> None:
    with pytest.raises(NothingToServeError, match="先签发"):
        issue_document(county, sealed, "F08")
    order = issue_document(county, sealed, "F05").document
    assert order.number in text_of(county, sealed, "F08")


def test_a_draft_gets_no_papers_and_an_unknown_kind_is_told(county: Workspace) -> None:
    draft = started(county)
    with pytest.raises(NotIssuableError, match="还没有封存"):
        issue_document(county, draft, "F05")
    with pytest.raises(NotIssuableError, match="没有代号为F99"):
        issue_document(county, draft, "F99")
    assert "F05" in issuable_kinds()


def test_an_office_that_is_not_described_prints_nothing(county: Workspace, sealed: str) -> None:
    save_office(county, replace(PRACTICE_OFFICE, phone="", court=" "))
    with pytest.raises(OfficeMissingError, match="管辖法院、联系电话"):
        issue_document(county, sealed, "F05")
    with county.database.transaction() as stored:
        stored.settings.put("office", "")
        assert read_office(stored) is None
    with pytest.raises(OfficeMissingError, match="还没有填写本单位信息"):
        issue_document(county, sealed, "F05")


def test_an_office_is_proposed_from_its_county() -> None:
    office: Office = office_of_county("149901", "云岭县", "云岭")
    assert office.review_authority == "云岭县人民政府"
    assert office.missing == ("联系人", "联系电话", "联系地址")


def test_an_officer_without_name_is_refused(county: Workspace) -> None:
    with pytest.raises(UserError, match="都要填写"):
        save_officer(county, Officer(" ", "演练-0009", county.today))


def test_an_issued_document_is_written_with_its_very_bytes(
    county: Workspace, sealed: str, tmp_path: Path
) -> None:
    document = issue_document(county, sealed, "F05").document
    for name in (document.id, document.number):
        file = tmp_path / "order.pdf"
        assert render_document(county, name, file) == document
        with county.files.open(document.sha256) as kept:
            assert file.read_bytes() == kept.read()
    with pytest.raises(NoSuchDocumentError, match="没有标识或文号"):
        render_document(county, "x", tmp_path / "x.pdf")
    with pytest.raises(UserError):
        render_document(county, document.id, tmp_path / "没有" / "x.pdf")
