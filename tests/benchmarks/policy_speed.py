"""How long loading the pack and judging 114 items take; run by hand.

    .venv/bin/python tests/benchmarks/policy_speed.py

Limits: loading under 50 ms warm, judging under 5 ms (medians).
"""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

from inspector.domain.answer import Answer, Value
from inspector.domain.checklist import Input, InputKind
from inspector.domain.judgement import judge_all
from inspector.policy.load import load_pack

RESOURCES = Path(__file__).parents[2] / "resources"
DAY = date(2026, 3, 5)
ROUNDS = 31
LOAD_LIMIT_MS, JUDGE_LIMIT_MS = 50.0, 5.0


def median_ms(work: Callable[[], object]) -> float:
    """Return the median of the rounds, after one to warm up."""
    work()
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def plausible(one: Input) -> Value:
    """Return a value of the input's kind."""
    match one.kind:
        case InputKind.NUMBER:
            return Decimal(2021 if one.code == "batch" else 40)
        case InputKind.DATE:
            return date(2025, 12, 1)
        case InputKind.CHOICES:
            return tuple(choice.code for choice in one.choices)
        case InputKind.TEXT:
            return "某机构"
        case _:
            return one.choices[0].code


def main() -> int:
    """Measure and compare with the limits."""
    pack = load_pack(RESOURCES)
    items = tuple(pack.items())
    answers = {
        item.code: Answer(item.code, {one.code: plausible(one) for one in item.inputs})
        for item in items
    }
    load = median_ms(lambda: load_pack(RESOURCES))
    judged = median_ms(lambda: judge_all(items, answers, pack.parameters, DAY))
    sys.stdout.write(
        f"load {load:.1f} ms = {load / LOAD_LIMIT_MS:.2f} of the limit\n"
        f"judge {len(items)} items {judged:.2f} ms = {judged / JUDGE_LIMIT_MS:.2f} of the limit\n"
    )
    return int(load > LOAD_LIMIT_MS or judged > JUDGE_LIMIT_MS)


if __name__ == "__main__":
    raise SystemExit(main())
