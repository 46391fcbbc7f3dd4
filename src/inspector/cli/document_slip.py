"""inspector document slip IMAGE: files the photo of a filled answer slip."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from inspector.cli.command import Command, Context, Report
from inspector.operations.changes import Changed
from inspector.operations.file_slip import FiledSlip, file_slip


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="照片", help="整改报告的照片")


def _slip(context: Context, arguments: Namespace) -> Report:
    with context.any_role() as workspace:
        filed = file_slip(workspace, arguments.file, context.progress)
    return filed_report(filed)


def filed_report(filed: FiledSlip) -> Report:
    """Return under which findings a slip was filed."""
    before = "（以前已经归档过，没有重复）" if filed.changed is Changed.NOTHING else ""
    lines = [f"整改报告已归到通知书 {filed.order.number} 的{len(filed.findings)}项问题{before}："]
    lines += [f"{one.place}：{one.fact}" for one in filed.findings]
    return Report(
        tuple(lines), {"order": filed.order.number, "findings": [one.id for one in filed.findings]}
    )


COMMANDS = (Command(("document", "slip"), "把整改报告的照片归到相应的问题", _configure, _slip),)
