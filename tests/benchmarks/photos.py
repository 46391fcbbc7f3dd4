"""How fast photos are taken in, against bare decoding and encoding by the peers; run by hand.

    python tests/benchmarks/photos.py [--photos 200] [--rounds 3]

Each contender runs in a process of its own, rounds interleaved after one warm-up with few photos,
whose CPU is taken off: what is left is the cost of a photo more. Printed are medians and ratios of
CPU (the process with its children) to the fastest peer, and peak memory.
Peers that are not installed (opencv-python-headless, simplejpeg, pyvips) are left out and named.
"""

import argparse
import importlib
import importlib.util
import io
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from PIL import Image

from inspector.imaging import decoding_child
from inspector.imaging.derivatives import derivatives_of
from inspector.storage.photo_store import FileStore

SCENE = Path(__file__).parents[1] / "imaging" / "photos" / "recurser" / "Landscape_1.jpg"
SIZE = (4000, 3000)
LIMIT = 1.25
MEMORY_LIMIT = 200
DIFFERENT = 20
FEW = 10


def make_photos(folder: Path, count: int) -> None:
    """Write photos of 12 megapixels with date and the noise of a small sensor, 3 to 4 MB."""
    scene = Image.open(SCENE).resize(SIZE, Image.Resampling.LANCZOS)
    exif = Image.Exif()
    exif[0x8769] = {0x9003: "2026:03:05 10:42:07"}
    for number in range(DIFFERENT):
        noise = Image.effect_noise(SIZE, 24 + number).convert("RGB")
        photo = Image.blend(scene, noise, 0.12)
        out = io.BytesIO()
        photo.save(out, "JPEG", quality=93, exif=exif.tobytes())
        for copy in range(number, count, DIFFERENT):  # a few bytes behind: its own file in a store
            path = folder / f"{copy:04d}.jpg"
            path.write_bytes(out.getvalue() + copy.to_bytes(4, "big"))


def peak_memory(pid: int | str = "self") -> float:
    """MB, since the program of the process began: ru_maxrss would count who started it."""
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


children: list[float] = []


def ours(photos: Iterable[Path], work: Path) -> None:
    """Hash, durable store, EXIF, thumbnail and review copy, kept."""
    store = FileStore(work / "files")
    for photo in photos:
        with photo.open("rb") as source:
            kept = store.put_stream(source)
        made = derivatives_of(kept.path)
        (work / "r").write_bytes(made.review)
        (work / "t").write_bytes(made.thumbnail)
    children.extend(peak_memory(child._process.pid) for child in decoding_child._idle)
    decoding_child.end_children()


def opencv(photos: Iterable[Path], work: Path) -> None:
    cv2, numpy = importlib.import_module("cv2"), importlib.import_module("numpy")
    cv2.setNumThreads(1)
    for photo in photos:
        data = numpy.frombuffer(photo.read_bytes(), numpy.uint8)
        review = cv2.imdecode(data, cv2.IMREAD_REDUCED_COLOR_2)
        small = cv2.resize(review, (256, 192), interpolation=cv2.INTER_AREA)
        for name, picture in (("r", review), ("t", small)):
            _, jpeg = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 85])
            (work / name).write_bytes(jpeg.tobytes())


def turbo(photos: Iterable[Path], work: Path) -> None:
    jpeg = importlib.import_module("simplejpeg")
    for photo in photos:
        data = photo.read_bytes()
        review = jpeg.decode_jpeg(data, min_height=1500, min_width=2000)
        whole = jpeg.encode_jpeg(review, 85, colorsubsampling="420")
        small = jpeg.decode_jpeg(whole, min_height=188, min_width=250)  # an eighth
        (work / "r").write_bytes(whole)
        (work / "t").write_bytes(jpeg.encode_jpeg(small, 85, colorsubsampling="420"))


def vips(photos: Iterable[Path], work: Path) -> None:
    os.environ["VIPS_CONCURRENCY"] = "1"
    image = importlib.import_module("pyvips").Image
    for photo in photos:
        review = image.thumbnail_buffer(photo.read_bytes(), 2000).copy_memory()
        small = review.thumbnail_image(256)
        for name, picture in (("r", review), ("t", small)):
            (work / name).write_bytes(picture.jpegsave_buffer(Q=85, keep="none"))


CONTENDERS: dict[str, Callable[[Iterable[Path], Path], None]] = {
    "ours": ours,
    "opencv": opencv,
    "turbo": turbo,
    "vips": vips,
}
NEEDED = {"opencv": "cv2", "turbo": "simplejpeg", "vips": "pyvips"}


def run_alone(name: str, photos: Path, count: int) -> None:
    """Run one contender and print its CPU seconds and its peak memory in MB."""
    files = sorted(photos.glob("*.jpg"))
    with tempfile.TemporaryDirectory() as work:
        CONTENDERS[name](files[:count], Path(work))
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    used = [resource.getrusage(who) for who in whose]
    cpu = sum(each.ru_utime + each.ru_stime for each in used)
    sys.stdout.write(f"{cpu} {peak_memory() + sum(children)}\n")


def measured(name: str, photos: Path, count: int) -> tuple[float, float]:
    command = [sys.executable, __file__, "--alone", name, "--folder", str(photos)]
    done = subprocess.run(
        [*command, "--photos", str(count)], capture_output=True, text=True, check=True
    )
    cpu, memory = map(float, done.stdout.split())
    return cpu, memory


def compare(count: int, rounds: int) -> None:
    there = [
        name
        for name in CONTENDERS
        if name not in NEEDED or importlib.util.find_spec(NEEDED[name]) is not None
    ]
    results: dict[str, list[tuple[float, float]]] = {name: [] for name in there}
    with tempfile.TemporaryDirectory() as folder:
        make_photos(Path(folder), count)
        started = {name: measured(name, Path(folder), FEW)[0] for name in there}
        for _ in range(rounds):
            for name in there:
                cpu, memory = measured(name, Path(folder), count)
                results[name].append(((cpu - started[name]) / (count - FEW), memory))
    costs = {name: statistics.median(each[0] for each in results[name]) for name in there}
    peers = [name for name in there if name != "ours"]
    fastest = min(peers, key=costs.__getitem__, default="ours")
    for name in there:
        memory = max(each[1] for each in results[name])
        ratio = costs[name] / costs[fastest]
        sys.stdout.write(
            f"{name:8} {costs[name] * 1000:7.1f} ms CPU a photo  {ratio:5.2f} x {fastest}"
            f"  {memory:5.0f} MB\n"
        )
    sys.stdout.write(f"goal: ours <= {LIMIT} x the fastest peer, <= {MEMORY_LIMIT} MB\n")
    sys.stdout.writelines(f"left out: {name}\n" for name in CONTENDERS if name not in there)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--photos", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--alone")
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    if given.alone:
        run_alone(given.alone, given.folder, given.photos)
    else:
        compare(given.photos, given.rounds)


if __name__ == "__main__":
    main()
