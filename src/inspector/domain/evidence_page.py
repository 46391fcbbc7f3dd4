"""The page of an evidence bundle that any browser shows and prints: contents and custody."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from inspector.domain.custody import CustodyLine
from inspector.domain.evidence_bag import BagFile, BundleFacts
from inspector.domain.shanghai import time_in_words

_STYLE: Final = (
    "@page{size:A4;margin:18mm}body{font:14px/1.6 'Noto Sans SC','Microsoft YaHei',sans-serif;"
    "max-width:50em;margin:2em auto;padding:0 1em}h1{font-size:22px}h2{font-size:18px}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #999;padding:4px 6px;"
    "text-align:left;vertical-align:top}tr{break-inside:avoid}"
    "code{font-size:12px;word-break:break-all}"
)
_KILOBYTE: Final = 1000


def evidence_page(
    facts: BundleFacts, files: Sequence[BagFile], custody: Sequence[Sequence[CustodyLine]]
) -> str:
    """Return the whole page as HTML without script and without anything from elsewhere.

    Args:
        facts: about the bundle.
        files: paths counted from the page.
        custody: the lines of each photo, oldest first (C13).
    """
    parts = [
        f"<h1>{escape(facts.title)}</h1>",
        _table(
            None,
            (
                ("制作单位", facts.authority),
                ("检查对象", facts.institution),
                ("检查时间", time_in_words(facts.inspected_at)),
                ("检查员", "、".join(facts.officers)),
                ("用途", facts.purpose),
                ("制作", f"{time_in_words(facts.made_at)}，{facts.made_by}，{facts.program}"),
            ),
        ),
        "<p>核验办法见上一级文件夹中的“如何核验.txt”。</p>",
        "<h2>目录</h2>",
        _contents(files),
        *(_photo(number, lines) for number, lines in enumerate(custody, 1) if lines),
    ]
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f"<title>{escape(facts.title)}</title><style>{_STYLE}</style></head>\n<body>\n"
        + "\n".join(parts)
        + "\n</body></html>\n"
    )


def _contents(files: Iterable[BagFile]) -> str:
    rows = "".join(
        f'<tr><td><a href="{escape(file.path)}">{escape(file.title)}</a></td>'
        f"<td>{-(-file.size // _KILOBYTE):,} KB</td><td><code>{file.sha256}</code></td></tr>\n"
        for file in files
    )
    return f"<table><tr><th>文件</th><th>大小</th><th>SHA-256</th></tr>\n{rows}</table>"


def _photo(number: int, lines: Sequence[CustodyLine]) -> str:
    rows = [
        (time_in_words(line.at), f"{line.deed.value}：{line.who}。{line.details}") for line in lines
    ]
    return (
        f"<h2>照片 {number} 的流转记录</h2>\n<p>原件 SHA-256 <code>{lines[0].photo}</code></p>\n"
        + _table(("记录时间", "事由"), rows)
    )


def _table(head: tuple[str, str] | None, rows: Iterable[tuple[str, str]]) -> str:
    top = f"<tr><th>{head[0]}</th><th>{head[1]}</th></tr>\n" if head else ""
    body = "".join(f"<tr><td>{escape(one)}</td><td>{escape(two)}</td></tr>\n" for one, two in rows)
    return f"<table>{top}{body}</table>"
