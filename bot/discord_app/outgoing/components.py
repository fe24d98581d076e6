"""Building: a card's values as discord.py's components."""

import discord
from discord import ui

from bot.discord_app.cards.elements import (
    Button,
    Card,
    Divider,
    Look,
    Menu,
    Part,
    Picture,
    Row,
    Text,
)

_STYLES = {
    Look.MAIN: discord.ButtonStyle.primary,
    Look.PLAIN: discord.ButtonStyle.secondary,
    Look.GOOD: discord.ButtonStyle.success,
    Look.GRAVE: discord.ButtonStyle.danger,
}


def build(card: Card) -> ui.LayoutView:
    """Return a card as discord.py's view, already stopped so that nothing keeps it in memory.

    Call it inside the running loop: outside of one, stopping has no effect.
    """
    view = ui.LayoutView(timeout=None)
    for text in card.above:
        view.add_item(ui.TextDisplay(text.content))
    if card.parts:
        view.add_item(ui.Container(*map(_component, card.parts), accent_colour=card.accent))
    view.stop()
    return view


def _component(part: Part) -> ui.Item[ui.LayoutView]:
    match part:
        case Text(content):
            return ui.TextDisplay(content)
        case Divider():
            return ui.Separator()
        case Row(buttons):
            return ui.ActionRow(*map(_button, buttons))
        case Menu():
            return ui.ActionRow(_select(part))
        case Picture(url, alt):
            return ui.MediaGallery(discord.MediaGalleryItem(url, description=alt))


def _button(button: Button) -> ui.Button[ui.LayoutView]:
    return ui.Button(
        label=button.label,
        custom_id=button.custom_id,
        style=_STYLES[button.look],
        disabled=button.disabled,
    )


def _select(menu: Menu) -> ui.Select[ui.LayoutView]:
    return ui.Select(
        custom_id=menu.custom_id,
        placeholder=menu.placeholder,
        min_values=1,
        max_values=len(menu.choices),
        options=[discord.SelectOption(label=one.label, value=one.value) for one in menu.choices],
    )
