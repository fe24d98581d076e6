from discord import app_commands

from bot.discord_app.cards.help import for_moderators, for_players
from tests.discord_app.evening import Evening
from tests.support.english import ENGLISH


async def test_the_help_is_for_the_one_who_asked(evening: Evening) -> None:
    said = evening.sandbox.hand("Ben").reads(await evening.interaction("Ben", "trivia-help"))
    assert "`/trivia-scores`" in said
    assert evening.cards() == []
    assert len(evening.private("Ben")) == 1


async def test_the_help_works_in_the_bots_direct_messages(evening: Evening) -> None:
    hand = evening.sandbox.hand("Ben")
    direct = evening.sandbox.world.direct_channel(hand.user)
    assert [leaf.path for leaf in hand.palette(direct)] == ["trivia-help"]
    assert "cites its sources" in hand.reads(await hand.command(direct, "trivia-help"))


async def test_the_help_names_exactly_the_commands_there_are(evening: Evening) -> None:
    commands = evening.client.tree.walk_commands()
    registered = {one.qualified_name for one in commands if isinstance(one, app_commands.Command)}
    assert registered == set(for_players(ENGLISH)) | set(for_moderators(ENGLISH))


async def test_every_option_is_explained_in_few_words(evening: Evening) -> None:
    for command in evening.client.tree.walk_commands():
        assert 1 <= len(command.description) <= 100, command.qualified_name
        for option in command.parameters if isinstance(command, app_commands.Command) else ():
            words = str(option.description)
            assert 2 <= len(words) <= 100, f"{command.qualified_name} {option.name}"
