import pytest

from bot.discord_app.cards.refusals import (
    refusal_line,
    stage_trouble_line,
    store_trouble_line,
)
from bot.discord_app.words.languages import words_for
from bot.errors import StoreTrouble
from bot.game.refusals import (
    ChannelBusy,
    GameUnreadable,
    NoGameHere,
    NoPackNamed,
    NoPacks,
    NoQuestionFits,
    NoSuchPack,
    NothingLeft,
    PackGone,
    Refusal,
    Restarting,
    SeveralPacksFit,
    SourceUnreadable,
    StartersOnly,
    TooManyGames,
)
from bot.ports.stage_errors import Grant, Obstacle, StageTrouble
from tests.discord_app.cards.samples import LINK

ENGLISH = words_for("en-US")
FROM_LIST = "one from the list that appears while you type."


def line(refusal: Refusal) -> str:
    return refusal_line(refusal, ENGLISH)


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (NoGameHere(), "No game is running in this channel. Start one with /trivia."),
        (ChannelBusy(), "A game is already running in this channel."),
        (
            TooManyGames(8),
            (
                "You have 8 games running already. "
                "End one with /trivia-stop in its channel, or wait until one is over."
            ),
        ),
        (Restarting(), "The bot is about to restart. Try again in a minute."),
        (NothingLeft(), "That game has nothing left to ask. Start another with /trivia."),
        (GameUnreadable(), "That game cannot be read any more. Start another with /trivia."),
        (SourceUnreadable(), "The source of this question cannot be read any more."),
        (
            NoPacks(),
            "There is no question pack to play yet. A moderator can see why: /trivia-packs.",
        ),
        (
            NoQuestionFits(narrowed=True),
            "No question fits that. Leave out the kind or the difficulty.",
        ),
        (NoQuestionFits(narrowed=False), "No question fits that. Choose another pack."),
        (NoPackNamed(), f"That names no question pack. Choose {FROM_LIST}"),
        (
            PackGone("moon"),
            f"There is no question pack called “moon” any more. Choose {FROM_LIST}",
        ),
    ],
)
def test_every_refusal_says_what_can_be_done_instead(refusal: Refusal, words: str) -> None:
    assert line(refusal) == words


def test_a_refusal_links_to_the_running_game() -> None:
    busy = line(ChannelBusy(LINK))
    assert busy == f"A game is already running in this channel. It is here: {LINK}"


def test_what_only_the_starter_may_do_names_them() -> None:
    stop, go_on = StartersOnly("*Ann*", or_moderator=True), StartersOnly("*Ann*")
    assert line(stop) == "Only \\*Ann\\* or a moderator can stop this game."
    assert line(go_on) == "Only \\*Ann\\*, who started it, can continue it."


def test_a_starter_who_was_erased_is_not_named() -> None:
    stop, go_on = StartersOnly("", or_moderator=True), StartersOnly("")
    assert line(stop) == "Only who started it or a moderator can stop this game."
    assert line(go_on) == "Only who started it can continue it."


def test_a_refusal_shows_what_was_typed_as_text() -> None:
    said = line(NoSuchPack("@everyone [x](https://evil.example)"))
    assert said.startswith(
        "There is no question pack called “@\u200beveryone \\[x\\](https\\://evil.example)”."
    )


def test_what_fits_several_packs_is_told_with_all_of_them() -> None:
    said = line(SeveralPacksFit("oon", ("The pack moon", "The pack moons")))
    assert "“oon” fits several question packs: The pack moon and The pack moons." in said
    assert said.endswith(f"Type more of its name, or choose {FROM_LIST}")


def test_of_many_that_fit_some_are_named_and_the_others_counted() -> None:
    said = line(SeveralPacksFit("moon", ("The pack moon-3", "The pack moon-4"), more=4))
    assert "The pack moon-3, The pack moon-4 and 4 more." in said


def test_what_fits_no_pack_is_told_with_what_comes_near() -> None:
    said = line(NoSuchPack("story-of-gome", ("The pack story-of-gone",)))
    assert said.endswith("called “story-of-gome”. Did you mean The pack story-of-gone?")
    assert line(NoSuchPack("x", ("A", "B", "C"))).endswith("Did you mean A, B or C?")


def test_what_comes_near_no_pack_is_told_with_the_way_to_the_list() -> None:
    assert line(NoSuchPack("zebra")).endswith(f"Choose {FROM_LIST}")


def test_what_was_typed_is_not_repeated_without_end() -> None:
    assert len(line(NoSuchPack("z" * 6000))) < 200


@pytest.mark.parametrize("grant", Grant)
def test_a_permission_that_is_lacking_is_named_in_discords_words(grant: Grant) -> None:
    said = stage_trouble_line(StageTrouble(Obstacle.NOT_ALLOWED, grant), ENGLISH)
    name = grant.value.replace("_", " ").title().replace(" In ", " in ")
    assert said.startswith(f"I am not allowed to post here any more: I need {name}. Somebody")


@pytest.mark.parametrize("obstacle", Obstacle)
def test_every_obstacle_is_worded_and_what_is_for_the_log_alone_stays_there(
    obstacle: Obstacle,
) -> None:
    said = stage_trouble_line(StageTrouble(obstacle, detail="503 upstream"), ENGLISH)
    assert said.endswith((".", "(Edit Channel, Permissions)."))
    assert "503" not in said


@pytest.mark.parametrize("trouble", StoreTrouble)
def test_trouble_with_saving_tells_when_to_try_again(trouble: StoreTrouble) -> None:
    said = store_trouble_line(trouble, ENGLISH)
    assert ("try again once it is back" in said) is (trouble is StoreTrouble.CHANGED)
    assert "ry again" in said
