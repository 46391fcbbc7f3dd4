"""inspector document report YEAR | receipt DEVICE NUMBER, each --to FILE."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from inspector.cli.command import Command, Context, Report
from inspector.operations.print_receipt import print_receipt
from inspector.operations.report_year import report_year


def _configure_report(parser: ArgumentParser) -> None:
    parser.add_argument("year", type=int, metavar="年份", help="例如 2026")
    parser.add_argument("--to", type=Path, required=True, metavar="文件", help="PDF 写到哪里")


def _report(context: Context, arguments: Namespace) -> Report:
    with context.any_role() as workspace:
        report_year(workspace, arguments.year, arguments.to, context.progress)
    return Report((f"年度报告已写到：{arguments.to}",), {"file": str(arguments.to)})


def _configure_receipt(parser: ArgumentParser) -> None:
    parser.add_argument("device", metavar="电脑", help="送来数据包的电脑")
    parser.add_argument("number", type=int, metavar="编号", help="数据包的编号")
    parser.add_argument("--to", type=Path, required=True, metavar="文件", help="PDF 写到哪里")


def _receipt(context: Context, arguments: Namespace) -> Report:
    with context.any_role() as workspace:
        print_receipt(
            workspace,
            arguments.device,
            arguments.number,
            arguments.to,
            progress=context.progress,
        )
    return Report((f"回执已写到：{arguments.to}",), {"file": str(arguments.to)})


COMMANDS = (
    Command(("document", "report"), "写出一年的检查工作报告", _configure_report, _report),
    Command(("document", "receipt"), "写出数据包的纸质回执（省厅）", _configure_receipt, _receipt),
)
