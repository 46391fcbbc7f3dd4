"""The command line's grammar, explained in Chinese."""

import re
from argparse import SUPPRESS, ArgumentParser, HelpFormatter, Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NoReturn

from inspector.cli.command import Command
from inspector.config.paths import default_home

_GROUPS: Final = {
    "roster": "机构名录",
    "package": "数据包",
    "document": "文书",
    "province": "省厅",
    "device": "本机身份",
    "policy": "政策包",
    "vault": "加密账册的检查员和口令",
}
_SENTENCES: Final = (
    (r"the following arguments are required: (.*)", r"缺少参数：\1"),
    (r"unrecognized arguments: (.*)", r"有不认识的参数：\1"),
    (r"argument (.*): invalid choice: (.*?) \(choose from (.*)\)", r"参数 \1 不能是 \2，可选：\3"),
    (r"argument (.*): expected one argument", r"参数 \1 后面缺少内容"),
    (r"argument (.*): invalid \w+ value: (.*)", r"参数 \1 的内容 \2 写法不对"),
)


class _ChineseHelp(HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[object],
        groups: Iterable[object],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or "用法：")  # type: ignore[arg-type]  # argparse's own private types


class ChineseParser(ArgumentParser):
    """An argument parser that speaks Chinese."""

    def __init__(self, prog: str = "inspector", description: str = "") -> None:
        super().__init__(
            prog=prog, description=description, formatter_class=_ChineseHelp, add_help=False
        )
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, and exit with 2."""
        for pattern, sentence in _SENTENCES:
            if match := re.fullmatch(pattern, message):
                message = match.expand(sentence)
                break
        self.exit(2, f"{message}。加 --help 可以看用法。\n")


def parse(commands: Sequence[Command], arguments: Sequence[str] | None) -> Namespace:
    """Parse; the result has `home`, `json` and `command` (None: open the window)."""
    parser = ChineseParser(description="养老检查：不带命令时打开窗口。")
    parser.add_argument(
        "--home", type=Path, default=default_home(), metavar="文件夹", help="账册所在的文件夹"
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON，供其他程序读取")
    parser.add_argument(
        "--practice", action="store_true", help="演练：用虚构的云岭县打开窗口，数据不会当作真实数据"
    )
    parser.add_argument("--who", default="", metavar="证号", help="谁打开账册：执法证号或其末几位")
    parser.add_argument(
        "--passphrase-fd", type=int, metavar="描述符", help="从这个文件描述符逐行读取口令"
    )
    parser.set_defaults(command=None)
    subparsers = parser.add_subparsers(title="命令", metavar="命令", prog=parser.prog)
    groups = {}
    for command in commands:
        into = subparsers
        if len(command.words) > 1:
            group = command.words[0]
            if group not in groups:
                title = _GROUPS[group]
                groups[group] = subparsers.add_parser(
                    group, help=title, prog=f"{parser.prog} {group}", description=title
                ).add_subparsers(
                    title="命令", metavar="命令", required=True, prog=f"{parser.prog} {group}"
                )
            into = groups[group]
        leaf = into.add_parser(
            command.words[-1],
            help=command.title,
            prog=f"{parser.prog} {' '.join(command.words)}",
            description=command.title,
        )
        leaf.add_argument(
            "--home", type=Path, default=SUPPRESS, metavar="文件夹", help="账册所在的文件夹"
        )
        leaf.add_argument("--json", action="store_true", default=SUPPRESS, help="输出 JSON")
        leaf.add_argument("--who", default=SUPPRESS, metavar="证号", help="谁打开账册")
        leaf.add_argument(
            "--passphrase-fd", type=int, default=SUPPRESS, metavar="描述符", help="逐行读取口令"
        )
        command.configure(leaf)
        leaf.set_defaults(command=command)
    parsed = parser.parse_args(arguments)
    if parsed.practice and parsed.home == default_home():
        parsed.home = default_home().with_name("inspector-practice")
    return parsed
