from bot.discord_app.cards.footnotes import footnotes_card
from bot.game.highlights import CloseFinish, Fooled, Highlights, Learned, LoneRight
from bot.game.question import Source
from bot.ports.stage import FootnotesCard
from tests.discord_app.cards.reading import lines
from tests.support.english import ENGLISH

FIFTH, LAST = Source("The story of “Gone”", 5), Source("The story of “Gone”", 14)
LONE = LoneRight("Who recorded “Gone”?", "’N Sync", "Ann", others=4)
FOOLED = Fooled("In which year?", "2001", "2003", members=3)
LEARNED = (Learned("It peaked at 11.", FIFTH), Learned("A.", LAST), Learned("B.", FIFTH))


def test_tonights_footnotes_look_back_on_the_game() -> None:
    found = Highlights(LONE, FOOLED, CloseFinish("Ann", "Ben", 12), LEARNED)
    assert _shown(found) == [
        "### Tonight’s footnotes",
        "**Known to one.** Who recorded “Gone”?",
        "Ann alone knew: ’N Sync. Four others tried.",
        "**The best trap.** In which year?",
        "Three went for 2003; it was 2001.",
        "**The closest finish.** Ann was 12 points ahead of Ben.",
        "**Worth remembering**",
        "It peaked at 11.¹",
        "A.²",
        "B.¹",
        "-# ¹ The story of “Gone”, paragraph 5",
        "-# ² The story of “Gone”, paragraph 14",
    ]


def test_what_the_game_did_not_have_is_not_mentioned() -> None:
    assert _shown(Highlights(None, FOOLED, None, ())) == [
        "### Tonight’s footnotes",
        "**The best trap.** In which year?",
        "Three went for 2003; it was 2001.",
    ]


def test_a_single_other_member_is_one_other() -> None:
    lone = LoneRight("Who?", "’N Sync", "Ann", others=1)
    assert _shown(Highlights(lone, None, None, ()))[2].endswith("One other tried.")


def test_a_finish_can_be_level() -> None:
    level = Highlights(None, None, CloseFinish("Ann", "Ben", 0), ())
    assert _shown(level)[1] == "**The closest finish.** Ann and Ben ended level."


def _shown(found: Highlights) -> list[str]:
    return lines(footnotes_card(FootnotesCard(7, found), ENGLISH))
