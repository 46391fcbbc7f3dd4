"""Turns the questions of pyxform's model into items."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeAlias, cast

from inspector.domain.checklist import (
    CONFORMING,
    NON_CONFORMING,
    Checklist,
    Choice,
    Evidence,
    Input,
    InputKind,
    Item,
    Section,
    Severity,
)
from inspector.domain.roster.workbook import column_letters
from inspector.domain.rules import Check, Condition, Conforms
from inspector.domain.source import Verification
from inspector.spreadsheet.xlsform_expressions import checks_of_constraint, condition_of_relevant

Node: TypeAlias = Mapping[str, object]

KINDS: Final = {
    "text": InputKind.TEXT,
    "integer": InputKind.NUMBER,
    "int": InputKind.NUMBER,
    "decimal": InputKind.NUMBER,
    "date": InputKind.DATE,
    "select one": InputKind.CHOICE,
    "select all that apply": InputKind.CHOICES,
}
DECIMALS: Final = {"decimal": 4}

READ: Final = {
    "type",
    "name",
    "label",
    "hint",
    "bind",
    "choices",
    "itemset",
    "list_name",
    "children",
    "parameters",
    "control",
}
READ_BINDS: Final = {"required", "relevant", "constraint", "jr:constraintMsg", "calculate"}
KEPT_QUOTES: Final = str.maketrans("“”‘’", "\ue001\ue002\ue003\ue004")
"""pyxform makes every curly quote straight, which is wrong in Chinese; they travel in disguise."""

_BACK: Final = str.maketrans("\ue001\ue002\ue003\ue004", "“”‘’")

INPUT_CODE: Final = re.compile(r"[a-z][a-z0-9_]*\Z")


class FormReader:
    """Walks through a form once and remembers what it had to leave out."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._places: dict[str, tuple[str, str]] = {}
        self._notes: list[str] = []
        self.dropped: list[str] = []

    def checklist(self, title: str, subject: str, sections: Sequence[Section]) -> Checklist:
        """Return the checklist with the sections that hold items."""
        held = tuple(section for section in sections if section.items)
        return Checklist(self._code, title, subject, held)

    def sections(self, nodes: Sequence[Node], title: str, relevant: str = "") -> list[Section]:
        """Return sections: one for the questions at this level, then one for each group."""
        found: list[tuple[str, list[Item]]] = [(title, [])]
        self._walk(nodes, title, relevant, found)
        self.dropped.extend(f"说明“{note}”后面没有题目，没有读取。" for note in self._notes)
        return [
            Section(column_letters(place), name, tuple(items))
            for place, (name, items) in enumerate(found, 1)
        ]

    def _walk(
        self,
        nodes: Sequence[Node],
        title: str,
        relevant: str,
        found: list[tuple[str, list[Item]]],
    ) -> None:
        items = found[-1][1]
        letter = column_letters(len(found))
        for node in nodes:
            kind, name = str(node.get("type")), str(node.get("name"))
            if kind == "group" and name != "meta":
                inner = _bind(node, "relevant")
                if inner and relevant:
                    self._drop(name, "外层和内层都有 relevant，只保留了内层")
                heading = _label(node) or title
                found.append((heading, []))
                self._walk(_children(node), heading, inner or relevant, found)
                found.append((title, []))
                items, letter = found[-1][1], column_letters(len(found))
            elif kind == "group":
                continue
            else:
                self._question(node, kind, name, relevant, items, letter)
        self._notes_to(items)

    def _question(
        self, node: Node, kind: str, name: str, relevant: str, items: list[Item], letter: str
    ) -> None:
        if kind in KINDS:
            code = f"{self._code}-{letter}{len(items) + 1:02}"
            items.append(self._item(node, kind, code, relevant))
        elif kind == "note":
            self._notes.append(_label(node))
        elif kind == "photo" and items:
            items[-1] = replace(items[-1], evidence=Evidence.PHOTO)
        elif kind == "calculate" and items:
            words = f"计算 {name}：{_bind(node, 'calculate')}"
            items[-1] = _with_note(items[-1], words)
            self._drop(name, "是计算项（calculate），只作为备注保留")
        elif kind == "repeat":
            self._drop(name, f"是重复组（repeat），连同其中 {len(_children(node))} 题没有读取")
        else:
            self._drop(name, f"的类型“{kind}”没有对应，没有读取")

    def _item(self, node: Node, kind: str, code: str, relevant: str) -> Item:
        name = str(node["name"])
        one = self._input(node, kind)
        if one.kind in (InputKind.CONFORM, InputKind.CHOICE, InputKind.CHOICES):
            self._places[name] = (code, one.code)
        item = Item(
            code,
            _label(node) or name,
            (one,),
            (Conforms(one.code),) if one.kind is InputKind.CONFORM else (),
            Severity.MINOR,
            Evidence.NONE,
            (),
            Verification.FROM_MEMORY,
            show_if=self._condition(name, _bind(node, "relevant") or relevant),
            checks=self._checks(node, one),
        )
        for word in sorted(set(node) - READ):
            self._drop(name, f"的“{word}”没有读取")
        for word in sorted(set(_binds(node)) - READ_BINDS):
            self._drop(name, f"的“{word}”没有读取")
        for word in ("parameters", "control"):
            if node.get(word):
                self._drop(name, f"的“{word}”没有读取")
        notes = [*self._notes, _hint(node)]
        self._notes = []
        return _with_note(item, "；".join(note for note in notes if note))

    def _input(self, node: Node, kind: str) -> Input:
        name = str(node["name"]).lower()
        choices = tuple(_choices(node))
        found = KINDS[kind]
        if found is InputKind.CHOICE and {one.code for one in choices} == {
            CONFORMING,
            NON_CONFORMING,
        }:
            found = InputKind.CONFORM
        required = _bind(node, "required").lower() in ("yes", "true", "true()")
        return Input(
            name if INPUT_CODE.match(name) else "value",
            _label(node) or name,
            found,
            decimals=DECIMALS.get(kind, 0),
            choices=choices,
            optional=not required,
        )

    def _condition(self, name: str, relevant: str) -> Condition | None:
        if not relevant:
            return None
        condition = condition_of_relevant(relevant, self._places)
        if condition is None:
            self._drop(name, f"的显示条件（relevant：{relevant}）没有对应，改为总是显示")
        return condition

    def _checks(self, node: Node, one: Input) -> tuple[Check, ...]:
        constraint = _bind(node, "constraint")
        if not constraint:
            return ()
        message = _bind(node, "jr:constraintMsg")
        checks = None
        if one.kind is InputKind.NUMBER:
            checks = checks_of_constraint(constraint, one.code, message)
        if checks is None:
            self._drop(str(node["name"]), f"的校验（constraint：{constraint}）没有对应，没有读取")
        return checks or ()

    def _notes_to(self, items: list[Item]) -> None:
        """Give notes that no question follows to the last item."""
        if self._notes and items:
            items[-1] = _with_note(items[-1], "；".join(self._notes))
            self._notes = []

    def _drop(self, name: str, why: str) -> None:
        self.dropped.append(f"题目“{name}”{why}。")


def with_quotes(text: str) -> str:
    """Return a text from pyxform's model with the quotes that it had in the sheet."""
    return text.translate(_BACK)


def _with_note(item: Item, words: str) -> Item:
    return replace(item, note="；".join(part for part in (item.note, words) if part))


def _children(node: Node) -> Sequence[Node]:
    return cast("Sequence[Node]", node.get("children", []))


def _binds(node: Node) -> Mapping[str, object]:
    return cast("Mapping[str, object]", node.get("bind", {}))


def _bind(node: Node, name: str) -> str:
    return _in_chinese(_binds(node).get(name, ""))


def _label(node: Node) -> str:
    return _in_chinese(node.get("label", ""))


def _hint(node: Node) -> str:
    return _in_chinese(node.get("hint", ""))


def _in_chinese(words: object) -> str:
    """Return a text, of several languages the Chinese one, else the first."""
    if not isinstance(words, Mapping):
        return with_quotes(str(words))
    by_language = {str(language): str(text) for language, text in words.items()}
    chinese = (
        text
        for language, text in by_language.items()
        if "zh" in language.lower() or "中文" in language
    )
    return with_quotes(next(chinese, next(iter(by_language.values()), "")))


def _choices(node: Node) -> Iterator[Choice]:
    for choice in cast("Sequence[Node]", node.get("choices", [])):
        yield Choice(str(choice["name"]), _label(choice) or str(choice["name"]))
