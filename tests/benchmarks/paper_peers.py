"""Sets the notice of papers.py with WeasyPrint or typst; run by it, with the peers' own Python.

    python tests/benchmarks/paper_peers.py weasyprint|typst NOTICE.json PDF ROUNDS

Prints the seconds of each round after the first, in one line of JSON, with the peak memory in MB.
"""

import html
import json
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

Notice = dict[str, Any]
ROUND = "§"
DAY = datetime(2026, 3, 5, 8, 30, tzinfo=UTC)

FACES = {
    "title": ("Inspector Title", 22, 34),
    "body": ("Inspector Fang", 14, 23),
    "cell": ("Inspector Fang", 12, 17),
    "label": ("Inspector Hei", 12, 17),
    "small": ("Inspector Song", 10.5, 14.5),
    "small-head": ("Inspector Hei", 10.5, 14.5),
    "note": ("Inspector Song", 10.5, 15),
    "foot": ("Inspector Song", 9, 12),
}


def style_sheet(fonts: Path) -> Iterator[str]:
    for name in dict.fromkeys(family for family, _, _ in FACES.values()):
        file = fonts / f"{name.replace(' ', '')}.ttf"
        yield f"@font-face {{ font-family: '{name}'; src: url('{file.as_uri()}') }}"
    for name, (family, size, leading) in FACES.items():
        yield f".{name} {{ font: {size}pt/{leading}pt '{family}' }}"
    yield """@page { size: A4; margin: 37mm 26mm 35mm 28mm;
      @bottom-right { font: 14pt 'Inspector Song';
        content: "第" counter(page) "页 共" counter(pages) "页" } }
    p { margin: 0; text-indent: 2em; text-align: justify; line-break: strict }
    .head, .cell, .label, .small, .small-head, .note, .foot { text-indent: 0 }
    .head { text-align: center } .number, .seal { text-align: right; text-indent: 0 }
    table { border-collapse: collapse; width: 100%; table-layout: fixed }
    td, th { border: 0.5pt solid black; padding: 2pt 4pt; white-space: pre-line }
    th { font-weight: normal }
    tr { break-inside: avoid } img { display: block; margin: auto; height: 140pt }"""


def as_html(notice: Notice, fonts: Path) -> str:
    makers: dict[str, Callable[[Notice], str]] = {
        "title": lambda one: _paragraph("head title", one),
        "number": lambda one: _paragraph("number body", one),
        "seal": lambda one: _paragraph("seal body", one),
        "text": lambda one: _paragraph("body", one),
        "note": lambda one: _paragraph("note", one),
        "form": _html_form,
        "table": _html_table,
        "pictures": _html_pictures,
    }
    body = "".join(makers[part["kind"]](part) for part in notice["parts"])
    sheet = "\n".join(style_sheet(fonts))
    return f"<html lang=zh-CN><title>{notice['title']}</title><style>{sheet}</style>{body}</html>"


def _paragraph(kind: str, one: Notice) -> str:
    return f"<p class='{kind}'>{html.escape(one['text'])}</p>"


def _cell(words: str, kind: str, tag: str = "td", share: float = 0) -> str:
    width = f" style='width:{share}%'" if share else ""
    return f"<{tag} class={kind}{width}>{html.escape(words)}</{tag}>"


def _html_form(one: Notice) -> str:
    rows = (
        "".join(_cell(label, "label") + _cell(words, "cell") for label, words in row)
        for row in one["rows"]
    )
    return "".join(f"<table><tr>{row}</tr></table>" for row in rows)


def _html_table(one: Notice) -> str:
    total = sum(one["shares"])
    head = "".join(
        _cell(words, "small-head", "th", 100 * share / total)
        for words, share in zip(one["heads"], one["shares"], strict=True)
    )
    rows = "".join(
        f"<tr>{''.join(_cell(words, 'small') for words in row)}</tr>" for row in one["rows"]
    )
    return f"<table><thead><tr>{head}</tr></thead>{rows}</table>"


def _pairs(one: Notice) -> list[list[tuple[str, str]]]:
    return [one["pictures"][at : at + 2] for at in range(0, len(one["pictures"]), 2)]


def _html_pictures(one: Notice) -> str:
    return "".join(
        "<table><tr>"
        + "".join(f"<td><img src='{Path(file).as_uri()}'></td>" for file, _ in pair)
        + "</tr><tr>"
        + "".join(_cell(words, "small") for _, words in pair)
        + "</tr></table>"
        for pair in _pairs(one)
    )


TYPST_HEAD = """#set page(paper: "a4", margin: (top: 37mm, right: 26mm, bottom: 35mm, left: 28mm),
  footer: context text(font: "Inspector Song", size: 14pt)[
    第#counter(page).display()页 共#counter(page).final().first()页])
#set text(lang: "zh", region: "cn")
#set par(justify: true, first-line-indent: (amount: 2em, all: true), spacing: 9pt)
#set table(stroke: 0.5pt, inset: (x: 4pt, y: 2pt))
#set document(title: "%s")
"""


def as_typst(notice: Notice) -> str:
    makers: dict[str, Callable[[Notice], str]] = {
        "title": lambda one: f"#align(center, {_set_in('title', one['text'])})\n",
        "number": lambda one: f"#align(right, {_set_in('body', one['text'])})\n",
        "seal": lambda one: f"#align(right, {_set_in('body', one['text'])})\n",
        "text": lambda one: f"#{_set_in('body', one['text'])}\n",
        "note": lambda one: f"#{_set_in('note', one['text'])}\n",
        "form": _typst_form,
        "table": _typst_table,
        "pictures": _typst_pictures,
    }
    body = "\n".join(makers[part["kind"]](part) for part in notice["parts"])
    return TYPST_HEAD % notice["title"] + body


def _set_in(kind: str, words: str) -> str:
    family, size, leading = FACES[kind]
    par = f"#set par(leading: {leading - size}pt)"
    content = json.dumps(words, ensure_ascii=False)
    return f'text(font: "{family}", size: {size}pt)[{par}; #{content}]'


def _typst_table(one: Notice) -> str:
    columns = ", ".join(f"{share}fr" for share in one["shares"])
    head = ", ".join(_set_in("small-head", words) for words in one["heads"])
    rows = ", ".join(_set_in("small", words) for row in one["rows"] for words in row)
    return f"#table(columns: ({columns}), table.header({head}), {rows})"


def _typst_form(one: Notice) -> str:
    return "\n".join(
        f"#table(columns: ({', '.join('84pt, 1fr' for _ in row)}), "
        + ", ".join(f"{_set_in('label', label)}, {_set_in('cell', words)}" for label, words in row)
        + ")"
        for row in one["rows"]
    )


def _typst_pictures(one: Notice) -> str:
    return "\n".join(
        "#table(columns: (1fr, 1fr), "
        + ", ".join(f'align(center, image("{file}", height: 140pt))' for file, _ in pair)
        + ", "
        + ", ".join(_set_in("small", words) for _, words in pair)
        + ")"
        for pair in _pairs(one)
    )


def weasyprint_of(notice: Notice, fonts: Path, target: Path) -> Callable[[int], None]:
    weasyprint = import_module("weasyprint")

    text = as_html(notice, fonts)

    def build(number: int) -> None:
        document = weasyprint.HTML(string=text.replace(ROUND, str(number)), base_url=str(fonts))
        document.write_pdf(str(target), pdf_variant="pdf/a-2b")

    return build


def typst_of(notice: Notice, fonts: Path, target: Path) -> Callable[[int], None]:
    typst = import_module("typst")

    source = target.with_suffix(".typ")
    text = as_typst(notice)
    compiler = typst.Compiler(root="/", font_paths=[str(fonts)], ignore_system_fonts=True)

    def build(number: int) -> None:
        source.write_text(text.replace(ROUND, str(number)), "utf-8")
        target.write_bytes(
            compiler.compile(input=str(source), format="pdf", pdf_standards="a-2b", timestamp=DAY)
        )

    return build


def main() -> None:
    name, notice_file, target, rounds = sys.argv[1:5]
    notice = json.loads(Path(notice_file).read_text("utf-8"))
    makers = {"weasyprint": weasyprint_of, "typst": typst_of}
    build = makers[name](notice, Path(notice["fonts"]), Path(target))
    build(1)
    times = []
    for number in range(int(rounds)):
        start = time.perf_counter()
        build(number + 2)
        times.append(time.perf_counter() - start)
    status = Path("/proc/self/status").read_text("utf-8")
    memory = int(status.partition("VmHWM:")[2].split()[0]) / 1024
    sys.stdout.write(json.dumps({"times": times, "memory": memory}) + "\n")


if __name__ == "__main__":
    main()
