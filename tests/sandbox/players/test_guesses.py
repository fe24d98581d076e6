from random import Random
from typing import Any

import pytest

from bot.sandbox.players.component_data import submitted_data
from bot.sandbox.players.guesses import DAYDREAMS, filled_in, names_in, some_options
from bot.sandbox.world.messages import completed
from bot.sandbox.world.modals import Modal


def modal(*components: dict[str, Any]) -> Modal:
    parts = [{"type": 18, "label": "Answer", "component": one} for one in components]
    for one in components:
        one["required"] = True
    return Modal(1, 2, 3, None, "m", "M", completed(parts))


def typed(custom_id: str = "word", **more: Any) -> dict[str, Any]:
    return {"type": 4, "custom_id": custom_id, "style": 1, **more}


def picked(**more: Any) -> dict[str, Any]:
    options = [{"label": one.upper(), "value": one} for one in "abcd"]
    return {"type": 3, "custom_id": "pick", "options": options, **more}


def guesses(question: str, *seen: str, **more: Any) -> set[str]:
    form = modal(typed(**more))
    return {
        str(filled_in(form, question, [question, *seen], Random(seed))["word"])
        for seed in range(60)
    }


def test_names_are_what_the_channel_showed() -> None:
    seen = [
        "## Who sang **Gone**?",
        "✓ **B · Michael Jackson** [more](https://Example.org) <t:1:R>",
    ]
    assert names_in([*seen, seen[0]]) == ["Who", "Gone", "Michael Jackson"]


def test_a_word_is_guessed_from_what_was_seen_or_made_up() -> None:
    found = guesses("who wrote its number one?", "Max Martin and Rami Yacoub")
    assert found <= {"Max Martin", "Rami Yacoub", *DAYDREAMS}
    assert {"Max Martin", "Rami Yacoub"} <= found


@pytest.mark.parametrize(
    ("question", "hint", "lowest", "highest"),
    [
        ("How many weeks?", "a number from 10 to 20", 10, 20),
        ("The planets?", "a number, say 100", 90, 110),
        ("Die Planeten?", "eine Zahl von 10 bis 20", 10, 20),
        ("In which year was it?", "", 1950, 2020),
        ("How much is it?", "", 1, 100),
    ],
)
def test_a_number_lies_where_the_form_says(
    question: str, hint: str, lowest: int, highest: int
) -> None:
    found = guesses(question, placeholder=hint)
    assert all(one.isdecimal() and lowest <= int(one) <= highest for one in found)
    assert len(found) > 5


def test_a_short_field_is_for_a_number_in_any_language() -> None:
    found = guesses("Wie viele Wochen?", label="Deine Zahl", max_length=40)
    assert all(map(str.isdecimal, found))
    assert not any(map(str.isdecimal, guesses("Wer war es?", max_length=200)))


def test_whatever_is_filled_in_is_taken_by_the_form() -> None:
    form = modal(typed(min_length=5, max_length=6), picked(min_values=2, max_values=3))
    for seed in range(30):
        filled = filled_in(form, "Who?", ["Bo", "Bartholomew"], Random(seed))
        assert submitted_data(form, filled)


def test_as_many_options_are_chosen_as_the_select_wants() -> None:
    select = picked(min_values=0, max_values=3)
    counts = {len(some_options(select, Random(seed))) for seed in range(40)}
    assert counts == {1, 2, 3}
