"""The client: discord.py's, with the commands, the router and the games that it serves."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Mapping
from functools import partial

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.addresses import without_login
from bot.background import in_background
from bot.discord_app.api.errors import NETWORK_TROUBLE, is_odd_answer
from bot.discord_app.api.interactions import Interaction
from bot.discord_app.api.transient_errors import TransientError
from bot.discord_app.cards import lines
from bot.discord_app.commands.command_tree import FootnoteTree
from bot.discord_app.commands.operators import Operators
from bot.discord_app.commands.permissions import invite_link
from bot.discord_app.connection.backoff import Backoff
from bot.discord_app.connection.command_registration import CommandRegistration
from bot.discord_app.connection.endpoint import raise_if_used_up, use_endpoint, warn_if_open
from bot.discord_app.connection.gateway import (
    ConnectionLoop,
    connect_through,
    meaning_of,
    unreadable,
)
from bot.discord_app.connection.odd_events import Event, survive_odd_events
from bot.discord_app.connection.servers import OwnServers, Shards
from bot.discord_app.connection.time_signal import set_by_signal
from bot.discord_app.controls import custom_ids
from bot.discord_app.limits.in_flight import InFlight, member_of
from bot.discord_app.limits.rate_limit import RateLimit
from bot.discord_app.outgoing.channel_messages import ChannelMessages
from bot.discord_app.outgoing.quick_replies import QuickReplies
from bot.discord_app.outgoing.second_bot import SecondBot
from bot.discord_app.outgoing.sender import Sender
from bot.discord_app.outgoing.views import SILENT
from bot.discord_app.routing.bot_parts import BotParts
from bot.discord_app.routing.origin import Origin
from bot.discord_app.routing.router import Router
from bot.discord_app.routing.routes import Routes
from bot.discord_app.showing.channel_stage import ChannelStages
from bot.discord_app.showing.private_lines import PrivateLines
from bot.discord_app.words.languages import ServerLanguages, for_member
from bot.log_context import stay_in_log_context
from bot.proxies import NO_PROXIES, Proxies

log = logging.getLogger(__name__)

LONGEST_RATE_LIMIT_SECONDS = 30.0
"""A longer wait than this is trouble that a game has to hear of."""
GUILDS_SECONDS = 0.5
"""How long READY waits for one more server; commands work before that."""
LANDING_SECONDS = 5.0
"""How long a stop waits for the interactions that are in flight."""

discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # nobody speaks here


class FootnoteClient(discord.Client):
    """The bot on Discord: it sees servers and interactions, and keeps neither members nor messages.

    Call `use_endpoint` before, then `serve` inside `async with`. Leaving it also closes the games.
    """

    def __init__(
        self,
        parts: BotParts,
        *,
        dev_guild: int | None = None,
        operator_guilds: Collection[int] = (),
        proxies: Proxies = NO_PROXIES,
    ) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True),
            allowed_mentions=SILENT,
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            guild_ready_timeout=GUILDS_SECONDS,
            max_ratelimit_timeout=LONGEST_RATE_LIMIT_SECONDS,
        )
        self._clock = parts.clock
        self._games = parts.games
        self._second_bot = SecondBot(parts.sightings, parts.clock)
        self._quick = QuickReplies(self._second_bot)
        self._private_lines = PrivateLines(self._quick, self._is_open)
        self._in_flight = InFlight()
        self._servers = OwnServers(
            parts.servers,
            parts.clock,
            parts.owner,
            Shards(self.shard_count or 1, frozenset({self.shard_id or 0})),
        )
        self._proxies = proxies
        self._backoff = Backoff()
        self._gateway = ConnectionLoop(self, self._backoff, self._look_for_log_ins)
        self._odd: set[asyncio.Task[None]] = set()
        self._greeted = False
        self._leaving: asyncio.Task[None] | None = None
        languages = ServerLanguages(self, parts.settings)
        sender = self._sender = Sender(self._second_bot)
        self._rate_limit = RateLimit(self._quick)
        self.tree = FootnoteTree(self, sender, self._in_flight, self._rate_limit, self._second_bot)
        self._stages = ChannelStages(
            *(sender, ChannelMessages(self), self._private_lines, languages),
            *(parts.clock, parts.library),
        )
        operators = Operators(self, operator_guilds)
        routes = Routes(
            *(parts, sender, self._quick, self._private_lines, self._stages, operators),
            self._in_flight,
        )
        for family in routes.commands():
            family.add_to(self.tree)
        self._registration = CommandRegistration(self.tree, dev_guild)
        survive_odd_events(self, self._answer_odd_interaction)
        self._router = Router(sender, Origin(parts.games), routes)

    async def serve(self, token: str, api_url: str) -> None:
        """Log in at this API and play until closed; whatever passes by itself is waited out.

        Raises ConfigError when Discord does not let the bot in, so that somebody has to act.
        """
        api_url = api_url.rstrip("/")
        warn_if_open(yarl.URL(api_url))
        self.http.proxy = self._proxies.way_to(api_url)
        if self.http.proxy is not None:
            log.info("Discord is reached through the proxy %s", without_login(self.http.proxy))
        await self._until_it_passes(partial(use_endpoint, api_url, token, self._proxies))
        connect_through(self.http, self._proxies.way_to(str(DiscordWebSocket.DEFAULT_GATEWAY)))
        await self._until_it_passes(partial(self._log_in, token))
        await self.connect()

    async def connect(self, *, reconnect: bool = True) -> None:  # noqa: ARG002 - discord.py's own
        """Serve the gateway until closed; a lost connection is always taken up again."""
        await self._gateway.stay()

    async def _until_it_passes(self, attempt: Callable[[], Awaitable[None]]) -> None:
        while True:
            try:
                with self._backoff.noticing_silence():
                    return await attempt()
            except TransientError as trouble:
                await self._backoff.wait(trouble)

    async def _log_in(self, token: str) -> None:
        """Log in once; raises TransientError or ConfigError when Discord does not take it."""
        await self.http.close()  # what an earlier try has left open
        self.http.connector = discord.utils.MISSING
        try:
            await self.login(token)
        except NETWORK_TROUBLE as trouble:
            raise meaning_of(trouble) from None
        except Exception as trouble:
            if is_odd_answer(trouble):
                raise unreadable(trouble) from None
            raise

    async def _look_for_log_ins(self) -> None:
        """Raise TransientError when no log-in is left; else the gateway will tell."""
        try:
            answer = await self.http.request(Route("GET", "/gateway/bot"))
        except NETWORK_TROUBLE:
            return
        raise_if_used_up(answer)

    async def setup_hook(self) -> None:
        """Open what needs the running loop, register the commands, and take games up again."""
        self._quick.open(self.http.proxy)
        await self._second_bot.open()
        await self._registration.begin()
        await set_by_signal(self._clock, self.http.proxy)
        await self._games.resume_games(self._stages)

    async def close(self) -> None:
        """Answer what is in flight, put the games on record as they stand, and leave Discord."""
        if self._leaving is None:
            self.tree.is_stopping = True
            self._leaving = asyncio.create_task(self._leave(), name="leaving")
        await self._leaving

    def _is_open(self, game: int, round_id: int) -> bool:
        return self._games.open_card(game, round_id) is not None

    async def _leave(self) -> None:
        if not await self._in_flight.landed(LANDING_SECONDS):
            log.warning("some members were left without an answer")
        await self._registration.stop()
        await self._games.close()
        await self._servers.stop_erasing()
        await self._private_lines.close()
        await self._quick.close()
        await self._second_bot.close()
        await super().close()

    async def on_connect(self) -> None:
        """Take note that Discord has let the bot in."""
        self._gateway.established()

    async def on_resumed(self) -> None:
        """Take note that a lost connection goes on."""
        self._gateway.established()

    async def on_ready(self) -> None:
        """Say once where the bot can be invited from, and look after the servers."""
        if self._greeted:
            return
        self._greeted = True
        log.info("ready as %s in %d servers", self.user, len(self.guilds))
        log.info("invite the bot: %s", invite_link(self.application_id or 0))
        self._servers.start_erasing(guild.id for guild in self.guilds)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Keep the data of a server that the bot has come back to."""
        await self._registration.joined(guild.id)
        await self._servers.joined(guild.id)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Count the days until the data of a server is erased."""
        await self._servers.left(guild.id)

    async def on_interaction(self, interaction: Interaction) -> None:
        """Learn the time from every interaction, and route what is tapped and written."""
        is_tap = interaction.type in (
            discord.InteractionType.component,
            discord.InteractionType.modal_submit,
        )
        if is_tap and not await self._rate_limit.admits(interaction):
            return
        self._clock.observe(interaction.id)
        if not is_tap:
            return
        _log_where(interaction)
        if self.tree.is_stopping:
            await self._quick.say(
                interaction.id, interaction.token, lines.restarting(for_member(interaction))
            )
            return
        self._sender.promise_in_time(interaction)
        with self._in_flight.during(interaction.id, member_of(interaction)):
            if self._second_bot.is_about() and self._is_of_no_game_here(interaction):
                await self._second_bot.give_way()
            await self._router.press(interaction)

    def _is_of_no_game_here(self, interaction: Interaction) -> bool:
        data: Mapping[str, object] = interaction.data or {}
        control = custom_ids.read(data.get("custom_id"))
        games = {game.id for game in self._games.all()}
        return isinstance(control, custom_ids.InRound) and control.game not in games

    def _answer_odd_interaction(self, event: Event) -> None:
        """Answer what could be read no further than whom to answer."""
        if not self._rate_limit.admits_odd():
            return
        task = in_background(self._quick.say_unreadable(event), "an odd interaction")
        self._odd.add(task)
        task.add_done_callback(self._odd.discard)


def _log_where(interaction: Interaction) -> None:
    """Name the server and channel in all that this interaction's task logs."""
    stay_in_log_context(server=interaction.guild_id, channel=interaction.channel_id)
