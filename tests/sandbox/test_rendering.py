from typing import Any

from bot.sandbox.messages import Message, MessageFlag
from bot.sandbox.rendering import THINKING, lines_of


def message(*components: dict[str, Any], **more: Any) -> Message:
    return Message(1, 2, 3, components=list(components), **more)


def test_a_card_is_read_line_by_line() -> None:
    a = {"type": 2, "style": 1, "label": "A", "custom_id": "a"}
    dead = {"type": 2, "style": 1, "label": "B", "custom_id": "b", "disabled": True}
    link = {"type": 2, "style": 5, "label": "Read", "url": "https://example.org"}
    flag = {"type": 2, "style": 1, "emoji": {"name": "🚩"}, "custom_id": "f"}
    box = {
        "type": 17,
        "components": [
            {"type": 10, "content": "## Head\nbody"},
            {"type": 14, "divider": True},
            {"type": 14, "divider": False},
            {"type": 9, "components": [{"type": 10, "content": "side"}], "accessory": flag},
            {"type": 1, "components": [a, dead, link]},
        ],
    }
    assert lines_of(message({"type": 10, "content": "above"}, box)) == [
        "above",
        "## Head",
        "body",
        "────────",
        "side",
        "[🚩]",
        "[A] (B) [Read](https://example.org)",
    ]


def test_an_answer_that_is_still_to_come_says_so() -> None:
    assert lines_of(message(flags=MessageFlag.LOADING)) == [THINKING]


def test_plain_text_comes_before_components() -> None:
    row = {"type": 1, "components": [{"type": 2, "style": 1, "label": "A", "custom_id": "a"}]}
    assert lines_of(message(row, content="one\ntwo")) == ["one", "two", "[A]"]
