"""inspector demo --out DIR: the whole loop with the made-up county, headless."""

from argparse import ArgumentParser, Namespace
from collections.abc import Generator, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final

from inspector.cli.command import Command, Context, Report, Told
from inspector.domain.finding import Finding, Remedy
from inspector.domain.inspection import InspectionKind
from inspector.domain.practice.answers import failing_answer, passing_answer
from inspector.domain.procedure import Step
from inspector.errors import UserError
from inspector.operations.attach_photo import PhotoUse, attach_photo
from inspector.operations.create_province import create_province
from inspector.operations.enrol_device import (
    accept_enrolment,
    ask_for_enrolment,
    grant_enrolment,
)
from inspector.operations.export_package import export_package
from inspector.operations.import_package import import_package
from inspector.operations.issue_document import issue_document
from inspector.operations.issue_receipt import write_receipts
from inspector.operations.judged_inspection import judged_inspection
from inspector.operations.look_at_package import look_at_package
from inspector.operations.practice import PRACTICE_OFFICERS, SHEET, set_up_practice
from inspector.operations.record_answer import record_answer
from inspector.operations.record_finding import record_finding
from inspector.operations.record_step import record_step
from inspector.operations.render_document import render_document
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.start_inspection import InspectionPlan, start_inspection
from inspector.operations.workspace import Role, Workspace
from inspector.storage.atomic_file import write_atomically

_DEADLINE: Final = timedelta(days=15)
_CHECKLISTS: Final = ("T1", "T3")
_PAPERS: Final = (("F03", "检查笔录"), ("F05", "责令改正通知书"), ("F08", "送达回证"))
_NOTES: Final = {
    Step.STATEMENT_TAKEN: "对检查情况无异议，将按要求改正。",
    Step.SIGNED: "示例丙（院长）签字",
}
_PROBLEMS: Final = (
    ("T1-C09", "二层东侧楼梯间", "堆放轮椅与纸箱，疏散宽度不足", "passage.jpg"),
    ("T1-C10", "一层值班室门口", "一具灭火器压力指针在红区，未及时更换", "extinguisher.jpg"),
)


class DemoFolderError(UserError):
    """The folder for the results cannot be used."""


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--out", type=Path, required=True, metavar="文件夹", help="结果写到哪里（应为空文件夹）"
    )


def _run(context: Context, arguments: Namespace) -> Report:
    out: Path = arguments.out
    try:
        out.mkdir(parents=True, exist_ok=True)
        used = any(out.iterdir())
        usb = out / "usb"
        usb.mkdir(exist_ok=True)
    except OSError as error:
        raise DemoFolderError(
            f"文件夹“{out}”不能写入，请检查权限和剩余空间，或换一个文件夹。"
        ) from error
    if used:
        raise DemoFolderError(f"文件夹“{out}”里已经有文件，请换一个空文件夹，以免混在一起。")
    with (
        context.at(out / "county", Role.COUNTY, practice=True) as county,
        context.at(out / "province", Role.PROVINCE, practice=True) as province,
    ):
        lines = list(_loop(county, province, out, usb))
    found = [*sorted(out.glob("*.*")), *sorted(usb.iterdir())]
    files: list[Told] = [str(one.relative_to(out)) for one in found]
    return Report((*lines, f"演示完成，结果在：{out}"), {"out": str(out), "files": files})


def _loop(county: Workspace, province: Workspace, out: Path, usb: Path) -> Iterator[str]:
    set_up_practice(county, out)
    yield f"1. 导入机构名录：{out / SHEET}"
    yield from _enrol(county, province, usb)
    inspection = yield from _inspect(county)
    yield _write_record(county, inspection, out / "封存记录.json")
    yield from _print(county, inspection, out)
    yield from _send(county, province, out, usb)


def _enrol(county: Workspace, province: Workspace, usb: Path) -> Iterator[str]:
    trust = create_province(province)
    asked = ask_for_enrolment(county, usb / "登记申请.sxrequest")
    granted = grant_enrolment(province, asked.file, asked.fingerprint, ["示例丁", "示例戊"], usb)
    accept_enrolment(county, granted.file, trust.fingerprint)
    yield f"2. 省厅初始化并登记电脑 {asked.device}：{granted.file}"


def _inspect(county: Workspace) -> Generator[str, None, str]:
    officers = [officer.certificate_number for officer in PRACTICE_OFFICERS]
    with county.database.reading() as stored:
        institution = max(stored.institutions.all(), key=lambda one: one.beds_total or 0)
    plan = InspectionPlan(institution.id, InspectionKind.ANNUAL, _CHECKLISTS, officers)
    inspection = start_inspection(county, plan).inspection_id
    problems = {item for item, *_ in _PROBLEMS}
    judged = judged_inspection(county, inspection)
    for item in judged.items:
        good = passing_answer(item, judged.pack.parameters, county.today, officers[0])
        answer = failing_answer(item, officers[1]) if item.code in problems else good
        record_answer(county, inspection, answer)
    _find(county, inspection)
    for step in Step:
        record_step(county, inspection, step, _NOTES.get(step, ""))
    sealed = seal_inspection(county, inspection)
    yield f"3. 检查{institution.name}：{len(judged.items)} 项，问题 {len(_PROBLEMS)} 个"
    yield f"4. 已封存，记录校验值 {sealed.sha256}"
    return inspection


def _write_record(county: Workspace, inspection: str, file: Path) -> str:
    with county.database.reading() as stored:
        write_atomically(file, stored.records.of_inspection(inspection)[-1].record)
    return f"   封存的记录（可用 inspector judge 重新判定）：{file}"


def _find(county: Workspace, inspection: str) -> None:
    judged = judged_inspection(county, inspection)
    photos = county.resources / "practice" / "photos"
    for number, (code, place, fact, photo) in enumerate(_PROBLEMS, 1):
        item = judged.pack.item(code)
        finding = Finding(
            id=f"f{number}",
            item=code,
            place=place,
            fact=fact,
            requirement=item.requirement,
            severity=item.severity,
            remedy=Remedy.AT_ONCE,
            responsible="示例丙",
        )
        if number > 1:
            finding = finding.due_by(county.today + _DEADLINE)
        record_finding(county, inspection, finding)
        attach_photo(county, photos / photo, PhotoUse(inspection, code, finding.id, fact))
    for missing in judged_inspection(county, inspection).missing:
        if missing.code.startswith("evidence:"):
            attach_photo(county, photos / "front.jpg", PhotoUse(inspection, missing.item))


def _print(county: Workspace, inspection: str, out: Path) -> Iterator[str]:
    for code, name in _PAPERS:
        document = issue_document(county, inspection, code).document
        file = out / f"{name}.pdf"
        render_document(county, document.id, file)
        yield f"5. {name} {document.number}：{file}"


def _send(county: Workspace, province: Workspace, out: Path, usb: Path) -> Iterator[str]:
    for package in export_package(county, usb).packages:
        yield f"6. 加密数据包第 {package.seq} 号：{package.file}"
    for package in export_package(county, out, plain=True).packages:
        look_at_package(county, package.file)
        yield f"   同一个包的明文形式（供查看）：{package.file}"
    for file in sorted(usb.glob("*.sxsync.age")):
        taken = import_package(province, file)
        yield f"7. 省厅导入：{taken.verdict.sentence}"
        again = import_package(province, file)
        yield f"   再导入一次：{again.verdict.sentence}"
    for receipt in write_receipts(province, usb):
        import_package(county, receipt.file)
        yield f"8. 回执：{receipt.file}，县级已导入"
    with county.database.reading() as stored:
        for one in stored.inspections.summaries():
            yield f"   {one.institution_name}：{one.state.value}"


COMMANDS = (Command(("demo",), "用虚构的县走完整个流程", _configure, _run),)
