"""inspector device request|accept: the county's side of enrolment."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from inspector.cli.command import Command, Context, Report, Told
from inspector.operations.enrol_device import accept_enrolment, ask_for_enrolment


def _configure_request(parser: ArgumentParser) -> None:
    parser.add_argument("--to", type=Path, required=True, metavar="文件", help="申请文件写到哪里")
    parser.add_argument(
        "--as-new", action="store_true", help="作为新电脑登记（授权被吊销，或本机是复制出来的）"
    )


def _request(context: Context, arguments: Namespace) -> Report:
    with context.county() as workspace:
        asked = ask_for_enrolment(workspace, arguments.to, as_new=arguments.as_new)
    lines = (
        f"登记申请：{asked.file}（本机名称 {asked.device}）",
        f"核对码（省厅来电话时读给对方）：{asked.fingerprint}",
    )
    data: dict[str, Told] = {
        "file": str(asked.file),
        "device": asked.device,
        "fingerprint": asked.fingerprint,
    }
    return Report(lines, data)


def _configure_accept(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="文件", help="省厅返回的 .sxgrant 授权文件")
    parser.add_argument(
        "--fingerprint", required=True, metavar="核对码", help="省厅在电话中读出的根密钥核对码"
    )


def _accept(context: Context, arguments: Namespace) -> Report:
    with context.county() as workspace:
        accept_enrolment(workspace, arguments.file, arguments.fingerprint)
    return Report(("本机已登记，可以导出数据包。",), {"enrolled": True})


COMMANDS = (
    Command(("device", "request"), "生成登记申请", _configure_request, _request),
    Command(("device", "accept"), "导入省厅返回的授权", _configure_accept, _accept),
)
