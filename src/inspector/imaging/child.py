"""The decoding child: a process of its own, limited, that looks at one picture after another.

It ends itself when a picture takes too long, and dies alone when one breaks a decoder.
"""

import faulthandler
import hashlib
import os
import sys
import warnings
from pathlib import Path
from typing import BinaryIO

import msgspec
from PIL import Image

from inspector.imaging import limits
from inspector.imaging.conversation import Reply, Request, Task
from inspector.imaging.copies import saved_bare
from inspector.imaging.developing import (
    PAGE_SIDE,
    REVIEW_SIDE,
    THUMBNAIL_SIDE,
    ask_for_less,
    jpeg_of,
    page_picture,
    review_picture,
    thumbnail_picture,
    upright_size,
)
from inspector.imaging.exif import ExifFields, read_exif
from inspector.imaging.facts import PhotoFacts
from inspector.imaging.opening import decode, open_guarded
from inspector.imaging.refusal import Refusal, RefusedError

_LEAST_SIDE = {
    Task.THUMBNAIL: THUMBNAIL_SIDE,
    Task.DEVELOP: REVIEW_SIDE,
    Task.PAGE: PAGE_SIDE,
}


def serve() -> int:
    """Answer requests from standard input until it ends; returns the exit code."""
    asked = os.fdopen(os.dup(0), "rb")
    answered = os.fdopen(os.dup(1), "wb")
    silence = os.open(os.devnull, os.O_RDWR)
    os.dup2(silence, 1)  # a decoder that prints must not speak into the conversation
    warnings.simplefilter("ignore")
    _limit_memory()
    with asked, answered:
        for line in asked:
            faulthandler.dump_traceback_later(limits.SECONDS, exit=True, file=silence)
            request = msgspec.json.decode(line, type=Request)
            reply, pictures = answer(request, asked.read(request.size))
            faulthandler.cancel_dump_traceback_later()
            _send(answered, reply, pictures)
    return 0


def answer(request: Request, sent: bytes = b"") -> tuple[Reply, list[bytes]]:
    """Return what is wanted, or why it is refused."""
    try:
        facts, pictures = _looked_at(request, sent)
    except RefusedError as error:
        return Reply(refused=error.reason), []
    except MemoryError:
        return Reply(refused=Refusal.TOO_DEMANDING), []
    return Reply(facts=facts, sizes=tuple(map(len, pictures))), pictures


def _looked_at(request: Request, sent: bytes) -> tuple[PhotoFacts, list[bytes]]:
    data = _read(Path(request.path)) if request.path else sent
    image, media_type = open_guarded(data)
    size = image.size
    ask_for_less(image, _LEAST_SIDE[request.task])
    decode(image)
    if media_type != "image/jpeg":
        size = image.size  # a HEIC tells its true size only now
    fields = read_exif(image)
    width, height = upright_size(size, fields.orientation)
    facts = PhotoFacts(
        media_type=media_type,
        width=width,
        height=height,
        taken_at=fields.taken_at,
        latitude=fields.latitude,
        longitude=fields.longitude,
        device=fields.device,
        sha256=hashlib.sha256(data).hexdigest(),
    )
    return facts, _developed(image, fields, request.task)


def _developed(image: Image.Image, fields: ExifFields, task: Task) -> list[bytes]:
    match task:
        case Task.THUMBNAIL:
            small = thumbnail_picture(image, fields.orientation)
            return [jpeg_of(small, fields, with_place=False)]
        case Task.PAGE:
            return [saved_bare(page_picture(image, fields.orientation))]
        case Task.DEVELOP:
            review = review_picture(image, fields.orientation)
            small = thumbnail_picture(review)
            return [
                jpeg_of(small, fields, with_place=False),
                jpeg_of(review, fields, with_place=True),
            ]


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size  # Python makes room for all that it is asked for
            return file.read(min(size, limits.FILE_BYTES) + 1)
    except OSError as error:
        raise RefusedError(Refusal.UNREADABLE) from error


def _send(answered: BinaryIO, reply: Reply, pictures: list[bytes]) -> None:
    answered.write(msgspec.json.encode(reply) + b"\n")
    answered.writelines(pictures)
    answered.flush()


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (limits.ADDRESS_SPACE, limits.ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


if __name__ == "__main__":
    sys.exit(serve())
