from bot.discord_app.cards.podium import podium_card
from bot.discord_app.controls.custom_ids import AgainButton
from bot.game.ending import Ending, EndingKind
from bot.game.standing import ranked
from bot.ports.stage import PodiumCard
from tests.discord_app.cards.reading import lines, pressed
from tests.support.english import ENGLISH

ANN_STOPPED = Ending(EndingKind.STOPPED, 1, "Ann")


def test_the_podium_names_the_winner_and_every_place_in_words() -> None:
    assert lines(podium_card(_podium(("Ann", 2450), ("Ben", 1900), ("Chidi", 0)), ENGLISH)) == [
        "-# The end, after 4 questions",
        "### Ann wins with 2,450 points",
        "🥇 First: **Ann** — 2,450 points",
        "🥈 Second: **Ben** — 1,900 points",
        "Third: **Chidi** — 0 points",
    ]


def test_equals_share_first_place() -> None:
    shown = lines(podium_card(_podium(("Ann", 500), ("Ben", 500), ("Chidi", 1)), ENGLISH))
    assert shown[1] == "### Ann and Ben share first place with 500 points each"
    assert shown[4].startswith("🥉 Third: **Chidi**")


def test_many_equals_are_counted() -> None:
    crowd = [(f"Member {n}", 100) for n in range(6)]
    shown = lines(podium_card(_podium(*crowd), ENGLISH))
    assert shown[1] == "### 6 members share first place with 100 points each"


def test_ten_are_named_and_the_others_counted() -> None:
    crowd = [(f"Member {n:02}", 1000 - n) for n in range(13)]
    shown = lines(podium_card(_podium(*crowd), ENGLISH))
    assert shown[-2].startswith("Tenth: ")
    assert shown[-1] == "-# and 3 more"


def test_a_game_that_ended_early_says_why() -> None:
    card = podium_card(_podium(("Ann", 10), ending=ANN_STOPPED), ENGLISH)
    assert "Ann stopped the game." in lines(card)


def test_a_game_without_points_names_no_winner() -> None:
    assert lines(podium_card(_podium(("Ann", 0)), ENGLISH))[1:] == ["### Nobody scored this time"]
    assert lines(podium_card(_podium(), ENGLISH))[1:] == ["### Nobody played this time"]


def test_the_podium_plays_on() -> None:
    assert pressed(podium_card(_podium(("Ann", 10)), ENGLISH)) == [
        AgainButton(7, 1),
        AgainButton(7, 10),
    ]


def _podium(*players: tuple[str, int], ending: Ending | None = None) -> PodiumCard:
    standing = ranked((user, name, points) for user, (name, points) in enumerate(players))
    return PodiumCard(game=7, rounds_played=4, standing=standing, ending=ending)
