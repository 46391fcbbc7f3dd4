"""A register of so many made-up institutions."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from inspector.domain.institution import Institution, LegalForm
from inspector.operations.workspace import Workspace

BRANDS = "康乐福寿安宁颐和松鹤夕阳慈心仁爱金秋长青怡景乐年春晖百龄同德望川清泉"
KINDS = ("敬老院", "养老院", "老年公寓", "护理院", "养老服务中心", "幸福院")
TOWNS = ("城关镇", "河湾镇", "松泉镇", "石门镇", "柳坪镇", "望川街道", "云岭街道")
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def names(count: int) -> list[str]:
    """Return names as offices give them, the same every time."""
    dice = Random(7)
    return [
        f"云岭县{dice.choice(TOWNS)}{''.join(dice.sample(BRANDS, 2))}{number}{dice.choice(KINDS)}"
        for number in range(count)
    ]


def register_with(workspace: Workspace, count: int) -> list[str]:
    """Enter them, close the workspace, and return name, code and address of each as one text."""
    texts = []
    with workspace.database.transaction() as stored:
        for number, name in enumerate(names(count)):
            address = f"云岭县示例路{number}号"
            known = Institution(
                id=f"na-{number:024x}",
                name=name,
                county_code="149901",
                address=address,
                legal_form=LegalForm.PRIVATE_NON_ENTERPRISE,
                beds_total=20 + number % 200,
            )
            stored.institutions.put(known, NOW)
            texts.append(f"{name} {address}")
    workspace.database.close()
    return texts


def swell(file: Path, count: int) -> None:
    """Fill a closed register up to so many rows, as copies of its first entry with own names.

    By SQL alone: entering a million one by one takes an hour. The copies are listed and counted,
    but no search finds them.
    """
    with closing(sqlite3.connect(file)) as connection, connection:
        known = [row[1] for row in connection.execute("PRAGMA table_info(institution_version)")]
        own = {"id": "n.id", "institution_id": "n.id", "name": "n.name"}
        copied = ", ".join(own.get(column, f"first.{column}") for column in known)
        held = connection.execute("SELECT max(id) FROM institution_version").fetchone()[0]
        connection.execute("CREATE TEMP TABLE n (id INTEGER PRIMARY KEY, name TEXT)")
        rows = list(enumerate(names(count), 1))[held:]
        connection.executemany("INSERT INTO n VALUES (?, ?)", rows)
        connection.execute("INSERT INTO institution SELECT id, printf('made-%024x', id) FROM n")
        connection.execute(
            f"INSERT INTO institution_version SELECT {copied} FROM n"  # noqa: S608 - own columns
            " JOIN institution_version AS first ON first.id = 1"
        )
        connection.execute("INSERT INTO register_entry SELECT id, id, name, '' FROM n")
