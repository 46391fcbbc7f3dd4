"""How many times a person presses a key or a button in one whole inspection."""

from end_to_end.journey import Journey

MOST = 200
"""Beside free text and digits, from opening the program to the receipt."""


def test_an_inspection_of_75_items_costs_at_most_200_presses(journey: Journey) -> None:
    assert len(journey.visit.answered) == 75
    assert journey.visit.photos == 12
    presses = journey.presses
    told = ", ".join(f"{what}: {count}" for what, count in presses.items())
    assert sum(presses.values()) <= MOST, told


def test_a_conforming_item_is_one_key(journey: Journey) -> None:
    one_key = [
        item
        for item in journey.visit.answered
        if journey.stage.county.policy.item(item).is_single_conform
    ]
    assert journey.presses["one-key answers"] == len(one_key)
