"""F09 行政检查结果告知书: what came of the inspection."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from inspector.documents.result_notice import ResultNotice
from inspector.domain.finding import Remedy
from inspector.operations.papers.asked import asked
from inspector.operations.papers.occasion import AfterSealing
from inspector.operations.papers.paper import Details, Paper

_COPIES: Final = ("送达被检查单位", "归档")


@dataclass(frozen=True, slots=True)
class ResultDetails(Details):
    """What is decided at the end.

    Attributes:
        publication: where the result will be made public; empty: not printed.
    """

    publication: str = asked("公开渠道", "", hint="结果在哪里公开；不填就不印")


def result_notice(occasion: AfterSealing, details: ResultDetails) -> ResultNotice:
    """Return the content of the notice."""
    return ResultNotice(
        authority=occasion.office.authority,
        number=occasion.number,
        party_name=occasion.party.name,
        inspected=occasion.inspected,
        subjects=occasion.subjects,
        results=tuple(_results(occasion)),
        contact=occasion.contact,
        issued_on=occasion.today,
        policy_version=occasion.pack.version,
        record_sha256=occasion.record_sha256,
        publication=details.publication or None,
        copies=_COPIES,
    )


def _results(occasion: AfterSealing) -> Iterator[str]:
    counts = Counter(one.remedy for one in occasion.inspection.findings)
    if not counts:
        yield "本次检查未发现问题。"
    if counts[Remedy.ON_THE_SPOT]:
        yield f"发现问题{counts[Remedy.ON_THE_SPOT]}项，已当场改正。"
    later = counts[Remedy.AT_ONCE] + counts[Remedy.BY_DEADLINE]
    if later:
        orders = "、".join(occasion.numbers_of("F05"))
        ordered = f"，已发出《责令改正通知书》（{orders}）" if orders else ""
        yield f"发现应当改正的问题{later}项{ordered}。"
    letters = occasion.numbers_of("F10")
    if letters:
        yield f"属于其他部门职权的问题线索已移送（{'、'.join(letters)}）。"


PAPER: Final = Paper("F09", AfterSealing, ResultDetails, result_notice)
