"""inspector document read FILE: whatever paper it is, its code says what is to be done."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import assert_never

from inspector.cli.command import Command, Context, Report
from inspector.cli.document import checked_report
from inspector.cli.document_slip import filed_report
from inspector.operations.changes import Changed
from inspector.operations.check_document import CheckedPaper
from inspector.operations.file_slip import FiledSlip
from inspector.operations.read_paper import read_paper
from inspector.operations.take_paper_receipt import TakenReceipt


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="文件", help="纸面的照片，或者 PDF")


def _read(context: Context, arguments: Namespace) -> Report:
    with context.any_role() as workspace:
        paper = read_paper(workspace, arguments.file, context.progress)
    match paper:
        case CheckedPaper():
            return checked_report(paper)
        case FiledSlip():
            return filed_report(paper)
        case TakenReceipt():
            return _taken_report(paper)
        case _:
            assert_never(paper)


def _taken_report(taken: TakenReceipt) -> Report:
    slip = taken.slip
    outcome = "省厅已接收" if taken.accepted else "省厅已拒收"
    before = "（以前已经登记过，没有重复）" if taken.changed is Changed.NOTHING else ""
    missing = f"，缺照片{slip.missing}张" if slip.missing else ""
    line = f"回执已登记{before}：第{slip.seq}号数据包，{outcome}，记录{slip.rows}条{missing}。"
    data = {"package": slip.seq, "status": slip.status, "missing": slip.missing}
    return Report((line,), data)


COMMANDS = (
    Command(
        ("document", "read"),
        "读纸面的二维码：核验文书，归档整改报告，登记省厅的纸质回执",
        _configure,
        _read,
    ),
)
