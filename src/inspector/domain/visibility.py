"""Which items are asked; hiding one never erases its answer (P12)."""

from collections.abc import Iterable, Mapping

from inspector.domain.answer import Answer
from inspector.domain.checklist import Item


def shown_items(items: Iterable[Item], answers: Mapping[str, Answer]) -> tuple[Item, ...]:
    """Return the items that are asked, in order.

    Args:
        items: all that are walked through together; a condition on an item outside them looks at
            its answer alone.
        answers: by code of the item.
    """
    walked = tuple(items)
    by_code = {item.code: item for item in walked}
    return tuple(item for item in walked if is_shown(item, by_code, answers))


def is_shown(item: Item, items: Mapping[str, Item], answers: Mapping[str, Answer]) -> bool:
    """Whether an item is asked; what hangs on a hidden item is hidden with it.

    Args:
        item: the item in question.
        items: those that are walked through, by code; free of cycles, as a loaded pack is.
        answers: by code of the item.
    """
    condition = item.show_if
    if condition is None:
        return True
    other = items.get(condition.item)
    if other is not None and not is_shown(other, items, answers):
        return False
    answer = answers.get(condition.item)
    if not condition.input:
        return answer is None or not answer.not_applicable
    if answer is None or answer.not_applicable:
        return False
    value = answer.values.get(condition.input)
    given = value if isinstance(value, tuple) else (value,)
    return any(one in condition.values for one in given)


def hidden_answers(items: Iterable[Item], answers: Mapping[str, Answer]) -> tuple[Answer, ...]:
    """Return the answers of items that are not asked now: kept, greyed, not judged."""
    walked = tuple(items)
    shown = {item.code for item in shown_items(walked, answers)}
    return tuple(
        answers[item.code] for item in walked if item.code in answers and item.code not in shown
    )


def condition_cycle(items: Mapping[str, Item]) -> tuple[str, ...]:
    """Return the codes of a circle of conditions, or nothing."""
    for start in items:
        path = [start]
        while True:
            item = items.get(path[-1])
            if item is None or item.show_if is None:
                break
            code = item.show_if.item
            if code in path:
                return (*path[path.index(code) :], code)
            path.append(code)
    return ()
