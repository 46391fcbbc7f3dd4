"""How fast one notice is printed, against WeasyPrint and typst; run by hand.

    python tests/benchmarks/papers.py [--rounds 7] [--peers PYTHON] [--keep FOLDER]

The notice has two pages, 8 findings and 4 photos; all set the same text in the same fonts with the
same photos, and write PDF/A-2b. `--peers` is the Python of an environment in which weasyprint and
typst are installed; one that is not there is named and left out. Cold is the wall time of a whole
process that prints one notice, warm the time of a further one in the same process; both are
medians, the contenders taking turns.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

RESOURCES = Path(__file__).parents[2] / "resources"
PEERS = Path(__file__).parent / "paper_peers.py"
PHOTOS = ("passage.jpg", "front.jpg", "extinguisher.jpg", "passage.jpg")
WARM_TYPST, WARM_WEASYPRINT, COLD_WEASYPRINT, MEMORY = 1.5, 0.2, 0.5, 100
DAY = datetime(2026, 3, 5, 8, 30, tzinfo=UTC)
ROUND = "§"
"""Stands for the number of the round: no notice is like the one before."""
FACTS = (
    "二层东侧疏散通道堆放轮椅与纸箱，宽度不足。",
    "抽查12份老年人档案，3份没有入院评估报告。",
    "厨房留样冰箱内午餐留样缺1个品种。",
    "三层活动室灭火器压力不足。",
    "夜间值班只有1人，与排班表不符。",
    "䶮、𬱖两位老人的床头没有呼叫器。",
    "配电间存放清洁用品，没有上锁。",
    "电梯检验标志已经过期。",
)
PARTS: Sequence[tuple[str, str]] = (
    ("found", "经查，你单位存在下列8项问题："),
    ("order", "现责令你单位按照上表所列内容、要求和期限改正。"),
    ("report", "请于2026年4月8日前以书面形式提交整改报告，逐项写明改正情况并附证明材料。"),
    (
        "remedies",
        (
            "如对本通知不服，可以自收到本通知书之日起六十日内向云岭县人民政府申请行政复议，"
            "也可以自收到本通知书之日起六个月内依法向云岭县人民法院提起行政诉讼。"
        ),
    ),
)


class Recorder:
    """A layout that keeps the words of each part, for the peers."""

    def __init__(self) -> None:
        from inspector.documents.text_style import RECORD

        self.body = RECORD
        self.parts: list[dict[str, Any]] = []

    def head(self, authority: str, title: str, number: str | None) -> None:
        self._add("title", authority)
        self._add("title", title)
        self._add("number", number or "")

    def text(self, text: str, *, keep_with_next: bool = False) -> None:
        self._add("text", text)

    flush = text

    def note(self, text: str) -> None:
        self._add("note", text)

    def space(self, height: float, *, keep_with_next: bool = False) -> None:
        """Peers leave their own."""

    def form(self, rows: Sequence[Sequence[tuple[str, str | None]]], height: float = 26) -> None:
        told = [[(label, value or "／") for label, value in row] for row in rows]
        self.parts.append({"kind": "form", "rows": told})

    def table(
        self,
        columns: Sequence[tuple[str, float]],
        rows: Sequence[Sequence[str | None]],
        centred: Sequence[int] = (),
    ) -> None:
        heads, shares = zip(*columns, strict=True)
        told = [[value or "／" for value in row] for row in rows]
        self.parts.append({"kind": "table", "heads": heads, "shares": shares, "rows": told})

    def seal(self, authority: str, day: str, note: str) -> None:
        for words in (authority, day):
            self._add("seal", words)
        self._add("note", note)

    def pictures(self, pictures: Sequence[tuple[Any, str]]) -> None:
        self.parts.append({"kind": "pictures", "count": len(pictures)})

    def _add(self, kind: str, words: str) -> None:
        self.parts.append({"kind": kind, "text": words})


@dataclass(frozen=True)
class Notice:
    """What is printed.

    Attributes:
        numbered: put behind the number and every fact.
    """

    numbered: str
    photos: tuple[Any, ...]


def compose(notice: Notice, paper: Any, words: Any) -> Any:
    """Put the notice on paper as the kinds of document do."""
    from inspector.documents.kind import Imprint

    texts = dict(PARTS)
    number = f"云岭民责改〔2026〕{notice.numbered}号"
    facts = [f"{fact}（{notice.numbered}）" for fact in FACTS]
    paper.head("云岭县民政局", words("title"), number)
    paper.form([[("当事人", "云岭县示例养老院")], [("住所", "云岭县示例路2号"), ("电话", None)]])
    paper.space(8)
    paper.text(texts["found"])
    paper.table(
        [("序号", 28.0), ("问题事实", 220.0), ("改正内容及要求", 116.0), ("改正期限", 84.0)],
        [(str(at), fact, "立即整改。", "2026年4月5日前") for at, fact in enumerate(facts, 1)],
        centred=(0,),
    )
    for name in ("order", "report", "remedies"):
        paper.text(texts[name])
    paper.seal("云岭县民政局", "2026年3月5日", words("seal"))
    captions = (f"照{at}：{fact}" for at, fact in enumerate(facts, 1))
    paper.pictures(list(zip(notice.photos, captions, strict=False)))
    return Imprint("云岭县民政局", number, "责令云岭县示例养老院改正", "2026-03")


def photos() -> tuple[Any, ...]:
    """Return the photos at print size."""
    from inspector.documents.picture import print_size

    folder = RESOURCES / "practice" / "photos"
    return tuple(print_size((folder / name).read_bytes()) for name in PHOTOS)


def kept_photo(file: Path) -> Any:
    """Return a photo that is at print size already."""
    from PIL import Image

    from inspector.documents.picture import Picture

    with Image.open(file) as image:
        return Picture(file.read_bytes(), *image.size)


def ours(folder: Path, target: Path, rounds: int) -> None:
    """Print the notice as the program does, and tell the times."""
    from inspector.documents.kind import DocumentKind
    from inspector.documents.press import open_press

    kind = DocumentKind("F05", "责令改正通知书", "民责改", Notice, compose)
    press = open_press(RESOURCES / "fonts", RESOURCES / "policy" / "documents.toml")
    kept = tuple(kept_photo(folder / f"{number}.jpg") for number in range(len(PHOTOS)))

    def build(number: int) -> None:
        target.write_bytes(kind.build(Notice(str(number), kept), press, DAY))

    build(1)
    times = []
    for number in range(rounds):
        start = time.perf_counter()
        build(number + 2)
        times.append(time.perf_counter() - start)
    status = Path("/proc/self/status").read_text("utf-8")
    memory = int(status.partition("VmHWM:")[2].split()[0]) / 1024
    sys.stdout.write(json.dumps({"times": times, "memory": memory}) + "\n")


def prepare(folder: Path) -> None:
    """Write the photos and the words for all contenders."""
    from inspector.documents.press import open_press
    from inspector.documents.wording import Words

    press = open_press(RESOURCES / "fonts", RESOURCES / "policy" / "documents.toml")
    files = []
    for number, photo in enumerate(photos()):
        file = folder / f"{number}.jpg"
        file.write_bytes(photo.encoded)
        files.append(str(file))
    recorder = Recorder()
    compose(Notice(ROUND, photos()), recorder, Words(press.wording, "F05"))
    captions = [f"照{number}：{fact}（{ROUND}）" for number, fact in enumerate(FACTS, 1)]
    for part in recorder.parts:
        if part["kind"] == "pictures":
            part["pictures"] = list(zip(files, captions, strict=False))
    told = {"title": "责令改正通知书", "fonts": str(RESOURCES / "fonts"), "parts": recorder.parts}
    (folder / "notice.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")


def contenders(folder: Path, peers: str) -> dict[str, list[str]]:
    """Return the command of each contender that is there, without the number of rounds."""
    own = [sys.executable, __file__, "--alone", str(folder)]
    known = {"ours": own}
    for name in ("typst", "weasyprint"):
        asked = subprocess.run([peers, "-c", f"import {name}"], capture_output=True, check=False)
        if asked.returncode:
            sys.stdout.write(f"left out: {name} is not installed in {peers}\n")
        else:
            target = str(folder / f"{name}.pdf")
            known[name] = [peers, str(PEERS), name, str(folder / "notice.json"), target]
    return known


def compare(rounds: int, peers: str, folder: Path) -> None:
    """Print medians and ratios."""
    prepare(folder)
    there = contenders(folder, peers)
    cold: dict[str, list[float]] = {name: [] for name in there}
    warm: dict[str, list[float]] = {name: [] for name in there}
    memory: dict[str, float] = dict.fromkeys(there, 0.0)
    for _ in range(rounds):
        for name, command in there.items():
            start = time.perf_counter()
            subprocess.run([*command, "0"], capture_output=True, check=True)
            cold[name].append(time.perf_counter() - start)
        for name, command in there.items():
            done = subprocess.run([*command, "5"], capture_output=True, text=True, check=True)
            told = json.loads(done.stdout)
            warm[name].append(statistics.median(told["times"]))
            memory[name] = max(memory[name], told["memory"])
    for name in there:
        first, next_one = statistics.median(cold[name]), statistics.median(warm[name])
        size = (folder / f"{name}.pdf").stat().st_size / 1000
        sys.stdout.write(
            f"{name:10} cold {first:5.2f} s (min {min(cold[name]):.2f})  warm "
            f"{next_one * 1000:6.1f} ms (min {min(warm[name]) * 1000:.1f})  "
            f"{memory[name]:4.0f} MB  {size:4.0f} kB\n"
        )
    goals(cold, warm, memory)


def goals(
    cold: dict[str, list[float]], warm: dict[str, list[float]], memory: dict[str, float]
) -> None:
    def ratio(times: dict[str, list[float]], peer: str) -> float:
        return statistics.median(times["ours"]) / statistics.median(times[peer])

    if "typst" in warm:
        sys.stdout.write(f"warm {ratio(warm, 'typst'):.2f} x typst, goal {WARM_TYPST}\n")
    if "weasyprint" in warm:
        for name, times, goal in (
            ("warm", warm, WARM_WEASYPRINT),
            ("cold", cold, COLD_WEASYPRINT),
        ):
            sys.stdout.write(f"{name} {ratio(times, 'weasyprint'):.2f} x WeasyPrint, goal {goal}\n")
    sys.stdout.write(f"memory {memory['ours']:.0f} MB, goal {MEMORY}\n")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--peers", default=sys.executable)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--alone", nargs=2)
    given = parser.parse_args()
    if given.alone:
        folder = Path(given.alone[0])
        ours(folder, folder / "ours.pdf", int(given.alone[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        if given.keep:
            given.keep.mkdir(parents=True, exist_ok=True)
        compare(given.rounds, given.peers, given.keep or Path(folder))


if __name__ == "__main__":
    main()
