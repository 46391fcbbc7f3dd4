"""F04 询问笔录: what somebody was asked and answered; the program holds none of it."""

from dataclasses import dataclass
from typing import Final

from inspector.documents.interview import Interview, Interviewee
from inspector.operations.papers.occasion import Occasion
from inspector.operations.papers.paper import Details, Paper, still_empty

_TOLD: Final = (
    "问：我们是{authority}的检查人员，这是我们的行政执法证件（{certificates}），请你过目。是否看清？",
    "问：你有权申请检查人员回避，有权陈述和申辩，应当如实回答询问。你是否申请回避？",
)


@dataclass(frozen=True, slots=True)
class InterviewDetails(Details):
    """What was said.

    Attributes:
        matter: what it is about (案由).
        started: when, in words; ended likewise.
        name: of who was asked; what is known of the person, empty is struck.
        identity: what was answered when the certificates were shown.
        recusal: what was answered to the question whether anyone should stand aside.
        exchanges: question and answer, in order.
        refusal: reason where the signature was refused.
    """

    matter: str = ""
    started: str = ""
    ended: str = ""
    place: str = ""
    name: str = ""
    sex: str = ""
    age: str = ""
    identity_number: str = ""
    employer: str = ""
    position: str = ""
    phone: str = ""
    address: str = ""
    identity: str = ""
    recusal: str = ""
    exchanges: tuple[tuple[str, str], ...] = ()
    refusal: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """The Chinese names of what must still be filled in."""
        return still_empty(
            ("案由", self.matter),
            ("开始时间", self.started),
            ("结束时间", self.ended),
            ("被询问人姓名", self.name),
            ("出示证件的回答", self.identity),
            ("是否申请回避的回答", self.recusal),
            ("问答", self.exchanges),
        )

    @property
    def interviewee(self) -> Interviewee:
        """Who was asked; the identity number is masked but for its last four digits."""
        number = self.identity_number
        return Interviewee(
            name=self.name,
            sex=self.sex or None,
            age=self.age or None,
            identity_number="*" * len(number[:-4]) + number[-4:] or None,
            employer=self.employer or None,
            position=self.position or None,
            phone=self.phone or None,
            address=self.address or None,
        )


def interview(occasion: Occasion, details: InterviewDetails) -> Interview:
    """Return the content of the record."""
    certificates = "、".join(f"{one.name}{one.certificate}" for one in occasion.officers)
    shown, recusal = (
        sentence.format(authority=occasion.office.authority, certificates=certificates)
        for sentence in _TOLD
    )
    return Interview(
        authority=occasion.office.authority,
        number=occasion.number,
        matter=details.matter,
        started=details.started,
        ended=details.ended,
        place=details.place or occasion.place,
        interviewee=details.interviewee,
        officers=occasion.officers,
        recorder=occasion.officers[-1].name,
        told=(shown, f"答：{details.identity}", recusal, f"答：{details.recusal}"),
        exchanges=details.exchanges,
        policy_version=occasion.pack.version,
        refusal=details.refusal or None,
    )


PAPER: Final = Paper("F04", Occasion, InterviewDetails, interview)
