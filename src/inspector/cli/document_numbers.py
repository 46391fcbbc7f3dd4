"""inspector document numbers: the block of numbers that this computer gives."""

from argparse import ArgumentParser, Namespace

from inspector.cli.command import Command, Context, Report
from inspector.domain.document_number import NumberBlock
from inspector.operations.number_block import read_number_block, save_number_block


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("--from", dest="first", type=int, metavar="号", help="号段的起始号")
    parser.add_argument("--to", dest="last", type=int, metavar="号", help="号段的终止号")
    parser.add_argument("--clear", action="store_true", help="取消号段，由本机连续编号")


def _numbers(context: Context, arguments: Namespace) -> Report:
    with context.any_role() as workspace:
        if arguments.clear:
            save_number_block(workspace, None)
        elif arguments.first is not None and arguments.last is not None:
            save_number_block(workspace, NumberBlock(arguments.first, arguments.last))
        with workspace.database.reading() as stored:
            block = read_number_block(stored)
    if block is None:
        return Report(("本机没有号段，从1起连续编号。",), None)
    line = f"本机的号段：{block.first}—{block.last}（每种文书、每年各用一遍）。"
    return Report((line,), {"from": block.first, "to": block.last})


COMMANDS = (Command(("document", "numbers"), "查看或设定本机的文书号段", _configure, _numbers),)
