"""A bot of a few cards that lives inside the world, so that the page is tested by itself."""

from bot.sandbox.changes import Change, InteractionAnswered, InteractionSent
from bot.sandbox.guilds import Channel
from bot.sandbox.interactions import Interaction, InteractionKind, ResponseKind
from bot.sandbox.messages import Json, Message, MessageFlag, completed
from bot.sandbox.permissions import Permission
from bot.sandbox.world import World

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


def text(content: str) -> Json:
    return {"type": 10, "content": content}


def button(label: str, custom_id: str, style: int = 2, *, disabled: bool = False) -> Json:
    return {
        "type": 2,
        "style": style,
        "label": label,
        "custom_id": custom_id,
        "disabled": disabled,
    }


def row(*buttons: Json) -> Json:
    return {"type": 1, "components": list(buttons)}


def card(*components: Json, accent: int | None = None) -> Json:
    return {"type": 17, "accent_color": accent, "components": list(components)}


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
    """Answers what members do at once; `silent` makes it miss the three seconds."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.silent = False
        self.asked: list[Json] = []
        self.taps: dict[int, str] = {}
        self.question: Message | None = None
        world.commands.replace(None, COMMANDS)
        world.feed.listen(self._notice)

    def post(self, channel: Channel, *components: Json, content: str = "") -> Message:
        message = Message(
            self.world.snowflakes.next(),
            channel.id,
            self.world.bot.id,
            content,
            components=completed(list(components)),
            flags=int(MessageFlag.IS_COMPONENTS_V2),
        )
        return self.world.post(message)

    def whisper(self, interaction: Interaction, content: str) -> None:
        self._reply(interaction, [text(content)], private=True)

    def reveal(self) -> None:
        assert self.question is not None
        right = sum(letter == "B" for letter in self.taps.values())
        scorers = " · ".join(
            f"**{self.world.name_of(user)}** +180" for user, tap in self.taps.items() if tap == "B"
        )
        lines = (
            f"A · Oprah Winfrey\n✓ **B · Michael Jackson** ▰▰▰▱ {right} · right\nC · Britney Spears"
        )
        self.question.components = completed(
            [
                card(
                    text("-# Question 3 of 10 · The story of “Gone” · difficulty 2 of 5"),
                    text("## Which guest joined 'N Sync at the 2001 MTV Video Music Awards?"),
                    text(lines),
                    text(scorers or "Nobody had it."),
                    text("-# ¹ The story of “Gone”, paragraph 12"),
                    row(button("Next question", "next", 1), button("Source", "source")),
                )
            ]
        )
        self.world.edited(self.question)

    def _notice(self, change: Change) -> None:
        if isinstance(change, InteractionSent) and not self.silent:
            self._answer(change.interaction)

    def _answer(self, interaction: Interaction) -> None:
        self.asked.append(interaction.data)
        if interaction.kind is InteractionKind.AUTOCOMPLETE:
            interaction.choices = [{"name": name, "value": name} for name in PACKS]
            self._settle(interaction, ResponseKind.CHOICES)
        elif interaction.kind is InteractionKind.TAP:
            self._tapped(interaction)
        elif interaction.data["name"] == "trivia":
            until = self.world.clock.now() + 20
            self.question = self._reply(interaction, [question_card(0, open_until=until)])
        else:
            self._reply(interaction, [text(f"You used /{interaction.data['name']}.")])

    def _tapped(self, interaction: Interaction) -> None:
        assert self.question is not None
        letter = interaction.data["custom_id"].removeprefix("tap:")
        self.taps[interaction.user.id] = letter
        self.whisper(interaction, f"Locked in: **{letter}**")
        until = self.world.clock.now() + 20
        self.question.components = completed([question_card(len(self.taps), open_until=until)])
        self.world.edited(self.question)

    def _reply(
        self, interaction: Interaction, components: list[Json], *, private: bool = False
    ) -> Message:
        flags = MessageFlag.IS_COMPONENTS_V2 | (MessageFlag.EPHEMERAL if private else 0)
        message = Message(
            self.world.snowflakes.next(),
            interaction.channel_id,
            self.world.bot.id,
            components=completed(components),
            flags=int(flags),
            visible_to=interaction.user.id if private else None,
            interaction_id=interaction.id,
        )
        interaction.response_id = message.id
        interaction.reply_ids.append(message.id)
        self.world.post(message)
        self._settle(interaction, ResponseKind.MESSAGE)
        return message

    def _settle(self, interaction: Interaction, response: ResponseKind) -> None:
        interaction.response = response
        self.world.feed.publish(InteractionAnswered(interaction))
