"""Plain values as TOML text, for the files of a pack."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import cast

from inspector.policy.plain_values import Plain


def toml_of(values: Mapping[str, Plain], tables: tuple[str, ...] = ()) -> str:
    """Return TOML: plain fields first, then the named lists of tables under [[…]].

    Args:
        values: of the top table.
        tables: names of lists of tables that stand under headers of their own; one after a dot
            stands inside the one before it (section, section.item).
    """
    return "\n".join(_lines(values, tables, "")) + "\n"


def value_text(value: Plain) -> str:
    """Return one value in a line."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case date():
            return value.isoformat()
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case list():
            return f"[{', '.join(value_text(one) for one in value)}]"
        case _:
            inner = ", ".join(f"{_key(name)} = {value_text(one)}" for name, one in value.items())
            return f"{{ {inner} }}"


def _lines(values: Mapping[str, Plain], tables: tuple[str, ...], inside: str) -> Iterator[str]:
    nested = [name for name in tables if "." not in name]
    for name, value in values.items():
        if name not in nested:
            yield f"{_key(name)} = {value_text(value)}"
    for name in nested:
        header = f"{inside}{name}"
        deeper = tuple(one.removeprefix(f"{name}.") for one in tables if one.startswith(f"{name}."))
        for row in cast("list[dict[str, Plain]]", values[name]):
            yield f"\n[[{header}]]"
            yield from _lines(row, deeper, f"{header}.")


def _key(name: str) -> str:
    return name if name.isascii() and name.replace("_", "").isalnum() else f'"{name}"'
