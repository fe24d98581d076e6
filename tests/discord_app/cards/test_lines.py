from bot.discord_app.cards import lines
from bot.errors import ChannelBusy, PlayError, StartersOnly
from tests.discord_app.cards.samples import LINK


def test_an_answer_that_was_not_saved_is_said_not_to_count() -> None:
    assert "does not count" in lines.not_saved(None)


def test_the_earlier_answer_that_counts_instead_is_named() -> None:
    assert "still counts: Prince." in lines.not_saved("Prince")


def test_a_refusal_links_to_the_running_game() -> None:
    busy = ChannelBusy("A game is already running in this channel.", link=LINK)
    assert lines.refusal(busy) == f"A game is already running in this channel. It is here: {LINK}"


def test_what_only_the_starter_may_do_names_them() -> None:
    stop, go_on = StartersOnly("*Ann*", or_moderator=True), StartersOnly("*Ann*")
    assert lines.refusal(stop) == "Only \\*Ann\\* or a moderator can stop this game."
    assert lines.refusal(go_on) == "Only \\*Ann\\*, who started it, can continue it."


def test_a_starter_who_was_erased_is_not_named() -> None:
    stop, go_on = StartersOnly("", or_moderator=True), StartersOnly("")
    assert lines.refusal(stop) == "Only who started it or a moderator can stop this game."
    assert lines.refusal(go_on) == "Only who started it can continue it."


def test_a_refusal_shows_what_was_typed_as_text() -> None:
    typed = PlayError("There is no pack called “@everyone [x](https://evil.example)”.")
    said = lines.refusal(typed)
    assert said == "There is no pack called “@\u200beveryone \\[x\\](https\\://evil.example)”."


def test_what_the_bot_lacks_is_listed_in_discords_words() -> None:
    said = lines.missing_permissions(("View Channel", "Send Messages"))
    assert "I lack View Channel and Send Messages." in said
