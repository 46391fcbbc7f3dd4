"""inspector roster import FILE: read a register of institutions."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from inspector.cli.command import Command, Context, Report, Told
from inspector.domain.roster.preview import JudgedRow, RosterPreview, Verdict
from inspector.operations.import_register import preview_register, take_register
from inspector.operations.workspace import WORKSPACE_FILE


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="文件", help="xlsx 或 csv 名册")
    parser.add_argument("--dry-run", action="store_true", help="只预览，不导入")
    parser.add_argument("--take-doubtful", action="store_true", help="待核对的行也一并导入")


def _run(context: Context, arguments: Namespace) -> Report:
    # A county's is made where there is none; the province keeps a register too.
    there = (context.home / WORKSPACE_FILE).exists()
    with context.any_role() if there else context.county() as workspace:
        preview = preview_register(workspace, arguments.file, context.progress)
        lines = [*_told(preview)]
        data: dict[str, Told] = {
            "rows": [_row(row) for row in preview.rows],
            "ignored": [row.why for row in preview.ignored],
            "unrecognised_columns": [one.sentence for one in preview.unrecognised_columns],
        }
        if arguments.dry_run:
            lines.append("以上是预览，没有导入任何内容。")
            return Report(tuple(lines), data)
        doubtful = preview.with_verdict(Verdict.DOUBTFUL) if arguments.take_doubtful else ()
        taken = take_register(workspace, preview, doubtful)
    lines.append(
        f"已导入：新增 {taken.new} 家，更新 {taken.corrected} 家，无变化 {taken.unchanged} 家；"
        f"没有导入 {taken.left} 行。"
    )
    data |= {
        "new": taken.new,
        "corrected": taken.corrected,
        "unchanged": taken.unchanged,
        "left": taken.left,
    }
    return Report(tuple(lines), data)


def _told(preview: RosterPreview) -> Iterator[str]:
    for row in preview.rows:
        change = f"（{row.change.kind.value}）" if row.change else ""
        yield f"{row.verdict.value}{change}\t“{row.sheet}”第 {row.row} 行\t{row.name}"
        for reason in row.reasons:
            yield f"\t{reason.weight.value}：{reason.sentence}"
    for ignored in preview.ignored:
        yield f"不是数据\t{ignored.why}"
    for column in preview.unrecognised_columns:
        yield f"没有读取\t{column.sentence}"
    counts = "，".join(f"{one.value} {len(preview.with_verdict(one))} 行" for one in Verdict)
    yield f"共 {len(preview.rows)} 行机构：{counts}。"


def _row(row: JudgedRow) -> Told:
    return {
        "sheet": row.sheet,
        "row": row.row,
        "verdict": row.verdict.name.lower(),
        "name": row.name,
        "change": row.change.kind.name.lower() if row.change else None,
        "reasons": [reason.sentence for reason in row.reasons],
    }


COMMANDS = (Command(("roster", "import"), "导入机构名录", _configure, _run),)
