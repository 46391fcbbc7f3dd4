"""How a piece of text is set: typeface, size, leading, alignment. All lengths are points."""

from dataclasses import dataclass
from enum import Enum, auto

from inspector.documents.fonts import Face


class Align(Enum):
    """Where the lines of a paragraph or cell stand."""

    JUSTIFIED = auto()
    LEFT = auto()
    CENTRE = auto()
    RIGHT = auto()


@dataclass(frozen=True, slots=True)
class TextStyle:
    """One way to set text.

    ``indent`` and ``hanging`` are in em and apply to the first and to all later lines. ``pitch`` is
    added to every advance (points, usually slightly negative to fit 28 characters on a line).
    """

    face: Face
    size: float
    leading: float
    align: Align = Align.JUSTIFIED
    indent: float = 0
    hanging: float = 0
    pitch: float = 0


# GB/T 9704-2012: 3号 16 pt body, 22 lines of 28 characters in 156 x 225 mm. 28 characters of 16 pt
# are 448 pt, wider than 156 mm = 442.2 pt: the pitch is tightened. 225 mm / 22 lines = 28.99 pt.
BODY = TextStyle(Face.FANG, 16, 28.95, indent=2, pitch=-0.208)
AUTHORITY = TextStyle(Face.TITLE, 22, 34, Align.CENTRE)
TITLE = TextStyle(Face.TITLE, 22, 34, Align.CENTRE)
NUMBER = TextStyle(Face.FANG, 16, 28.95, Align.RIGHT)

# Records and forms carry more on a page: 4号 14 pt, tables in 五号 10.5 pt.
RECORD = TextStyle(Face.FANG, 14, 23, indent=2)
RECORD_HEADING = TextStyle(Face.HEI, 14, 24, Align.LEFT)
CELL = TextStyle(Face.FANG, 12, 17, Align.LEFT)
CELL_LABEL = TextStyle(Face.HEI, 12, 17, Align.CENTRE)
SMALL_CELL = TextStyle(Face.SONG, 10.5, 14.5, Align.LEFT)
SMALL_HEAD = TextStyle(Face.HEI, 10.5, 14.5, Align.CENTRE)
# Long lists: between 五号 and 小五, so that a record of 75 items keeps to a few sheets.
LIST_CELL = TextStyle(Face.SONG, 9.5, 12.5, Align.LEFT)
LIST_HEAD = TextStyle(Face.HEI, 9.5, 12.5, Align.CENTRE)
NOTE = TextStyle(Face.SONG, 10.5, 15, Align.LEFT)
FOOTNOTE = TextStyle(Face.SONG, 9, 12, Align.LEFT)
PAGE_NUMBER = TextStyle(Face.SONG, 14, 14, Align.RIGHT)
