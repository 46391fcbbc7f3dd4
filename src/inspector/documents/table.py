"""Ruled tables as strips: rows run on over pages line by line, the head is repeated."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from inspector.documents.paragraph import SetLine, Typesetter, draw_line
from inspector.documents.pen import Pen
from inspector.documents.strip import Place, Strip
from inspector.documents.text_style import Align, TextStyle

SIDE_PADDING = 4.0
_TOP_PADDING = 3.0
_UNDIVIDED = 150.0  # rows up to this height stay whole and are centred
_OUTER, _INNER = 1.0, 0.5


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, its width in points and how the text is set."""

    text: str
    width: float
    style: TextStyle


@dataclass(frozen=True, slots=True)
class Row:
    """One row; the widths of its cells fill the table. ``height`` is the least height in points."""

    cells: tuple[Cell, ...]
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class _SetCell:
    lines: tuple[SetLine, ...]
    left: float
    style: TextStyle


@dataclass(frozen=True, slots=True)
class _SetRow:
    cells: tuple[_SetCell, ...]
    edges: tuple[float, ...]
    slot: float
    slots: int
    height: float


def table(
    setter: Typesetter,
    rows: Sequence[Row],
    head: Row | None = None,
) -> list[Strip]:
    """Return the strips of a table; ``head`` stands again at the top of every further page."""
    heads: tuple[Strip, ...] = ()
    strips: list[Strip] = []
    if head is not None:
        heads = tuple(
            replace(strip, keep_with_next=True)
            for strip in _row_strips(_set_row(setter, head), opens=True, closes=False)
        )
        strips += heads
    for index, row in enumerate(rows):
        set_row = _set_row(setter, row)
        row_strips = _row_strips(
            set_row,
            opens=head is None and index == 0,
            closes=index == len(rows) - 1,
        )
        strips += [replace(strip, heads=heads) for strip in row_strips]
    return strips


def _set_row(setter: Typesetter, row: Row) -> _SetRow:
    cells, edges, left = [], [0.0], 0.0
    for cell in row.cells:
        room = cell.width - 2 * SIDE_PADDING
        label = cell.style.align is Align.CENTRE
        set_lines = (setter.label_lines if label else setter.lines)(cell.text, cell.style, room)
        cells.append(_SetCell(tuple(set_lines), left + SIDE_PADDING, cell.style))
        left += cell.width
        edges.append(left)
    slot = max(cell.style.leading for cell in cells)
    slots = max(len(cell.lines) for cell in cells)
    height = max(slots * slot + 2 * _TOP_PADDING, row.height)
    return _SetRow(tuple(cells), tuple(edges), slot, slots, height)


def _row_strips(row: _SetRow, *, opens: bool, closes: bool) -> list[Strip]:
    """Return one strip for a low row, a strip a line for a high one."""
    top, bottom = (_OUTER if opens else _INNER), (_OUTER if closes else _INNER)
    if row.slots == 1 or row.height <= _UNDIVIDED:
        return [_whole_row(row, top, bottom)]
    strips = []
    for slot in range(row.slots):
        rules = (top if slot == 0 else 0.0, bottom if slot == row.slots - 1 else 0.0)
        strips.append(_slot_of_row(row, slot, rules))
    # Two lines at least stay together at either end of the row.
    for index in {0, len(strips) - 2}:
        strips[index] = replace(strips[index], keep_with_next=True)
    return strips


def _whole_row(row: _SetRow, top_rule: float, bottom_rule: float) -> Strip:
    def draw(pen: Pen, place: Place) -> None:
        _draw_rules(pen, place, row, row.height, (top_rule, bottom_rule))
        for cell in row.cells:
            free = row.height - len(cell.lines) * cell.style.leading
            top = place.top - (
                free / 2 if cell.style.align is not Align.JUSTIFIED else _TOP_PADDING
            )
            for index, line in enumerate(cell.lines):
                draw_line(
                    pen, line, cell.style, place.x + cell.left, top - index * cell.style.leading
                )

    return Strip(row.height, draw)


def _slot_of_row(row: _SetRow, slot: int, rules: tuple[float, float]) -> Strip:
    above = _TOP_PADDING if slot == 0 else 0.0
    height = row.slot + above + (_TOP_PADDING if slot == row.slots - 1 else 0.0)

    def draw(pen: Pen, place: Place) -> None:
        _draw_rules(pen, place, row, height, rules)
        for cell in row.cells:
            if slot < len(cell.lines):
                draw_line(pen, cell.lines[slot], cell.style, place.x + cell.left, place.top - above)

    return Strip(height, draw)


def _draw_rules(
    pen: Pen, place: Place, row: _SetRow, height: float, rules: tuple[float, float]
) -> None:
    top_rule = _OUTER if place.first else rules[0]
    bottom_rule = _OUTER if place.last else rules[1]
    right, bottom = place.x + row.edges[-1], place.top - height
    if top_rule:
        pen.rule((place.x, place.top), (right, place.top), top_rule)
    if bottom_rule:
        pen.rule((place.x, bottom), (right, bottom), bottom_rule)
    for edge in row.edges:
        weight = _OUTER if edge in (row.edges[0], row.edges[-1]) else _INNER
        pen.rule((place.x + edge, place.top), (place.x + edge, bottom), weight)
