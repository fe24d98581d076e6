"""What every store promises of servers: coming, going, and what they have set."""

from bot.ports.owner import SOLO
from bot.ports.servers import ServerSettings
from bot.ports.store import Store
from tests.storage.building import GUILD, a_game, open_round, play_round
from tests.storage.contract_of_members import standing


class LeavingContract:
    async def test_a_server_left_long_ago_is_erased(self, store: Store) -> None:
        await play_round(store, {1: 100, 2: 10})
        await play_round(store, {1: 50}, guild=GUILD + 1, channel=201)
        await store.servers.left(GUILD, SOLO, 1_000)
        assert await store.servers.erase_left_before(1_001, SOLO) == 1
        assert await standing(store) == []
        assert await store.bag.laps(GUILD) == {}
        assert (await store.members.export(GUILD, 1))["rounds"] == []
        assert (await store.boards.page(GUILD + 1, "all", 1)).members == 1
        assert await store.servers.erase_left_before(1_001, SOLO) == 0

    async def test_its_unfinished_games_go_too(self, store: Store) -> None:
        await open_round(store)
        await store.servers.left(GUILD, SOLO, 1_000)
        await store.servers.erase_left_before(1_001, SOLO)
        assert await store.ledger.unfinished(SOLO) == ()
        await store.ledger.open_game(a_game())

    async def test_a_server_left_lately_keeps_its_data(self, store: Store) -> None:
        await play_round(store, {1: 100})
        await store.servers.left(GUILD, SOLO, 1_000)
        assert await store.servers.erase_left_before(1_000, SOLO) == 0
        assert await standing(store) == [(1, "Member 1", 100)]

    async def test_who_comes_back_in_time_finds_everything(self, store: Store) -> None:
        await play_round(store, {1: 100})
        await store.servers.left(GUILD, SOLO, 1_000)
        await store.servers.joined(GUILD, SOLO)
        assert await store.servers.erase_left_before(9_000, SOLO) == 0
        assert await standing(store) == [(1, "Member 1", 100)]

    async def test_leaving_is_counted_from_the_first_time(self, store: Store) -> None:
        await play_round(store, {1: 100})
        for now_ms in (1_000, 5_000):
            await store.servers.left(GUILD, SOLO, now_ms)
        assert await store.servers.erase_left_before(2_000, SOLO) == 1

    async def test_a_server_that_was_erased_can_play_again(self, store: Store) -> None:
        await play_round(store, {3: 300, 2: 200, 1: 100})
        await store.servers.left(GUILD, SOLO, 1_000)
        await store.servers.erase_left_before(2_000, SOLO)
        await play_round(store, {1: 30, 2: 20})
        assert await standing(store) == [(1, "Member 1", 30), (2, "Member 2", 20)]

    async def test_every_server_on_record_is_known(self, store: Store) -> None:
        assert await store.servers.on_record() == set()
        await play_round(store, {1: 100})
        await store.members.hide(GUILD + 1, 7, "Ada", hidden=True)
        assert await store.servers.on_record() == {GUILD, GUILD + 1}
        await store.servers.left(GUILD, SOLO, 1_000)
        await store.servers.erase_left_before(2_000, SOLO)
        assert await store.servers.on_record() == {GUILD + 1}

    async def test_an_owner_erases_only_the_servers_it_answers_for(self, store: Store) -> None:
        await play_round(store, {1: 100})
        await store.servers.joined(GUILD, "a")
        await store.servers.left(GUILD, "a", 1_000)
        assert await store.servers.erase_left_before(2_000, "b") == 0
        assert await standing(store) == [(1, "Member 1", 100)]
        await store.servers.left(GUILD, "b", 1_500)
        assert await store.servers.erase_left_before(2_000, "a") == 0
        assert await store.servers.erase_left_before(1_001, "b") == 1
        assert await standing(store) == []

    async def test_a_server_that_has_nothing_but_its_name_is_on_record(self, store: Store) -> None:
        await store.servers.joined(GUILD, SOLO)
        assert await store.servers.on_record() == {GUILD}


class SettingsContract:
    async def test_a_server_that_set_nothing_has_the_defaults(self, store: Store) -> None:
        assert await store.servers.settings(GUILD) == ServerSettings(language=None)
        await store.servers.joined(GUILD, SOLO)
        assert await store.servers.settings(GUILD) == ServerSettings(language=None)

    async def test_a_language_is_kept_and_taken_back(self, store: Store) -> None:
        await store.servers.set_language(GUILD, SOLO, "de")
        assert (await store.servers.settings(GUILD)).language == "de"
        assert (await store.servers.settings(GUILD + 1)).language is None
        await store.servers.set_language(GUILD, SOLO, None)
        assert (await store.servers.settings(GUILD)).language is None

    async def test_it_stays_when_the_bot_comes_back_in_time(self, store: Store) -> None:
        await store.servers.set_language(GUILD, SOLO, "de")
        await store.servers.left(GUILD, SOLO, 1_000)
        await store.servers.joined(GUILD, SOLO)
        assert (await store.servers.settings(GUILD)).language == "de"

    async def test_it_goes_with_the_data_of_its_server(self, store: Store) -> None:
        await store.servers.set_language(GUILD, SOLO, "de")
        await store.servers.left(GUILD, SOLO, 1_000)
        await store.servers.erase_left_before(2_000, SOLO)
        assert (await store.servers.settings(GUILD)).language is None
        assert await store.servers.on_record() == set()
