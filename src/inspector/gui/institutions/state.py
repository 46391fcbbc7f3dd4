"""What the institutions screen shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from inspector.domain.county_boundary import CountyBoundary, Point
from inspector.domain.inspection import InspectionState
from inspector.domain.institution import Institution, OperatingState
from inspector.domain.shanghai import SHANGHAI, date_in_words
from inspector.gui.deadlines import deadline_in_words
from inspector.gui.navigation import Place, Room
from inspector.gui.theme import Tone
from inspector.operations.about_home import AboutHome, Visit
from inspector.operations.open_findings import OpenFinding

STATE_TONES = {
    OperatingState.OPERATING: Tone.GOOD,
    OperatingState.SUSPENDED: Tone.WARNING,
    OperatingState.REORGANISED: Tone.WARNING,
    OperatingState.CLOSED: Tone.DANGER,
    OperatingState.UNKNOWN: Tone.PLAIN,
}
_NOT_CONFIRMED: Final = (
    "县界数据要等省厅确认后才显示，现在以名称和代码为准。省厅已经确认的，请到“设置”打开地图。"
)
_NO_BOUNDARY: Final = "没有这个县（市、区）的县界数据，以名称和代码为准。"
_THUMBS: Final = 6
"""The page shows so many photos: the newest."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """One card of the page and where its button leads."""

    title: str
    more: str
    chip: str
    tone: Tone
    place: Place


@dataclass(frozen=True, slots=True)
class HomePhoto:
    """One photo; `attachment` is the use that its button leads to."""

    attachment: str
    sha256: str
    caption: str
    place: Place


@dataclass(frozen=True, slots=True)
class HomeMap:
    """The county's outline, and where photos of the home were taken; longitude first."""

    rings: tuple[tuple[Point, ...], ...]
    places: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class InstitutionPage:
    """The page about one institution.

    Attributes:
        facts: what the register tells, as label and value.
        unknown: labels of what it does not tell, in words; empty: nothing is missing.
        findings: open ones, the most pressing first.
        history: inspections, the last first.
        map: None where no map may or can be shown.
        map_words: what the map shows, or why there is none.
    """

    id: str
    name: str
    facts: tuple[tuple[str, str], ...]
    unknown: str
    findings: tuple[PageLine, ...]
    history: tuple[PageLine, ...]
    photos: tuple[HomePhoto, ...]
    map: HomeMap | None
    map_words: str


@dataclass(frozen=True, slots=True)
class HomeFacts:
    """All that the page is made of.

    Attributes:
        county: its county in words.
        findings: the open ones of this home.
        boundary: of its county; None where none is known.
        may_show_map: whether the province has confirmed the boundaries.
    """

    institution: Institution
    county: str
    about: AboutHome
    findings: Sequence[OpenFinding]
    boundary: CountyBoundary | None
    may_show_map: bool
    today: date


def page_of(known: HomeFacts) -> InstitutionPage:
    """Return the page about an institution."""
    facts = _facts(known.institution, known.county)
    shown, words = _map(known)
    return InstitutionPage(
        known.institution.id,
        known.institution.name,
        tuple((label, value) for label, value in facts if value),
        "、".join(label for label, value in facts if not value),
        tuple(_finding(one, known.today) for one in known.findings),
        tuple(_visit(one) for one in known.about.visits),
        tuple(
            HomePhoto(
                use.id,
                use.photo.sha256,
                use.caption or use.item,
                Place(Room.INSPECTION, inspection, use.item),
            )
            for inspection, use in known.about.photos[:_THUMBS]
        ),
        shown,
        words,
    )


def count_in_words(count: int | None, unit: str) -> str:
    """Return a count with its unit; nothing where it is not known."""
    return "" if count is None else f"{count} {unit}"


def _facts(institution: Institution, county: str) -> tuple[tuple[str, str], ...]:
    facts = (
        ("统一社会信用代码", institution.credit_code or ""),
        ("所在地", f"{county}{institution.township}（{institution.county_code}）"),
        ("地址", institution.address),
        ("单位性质", institution.legal_form.value),
        ("法定代表人", institution.legal_representative),
        ("联系电话", institution.phone),
        ("成立日期", _day(institution.established_on)),
        ("备案", _filing(institution)),
        ("床位", count_in_words(institution.beds_total, "张")),
        ("护理型床位", count_in_words(institution.nursing_beds, "张")),
        ("在住老人", count_in_words(institution.residents, "人")),
        ("建筑面积", f"{institution.area_m2:f} 平方米" if institution.area_m2 else ""),
        ("消防手续", institution.fire_approval.value),
        ("食品经营许可", institution.food_licence.value),
        ("六助", "、".join(sorted(aid.value for aid in institution.aids))),
        ("状态", institution.state.value),
    )
    unknown = OperatingState.UNKNOWN.value  # the same word in every such enum
    return tuple((label, "" if value == unknown else value) for label, value in facts)


def _day(day: date | None) -> str:
    return date_in_words(day) if day else ""


def _filing(institution: Institution) -> str:
    parts = (institution.filing.value, institution.filing_number, _day(institution.filed_on))
    return " · ".join(part for part in parts if part)


def _finding(one: OpenFinding, today: date) -> PageLine:
    words, tone = deadline_in_words(one.finding.deadline, today)
    return PageLine(
        one.finding.fact,
        one.order or "还没有签发责令改正通知书",
        words,
        tone,
        Place(Room.INSPECTION, one.inspection_id, one.finding.item),
    )


def _visit(visit: Visit) -> PageLine:
    day = date_in_words(visit.started_at.astimezone(SHANGHAI).date())
    counts = f"已答 {visit.answered}" if visit.met is None else f"达标 {visit.met}"
    more = f"{visit.kind.value} · {counts} · 问题 {visit.findings}"
    chip, tone = _verdict(visit)
    return PageLine(day, more, chip, tone, Place(Room.INSPECTION, visit.id))


def _verdict(visit: Visit) -> tuple[str, Tone]:
    if visit.state is InspectionState.DRAFT:
        return visit.state.value, Tone.PLAIN
    if visit.replaced:
        return "已被更正", Tone.PLAIN
    if visit.unmet is None:
        return visit.state.value, Tone.PLAIN
    if visit.unmet:
        return f"不达标 {visit.unmet}", Tone.DANGER
    return "没有不达标", Tone.GOOD


def _map(known: HomeFacts) -> tuple[HomeMap | None, str]:
    boundary = known.boundary
    if not known.may_show_map:
        return None, _NOT_CONFIRMED
    if boundary is None:
        return None, _NO_BOUNDARY
    places = tuple(
        (use.photo.longitude, use.photo.latitude)
        for _, use in known.about.photos
        if use.photo.latitude is not None and use.photo.longitude is not None
    )
    outside = sum(not boundary.contains(latitude, longitude) for longitude, latitude in places)
    words = f"{boundary.name}（{boundary.code}）：{len(places)} 张照片记有位置"
    if outside:
        words += f"，其中 {outside} 张在县界线外，请核对"
    return HomeMap(boundary.rings, places), f"{words}。"
