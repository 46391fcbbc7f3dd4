"""What kind of data an operation changed."""

from enum import Flag, auto


class Changed(Flag):
    """Kinds of data; an operation returns those that it changed, the window passes them on."""

    NOTHING = 0
    INSTITUTIONS = auto()
    INSPECTIONS = auto()
    ANSWERS = auto()
    FINDINGS = auto()
    PHOTOS = auto()
    DOCUMENTS = auto()
    PACKAGES = auto()
    STAFF = auto()
    POLICY = auto()
    SETTINGS = auto()
    COUNTS = auto()
