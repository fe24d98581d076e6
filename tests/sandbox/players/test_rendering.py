from typing import Any

from bot.sandbox.players.rendering import THINKING, lines_of, lines_of_modal
from bot.sandbox.world.messages import Message, MessageFlag
from bot.sandbox.world.modals import Modal


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


def menu(**more: Any) -> dict[str, Any]:
    options = [{"label": "A", "value": "a"}, {"label": "B", "value": "b", "default": True}]
    return {"type": 3, "custom_id": "m", "options": options, **more}


def test_menus_show_their_hint_and_options() -> None:
    rows = [{"type": 1, "components": [one]} for one in (menu(), menu(disabled=True))]
    rows.append({"type": 1, "components": [menu(placeholder="Tick all")]})
    assert lines_of(message(*rows)) == [
        "[Choose: A, *B*]",
        "(Choose: A, *B*)",
        "[Tick all: A, *B*]",
    ]


def test_pictures_are_told_by_their_description_or_name() -> None:
    far, near = {"url": "https://example.org/far.png"}, {"url": "http://127.0.0.1/a/1/2/near.png"}
    gallery = {"type": 12, "items": [{"media": far, "description": "A hill"}, {"media": near}]}
    file = {"type": 13, "file": {"url": "http://127.0.0.1/a/1/2/notes.txt"}}
    assert lines_of(message(gallery, file)) == [
        "<picture: A hill>",
        "<picture: near.png>",
        "<file: notes.txt>",
    ]


def test_a_form_is_read_from_its_title_down() -> None:
    empty = {"type": 4, "custom_id": "a", "style": 1}
    parts = [
        {"type": 10, "content": "Think."},
        {"type": 18, "label": "Word", "description": "One word.", "component": empty},
        {"type": 18, "label": "Why?", "component": {**empty, "value": "because"}},
        {"type": 18, "label": "Which?", "component": menu()},
        {"type": 1, "components": [{**empty, "label": "Name", "placeholder": "yours"}]},
    ]
    assert lines_of_modal(Modal(1, 2, 3, None, "m", "Your answer", parts)) == [
        "# Your answer",
        "Think.",
        "Word",
        "One word.",
        "[____]",
        "Why?",
        "[because]",
        "Which?",
        "[Choose: A, *B*]",
        "Name [yours]",
    ]
