"""inspector policy add: a county's own checklists behind those of the province."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from inspector.cli.command import Command, Context, Report
from inspector.operations.add_county_items import add_county_items


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="文件夹", help="本县检查表（*.toml）的文件夹")


def _run(context: Context, arguments: Namespace) -> Report:
    with context.county() as workspace:
        pack = add_county_items(workspace, arguments.folder)
    line = f"已加入本县的检查表，新的检查使用 {pack.version}；省厅的条目没有改动。"
    return Report((line,), {"version": pack.version, "sha256": pack.sha256})


COMMANDS = (Command(("policy", "add"), "在省厅政策包后面加上本县的检查表", _configure, _run),)
