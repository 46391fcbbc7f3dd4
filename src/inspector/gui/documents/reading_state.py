"""What is said of a paper whose code was read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, assert_never

from inspector.domain.shanghai import date_in_words
from inspector.gui.theme import Tone
from inspector.operations.changes import Changed
from inspector.operations.check_document import CheckedPaper, PaperState
from inspector.operations.file_slip import FiledSlip
from inspector.operations.read_paper import ReadPaper
from inspector.operations.take_paper_receipt import TakenReceipt

TONES: Final[Mapping[PaperState, Tone]] = {
    PaperState.GENUINE: Tone.GOOD,
    PaperState.CHANGED: Tone.DANGER,
    PaperState.WITHDRAWN: Tone.DANGER,
    PaperState.REVOKED: Tone.WARNING,
    PaperState.UNKNOWN_SIGNER: Tone.WARNING,
    PaperState.NO_CODE: Tone.WARNING,
}


@dataclass(frozen=True, slots=True)
class ReadState:
    """One word with its tone, and what is behind it."""

    word: str
    tone: Tone
    sentences: tuple[str, ...]


def read_state(paper: ReadPaper, titles: Mapping[str, str]) -> ReadState:
    """Return what is said; `titles` are those of the kinds of document."""
    match paper:
        case CheckedPaper():
            sentences = (*_told(paper, titles), *paper.sentences)
            return ReadState(paper.state.value, TONES[paper.state], sentences)
        case FiledSlip():
            return _filed(paper)
        case TakenReceipt():
            return _taken(paper)
        case _:
            assert_never(paper)


def _told(checked: CheckedPaper, titles: Mapping[str, str]) -> Iterator[str]:
    code = checked.code
    if code is None:
        return
    yield f"{titles.get(code.kind, code.kind)} {code.number}".strip()
    yield f"签发：{date_in_words(code.issued)}，签发电脑：{checked.signer}"
    if code.deadlines:
        yield f"期限：{'、'.join(date_in_words(day) for day in code.deadlines)}"
    if checked.withdrawn_on is not None:
        yield f"作废：{date_in_words(checked.withdrawn_on)}"


def _filed(filed: FiledSlip) -> ReadState:
    again = "以前已经归档过，没有重复。" if filed.changed is Changed.NOTHING else ""
    answered = (f"{one.place}：{one.fact}" for one in filed.findings)
    head = f"归到“{filed.order.number}”的 {len(filed.findings)} 项问题。{again}"
    return ReadState("整改报告已归档", Tone.GOOD, (head, *answered))


def _taken(taken: TakenReceipt) -> ReadState:
    slip = taken.slip
    again = "以前已经登记过，没有重复。" if taken.changed is Changed.NOTHING else ""
    if not taken.accepted:
        sentence = f"第 {slip.seq} 号包没有被接收，下次导出时会重新送出。{again}"
        return ReadState("省厅已拒收", Tone.DANGER, (sentence,))
    missing = f"，缺照片 {slip.missing} 张" if slip.missing else ""
    sentence = f"第 {slip.seq} 号包：收到 {slip.rows} 条记录{missing}。{again}"
    return ReadState("省厅已接收", Tone.GOOD, (sentence,))
