"""A bot of a few cards that lives inside the world, so that the page is tested by itself."""

from collections.abc import Sequence
from typing import Any

from bot.sandbox.rest.drafts import MessageDraft, drafted
from bot.sandbox.rest.responses import respond
from bot.sandbox.world.attachments import UploadedFile
from bot.sandbox.world.changes import Change, InteractionSent
from bot.sandbox.world.guilds import Channel
from bot.sandbox.world.interactions import Interaction, InteractionKind, ResponseKind
from bot.sandbox.world.messages import Json, Message, MessageFlag
from bot.sandbox.world.permissions import Permission
from bot.sandbox.world.world import World
from tests.support.components import button, card, row, text

LETTERS = "ABCD"
PACKS = ["The story of “Gone”", "The planets"]
COMMANDS: list[Json] = [
    {
        "name": "trivia",
        "description": "Play a game, or one question at once",
        "options": [
            {"type": 3, "name": "pack", "description": "What it is about", "autocomplete": True},
            {
                "type": 4,
                "name": "questions",
                "description": "How many questions",
                "min_value": 1,
                "max_value": 50,
            },
            {
                "type": 3,
                "name": "kind",
                "description": "Which kind of question",
                "choices": [
                    {"name": "Multiple choice", "value": "choice"},
                    {"name": "True or false", "value": "truth"},
                ],
            },
        ],
    },
    {"name": "trivia-scores", "description": "Who has how many points", "options": []},
    {
        "name": "trivia-packs",
        "description": "Look after the packs",
        "default_member_permissions": str(int(Permission.MANAGE_GUILD)),
        "options": [
            {"type": 1, "name": "list", "description": "Every pack and its problems"},
            {"type": 1, "name": "reload", "description": "Read every pack again"},
            {
                "type": 1,
                "name": "show",
                "description": "The questions of one pack, answers too",
                "options": [
                    {"type": 3, "name": "pack", "description": "Which pack", "required": True}
                ],
            },
        ],
    },
]


def question_card(answered: int, *, open_until: float) -> Json:
    return card(
        text("-# Question 3 of 10 · The story of “Gone” · difficulty 2 of 5"),
        text("## Which guest joined 'N Sync on stage at the 2001 MTV Video Music Awards?"),
        text("**A** · Oprah Winfrey\n**B** · Michael Jackson\n**C** · Britney Spears"),
        row(*(button(letter, f"tap:{letter}") for letter in LETTERS[:3])),
        text(f"-# Closes <t:{int(open_until)}:R> · {answered} answered"),
        accent=0x3B5B92,
    )


class CardBot:
    """Answers what members do at once; `silent` makes it miss the three seconds.

    A press of "write" opens `form`; whatever is chosen or written is confirmed in private.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.silent = False
        self.asked: list[Json] = []
        self.taps: dict[int, str] = {}
        self.question: Message | None = None
        self.form: Json = {}
        world.commands.replace(None, COMMANDS)
        world.feed.listen(self._notice)

    def post(
        self, channel: Channel, *components: Json, uploads: Sequence[UploadedFile] = (), **body: Any
    ) -> Message:
        if components:
            body |= {"components": components, "flags": int(MessageFlag.IS_COMPONENTS_V2)}
        message = Message(self.world.snowflakes.next(), channel.id, self.world.bot.id)
        return self.world.post(drafted(self.world, message, MessageDraft(body, uploads)))

    def edit(self, message: Message, *components: Json) -> None:
        self.world.edited(drafted(self.world, message, MessageDraft({"components": components})))

    def reveal(self) -> None:
        assert self.question is not None
        right = sum(letter == "B" for letter in self.taps.values())
        scorers = " · ".join(
            f"**{self.world.name_of(user)}** +180" for user, tap in self.taps.items() if tap == "B"
        )
        lines = (
            f"A · Oprah Winfrey\n✓ **B · Michael Jackson** ▰▰▰▱ {right} · right\nC · Britney Spears"
        )
        self.edit(
            self.question,
            card(
                text("-# Question 3 of 10 · The story of “Gone” · difficulty 2 of 5"),
                text("## Which guest joined 'N Sync at the 2001 MTV Video Music Awards?"),
                text(lines),
                text(scorers or "Nobody had it."),
                text("-# ¹ The story of “Gone”, paragraph 12"),
                row(button("Next question", "next", 1), button("Source", "source")),
            ),
        )

    def answer(self, interaction: Interaction) -> None:
        """Do what an interaction asks for; with `silent` a test calls this when it likes."""
        data = interaction.data
        match interaction.kind:
            case InteractionKind.AUTOCOMPLETE:
                choices = [{"name": name, "value": name} for name in PACKS]
                self._respond(interaction, ResponseKind.CHOICES, {"choices": choices})
            case InteractionKind.TAP:
                self.tapped(interaction)
            case InteractionKind.SUBMIT:
                self._say(interaction, text(f"You wrote: {written(data)}"), private=True)
            case InteractionKind.COMMAND if data["name"] == "trivia":
                until = self.world.clock.now() + 20
                self.question = self._say(interaction, question_card(0, open_until=until))
            case InteractionKind.COMMAND:
                self._say(interaction, text(f"You used /{data['name']}."))

    def _notice(self, change: Change) -> None:
        if isinstance(change, InteractionSent):
            self.asked.append(change.interaction.data)
            if not self.silent:
                self.answer(change.interaction)

    def tapped(self, interaction: Interaction) -> None:
        data = interaction.data
        if data["custom_id"] == "write":
            self._respond(interaction, ResponseKind.MODAL, self.form)
        elif chosen := data.get("values"):
            self._say(interaction, text(f"Chosen: {', '.join(chosen)}"), private=True)
        else:
            letter = data["custom_id"].removeprefix("tap:")
            self.taps[interaction.user.id] = letter
            self._say(interaction, text(f"Locked in: **{letter}**"), private=True)
            assert self.question is not None
            until = self.world.clock.now() + 20
            self.edit(self.question, question_card(len(self.taps), open_until=until))

    def update(self, interaction: Interaction, *components: Json) -> None:
        """Answer a tap by changing the message that it sits on."""
        self._respond(interaction, ResponseKind.UPDATE, {"components": list(components)})

    def _say(self, interaction: Interaction, part: Json, *, private: bool = False) -> Message:
        flags = MessageFlag.IS_COMPONENTS_V2 | (MessageFlag.EPHEMERAL if private else 0)
        said = {"components": [part], "flags": int(flags)}
        self._respond(interaction, ResponseKind.MESSAGE, said)
        return self.world.message(interaction.channel_id, interaction.response_id or 0)

    def _respond(self, interaction: Interaction, kind: ResponseKind, data: Json) -> None:
        respond(self.world, interaction, {"type": int(kind), "data": data})


def written(data: Json) -> str:
    """Return what a submitted form holds, field by field."""
    fields = [one["component"] for one in data["components"] if one["type"] == 18]
    return "; ".join(str(one.get("value", one.get("values"))) for one in fields)
