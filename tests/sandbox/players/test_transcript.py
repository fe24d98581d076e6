from io import StringIO
from typing import Any

import pytest
from rich.console import Console

from bot.sandbox.players.hand import Hand
from bot.sandbox.players.transcript import Transcript, seconds_from_now
from bot.sandbox.rest.responses import respond
from bot.sandbox.server import Sandbox
from bot.sandbox.world.locales import LOCALES
from bot.sandbox.world.messages import Message, MessageFlag

COMMAND = {
    "name": "trivia",
    "description": "Play.",
    "options": [{"type": 4, "name": "questions", "description": "…"}],
}


class Page:
    """A transcript, and what it printed so far."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._out = StringIO()
        Transcript(sandbox.world, Console(file=self._out, width=100)).listen()

    def read(self) -> str:
        printed = self._out.getvalue()
        self._out.seek(0)
        self._out.truncate()
        return printed


@pytest.fixture
def page(sandbox: Sandbox) -> Page:
    sandbox.world.commands.put(None, COMMAND)
    return Page(sandbox)


@pytest.fixture
def ann(sandbox: Sandbox) -> Hand:
    return sandbox.hand("Ann")


def card(sandbox: Sandbox, text: str, *labels: str, **more: Any) -> Message:
    world, trivia = sandbox.world, sandbox.channel("trivia")
    row = [{"type": 2, "style": 1, "label": one, "custom_id": one, "id": 9} for one in labels]
    parts: list[dict[str, Any]] = [{"type": 10, "content": text, "id": 1}]
    parts += [{"type": 1, "components": row, "id": 2}] if row else []
    return Message(world.snowflakes.next(), trivia.id, world.bot.id, components=parts, **more)


async def test_commands_taps_and_private_lines_are_told(
    sandbox: Sandbox, ann: Hand, page: Page
) -> None:
    shown = sandbox.world.post(card(sandbox, "Q?", "A"))
    page.read()
    ann.send_command(sandbox.channel("trivia"), "trivia", {"questions": 3})
    assert page.read().strip() == "Ann uses /trivia questions:3"
    ann.send_tap(shown, "A")
    assert page.read().strip() == "Ann taps A"
    sandbox.world.post(card(sandbox, "Locked in", visible_to=ann.user.id))
    assert page.read().strip() == "(only Ann sees) Locked in"


def test_markdown_is_read_as_it_is_meant(sandbox: Sandbox, page: Page) -> None:
    closes = round(sandbox.world.clock.now()) + 8
    sandbox.world.post(
        card(sandbox, f"## **Bold** \\*plain\\*\n-# small [link](https://x.org) <t:{closes}:R>")
    )
    printed = page.read()
    assert "Bold *plain*" in printed
    assert "small link in 8 s" in printed


@pytest.mark.parametrize(
    ("locale", "soon", "past"),
    [
        ("en-US", "in 8 s", "90 s ago"),
        ("de", "in 8 Sekunden", "vor 90 Sekunden"),
        ("pt-BR", "em 8 segundos", "há 90 segundos"),
        ("zh-TW", "8 秒後", "90 秒前"),
    ],
)
def test_a_countdown_is_told_in_the_language_of_who_reads(
    locale: str, soon: str, past: str
) -> None:
    assert seconds_from_now(8, locale) == soon
    assert seconds_from_now(-90, locale) == past


def test_a_countdown_can_be_told_in_every_language() -> None:
    assert all("8" in seconds_from_now(8, locale) for locale in LOCALES)


def test_only_edits_that_change_what_can_be_done_are_printed(sandbox: Sandbox, page: Page) -> None:
    shown = sandbox.world.post(card(sandbox, "Q? 0 answered", "A"))
    page.read()
    shown.components[0]["content"] = "Q? 1 answered"
    sandbox.world.edited(shown)
    assert page.read() == ""
    shown.components = card(sandbox, "It was A").components
    sandbox.world.edited(shown)
    assert "It was A" in page.read()


def test_a_private_line_that_loses_its_button_is_not_printed_again(
    sandbox: Sandbox, ann: Hand, page: Page
) -> None:
    line = sandbox.world.post(card(sandbox, "Locked in", "A", visible_to=ann.user.id))
    page.read()
    line.components = card(sandbox, "Locked in").components
    sandbox.world.edited(line)
    assert page.read() == ""


def test_an_unfinished_answer_is_not_printed(sandbox: Sandbox, page: Page) -> None:
    sandbox.world.post(card(sandbox, "…", flags=int(MessageFlag.LOADING)))
    assert page.read() == ""


async def test_choices_and_forms_are_told(sandbox: Sandbox, ann: Hand, page: Page) -> None:
    options = [{"label": "Alpha", "value": "a"}, {"label": "Beta", "value": "b"}]
    menu = {"type": 3, "custom_id": "menu", "options": options, "max_values": 2}
    row = {"type": 1, "components": [menu]}
    sent = ann.send_command(sandbox.channel("trivia"), "trivia", {})
    respond(sandbox.world, sent, {"type": 4, "data": {"content": "Q?", "components": [row]}})
    page.read()
    shown = ann.sees(sandbox.channel("trivia"))[-1]
    chosen = ann.send_choice(shown, "menu", ["b", "a"])
    assert page.read().strip() == "Ann chooses Beta, Alpha"
    field = {"type": 4, "custom_id": "word", "style": 1}
    pick = {"type": 3, "custom_id": "pick", "options": options}
    labels = [{"type": 18, "label": one["custom_id"], "component": one} for one in (field, pick)]
    form = {"custom_id": "m", "title": "M", "components": labels}
    respond(sandbox.world, chosen, {"type": 9, "data": form})
    assert page.read() == ""
    assert ann.modal is not None
    ann.send_submit(ann.modal, {"word": "pear", "pick": ["a"]})
    assert page.read().strip() == "Ann writes “pear”, a"
