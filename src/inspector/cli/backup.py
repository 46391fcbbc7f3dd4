"""inspector backup|restore|check: copies on another medium, and whether the disk is sound."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from inspector.cli.command import Command, Context, Report, Told, no_arguments
from inspector.operations.back_up import back_up
from inspector.operations.check_workspace import check_workspace
from inspector.operations.prepare_restore import Outside
from inspector.operations.restore_backup import Restored, rehearse_restore, restore_backup


def _configure_backup(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--to", type=Path, required=True, metavar="文件夹", help="备份用的 U 盘或移动硬盘"
    )


def _backup(context: Context, arguments: Namespace) -> Report:
    with context.any_role() as workspace:
        made = back_up(workspace, arguments.to, context.progress)
    lines = [f"已备份：{made.folder}", "备份与账册一样加密，用同样的口令打开。"]
    if made.removed:
        lines.append(f"到期的旧备份 {made.removed} 份已清除。")
    return Report(tuple(lines), {"folder": str(made.folder), "removed": made.removed})


def _configure_restore(parser: ArgumentParser) -> None:
    parser.add_argument("source", type=Path, metavar="备份", help="备份所在的 U 盘、文件夹或文件")
    parser.add_argument("--rehearse", action="store_true", help="只演练：恢复到旁边核对后删除")


def _restore(context: Context, arguments: Namespace) -> Report:
    outside = Outside(context.secrets.unlock, context.place_of, context.clock())
    work = rehearse_restore if arguments.rehearse else restore_backup
    done: Restored = work(arguments.source, context.home, outside, context.progress)
    lines = ["恢复演练成功：备份可以打开。" if arguments.rehearse else f"已恢复到：{context.home}"]
    lines.append(f"照片和文书 {done.files} 个，缺失或损坏 {len(done.lost)} 个。")
    if done.replaced is not None:
        lines.append(f"原来的数据保留在：{done.replaced}")
    if not arguments.rehearse:
        lines.append("恢复后须重新办理登记（换发授权）才能导出数据包。")
    data: dict[str, Told] = {
        "files": done.files,
        "lost": list(done.lost),
        "replaced": None if done.replaced is None else str(done.replaced),
    }
    return Report(tuple(lines), data, failed=bool(done.lost))


def _check(context: Context, arguments: Namespace) -> Report:
    del arguments
    with context.any_role() as workspace:
        found = check_workspace(workspace, context.progress)
    lines = [
        "数据文件完好。" if found.database else "数据文件已损坏，请用最近的备份恢复。",
        f"照片和文书 {found.files} 个，缺失或损坏 {len(found.lost)} 个。",
    ]
    if not found.has_key:
        lines.append("本机的签名密钥缺失，请从备份恢复或重新办理登记。")
    if not found.recoverable:
        lines.append("本机还没有在省厅留存恢复资料，口令丢失将无法找回，请尽快办理登记。")
    data: dict[str, Told] = {
        "database": found.database,
        "files": found.files,
        "lost": list(found.lost),
        "key": found.has_key,
        "recoverable": found.recoverable,
    }
    return Report(tuple(lines), data, failed=not found.is_sound)


COMMANDS = (
    Command(("backup",), "备份到 U 盘或移动硬盘", _configure_backup, _backup),
    Command(("restore",), "从备份恢复，或演练恢复", _configure_restore, _restore),
    Command(("check",), "检查数据文件、照片和文书是否完好", no_arguments, _check),
)
