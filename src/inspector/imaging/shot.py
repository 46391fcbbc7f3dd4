"""Writes into a camera's frame when it was taken and with what; the pixels stay as they are."""

from datetime import datetime

from inspector.imaging.exif import ExifFields, written_exif

_START: bytes = b"\xff\xd8"
_APP1: bytes = b"\xff\xe1"


def dated_shot(frame: bytes, taken_at: datetime, device: str) -> bytes:
    """Return the JPEG with an EXIF block of time and device before everything else.

    Args:
        frame: JPEG bytes that the program encoded itself, without EXIF.
        taken_at: local time, without zone.
        device: as the system names the camera, or empty.
    """
    fields = ExifFields(taken_at=taken_at, device=device)
    exif = written_exif(fields, with_place=False, with_device=True)
    length = (len(exif) + 2).to_bytes(2, "big")  # counts itself (CIPA DC-008, 4.7.2)
    return b"".join((_START, _APP1, length, exif, frame.removeprefix(_START)))
