"""Nothing stands in the program that neither the program nor a test uses."""

from vulture import Vulture

from source_tree import ROOT

# Called by SQLAlchemy and by the streams of the standard library, by their names.
CALLED_FROM_OUTSIDE = [
    "do_begin",
    "process_bind_param",
    "process_result_value",
    "readable",
    "readall",
    "readinto",
    "seekable",
]
# What a decorator registers is found through the registry.
REGISTERED = ["@*.register"]
KINDS = {"function", "method", "class", "property"}


def is_override(name: str) -> bool:
    """Whether a method is named as Qt and reportlab name theirs: they call it, we do not."""
    return name != name.lower()


def test_every_function_class_and_method_is_used() -> None:
    vulture = Vulture(ignore_names=CALLED_FROM_OUTSIDE, ignore_decorators=REGISTERED)
    vulture.scavenge([str(ROOT / folder) for folder in ("src", "db/migrations", "tests")])
    unused = [
        f"{item.filename}:{item.first_lineno} {item.typ} {item.name}"
        for item in vulture.get_unused_code(min_confidence=60)
        if item.typ in KINDS
        and (ROOT / "src") in item.filename.parents
        and not (item.typ == "method" and is_override(item.name))
    ]
    assert not unused
