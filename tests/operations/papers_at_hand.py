"""What the tests of papers need: details of each kind, and the text of what was issued."""

from collections.abc import Mapping
from typing import Final

from inspector.documents.printed_text import printed_text
from inspector.operations.issue_document import issue_document
from inspector.operations.papers.inspection_approval import ApprovalDetails
from inspector.operations.papers.inspection_notice import NoticeDetails
from inspector.operations.papers.interview import InterviewDetails
from inspector.operations.papers.paper import Details
from inspector.operations.workspace import Workspace
from inspector.storage.documents import IssuedDocument

APPROVAL: Final = ApprovalDetails("年度计划", "2026年11月23日", "提前3个工作日通知")
NOTICE: Final = NoticeDetails("2026年11月23日9时至12时", papers=("营业执照", "从业人员名册"))
INTERVIEW: Final = InterviewDetails(
    matter="疏散通道堆物一事",
    started="2026年11月23日10时",
    ended="2026年11月23日10时30分",
    name="示例丙",
    identity="看清了。",
    recusal="不申请回避。",
    identity_number="100000199001010018",
    exchanges=(("通道何时堆放？", "上周。"), ("有没有巡查？", "有。")),
)
ASKED: Final[Mapping[str, Details]] = {"F01": APPROVAL, "F02": NOTICE, "F04": INTERVIEW}


def issued(
    county: Workspace, inspection: str, code: str, details: Details | None = None
) -> IssuedDocument:
    given = details or ASKED.get(code)
    return issue_document(county, inspection, code, details=given).document


def pdf_of(workspace: Workspace, document: IssuedDocument) -> bytes:
    with workspace.files.open(document.sha256) as file:
        return file.read()


def text_of(county: Workspace, inspection: str, code: str, details: Details | None = None) -> str:
    return printed_text(pdf_of(county, issued(county, inspection, code, details)))
