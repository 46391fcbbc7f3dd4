"""Decides on read rows: against the register and against each other."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from inspector.domain.institution import Institution
from inspector.domain.roster.comparison import (
    Alike,
    Match,
    Register,
    alike,
    change_between,
    merged,
)
from inspector.domain.roster.preview import Change, JudgedRow, Reason, Verdict, Weight
from inspector.domain.roster.row_reading import ReadRow


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A row after reading, before it is compared with anything."""

    sheet: str
    row: int
    name: str
    read: ReadRow
    reasons: tuple[Reason, ...]

    def because(self, weight: Weight, text: str) -> "ReadLine":
        """Return the line with one reason more, about the row as a whole."""
        reason = Reason(self.sheet, self.row, 0, weight, text)
        return replace(self, reasons=(*self.reasons, reason))

    def place_seen_from(self, other: "ReadLine") -> str:
        """Return how another row calls this one."""
        sheet = "" if self.sheet == other.sheet else f"“{self.sheet}”"
        return f"{sheet}第 {self.row} 行"


class _Twin(Enum):
    SAME = "same"
    OTHER_CODE = "other_code"
    NAMESAKE = "namesake"


def decide(lines: Iterable[ReadLine], register: Register) -> tuple[JudgedRow, ...]:
    """Give every line its verdict, what it would store and what that would change."""
    resolved = [_resolve(line, register) for line in lines]
    _compare_rows([one for one in resolved if isinstance(one, _Candidate)], register)
    return tuple(
        _judged(one.line, one.after, one.change)
        if isinstance(one, _Candidate)
        else _judged(one, None, None)
        for one in resolved
    )


@dataclass(slots=True)
class _Candidate:
    """A line with what it would store; its reasons grow while rows are compared."""

    line: ReadLine
    read: Institution
    after: Institution
    change: Change

    def because(self, weight: Weight, text: str) -> None:
        self.line = self.line.because(weight, text)


def _judged(line: ReadLine, after: Institution | None, change: Change | None) -> JudgedRow:
    weights = {reason.weight for reason in line.reasons}
    verdict = Verdict.TAKE
    if Weight.REFUSAL in weights:
        verdict, after, change = Verdict.REFUSE, None, None
    elif Weight.DOUBT in weights:
        verdict = Verdict.DOUBTFUL
    reasons = tuple(sorted(line.reasons, key=lambda reason: reason.column))
    return JudgedRow(line.sheet, line.row, verdict, line.name, reasons, after, change)


def _resolve(line: ReadLine, register: Register) -> "_Candidate | ReadLine":
    read = line.read.institution
    if read is None:
        return line
    known, match = register.match(read)
    if match in {Match.WITHOUT_ADDRESS, Match.OTHER_ADDRESS, Match.OTHER_CODE}:
        line = line.because(Weight.DOUBT, match.value)
    after = merged(known, read, line.read.denied_aids) if known else read
    return _Candidate(line, read, after, change_between(known, after, register.divisions))


def _compare_rows(candidates: Iterable[_Candidate], register: Register) -> None:
    by_id: dict[str, _Candidate] = {}
    by_alike: dict[Alike, _Candidate] = {}
    by_name: dict[tuple[str, str], _Candidate] = {}
    for one in candidates:
        key = alike(one.after, register.divisions)
        name = (key.county_code, key.name)
        first = by_id.get(one.after.id) or by_alike.get(key) or by_name.get(name)
        twin = _twin(first.after, one.after, register) if first else None
        if first and twin:
            _tell_twins(first, one, twin)
        if twin is not _Twin.SAME:
            by_id[one.after.id] = one
            by_alike.setdefault(key, one)
            by_name.setdefault(name, one)


def _twin(first: Institution, second: Institution, register: Register) -> _Twin | None:
    if first.id == second.id:
        return _Twin.SAME
    codes_differ = first.credit_code and second.credit_code
    if alike(first, register.divisions) == alike(second, register.divisions):
        return _Twin.OTHER_CODE if codes_differ else _Twin.SAME
    return None if codes_differ else _Twin.NAMESAKE


def _tell_twins(first: _Candidate, second: _Candidate, twin: _Twin) -> None:
    earlier = first.line.place_seen_from(second.line)
    later = second.line.place_seen_from(first.line)
    alike_in = _alike_in(first.read, second.read)
    match twin:
        case _Twin.OTHER_CODE:
            said = f"与{earlier}同名同址，统一社会信用代码却不同，请核对"
            second.because(Weight.DOUBT, said)
        case _Twin.NAMESAKE:
            said = f"与{earlier}名称相同，可能是同一家，请核对"
            second.because(Weight.DOUBT, said)
        case _Twin.SAME if _adds_nothing(first, second):
            said = f"与{earlier}{alike_in}，内容没有不同，只导入那一行"
            second.because(Weight.REFUSAL, said)
        case _:
            said = f"与{earlier}{alike_in}，内容却不同，请在表中只留一行"
            second.because(Weight.REFUSAL, said)
            first.because(Weight.DOUBT, f"与{later}{alike_in}，内容却不同，请核对以哪一行为准")


def _alike_in(first: Institution, second: Institution) -> str:
    if first.credit_code and first.credit_code == second.credit_code:
        return "统一社会信用代码相同"
    return "名称、地址相同"


def _adds_nothing(first: _Candidate, second: _Candidate) -> bool:
    before = first.after
    both = merged(before, second.read, second.line.read.denied_aids)
    # Another spelling of the name or the address is no other content.
    return replace(both, name=before.name, address=before.address) == before
