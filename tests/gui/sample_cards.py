"""Figures of the made-up county that somebody entered."""

from decimal import Decimal

from inspector.domain.answer import Answer
from inspector.domain.checklist import CONFORMING
from inspector.operations.area_figures import enter_area_figure
from inspector.operations.areas import area_named
from inspector.operations.workspace import Workspace

SOURCE = "县民政局 2026 年养老服务台账"


def enter_figures(workspace: Workspace) -> None:
    """Enter some, so that every outcome is there."""
    area = area_named(workspace, "")
    for item, values in (
        ("T4-X02", {"result": CONFORMING}),
        ("T4-X05", {"covered": Decimal(6), "official": Decimal(7)}),
        ("T4-X09", {"enterprises": Decimal(5), "ngos": Decimal(6)}),
        ("T4-X12", {"satisfied": Decimal(93), "sample": Decimal(100)}),
    ):
        enter_area_figure(workspace, area, Answer(item, values, remark=SOURCE))
