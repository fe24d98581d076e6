"""What happens in a channel, told line by line in the terminal."""

import math
import re
from collections.abc import Callable, Iterator

from babel.dates import format_timedelta
from rich.box import ROUNDED
from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from bot.sandbox.players.rendering import lines_of
from bot.sandbox.world import changes
from bot.sandbox.world.interactions import Interaction, InteractionKind
from bot.sandbox.world.locales import DEFAULT
from bot.sandbox.world.messages import Json, Message, walk
from bot.sandbox.world.world import World

WIDTH = 88
_COUNTDOWN = re.compile(r"<t:(\d+)(?::\w)?>")
_LINK = re.compile(r"\[([^\]]+)\]\((?:<)?https?://[^)]+\)")
_EMPHASIS = re.compile(r"(?<!\\)(\*\*|__|~~|\|\||[*_`])")
_ESCAPE = re.compile(r"\\([^\w\s])")


class Transcript:
    """Prints cards, taps and private lines; edits only when they change what can be done."""

    def __init__(self, world: World, console: Console, locale: str = DEFAULT) -> None:
        self._world = world
        self._console = console
        self._locale = locale
        self._printed: dict[int, list[str]] = {}

    def listen(self) -> Callable[[], None]:
        """Print from now on; the returned function stops it."""
        return self._world.feed.listen(self._notice)

    def _notice(self, change: changes.Change) -> None:
        match change:
            case changes.InteractionSent(interaction):
                self._say(_deed(self._world, interaction))
            case changes.InteractionFailed(interaction):
                self._say(f"(only {interaction.user.display_name} sees) {interaction.failure}")
            case changes.MessageCreated(message):
                self._show(message)
            case changes.MessageEdited(message) if self._is_news(message):
                self._show(message)
            case _:
                pass

    def _is_news(self, message: Message) -> bool:
        """Tell whether an edit offers something else; a private line that is tidied up does not."""
        live = _live_buttons(message)
        return live != self._last(message) and (bool(live) or message.visible_to is None)

    def _last(self, message: Message) -> list[str]:
        return self._printed.get(message.id, [])

    def _show(self, message: Message) -> None:
        if message.thinking:
            return
        self._printed[message.id] = _live_buttons(message)
        lines = [self._readable(line) for line in lines_of(message)]
        if message.visible_to is not None:
            seer = self._world.name_of(message.visible_to)
            self._say(f"(only {seer} sees) " + " ".join(line.plain for line in lines))
            return
        author = self._world.name_of(message.author_id)
        body = Text("\n").join(lines)
        self._console.print(Panel(body, title=author, title_align="left", box=ROUNDED, width=WIDTH))

    def _say(self, line: str) -> None:
        self._console.print(Text(f"  {line}", style="dim"))

    def _readable(self, line: str) -> Text:
        """Return a line of Discord's markdown as it is meant to look."""
        style = ""
        if line.startswith("#"):
            line, style = line.lstrip("#").strip(), "bold"
        elif line.startswith("-# "):
            line, style = line[3:], "dim"
        line = _COUNTDOWN.sub(self._in_words, line)
        line = _ESCAPE.sub(r"\1", _EMPHASIS.sub("", _LINK.sub(r"\1", line)))
        return Text(line.replace("\u00a0", " "), style=style)

    def _in_words(self, countdown: re.Match[str]) -> str:
        seconds = round(int(countdown[1]) - self._world.clock.now())
        return seconds_from_now(seconds, self._locale)


def seconds_from_now(seconds: int, locale: str) -> str:
    """Return what Discord makes of a countdown, in the language of who reads: “in 8 Sekunden”."""
    if locale.startswith("en"):
        return f"in {seconds} s" if seconds >= 0 else f"{-seconds} s ago"
    return format_timedelta(
        seconds,
        granularity="second",
        threshold=math.inf,  # never in minutes, which says too little of a round
        add_direction=True,
        locale=locale.replace("-", "_"),
    )


def _live_buttons(message: Message) -> list[str]:
    usable = [*message.buttons(), *message.selects()]
    return [one.get("custom_id", "") for one in usable if not one.get("disabled")]


def _deed(world: World, interaction: Interaction) -> str:
    """Return what a member did, in words."""
    who = interaction.user.display_name
    if interaction.kind is InteractionKind.TAP:
        return f"{who} {_use(world, interaction)}"
    if interaction.kind is InteractionKind.SUBMIT:
        return f"{who} writes {', '.join(_written(interaction.data['components']))}"
    typed = " ".join(_typed(interaction.data))
    doing = "is typing" if interaction.kind is InteractionKind.AUTOCOMPLETE else "uses"
    return f"{who} {doing} /{typed}"


def _use(world: World, interaction: Interaction) -> str:
    message = world.message(interaction.channel_id, interaction.message_id or 0)
    if "values" not in interaction.data:
        button = message.button(interaction.data["custom_id"])
        return f"taps {button.get('label') or button['emoji']['name']}"
    options = message.select(interaction.data["custom_id"])["options"]
    labels = {one["value"]: one["label"] for one in options}
    chosen = [labels.get(one, one) for one in interaction.data["values"]]
    return f"chooses {', '.join(chosen) or 'nothing'}"


def _written(components: list[Json]) -> Iterator[str]:
    """Yield what a form was filled with, in reading order."""
    for component in walk(components):
        if "value" in component:
            yield f"“{component['value']}”"
        yield from component.get("values") or ()


def _typed(data: Json) -> list[str]:
    words = [str(data["name"])]
    for option in data.get("options") or ():
        if "value" in option:
            words.append(f"{option['name']}:{option['value']}")
        else:
            words += _typed(option)
    return words
