"""inspector vault …: who opens this laptop, and what to do when a passphrase is lost."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from inspector.cli.command import Command, Context, Report, no_arguments
from inspector.errors import UserError
from inspector.operations.keepers import appoint_keeper
from inspector.operations.recover_phrase import (
    answer_recovery,
    ask_for_recovery,
    requested_recovery,
    take_recovery,
)
from inspector.operations.workspace import Workspace
from inspector.storage.vault.vault import Vault


class NoVaultError(UserError):
    """Practice has no vault."""


def _vault_of(workspace: Workspace) -> Vault:
    if workspace.vault is None:
        raise NoVaultError("这是演练账册，没有加密，也没有口令。请在正式账册中办理。")
    return workspace.vault


def _configure_inspector(parser: ArgumentParser) -> None:
    parser.add_argument("inspector", metavar="证号", help="检查员的行政执法证号")


def _admit(context: Context, arguments: Namespace) -> Report:
    with context.any_role() as workspace:
        phrase = context.secrets.new_phrase("请新检查员本人设置口令：")
        _vault_of(workspace).admit(arguments.inspector, phrase)
    return Report((f"已添加检查员 {arguments.inspector}。",), {"admitted": arguments.inspector})


def _dismiss(context: Context, arguments: Namespace) -> Report:
    with context.any_role() as workspace:
        _vault_of(workspace).dismiss(arguments.inspector)
    return Report((f"已移除检查员 {arguments.inspector}。",), {"dismissed": arguments.inspector})


def _list(context: Context, arguments: Namespace) -> Report:
    del arguments
    with context.any_role() as workspace:
        vault = _vault_of(workspace)
        known = vault.inspectors()
        lines = (f"现在打开的是：{vault.inspector}", f"可以打开本机的：{'、'.join(known)}")
    return Report(lines, {"officer": vault.inspector, "inspectors": list(known)})


def _change(context: Context, arguments: Namespace) -> Report:
    del arguments
    with context.any_role() as workspace:
        vault = _vault_of(workspace)
        vault.renew(vault.inspector, context.secrets.new_phrase("新口令："))
    return Report(("口令已更换。",), {"changed": vault.inspector})


def _configure_keeper(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="姓名", help="保管人的姓名")


def _keeper(context: Context, arguments: Namespace) -> Report:
    with context.province() as workspace:
        phrase = context.secrets.new_phrase("请保管人本人设置口令（至少 10 个字符）：")
        appoint_keeper(workspace, arguments.name, phrase)
    return Report((f"已设立恢复保管人：{arguments.name}。",), {"keeper": arguments.name})


def _configure_ask(parser: ArgumentParser) -> None:
    _configure_inspector(parser)
    parser.add_argument("--to", type=Path, required=True, metavar="文件", help="申请文件写到哪里")


def _ask(context: Context, arguments: Namespace) -> Report:
    phrase = context.secrets.new_phrase("请设置新口令，收到答复时要用：")
    place = context.place_of(context.home)
    asked = ask_for_recovery(place, arguments.inspector, phrase, arguments.to)
    lines = (
        f"找回口令的申请：{asked.file}",
        f"核对码（省厅来电话时读给对方）：{asked.fingerprint}",
    )
    return Report(lines, {"file": str(asked.file), "fingerprint": asked.fingerprint})


def _configure_answer(parser: ArgumentParser) -> None:
    parser.add_argument("request", type=Path, metavar="申请文件", help="县级送来的申请")
    parser.add_argument("--to", type=Path, required=True, metavar="文件", help="答复写到哪里")
    parser.add_argument("--fingerprint", metavar="核对码", help="电话中县级读出的三十位数字")
    parser.add_argument(
        "--keeper", action="append", default=[], metavar="姓名", help="保管人，须写两次，两人不同"
    )


def _answer(context: Context, arguments: Namespace) -> Report:
    if arguments.fingerprint is None:
        asked = requested_recovery(arguments.request)
        lines = (
            f"申请人的执法证号：{asked.inspector}。申请文件的核对码：{asked.fingerprint}",
            "还没有答复。请打电话让县级读出核对码，一致后加 --fingerprint 和两个 --keeper。",
        )
        data = {"inspector": asked.inspector, "fingerprint": asked.fingerprint}
        return Report(lines, data, failed=True)
    with context.province() as workspace:
        phrases = {
            name: context.secrets.phrase(f"保管人{name}的口令：") for name in arguments.keeper
        }
        asked = answer_recovery(
            workspace, arguments.request, arguments.fingerprint, phrases, arguments.to
        )
    return Report((f"答复：{arguments.to}（给 {asked.inspector}）",), {"file": str(arguments.to)})


def _configure_take(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="文件", help="省厅的答复")


def _take(context: Context, arguments: Namespace) -> Report:
    phrase = context.secrets.phrase("申请时设置的新口令：")
    vault = take_recovery(context.place_of(context.home), arguments.file, phrase)
    return Report((f"已恢复，{vault.inspector} 可以用新口令打开。",), {"officer": vault.inspector})


COMMANDS = (
    Command(("vault", "list"), "列出可以打开本机的检查员", no_arguments, _list),
    Command(("vault", "add"), "添加检查员", _configure_inspector, _admit),
    Command(("vault", "remove"), "移除检查员", _configure_inspector, _dismiss),
    Command(("vault", "change"), "更换自己的口令", no_arguments, _change),
    Command(("vault", "keeper"), "省厅：设立恢复保管人", _configure_keeper, _keeper),
    Command(("vault", "ask"), "口令丢失：生成申请", _configure_ask, _ask),
    Command(("vault", "answer"), "省厅：两名保管人答复申请", _configure_answer, _answer),
    Command(("vault", "take"), "口令丢失：导入省厅的答复", _configure_take, _take),
)
