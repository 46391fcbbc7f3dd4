"""Every kind of document: empty, usual and huge; what goes in can be read back."""

import os
import sys
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf.pdfa
import pytest

from documents import sample_letters, sample_people, sample_records
from documents.reading import fonts_of, pages_of, squeezed, strings_in
from inspector.documents import kinds as kinds_package
from inspector.documents import registry
from inspector.documents.answer_slip import FindingToAnswer
from inspector.documents.hexadecimal import grouped
from inspector.documents.inspection_record import Briefing, EvidenceEntry, SiteContact
from inspector.documents.interview import Interviewee
from inspector.documents.paper_checklist import PaperItem, PaperSection
from inspector.documents.party import Party
from inspector.documents.press import Press
from inspector.documents.recheck_opinion import RecheckedFinding
from inspector.documents.registry import document_kinds
from inspector.documents.yearly_report import ReportSection, ReportTable
from inspector.progress import Cancelled

GOLDEN = Path(__file__).with_name("golden")
BIG = ("检查人员核对台账、查看设施，发现问题（详见证据1）：通道净宽0.8米，“应急灯”损坏3处；" * 300)[
    :10_000
]
NOBODY = Party("", None, None, None, None)

Maker = Callable[[], object]

USUAL: dict[str, Maker] = {
    "CHECKLIST": sample_records.checklist,
    "F01": sample_records.approval,
    "F02": sample_letters.notice,
    "F03": sample_records.record,
    "F04": sample_records.interview,
    "F05": sample_letters.order,
    "F06": sample_letters.slip,
    "F07": sample_letters.recheck,
    "F08": sample_letters.service,
    "F09": sample_letters.result,
    "F10": sample_letters.referral,
    "F11": sample_letters.proposal,
    "PHOTOS": sample_records.photos,
    "RECEIPT": sample_letters.receipt,
    "REPORT": sample_records.report,
}

EMPTY: dict[str, Maker] = {
    "REPORT": lambda: sample_records.report(sections=(), counted_by=()),
    "CHECKLIST": lambda: sample_records.checklist(sections=(), title=""),
    "F01": lambda: sample_records.approval(
        number=None, party=NOBODY, filing_number=None, person_in_charge=None, bases=(),
        subjects=(), officers=(), visits=None,
    ),
    "F04": lambda: sample_records.interview(
        number=None, officers=(), told=(), exchanges=(),
        interviewee=Interviewee("", None, None, None, None, None, None, None),
    ),
    "F06": lambda: sample_letters.slip(findings=()),
    "F07": lambda: sample_letters.recheck(findings=(), opinions=(), officers=(), copies=()),
    "F09": lambda: sample_letters.result(subjects=(), results=(), publication=None, copies=()),
    "F10": lambda: sample_letters.referral(
        party=NOBODY, facts=(), bases=(), measures=(), attachments=(), answer_by=None
    ),
    "F11": lambda: sample_letters.proposal(facts=(), bases=(), suggestion="", attachments=()),
    "F02": lambda: sample_letters.notice(
        bases=(), subjects=(), officers=(), papers=(), visit_number=None, complaint_phone=None,
        copies=(), addressee="",
    ),
    "F03": lambda: sample_records.record(
        number=None, ended=None, party=NOBODY, officers=(), items=(), findings=(), evidence=(),
        departments=(), notice_number=None, handling=(), gaps=(), statement=None,
        site_contact=SiteContact("", None, None, None), briefing=Briefing(None, None),
    ),
    "F05": lambda: sample_letters.order(
        party=NOBODY, corrections=(), consequences=(), interim_measures=(), copies=(),
        inspected="", place="",
    ),
    "F08": lambda: sample_letters.service(
        number=None, documents=(), addressee="", place=None, way=None, servers=(),
        received="2026年3月6日10时0分", refusal=None, witness=None,
    ),
    "PHOTOS": lambda: sample_records.photos(0, party_name=""),
    "RECEIPT": lambda: sample_letters.receipt(
        counts=(), cases=(), missing_packages=(), reason="签名不符", outcome="已拒收"
    ),
}  # fmt: skip

HUGE: dict[str, Maker] = {
    "REPORT": lambda: sample_records.report(
        counted_by=(BIG,), period=BIG[:100],
        sections=(
            ReportSection(
                "各乡镇情况", (BIG,),
                (ReportTable((("乡镇", 1.0), ("情况", 2.0)), (("示例镇", "正常"),) * 200),),
            ),
        ) * 2,
    ),
    "CHECKLIST": lambda: sample_records.checklist(
        title=BIG[:300],
        sections=(PaperSection("大", (PaperItem("T1", BIG, BIG, (BIG,)),)),) * 3,
    ),
    "F01": lambda: sample_records.approval(
        way=BIG, origin=BIG, notice=BIG, assistants=BIG, subjects=("甲" * 30,) * 200
    ),
    "F04": lambda: sample_records.interview(
        refusal=BIG, exchanges=((BIG, BIG), *(("问题", "回答"),) * 200)
    ),
    "F06": lambda: sample_letters.slip(
        findings=(
            FindingToAnswer("1", BIG, BIG, BIG, "SXF1:CODE"),
            *sample_letters.slip().findings * 100,
        )
    ),
    "F07": lambda: sample_letters.recheck(
        findings=(RecheckedFinding("1", BIG, BIG, ("1",) * 200, "已整改"),) * 2, opinions=(BIG,),
        refusal=BIG,
    ),
    "F09": lambda: sample_letters.result(
        results=(BIG,) * 3, subjects=("甲" * 30,) * 200, publication=BIG
    ),
    "F10": lambda: sample_letters.referral(
        facts=(BIG,) * 3, measures=(BIG,), attachments=("甲" * 30,) * 200
    ),
    "F11": lambda: sample_letters.proposal(facts=(BIG,) * 3, suggestion=BIG, unit=BIG[:200]),
    "F02": lambda: sample_letters.notice(
        addressee=BIG, place=BIG, assistants=BIG, subjects=(BIG,) * 3, papers=("甲" * 30,) * 200
    ),
    "F03": lambda: sample_records.record(
        party=NOBODY, place=BIG, statement=BIG, refusal=BIG, gaps=(BIG,), handling=(BIG,),
        assistants=BIG,
        findings=(
            sample_records.finding(fact=BIG, place=BIG, clause=BIG),
            *(sample_records.finding(fact=f"第{n}项事实" * 20) for n in range(199)),
        ),
        items=tuple(sample_records.item(n, remark=BIG[: 8 * n]) for n in range(120)),
        evidence=(EvidenceEntry("1", "照片", BIG, None, None, "示例丁", sample_people.SHA256),) * 2,
    ),
    "F05": lambda: sample_letters.order(
        place=BIG, consequences=(BIG,), interim_measures=(BIG,), report_way=BIG,
        corrections=(
            sample_letters.correction(
                fact=BIG, violated=BIG, basis=BIG, requirement=BIG, readings=(BIG,)
            ),
            *(sample_letters.correction(fact=f"第{n}项" * 20, readings=()) for n in range(199)),
        ),
    ),
    "F08": lambda: sample_letters.service(
        addressee=BIG, place=BIG, refusal=BIG, remark=BIG, servers=("示例丁" * 400,) * 3
    ),
    "PHOTOS": lambda: sample_records.photos(60, party_name=BIG),
    "RECEIPT": lambda: sample_letters.receipt(
        reason=BIG, cases=sample_letters.receipt().cases * 100, missing_packages=tuple(range(2000))
    ),
}  # fmt: skip


def built(code: str, makers: dict[str, Maker], press: Press) -> bytes:
    return document_kinds()[code].accept(makers[code](), press, sample_people.CREATED)


def test_every_kind_is_tested_here() -> None:
    assert set(document_kinds()) == set(USUAL) == set(EMPTY) == set(HUGE)


def test_kinds_have_codes_titles_and_abbreviations_of_their_own() -> None:
    found = document_kinds().values()
    assert len({kind.title for kind in found}) == len(found)
    numbered = [kind.abbreviation for kind in found if kind.abbreviation]
    assert len(set(numbered)) == len(numbered)


@pytest.mark.parametrize("code", sorted(USUAL))
@pytest.mark.parametrize("makers", [EMPTY, USUAL], ids=["empty", "usual"])
def test_pages_are_numbered_and_fonts_embedded(
    code: str, makers: dict[str, Maker], press: Press
) -> None:
    pdf = built(code, makers, press)
    look_through(pdf, pages_of(pdf))


def look_through(pdf: bytes, pages: list[str]) -> None:
    for number, page in enumerate(pages, 1):
        assert squeezed(f"第{number}页 共{len(pages)}页") in squeezed(page)
    assert all(embedded and mapped for _, embedded, mapped in fonts_of(pdf))


@pytest.mark.parametrize("code", sorted(USUAL))
def test_usual_document_reads_back_every_text_to_the_blank(code: str, press: Press) -> None:
    text = "".join("".join(page.splitlines()) for page in pages_of(built(code, USUAL, press)))
    assert [s for s in strings_in(USUAL[code]()) if not (s in text or grouped(s) in text)] == []


@pytest.mark.parametrize("code", sorted(USUAL))
def test_nothing_of_a_huge_document_is_cut(code: str, press: Press) -> None:
    pdf = built(code, HUGE, press)
    pages = pages_of(pdf)
    wanted = Counter(squeezed("".join(strings_in(HUGE[code]()))))
    assert wanted - Counter(squeezed("".join(pages))) == Counter()
    look_through(pdf, pages)


@pytest.mark.parametrize("code", sorted(USUAL))
@pytest.mark.parametrize("makers", [EMPTY, USUAL], ids=["empty", "usual"])
def test_is_valid_pdfa_2b(code: str, makers: dict[str, Maker], press: Press) -> None:
    report = pikepdf.pdfa.validate_written(BytesIO(built(code, makers, press)), "2b")
    assert report.findings == []
    assert report.passed


@pytest.mark.parametrize("code", sorted(USUAL))
def test_text_is_that_of_the_golden_file(code: str, press: Press) -> None:
    """Run with UPDATE_GOLDEN=1 to write the files anew; look at the difference."""
    text = "\n\f\n".join(pages_of(built(code, USUAL, press))).replace("\r\n", "\n")
    golden = GOLDEN / f"{code}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, "utf-8", newline="\n")
    assert text == golden.read_text("utf-8")


def test_content_of_another_kind_is_refused(press: Press) -> None:
    with pytest.raises(TypeError, match="RectificationOrder"):
        document_kinds()["F05"].accept(sample_letters.receipt(), press, sample_people.CREATED)


def test_module_without_kind_is_a_bug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "stray.py").write_text('"""No kind."""\n', "utf-8")
    monkeypatch.setattr(kinds_package, "__path__", [str(tmp_path)])
    with pytest.raises(TypeError, match="stray"):
        registry.document_kinds.__wrapped__()
    del sys.modules["inspector.documents.kinds.stray"]


def test_progress_is_told_page_by_page_and_work_can_be_cancelled(press: Press) -> None:
    told: list[tuple[str, float]] = []

    def cancel_at_the_second_page(step: str, fraction: float) -> None:
        told.append((step, fraction))
        if "第2页" in step:
            raise Cancelled

    with pytest.raises(Cancelled):
        document_kinds()["PHOTOS"].accept(
            sample_records.photos(9), press, sample_people.CREATED, cancel_at_the_second_page
        )
    assert [step for step, _ in told] == [
        "正在排版文书",
        "正在排版文书",
        "正在生成第1页，共3页",
        "正在生成第2页，共3页",
    ]
    assert told == sorted(told, key=lambda each: each[1])
