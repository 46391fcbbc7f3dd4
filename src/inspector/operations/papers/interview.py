"""F04 询问笔录: what somebody was asked and answered; the program holds none of it."""

from dataclasses import dataclass
from typing import Final

from inspector.documents.interview import Interview, Interviewee
from inspector.operations.papers.asked import Form, asked
from inspector.operations.papers.occasion import Occasion
from inspector.operations.papers.paper import Details, Paper

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

    matter: str = asked("案由", "", hint="如 疏散通道堆物一事", required=True)
    started: str = asked("开始时间", "", hint="如 2026年3月5日10时", required=True)
    ended: str = asked("结束时间", "", hint="如 2026年3月5日10时30分", required=True)
    place: str = asked("询问地点", "", hint="不填就是机构地址")
    name: str = asked("被询问人姓名", "", required=True)
    sex: str = asked("性别", "")
    age: str = asked("年龄", "")
    identity_number: str = asked("身份证号", "", hint="印出时只留后四位")
    employer: str = asked("工作单位", "")
    position: str = asked("职务", "")
    phone: str = asked("联系电话", "")
    address: str = asked("住址", "")
    identity: str = asked("出示证件的回答", "", hint="如 看清了。", required=True)
    recusal: str = asked("是否申请回避的回答", "", hint="如 不申请回避。", required=True)
    exchanges: tuple[tuple[str, str], ...] = asked(
        "问答", (), hint="一行写“问：……”，下一行写“答：……”", form=Form.EXCHANGES, required=True
    )
    refusal: str = asked("拒绝签字的理由", "", hint="没有拒签就不填")

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
