"""inspector document print | printers."""

from argparse import ArgumentParser, Namespace

from inspector.cli.command import Command, Context, Report, no_arguments
from inspector.documents.cups import CupsPrinters, cups_printers
from inspector.documents.print_order import DOTS, NotPrintedError, PrintOrder, read_pages
from inspector.operations.print_document import print_documents


def _printers(context: Context, arguments: Namespace) -> Report:
    del context, arguments
    known = _required().all()
    lines = tuple(f"{one.name}（默认）" if one.default else one.name for one in known)
    return Report(
        lines or ("没有找到打印机，请连接打印机后重试。",),
        [{"name": one.name, "default": one.default} for one in known],
    )


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("id", nargs="+", metavar="编号", help="文书的标识或文号，可以有几个")
    parser.add_argument("--printer", default="", metavar="名称", help="打印机；不写用默认的")
    parser.add_argument("--copies", type=int, default=1, metavar="份数", help="每份文书打印几份")
    parser.add_argument("--duplex", action="store_true", help="双面打印")
    parser.add_argument("--dpi", type=int, default=DOTS[0], metavar="精度", help="300 或 600")
    parser.add_argument("--pages", default="", metavar="页", help="例如 1-2,4；不写打印全部")


def _print(context: Context, arguments: Namespace) -> Report:
    order = PrintOrder(
        printer=arguments.printer,
        copies=arguments.copies,
        duplex=arguments.duplex,
        dots=arguments.dpi,
        pages=read_pages(arguments.pages),
    )
    with context.any_role() as workspace:
        documents = print_documents(workspace, arguments.id, order, _required(), context.progress)
    names = [one.number or one.id for one in documents]
    return Report(tuple(f"已交给打印机：{name}" for name in names), names)


def _required() -> CupsPrinters:
    printers = cups_printers()
    if printers is None:
        raise NotPrintedError(
            "这台电脑没有命令行的打印服务（CUPS），没有打印。请打开窗口，在“文书”中打印。"
        )
    return printers


COMMANDS = (
    Command(("document", "print"), "打印签发的文书", _configure, _print),
    Command(("document", "printers"), "列出打印机", no_arguments, _printers),
)
