"""`/trivia-packs …`: what moderators see of the packs, and how they renew them."""

from typing import Any, TypeAlias

from discord import Permissions, app_commands
from discord.app_commands import AppCommandContext, AppInstallationType, Choice, Range, locale_str

from bot.discord_app.api.interactions import Interaction
from bot.discord_app.cards.denials import Denial, Denied
from bot.discord_app.cards.packs import (
    QUESTIONS_A_PAGE,
    pack_list_card,
    pack_page_card,
    pages_of,
)
from bot.discord_app.cards.reload import reload_card
from bot.discord_app.commands.operators import Operators
from bot.discord_app.commands.pack_completion import pack_choices
from bot.discord_app.commands.permissions import require_manage_server
from bot.discord_app.controls.custom_ids import MOST_PAGES, PackButton
from bot.discord_app.drawing.elements import Card
from bot.discord_app.outgoing.sender import Sender
from bot.discord_app.words.languages import for_member
from bot.discord_app.words.words import Words
from bot.play.pack_choice import pack_meant
from bot.ports.library import Library, Pack

_Command: TypeAlias = app_commands.Command[Any, ..., None]


class PackCommands:
    """Everything here is answered in private: a pack's questions come with their answers.

    Where servers share the packs, answers, problems and reloading are for those who run the bot.
    """

    def __init__(self, library: Library, sender: Sender, operators: Operators) -> None:
        self._library = library
        self._sender = sender
        self._operators = operators

    def add_to(self, tree: app_commands.CommandTree) -> None:
        """Make the commands known."""
        group = app_commands.Group(
            name=locale_str("trivia-packs"),
            description=locale_str("For moderators: the question packs of this bot."),
            default_permissions=Permissions(manage_guild=True),
            allowed_contexts=AppCommandContext(guild=True),
            allowed_installs=AppInstallationType(guild=True),
        )
        for command in (self._list_command(), self._show_command(), self._reload_command()):
            group.add_command(command)
        tree.add_command(group)

    @app_commands.check(require_manage_server)
    async def list_packs(self, interaction: Interaction) -> None:
        """Show what is in play; problems quote answers, so not everybody is shown them."""
        packs = [pack.info for pack in self._library.for_server(interaction.guild_id or 0).packs()]
        troubles = None
        if await self._operators.includes(interaction):
            troubles = self._library.troubles()
        card = pack_list_card(packs, troubles, for_member(interaction))
        await self._sender.reply(interaction, card, private=True)

    @app_commands.check(require_manage_server)
    @app_commands.rename(pack=locale_str("pack"), page=locale_str("page"))
    @app_commands.describe(
        pack=locale_str("which pack"), page=locale_str("which page; the first, if you leave it out")
    )
    async def show_pack(
        self, interaction: Interaction, pack: str, page: Range[int, 1, MOST_PAGES] = 1
    ) -> None:
        """Show a page of a pack's questions."""
        await self._operators.require(interaction)
        meant = pack_meant(self._library.for_server(interaction.guild_id or 0), pack)
        await self._sender.reply(
            interaction, _page(meant, page, for_member(interaction)), private=True
        )

    @app_commands.check(require_manage_server)
    async def reload_packs(self, interaction: Interaction) -> None:
        """Renew the packs; reading them may take longer than Discord waits for a first answer."""
        await self._operators.require(interaction)
        await self._sender.defer(interaction)
        report = await self._library.reload()
        await self._sender.reply(
            interaction, reload_card(report, for_member(interaction)), private=True
        )

    async def turn(self, interaction: Interaction, button: PackButton) -> None:
        """Put another page of the same pack in place of the one that was pressed."""
        require_manage_server(interaction)
        await self._operators.require(interaction)
        pack = self._library.for_server(interaction.guild_id or 0).pack(button.pack)
        if pack is None:
            raise Denied(Denial.PACK_CLOSED)
        await self._sender.edit_reply(
            interaction, _page(pack, button.page, for_member(interaction))
        )

    async def offer_packs(self, interaction: Interaction, typed: str) -> list[Choice[str]]:
        """Offer the packs that match what was typed."""
        return pack_choices(self._library.for_server(interaction.guild_id or 0), typed)

    def _list_command(self) -> _Command:
        return app_commands.Command(
            name=locale_str("list"),
            description=locale_str("See every pack and its problems."),
            callback=self.list_packs,
        )

    def _show_command(self) -> _Command:
        command: _Command = app_commands.Command(
            name=locale_str("show"),
            description=locale_str("Read a pack's questions and answers, in private."),
            callback=self.show_pack,
        )
        command.autocomplete("pack")(self.offer_packs)
        return command

    def _reload_command(self) -> _Command:
        return app_commands.Command(
            name=locale_str("reload"),
            description=locale_str(
                "Read the questions folder again; running games are not disturbed."
            ),
            callback=self.reload_packs,
        )


def _page(pack: Pack, wanted: int, words: Words) -> Card:
    pages = pages_of(len(pack.index))
    page = min(max(1, wanted), pages)
    first = (page - 1) * QUESTIONS_A_PAGE
    ids = [entry.id for entry in pack.index[first : first + QUESTIONS_A_PAGE]]
    return pack_page_card(pack.info, pack.get(ids), page, pages, words)
