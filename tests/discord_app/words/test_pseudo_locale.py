"""No text that a member reads goes around the catalogues."""

import ast
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from bot.discord_app.cards.form import answer_form
from bot.discord_app.controls.custom_ids import (
    OrderButton,
    PlaceButton,
    RevealButton,
    SubmitOrderButton,
    TickMenu,
    WriteButton,
    read,
)
from bot.discord_app.drawing.elements import Card, Form, Menu, Row, Text
from bot.discord_app.words import languages
from bot.discord_app.words.extraction import FORMS, called
from bot.game.question import Kind
from bot.sandbox.rest.ratelimits import LIMITS
from bot.sandbox.server import Sandbox
from bot.sandbox.world.messages import Message
from tests.discord_app.cards.samples import _asked, every_card
from tests.discord_app.evening import OPEN, Evening, evening_in
from tests.support.pseudo import BEGIN, END, PSEUDO, TAG, PseudoTranslations, unmarked
from tests.support.questions import (
    choice,
    clues,
    listing,
    number,
    order,
    several,
    true_false,
    typed,
)

DISCORD_APP = Path(__file__).parents[3] / "bot" / "discord_app"
PEOPLE = "Ω"
"""What people write in the cards that are drawn here: no word that could be the bot's."""


def visible(card: object) -> Iterator[str]:
    """Yield every text of a card or a form that a member sees."""
    if isinstance(card, Form):
        yield from (card.title, card.text, card.label, card.hint)
        return
    assert isinstance(card, Card)
    yield from (text.content for text in card.above)
    for part in card.parts:
        match part:
            case Text(content):
                yield content
            case Row(buttons):
                yield from (button.label for button in buttons)
            case Menu(placeholder=placeholder, choices=choices):
                yield placeholder
                yield from (each.label for each in choices)


def test_every_card_and_form_is_worded() -> None:
    cards = [*every_card(PEOPLE, words=PSEUDO)]
    forms = [answer_form(_asked(PEOPLE, kind), 1, PSEUDO) for kind in Kind]
    shown = [text for card in (*cards, *filter(None, forms)) for text in visible(card)]
    assert len(shown) > 200
    assert [text for text in shown if unmarked(text, ("packs check",))] == []


def test_an_unworded_text_is_found_out() -> None:
    worded = f"{BEGIN}Locked in: Ada{END}"
    assert unmarked(worded) == []
    assert unmarked(f"{worded}. Try again") == ["Try", "again"]
    assert unmarked(f"-# {worded} · B", ("Ada",)) == []


# The code itself


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(DISCORD_APP.rglob("*.py")):
        yield path.relative_to(DISCORD_APP).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def speech(node: ast.expr) -> str:
    """Return the letters that an expression itself puts before a reader."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return " ".join(speech(part) for part in parts)
        case ast.IfExp(body=body, orelse=other):
            return f"{speech(body)} {speech(other)}"
        case ast.BinOp(left=left, right=right):
            return f"{speech(left)} {speech(right)}"
    return ""


def slips(tree: ast.Module) -> list[str]:
    """Return what is said in code around `Words`, or to it in a way that no catalogue can know."""
    found = []
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = called(call)
        if name in FORMS and any(
            not (isinstance(one, ast.Constant) and isinstance(one.value, str))
            for one in call.args[: FORMS[name]]
        ):
            found.append(f"{call.lineno}: {name}() of what is not written there")
        if name == "Markdown" and call.args and unmarked(speech(call.args[0])):
            found.append(f"{call.lineno}: Markdown of words")
        found += [
            f"{call.lineno}: {given.arg}={speech(given.value)!r}"
            for given in call.keywords
            if given.arg in {"label", "placeholder", "hint", "title", "description"}
            and unmarked(speech(given.value))
        ]
    return found


MAY = {
    # What is not written there is the English of another call, which is in the catalogue.
    "commands/play.py": "locale_str() of what is not written there",
    "commands/scores.py": "locale_str() of what is not written there",
    "commands/translator.py": "plain() of what is not written there",
}


def test_whatever_is_said_is_written_where_it_is_said() -> None:
    found = [
        f"{file}:{slip}"
        for file, tree in trees()
        for slip in slips(tree)
        if not slip.endswith(MAY.get(file, "\0"))
        and not (slip.endswith("() of what is not written there") and is_of_another(file, slip))
    ]
    assert found == []


def is_of_another(file: str, slip: str) -> bool:
    """Tell whether `say` and `count` are not those of `Words`, but send a line or count text."""
    line = int(slip.split(":", maxsplit=1)[0])
    code = (DISCORD_APP / file).read_text(encoding="utf-8").split("\n")[line - 1]
    return "words." not in code and "self._words" not in code


@pytest.mark.parametrize(
    ("code", "slip"),
    [
        ('Button(label="Next", custom_id=x)', "1: label='Next'"),
        ('Button(label="Next" if x else "Back")', "1: label='Next Back'"),
        ('Text(Markdown(f"Closes {when}"))', "1: Markdown of words"),
        ('words.say(f"Closes {when}")', "1: say() of what is not written there"),
        ('words.count("{n} point", many, 3)', "1: count() of what is not written there"),
    ],
)
def test_what_goes_around_the_catalogue_is_found_out(code: str, slip: str) -> None:
    assert slips(ast.parse(code)) == [slip]


def test_what_does_not_is_left_alone() -> None:
    code = 'Markdown(f"-# {text} · **{name}**"); Button(label=words.plain("Next")); letter("A")'
    assert slips(ast.parse(code)) == []


# A whole evening


ASKED = (choice(), true_false(), typed(), number(unit="km"), order(), several(), listing(), clues())


@pytest.fixture
async def elsewhere(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quick: None
) -> AsyncIterator[Evening]:
    """An evening on a server, and with members, whose language marks everything."""
    monkeypatch.setattr(languages, "languages", lambda: ("en", TAG))
    monkeypatch.setattr(languages, "translations", lambda _: PseudoTranslations())
    languages.words_for.cache_clear()
    languages._words_of.cache_clear()
    for route in LIMITS:
        monkeypatch.setitem(LIMITS, route, (1_000, 1.0))  # eight questions in a second
    for guild in sandbox.world.guilds.values():
        guild.locale = TAG
    for user in sandbox.world.users.values():
        user.locale = TAG
    async with evening_in(sandbox, tmp_path / "scores.db", *ASKED) as evening:
        yield evening
    assert sandbox.violations == []
    languages.words_for.cache_clear()
    languages._words_of.cache_clear()


def strings(value: Any) -> Iterator[str]:
    """Yield every text within a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from strings(each)


SHOWN = {"content", "label", "placeholder", "title", "description", "name", "value"}


def shown_in(value: Any) -> Iterator[str]:
    """Yield what is read of a message, a form or a command."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key in SHOWN and isinstance(each, str):
                yield each
            elif isinstance(each, dict | list):
                yield from shown_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from shown_in(each)


class Reader:
    """Reads all that Ann and Mo see, and remembers it."""

    def __init__(self, evening: Evening) -> None:
        self.evening = evening
        self.texts: set[str] = set()

    def look(self) -> None:
        """Read every message of the bot that stands now, and every form that is open."""
        world = self.evening.sandbox.world
        for message in self.evening.channel.messages.values():
            if message.author_id == world.bot.id:
                self.texts |= {message.content, *shown_in(message.components)}
        for modal in world.modals.values():
            self.texts |= {modal.title, *shown_in(modal.components)}

    async def use(self, name: str, path: str, **options: Any) -> None:
        await self.evening.interaction(name, path, **options)
        self.look()

    async def tap(self, message: Message, custom_id: str) -> Message | None:
        """Tap a button for Ann and return the newest private line."""
        ann = self.evening.sandbox.hand("Ann")
        await ann.tap(message, custom_id)
        self.look()
        return self.newest()

    def newest(self) -> Message | None:
        ann = self.evening.sandbox.hand("Ann")
        private = [one for one in ann.sees(self.evening.channel) if one.private]
        return private[-1] if private else None

    async def answer(self, card: Message) -> None:
        """Answer a question as a member would, whatever it asks for, and reveal it."""
        self.look()
        ann = self.evening.sandbox.hand("Ann")
        first = next(ids(card))
        control = read(first)
        if isinstance(control, WriteButton):
            modal = await ann.open(card, first)
            self.look()
            await ann.submit(modal, {next(iter(modal.fields())): "12"})
        elif isinstance(control, TickMenu):
            await ann.choose(card, first, ["0"])
        elif isinstance(control, OrderButton):
            await self.put_in_order(card, first)
        else:
            await ann.tap(card, first)
        self.look()
        line = self.newest()
        assert line is not None
        (reveal,) = (one for one in ids(line) if isinstance(read(one), RevealButton))
        await ann.tap(line, reveal)

    async def put_in_order(self, card: Message, opens: str) -> None:
        await self.tap(card, opens)
        for _ in range(4):
            panel = self.newest()
            assert panel is not None
            things = [one for one in ids(panel) if isinstance(read(one), PlaceButton)]
            await self.tap(panel, next(one for one in things if is_on(panel, one)))
        panel = self.newest()
        assert panel is not None
        (submit,) = (one for one in ids(panel) if isinstance(read(one), SubmitOrderButton))
        await self.tap(panel, submit)


def ids(message: Message) -> Iterator[str]:
    """Yield the custom_ids on a message."""
    for one in controls(message.components):
        yield one["custom_id"]


def is_on(message: Message, custom_id: str) -> bool:
    return not message.button(custom_id).get("disabled")


def controls(components: Any) -> Iterator[Any]:
    for one in components:
        if "custom_id" in one:
            yield one
        yield from controls(one.get("components", ()))


async def test_a_whole_evening_is_worded(elsewhere: Evening) -> None:
    evening, reader = elsewhere, Reader(elsewhere)
    await evening.interaction("Ann", "trivia", questions=len(ASKED), seconds=60)
    card: Message | None = None
    for _ in ASKED:
        card = await evening.card(OPEN, after=card)
        await reader.answer(card)
    await evening.card("The end, after")
    await evening.freed()
    await reader.use("Ann", "trivia-scores", period="WEEK")
    await reader.use("Ann", "trivia-help")
    await reader.use("Ann", "trivia-stop")
    await reader.use("Ann", "trivia", pack="nowhere")
    for part in ("hide", "show", "delete", "export"):
        await reader.use("Ann", f"trivia-privacy {part}")
    await reader.use("Mo", "trivia-packs list")
    await reader.use("Mo", "trivia-packs show", pack="planets")
    await reader.use("Mo", "trivia-packs reload")
    known = {*strings(msgspec.to_builtins(ASKED)), *("The pack planets", "planets", "nowhere")}
    known |= {"Ann", "12", "km", "2024"}
    assert len(reader.texts) > 100
    assert [text for text in sorted(reader.texts) if unmarked(text, known)] == []


async def test_every_command_is_worded(elsewhere: Evening) -> None:
    def unworded(node: Any) -> Iterator[str]:
        for field in ("name", "description"):
            text = (node.get(f"{field}_localizations") or {}).get(TAG, "")
            if field in node and (not text or unmarked(text)):
                yield node[field]
        for below in (*node.get("options", ()), *node.get("choices", ())):
            yield from unworded(below)

    bodies = [one.body for one in elsewhere.sandbox.world.commands.registered(None)]
    assert len(bodies) >= 6
    assert [text for body in bodies for text in unworded(body)] == []
