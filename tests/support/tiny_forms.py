"""Forms and menus of the very small bot, built with discord.py's own classes."""

from typing import Any

import discord


class Quiz(discord.ui.Modal, title="Your answer"):
    """Asks for a word, a reason and fruits; what it does when submitted depends on the word."""

    note: discord.ui.TextDisplay[Any] = discord.ui.TextDisplay("Think *first*.")
    word: discord.ui.Label["Quiz"] = discord.ui.Label(
        text="The word",
        description="One word is enough.",
        component=discord.ui.TextInput(
            custom_id="word", min_length=2, max_length=20, placeholder="a word"
        ),
    )
    reason: discord.ui.Label["Quiz"] = discord.ui.Label(
        text="Why?",
        component=discord.ui.TextInput(
            custom_id="reason",
            style=discord.TextStyle.paragraph,
            required=False,
            default="because",
        ),
    )
    fruits: discord.ui.Label["Quiz"] = discord.ui.Label(
        text="Fruits",
        component=discord.ui.Select(
            custom_id="fruits",
            required=False,
            max_values=2,
            options=[discord.SelectOption(label=one.title(), value=one) for one in ("fig", "kiwi")],
        ),
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Answer with what the classes of discord.py made of it."""
        word, reason, fruits = (one.component for one in (self.word, self.reason, self.fruits))
        assert isinstance(word, discord.ui.TextInput)
        assert isinstance(reason, discord.ui.TextInput)
        assert isinstance(fruits, discord.ui.Select)
        told = f"{word.value} | {reason.value} | {', '.join(fruits.values)}"
        match word.value:
            case "edit":
                await interaction.response.edit_message(content="edited by a form")
            case "defer":
                await interaction.response.defer()
                await interaction.followup.send("later", ephemeral=True)
            case "think":
                await interaction.response.defer(ephemeral=True, thinking=True)
                await interaction.edit_original_response(content=told)
            case "again":
                await interaction.response.send_modal(Quiz())
            case "quiet":
                pass
            case _:
                await interaction.response.send_message(told, ephemeral=True)

    async def on_error(  # type: ignore[override]  # as discord.py's own Modal has it
        self, interaction: discord.Interaction, error: Exception, /
    ) -> None:
        """Say what Discord said."""
        await interaction.response.send_message(str(error), ephemeral=True)


class OldForm(discord.ui.Modal, title="As it was"):
    """A text input in a row of its own, as before labels."""

    name: discord.ui.TextInput["OldForm"] = discord.ui.TextInput(label="Name", custom_id="name")

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Greet."""
        await interaction.response.send_message(f"hello {self.name.value}")


def menu(*, disabled: bool = False) -> discord.ui.View:
    """Return a plain message's menu: two of three may be chosen."""
    select: discord.ui.Select[discord.ui.View] = discord.ui.Select(
        custom_id="menu",
        placeholder="Tick all that apply",
        min_values=1,
        max_values=2,
        disabled=disabled,
        options=[
            discord.SelectOption(label="Alpha", value="a", description="the first"),
            discord.SelectOption(label="Beta", value="b", default=True),
            discord.SelectOption(label="Gamma", value="g"),
        ],
    )
    return discord.ui.View(timeout=None).add_item(select)
