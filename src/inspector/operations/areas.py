"""Whose cards can be read at a desk: a county's own, at the province those of all."""

from typing import Final

from inspector.domain.checklist import Checklist
from inspector.domain.divisions import Division, Level
from inspector.errors import UserError
from inspector.operations.describe_office import described_office
from inspector.operations.workspace import Role, Workspace

_SUBJECTS: Final = {Level.COUNTY: "县（市、区）", Level.CITY: "设区市"}
"""What a checklist says that it is about."""


class AreaUnknownError(UserError):
    """It is not known which county or city is meant."""


def areas_of(workspace: Workspace) -> tuple[Division, ...]:
    """Return the areas of this desk: the own county, or every city followed by its counties.

    Raises:
        AreaUnknownError: a county's office is not described yet.
    """
    if workspace.role is Role.COUNTY:
        return (_own_county(workspace),)
    divisions = workspace.divisions
    return tuple(
        area for city in divisions.cities for area in (city, *divisions.counties_of(city.code))
    )


def area_named(workspace: Workspace, text: str) -> Division:
    """Return the area with this name or code; no text means a county's own.

    Raises:
        AreaUnknownError: there is no such area at this desk, or several have the name.
    """
    if workspace.role is Role.COUNTY and not text.strip():
        return _own_county(workspace)
    if not text.strip():
        raise AreaUnknownError("没有写明是哪个市或哪个县（市、区）的指标，请写明名称或区划代码。")
    found = _found(workspace, text.strip())
    if found is None or found not in areas_of(workspace):
        raise AreaUnknownError(
            f"这本账册里没有“{text.strip()}”的指标。请写全称（例如晋中市太谷区）或六位区划代码。"
        )
    return found


def checklists_of(workspace: Workspace, area: Division) -> tuple[Checklist, ...]:
    """Return the checklists of the newest pack that are about such an area, in their order."""
    subject = _SUBJECTS[area.level]
    return tuple(one for one in workspace.policy.checklists.values() if one.subject == subject)


def checklist_named(workspace: Workspace, area: Division, code: str) -> Checklist:
    """Return the checklist with this code; no code means the first.

    Raises:
        AreaUnknownError: that checklist is not about such an area.
    """
    known = checklists_of(workspace, area)
    for one in known:
        if code in ("", one.code):
            return one
    codes = "、".join(f"{one.code}（{one.title}）" for one in known)
    raise AreaUnknownError(f"{area.name}没有检查表“{code}”的指标，可选：{codes}。")


def _found(workspace: Workspace, text: str) -> Division | None:
    divisions = workspace.divisions
    for city in divisions.cities:
        if text in (city.code, city.name, city.name.removesuffix("市")):
            return city
    by_code = divisions.find_county_by_code(text) if text.isdecimal() else None
    return (by_code or divisions.find_county(text)).county


def _own_county(workspace: Workspace) -> Division:
    office = described_office(workspace)
    county = workspace.divisions.county(office.county_code) if office is not None else None
    if county is None:
        raise AreaUnknownError(
            "还没有填写本单位信息，不知道是哪个县（市、区），不能计算指标。请先在“设置”中填写。"
        )
    return county
