"""inspector policy move: an open draft goes on with the newest pack."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from inspector.cli.command import Command, Context, Report, Told
from inspector.operations.move_draft import DraftMove, draft_move, move_draft


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("inspection", metavar="检查", help="检查的标识")
    parser.add_argument("--dry-run", action="store_true", help="只看会改变什么，不改动")


def _run(context: Context, arguments: Namespace) -> Report:
    with context.county() as workspace:
        if arguments.dry_run:
            move = draft_move(workspace, arguments.inspection)
        else:
            move = move_draft(workspace, arguments.inspection).move
    if move is None:
        return Report(("这次检查用的是最新的政策包，或者已经封存，没有要改的。",), None)
    return Report(tuple(_lines(move, tried=arguments.dry_run)), _told(move))


def _lines(move: DraftMove, *, tried: bool) -> Iterator[str]:
    yield from move.lines
    done = "如果改用，" if tried else "已经改用："
    yield f"{done}政策包由 {move.old_version} 变为 {move.new_version}，已有的回答都保留。"


def _told(move: DraftMove) -> Told:
    return {
        "old": move.old_version,
        "new": move.new_version,
        "changes": [one.in_words for one in move.migration.changes],
        "old_answers": [one.answer.item for one in move.migration.orphans],
        "to_answer": list(move.migration.to_answer),
    }


COMMANDS = (Command(("policy", "move"), "让一次没有封存的检查改用最新的政策包", _configure, _run),)
