"""The buttons around the end of a round: “Reveal now”, which ends it, and “Source” after it."""

from bot.discord_app.api.interactions import Interaction
from bot.discord_app.cards import lines
from bot.discord_app.cards.source import source_card
from bot.discord_app.controls.custom_ids import RevealButton, SourceButton
from bot.discord_app.outgoing.sender import Sender
from bot.discord_app.showing.private_lines import PrivateLines
from bot.discord_app.words.languages import for_member
from bot.play.running_games import RunningGames


class AfterRound:
    """Answers both buttons in private."""

    def __init__(self, games: RunningGames, sender: Sender, private: PrivateLines) -> None:
        self._games = games
        self._sender = sender
        self._private = private

    async def show_source(self, interaction: Interaction, button: SourceButton) -> None:
        """Show the fact behind a question, once its round is settled."""
        guild, channel = interaction.guild_id or 0, interaction.channel_id or 0
        question = await self._games.settled_question(guild, channel, button.round)
        words = for_member(interaction)
        content = (
            words.say("The source is shown once the round is over.")
            if question is None
            else source_card(question, words)
        )
        await self._sender.reply(interaction, content, private=True)

    async def reveal(self, interaction: Interaction, button: RevealButton) -> None:
        """End the round for a starter who plays alone."""
        words = for_member(interaction)
        if self._games.reveal_now(button.game, button.round, interaction.user.id):
            self._private.forget(button, interaction.user.id)
            await self._sender.edit_reply(interaction, words.say("Here it comes."))
        elif self._games.open_card(button.game, button.round) is None:
            # An old private line: it is put right, so that its dead button goes.
            await self._sender.edit_reply(interaction, lines.round_over(words))
        else:
            line = words.say(
                "Only the member who started the game can reveal early, and only while nobody "
                "else plays."
            )
            await self._sender.reply(interaction, line, private=True)
