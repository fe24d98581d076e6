"""A very small real discord.py bot that meets every corner of the sandbox."""

import asyncio
import io
from typing import Any, Literal, TypeAlias

import discord
from discord import app_commands

from tests.support.tiny_forms import OldForm, Quiz, menu

AnyCommand: TypeAlias = app_commands.Command[Any, ..., Any] | app_commands.Group
FRUIT = ("apple", "apricot", "banana", "cherry")


def card(text: str, *labels: str) -> discord.ui.LayoutView:
    """Return a card with one row of buttons whose custom_ids are "pick:" and the label."""
    view = discord.ui.LayoutView(timeout=None)
    box: discord.ui.Container[discord.ui.LayoutView] = discord.ui.Container(
        discord.ui.TextDisplay(text), discord.ui.Separator()
    )
    row: discord.ui.ActionRow[discord.ui.LayoutView] = discord.ui.ActionRow()
    for label in labels:
        row.add_item(discord.ui.Button(label=label, custom_id=f"pick:{label}"))
    box.add_item(row)
    view.add_item(box)
    return view


class TinyBot(discord.Client):
    """Registers its commands at start-up; a tap is answered according to its label."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True), guild_ready_timeout=0.1)
        self.tree = app_commands.CommandTree(self)
        self.taps: list[discord.Interaction] = []
        self.forms: list[discord.Interaction] = []
        self._errors: asyncio.Queue[Exception] = asyncio.Queue()
        self.tree.on_error = self._keep_error  # type: ignore[method-assign]
        commands: tuple[AnyCommand, ...] = (
            ask,
            whisper,
            late,
            fruit,
            staff,
            box,
            form,
            choose,
            picture,
        )
        for command in commands:
            self.tree.add_command(command)

    async def _keep_error(self, _interaction: discord.Interaction, error: Exception) -> None:
        self._errors.put_nowait(getattr(error, "original", error))

    async def next_error(self) -> Exception:
        """Wait for what goes wrong in a command."""
        return await self._errors.get()

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        if interaction.type is discord.InteractionType.modal_submit:
            self.forms.append(interaction)
        if interaction.type is not discord.InteractionType.component:
            return
        self.taps.append(interaction)
        data: dict[str, Any] = dict(interaction.data or {})
        label = data["custom_id"].removeprefix("pick:")
        match label:
            case "Edit":
                await interaction.response.edit_message(view=card("edited", "Done"))
            case "Defer":
                await interaction.response.defer()
                await interaction.edit_original_response(view=card("edited later", "Done"))
            case "Form":
                await interaction.response.send_modal(Quiz())
            case "Quiet":
                pass
            case "menu":
                chosen = ", ".join(data["values"])
                await interaction.response.send_message(f"chose {chosen}", ephemeral=True)
            case _:
                await interaction.response.send_message(f"picked {label}", ephemeral=True)


@app_commands.command(description="Post a card.")
async def ask(interaction: discord.Interaction, rounds: app_commands.Range[int, 1, 50] = 1) -> None:
    await interaction.response.send_message(
        view=card(f"## Which of {rounds}?", "A", "B", "Edit", "Defer", "Quiet")
    )


@app_commands.command(description="Answer in private, then say more.")
async def whisper(interaction: discord.Interaction) -> None:
    await interaction.response.defer(ephemeral=True)
    await interaction.followup.send("psst")
    await interaction.followup.send("one more thing", ephemeral=True)


@app_commands.command(description="Answer too late.")
async def late(interaction: discord.Interaction) -> None:
    await asyncio.sleep(3.1)
    await interaction.response.send_message("sorry")


@app_commands.command(description="Name a fruit.")
async def fruit(
    interaction: discord.Interaction, name: str, size: Literal["small", "large"] = "small"
) -> None:
    await interaction.response.send_message(f"{size} {name} for {interaction.user.display_name}")


@fruit.autocomplete("name")
async def _suggest(_interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
    found = [one for one in FRUIT if one.startswith(typed)]
    return [app_commands.Choice(name=one.title(), value=one) for one in found]


@app_commands.command(description="For moderators.")
@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
async def staff(interaction: discord.Interaction) -> None:
    allowed = interaction.permissions.manage_guild
    await interaction.response.send_message("welcome" if allowed else "no", ephemeral=True)


@app_commands.command(description="Open a form, by a command or by a button.")
async def form(
    interaction: discord.Interaction, how: Literal["labels", "rows", "button"] = "labels"
) -> None:
    if how == "button":
        await interaction.response.send_message(view=card("A form", "Form", "Other"))
    else:
        await interaction.response.send_modal(Quiz() if how == "labels" else OldForm())


@app_commands.command(description="Post a menu.")
async def choose(interaction: discord.Interaction, closed: bool = False) -> None:  # noqa: FBT001 - an option of a command
    await interaction.response.send_message("Choose", view=menu(disabled=closed))


@app_commands.command(description="Show a picture, and another in private.")
async def picture(interaction: discord.Interaction) -> None:
    view = discord.ui.LayoutView(timeout=None)
    item = discord.MediaGalleryItem("attachment://a.png", description="map")
    view.add_item(discord.ui.MediaGallery(item))
    await interaction.response.send_message(view=view, file=discord.File(io.BytesIO(b"a"), "a.png"))
    another = discord.File(io.BytesIO(b"b"), "b.png")
    await interaction.followup.send("and another", file=another, ephemeral=True)


box = app_commands.Group(name="box", description="A box.")


@box.command(name="open", description="Open it.")
async def _open(interaction: discord.Interaction, who: discord.Member | None = None) -> None:
    await interaction.response.send_message(f"open for {who.display_name if who else 'all'}")
